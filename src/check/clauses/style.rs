//! What a number style makes of a step: its mark on the sheet, and its name in a reference.

use crate::model::council::NumberStyle;
use crate::text::numbering::mark;

use super::address::Step;

/// A number style, for one set of clauses.
#[derive(Debug, PartialEq, Clone, Copy)]
pub struct Style {
    style: NumberStyle,
    /// Whether a clause has several paragraphs (項): then 前項 cannot be the clause before.
    has_paragraphs: bool,
}

impl Style {
    /// The style, for clauses of which some have several paragraphs or none has.
    #[must_use]
    pub fn new(style: NumberStyle, has_paragraphs: bool) -> Self {
        Self { style, has_paragraphs }
    }

    /// Whether paragraphs stand beside their number as clauses do; else they are items of their clause.
    pub(super) fn has_paragraphs_of_its_own(self) -> bool {
        matches!(self.style, NumberStyle::Ordinal | NumberStyle::Article)
    }

    /// The step as this style takes it: where it knows no paragraphs, they are the first level of items.
    fn seen(self, step: Step, below_paragraph: bool) -> Step {
        match step {
            _ if self.has_paragraphs_of_its_own() => step,
            Step::Paragraph(index) => Step::Item(index),
            Step::Item(index) if below_paragraph => Step::Under(1, index),
            Step::Under(depth, index) if below_paragraph => Step::Under(depth + 1, index),
            _ => step,
        }
    }

    /// The steps of an address as this style takes them.
    pub(super) fn steps(self, steps: &[Step]) -> Vec<Step> {
        let below_paragraph = steps.iter().any(|step| matches!(step, Step::Paragraph(_)));
        steps.iter().map(|step| self.seen(*step, below_paragraph)).collect()
    }

    /// What stands before the text on the sheet. The first paragraph of a clause has no number of its own.
    pub(super) fn mark(self, step: Step) -> String {
        match step {
            Step::Clause(index) => match self.style {
                NumberStyle::Plain | NumberStyle::Levels => mark(1, index),
                NumberStyle::Ordinal => format!("第{}", index + 1),
                NumberStyle::Article => format!("第{}条", index + 1),
            },
            Step::Paragraph(0) => String::new(),
            Step::Paragraph(index) => mark(1, index),
            Step::Item(index) => mark(2, index),
            Step::Under(depth, index) => mark(2 + depth, index),
        }
    }

    /// What a reference calls it.
    pub(super) fn name(self, step: Step) -> String {
        match (self.style, step) {
            (NumberStyle::Levels, _) | (NumberStyle::Ordinal, Step::Clause(_)) => self.mark(step),
            (NumberStyle::Plain, Step::Clause(index)) | (_, Step::Paragraph(index)) => {
                format!("第{}項", index + 1)
            }
            (_, Step::Item(index)) => format!("第{}号", index + 1),
            (_, Step::Clause(_) | Step::Under(..)) => self.mark(step),
        }
    }

    /// The unit in 前項, 次条, 同号. None where neighbours are called by their numbers.
    pub(super) fn unit(self, step: Step) -> Option<&'static str> {
        match (self.style, step) {
            (NumberStyle::Levels, _) | (_, Step::Under(..)) => None,
            (NumberStyle::Article, Step::Clause(_)) => Some("条"),
            (NumberStyle::Ordinal, Step::Clause(_)) => (!self.has_paragraphs).then_some("項"),
            (NumberStyle::Plain, Step::Clause(_)) | (_, Step::Paragraph(_)) => Some("項"),
            (_, Step::Item(_)) => Some("号"),
        }
    }

    /// What stands between two steps of a reference: 1の(1).
    pub(super) fn joint(self) -> &'static str {
        if self.style == NumberStyle::Levels { "の" } else { "" }
    }
}
