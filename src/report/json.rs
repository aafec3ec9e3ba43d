//! Findings for programs: `{"version":1,"findings":[…]}`.

use serde_json::json;

use super::rendered::RenderedFinding;

/// Changes when a field changes its meaning or goes; a new field does not change it.
const VERSION: u32 = 1;

/// The document.
pub(super) fn json(findings: &[RenderedFinding<'_>]) -> String {
    super::pretty(&json!({ "version": VERSION, "findings": findings }))
}
