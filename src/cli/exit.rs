//! How the program ended, for whoever started it.

use crate::app::doctor;
use crate::diagnostic::finding::{Finding, Severity};

/// The exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// What was asked for is done; warnings are allowed.
    Done = 0,
    /// A case, meeting or profile file is wrong.
    WrongFiles = 1,
    /// The machine, the command line, a template or Typst failed.
    Failed = 2,
    /// Somebody asked the program to stop.
    Interrupted = 130,
}

impl ExitStatus {
    /// The status after findings of which those of this severity and above are denied.
    #[must_use]
    pub fn of(findings: &[Finding], denied: Severity) -> Self {
        let is_denied = |finding: &Finding| finding.allowed.is_none() && finding.severity >= denied;
        if findings.iter().any(is_denied) { Self::WrongFiles } else { Self::Done }
    }

    /// The number of it.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }
}

impl From<&doctor::State> for ExitStatus {
    fn from(state: &doctor::State) -> Self {
        match state {
            doctor::State::Well => Self::Done,
            doctor::State::Wrong => Self::WrongFiles,
            doctor::State::Broken(_) => Self::Failed,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::finding::Rule;
    use crate::text::source::SourceFile;

    fn finding(severity: Severity, allowed: Option<&str>) -> Finding {
        let file = Arc::new(SourceFile::new("case.yaml".into(), "件名: あ\n"));
        let allowed = allowed.map(ToOwned::to_owned);
        Finding { severity, allowed, ..Finding::new(Rule::UnknownKey, &file, 0..6) }
    }

    #[test]
    fn errors_make_the_status_1_and_warnings_only_when_denied() {
        use ExitStatus::{Done, WrongFiles};
        for (severity, lenient, strict) in [
            (Severity::Error, WrongFiles, WrongFiles),
            (Severity::Warning, Done, WrongFiles),
            (Severity::Note, Done, Done),
        ] {
            assert_eq!(ExitStatus::of(&[finding(severity, None)], Severity::Error), lenient);
            assert_eq!(ExitStatus::of(&[finding(severity, None)], Severity::Warning), strict);
            assert_eq!(ExitStatus::of(&[finding(severity, Some("原文どおり"))], Severity::Warning), Done);
        }
    }
}
