//! Where a text stands among the clauses.

/// A clause, or a paragraph or item in it. Positions count from 0.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// Position of the clause (条).
    pub clause: usize,
    /// Position of the paragraph (項), where the clause has several.
    pub paragraph: Option<usize>,
    /// Positions of the item (号) and of those under it.
    pub items: Vec<usize>,
}

/// What an address ends in, and what each step on the way to it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A clause (条).
    Clause(usize),
    /// A paragraph (項) of a clause.
    Paragraph(usize),
    /// An item (号) of a clause or paragraph.
    Item(usize),
    /// What is under an item: at the depth, from 1, the position.
    Under(usize, usize),
}

impl Step {
    /// The position among its siblings.
    pub(super) fn index(self) -> usize {
        match self {
            Self::Clause(index) | Self::Paragraph(index) | Self::Item(index) | Self::Under(_, index) => index,
        }
    }

    /// The sibling at another position.
    pub(super) fn at(self, index: usize) -> Self {
        match self {
            Self::Clause(_) => Self::Clause(index),
            Self::Paragraph(_) => Self::Paragraph(index),
            Self::Item(_) => Self::Item(index),
            Self::Under(depth, _) => Self::Under(depth, index),
        }
    }
}

impl Address {
    /// A whole clause.
    #[must_use]
    pub fn of(clause: usize) -> Self {
        Self { clause, paragraph: None, items: Vec::new() }
    }

    /// The paragraph at a position.
    pub(super) fn paragraph(&self, paragraph: usize) -> Self {
        Self { clause: self.clause, paragraph: Some(paragraph), items: Vec::new() }
    }

    /// The item at a position, one level below.
    pub(super) fn item(&self, item: usize) -> Self {
        let mut below = self.clone();
        below.items.push(item);
        below
    }

    /// Whether this is the other one, or holds it.
    pub(super) fn holds(&self, other: &Self) -> bool {
        other.steps().starts_with(&self.steps())
    }

    /// The steps from the clause down.
    pub(super) fn steps(&self) -> Vec<Step> {
        let clause = Step::Clause(self.clause);
        let paragraph = self.paragraph.map(Step::Paragraph);
        let items = self.items.iter().enumerate().map(|(depth, index)| match depth {
            0 => Step::Item(*index),
            _ => Step::Under(depth, *index),
        });
        std::iter::once(clause).chain(paragraph).chain(items).collect()
    }
}
