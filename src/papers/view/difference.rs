//! What changed between two texts, in pieces.

use similar::{ChangeTag, TextDiff};

use super::listing::ListingPiece;

/// Characters that stand unchanged before and behind what changed; of a longer stretch the rest is left out.
const CONTEXT: usize = 16;
/// What stands for the rest.
const LEFT_OUT: &str = "…";

/// The old text and the new one in pieces, those that changed marked.
#[must_use]
pub fn difference(old: &str, new: &str) -> (Vec<ListingPiece>, Vec<ListingPiece>) {
    let are_lists = is_list(old) && is_list(new);
    let [old, new] = [old, new].map(|text| if are_lists { entries(text) } else { words(text) });
    let diff = TextDiff::from_slices(&old, &new);
    // One character between two changes that happens to be the same makes nothing clearer.
    let mut changes: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match changes.last_mut() {
            Some((tag, text)) if *tag == change.tag() => *text += change.value(),
            _ => changes.push((change.tag(), change.value().to_owned())),
        }
    }
    let count = changes.len();
    let mut sides = [Vec::new(), Vec::new()];
    for (index, (tag, text)) in changes.into_iter().enumerate() {
        let is_inside = index > 0 && index + 1 < count;
        let is_changed = tag != ChangeTag::Equal || (is_inside && text.chars().count() <= 1);
        let shown = if is_changed { text } else { near_change(&text, index == 0, index + 1 == count) };
        if tag != ChangeTag::Insert {
            push(&mut sides[0], &shown, is_changed);
        }
        if tag != ChangeTag::Delete {
            push(&mut sides[1], &shown, is_changed);
        }
    }
    sides.into()
}

/// Whether a text is a list of entries, as of fields: an entry that comes or goes is marked as a whole.
fn is_list(text: &str) -> bool {
    text.matches('、').count() > 1 && !text.contains('。')
}

/// The entries of a list, and what stands between them.
fn entries(text: &str) -> Vec<&str> {
    let mut entries = Vec::new();
    for entry in text.split_inclusive(['、', '\n']) {
        let end = entry.trim_end_matches(['、', '\n']).len();
        entries.extend([&entry[..end], &entry[end..]].into_iter().filter(|part| !part.is_empty()));
    }
    entries
}

/// The characters of a text; a number or a word of Latin letters is one, whatever its length.
fn words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, character) in text.char_indices() {
        if before.is_some_and(|before| !goes_on(before, character)) {
            words.push(&text[start..at]);
            start = at;
        }
        before = Some(character);
    }
    words.extend((start < text.len()).then(|| &text[start..]));
    words
}

/// Whether a character belongs to the one before it: as the next digit or letter, or as a mark upon it.
fn goes_on(before: char, character: char) -> bool {
    let is_digit = |character: char| matches!(character, '0'..='9' | '０'..='９' | '.' | '．');
    let is_letter = |character: char| character.is_ascii_alphabetic();
    let is_mark = matches!(character, '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    is_mark || (is_digit(before) && is_digit(character)) || (is_letter(before) && is_letter(character))
}

fn push(pieces: &mut Vec<ListingPiece>, text: &str, changed: bool) {
    match pieces.last_mut() {
        Some(last) if last.changed == changed => {
            last.text = format!("{}{text}", last.text).into();
        }
        _ => pieces.push(ListingPiece { text: text.into(), changed, whole: false }),
    }
}

/// What stands near a change.
fn near_change(text: &str, is_first: bool, is_last: bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let (before, behind) = match (is_first, is_last) {
        (true, true) => return text.to_owned(),
        (true, false) => (0, CONTEXT),
        (false, true) => (CONTEXT, 0),
        (false, false) => (CONTEXT, CONTEXT),
    };
    if characters.len() <= before + behind + 2 {
        return text.to_owned();
    }
    let (start, end) = (&characters[..before], &characters[characters.len() - behind..]);
    start.iter().collect::<String>() + LEFT_OUT + &end.iter().collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[ListingPiece]) -> String {
        pieces
            .iter()
            .map(|piece| if piece.changed { format!("[{}]", piece.text) } else { piece.text.to_string() })
            .collect()
    }

    #[test]
    fn what_changed_is_marked_on_both_sides() {
        let (old, new) = difference("平成20年10月から以降継続", "平成20年11月から継続");
        assert_eq!(shown(&old), "平成20年[10]月から[以降]継続");
        assert_eq!(shown(&new), "平成20年[11]月から継続");
        let (old, new) = difference("", "新しい値");
        assert_eq!((shown(&old), shown(&new)), (String::new(), "[新しい値]".to_owned()));
    }

    #[test]
    fn numbers_and_entries_are_marked_as_a_whole() {
        let (old, new) = difference("令和10年度から", "令和11年度から");
        assert_eq!((shown(&old).as_str(), shown(&new).as_str()), ("令和[10]年度から", "令和[11]年度から"));
        let (_, new) = difference("氏名、住所、国保記号番号", "氏名、住所、住民票の住所、国保記号番号");
        assert_eq!(shown(&new), "氏名、住所、[住民票の住所、]国保記号番号");
        let (_, new) = difference("氏名、住所、電話番号", "氏名、住所、電話番号、番号");
        assert_eq!(shown(&new), "氏名、住所、電話番号[、番号]");
        let (old, _) = difference("葛󠄀飾", "葛󠄁飾");
        assert_eq!(shown(&old), "[葛󠄀]飾");
    }

    #[test]
    fn of_long_texts_only_what_stands_near_is_shown() {
        let long = "あ".repeat(60);
        let (old, new) = difference(&format!("{long}甲{long}"), &format!("{long}乙{long}"));
        let near = "あ".repeat(CONTEXT);
        assert_eq!(shown(&old), format!("…{near}[甲]{near}…"));
        assert_eq!(shown(&new), format!("…{near}[乙]{near}…"));
    }
}
