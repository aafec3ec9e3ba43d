//! Which font of a profile draws what, so that a document can be asked whether it was that one.

use std::collections::{BTreeMap, BTreeSet};

use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use crate::text::characters::is_selector;

use super::{Charmap, FontSet, Gate, holder};

/// The hyphen behind which no line ends.
pub(super) const NO_BREAK_HYPHEN: char = '\u{2011}';
/// The hyphen.
pub(super) const HYPHEN: char = '\u{2010}';

impl FontSet {
    /// The families of the files, by the names that they have in a PDF.
    #[must_use]
    pub fn names_in_pdf(&self) -> BTreeMap<String, &str> {
        let name = |bytes: &[u8]| {
            let font = FontRef::new(bytes).ok()?;
            font.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first().map(|name| name.to_string())
        };
        self.files().filter_map(|(file, bytes)| Some((name(bytes)?, file.family.as_str()))).collect()
    }
}

impl Gate<'_> {
    /// The families that draw a glyph of this text: that of running text, and that of labels. None where no font has it.
    #[must_use]
    pub fn families(&self, drawn: &str) -> BTreeSet<String> {
        let mut families = self.holders(drawn);
        if drawn.contains(NO_BREAK_HYPHEN) {
            // Where a font has no hyphen of this kind, it draws the one that may be broken behind: they look alike.
            families.extend(self.holders(&drawn.replace(NO_BREAK_HYPHEN, &HYPHEN.to_string())));
        }
        families
    }

    fn holders(&self, drawn: &str) -> BTreeSet<String> {
        let foreign = self.foreign(drawn);
        if !foreign.is_empty() {
            return foreign.into_values().collect();
        }
        let chosen = self.chains.iter().filter_map(|chain| first(chain, drawn));
        chosen.map(ToOwned::to_owned).collect()
    }

    /// Whether a family is in one of the chains.
    #[must_use]
    pub fn chains_hold(&self, family: &str) -> bool {
        self.chains.iter().flatten().any(|font| font.family == family)
    }
}

/// The first font of a chain that holds a letter with all its marks.
fn first<'a>(chain: &[Charmap<'a>], drawn: &str) -> Option<&'a str> {
    let mut letters = drawn.chars();
    if let (Some(base), Some(selector), None) = (letters.next(), letters.next(), letters.next())
        && is_selector(selector)
        && let Some(family) = holder(chain, base, selector)
    {
        return Some(family);
    }
    let holds =
        |font: &&Charmap<'_>| drawn.chars().all(|character| is_selector(character) || font.has(character));
    chain.iter().find(holds).map(|font| font.family)
}
