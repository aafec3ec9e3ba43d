//! The lists and mappings that are open at a line, by their columns.

use crate::limits;
use crate::text::source::Span;

/// An open list or mapping.
#[derive(Debug, Clone)]
pub(super) struct Level {
    /// Column of its marks or keys in the mended text, from 0.
    pub(super) column: usize,
    /// Whether it is a list.
    pub(super) is_list: bool,
    /// The key of a mapping that was read last.
    pub(super) key: Span,
    /// Whether its column is our guess, so that lines near it are meant for it.
    pub(super) guessed: bool,
    /// The indentation as typed, where the level began with its line.
    typed: Option<String>,
}

/// All of them, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Levels {
    open: Vec<Level>,
    /// Whether the last key or list mark has no value yet.
    pub(super) awaits_value: bool,
}

/// The column that a line is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Settled {
    /// The column.
    pub(super) column: usize,
    /// Whether no open list or mapping has the typed column.
    pub(super) is_odd: bool,
    /// Whether that is because of a guess of ours.
    pub(super) is_ours: bool,
}

impl Levels {
    pub(super) fn last(&self) -> Option<&Level> {
        self.open.last()
    }

    /// The column at which a value below may begin.
    pub(super) fn floor(&self) -> usize {
        self.last().map_or(0, |level| level.column + 1)
    }

    /// The keys around what stands at a column, the outermost first.
    pub(super) fn keys_above(&self, column: usize) -> impl Iterator<Item = Span> {
        self.open
            .iter()
            .filter(move |level| !level.is_list && level.column < column)
            .map(|level| level.key.clone())
    }

    pub(super) fn has_mapping_at(&self, column: usize) -> bool {
        self.open.iter().any(|level| !level.is_list && level.column == column)
    }

    pub(super) fn has_list_at(&self, column: usize) -> bool {
        self.open.iter().any(|level| level.is_list && level.column == column)
    }

    /// The column of a line whose indentation can be read in several ways.
    pub(super) fn choose(&self, columns: &[usize], typed: &str, is_item: bool) -> usize {
        if let [only] = columns {
            return *only;
        }
        let same = self.open.iter().rev().find(|level| level.typed.as_deref() == Some(typed));
        if let Some(level) = same {
            return level.column;
        }
        let floor = self.floor();
        let below = || columns.iter().copied().find(|column| self.awaits_value && *column >= floor);
        let beside = || {
            let fits = |column: usize| {
                if is_item { self.has_list_at(column) } else { self.has_mapping_at(column) }
            };
            columns.iter().copied().find(|column| fits(*column))
        };
        below().or_else(beside).unwrap_or(columns[0])
    }

    /// Closes what ends before a line with this column.
    pub(super) fn settle(&mut self, typed: usize) -> Settled {
        let kept = self.open.iter().take_while(|level| level.column <= typed).count();
        let awaited = self.awaits_value && kept == self.open.len();
        let settled = match (kept.checked_sub(1).map(|index| &self.open[index]), self.open.get(kept)) {
            (None, None) => Settled { column: typed, is_odd: false, is_ours: false },
            (Some(level), _) if level.column == typed || awaited => {
                Settled { column: typed, is_odd: false, is_ours: false }
            }
            (Some(above), Some(below)) if below.column - typed > typed - above.column => odd(above),
            (_, Some(below)) => odd(below),
            (Some(above), None) => odd(above),
        };
        let kept = self.open.iter().take_while(|level| level.column <= settled.column).count();
        if kept < self.open.len() || settled.is_odd {
            self.awaits_value = false;
        }
        self.open.truncate(kept);
        settled
    }

    /// Opens or goes on with a list.
    pub(super) fn enter_list(&mut self, column: usize, typed: Option<&str>, guessed: bool) {
        if !self.last().is_some_and(|level| level.is_list && level.column == column) {
            self.push(column, true, typed, guessed);
        }
        self.awaits_value = false;
    }

    /// Opens or goes on with a mapping.
    pub(super) fn enter_mapping(&mut self, column: usize, key: Span, typed: Option<&str>, guessed: bool) {
        self.leave_list_at(column);
        if !self.last().is_some_and(|level| !level.is_list && level.column == column) {
            self.push(column, false, typed, guessed);
        }
        self.open.last_mut().expect("it was pushed or is there").key = key;
        self.awaits_value = false;
    }

    /// Closes a list that stands in the column of its own key, when a line there is no item.
    pub(super) fn leave_list_at(&mut self, column: usize) {
        if let [.., mapping, list] = self.open.as_slice()
            && list.is_list
            && list.column == column
            && !mapping.is_list
            && mapping.column == column
        {
            self.open.pop();
        }
    }

    pub(super) fn clear(&mut self) {
        self.open.clear();
        self.awaits_value = false;
    }

    /// One more; the parser refuses what is nested deeper than the limit.
    fn push(&mut self, column: usize, is_list: bool, typed: Option<&str>, guessed: bool) {
        if self.open.len() > 2 * limits::NESTING {
            return;
        }
        self.open.push(Level { column, is_list, key: 0..0, guessed, typed: typed.map(str::to_owned) });
    }
}

fn odd(level: &Level) -> Settled {
    Settled { column: level.column, is_odd: true, is_ours: level.guessed }
}
