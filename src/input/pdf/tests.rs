//! PDFs as others make them, made here by hand: each fault is found, and nothing of what is not seen comes along.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::*;

/// A PDF of one page that draws a square, changed by a test before it is written.
fn pdf(change: impl FnOnce(&mut Document, &mut Dictionary)) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let content = document.add_object(Stream::new(Dictionary::new(), b"10 10 50 50 re f".to_vec()));
    let mut page = dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Contents" => content,
    };
    change(&mut document, &mut page);
    let page = document.add_object(page);
    let tree = dictionary! { "Type" => "Pages", "Count" => 1, "Kids" => vec![page.into()] };
    document.objects.insert(pages, Object::Dictionary(tree));
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
    if let Ok(Object::Dictionary(more)) = document.trailer.get(b"Catalog") {
        catalog.extend(more);
    }
    document.trailer.remove(b"Catalog");
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    bytes(&mut document)
}

fn bytes(document: &mut Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a Vec takes everything");
    bytes
}

/// The same with something in its catalog.
fn with_catalog(make: impl FnOnce(&mut Document) -> Dictionary) -> Vec<u8> {
    pdf(|document, _| {
        let catalog = make(document);
        document.trailer.set("Catalog", catalog);
    })
}

/// A picture of one square.
fn picture(document: &mut Document) -> Object {
    let dictionary =
        dictionary! { "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 10.into(), 10.into()] };
    document.add_object(Stream::new(dictionary, b"0 0 10 10 re f % stamp".to_vec())).into()
}

/// The same with an annotation over the page.
fn with_annotation(make: impl FnOnce(&mut Document) -> Dictionary) -> Vec<u8> {
    pdf(|document, page| {
        let mut annotation = make(document);
        annotation.set("Rect", vec![100.into(), 100.into(), 140.into(), 120.into()]);
        page.set("Annots", vec![Object::Dictionary(annotation)]);
    })
}

fn flaw(bytes: &[u8]) -> Option<PdfFlaw> {
    inspect(bytes).err()
}

fn says(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|found| found == text.as_bytes())
}

#[test]
fn a_page_has_the_size_that_is_seen() {
    let size =
        |change: fn(&mut Dictionary)| inspect(&pdf(|_, page| change(page))).expect("it is whole").pages[0];
    assert_eq!(size(|_| ()), PageSize { width: 209_903, height: 297_039 });
    assert_eq!(size(|page| page.set("Rotate", 90)), PageSize { width: 297_039, height: 209_903 });
    assert_eq!(size(|page| page.set("Rotate", -270)), PageSize { width: 297_039, height: 209_903 });
    let cropped = size(|page| page.set("CropBox", vec![0.into(), 0.into(), 72.into(), Object::Real(144.0)]));
    assert_eq!(cropped, PageSize { width: 25_400, height: 50_800 });
    assert_eq!(size(|page| page.set("UserUnit", 2)).width, 419_806);
}

#[test]
fn what_is_no_whole_pdf_is_refused() {
    let whole = pdf(|_, _| ());
    assert_eq!(flaw(&whole), None);
    assert_eq!(flaw(b""), Some(PdfFlaw::NotPdf));
    assert_eq!(flaw(b"PK\x03\x04 a document of Word"), Some(PdfFlaw::NotPdf));
    for length in [20, whole.len() / 2, whole.len() - 60] {
        assert_eq!(flaw(&whole[..length]), Some(PdfFlaw::Damaged), "{length}");
    }
    let empty = pdf(|document, page| {
        page.remove(b"Contents");
        document
            .trailer
            .set("Catalog", dictionary! { "Pages" => dictionary! { "Count" => 0, "Kids" => Vec::new() } });
    });
    assert!(flaw(&empty).is_some());
}

#[test]
fn a_page_or_a_stream_that_is_missing_is_damage() {
    let lost = pdf(|_, page| page.set("Contents", Object::Reference((99, 0))));
    assert_eq!(flaw(&lost), Some(PdfFlaw::Damaged));
    let cut = pdf(|document, page| {
        let mut stream = Stream::new(Dictionary::new(), b"0 0 10 10 re f ".repeat(200));
        stream.compress().expect("it packs");
        let half = stream.content[..stream.content.len() / 2].to_vec();
        stream.set_content(half);
        page.set("Contents", document.add_object(stream));
    });
    assert_eq!(flaw(&cut), Some(PdfFlaw::Damaged));
    let elsewhere = pdf(|document, page| {
        let stream = Stream::new(dictionary! { "F" => Object::string_literal("/etc/passwd") }, Vec::new());
        page.set("Contents", document.add_object(stream));
    });
    assert_eq!(flaw(&elsewhere), Some(PdfFlaw::Damaged), "its bytes would lie in another file");
}

#[test]
fn a_stream_that_unpacks_beyond_all_measure_is_refused() {
    let bomb = pdf(|document, page| {
        // A megabyte of blanks, packed so that it can be repeated, as often as it takes.
        let (blanks, mut piece) = (vec![b' '; 1 << 20], Vec::with_capacity(1 << 16));
        let mut zlib = flate2::Compress::new(flate2::Compression::fast(), false);
        zlib.compress_vec(&blanks, &mut piece, flate2::FlushCompress::Full).expect("it packs");
        let packed = [
            b"\x78\x01".to_vec(),
            piece.repeat((limits::ATTACHMENT_STREAM_BYTES >> 20) + 1),
            b"\x03\0".to_vec(),
        ];
        let packed = packed.concat();
        let filter = dictionary! { "Filter" => "FlateDecode" };
        page.set("Contents", document.add_object(Stream::new(filter, packed)));
    });
    assert!(bomb.len() < 16 << 20, "{}", bomb.len());
    assert_eq!(flaw(&bomb), Some(PdfFlaw::TooLarge));
}

#[test]
fn a_tree_of_pages_in_a_circle_is_damage() {
    let mut document = Document::load_mem(&pdf(|_, _| ())).expect("it is a PDF");
    let pages = document.catalog().and_then(|it| it.get(b"Pages")).and_then(Object::as_reference);
    let pages = pages.expect("there are pages");
    let tree = document.get_dictionary_mut(pages).expect("it is a dictionary");
    tree.set("Kids", vec![Object::Reference(pages)]);
    assert_eq!(flaw(&bytes(&mut document)), Some(PdfFlaw::Damaged));
}

#[test]
fn layers_that_are_not_always_seen_are_refused() {
    let layers = |usual: Dictionary, usage: Dictionary| {
        with_catalog(move |document| {
            let group =
                dictionary! { "Type" => "OCG", "Name" => Object::string_literal("案"), "Usage" => usage };
            let group = Object::Reference(document.add_object(group));
            let mut usual = usual;
            if usual.has(b"OFF") {
                usual.set("OFF", vec![group.clone()]);
            }
            dictionary! { "OCProperties" => dictionary! { "OCGs" => vec![group], "D" => usual } }
        })
    };
    assert_eq!(flaw(&layers(dictionary! {}, dictionary! {})), None, "all are seen");
    assert_eq!(flaw(&layers(dictionary! { "OFF" => Vec::new() }, dictionary! {})), Some(PdfFlaw::Layers));
    assert_eq!(flaw(&layers(dictionary! { "BaseState" => "OFF" }, dictionary! {})), Some(PdfFlaw::Layers));
    let for_screens = dictionary! { "Print" => dictionary! { "PrintState" => "OFF" } };
    assert_eq!(flaw(&layers(dictionary! {}, for_screens)), Some(PdfFlaw::Layers));
}

#[test]
fn stamps_and_filled_in_fields_are_drawn_or_refused() {
    let drawn = with_annotation(|document| {
        dictionary! { "Subtype" => "Stamp", "AP" => dictionary! { "N" => picture(document) } }
    });
    let read = inspect(&drawn).expect("it says what it looks like");
    assert_eq!(read.stamped, 1);
    let clean = clean(&drawn).expect("it is whole");
    assert!(says(&clean, "% stamp") && says(&clean, "q 4 0 0 2 100 100 cm /Over1 Do Q"));
    assert!(!says(&clean, "/Annots"));
    let note =
        with_annotation(|_| dictionary! { "Subtype" => "Text", "Contents" => Object::string_literal("?") });
    assert_eq!(flaw(&note), Some(PdfFlaw::Annotation(1)));
    let field = |value: &str, filled: bool| {
        with_annotation(|document| {
            let mut field =
                dictionary! { "Subtype" => "Widget", "FT" => "Tx", "V" => Object::string_literal(value) };
            if filled {
                field.set("AP", dictionary! { "N" => picture(document) });
            }
            field
        })
    };
    assert_eq!(flaw(&field("名", false)), Some(PdfFlaw::Field(1)));
    assert_eq!(flaw(&field("", false)), None, "an empty field shows nothing");
    assert_eq!(inspect(&field("名", true)).map(|read| read.stamped), Ok(1));
    for (kind, flags) in [("Link", 4), ("Popup", 4), ("Stamp", 2), ("Stamp", 32)] {
        let unseen = with_annotation(|_| dictionary! { "Subtype" => kind, "F" => flags });
        assert_eq!(flaw(&unseen), None, "{kind} {flags}");
    }
}

#[test]
fn a_field_whose_picture_is_to_be_drawn_anew_is_refused() {
    let mut document = Document::load_mem(&with_annotation(|document| {
        dictionary! {
            "Subtype" => "Widget", "FT" => "Tx", "V" => Object::string_literal("新しい値"),
            "AP" => dictionary! { "N" => picture(document) },
        }
    }))
    .expect("it is a PDF");
    let catalog = document.catalog_mut().expect("it has one");
    catalog.set("AcroForm", dictionary! { "NeedAppearances" => true });
    assert_eq!(flaw(&bytes(&mut document)), Some(PdfFlaw::Field(1)));
}

#[test]
fn fonts_that_are_not_in_the_file_are_told_and_japanese_ones_refused() {
    let with_font = |font: Dictionary, content: &[u8]| {
        pdf(|document, page| {
            let font = document.add_object(font);
            page.set("Resources", dictionary! { "Font" => dictionary! { "F1" => font } });
            page.set("Contents", document.add_object(Stream::new(Dictionary::new(), content.to_vec())));
        })
    };
    let latin = || dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let read = |font, content| inspect(&with_font(font, content)).map(|read| read.fonts);
    assert_eq!(read(latin(), b"BT /F1 12 Tf (a) Tj ET"), Ok(vec!["Helvetica".to_owned()]));
    assert_eq!(read(latin(), b"BT /F1 12 Tf ET"), Ok(Vec::new()), "nothing is written in it");
    let below = dictionary! { "Type" => "Font", "Subtype" => "CIDFontType0", "BaseFont" => "HeiseiMin-W3" };
    let japanese = dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "HeiseiMin-W3", "Encoding" => "90ms-RKSJ-H",
        "DescendantFonts" => vec![Object::Dictionary(below)],
    };
    assert_eq!(read(japanese, b"BT /F1 12 Tf (a) Tj ET"), Err(PdfFlaw::Font("HeiseiMin-W3".to_owned())));
}

#[test]
fn nothing_comes_along_that_is_not_seen() {
    let canaries = ["JavaScript", "Launch", "EmbeddedFile", "CANARY", "OpenAction", "URI", "AcroForm", "AA"];
    let action = |kind: &str| dictionary! { "S" => kind, "JS" => Object::string_literal("CANARY"), "URI" => Object::string_literal("CANARY"), "F" => Object::string_literal("CANARY") };
    let hostile = pdf(|document, page| {
        let file = Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"CANARY".to_vec());
        let file = document.add_object(file);
        let spec = dictionary! { "Type" => "Filespec", "F" => Object::string_literal("CANARY"), "EF" => dictionary! { "F" => file } };
        let spec = Object::Reference(document.add_object(spec));
        page.set("AA", dictionary! { "O" => action("Launch") });
        page.set("AF", vec![spec.clone()]);
        let link = dictionary! {
            "Subtype" => "Link", "A" => action("URI"),
            "Rect" => vec![0.into(), 0.into(), 10.into(), 10.into()],
        };
        page.set("Annots", vec![Object::Dictionary(link)]);
        let drawn = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()],
            "AF" => vec![spec.clone()], "Metadata" => file, "PieceInfo" => dictionary! { "X" => action("JavaScript") },
            "Ref" => dictionary! { "F" => spec.clone() },
        };
        let drawn = document.add_object(Stream::new(drawn, b"0 0 1 1 re f".to_vec()));
        page.set(
            "Resources",
            dictionary! {
                "XObject" => dictionary! { "X1" => drawn },
                "Properties" => dictionary! { "P1" => dictionary! { "AF" => vec![spec.clone()] } },
            },
        );
        let names = dictionary! { "Names" => vec![Object::string_literal("CANARY"), spec] };
        document.trailer.set(
            "Catalog",
            dictionary! {
                "OpenAction" => action("JavaScript"),
                "AA" => dictionary! { "WC" => action("JavaScript") },
                "AcroForm" => dictionary! { "Fields" => Vec::new() },
                "Names" => dictionary! { "EmbeddedFiles" => names.clone(), "JavaScript" => names },
            },
        );
    });
    assert!(canaries.iter().all(|canary| says(&hostile, canary)), "they are in the file");
    let clean = clean(&hostile).expect("it is whole");
    let found: Vec<&&str> = canaries.iter().filter(|canary| says(&clean, canary)).collect();
    assert_eq!(found, Vec::<&&str>::new());
    assert!(says(&clean, "0 0 1 1 re f"), "what is seen is there");
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    let file = pdf(|_, page| page.set("Rotate", 90));
    assert_eq!(clean(&file), clean(&file));
    let again = clean(&clean(&file).expect("it is whole")).expect("so is that");
    assert_eq!(inspect(&again), inspect(&file));
}
