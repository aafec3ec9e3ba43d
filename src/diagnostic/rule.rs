//! What can be wrong: the rules by name, and how grave each is.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumString, IntoStaticStr};

/// How grave a finding is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, EnumString, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Severity {
    /// 参考: a matter of taste.
    Note,
    /// 警告: doubtful; somebody should look.
    Warning,
    /// エラー: cannot be printed, incomplete or unlawful. Stops the documents of its case.
    Error,
}

/// What can be wrong. The name of a rule in kebab-case is its id, which never changes and is never reused.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumIter,
    IntoStaticStr,
    EnumString,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Rule {
    /// The file is not UTF-8.
    NotUtf8,
    /// There is more than [`crate::limits`] allows.
    FileTooLarge,
    /// A link of the disk in the place of a file or folder.
    LinkNotRead,
    /// A file that cannot be opened now: another program holds it, or this user has no right to it.
    FileHeld,
    /// The file holds no value at all.
    EmptyFile,
    /// A file of the meeting's folder that is no case file: the program does not read it.
    FileNotRead,
    /// A name of a meeting's folder or of a case file that not every system keeps as it is, or that one takes for another.
    FileName,
    /// A full-width sign in the place of YAML's own: `：`, a blank, a list mark, a bracket, a quote, a comma, `＃`.
    FullWidthSyntax,
    /// A tab before a line.
    TabIndent,
    /// A key and its value without a blank between them: `件名:健診`.
    MissingSpaceAfterColon,
    /// A list mark without a blank after it: `-健診`.
    MissingSpaceAfterDash,
    /// A text broken over two lines: a blank would be printed inside Japanese.
    FoldedLine,
    /// A colon and a blank inside a value: `対象: 未受診者: あり`.
    ColonInValue,
    /// A comma inside a number of a bracketed list, which would divide it: 1,234.
    CommaInValue,
    /// A comma inside a field of a list that 、 divides: `氏名，住所` would be one field.
    CommaInField,
    /// A list of fields as it was pasted: with numbers or bullets, or with blanks between the names.
    FieldsAsPasted,
    /// A text goes on after its closing quote: `"特記事項"を付す`.
    TextAfterQuote,
    /// A value or key begins with a character that means something else to YAML.
    SpecialFirstCharacter,
    /// A number typed before an item that the form numbers itself: `1 1` would be printed.
    TypedListNumber,
    /// A reference between clauses in letters: it does not follow what a case chooses.
    TypedReference,
    /// A party of the contract in letters: it does not follow what the profile calls it.
    TypedParty,
    /// A ` #` inside a value: YAML takes the rest for a comment, and it would not be printed.
    CommentCutsValue,
    /// The file cannot be read as YAML, for a reason that has no rule of its own.
    YamlSyntax,
    /// One key stands twice in one mapping.
    DuplicateKey,
    /// A YAML anchor, alias or tag.
    AnchorOrTag,
    /// A key that the program does not know.
    UnknownKey,
    /// A key that must be there is not.
    MissingKey,
    /// A text where a list or mapping belongs, or the other way round.
    WrongType,
    /// A word that is not one of the words for this key.
    UnknownValue,
    /// A key without its value.
    EmptyValue,
    /// A placeholder of a fresh file that nobody filled in.
    PlaceholderLeft,
    /// The file fits its schema, and still its values cannot be used.
    NotUnderstood,
    /// A date that cannot be read, or that never was.
    UnreadableDate,
    /// The meeting names a council profile that is not there.
    CouncilUnknown,
    /// A profile builds on one that is not there, is wrong, or builds on it.
    BaseUnknown,
    /// An entry that stands for what the base has, and the base has nothing there.
    BaseEntryUnknown,
    /// A ground that the council profile does not list.
    GroundUnknown,
    /// A type or kind that contradicts the ground.
    TypeMismatch,
    /// A type of matter for which the profile has no sheet.
    SheetMissing,
    /// A value for which the sheet has no row: it would not be printed.
    KeyWithoutRow,
    /// A Typst file of a profile cannot be read.
    TypstSyntax,
    /// A measure of a profile is too small to be printed, bound or read.
    MeasureTooSmall,
    /// The case from which another was copied (前回) is not there, or cannot be compared with.
    PreviousCase,
    /// Ink of a finished paper that cannot be read where it stands.
    PaperLayout,
    /// Parts of a profile that do not fit each other.
    ProfileContradictory,
    /// What a meeting says of an item does not go together, or a number or name is taken.
    MeetingContradictory,
    /// A value that the other values leave without any effect: it would not reach the paper.
    ValueWithoutEffect,
    /// A value of a case or a meeting that none of the meeting's papers says.
    ValueNotPrinted,
    /// A mark or word that stands for a text that is still to be written: ○○○, 後で記入.
    UnfinishedText,
    /// A case that somebody is still writing (下書き).
    DraftCase,
    /// A cell that the form has and the case leaves empty.
    EmptyCell,
    /// A word of the paper of another municipality or contract.
    CopiedWord,
    /// A word of a profile that no paper prints.
    WordNotPrinted,
    /// A date within a text that is not written out.
    ShortDate,
    /// An office at the key of another kind.
    OfficeLevel,
    /// Values of a withdrawn item, of which the paper says only that it was withdrawn.
    WithdrawnValues,
    /// A meeting without items and without case files.
    MeetingWithoutItems,
    /// A row of the profile that is nobody's value.
    RowUnknown,
    /// A ground that is not in force on the meeting's day.
    GroundNotInForce,
    /// `~` or `null` where a value belongs.
    NullAsText,
    /// Japanese and English keys in one file.
    MixedKeyLanguages,
    /// A provided field that is not among the held ones.
    ProvidedNotHeld,
    /// A name under `from` that is not among the held ones.
    FromNotHeld,
    /// A field that stands twice in one list.
    DuplicateField,
    /// Everything that is held is provided.
    AllFieldsProvided,
    /// The safeguards speak of special clauses, and none go with the case.
    ClausesNotAttached,
    /// Special clauses go with the case, and the safeguards do not speak of them.
    ClausesNotMentioned,
    /// A clause that the council requires is left out.
    RequiredClauseMissing,
    /// Information leaves the municipality, and one side has no safeguard.
    MissingSafeguard,
    /// A department or division that the profile does not list.
    DepartmentUnknown,
    /// One department spelt in two ways in one meeting.
    DepartmentSpelling,
    /// The council called by another body's name.
    CouncilName,
    /// Dates or years of the file that this one was copied from.
    StaleCopy,
    /// A subject that does not end as the council's subjects do.
    SubjectForm,
    /// A day of the week that the date does not have.
    WeekdayMismatch,
    /// The fiscal year of the meeting's title is not that of its day.
    FiscalYearMismatch,
    /// A year of an era that was over by then.
    EraOutOfRange,
    /// A year without its era.
    EraMissing,
    /// A period that ends before it begins.
    PeriodReversed,
    /// A report in advance of something that has begun.
    ReportedAfterStart,
    /// A case file that the meeting does not list.
    CaseNotListed,
    /// A meeting's item names a case file that is not there.
    ItemWithoutFile,
    /// An attachment names a file that is not there.
    AttachmentMissing,
    /// An attachment's file cannot be bound in: it is no PDF, not whole, closed by a password, or hides something.
    AttachmentUnusable,
    /// An attachment's file has another number of pages than was typed.
    AttachmentPages,
    /// An attachment's file names a font that is not in it.
    AttachmentFont,
    /// An attachment's file is that of an earlier meeting.
    AttachmentOfBefore,
    /// Two items with one number.
    NumberTwice,
    /// A meeting whose date says no day, and not that it is not known yet.
    MeetingDayMissing,
    /// An item that goes on at another meeting, and the other one does not know of it.
    ContinuedItem,
    /// Papers of a meeting that was held would differ if they were made now.
    HeldMeetingDiffers,
    /// A number that an item of another meeting of the year has, too.
    NumberTwiceInYear,
    /// A number of a series that no item has, between those of a year.
    NumberLeftOut,
    /// A number lower than those of the meetings before.
    NumberOutOfOrder,
    /// A number of a material that no paper has, between those of a meeting.
    MaterialLeftOut,
    /// A meeting that is another one: its folder was copied.
    MeetingTwice,
    /// A number that names another kind than that of the item: 諮問第2号 of a report.
    NumberOfAnotherKind,
    /// An item without explainers, beside others that have some.
    ExplainerMissing,
    /// A day of exchange that cannot be, or is missing.
    ReplacementDay,
    /// An item whose material was handed out no longer stands on the list.
    HandedOutMissing,
    /// The record of what was handed out cannot be read.
    HandedOutUnreadable,
    /// A closed item, or a closed value, without its ground.
    ClosedWithoutGround,
    /// A value is closed that steers what the papers are.
    ClosedValue,
    /// A blank form row `{...}` of the profile names something unknown.
    PlaceholderUnknown,
    /// A clause refers to a clause that is not there.
    ClauseReferenceBroken,
    /// A clause, set or setting that the profile does not have.
    ClauseUnknown,
    /// Choices of clauses that cannot hold together.
    ClausesContradictory,
    /// A character that no font of the chain can print.
    UnprintableCharacter,
    /// A character of private use (外字).
    PrivateUseCharacter,
    /// A variation sequence that no font of the chain holds: it would print another glyph.
    VariationNotInFont,
    /// A character that cannot be seen.
    InvisibleCharacter,
    /// A character in pieces, or one that prints as another.
    DecomposedCharacter,
    /// A mark upon a letter that is no character together with it: `字` with an acute accent.
    MarkUponLetter,
    /// A writing that the font draws with the glyph of another one: readers of a PDF that has both take it for the other.
    SharedGlyph,
    /// ①, ㈱, Ⅰ: characters that not every machine shows.
    MachineDependentCharacter,
    /// Half-width katakana.
    HalfWidthKatakana,
    /// A bracket that is not closed, or was not opened.
    UnbalancedBracket,
    /// Half- and full-width digits in one file.
    MixedDigitWidth,
    /// Information that needs special care is provided.
    SensitiveInformation,
    /// The individual number without its ground or its clauses.
    IndividualNumber,
    /// A word that stands twice in a row.
    RepeatedWord,
    /// A wording that says something twice.
    RedundantWording,
    /// A misspelt word.
    Typo,
    /// Two words for one thing.
    MixedWording,
    /// Some items of a list end in a full stop, some do not.
    UnevenFullStops,
    /// An accepted finding (確認済み) that is not there.
    AllowUnused,
}

impl Rule {
    /// The stable name: `unknown-key`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// How grave a finding of this rule is, unless the profile says otherwise. Errors: what cannot be printed, is
    /// incomplete or unlawful; notes: matters of taste.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a table of every rule, a line each")]
    pub fn severity(self) -> Severity {
        match self {
            Self::MixedKeyLanguages
            | Self::MixedDigitWidth
            | Self::WithdrawnValues
            | Self::DraftCase
            | Self::HeldMeetingDiffers
            | Self::NumberOutOfOrder
            | Self::ExplainerMissing
            | Self::NumberOfAnotherKind => Severity::Note,
            Self::FileNotRead
            | Self::FileName
            | Self::ValueWithoutEffect
            | Self::MeetingDayMissing
            | Self::ContinuedItem
            | Self::NumberTwiceInYear
            | Self::NumberLeftOut
            | Self::MaterialLeftOut
            | Self::MeetingTwice
            | Self::UnfinishedText
            | Self::EmptyCell
            | Self::CopiedWord
            | Self::WordNotPrinted
            | Self::MeasureTooSmall
            | Self::PaperLayout
            | Self::PreviousCase
            | Self::ShortDate
            | Self::OfficeLevel
            | Self::MeetingWithoutItems
            | Self::DuplicateField
            | Self::AllFieldsProvided
            | Self::ClausesNotMentioned
            | Self::DepartmentUnknown
            | Self::DepartmentSpelling
            | Self::CouncilName
            | Self::StaleCopy
            | Self::SubjectForm
            | Self::FiscalYearMismatch
            | Self::EraOutOfRange
            | Self::EraMissing
            | Self::ReportedAfterStart
            | Self::CaseNotListed
            | Self::AttachmentFont
            | Self::AttachmentOfBefore
            | Self::ReplacementDay
            | Self::HandedOutMissing
            | Self::MachineDependentCharacter
            | Self::HalfWidthKatakana
            | Self::UnbalancedBracket
            | Self::CommaInField
            | Self::FieldsAsPasted
            | Self::TypedReference
            | Self::TypedParty
            | Self::SensitiveInformation
            | Self::RepeatedWord
            | Self::RedundantWording
            | Self::Typo
            | Self::MixedWording
            | Self::UnevenFullStops
            | Self::AllowUnused => Severity::Warning,
            Self::NotUtf8
            | Self::FileTooLarge
            | Self::LinkNotRead
            | Self::FileHeld
            | Self::EmptyFile
            | Self::FullWidthSyntax
            | Self::TabIndent
            | Self::MissingSpaceAfterColon
            | Self::MissingSpaceAfterDash
            | Self::FoldedLine
            | Self::ColonInValue
            | Self::CommaInValue
            | Self::TextAfterQuote
            | Self::SpecialFirstCharacter
            | Self::TypedListNumber
            | Self::CommentCutsValue
            | Self::YamlSyntax
            | Self::DuplicateKey
            | Self::AnchorOrTag
            | Self::UnknownKey
            | Self::ValueNotPrinted
            | Self::MissingKey
            | Self::WrongType
            | Self::UnknownValue
            | Self::EmptyValue
            | Self::PlaceholderLeft
            | Self::NotUnderstood
            | Self::UnreadableDate
            | Self::CouncilUnknown
            | Self::BaseUnknown
            | Self::BaseEntryUnknown
            | Self::GroundUnknown
            | Self::TypeMismatch
            | Self::SheetMissing
            | Self::KeyWithoutRow
            | Self::ProfileContradictory
            | Self::MeetingContradictory
            | Self::RowUnknown
            | Self::GroundNotInForce
            | Self::NullAsText
            | Self::ProvidedNotHeld
            | Self::FromNotHeld
            | Self::ClausesNotAttached
            | Self::RequiredClauseMissing
            | Self::MissingSafeguard
            | Self::WeekdayMismatch
            | Self::PeriodReversed
            | Self::ItemWithoutFile
            | Self::AttachmentMissing
            | Self::AttachmentUnusable
            | Self::AttachmentPages
            | Self::NumberTwice
            | Self::HandedOutUnreadable
            | Self::ClosedWithoutGround
            | Self::ClosedValue
            | Self::TypstSyntax
            | Self::PlaceholderUnknown
            | Self::ClauseReferenceBroken
            | Self::ClauseUnknown
            | Self::ClausesContradictory
            | Self::UnprintableCharacter
            | Self::PrivateUseCharacter
            | Self::VariationNotInFont
            | Self::InvisibleCharacter
            | Self::DecomposedCharacter
            | Self::MarkUponLetter
            | Self::SharedGlyph
            | Self::IndividualNumber => Severity::Error,
        }
    }

    /// Whether a clerk may accept it with a reason although it is an error.
    #[must_use]
    pub fn is_acceptable_error(self) -> bool {
        self == Self::RequiredClauseMissing
    }
}
