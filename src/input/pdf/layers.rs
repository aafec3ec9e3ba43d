//! Layers that a file hides: typst would print them.

use lopdf::Dictionary;

use super::PdfFlaw;
use super::objects::{Objects, dictionary_of};

/// Whether some layer of a file is not to be seen, on a screen or on paper.
pub(super) fn hides_some(objects: &Objects) -> Result<bool, PdfFlaw> {
    let Some(layers) = objects.dictionary(objects.catalog()?, b"OCProperties")? else { return Ok(false) };
    if let Some(usual) = objects.dictionary(layers, b"D")? {
        let base = objects.name(usual, b"BaseState");
        let is_off = !base.is_empty() && base != b"ON";
        if is_off || !objects.list(usual, b"OFF")?.is_empty() {
            return Ok(true);
        }
    }
    for group in objects.list(layers, b"OCGs")?.into_iter().filter_map(dictionary_of) {
        if is_for_one_use(objects, group)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a layer is for the screen only, or for paper only.
fn is_for_one_use(objects: &Objects, group: &Dictionary) -> Result<bool, PdfFlaw> {
    let Some(usage) = objects.dictionary(group, b"Usage")? else { return Ok(false) };
    for (use_, state) in [(&b"Print"[..], &b"PrintState"[..]), (b"View", b"ViewState")] {
        let off = objects.dictionary(usage, use_)?.map(|used| objects.name(used, state));
        if off == Some(b"OFF") {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether something is shown only where some layer is not.
pub(super) fn is_conditional(objects: &Objects, group: &Dictionary) -> bool {
    let policy = objects.name(group, b"P");
    group.has(b"VE") || policy == b"AllOff" || policy == b"AnyOff"
}
