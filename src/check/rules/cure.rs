//! Fixes of findings on values, made and proven by the patcher.

use std::cell::{Cell, OnceCell};
use std::sync::Arc;

use crate::diagnostic::finding::Finding;
use crate::diagnostic::fix::Fix;
use crate::input::patch::{Patcher, Refusal};
use crate::input::schema::{Loaded, Schema};
use crate::text::source::{Edit, SourceFile};

/// So many changes of one file are proven: each proof reads the file again.
const PROOFS: usize = 40;

/// The fixes of one file. It is read again only where a finding asks for one.
#[derive(Debug)]
pub(super) struct Cures<'a> {
    file: Arc<SourceFile>,
    schema: &'a Schema,
    patcher: OnceCell<Option<Patcher<'a>>>,
    proofs: Cell<usize>,
}

impl<'a> Cures<'a> {
    pub(super) fn of<T>(loaded: &Loaded<T>, schema: &'a Schema) -> Self {
        let file = Arc::clone(&loaded.file);
        Self { file, schema, patcher: OnceCell::new(), proofs: Cell::new(PROOFS) }
    }

    /// The schema of the file.
    pub(super) fn schema(&self) -> &'a Schema {
        self.schema
    }

    /// A change of the file as a fix; none where it cannot be proven.
    pub(super) fn fix(
        &self,
        safe: bool,
        change: impl FnOnce(&Patcher<'a>) -> Result<Vec<Edit>, Refusal>,
    ) -> Option<Fix> {
        let left = self.proofs.get().checked_sub(1)?;
        self.proofs.set(left);
        let patcher = self.patcher.get_or_init(|| Patcher::new(&self.file, self.schema).ok()).as_ref()?;
        Some(Fix::edits(&self.file, change(patcher).ok()?, safe))
    }
}

/// The same finding with these ways to mend it behind its own.
pub(super) fn mended(mut finding: Finding, fixes: impl IntoIterator<Item = Fix>) -> Finding {
    for fix in fixes {
        if !finding.fixes.contains(&fix) {
            finding.fixes.push(fix);
        }
    }
    finding
}
