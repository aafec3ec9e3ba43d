//! Lists and mappings in brackets, which may go on over several lines.

use crate::diagnostic::finding::Rule;
use crate::text::source::Span;

use super::scanner::{Content, Scanner};
use super::separator::Certainty;
use super::signs::{is_blank, is_wide_blank};
use super::vocabulary::is_key_like;

/// How many lines are looked through for a bracket that closes.
const LINES_AHEAD: usize = 100;

/// An open bracket.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four facts that do not depend on each other")]
pub(super) struct Frame {
    /// Where it stands.
    pub(super) open: usize,
    /// What closes it.
    pub(super) close: char,
    /// Whether it was opened by a full-width bracket: commas and colons may be full-width too.
    pub(super) is_wide: bool,
    /// The key that was read last; in a list, the key of the list.
    pub(super) key: Option<Span>,
    /// Whether the key of a mapping has been read, and its value comes.
    pub(super) in_value: bool,
    /// Whether something stands in the entry already.
    pub(super) has_entry: bool,
    /// Where a text begins that belongs into quotes.
    pub(super) quote_from: Option<usize>,
    /// Whether a separator of its list was noted already.
    pub(super) is_noted: bool,
}

impl Frame {
    pub(super) fn is_mapping(&self) -> bool {
        self.close == '}'
    }
}

/// Reads brackets from the first one to the one that closes it.
pub(super) struct Flow<'s, 'a> {
    pub(super) scanner: &'s mut Scanner<'a>,
    pub(super) frames: Vec<Frame>,
    /// The key before the first bracket.
    pub(super) key: Option<Span>,
    floor: usize,
    pub(super) here: usize,
    /// The end of the line.
    pub(super) end: usize,
    /// The end of what was read last, comments aside.
    pub(super) read: usize,
}

impl Scanner<'_> {
    /// A value that begins with a bracket, and what follows it on its line.
    pub(super) fn flow_value(&mut self, at: usize, line: Content, floor: usize, key: Option<Span>) {
        let bookmark = self.notes.bookmark();
        let Some(close) = Flow::new(self, at, line.end, floor, key).read() else {
            self.row += 1;
            return;
        };
        let end = self.content(self.row).map_or(close, |last| last.end);
        let rest = self.text_after(close, end).filter(|rest| !self.text[*rest..].starts_with(':'));
        match rest {
            Some(_) if self.row == line.row => {
                self.notes.go_back(bookmark);
                let first = self.char_at(at).expect("a bracket stands here");
                self.special_value(at..at + first.len_utf8(), floor);
            }
            Some(rest) => {
                self.notes.syntax(rest..end, "text-after-bracket", "");
                self.notes.leave_out(rest..end);
                self.row += 1;
            }
            None => self.row += 1,
        }
    }
}

impl<'s, 'a> Flow<'s, 'a> {
    fn new(scanner: &'s mut Scanner<'a>, at: usize, end: usize, floor: usize, key: Option<Span>) -> Self {
        Self { scanner, frames: Vec::new(), key, floor, here: at, end, read: at }
    }

    /// Moves to the line of the last bracket; gives the place after it, or nothing where we closed it.
    fn read(mut self) -> Option<usize> {
        loop {
            self.here = self.scanner.skip_blanks(self.here, self.end);
            if self.here >= self.end {
                self.end_text(self.end);
                if !self.next_line() {
                    self.close_all();
                    return None;
                }
                continue;
            }
            self.step();
            if self.frames.is_empty() {
                return Some(self.here);
            }
        }
    }

    fn step(&mut self) {
        let here = self.here;
        let character = self.scanner.char_at(here).expect("it is before the end");
        let after = here + character.len_utf8();
        let before = self.scanner.char_before(here);
        match character {
            '[' | '{' => self.open(here, character, false),
            '［' | '｛' if self.opens_wide(character) => self.open(here, character, true),
            ']' | '}' => self.close(here..after, character),
            '］' | '｝' if self.closes_wide(character) => self.close(here..after, character),
            ',' => {
                if self.is_within_number(here) {
                    self.scanner.notes.found(Rule::CommaInValue, here..after, []);
                }
                if !self.top().has_entry {
                    // Nothing stands between this comma and what is before it.
                    self.scanner.notes.syntax(here..after, "empty-entry", "");
                    self.scanner.notes.leave_out(here..after);
                }
                self.next_entry(after);
            }
            '，' | '、' if self.top().is_wide || self.top().has_entry => self.wide_comma(here..after),
            '"' | '\'' => self.quoted(here),
            '#' if before.is_none_or(|before| matches!(before, ' ' | '\t' | '\n' | '\r')) => {
                return self.comment();
            }
            ':' | '：' if self.is_colon(after, character) => self.colon(here..after),
            _ if is_wide_blank(character) => self.wide_blank(here),
            _ => self.token(),
        }
        self.read = self.here;
    }

    /// Whether a comma stands between the digits of one number, as in 1,234人: three of them follow, and no blank.
    fn is_within_number(&self, comma: usize) -> bool {
        let text = &self.scanner.text;
        let digits = text[comma + 1..].chars().take_while(char::is_ascii_digit).count();
        digits == 3 && text[..comma].ends_with(|before: char| before.is_ascii_digit())
    }

    pub(super) fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("a bracket is open")
    }

    pub(super) fn next_entry(&mut self, after: usize) {
        self.end_text(self.here);
        self.here = after;
        let top = self.top();
        top.in_value = false;
        top.has_entry = false;
    }

    /// A comma that is not YAML's, between entries.
    fn wide_comma(&mut self, sign: Span) {
        if !self.top().is_wide && !self.top().is_noted {
            self.top().is_noted = true;
            let typed = &self.scanner.text[sign.clone()];
            let words = [("role", "comma"), ("typed", typed)];
            self.scanner.notes.found(Rule::FullWidthSyntax, sign.clone(), words);
        }
        self.scanner.notes.edit(sign.clone(), ", ");
        self.next_entry(sign.end);
    }

    fn wide_blank(&mut self, here: usize) {
        let blanks = self.scanner.text[here..self.end].trim_start_matches(is_blank);
        let span = here..self.end - blanks.len();
        if !self.top().is_wide {
            self.scanner.notes.found(Rule::FullWidthSyntax, span.clone(), [("role", "blank")]);
        }
        self.here = span.end;
        self.scanner.notes.edit(span, " ");
    }

    fn comment(&mut self) {
        if self.scanner.comment(self.here, self.end) {
            let here = self.here;
            self.top().quote_from.get_or_insert(here);
            self.token();
            self.read = self.here;
        } else {
            self.here = self.end;
        }
    }

    /// A text in quotes, and what follows it.
    fn quoted(&mut self, at: usize) {
        let close = self.scanner.quoted(at, self.floor);
        let line = self.scanner.content(self.scanner.row).expect("a quote stands on it");
        self.end = line.end;
        self.here = close.unwrap_or(self.end);
        self.top().has_entry = true;
        let next = self.scanner.char_at(self.here).filter(|_| self.here < self.end);
        let is_apart =
            next.is_none_or(|next| is_blank(next) || ",]}:，、］｝：".contains(next) || next == '#');
        if !is_apart && close.is_some() {
            let start = self.here;
            self.token();
            self.scanner.notes.found(Rule::TextAfterQuote, start..self.here, []);
            self.top().quote_from = Some(at);
        }
    }

    /// Puts quotes around a text that needs them, now that its end is known.
    pub(super) fn end_text(&mut self, end: usize) {
        let Some(from) = self.frames.last_mut().and_then(|frame| frame.quote_from.take()) else { return };
        let typed = self.scanner.text[from..end].trim_end_matches(is_blank);
        self.scanner.notes.quote(from..from + typed.len());
    }

    /// Goes to the next line if it may stand inside the brackets.
    fn next_line(&mut self) -> bool {
        let next = self.scanner.next_content(self.scanner.row + 1).filter(|next| self.is_inside(*next));
        if let Some(next) = next {
            let before = self.scanner.lines[next.row].start..next.start;
            if let Some(rule) = next.indent.fault() {
                self.scanner.indent_fault(rule, &before);
                self.scanner.indent(before, self.floor.max(next.indent.columns()[0]));
            }
            for row in self.scanner.row + 1..next.row {
                self.scanner.blank_line(row);
            }
            (self.scanner.row, self.here, self.end) = (next.row, next.start, next.end);
        }
        next.is_some()
    }

    /// Whether a line may stand inside the brackets: a key to their left does not.
    fn is_inside(&self, next: Content) -> bool {
        let first = self.scanner.first(next);
        if "]}］｝,#".contains(first) {
            return true;
        }
        if self.scanner.is_document_mark(next) {
            return false;
        }
        let is_left = self.scanner.column_of(next) < self.floor;
        let in_mapping = self.frames.last().is_some_and(Frame::is_mapping);
        let found = self.scanner.separator(next.start, next.end, Certainty::Key);
        let is_key = found.is_some_and(|found| {
            let key = &self.scanner.text[found.key];
            self.scanner.vocabulary.knows(key) || (is_left && is_key_like(key))
        });
        match (is_left, is_key) {
            (false, false) => true,
            (false, true) if in_mapping => true,
            (true, false) if !self.scanner.looks_like_item(next) => true,
            _ => in_mapping && self.closes_below(next.row),
        }
    }

    fn closes_below(&self, row: usize) -> bool {
        let rows = row..(row + LINES_AHEAD).min(self.scanner.lines.len());
        rows.filter_map(|row| self.scanner.content(row)).any(|line| self.scanner.first(line) == '}')
    }
}
