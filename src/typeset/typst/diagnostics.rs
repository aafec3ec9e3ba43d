//! What typst says of a source, in terms of the files that people know: the profile's templates and its library.

use std::collections::BTreeSet;
use std::path::Path;

use regex::Regex;

use crate::diagnostic::path::shown;
use crate::papers::templates;
use crate::text::shortened::shortened;
use crate::workspace::profile::{Profile, TypstFile};

/// How many complaints are reported; one mistake in a library can make a hundred.
const MOST: usize = 5;

/// Characters of a line of a source that fit a terminal.
const LINE: usize = 100;

/// What typst printed, without the run's own paths: each complaint once, with the line it is about.
pub(super) fn told(printed: &str, source: &str, main: &str, profile: &Profile) -> String {
    let mut seen = BTreeSet::new();
    let lines: Vec<&str> = printed.lines().filter(|line| !line.trim().is_empty()).collect();
    // What was to carry a label stopped on a mistake that is reported, too.
    let is_consequence = |line: &str| line.contains("error: label `<") && line.ends_with("in the document");
    let all_are = lines.iter().all(|line| is_consequence(line));
    let complaints: Vec<String> = lines
        .into_iter()
        .filter(|line| all_are || !is_consequence(line))
        .map(|line| {
            Complaint::parse(line).map_or_else(|| line.to_owned(), |said| said.told(source, main, profile))
        })
        .filter(|told| seen.insert(told.clone()))
        .collect();
    let rest = complaints.len().saturating_sub(MOST);
    let more = if rest > 0 { format!("\n(+{rest})") } else { String::new() };
    complaints.into_iter().take(MOST).collect::<Vec<_>>().join("\n") + &more
}

/// `file.typ:12:3: error: unknown variable`.
struct Complaint<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    says: &'a str,
}

impl<'a> Complaint<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let (place, says) = text.split_once(": ")?;
        let mut parts = place.rsplitn(3, ':');
        let column = parts.next()?.parse().ok()?;
        let line = parts.next()?.parse().ok()?;
        Some(Self { file: Path::new(parts.next()?).file_name()?.to_str()?, line, column, says })
    }

    fn told(&self, source: &str, main: &str, profile: &Profile) -> String {
        let files = &profile.texts.typst_files;
        if self.file == main {
            let line = source.lines().nth(self.line.saturating_sub(1)).unwrap_or_default().trim();
            let place = template_line(line, files.iter()).unwrap_or_default();
            return format!("  {}\n  --> {place}\n   | {}", self.says, shortened(line, LINE));
        }
        let file = files.get(self.file);
        let path = file.map_or_else(|| self.file.to_owned(), |file| shown(&file.path));
        let line =
            file.and_then(|file| file.text.lines().nth(self.line.saturating_sub(1))).unwrap_or_default();
        // Typst counts columns from 0.
        format!(
            "  {}\n  --> {path}:{}:{}\n   | {}",
            self.says,
            self.line,
            self.column + 1,
            shortened(line.trim(), LINE)
        )
    }
}

/// The line of a template that made a line of a source: the first that says the same around its values.
fn template_line<'a>(line: &str, files: impl Iterator<Item = (&'a String, &'a TypstFile)>) -> Option<String> {
    let tags = Regex::new(r"\{\{.*?\}\}|\{%.*?%\}").expect("a pattern");
    for (_, file) in files.filter(|(name, _)| templates::is_template(name)) {
        for (index, template) in file.text.lines().enumerate() {
            let template = template.trim();
            let fixed: Vec<String> = tags.split(template).map(regex::escape).collect();
            let says_something = tags.replace_all(template, "").chars().any(char::is_alphanumeric);
            let pattern = Regex::new(&format!("^{}$", fixed.join("(?s:.*)")));
            if says_something && pattern.is_ok_and(|pattern| pattern.is_match(line)) {
                return Some(format!("{}:{}", shown(&file.path), index + 1));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_is_read_with_its_place() {
        let complaint =
            Complaint::parse("output/.run-1/typst/town/form.typ:91:16: error: unknown variable: titel");
        let complaint = complaint.expect("it is one");
        assert_eq!((complaint.file, complaint.line, complaint.column), ("form.typ", 91, 16));
        assert_eq!(complaint.says, "error: unknown variable: titel");
        assert!(Complaint::parse("warning: bundle export is experimental").is_none());
    }

    #[test]
    fn a_line_of_a_source_leads_to_the_line_of_its_template() {
        let text = "#cover(\n  title: {{ it.title }},\n  notise: {{ it.notice }},\n)\n".to_owned();
        let file = TypstFile { path: "templates/town/a.tera.typ".into(), text };
        let name = "a.tera.typ".to_owned();
        let found = template_line("notise: \"別紙\",", [(&name, &file)].into_iter());
        assert_eq!(found, Some(format!("{}:3", shown(&file.path))));
    }
}
