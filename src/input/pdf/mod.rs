//! PDFs made elsewhere: read to their ends before anything is done with them, and made into pages that hold nothing but what
//! is seen.
//!
//! What typst would leave out or bring to light without a word is drawn here, or the file is refused: form fields, stamps,
//! hidden layers, what was cut off.

mod annotations;
mod clean;
mod content;
mod fonts;
mod layers;
mod objects;
mod pages;
mod taken;
mod whole;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::limits;

use objects::Objects;

/// What was read of a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignPdf {
    /// The pages as they are seen, in order.
    pub pages: Vec<PageSize>,
    /// Fonts that are not in the file: whoever prints it takes another one.
    pub fonts: Vec<String>,
    /// On how many pages stamps, marks and filled-in fields are drawn.
    pub stamped: usize,
}

/// How large a page is as it is seen: cut and turned as the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSize {
    /// In thousandths of a millimetre.
    pub width: u32,
    /// In thousandths of a millimetre.
    pub height: u32,
}

/// Why a PDF cannot be bound in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum PdfFlaw {
    /// It is no PDF, whatever its name says.
    NotPdf,
    /// It opens with a password only.
    Encrypted,
    /// Something of it is cut off or cannot be read.
    Damaged,
    /// It has no pages.
    NoPages,
    /// It has more than [`limits::ATTACHMENT_PAGES`].
    TooManyPages,
    /// It unpacks to more than anybody prints.
    TooLarge,
    /// It has layers, of which some are hidden: they would be printed.
    Layers,
    /// A note or mark of this page, from 1, does not say what it looks like.
    Annotation(usize),
    /// A filled-in field of this page, from 1, does not say what it looks like.
    Field(usize),
    /// Japanese, Chinese or Korean text in this font, which is not in the file: it would not be printed.
    Font(String),
}

/// Reads a PDF to its end.
///
/// # Errors
///
/// If it cannot be bound in.
pub fn inspect(bytes: &[u8]) -> Result<ForeignPdf, PdfFlaw> {
    clean::cleaned(bytes).map(|(read, _)| read)
}

/// The same pages as a PDF of their own, which holds what is seen and nothing else: no script, link, form, attached file. What
/// is laid over pages, stamps and filled-in fields, is drawn on them.
///
/// # Errors
///
/// If it cannot be bound in.
pub fn clean(bytes: &[u8]) -> Result<Vec<u8>, PdfFlaw> {
    let (_, mut document) = clean::cleaned(bytes)?;
    let mut pdf = Vec::new();
    document.save_to(&mut pdf).map_err(|_| PdfFlaw::Damaged)?;
    Ok(pdf)
}

/// The objects of a file that is whole.
fn open(bytes: &[u8]) -> Result<Objects, PdfFlaw> {
    // Some programs write a few lines before the head.
    let start = &bytes[..bytes.len().min(HEAD)];
    if !start.windows(5).any(|head| head == b"%PDF-") {
        return Err(PdfFlaw::NotPdf);
    }
    let options = lopdf::LoadOptions::with_max_decompressed_size(limits::ATTACHMENT_STREAM_BYTES);
    let document = lopdf::Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => PdfFlaw::Encrypted,
        _ => PdfFlaw::Damaged,
    })?;
    if document.is_encrypted() {
        return Err(PdfFlaw::Encrypted);
    }
    // Where the table at its end is gone, nobody knows what else is.
    if document.xref_recovery == Some(lopdf::xref::XrefRecovery::Reconstructed) {
        return Err(PdfFlaw::Damaged);
    }
    Ok(Objects::new(document))
}

/// So many bytes may stand before the head of a PDF.
const HEAD: usize = 1024;
