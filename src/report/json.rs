//! Findings for programs: `{"version":1,"findings":[…]}`.

use serde_json::json;

use super::told::Told;

/// Changes when a field changes its meaning or goes; a new field does not change it.
const VERSION: u32 = 1;

/// The document.
pub(super) fn json(findings: &[Told<'_>]) -> String {
    super::pretty(&json!({ "version": VERSION, "findings": findings }))
}
