//! Which document is meant: one identity for each that there can be, with its place below `output/`. Nothing else writes or
//! reads these names.

use crate::model::council::Documents;
use crate::workspace::{CLOSED_MATERIALS, MATERIALS, PRINTED, REPLACEMENT};

/// One document of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId {
    /// Name of the meeting's folder.
    pub meeting: String,
    /// Which of its documents.
    pub kind: DocumentKind,
}

/// Every document that there can be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// The form 諮問・報告事項 of a case. The profile names its file.
    AdvanceReport {
        /// Name of the case.
        case: String,
    },
    /// The sheet 特記事項 of a case. The profile names its file.
    SpecialClauses {
        /// Name of the case.
        case: String,
    },
    /// A bundle (会議資料).
    Bundle(BundleSet),
    /// The same with the papers made elsewhere in it, where some are files: what goes to the printer.
    Print(BundleSet),
    /// One material (資料) by itself.
    Material {
        /// Its number: 資料1.
        number: String,
        /// Whether its item is closed: then it lies in a folder of its own, which is not for the web.
        closed: bool,
    },
    /// The list of those who explain (説明員).
    CallList,
    /// The sheet for whoever collates the sets (丁合表).
    Collating,
    /// The digest, which members read first (審議の要点).
    Digest,
    /// A bundle in large type (大活字版).
    Large(BundleSet),
    /// What was handed to the printer (印刷済み).
    Printed(BundleSet),
    /// The leaves to exchange in a printed bundle (差し替え).
    Leaves(BundleSet),
    /// The list of leaves to exchange in a printed bundle (差し替え一覧).
    LeafList(BundleSet),
    /// The list of the values that changed in it (正誤表).
    Errata(BundleSet),
}

/// Which items a bundle holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BundleSet {
    /// What is sent in advance.
    Advance,
    /// What is handed out on the day. Its pages go on from those sent in advance.
    OnTheDay,
    /// What may be published.
    Public,
}

impl BundleSet {
    /// The sets that go to the printer.
    pub const PRINTED: [Self; 2] = [Self::Advance, Self::OnTheDay];
    /// All sets.
    pub const ALL: [Self; 3] = [Self::Advance, Self::OnTheDay, Self::Public];

    /// The name of its file, which records of what was printed know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Advance => "bundle",
            Self::OnTheDay => "bundle-on-the-day",
            Self::Public => "bundle-public",
        }
    }

    /// The name of its file for the printer, where papers made elsewhere are bound in.
    #[must_use]
    pub fn print_name(self) -> String {
        format!("{}{PRINT}", self.name())
    }

    fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|set| set.name() == name)
    }
}

/// What the name of a bundle for the printer ends in.
const PRINT: &str = "-print";
const CALL_LIST: &str = "call-list";
const COLLATING: &str = "collating";
const DIGEST: &str = "digest";
/// What the name of a bundle in large type ends in.
const LARGE: &str = "-large";
const LEAF_LIST: &str = "replacement-list";
const ERRATA: &str = "errata";

/// The two files of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// The PDF.
    Pdf,
    /// The text alternative.
    Text,
}

impl FileKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Text];

    fn ending(self) -> &'static str {
        match self {
            Self::Pdf => ".pdf",
            Self::Text => ".txt",
        }
    }

    /// The name of this file of a document whose files are called so.
    #[must_use]
    pub fn of(self, stem: &str) -> String {
        format!("{stem}{}", self.ending())
    }

    /// The name of a document's file without its ending, and which of its files it is; `None` where it is no document's.
    #[must_use]
    pub fn split(name: &str) -> Option<(&str, Self)> {
        Self::ALL.into_iter().find_map(|kind| Some((name.strip_suffix(kind.ending())?, kind)))
    }
}

impl DocumentId {
    /// A document of a meeting.
    #[must_use]
    pub fn new(meeting: &str, kind: DocumentKind) -> Self {
        Self { meeting: meeting.to_owned(), kind }
    }

    /// The case to which it belongs; `None` where it is the meeting's own.
    #[must_use]
    pub fn case(&self) -> Option<&str> {
        match &self.kind {
            DocumentKind::AdvanceReport { case } | DocumentKind::SpecialClauses { case } => Some(case),
            DocumentKind::Bundle(_)
            | DocumentKind::Print(_)
            | DocumentKind::Material { .. }
            | DocumentKind::CallList
            | DocumentKind::Collating
            | DocumentKind::Digest
            | DocumentKind::Large(_)
            | DocumentKind::Printed(_)
            | DocumentKind::Leaves(_)
            | DocumentKind::LeafList(_)
            | DocumentKind::Errata(_) => None,
        }
    }

    /// Its place below the meeting's folder, or below the folder of its case, without an ending: what manifests know it by.
    ///
    /// - `names` are the profile's
    #[must_use]
    pub fn name(&self, names: &Documents) -> String {
        match &self.kind {
            DocumentKind::AdvanceReport { .. } => names.advance_report.file.clone(),
            DocumentKind::SpecialClauses { .. } => names.special_clauses.file.clone(),
            DocumentKind::Bundle(set) => set.name().to_owned(),
            DocumentKind::Print(set) => set.print_name(),
            DocumentKind::Material { number, closed: false } => format!("{MATERIALS}/{number}"),
            DocumentKind::Material { number, closed: true } => format!("{CLOSED_MATERIALS}/{number}"),
            DocumentKind::CallList => CALL_LIST.to_owned(),
            DocumentKind::Collating => COLLATING.to_owned(),
            DocumentKind::Digest => DIGEST.to_owned(),
            DocumentKind::Large(set) => format!("{}{LARGE}", set.name()),
            DocumentKind::Printed(set) => format!("{PRINTED}/{}", set.name()),
            DocumentKind::Leaves(set) => format!("{REPLACEMENT}/{}", of_set(REPLACEMENT, *set)),
            DocumentKind::LeafList(set) => format!("{REPLACEMENT}/{}", of_set(LEAF_LIST, *set)),
            DocumentKind::Errata(set) => format!("{REPLACEMENT}/{}", of_set(ERRATA, *set)),
        }
    }

    /// The path of one of its files below the meeting's folder.
    #[must_use]
    pub fn place(&self, file: FileKind, names: &Documents) -> String {
        let name = file.of(&self.name(names));
        self.case().map_or_else(|| name.clone(), |case| format!("{case}/{name}"))
    }

    /// The path of its PDF below the output folder: as people know it.
    #[must_use]
    pub fn path(&self, names: &Documents) -> String {
        format!("{}/{}", self.meeting, self.place(FileKind::Pdf, names))
    }

    /// The path of its text alternative below the output folder.
    #[must_use]
    pub fn text_path(&self, names: &Documents) -> String {
        format!("{}/{}", self.meeting, self.place(FileKind::Text, names))
    }

    /// The documents of the same meeting after whose pages its own are counted: those of the day go on from those sent in
    /// advance, each material of a public edition has the pages that it has in those two, whoever collates counts both, and the
    /// digest names them, as the edition in large type does. Of each set the one for the printer counts, where there is one.
    #[must_use]
    pub fn counted_after(&self) -> Vec<Self> {
        let before: &[BundleSet] = match self.kind {
            DocumentKind::Bundle(BundleSet::OnTheDay)
            | DocumentKind::Print(BundleSet::OnTheDay)
            | DocumentKind::Large(BundleSet::Advance) => &[BundleSet::Advance],
            DocumentKind::Bundle(BundleSet::Public)
            | DocumentKind::Collating
            | DocumentKind::Digest
            | DocumentKind::Large(_) => &[BundleSet::Advance, BundleSet::OnTheDay],
            _ => &[],
        };
        let kinds = before.iter().flat_map(|set| [DocumentKind::Print(*set), DocumentKind::Bundle(*set)]);
        kinds.map(|kind| Self::new(&self.meeting, kind)).collect()
    }

    /// How many sets of papers are counted before it.
    #[must_use]
    pub fn sets_before(&self) -> usize {
        self.counted_after().len() / 2
    }

    /// The document to which a path below the output folder belongs, and which of its files it is.
    #[must_use]
    pub fn parse(path: &str, names: &Documents) -> Option<(Self, FileKind)> {
        let (meeting, place) = path.split_once('/')?;
        let (stem, file) = FileKind::split(place)?;
        let kind = match stem.split_once('/') {
            None => DocumentKind::of_meeting(stem)?,
            Some((folder, _)) if is_folder_of_meetings(folder) => DocumentKind::of_meeting(stem)?,
            Some((case, name)) if !name.contains('/') => {
                let case = case.to_owned();
                let known = [
                    (&names.advance_report.file, DocumentKind::AdvanceReport { case: case.clone() }),
                    (&names.special_clauses.file, DocumentKind::SpecialClauses { case }),
                ];
                known.into_iter().find(|(known, _)| *known == name)?.1
            }
            Some(_) => return None,
        };
        Some((Self::new(meeting, kind), file))
    }
}

impl DocumentKind {
    /// The document of a meeting of its own that has this place below the meeting's folder, without an ending.
    #[must_use]
    pub fn of_meeting(stem: &str) -> Option<Self> {
        let Some((folder, name)) = stem.split_once('/') else {
            return match stem {
                CALL_LIST => Some(Self::CallList),
                COLLATING => Some(Self::Collating),
                DIGEST => Some(Self::Digest),
                _ => BundleSet::of(stem).map(Self::Bundle).or_else(|| {
                    let of = |ending, kind: fn(BundleSet) -> Self| {
                        let set = BundleSet::of(stem.strip_suffix(ending)?)?;
                        BundleSet::PRINTED.contains(&set).then(|| kind(set))
                    };
                    of(LARGE, Self::Large).or_else(|| of(PRINT, Self::Print))
                }),
            };
        };
        let set_of = |base: &str| BundleSet::ALL.into_iter().find(|set| of_set(base, *set) == name);
        match folder {
            _ if name.contains('/') => None,
            MATERIALS | CLOSED_MATERIALS => {
                Some(Self::Material { number: name.to_owned(), closed: folder == CLOSED_MATERIALS })
            }
            PRINTED => BundleSet::of(name).map(Self::Printed),
            REPLACEMENT => set_of(LEAF_LIST)
                .map(Self::LeafList)
                .or_else(|| set_of(ERRATA).map(Self::Errata))
                .or_else(|| set_of(REPLACEMENT).map(Self::Leaves)),
            _ => None,
        }
    }
}

fn is_folder_of_meetings(name: &str) -> bool {
    [MATERIALS, CLOSED_MATERIALS, PRINTED, REPLACEMENT].contains(&name)
}

/// The file name of a paper of an exchange in a bundle: that of the usual bundle, and what the name of another one adds.
fn of_set(base: &str, set: BundleSet) -> String {
    set.name().replace(BundleSet::Advance.name(), base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::council::DocumentName;

    fn names() -> Documents {
        let named = |file: &str| DocumentName { file: file.to_owned(), title: String::new() };
        Documents { advance_report: named("諮問書"), special_clauses: named("clauses.v2") }
    }

    fn all() -> Vec<DocumentKind> {
        let mut all = vec![
            DocumentKind::AdvanceReport { case: "健診 a.b".into() },
            DocumentKind::SpecialClauses { case: "健診 a.b".into() },
            DocumentKind::CallList,
            DocumentKind::Collating,
            DocumentKind::Digest,
            DocumentKind::Large(BundleSet::Advance),
            DocumentKind::Large(BundleSet::OnTheDay),
        ];
        for closed in [false, true] {
            all.push(DocumentKind::Material { number: "資料1.pdf".into(), closed });
        }
        all.extend(BundleSet::ALL.map(DocumentKind::Bundle));
        all.extend(BundleSet::PRINTED.map(DocumentKind::Print));
        all.extend(BundleSet::ALL.map(DocumentKind::Printed));
        all.extend(BundleSet::ALL.map(DocumentKind::Leaves));
        all.extend(BundleSet::ALL.map(DocumentKind::LeafList));
        all.extend(BundleSet::ALL.map(DocumentKind::Errata));
        all
    }

    #[test]
    fn every_document_is_found_again_by_the_path_of_each_of_its_files() {
        let names = names();
        for kind in all() {
            let id = DocumentId::new("2008-08", kind);
            assert_eq!(DocumentId::parse(&id.path(&names), &names), Some((id.clone(), FileKind::Pdf)));
            assert_eq!(DocumentId::parse(&id.text_path(&names), &names), Some((id.clone(), FileKind::Text)));
        }
    }

    #[test]
    fn the_paths_are_those_that_people_know() {
        let names = names();
        let paths: Vec<String> =
            all().into_iter().map(|kind| DocumentId::new("2008-08", kind).path(&names)).collect();
        let expected = [
            "2008-08/健診 a.b/諮問書.pdf",
            "2008-08/健診 a.b/clauses.v2.pdf",
            "2008-08/call-list.pdf",
            "2008-08/collating.pdf",
            "2008-08/digest.pdf",
            "2008-08/bundle-large.pdf",
            "2008-08/bundle-on-the-day-large.pdf",
            "2008-08/materials/資料1.pdf.pdf",
            "2008-08/materials-closed/資料1.pdf.pdf",
            "2008-08/bundle.pdf",
            "2008-08/bundle-on-the-day.pdf",
            "2008-08/bundle-public.pdf",
            "2008-08/bundle-print.pdf",
            "2008-08/bundle-on-the-day-print.pdf",
            "2008-08/printed/bundle.pdf",
            "2008-08/printed/bundle-on-the-day.pdf",
            "2008-08/printed/bundle-public.pdf",
            "2008-08/replacement/replacement.pdf",
            "2008-08/replacement/replacement-on-the-day.pdf",
            "2008-08/replacement/replacement-public.pdf",
            "2008-08/replacement/replacement-list.pdf",
            "2008-08/replacement/replacement-list-on-the-day.pdf",
            "2008-08/replacement/replacement-list-public.pdf",
            "2008-08/replacement/errata.pdf",
            "2008-08/replacement/errata-on-the-day.pdf",
            "2008-08/replacement/errata-public.pdf",
        ];
        assert_eq!(paths, expected);
    }

    #[test]
    fn what_others_put_there_is_no_document() {
        for path in [
            "bundle.pdf",
            "2008-08/bundle-public-large.pdf",
            "2008-08/bundle.docx",
            "2008-08/メモ.txt",
            "2008-08/健診/別添.pdf",
            "2008-08/健診/deeper/諮問書.pdf",
            "2008-08/materials/deeper/資料1.pdf",
            "2008-08/printed/bundle-large.pdf",
            "2008-08/bundle-public-print.pdf",
            "2008-08/printed/送り状.pdf",
            "2008-08/replacement/bundle.pdf",
        ] {
            assert_eq!(DocumentId::parse(path, &names()), None, "{path}");
        }
    }
}
