//! What may be chosen on the command line, as values of the rooms above: clap is known here alone.

use std::path::Path;

use clap::ValueEnum;

use crate::app::authoring;
use crate::report;

/// A language, of messages or of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Language {
    /// 日本語.
    Ja,
    /// English.
    En,
}

impl From<Language> for report::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::Ja => Self::Ja,
            Language::En => Self::En,
        }
    }
}

/// How findings are reported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// To people: the line, a caret, what to write.
    #[default]
    Human,
    /// `{"version":1,"findings":[…]}`.
    Json,
    /// Annotations and the job summary of GitHub's workflows.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// SARIF 2.1.0.
    Sarif,
}

impl From<Format> for report::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Human => Self::Human,
            Format::Json => Self::Json,
            Format::Github => Self::Github,
            Format::Gitlab => Self::Gitlab,
            Format::Sarif => Self::Sarif,
        }
    }
}

/// A set of papers that goes to the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SetName {
    /// What is sent in advance.
    #[value(alias = "事前")]
    Advance,
    /// What is handed out on the day.
    #[value(alias = "当日")]
    OnTheDay,
    /// The public edition.
    #[value(alias = "公開版")]
    Public,
}

/// For whom a plan is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum PlanFormat {
    /// Programs.
    #[default]
    Json,
    /// The outputs of a step of GitHub's.
    Github,
    /// A child pipeline of GitLab's.
    Gitlab,
}

/// Form of the ledger.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum LedgerFormat {
    /// A table.
    #[default]
    Table,
    /// CSV that Excel opens: UTF-8 with a byte order mark.
    Csv,
    /// An Excel file.
    Xlsx,
    /// JSON.
    Json,
}

impl LedgerFormat {
    /// The form that the name of a file says by its ending; a table where it says none.
    pub(super) fn of_name(file: Option<&Path>) -> Self {
        let ending = file.and_then(|file| file.extension()?.to_str()).unwrap_or_default().to_lowercase();
        match ending.as_str() {
            "csv" => Self::Csv,
            "xlsx" => Self::Xlsx,
            "json" => Self::Json,
            _ => Self::Table,
        }
    }
}

impl From<LedgerFormat> for report::LedgerFormat {
    fn from(format: LedgerFormat) -> Self {
        match format {
            LedgerFormat::Table => Self::Table,
            LedgerFormat::Csv => Self::Csv,
            LedgerFormat::Xlsx => Self::Xlsx,
            LedgerFormat::Json => Self::Json,
        }
    }
}

/// A kind of file that people write.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// A case file.
    #[default]
    Case,
    /// meeting.yaml.
    Meeting,
    /// council.yaml.
    Council,
    /// clauses.yaml.
    Clauses,
}

impl From<Kind> for authoring::SchemaKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Case => Self::Case,
            Kind::Meeting => Self::Meeting,
            Kind::Council => Self::Council,
            Kind::Clauses => Self::Clauses,
        }
    }
}
