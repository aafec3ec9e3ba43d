//! The sentences that are no rule's and no fault's, by name. The tests compare the names with both languages.

use strum::{EnumIter, IntoStaticStr};

/// A sentence. Its name in kebab-case is its id in the files of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "what each says stands in the files of messages")]
pub enum Message {
    SeverityError,
    SeverityWarning,
    SeverityNote,
    ListJoint,
    Help,
    More,
    RelatedFirst,
    RelatedList,
    RelatedOther,
    SummarySeverity,
    SummaryPlace,
    SummaryFinding,
    SummaryHelp,
    ExplainWhat,
    ExplainWhy,
    ExplainWrong,
    ExplainRight,
    ExplainRightFile,
    MachineFailed,
    NotRead,
    FillIn,
    StartHere,
    BundleMade,
    BundleOutdated,
    DocumentsLeft,
    OldFolderLeft,
    ListMeeting,
    ListTitle,
    ListDate,
    ListNumber,
    ListKinds,
    ListSubject,
    ListGrounds,
    ListDivisions,
    ListRecipients,
    ListOpen,
    ListClosedGround,
    ListMaterial,
    ListDistribution,
    ListMatchingNumber,
    ListCase,
    ListIsOpen,
    ListIsClosed,
    ListWithdrawn,
    Listed,
    ReplacementOutdated,
    ReplacementStopped,
    Leaf,
    Replaced,
    Made,
    ProgressBar,
    ProgressLine,
    Watching,
    Waits,
    CacheUnavailable,
    Counted,
    NoFindings,
    CliAbout,
    CliHeadingUsage,
    CliHeadingCommands,
    CliHeadingOptions,
    DoctorWell,
    DoctorIll,
    DoctorTypst,
    DoctorOutput,
    DoctorFonts,
    DoctorProfile,
    DoctorPrinted,
    DoctorFindings,
    DoctorDifference,
    DoctorUnprinted,
}

impl Message {
    /// Its id: `list-joint`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}
