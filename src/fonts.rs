//! What the fonts of a profile can print.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};
use skrifa::{FontRef, MetadataProvider};

use crate::council::{FontFile, Fonts};
use crate::fault::Fault;

/// The folder of font files, each read and compared with its checksum once.
#[derive(Debug)]
pub struct FontStore {
    folder: PathBuf,
    verified: BTreeMap<(String, String), Arc<[u8]>>,
}

impl FontStore {
    /// The fonts of a folder.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, verified: BTreeMap::new() }
    }

    /// A file whose content is the known one.
    fn open(&mut self, file: &FontFile) -> Result<(PathBuf, Arc<[u8]>)> {
        let path = self.folder.join(&file.file);
        let key = (file.file.clone(), file.sha256.to_lowercase());
        if let Some(bytes) = self.verified.get(&key) {
            return Ok((path, Arc::clone(bytes)));
        }
        let bytes: Arc<[u8]> = std::fs::read(&path)
            .map_err(|error| Fault::new("font-missing").with("path", path.display()).with("error", error))?
            .into();
        let found = hex(&Sha256::digest(&bytes));
        if found != key.1 {
            bail!(Fault::new("font-changed").with("path", path.display()).with("found", found));
        }
        self.verified.insert(key, Arc::clone(&bytes));
        Ok((path, bytes))
    }
}

/// The verified font files of a profile.
#[derive(Debug, Clone)]
pub struct FontSet {
    files: Vec<(FontFile, PathBuf, Arc<[u8]>)>,
    chains: [Vec<String>; 2],
}

/// A font whose character map can be asked.
struct Charmap<'a> {
    family: &'a str,
    map: skrifa::charmap::Charmap<'a>,
}

impl FontSet {
    /// The fonts of a profile.
    ///
    /// # Errors
    ///
    /// If a file is missing, or is not the known one.
    pub fn load(fonts: &Fonts, store: &mut FontStore) -> Result<Self> {
        let mut load = |file: &FontFile| {
            let (path, bytes) = store.open(file)?;
            Ok((file.clone(), path, bytes))
        };
        let files = fonts.files.iter().map(&mut load).collect::<Result<Vec<_>>>()?;
        Ok(Self { files, chains: [fonts.body.clone(), fonts.label.clone()] })
    }

    /// The files, for Typst.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|(_, path, _)| path.as_path())
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

    fn charmap(&self, family: &str) -> Option<Charmap<'_>> {
        let (file, _, bytes) = self.files.iter().find(|(file, ..)| file.family == family)?;
        let font = FontRef::new(bytes).ok()?;
        Some(Charmap { family: &file.family, map: font.charmap() })
    }
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The chains of fonts, ready to be asked about texts.
pub struct Gate<'a> {
    chains: [Vec<Charmap<'a>>; 2],
}

/// Something in a text that the fonts cannot print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unprintable {
    /// Bytes in the text.
    pub span: crate::source::Span,
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

    /// The variation sequences in a text whose glyph the first font that holds the character lacks, each with the font
    /// that has it.
    #[must_use]
    pub fn foreign_sequences(&self, text: &str) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let mut base = None;
        for character in text.chars() {
            if let (true, Some(base)) = (is_selector(character), base) {
                for chain in &self.chains {
                    let default =
                        chain.iter().find(|font| font.map.map(base).is_some()).map(|font| font.family);
                    let holder = holder(chain, base, character);
                    if let Some(family) = holder.filter(|family| Some(*family) != default) {
                        found.insert(format!("{base}{character}"), family.to_owned());
                    }
                }
            }
            base = Some(character);
        }
        found
    }
}

/// The first font of a chain that holds a variation sequence.
fn holder<'a>(chain: &[Charmap<'a>], base: char, selector: char) -> Option<&'a str> {
    chain.iter().find(|font| font.map.map_variant(base, selector).is_some()).map(|font| font.family)
}

fn covers(chain: &[Charmap<'_>], character: char) -> bool {
    !character.is_control() && chain.iter().any(|font| font.map.map(character).is_some())
}

fn is_selector(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
