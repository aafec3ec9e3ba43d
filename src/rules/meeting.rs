//! The meeting's list and the folder agree.

use crate::finding::{Finding, Findings, Rule};
use crate::source::Pointer;
use crate::workspace::ReadMeeting;

/// Every item that names a case file has it in the meeting's folder.
pub(super) fn items_have_their_files(read: &ReadMeeting, findings: &mut Findings) {
    for (index, item) in read.meeting.value.items.iter().enumerate() {
        let Some(case) = item.case.as_deref().filter(|case| !case.is_empty()) else {
            continue;
        };
        let name = case.strip_suffix(".yaml").unwrap_or(case);
        if !read.case_names.iter().any(|known| known == name) {
            let at = Pointer::of(&["items"]).index(index).key("case");
            let span = read.meeting.tree.span_at(&at);
            let finding = Finding::new(Rule::ItemWithoutFile, &read.meeting.file, span);
            findings.push(finding.with("file", case).with("known", read.case_names.join("、")));
        }
    }
}
