//! The words of a council that count: those of the documents of a case.

use crate::model::council::{
    ContactLabels, Council, Cover, DocumentName, Documents, FontFile, Fonts, Ground, Kind, Municipality,
    Overview, OwnRow, Parties, PeriodPhrases, Sheet, Sheets,
};

use super::json::{Object, given_list, given_text, list, map, nullable, optional_text, text, texts, word};

pub(super) fn council(council: &Council) -> String {
    // Rules and their words are not printed, and the bundle is none of the documents of a case.
    let Council {
        base: _,
        allow: _,
        field_count: _,
        name,
        municipality: Municipality { name: municipality, short },
        parties: Parties { principal, contractor },
        kinds,
        grounds,
        ground_line,
        cover,
        overview,
        sheets,
        own_rows,
        period,
        matching_label,
        lexicon: _,
        rules: _,
        bundle: _,
        documents,
        fonts,
    } = council;
    let municipality = Object::default().key("name", text(municipality)).key("short", text(short));
    let parties = Object::default().key("principal", text(principal)).key("contractor", text(contractor));
    Object::default()
        .key("name", text(name))
        .key("municipality", municipality.end())
        .key("parties", parties.end())
        .key("kinds", list(kinds.iter().map(kind)))
        .key("grounds", list(grounds.iter().map(ground)))
        .key("ground_line", text(ground_line))
        .key("cover", of_cover(cover))
        .key("overview", of_overview(overview))
        .key("sheets", of_sheets(sheets))
        .given("own_rows", given_list(own_rows, own_row))
        .key("period", of_period(period))
        .key("matching_label", text(matching_label))
        .key("documents", of_documents(documents))
        .key("fonts", of_fonts(fonts))
        .end()
}

fn kind(Kind { name, mark, before_start: _ }: &Kind) -> String {
    Object::default().key("name", text(name)).key("mark", text(mark)).end()
}

fn ground(ground: &Ground) -> String {
    let Ground { article, caption, kind, matter_type, individual_number: _, from, until } = ground;
    Object::default()
        .key("article", text(article))
        .key("caption", text(caption))
        .key("kind", optional_text(kind.as_ref()))
        .key("type", nullable(matter_type.as_ref(), word))
        .key("from", nullable(from.as_ref(), word))
        .key("until", nullable(until.as_ref(), word))
        .end()
}

fn of_cover(cover: &Cover) -> String {
    // What the headings of the sheets say, type and ground, is counted where it is chosen.
    let Cover { title, subject, notice, grounds, abbreviations, appendix: _, contact } = cover;
    let ContactLabels { lines, required } = contact;
    let contact = Object::default()
        .key("lines", list(lines.iter().map(|parts| texts(parts))))
        .key("required", list(required.iter().map(word)));
    // Which words are told follows from the grounds, which are counted. The heading is counted as it reads of the first word, which it
    // said of every case before the others were told, too: sheets in binders keep their numbers.
    let first = abbreviations.as_ref().and_then(|words| words.said_of(&[words.terms.first()?.word.as_str()]));
    let grounds = format!("{grounds}{}", first.unwrap_or_default());
    Object::default()
        .key("title", text(title))
        .key("subject", text(subject))
        .key("notice", text(notice))
        .key("grounds", text(&grounds))
        .key("contact", contact.end())
        .end()
}

fn of_overview(overview: &Overview) -> String {
    let Overview { heading, rows, labels, required, may_be_empty: _ } = overview;
    Object::default()
        .key("heading", text(heading))
        .key("rows", list(rows.iter().map(word)))
        .key("labels", map(labels, |label| text(label)))
        .key("required", list(required.iter().map(word)))
        .end()
}

fn of_sheets(sheets: &Sheets) -> String {
    let Sheets {
        outsourcing,
        use_for_another_purpose,
        provision,
        linking,
        collection_from_others,
        recording,
        registration,
        impact_assessment,
    } = sheets;
    Object::default()
        .given("outsourcing", outsourcing.as_ref().map(sheet))
        .given("use-for-another-purpose", use_for_another_purpose.as_ref().map(sheet))
        .given("provision", provision.as_ref().map(sheet))
        .given("linking", linking.as_ref().map(sheet))
        .given("collection-from-others", collection_from_others.as_ref().map(sheet))
        .given("recording", recording.as_ref().map(sheet))
        .given("registration", registration.as_ref().map(sheet))
        .given("impact-assessment", impact_assessment.as_ref().map(sheet))
        .end()
}

fn sheet(sheet: &Sheet) -> String {
    let Sheet { subject, left, right, rows, labels, required, may_be_empty: _ } = sheet;
    Object::default()
        .key("subject", text(subject))
        .given("left", given_text(left.as_ref()))
        .given("right", given_text(right.as_ref()))
        .key("rows", list(rows.iter().map(|row| list(row.iter().map(word)))))
        .key("labels", map(labels, |label| text(label)))
        .key("required", list(required.iter().map(word)))
        .end()
}

fn own_row(OwnRow { key, name, description: _, example: _ }: &OwnRow) -> String {
    Object::default().key("key", text(key)).key("name", text(name)).end()
}

fn of_period(period: &PeriodPhrases) -> String {
    let PeriodPhrases { closed, ongoing, open, words: _ } = period;
    Object::default().key("closed", text(closed)).key("ongoing", text(ongoing)).key("open", text(open)).end()
}

fn of_documents(Documents { advance_report, special_clauses }: &Documents) -> String {
    let document = |DocumentName { file, title }: &DocumentName| {
        Object::default().key("file", text(file)).key("title", text(title)).end()
    };
    Object::default()
        .key("advance_report", document(advance_report))
        .key("special_clauses", document(special_clauses))
        .end()
}

fn of_fonts(Fonts { body, label, files }: &Fonts) -> String {
    let file = |FontFile { family, file, sha256 }: &FontFile| {
        Object::default()
            .key("family", text(family))
            .key("file", text(file))
            .key("sha256", text(sha256))
            .end()
    };
    Object::default()
        .key("body", texts(body))
        .key("label", texts(label))
        .key("files", list(files.iter().map(file)))
        .end()
}
