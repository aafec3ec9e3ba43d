//! The ledger (案件台帳).

use std::path::PathBuf;

use anyhow::Result;

use crate::app::session::{CheckedRead, Session};
use crate::diagnostic::finding::Findings;
use crate::papers::ledger::{Filter, Ledger, ledger};

/// The ledger of every item that is right.
///
/// # Errors
///
/// If the machine fails. Never because a case is wrong.
pub fn list(session: &Session, paths: &[PathBuf], filter: &Filter) -> Result<(Ledger, Findings)> {
    let CheckedRead { meetings, whole, findings, .. } = session.check(paths)?;
    Ok((ledger(&meetings, &whole, filter), findings))
}
