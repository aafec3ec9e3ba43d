//! Whose the files in a meeting's output folder are. What others put there stays, wherever it lies.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::{self, EntryKind, ReadRefusal, is_absence};
use crate::limits;
use crate::output::manifest::{self, Manifest};
use crate::output::replacement;
use crate::papers::document_id::{DocumentKind, FileKind};
use crate::workspace::{CLOSED_MATERIALS, MATERIALS, PRINTED, REPLACEMENT};

/// What the name of an outdated document, or of its folder, ends in.
const OUTDATED: &str = ".outdated";
/// What typst writes into each of its PDFs.
const MARK: &[u8] = b"(Typst ";

/// Whose a file is that the program made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Owner {
    /// That of the case with this name.
    Case(String),
    /// The meeting's own.
    Meeting,
    /// The meeting's own, marked as outdated.
    Outdated,
    /// The manifest.
    Manifest,
    /// The printed set's, or its replacement's.
    Printed,
}

/// The output folder of a meeting as it lies there.
#[derive(Debug)]
pub(super) struct Contents {
    /// Where it lies.
    folder: PathBuf,
    /// Paths of the documents that the manifest names, without their endings.
    recorded: BTreeSet<String>,
    /// The names in the folder, and those in the folders in it.
    names: BTreeMap<String, Vec<String>>,
    /// Paths of typst's PDFs that the manifest does not name and that have their text beside them, without their endings.
    by_typst: BTreeSet<String>,
    /// Whether the meeting is no longer there: then a name alone does not make a file one of its documents.
    is_gone: bool,
}

/// What must be a document for a file to be the program's.
struct Needed {
    /// Its path without an ending.
    stem: String,
    /// What the manifest calls it.
    recorded_as: String,
}

impl Contents {
    /// Looks into a meeting's folder. Where there is none, nothing lies in it.
    pub(super) fn read(folder: &Path) -> io::Result<Self> {
        Self::new(folder, &Manifest::read(folder)?, false)
    }

    /// The same of a folder that may be that of a meeting that is no longer there.
    pub(super) fn of_gone(folder: &Path) -> io::Result<Self> {
        Self::new(folder, &Manifest::read(folder)?, true)
    }

    pub(super) fn new(folder: &Path, manifest: &Manifest, is_gone: bool) -> io::Result<Self> {
        let mut names = BTreeMap::new();
        for (name, kind) in names_in(folder)? {
            let is_folder = kind == EntryKind::Folder;
            let inner = if is_folder { names_in(&folder.join(&name))? } else { Vec::new() };
            names.insert(name, inner.into_iter().map(|(name, _)| name).collect());
        }
        let recorded = manifest.places().collect();
        let mut contents =
            Self { folder: folder.to_owned(), recorded, names, by_typst: BTreeSet::new(), is_gone };
        contents.by_typst = contents.found_by_typst(folder)?;
        Ok(contents)
    }

    /// The documents that the manifest does not name. They are looked for before anything is decided: what cannot be read now is
    /// an error, and not a file of others.
    fn found_by_typst(&self, folder: &Path) -> io::Result<BTreeSet<String>> {
        let mut found = BTreeSet::new();
        for file in self.files().filter(|file| file.extension().is_some_and(|ending| ending == "pdf")) {
            let needed = self.claim(&file).and_then(|(_, needed)| needed);
            let unknown = needed.filter(|needed| !self.recorded.contains(&needed.recorded_as));
            if let Some(Needed { stem, .. }) = unknown
                && is_by_typst(&folder.join(&stem))?
            {
                found.insert(stem);
            }
        }
        Ok(found)
    }

    /// Whose the file at this path below the folder is; `None` where others put it there. It is a document where the manifest
    /// names it, or where it is a PDF of typst with its text beside it. So documents are known where the manifest was lost.
    pub(super) fn owner(&self, place: &Path) -> Option<Owner> {
        let (owner, needed) = self.claim(place)?;
        let is_document = |needed: &Needed| {
            self.recorded.contains(&needed.recorded_as) || self.by_typst.contains(&needed.stem)
        };
        needed.as_ref().is_none_or(is_document).then_some(owner)
    }

    /// Whose a file would be by its name, and which document it must be for that; `None` where the name is enough.
    fn claim(&self, place: &Path) -> Option<(Owner, Option<Needed>)> {
        let names: Vec<&str> = place.iter().map(|name| name.to_str()).collect::<Option<_>>()?;
        match names[..] {
            [manifest::FILE] => {
                (!self.is_gone || !self.recorded.is_empty()).then_some((Owner::Manifest, None))
            }
            [name] => {
                let (stem, _) = FileKind::split(name)?;
                let plain = stem.strip_suffix(OUTDATED);
                DocumentKind::of_meeting(plain.unwrap_or(stem))?;
                let recorded_as = plain.unwrap_or(stem).to_owned();
                let needed = self.is_gone.then(|| Needed { stem: stem.to_owned(), recorded_as });
                Some((if plain.is_some() { Owner::Outdated } else { Owner::Meeting }, needed))
            }
            [folder, name] => {
                let plain = folder.strip_suffix(OUTDATED).unwrap_or(folder);
                if [PRINTED, REPLACEMENT].contains(&plain) {
                    return replacement::is_file(name).then_some((Owner::Printed, None));
                }
                let owner = match [MATERIALS, CLOSED_MATERIALS].contains(&plain) {
                    true if plain == folder => Owner::Meeting,
                    true => Owner::Outdated,
                    false => Owner::Case(folder.to_owned()),
                };
                let (stem, _) = FileKind::split(name)?;
                let recorded_as = if owner == Owner::Outdated { plain } else { folder };
                let recorded_as = format!("{recorded_as}/{stem}");
                Some((owner, Some(Needed { stem: format!("{folder}/{stem}"), recorded_as })))
            }
            _ => None,
        }
    }

    /// What lies in a folder of a folder, by name.
    pub(super) fn names_below(&self, folder: &Path) -> BTreeSet<String> {
        let names = disk::names_if_there(&self.folder.join(folder)).unwrap_or_default();
        names.into_iter().filter_map(|name| name.into_string().ok()).collect()
    }

    /// Every file that can be the program's: in the folder, and in the folders in it.
    pub(super) fn files(&self) -> impl Iterator<Item = PathBuf> {
        self.names.iter().flat_map(|(name, inner)| {
            let below = inner.iter().map(move |inner| Path::new(name).join(inner));
            inner.is_empty().then(|| PathBuf::from(name)).into_iter().chain(below)
        })
    }

    /// Whether documents of a meeting lie there. What was printed is none: it stays when the meeting goes.
    pub(super) fn has_documents(&self) -> bool {
        self.files().any(|file| self.owner(&file).is_some_and(|owner| owner != Owner::Printed))
    }

    /// Whether a folder in which nothing lies is one that this program makes.
    pub(super) fn is_own_folder(&self, folder: &Path) -> bool {
        let name = folder.to_str().unwrap_or_default();
        let plain = name.strip_suffix(OUTDATED).unwrap_or(name);
        let is_case = || self.recorded.iter().any(|place| Path::new(place).parent() == Some(folder));
        [MATERIALS, CLOSED_MATERIALS, PRINTED, REPLACEMENT].contains(&plain) || is_case()
    }

    /// The cases whose documents lie there, but for those of which that is known.
    pub(super) fn cases_but(&self, known: &dyn Fn(&str) -> bool) -> BTreeSet<String> {
        let folders = self.names.keys().filter(|name| !known(name));
        folders.filter(|name| self.holds(name, &|owner| matches!(owner, Owner::Case(_)))).cloned().collect()
    }

    /// The meeting's own documents, and the folders that hold some: by their names in the folder.
    pub(super) fn own(&self, owner: &Owner) -> Vec<String> {
        let is_it = |found: &Owner| found == owner;
        let own = self.names.keys().filter(|name| {
            self.owner(Path::new(name)).is_some_and(|found| is_it(&found)) || self.holds(name, &is_it)
        });
        own.cloned().collect()
    }

    fn holds(&self, name: &str, is_it: &dyn Fn(&Owner) -> bool) -> bool {
        let owner = |inner: &String| self.owner(&Path::new(name).join(inner));
        self.names[name].iter().any(|inner| owner(inner).is_some_and(|owner| is_it(&owner)))
    }
}

/// The place of a file that is marked as outdated.
pub(super) fn outdated(place: &Path) -> PathBuf {
    let names: Vec<String> = place.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    let first = match FileKind::split(&names[0]) {
        Some((stem, kind)) => kind.of(&format!("{stem}{OUTDATED}")),
        None => format!("{}{OUTDATED}", names[0]),
    };
    std::iter::once(&first).chain(&names[1..]).collect()
}

/// The place of a folder that is marked as outdated before it was.
pub(super) fn plain(folder: &Path) -> PathBuf {
    let name = folder.to_string_lossy();
    let (first, rest) = name.split_once('/').map_or((&*name, None), |(first, rest)| (first, Some(rest)));
    let plain = PathBuf::from(first.strip_suffix(OUTDATED).unwrap_or(first));
    rest.map_or_else(|| plain.clone(), |rest| plain.join(rest))
}

/// What lies in a folder, by name; nothing where there is none.
fn names_in(folder: &Path) -> io::Result<Vec<(String, EntryKind)>> {
    let entries = disk::entries_if_there(folder)?.into_iter();
    Ok(entries.filter_map(|(name, kind)| Some((name.into_string().ok()?, kind))).collect())
}

/// Whether there is a PDF of typst with its text beside it. What is no file, or larger than such a PDF, is none.
///
/// - `stem` is their path without an ending
fn is_by_typst(stem: &Path) -> io::Result<bool> {
    let file = |kind: FileKind| PathBuf::from(kind.of(&stem.to_string_lossy()));
    if !disk::is_file(&file(FileKind::Text))? {
        return Ok(false);
    }
    match disk::read(&file(FileKind::Pdf), limits::MADE_BYTES) {
        Ok(pdf) => Ok(pdf.windows(MARK.len()).any(|bytes| bytes == MARK)),
        Err(error) if is_absence(&error) || ReadRefusal::of(&error).is_some() => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("the disk takes it");
        for (name, text) in files {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().expect("a folder")).expect("the disk takes it");
            fs::write(file, text).expect("the disk takes it");
        }
        folder
    }

    #[test]
    fn a_file_is_ours_by_its_name_or_by_what_it_holds() {
        let typst = "%PDF-1.7 /Creator(Typst 0.15.1)";
        let folder = folder(&[
            ("健診/form.pdf", typst),
            ("健診/form.txt", "form"),
            ("健診/別添.pdf", typst),
            ("印刷所/控え.pdf", "%PDF-1.7 /Creator(Word)"),
            ("印刷所/控え.txt", "控え"),
            ("materials/資料1.pdf", typst),
            ("materials/資料1.txt", "資料1"),
            ("materials.outdated/資料1.pdf", typst),
            ("materials.outdated/資料1.txt", "資料1"),
        ]);
        let mut contents = Contents::read(folder.path()).expect("it can be read");
        contents.recorded.insert("古い/form".to_owned());
        for (place, owner) in [
            ("manifest.json", Some(Owner::Manifest)),
            ("bundle.pdf", Some(Owner::Meeting)),
            ("bundle-public.txt", Some(Owner::Meeting)),
            ("bundle.outdated.pdf", Some(Owner::Outdated)),
            ("bundle", None),
            ("bundle.outdated", None),
            ("メモ.txt", None),
            ("健診/form.pdf", Some(Owner::Case("健診".to_owned()))),
            ("健診/form.txt", Some(Owner::Case("健診".to_owned()))),
            ("健診/form.docx", None),
            ("健診/別添.pdf", None),
            ("健診/deeper/form.pdf", None),
            ("印刷所/控え.pdf", None),
            ("古い/form.pdf", Some(Owner::Case("古い".to_owned()))),
            ("materials/資料1.txt", Some(Owner::Meeting)),
            ("materials.outdated/資料1.txt", Some(Owner::Outdated)),
            ("materials/別添.pdf", None),
            ("printed/printed.json", Some(Owner::Printed)),
            ("printed/送り状.pdf", None),
            ("replacement/errata.txt", Some(Owner::Printed)),
        ] {
            assert_eq!(contents.owner(Path::new(place)), owner, "{place}");
        }
        assert_eq!(contents.cases_but(&|_| false), BTreeSet::from(["健診".to_owned()]));
        assert_eq!(contents.own(&Owner::Meeting), ["materials"]);
        assert_eq!(contents.own(&Owner::Outdated), ["materials.outdated"]);
    }

    #[test]
    #[cfg_attr(windows, ignore = "a name that is too long is there one that is not there")]
    fn a_document_that_cannot_be_looked_at_is_no_file_of_others() {
        let folder = folder(&[("健診/控え.pdf", "%PDF-1.7 /Creator(Word)"), ("健診/控え.txt", "控え")]);
        assert_eq!(is_by_typst(&folder.path().join("健診/控え")).ok(), Some(false));
        assert_eq!(is_by_typst(&folder.path().join("健診/form")).ok(), Some(false));
        // A name that no disk can hold.
        assert!(is_by_typst(&folder.path().join("あ".repeat(300))).is_err());
    }

    #[test]
    fn what_is_outdated_says_so_in_its_first_name() {
        for (place, expected) in [
            ("bundle.pdf", "bundle.outdated.pdf"),
            ("call-list.txt", "call-list.outdated.txt"),
            ("materials/資料1.pdf", "materials.outdated/資料1.pdf"),
        ] {
            assert_eq!(outdated(Path::new(place)), Path::new(expected));
        }
    }
}
