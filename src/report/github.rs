//! Findings as annotations of GitHub's workflows, and as the summary of a job.

use crate::limits::SUMMARY_BYTES;

use super::escape::{markdown, visible};
use super::places::RenderedPlace;
use super::rendered::{RenderedFinding, grade};
use super::{Message, Messages};

/// A workflow command for each finding that the clerk does not accept.
pub(super) fn annotations(findings: &[RenderedFinding<'_>], messages: &Messages) -> String {
    open(findings).map(|finding| annotation(finding, messages)).collect()
}

fn annotation(finding: &RenderedFinding<'_>, messages: &Messages) -> String {
    let RenderedPlace { file, line, column, end_line, end_column } = &finding.place;
    let (file, rule) = (property(&visible(file)), finding.rule);
    let columns = if line == end_line {
        format!(",col={column},endColumn={end_column}")
    } else {
        // GitHub takes columns only within one line.
        String::new()
    };
    format!(
        "::{} file={file},line={line},endLine={end_line}{columns},title={}::{}\n",
        grade(finding, ["error", "warning", "notice"]),
        property(rule),
        data(&finding.lines(messages)),
    )
}

/// All findings as Markdown: GitHub shows only the first ten annotations of a step.
pub(super) fn summary(findings: &[RenderedFinding<'_>], messages: &Messages, counts: &str) -> String {
    let mut page = format!("### shingikai: {}\n\n", markdown(counts));
    let open: Vec<_> = open(findings).collect();
    if open.is_empty() {
        return page;
    }
    let heads =
        [Message::SummarySeverity, Message::SummaryPlace, Message::SummaryFinding, Message::SummaryHelp];
    let heads = heads.map(|head| messages.word(head));
    page.extend(["| ", &heads.join(" | "), " |\n|---|---|---|---|\n"]);
    for finding in open {
        let row = row(finding, messages);
        if page.len() + row.len() > SUMMARY_BYTES {
            page += "| … | | | |\n";
            break;
        }
        page += &row;
    }
    page + "\n"
}

fn row(finding: &RenderedFinding<'_>, messages: &Messages) -> String {
    let severity = messages.severity(finding.severity);
    let place = markdown(&format!(
        "{}:{}:{}",
        visible(&finding.place.file),
        finding.place.line,
        finding.place.column
    ));
    let message = [Some(finding.message.as_str()), finding.label.as_deref()];
    let message = message.into_iter().flatten().map(markdown).collect::<Vec<_>>().join("<br>");
    let help = markdown(finding.help.as_deref().unwrap_or_default());
    format!("| {severity} | {place} | {message} ({}) | {help} |\n", finding.rule)
}

fn open<'a>(findings: &'a [RenderedFinding<'a>]) -> impl Iterator<Item = &'a RenderedFinding<'a>> {
    findings.iter().filter(|finding| finding.allowed.is_none())
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_place_in_a_command() {
        assert_eq!(data("100%\r\n::error::"), "100%25%0D%0A::error::");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
