//! On which page each line of a document's text stands: whoever hears 「47ページ」 finds it in the text, too.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::Result;

use crate::model::council::PageMarks;
use crate::papers::templates::Source;
use crate::papers::view::{DocumentContent, PageNotes, SpokenKind, SpokenLine};
use crate::text::page_number::PageNumber;
use crate::text::placeholder::PlaceholderTemplate;

use super::bundle_map::without_blank;
use super::pages::{Chapter, Pages};

/// So many characters of a line that goes over the end of a page stand nowhere else by chance.
const SURE: usize = 12;

/// The page marks of a document's text, and the pages that it names.
///
/// - `said` is the text of each page without blanks
///
/// # Errors
///
/// If the pages have no labels, or a line of the outline leads nowhere.
pub fn page_notes(source: &Source, pages: &Pages, said: &[String]) -> Result<PageNotes> {
    let mut notes = PageNotes::default();
    let view = &source.view;
    match view.content {
        DocumentContent::Bundle(_) => {}
        // It names the pages of the usual edition.
        DocumentContent::Large(_) => return Ok(notes),
        // Nobody turns the pages of a single one.
        _ if pages.count() == 1 => return Ok(notes),
        _ => {}
    }
    let labels = pages.labels()?;
    let lines = source.text_alternative.lines();
    let parts = parts(&view.content, lines, pages)?;
    for (at, line) in lines.iter().enumerate() {
        if let SpokenKind::PageOf(part) = line.kind
            && let Some(page) = parts.get(part).and_then(|part| labels.get(part.pages.start))
        {
            notes.pages.insert(at, page.to_string());
        }
    }
    let Some(words) = &view.profile.council().value.bundle.page_marks else { return Ok(notes) };
    let running = !matches!(&view.content, DocumentContent::Bundle(bundle) if !bundle.layout.running);
    for part in &parts {
        let part_lines = &lines[part.lines.clone()];
        let first = part_lines.first().filter(|line| line.kind == SpokenKind::Part);
        let number = first.map_or("", |line| line.text.text());
        for (line, page) in turns(part_lines, &said[part.pages.clone()]) {
            let page_number = labels[part.pages.start + page];
            let mark = Mark { number, page: page_number, within: page + 1, of: part.pages.len() };
            notes.marks.insert(part.lines.start + line, mark.said(words, running));
        }
    }
    Ok(notes)
}

/// What is read out on each page of a document. A text that goes over the end of a page is read where it begins.
///
/// - `said` is the text of each page without blanks
///
/// # Errors
///
/// As `page_notes`.
pub fn spoken_pages(source: &Source, pages: &Pages, said: &[String]) -> Result<Vec<String>> {
    let notes = PageNotes { marks: BTreeMap::new(), ..page_notes(source, pages, said)? };
    let lines = source.text_alternative.lines();
    let mut begins = BTreeMap::new();
    for part in parts(&source.view.content, lines, pages)? {
        let turns = turns(&lines[part.lines.clone()], &said[part.pages.clone()]);
        begins
            .extend(turns.into_iter().map(|(line, page)| (part.lines.start + line, part.pages.start + page)));
    }
    Ok(source.text_alternative.by_page(&notes, &begins, pages.count()))
}

/// A part of a document: a chapter of a bundle, or the whole of another one.
struct Part {
    /// Its lines in the text.
    lines: Range<usize>,
    /// Its pages, from 0.
    pages: Range<usize>,
}

/// The parts of a document; one that has none is one.
fn parts(content: &DocumentContent, lines: &[SpokenLine], pages: &Pages) -> Result<Vec<Part>> {
    let all = 0..pages.count();
    let pages = match content {
        DocumentContent::Bundle(bundle) => {
            let chapters = pages.chapters()?;
            let end = |at: usize| chapters.get(at + 1).map_or(pages.count() + 1, |next| next.page);
            let of = |(at, chapter): (usize, &Chapter)| {
                let range = without_blank(bundle, pages, chapter.page..end(at).max(chapter.page + 1))?;
                Ok(range.start - 1..range.end - 1)
            };
            chapters.iter().enumerate().map(of).collect::<Result<_>>()?
        }
        _ => vec![all],
    };
    let begins = lines.iter().enumerate().filter(|(_, line)| line.kind == SpokenKind::Part);
    let mut begins: Vec<usize> = begins.map(|(at, _)| at).collect();
    if begins.is_empty() && !lines.is_empty() {
        begins.push(0);
    }
    let ends = begins.iter().skip(1).copied().chain(std::iter::once(lines.len()));
    let lines = begins.iter().zip(ends).map(|(begin, end)| *begin..end);
    Ok(lines.zip(pages).map(|(lines, pages)| Part { lines, pages }).collect())
}

/// What a mark says.
struct Mark<'a> {
    /// Number of the material; empty between materials.
    number: &'a str,
    /// Number of the page.
    page: PageNumber,
    /// Its place within the material, from 1.
    within: usize,
    /// Pages of the material.
    of: usize,
}

impl Mark<'_> {
    fn said(&self, words: &PageMarks, running: bool) -> String {
        let phrase = match (running, self.number) {
            (_, "") => &words.page,
            (true, _) => &words.running,
            (false, _) => &words.material,
        };
        PlaceholderTemplate::parse(phrase).fill(|blank| match blank {
            "頁" => self.page.to_string(),
            "資料番号" => self.number.to_owned(),
            "順" => self.within.to_string(),
            _ => self.of.to_string(),
        })
    }
}

/// The lines at which another page begins, each with the page from 0, the first line among them.
///
/// - `pages` are the texts of the pages without blanks
fn turns(lines: &[SpokenLine], pages: &[String]) -> Vec<(usize, usize)> {
    let mut turns = vec![(0, 0)];
    let mut current = 0;
    for (at, line) in lines.iter().enumerate() {
        let Some(page) = page_of(&needle(line, lines.get(at + 1)), pages, current) else { continue };
        if page != current {
            // What follows an empty line follows the mark: it is read out first.
            turns.push((at, page));
            current = page;
        }
    }
    turns
}

/// What stands on paper of a line without blanks: behind a label comes its value.
fn needle(line: &SpokenLine, next: Option<&SpokenLine>) -> String {
    let value = next.filter(|next| line.kind == SpokenKind::Label && next.kind == SpokenKind::Text);
    match line.kind {
        SpokenKind::Heading(_) | SpokenKind::Label | SpokenKind::Text => {
            let texts = [Some(line), value].into_iter().flatten();
            texts.flat_map(|piece| piece.text.split_whitespace()).collect()
        }
        SpokenKind::Part | SpokenKind::PageOf(_) | SpokenKind::Gap => String::new(),
    }
}

/// On which page a text stands, or begins: on the current one if it is there, else behind it, else before it. `None` if that
/// is not sure.
fn page_of(needle: &str, pages: &[String], current: usize) -> Option<usize> {
    if needle.is_empty() || pages.get(current)?.contains(needle) {
        return None;
    }
    let holds = |page: &usize| pages[*page].contains(needle);
    let whole = (current + 1..pages.len()).find(holds).or_else(|| (0..current).rev().find(holds));
    whole.or_else(|| {
        let ends: Vec<usize> = needle.char_indices().map(|(start, _)| start).skip(SURE).collect();
        let begun = |page: usize| ends.partition_point(|end| pages[page].contains(&needle[..*end]));
        let here = begun(current);
        let longest = (0..pages.len()).max_by_key(|page| (begun(*page), std::cmp::Reverse(*page)))?;
        (begun(longest) > here).then_some(longest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_text_is_on_the_current_page_if_it_can_be() {
        let pages = pages(&["甲乙", "乙丙", "甲丁"]);
        assert_eq!(page_of("乙", &pages, 0), None);
        assert_eq!(page_of("丙", &pages, 0), Some(1));
        assert_eq!(page_of("甲", &pages, 1), Some(2));
        assert_eq!(page_of("乙丙", &pages, 2), Some(1));
        assert_eq!(page_of("無", &pages, 1), None);
    }

    #[test]
    fn a_text_that_goes_over_the_end_of_a_page_is_where_it_begins() {
        let pages = pages(&[
            "前の頁",
            "窓口業務を委託し、職員が審査に専念する。後の欄",
            "ことができるようにするため",
        ]);
        let text = "窓口業務を委託し、職員が審査に専念することができるようにするため";
        assert_eq!(page_of(text, &pages, 0), Some(1));
        assert_eq!(page_of(text, &pages, 1), None);
        assert_eq!(page_of("窓口の話", &pages, 0), None, "so short a start may be chance");
    }
}
