//! The Typst files of a profile: they can be read, and their measures leave papers that can be printed, bound and read.

use std::sync::Arc;

use typst_syntax::ast::{self, AstNode, Expr, Unit};
use typst_syntax::{LinkedNode, SyntaxKind, SyntaxNode};

use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::text::source::{SourceFile, Span};
use crate::workspace::profile::{Profile, Texts};

const MM: f64 = 72.0 / 25.4;

/// The least values of measures, in points, by name; of a measure of several parts, by the name of the part, too.
///
/// - edges: what is bound at the left, and what a printer reaches (綴じ代20mm、上下13mm)
/// - type: what members can read, and what a form is filled in with
const LEAST: [(&str, f64); 15] = [
    ("margin.left", 20.0 * MM),
    ("margin.right", 10.0 * MM),
    ("margin.top", 13.0 * MM),
    ("margin.bottom", 13.0 * MM),
    ("text-size", 10.0),
    ("cover-size", 10.0),
    ("title-size", 12.0),
    ("heading-size", 10.5),
    ("subject-size", 10.0),
    ("list-size", 10.5),
    ("number-size", 9.0),
    ("note-size", 9.0),
    ("small-size", 9.0),
    ("matching-size", 6.0),
    ("inner-stroke", 0.2),
];

/// Every Typst file that the profile has of its own.
pub(super) fn library_is_sound(profile: &Profile, findings: &mut Findings) {
    for (name, file) in own_files(&profile.texts) {
        let source = Arc::new(SourceFile::new(file.path.clone(), &file.text));
        let is_template = name.ends_with(".tera.typ");
        let root = if is_template {
            typst_syntax::parse(&without_tera(&file.text))
        } else {
            typst_syntax::parse(&file.text)
        };
        // What follows a missing bracket is wrong because of it.
        if let Some((span, message)) = first_error(&LinkedNode::new(&root)) {
            let fault = kind_of(&message);
            let finding = Finding::new(Rule::TypstSyntax, &source, span);
            findings.push(finding.with("fault", fault));
            continue;
        }
        let linked = LinkedNode::new(&root);
        for (measure, value, span) in measures(&linked) {
            let Some((_, least)) = LEAST.iter().find(|(name, _)| *name == measure) else { continue };
            // A hundredth is no difference on paper.
            if value < least - 0.01 {
                let finding = Finding::new(Rule::MeasureTooSmall, &source, span.clone());
                let given = file.text[span].to_owned();
                let as_typed =
                    if given.ends_with("mm") { format!("{:.1}mm", least / MM) } else { format!("{least}pt") };
                findings.push(finding.with("name", measure).with("least", as_typed).with("given", given));
            }
        }
    }
}

/// A template as Typst would read it, each byte in its place: an empty text in the place of each value, and nothing in the place of
/// what Tera is told. Of several ways to go on (`else`) the first one stays.
fn without_tera(template: &str) -> String {
    const PAIRS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    let (mut text, mut rest) = (String::with_capacity(template.len()), template);
    // How many conditions are open around the other way that is left out.
    let mut skipped: Option<usize> = None;
    while let Some((open, close)) =
        PAIRS.into_iter().filter_map(|pair| Some((rest.find(pair.0)?, pair))).min().map(|(_, pair)| pair)
    {
        let start = rest.find(open).expect("it was found just now");
        let end = rest[start..].find(close).map_or(rest.len(), |end| start + end + close.len());
        let (plain, inside) = (&rest[..start], &rest[start..end]);
        push_kept(&mut text, plain, skipped.is_none());
        let tag = inside.trim_start_matches(['{', '%', '-']).trim_start();
        let is_tag = |name: &str| open == "{%" && tag.starts_with(name);
        skipped = match skipped {
            None if is_tag("el") => Some(0),
            Some(0) if is_tag("endif") || is_tag("endfor") => None,
            Some(depth) if is_tag("if") || is_tag("for") => Some(depth + 1),
            Some(depth) if is_tag("endif") || is_tag("endfor") => Some(depth - 1),
            skipped => skipped,
        };
        if open == "{{" && skipped.is_none() && !is_in_quotes(&text) {
            text.push_str("\"\"");
            push_kept(&mut text, &inside[2..], false);
        } else {
            push_kept(&mut text, inside, false);
        }
        rest = &rest[end..];
    }
    push_kept(&mut text, rest, skipped.is_none());
    text
}

/// Whether a text of Typst ends within quotes. None goes over the end of a line.
fn is_in_quotes(text: &str) -> bool {
    let line = &text[text.rfind('\n').map_or(0, |end| end + 1)..];
    line.matches('"').count() % 2 == 1
}

/// Adds a piece as it is, or blanks of as many bytes. Ends of lines stay.
fn push_kept(text: &mut String, piece: &str, is_kept: bool) {
    if is_kept {
        text.push_str(piece);
    } else {
        text.extend(piece.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
    }
}

/// The files that are not those of its base.
fn own_files(texts: &Texts) -> impl Iterator<Item = (&String, &crate::workspace::profile::TypstFile)> {
    let of_base = texts.base.as_ref().map(|base| &base.typst_files);
    texts.typst_files.iter().filter(move |(name, file)| {
        of_base.and_then(|files| files.get(*name)).is_none_or(|under| under.path != file.path)
    })
}

/// The first place that Typst cannot read, and what it says of it.
fn first_error(node: &LinkedNode<'_>) -> Option<(Span, String)> {
    if node.kind() == SyntaxKind::Error {
        let (errors, _) = node.get().errors_and_warnings();
        let message = errors.first().map(|error| error.message.to_string()).unwrap_or_default();
        return Some((node.range(), message));
    }
    node.children().find_map(|child| first_error(&child))
}

/// What kind of slip it is.
fn kind_of(message: &str) -> &'static str {
    if message.starts_with("unclosed") {
        "unclosed"
    } else if message.starts_with("unexpected closing") {
        "closing"
    } else if message.starts_with("expected") {
        "missing"
    } else {
        "other"
    }
}

/// The lengths that are written out, by name, in points: those that depend on the type, or are computed, are not among them.
fn measures<'a>(root: &LinkedNode<'a>) -> Vec<(String, f64, Span)> {
    let mut found = Vec::new();
    for node in root.children().filter(|node| node.kind() == SyntaxKind::LetBinding) {
        let Some(binding) = node.get().cast::<ast::LetBinding<'a>>() else { continue };
        let [name] = binding.kind().bindings()[..] else { continue };
        match binding.init() {
            Some(Expr::Numeric(value)) => push(name.as_str().to_owned(), value, &node, &mut found),
            Some(Expr::Dict(parts)) => {
                for part in parts.items() {
                    let ast::DictItem::Named(part) = part else { continue };
                    if let Expr::Numeric(value) = part.expr() {
                        push(format!("{}.{}", name.as_str(), part.name().as_str()), value, &node, &mut found);
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn push(
    name: String,
    value: ast::Numeric<'_>,
    around: &LinkedNode<'_>,
    found: &mut Vec<(String, f64, Span)>,
) {
    let (number, unit) = value.get();
    let points = match unit {
        Unit::Pt => number,
        Unit::Mm => number * MM,
        Unit::Cm => number * 10.0 * MM,
        Unit::In => number * 72.0,
        _ => return,
    };
    if let Some(span) = place(around, value.to_untyped()) {
        found.push((name, points, span));
    }
}

/// Where a node stands in the file.
fn place(around: &LinkedNode<'_>, wanted: &SyntaxNode) -> Option<Span> {
    if std::ptr::eq(around.get(), wanted) {
        return Some(around.range());
    }
    around.children().find_map(|child| place(&child, wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        let root = typst_syntax::parse(text);
        let measures = measures(&LinkedNode::new(&root));
        measures.into_iter().map(|(name, value, _)| (name, format!("{value:.1}"))).collect()
    }

    #[test]
    fn lengths_that_are_written_out_are_read_with_their_names() {
        let text = "#let margin = (left: 22mm, right: 1.5cm, gap: 1em)\n#let text-size = 10.5pt\n#let half = 0.5 * text-size\n#let f(x) = 3pt\n";
        let expected = [("margin.left", "62.4"), ("margin.right", "42.5"), ("text-size", "10.5")];
        assert_eq!(found(text), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn a_template_is_read_without_what_tera_is_told() {
        let template = "#f(\n  {%- for 行 in it.rows %}\n  (a: {{ 行.x }}, b: {% if y %}{{ y }}{% else %}{% if z %}1{% endif %}2{% endif %}),\n  {% endfor %}\n)";
        let read = without_tera(template);
        assert_eq!(read.len(), template.len());
        assert_eq!(read.split_whitespace().collect::<Vec<_>>().join(" "), "#f( (a: \"\" , b: \"\" ), )");
        assert!(first_error(&LinkedNode::new(&typst_syntax::parse(&read))).is_none());
        for broken in ["{{ it.x }", "{% if", "{{", "a {# b"] {
            assert_eq!(without_tera(broken).len(), broken.len(), "{broken}");
        }
    }

    #[test]
    fn every_template_of_the_program_is_sound_without_it() {
        let folder = std::path::Path::new("templates/shinjuku-2008");
        let mut seen = 0;
        for file in std::fs::read_dir(folder).expect("it is there") {
            let path = file.expect("it can be read").path();
            if path.to_string_lossy().ends_with(".tera.typ") {
                let text = without_tera(&std::fs::read_to_string(&path).expect("it is there"));
                let slip = first_error(&LinkedNode::new(&typst_syntax::parse(&text)));
                assert!(slip.is_none(), "{path:?}: {slip:?}\n{text}");
                seen += 1;
            }
        }
        assert!(seen > 5);
    }

    #[test]
    fn the_first_slip_is_told_at_its_place() {
        let text = "#let a = (1, 2\n#let b = 3\n";
        let root = typst_syntax::parse(text);
        let (span, message) = first_error(&LinkedNode::new(&root)).expect("it is wrong");
        assert_eq!((&text[span], kind_of(&message)), ("(", "unclosed"));
    }
}
