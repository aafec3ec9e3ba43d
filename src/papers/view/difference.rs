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
    let diff = TextDiff::from_graphemes(old, new);
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
        assert_eq!(shown(&old), "平成20年1[0]月から[以降]継続");
        assert_eq!(shown(&new), "平成20年1[1]月から継続");
        let (old, new) = difference("", "新しい値");
        assert_eq!((shown(&old), shown(&new)), (String::new(), "[新しい値]".to_owned()));
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
