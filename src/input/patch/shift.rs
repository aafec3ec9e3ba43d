//! A key that goes to another mapping, with its value as it is typed.

use crate::input::schema::Spelling;
use crate::text::source::{Content, Edit, Entry, Pointer, Span};

use super::ground::{Ground, Shape};
use super::value::{NewValue, split};
use super::{Candidates, map};

/// Where a key goes: the mapping, the entry behind which it comes, and the key as it is written there.
pub(super) struct Target<'a> {
    pub(super) map: &'a Pointer,
    pub(super) before: Option<usize>,
    pub(super) key: &'a str,
}

/// The ways to take a key with its value out of its mapping and to put it into another one.
pub(super) fn candidates(
    ground: &Ground<'_>,
    from: &Pointer,
    target: &Target<'_>,
    entry: &Entry,
    index: usize,
) -> Candidates {
    let lines = own_lines(ground, entry);
    let raw = lines.as_ref().and_then(|lines| typed_at(ground, lines, entry, target));
    let mut ways = Candidates::new();
    // A slip of the indentation: the lines stay where they are.
    if let (Some(lines), Some(text)) = (&lines, &raw) {
        ways.push(vec![Edit { span: lines.clone(), text: text.clone() }]);
    }
    let Some((parent, _)) = split(from) else { return ways };
    let mut puts = Candidates::new();
    if let Some(text) = raw {
        puts.extend(put_lines(ground, target, text.trim_start_matches(' ')));
    }
    puts.extend(map::add(ground, target.map, target.before, target.key, &NewValue::of(&entry.value)));
    for taken in map::remove(ground, &parent, index) {
        for put in &puts {
            ways.push(taken.iter().chain(put).cloned().collect());
        }
    }
    ways
}

/// The lines of an entry, where it has them for itself.
fn own_lines(ground: &Ground<'_>, entry: &Entry) -> Option<Span> {
    let (start, end) = (entry.key.span.start, ground.entry_end(entry));
    let is_own = !entry.key.span.is_empty() && ground.is_first(start);
    let rest = &ground.text[end..ground.line_end(end)];
    let is_last = rest.trim_start().is_empty() || rest.trim_start().starts_with('#');
    (is_own && is_last).then(|| ground.line_start(start)..ground.line_end(end))
}

/// The lines as they are typed in the column of the target's keys.
fn typed_at(ground: &Ground<'_>, lines: &Span, entry: &Entry, target: &Target<'_>) -> Option<String> {
    let node = ground.tree.at(target.map)?;
    let Content::Map(entries) = &node.content else { return None };
    if ground.shape(node) != Shape::Block {
        return None;
    }
    let (old, new) = (ground.column(entry.key.span.start), ground.column(entries.first()?.key.span.start));
    let newline = ground.newline(lines.start);
    let moved = |line: &str| {
        let rest = line.trim_start_matches(' ');
        let blanks = line.len() - rest.len();
        if rest.is_empty() {
            return Some(String::new());
        }
        Some(" ".repeat((blanks + new).checked_sub(old)?) + rest)
    };
    let text = &ground.text[lines.clone()];
    let text = text.split('\n').map(|line| moved(line.trim_end_matches('\r'))).collect::<Option<Vec<_>>>()?;
    let text = text.join(newline);
    let typed = " ".repeat(new) + &entry.key.typed;
    let rest = text.strip_prefix(&typed)?;
    Some(format!("{}{}{rest}", " ".repeat(new), target.key))
}

fn put_lines(ground: &Ground<'_>, target: &Target<'_>, text: &str) -> Candidates {
    let Some(node) = ground.tree.at(target.map) else { return Vec::new() };
    let Content::Map(entries) = &node.content else { return Vec::new() };
    if ground.shape(node) != Shape::Block {
        return Vec::new();
    }
    map::add_text(ground, entries, target.before, text)
}

/// The spelling in which a key is written: that of the key itself.
pub(super) fn spelling_of(entry: &Entry) -> Spelling {
    if entry.key.typed.is_ascii() { Spelling::English } else { Spelling::Japanese }
}
