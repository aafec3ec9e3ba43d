//! Which meetings are built, as GitLab starts a child pipeline with it.

use serde_json::json;

use crate::app::ci::plan::Plan;

/// A plan as a child pipeline: JSON is YAML. A dollar sign would be taken for a variable.
///
/// - `pipeline` is the file that says what its jobs do
/// - `base` is the commit with which papers are compared, where a change is proposed
#[must_use]
pub fn child_pipeline(plan: &Plan, pipeline: &str, base: Option<&str>) -> String {
    let jobs: Vec<_> = plan
        .groups
        .iter()
        .map(|group| {
            let meetings = serde_json::to_string(&group.meetings).expect("names are texts");
            json!({ "GROUP": group.name, "MEETINGS": meetings.replace('$', "\\u0024") })
        })
        .collect();
    let mut variables = json!({ "SHINGIKAI_STAGE": "meetings" });
    if let Some(base) = base {
        variables["BASE"] = json!(base);
    }
    let mut child = json!({ "include": [{ "local": pipeline }], "variables": variables });
    if jobs.is_empty() {
        // A pipeline without a job is an error.
        let rules = json!([{ "if": "$SHINGIKAI_STAGE == \"meetings\"" }]);
        child["unchanged"] = json!({ "stage": "build", "rules": rules, "script": ["true"] });
        child["build"] = json!({ "rules": [{ "when": "never" }] });
    } else {
        child["build"] = json!({ "parallel": { "matrix": jobs } });
    }
    super::pretty(&child)
}
