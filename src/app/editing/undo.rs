//! What takes changes back, in memory alone: of what was written before this run a version history knows.

use std::collections::BTreeMap;

use super::change::FieldChange;
use super::place::EditedFile;

/// So many steps are kept of a file.
const STEPS: usize = 200;

/// One step back.
#[derive(Debug, Clone, PartialEq)]
pub struct UndoStep {
    /// What stood in the file.
    pub before: Vec<u8>,
    /// What stood there then.
    pub after: Vec<u8>,
    /// What takes the change back where other parts of the file changed since; nothing where it was no change of fields.
    pub inverse: Vec<FieldChange>,
}

/// The steps back of each file.
#[derive(Debug, Default)]
pub struct UndoHistory(BTreeMap<EditedFile, Vec<UndoStep>>);

impl UndoHistory {
    /// Notes a change.
    pub fn push(&mut self, file: &EditedFile, step: UndoStep) {
        let steps = self.0.entry(file.clone()).or_default();
        if steps.len() >= STEPS {
            steps.remove(0);
        }
        steps.push(step);
    }

    /// The last change, which is forgotten.
    pub fn pop(&mut self, file: &EditedFile) -> Option<UndoStep> {
        self.0.get_mut(file)?.pop()
    }

    /// How many steps there are.
    #[must_use]
    pub fn count(&self, file: &EditedFile) -> usize {
        self.0.get(file).map_or(0, Vec::len)
    }
}
