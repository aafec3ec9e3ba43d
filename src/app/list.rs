//! The ledger (案件台帳).

use std::path::PathBuf;

use anyhow::Result;

use crate::check::rules;
use crate::diagnostic::finding::Findings;
use crate::papers::ledger::{Filter, LedgerEntry, ledger};
use crate::workspace::Workspace;

/// The ledger of every item that is right.
///
/// # Errors
///
/// If the machine fails. Never because a case is wrong.
pub fn list(
    workspace: &Workspace,
    paths: &[PathBuf],
    filter: &Filter,
) -> Result<(Vec<LedgerEntry>, Findings)> {
    let read = workspace.read(paths)?;
    let (checked, findings) = rules::check(read);
    Ok((ledger(&checked, filter), findings))
}
