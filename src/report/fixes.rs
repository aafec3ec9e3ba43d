//! What a fix changes, in lines, as people compare texts.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use similar::TextDiff;

use crate::diagnostic::finding::Finding;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::path::{shown, slashed};
use crate::text::source::{LineChange, SourceFile};

use super::Messages;
use super::escape::visible;

/// So many changed places of a file are shown of one fix.
const SHOWN: usize = 5;

/// So many letters of a line are shown.
const WIDTH: usize = 100;

/// So many letters before and behind what changes.
const NEAR: usize = 30;

/// A fix that was made: where, what it did, and the lines before and after.
#[must_use]
pub fn made_fix(finding: &Finding, fix: &Fix, messages: &Messages) -> String {
    let line = finding.file.position(finding.span.start).line;
    let place = format!("{}:{line}", visible(&shown(&finding.file.path)));
    let title = visible(&title(fix, messages));
    let mut told = format!("{place}: {title} [{}]\n", finding.rule.id());
    for (_, change) in fix.line_changes(SHOWN) {
        told += &lines(&change, "    ");
    }
    told
}

/// What a fix does, in words.
pub(super) fn title(fix: &Fix, messages: &Messages) -> String {
    let (id, words) = fix.title();
    messages.find(id, &words).expect("the tests compare the titles with the messages")
}

/// How the lines will be, below the words that say what to do. Where the line that is shown above is the only one that changes, it
/// is not shown again.
pub(super) fn preview(finding: &Finding, fix: &Fix) -> String {
    let own = finding.file.position(finding.span.start).line;
    let changes = fix.line_changes(SHOWN);
    // What changes at the beginning of a line is seen beside the old one only.
    let is_seen = |change: &LineChange| {
        change.new.first().map(|line| line.trim_start()) != change.old.first().map(|line| line.trim_start())
    };
    let is_own = |change: &LineChange| {
        change.line == own && change.old.len() == 1 && !change.new.is_empty() && is_seen(change)
    };
    match changes.as_slice() {
        [(file, change)] if file.path == finding.file.path && is_own(change) => {
            let old = change.old.first().map_or("", |line| line.trim_start());
            change.new.iter().map(|line| format!("\n+ {}", around(line.trim_start(), old))).collect()
        }
        several => {
            let told = |(file, change): &(&Arc<SourceFile>, LineChange)| {
                let other = file.path != finding.file.path;
                let name = if other { visible(&shown(&file.path)) + ":" } else { String::new() };
                let numbered = lines(change, "");
                let numbered = numbered.lines().map(|line| format!("\n{name}{line}"));
                numbered.collect::<String>()
            };
            several.iter().map(told).collect()
        }
    }
}

/// Lines that go and come, each with its number.
fn lines(change: &LineChange, indent: &str) -> String {
    let numbered = |lines: &[String], others: &[String], sign: char| {
        let mut told = String::new();
        for (index, line) in lines.iter().enumerate() {
            let other = others.get(index).map_or("", String::as_str);
            let _ = writeln!(told, "{indent}{} {sign} {}", change.line + index, around(line, other));
        }
        told
    };
    numbered(&change.old, &change.new, '-') + &numbered(&change.new, &change.old, '+')
}

/// A line as it is shown: of a long one the part in which it differs from the other one, and what is near it.
fn around(line: &str, other: &str) -> String {
    // A tab is seen by its sign: how wide it is nobody knows.
    let (line, other) = (&line.replace('\t', "→"), &other.replace('\t', "→"));
    let (letters, others): (Vec<char>, Vec<char>) = (line.chars().collect(), other.chars().collect());
    if letters.len() <= WIDTH {
        return visible(line);
    }
    let same = |pairs: &mut dyn Iterator<Item = (&char, &char)>| {
        pairs.take_while(|(one, other)| one == other).count()
    };
    let before = same(&mut letters.iter().zip(&others));
    let most = letters.len().min(others.len()) - before;
    let behind = same(&mut letters.iter().rev().zip(others.iter().rev()).take(most));
    let start = before.saturating_sub(NEAR);
    let end = (letters.len() - behind + NEAR).clamp(start, letters.len()).min(start + WIDTH);
    let (head, tail) = (if start > 0 { "…" } else { "" }, if end < letters.len() { "…" } else { "" });
    format!("{head}{}{tail}", visible(&letters[start..end].iter().collect::<String>()))
}

/// The difference of two texts as `patch` and `git apply` read it.
#[must_use]
pub fn unified(old_path: &Path, new_path: &Path, old: &str, new: &str) -> String {
    let (old_path, new_path) = (slashed(old_path), slashed(new_path));
    let renamed = if old_path == new_path {
        String::new()
    } else {
        format!("diff --git a/{old_path} b/{new_path}\nrename from {old_path}\nrename to {new_path}\n")
    };
    let difference = TextDiff::from_lines(old, new);
    let (from, to) = (format!("a/{old_path}"), format!("b/{new_path}"));
    renamed + &difference.unified_diff().context_radius(2).header(&from, &to).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_line_only_what_changes_is_shown() {
        let (blank, rest) = ("　".repeat(200), "あ".repeat(200));
        assert_eq!(around("件名: あ", ""), "件名: あ");
        let shown = around(&format!("{rest}い{rest}"), &format!("{rest}う{rest}"));
        assert_eq!(shown, format!("…{}い{}…", "あ".repeat(NEAR), "あ".repeat(NEAR)));
        assert_eq!(around(&rest, "").chars().count(), WIDTH + 1);
        assert_eq!(around(&format!("{rest}い"), &rest), format!("…{}い", "あ".repeat(NEAR)));
        assert!(around(&blank, &rest).chars().count() > WIDTH);
    }
}
