//! Which characters a font holds, found out once: of each letter of each text it is asked several times.

use std::sync::OnceLock;

use skrifa::{FontRef, MetadataProvider};

/// Characters, one bit each.
#[derive(Debug, Default)]
pub(super) struct Coverage(Vec<u64>);

impl Coverage {
    fn of(font: &[u8]) -> Self {
        let mut bits = vec![0; (char::MAX as usize + 1) / 64];
        for (character, _) in FontRef::new(font).iter().flat_map(|font| font.charmap().mappings()) {
            if let Some(word) = bits.get_mut(character as usize / 64) {
                *word |= 1 << (character % 64);
            }
        }
        Self(bits)
    }

    pub(super) fn has(&self, character: char) -> bool {
        let number = character as usize;
        self.0.get(number / 64).is_some_and(|word| word & (1 << (number % 64)) != 0)
    }
}

/// A font as it was read, and what it holds.
#[derive(Debug)]
pub(super) struct FontData {
    bytes: Vec<u8>,
    coverage: OnceLock<Coverage>,
}

impl FontData {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Self { bytes, coverage: OnceLock::new() }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn coverage(&self) -> &Coverage {
        self.coverage.get_or_init(|| Coverage::of(&self.bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_holds_just_what_its_character_map_finds() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/fonts");
        let names = crate::disk::names(&folder).expect("`make` fetches the fonts");
        let is_font = |name: &std::ffi::OsString| name.to_string_lossy().ends_with("tf");
        let fonts: Vec<_> = names.into_iter().filter(is_font).collect();
        assert!(fonts.len() >= 3, "{fonts:?}");
        for name in fonts {
            let bytes =
                crate::disk::read(&folder.join(&name), crate::limits::FONT_BYTES).expect("it can be read");
            let (coverage, font) = (Coverage::of(&bytes), FontRef::new(&bytes).expect("a font"));
            let map = font.charmap();
            let differs = |character: &char| coverage.has(*character) != map.map(*character).is_some();
            assert_eq!(('\0'..=char::MAX).find(differs), None, "{name:?}");
            assert!(coverage.has('審'), "{name:?}");
        }
    }

    #[test]
    fn what_is_no_font_holds_nothing() {
        assert!(!Coverage::of(b"no font").has('a'));
    }
}
