//! What the fonts of a profile can print.

mod choice;
mod coverage;
#[cfg(all(test, unix))]
mod tests;
mod twins;

pub use twins::{Drawn, Writing, writings};

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use anyhow::{Context, Result, bail};
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

use crate::cache::fingerprint::{self, FileStamp, KnownFile, checksum};
use crate::cache::{Cache, Section};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk;
use crate::limits;
use crate::locks::held;
use crate::model::council::{FontFile, Fonts};
use crate::text::characters::is_selector;

use coverage::{Coverage, FontData};

/// The folder of font files, each read and compared with its checksum once. Copies share what was read.
#[derive(Debug, Clone)]
pub struct FontStore {
    folder: PathBuf,
    read: Arc<Mutex<BTreeMap<PathBuf, ReadFont>>>,
    /// Which files earlier runs compared.
    cache: Cache,
}

/// A font file that was read.
type ReadFont = (KnownFile, Arc<FontData>);

impl FontStore {
    /// The fonts of a folder.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self::with_cache(folder, Cache::default())
    }

    /// The fonts of a folder.
    ///
    /// - `cache` knows which of them were compared with their checksums before
    #[must_use]
    pub fn with_cache(folder: PathBuf, cache: Cache) -> Self {
        Self { folder, read: Arc::default(), cache }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What earlier runs remember.
    pub(super) fn cache(&self) -> &Cache {
        &self.cache
    }

    /// A file whose content is the known one.
    fn open(&self, file: &FontFile) -> Result<(PathBuf, Arc<FontData>)> {
        let mut parts = Path::new(&file.file).components();
        if !matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None)) {
            bail!(Fault::new("font-file-name").with("file", &file.file));
        }
        let path = self.folder.join(&file.file);
        let known = file.sha256.to_lowercase();
        let mut read = held(&self.read);
        // What this run compared itself is not compared again, however little is believed of earlier runs.
        // Nor is it believed of a file that cannot be looked at: then it is read, which reports why.
        let now = FileStamp::of_named(&path).ok().flatten();
        let is_read = |file: &KnownFile| file.sha256 == known && now.as_ref() == Some(&file.stamp);
        if let Some((_, data)) = read.get(&path).filter(|(file, _)| is_read(file)) {
            return Ok((path, Arc::clone(data)));
        }
        let opened = disk::open_named(&path);
        let (stamp, bytes) = match opened.and_then(|opened| fingerprint::read(opened, limits::FONT_BYTES)) {
            Ok(found) => found,
            Err(error) if disk::is_absence(&error) => {
                bail!(Fault::new("font-missing").with("path", shown(&path)).with("error", error));
            }
            Err(error) => return Err(error).with_context(at(&path)),
        };
        let data = Arc::new(FontData::new(bytes));
        let name = path.to_string_lossy();
        let compared: Option<KnownFile> = self.cache.get(Section::Fonts, &name);
        let is_same = |file: &KnownFile| file.sha256 == known && Some(&file.stamp) == stamp.as_ref();
        if !(self.cache.believes_stamps() && compared.as_ref().is_some_and(is_same)) {
            let found = checksum(data.bytes());
            if found != known {
                bail!(Fault::new("font-changed").with("path", shown(&path)).with("found", found));
            }
        }
        if let Some(stamp) = stamp {
            let file = KnownFile { stamp, sha256: known };
            self.cache.insert(Section::Fonts, &name, &file);
            read.insert(path.clone(), (file, Arc::clone(&data)));
        }
        Ok((path, data))
    }
}

/// The verified font files of a profile.
#[derive(Debug, Clone)]
pub struct FontSet {
    files: Vec<(FontFile, PathBuf, Arc<FontData>)>,
    chains: [Vec<String>; 2],
}

/// A font whose character map can be asked.
struct Charmap<'a> {
    family: &'a str,
    map: skrifa::charmap::Charmap<'a>,
    coverage: &'a Coverage,
}

impl Charmap<'_> {
    /// Whether the font holds a character.
    fn has(&self, character: char) -> bool {
        self.coverage.has(character)
    }
}

impl FontSet {
    /// The fonts of a profile.
    ///
    /// # Errors
    ///
    /// If a file is missing, or is not the known one.
    pub fn load(fonts: &Fonts, store: &FontStore) -> Result<Self> {
        let load = |file: &FontFile| {
            let (path, data) = store.open(file)?;
            Ok((file.clone(), path, data))
        };
        let files = fonts.files.iter().map(load).collect::<Result<Vec<_>>>()?;
        let chains = [fonts.body.clone(), fonts.label.clone()];
        Ok(Self { files, chains })
    }

    /// Where the files lie.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|(_, path, _)| path.as_path())
    }

    /// The files, with their verified bytes.
    pub fn files(&self) -> impl Iterator<Item = (&FontFile, &[u8])> {
        self.files.iter().map(|(file, _, data)| (file, data.bytes()))
    }

    /// Family and checksum of each file.
    #[must_use]
    pub fn checksums(&self) -> BTreeMap<String, String> {
        self.files.iter().map(|(file, ..)| (file.family.clone(), file.sha256.clone())).collect()
    }

    /// How many characters running text can hold.
    #[must_use]
    pub fn repertoire(&self) -> usize {
        let chain: Vec<_> = self.chains[0].iter().filter_map(|family| self.charmap(family)).collect();
        let characters: BTreeSet<u32> =
            chain.iter().flat_map(|font| font.map.mappings().map(|(character, _)| character)).collect();
        characters.len()
    }

    /// Looks at texts: what in them no font of the chains can print.
    #[must_use]
    pub fn gate(&self) -> Gate<'_> {
        let chain = |families: &'_ Vec<String>| {
            families.iter().filter_map(|family| self.charmap(family)).collect::<Vec<_>>()
        };
        Gate { chains: [chain(&self.chains[0]), chain(&self.chains[1])] }
    }

    /// Whether every family of its chains has a file.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.chains.iter().flatten().all(|family| self.files.iter().any(|(file, ..)| file.family == *family))
    }

    fn charmap(&self, family: &str) -> Option<Charmap<'_>> {
        let (file, _, data) = self.files.iter().find(|(file, ..)| file.family == family)?;
        let font = FontRef::new(data.bytes()).ok()?;
        Some(Charmap { family: &file.family, map: font.charmap(), coverage: data.coverage() })
    }
}

/// The chains of fonts, ready to be asked about texts.
pub struct Gate<'a> {
    chains: [Vec<Charmap<'a>>; 2],
}

/// Something in a text that the fonts cannot print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unprintable {
    /// Bytes in the text.
    pub span: crate::text::source::Span,
    /// The character.
    pub character: char,
    /// Whether it is a variation selector that no font knows after the character before it.
    pub variation: bool,
}

impl Gate<'_> {
    /// What in a text neither chain can print. Line breaks are layout, not characters.
    #[must_use]
    pub fn unprintable(&self, text: &str) -> Vec<Unprintable> {
        let mut found = Vec::new();
        let mut base = None;
        for (offset, character) in text.char_indices() {
            let span = offset..offset + character.len_utf8();
            if is_selector(character) {
                let known = base.is_some_and(|base| {
                    self.chains.iter().all(|chain| holder(chain, base, character).is_some())
                });
                if !known {
                    found.push(Unprintable { span, character, variation: true });
                }
                base = None;
                continue;
            }
            let printable = character == '\n' || self.chains.iter().all(|chain| covers(chain, character));
            if !printable {
                found.push(Unprintable { span, character, variation: false });
            }
            base = Some(character);
        }
        found
    }

    /// What in a text needs a font of its own, each with the font that has it: variation sequences whose glyph the first font
    /// that holds the character lacks, and characters that a font before theirs would put together from pieces.
    #[must_use]
    pub fn foreign(&self, text: &str) -> BTreeMap<String, String> {
        self.foreign_pieces(text).map(|(piece, family)| (piece, family.to_owned())).collect()
    }

    /// The same, each as often as it comes.
    pub fn foreign_pieces<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (String, &'t str)> {
        let bases = std::iter::once(None).chain(text.chars().map(Some));
        text.chars().zip(bases).filter_map(|(character, base)| {
            let composed = self.chains.iter().rev().find_map(|chain| {
                let own = chain.iter().position(|font| font.has(character))?;
                let before = &chain[..own];
                before.iter().any(|font| composes(font, character)).then(|| chain[own].family)
            });
            if let Some(family) = composed {
                return Some((character.to_string(), family));
            }
            let base = base.filter(|_| is_selector(character))?;
            let chosen = self.chains.iter().rev().find_map(|chain| {
                let default = chain.iter().find(|font| font.has(base)).map(|font| font.family);
                holder(chain, base, character).filter(|family| Some(*family) != default)
            });
            chosen.map(|family| (format!("{base}{character}"), family))
        })
    }
}

/// Whether a font holds pieces of which a character can be put together. Typst would do so before it looks into the next
/// font, and what is put together reads twice in the PDF.
fn composes(font: &Charmap<'_>, character: char) -> bool {
    let mut pieces = Vec::new();
    decompose_canonical(character, |piece| pieces.push(piece));
    // Of all its marks, as many as the font has with the letter may be one glyph.
    let holds = |piece: &char| font.has(*piece);
    (1..pieces.len()).any(|marks| {
        let (letter, marks) = pieces.split_at(marks);
        let letter: Vec<char> = letter.iter().copied().nfc().collect();
        letter.len() == 1 && letter.iter().all(holds) && marks.iter().all(holds)
    })
}

/// The first font of a chain that holds a variation sequence.
fn holder<'a>(chain: &[Charmap<'a>], base: char, selector: char) -> Option<&'a str> {
    chain.iter().find(|font| font.map.map_variant(base, selector).is_some()).map(|font| font.family)
}

fn covers(chain: &[Charmap<'_>], character: char) -> bool {
    !character.is_control() && chain.iter().any(|font| font.has(character))
}
