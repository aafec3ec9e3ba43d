//! Whose the files in a meeting's output folder are. What others put there stays, wherever it lies.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

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
pub(super) struct Contents<'a> {
    folder: &'a Path,
    /// Paths of the documents that the manifest names, without their endings.
    recorded: BTreeSet<String>,
}

impl<'a> Contents<'a> {
    pub(super) fn new(folder: &'a Path, manifest: &Manifest) -> Self {
        Self { folder, recorded: manifest.places().collect() }
    }

    /// Whose the file at this path below the folder is; `None` where others put it there.
    pub(super) fn owner(&self, place: &Path) -> Option<Owner> {
        let names: Vec<&str> = place.iter().map(|name| name.to_str()).collect::<Option<_>>()?;
        match names[..] {
            [manifest::FILE] => Some(Owner::Manifest),
            [name] => {
                let (stem, _) = FileKind::split(name)?;
                let plain = stem.strip_suffix(OUTDATED);
                DocumentKind::of_meeting(plain.unwrap_or(stem))?;
                Some(if plain.is_some() { Owner::Outdated } else { Owner::Meeting })
            }
            [folder, name] => {
                let plain = folder.strip_suffix(OUTDATED).unwrap_or(folder);
                if [PRINTED, REPLACEMENT].contains(&plain) {
                    return replacement::is_file(name).then_some(Owner::Printed);
                }
                let owner = match [MATERIALS, CLOSED_MATERIALS].contains(&plain) {
                    true if plain == folder => Owner::Meeting,
                    true => Owner::Outdated,
                    false => Owner::Case(folder.to_owned()),
                };
                self.is_document(&owner, plain, folder, name).then_some(owner)
            }
            _ => None,
        }
    }

    /// Whether a file is a document or its text: the manifest names it, or it is a PDF of typst with its text beside it. So
    /// documents are known where the manifest was lost.
    fn is_document(&self, owner: &Owner, plain: &str, folder: &str, name: &str) -> bool {
        let Some((stem, _)) = FileKind::split(name) else { return false };
        let recorded_as = if *owner == Owner::Outdated { plain } else { folder };
        let by_typst = || {
            let file = |kind: FileKind| self.folder.join(folder).join(kind.of(stem));
            let has_text = file(FileKind::Text).is_file();
            let pdf = if has_text { fs::read(file(FileKind::Pdf)).unwrap_or_default() } else { Vec::new() };
            pdf.windows(MARK.len()).any(|bytes| bytes == MARK)
        };
        self.recorded.contains(&format!("{recorded_as}/{stem}")) || by_typst()
    }

    /// Every file that can be the program's: in the folder, and in the folders in it.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let below = |name: String| {
            let inner = names_in(&self.folder.join(&name));
            let inner = inner.into_iter().map(|inner| Path::new(&name).join(inner)).collect::<Vec<_>>();
            if inner.is_empty() { vec![PathBuf::from(name)] } else { inner }
        };
        names_in(self.folder).into_iter().flat_map(below).collect()
    }

    /// The cases whose documents lie there, but for those of which that is known.
    pub(super) fn cases_but(&self, known: &dyn Fn(&str) -> bool) -> BTreeSet<String> {
        let folders = names_in(self.folder).into_iter().filter(|name| !known(name));
        folders.filter(|name| self.holds(name, &|owner| matches!(owner, Owner::Case(_)))).collect()
    }

    /// The meeting's own documents, and the folders that hold some: by their names in the folder.
    pub(super) fn own(&self, owner: &Owner) -> Vec<String> {
        let is_it = |found: &Owner| found == owner;
        let own = names_in(self.folder).into_iter().filter(|name| {
            self.owner(Path::new(name)).is_some_and(|found| is_it(&found)) || self.holds(name, &is_it)
        });
        own.collect()
    }

    fn holds(&self, name: &str, is_it: &dyn Fn(&Owner) -> bool) -> bool {
        let owner = |inner: &String| self.owner(&Path::new(name).join(inner));
        names_in(&self.folder.join(name)).iter().any(|inner| owner(inner).is_some_and(|owner| is_it(&owner)))
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

/// Whether a meeting's papers lie in a folder.
pub(super) fn is_of_a_meeting(folder: &Path) -> bool {
    let contents = Contents { folder, recorded: BTreeSet::new() };
    let is_paper = |name: &String| {
        matches!(contents.owner(Path::new(name)), Some(Owner::Manifest | Owner::Meeting | Owner::Outdated))
    };
    names_in(folder).iter().any(is_paper)
}

/// What lies in a folder, by name; nothing where it is none.
fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
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
        let contents =
            Contents { folder: folder.path(), recorded: BTreeSet::from(["古い/form".to_owned()]) };
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
    fn what_is_outdated_says_so_in_its_first_name() {
        for (place, expected) in [
            ("bundle.pdf", "bundle.outdated.pdf"),
            ("call-list.txt", "call-list.outdated.txt"),
            ("materials/資料1.pdf", "materials.outdated/資料1.pdf"),
        ] {
            assert_eq!(outdated(Path::new(place)).as_os_str(), expected);
        }
    }
}
