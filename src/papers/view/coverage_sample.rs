//! A document of every kind with a mark of its own in the place of every value, to see whether paper shows them all.

use std::sync::Arc;

use strum::IntoEnumIterator;

use crate::model::council::{Bundle, ChangeWords, Council, Digest, MatterValue, Row};
use crate::model::matter_type::MatterType;
use crate::papers::document_id::{BundleSet, DocumentId, DocumentKind};
use crate::text::placeholder::PlaceholderTemplate;
use crate::workspace::profile::Profile;

use super::contacts::contact_lines;
use super::{
    AdvanceReport, Cell, ChangedRow, Changes, ClauseParagraph, ClauseText, CoverText, Day, DigestMatter,
    DigestRow, DigestText, DocumentContent, KindGroup, Line, OverviewText, Paper, Printed, SheetRow,
    SheetText, SpecialClauses, View,
};
use super::{
    AgendaItem, AgendaLine, BundlePart, BundleText, ClosedMark, DividerText, Fact, Front, ItemTable, Layout,
    List, ListForm, ListRow, Listing, ListingPiece, ListingRow, Opening, PeopleGroup, Shared, SlipText,
    WithheldText,
};

/// A document full of marks.
#[derive(Debug)]
pub struct CoverageSample {
    /// The document.
    pub view: View,
    /// Every value in it: what it is, in the words of the form, and its mark.
    pub values: Vec<(String, String)>,
}

/// A coverage sample of every document that a profile prints.
#[must_use]
pub fn coverage_samples(profile: &Arc<Profile>) -> Vec<CoverageSample> {
    let case = profile.name().to_owned();
    let mut samples = vec![
        (DocumentKind::AdvanceReport { case: case.clone() }, report_content(profile)),
        (DocumentKind::SpecialClauses { case }, clauses_content(profile)),
        (DocumentKind::Bundle(BundleSet::Advance), bundle(profile)),
    ];
    let words = &profile.council().value.bundle;
    let lists = [
        (DocumentKind::CallList, ListForm::CallList, &words.call_list.heading, 5),
        (DocumentKind::LeafList(BundleSet::Advance), ListForm::LeafList, &words.replacement.list.heading, 4),
        (DocumentKind::Errata(BundleSet::Advance), ListForm::Errata, &words.replacement.errata.heading, 5),
    ];
    samples
        .extend(lists.map(|(kind, form, heading, columns)| (kind, listing(profile, form, heading, columns))));
    samples.extend(words.digest.as_ref().map(|words| (DocumentKind::Digest, digest(profile, words))));
    samples
        .into_iter()
        .map(|(kind, (content, values))| CoverageSample {
            view: View {
                id: DocumentId::new(profile.name(), kind),
                profile: Arc::clone(profile),
                matching_number: String::new(),
                second_name_of: None,
                content,
            },
            values,
        })
        .collect()
}

/// Marks, each another one.
#[derive(Default)]
struct Marks(Vec<(String, String)>);

impl Marks {
    fn mint(&mut self, what: impl Into<String>) -> String {
        let mark = format!("見本{:04}", self.0.len() + 1);
        self.push(what, mark)
    }

    /// A mark as wide as a matching number.
    fn matching_number(&mut self, what: &str) -> String {
        let mark = format!("SMPL{:04}", self.0.len() + 1);
        self.push(what, mark)
    }

    /// A mark about as wide as a number of a list.
    fn list_number(&mut self, what: &str) -> String {
        let mark = format!("N{:04}", self.0.len() + 1);
        self.push(format!("{what}（番号）"), mark)
    }

    fn push(&mut self, what: impl Into<String>, mark: String) -> String {
        self.0.push((what.into(), mark.clone()));
        mark
    }

    fn text(&mut self, what: impl Into<String>) -> Printed {
        self.mint(what).into()
    }

    /// Running text, or a list of several levels.
    fn lines(&mut self, what: &str, listed: bool) -> Vec<Line> {
        let levels = if listed { vec![1, 2, 3, 1] } else { vec![0] };
        let line = |level| Line {
            level,
            mark: if level == 0 { String::new() } else { self.list_number(what) },
            text: self.text(what),
        };
        levels.into_iter().map(line).collect()
    }
}

fn paper(council: &Council, marks: &mut Marks) -> Paper {
    Paper {
        id: String::new(),
        title: "見本".into(),
        author: String::new(),
        subject: String::new(),
        keywords: Vec::new(),
        date: Day { year: 2000, month: 1, day: 1 },
        matching_label: council.matching_label.clone(),
        matching_number: marks.matching_number(&council.matching_label),
        body_fonts: council.fonts.body.clone(),
        label_fonts: council.fonts.label.clone(),
        variations: Vec::new(),
    }
}

/// A document full of marks, and the marks.
type Marked = (DocumentContent, Vec<(String, String)>);

fn report_content(profile: &Profile) -> Marked {
    let mut marks = Marks::default();
    let document = paper(&profile.council().value, &mut marks);
    (DocumentContent::AdvanceReport(report(profile, document, &mut marks)), marks.0)
}

fn clauses_content(profile: &Profile) -> Marked {
    let mut marks = Marks::default();
    let document = paper(&profile.council().value, &mut marks);
    (DocumentContent::SpecialClauses(clauses(profile, document, &mut marks)), marks.0)
}

/// The cover of a bundle.
fn front(words: &Bundle, marks: &mut Marks) -> Front {
    let item = |marks: &mut Marks| AgendaItem {
        numbers: vec![marks.text(&words.list.number)],
        subject: marks.text(&words.list.subject),
    };
    let mut point = || AgendaLine {
        mark: marks.mint(&words.cover.agenda),
        text: marks.text(&words.cover.agenda),
        items: vec![item(marks)],
    };
    let agenda = vec![point(), point()];
    Front {
        title: marks.text("会議名"),
        facts: [&words.cover.date, &words.cover.place]
            .map(|label| Fact { label: label.clone(), text: marks.text(label) })
            .into(),
        heading: words.cover.agenda.clone(),
        agenda,
        people_heading: words.cover.attendees.clone(),
        people: (0..2).map(|_| marks.text(&words.cover.attendees)).collect(),
        others: [&words.cover.absent, &words.cover.observers]
            .into_iter()
            .flatten()
            .map(|heading| PeopleGroup { heading: heading.clone(), people: vec![marks.text(heading)] })
            .collect(),
    }
}

fn bundle(profile: &Profile) -> Marked {
    let council = &profile.council().value;
    let words = &council.bundle;
    let mut marks = Marks::default();
    // The footers of its parts have numbers of their own.
    let document = Paper { matching_number: String::new(), ..paper(council, &mut Marks::default()) };
    let labels = &words.list;
    let front = front(words, &mut marks);
    let mut row = |target: &str| {
        let what = |label: &str| format!("{} ＞ {label}", labels.heading);
        let matching_number = marks.matching_number(&what(&council.matching_label));
        let mut value = |label: &str| marks.text(what(label));
        ListRow {
            key: String::new(),
            above: vec![value(&labels.heading)],
            numbers: vec![value(&labels.number), value(&labels.number)],
            subject: value(&labels.subject),
            notes: vec![value(&labels.subject), value(&labels.subject)],
            openness: value(&labels.closed),
            material: value(&labels.material),
            distribution: vec![value(&labels.material)],
            page: if target.is_empty() { value(&labels.page).to_string() } else { String::new() },
            target: target.to_owned(),
            matching_number,
        }
    };
    let rows = vec![row("item-1-"), row("")];
    let in_table = ListRow { target: String::new(), ..row("item-1-") };
    let list = List {
        title: marks.text("会議名"),
        heading: labels.heading.clone(),
        heads: (0..6).map(|_| marks.mint(&labels.heading)).collect(),
        rows,
    };
    let part = |id: &str, end: &str, marks: &mut Marks| {
        let number = marks.text(&labels.material);
        let opening = Opening {
            number: number.clone(),
            bookmark: number.clone(),
            subject: String::new(),
            notes: vec![marks.text("特記事項の参照")],
        };
        BundlePart {
            matching_label: council.matching_label.clone(),
            matching_number: marks.matching_number(&council.matching_label),
            openings: vec![opening],
            ..BundlePart::between(id.to_owned(), format!("{id}{end}"), number)
        }
    };
    let case = BundlePart {
        reports: vec![report(profile, document.clone(), &mut marks)],
        clauses: vec![clauses(profile, document.clone(), &mut marks)],
        ..part("item-1-", "clauses-end", &mut marks)
    };
    let slip = SlipText {
        title: marks.text("別添の件名"),
        notice: marks.text("差込"),
        pages: String::new(),
        stands_for: String::new(),
        file: None,
    };
    let table = ItemTable {
        heading: marks.text("まとめ"),
        heads: (0..4).map(|_| marks.mint("まとめ")).chain([String::new(), labels.heading.clone()]).collect(),
        rows: vec![in_table],
    };
    let table = BundlePart { tables: vec![table], ..part("table-1-", "end", &mut marks) };
    let slip = BundlePart { slips: vec![slip], ..part("item-1-1-", "end", &mut marks) };
    let closed = ClosedMark {
        mark: marks.mint("非公開の資料"),
        notice: marks.mint("非公開の資料"),
        copy: marks.mint("非公開の資料"),
    };
    let withheld = WithheldText { notice: marks.text("公開版") };
    let withheld =
        BundlePart { closed: vec![closed], withheld: vec![withheld], ..part("item-2-", "end", &mut marks) };
    let shared = Shared {
        notes: vec![marks.text("共通の特記事項")],
        clauses: clauses(profile, document.clone(), &mut marks),
    };
    let shared = BundlePart { shared: vec![shared], ..part("shared-1-", "clauses-end", &mut marks) };
    let divider = DividerText { heading: marks.mint("仕切り"), notice: marks.text("仕切り") };
    let divider = BundlePart {
        dividers: vec![divider],
        ..BundlePart::between("divider-".into(), "divider-end".into(), Printed::default())
    };
    let layout = Layout {
        duplex: true,
        running: true,
        counts_blank: false,
        blank_note: marks.mint("余白"),
        meeting: String::new(),
        blacked: String::new(),
    };
    let parts = vec![divider, table, case, slip, withheld, shared];
    let bundle =
        BundleText { document, layout, for_screen: false, fronts: vec![front], lists: vec![list], parts };
    (DocumentContent::Bundle(Box::new(bundle)), marks.0)
}

fn listing(profile: &Profile, form: ListForm, heading: &str, columns: usize) -> Marked {
    let mut marks = Marks::default();
    let council = &profile.council().value;
    let document = Paper { matching_number: String::new(), ..paper(council, &mut Marks::default()) };
    let heads: Vec<String> = (0..columns).map(|_| marks.mint(heading)).collect();
    let mut cell = |changed| {
        vec![
            ListingPiece { text: marks.text(heading), changed: false, whole: false },
            ListingPiece { text: marks.text(heading), changed, whole: false },
        ]
    };
    let rows =
        [false, true].map(|changed| ListingRow { cells: (0..columns).map(|_| cell(changed)).collect() });
    let (heading, sent, notices) =
        (marks.text(heading), vec![marks.text("発信者")], vec![marks.text("案内")]);
    let listing = Listing { document, form, heading, sent, notices, heads, rows: rows.into() };
    (DocumentContent::Listing(listing), marks.0)
}

fn changes(words: &Digest, marks: &mut Marks) -> Vec<Changes> {
    let change = |words: &ChangeWords| {
        let heading = marks.text(&words.heading);
        let mut pieces = || {
            [false, true]
                .map(|changed| ListingPiece { text: marks.text(&words.heading), changed, whole: false })
                .into()
        };
        let (old, new) = (pieces(), pieces());
        let label = marks.mint(&words.heading);
        Changes { heading, rows: vec![ChangedRow { label, old, new }] }
    };
    words.changes.iter().map(change).collect()
}

fn digest(profile: &Profile, words: &Digest) -> Marked {
    let mut marks = Marks::default();
    let council = &profile.council().value;
    let document = Paper { matching_number: String::new(), ..paper(council, &mut Marks::default()) };
    let row = |marks: &mut Marks| {
        let mut lines =
            |what: &str, count: usize| -> Vec<Printed> { (0..count).map(|_| marks.text(what)).collect() };
        let mut matter = || DigestMatter {
            what: lines(&words.matter, 2),
            fields: lines(&words.fields, 2),
            recipient: lines(&words.recipient, 2),
        };
        let matters = vec![matter(), matter()];
        DigestRow {
            numbers: lines(&words.number, 2),
            material: lines(&words.number, 1).remove(0),
            marks: lines(&words.subject, 2),
            subject: lines(&words.subject, 1).remove(0),
            notes: lines(&words.target, 2),
            matters,
            changes: changes(words, marks),
        }
    };
    let rows = vec![row(&mut marks), row(&mut marks)];
    let heads = (0..5).map(|_| marks.mint(&words.heading)).collect();
    let notices = vec![marks.mint(&words.closed_notice)];
    let page = words.page.clone();
    let heading = marks.text(&words.heading);
    (DocumentContent::Digest(DigestText { document, heading, notices, heads, page, rows }), marks.0)
}

fn report(profile: &Profile, document: Paper, marks: &mut Marks) -> AdvanceReport {
    let council = &profile.council().value;
    let label = |text: &str| PlaceholderTemplate::parse(text).fill(|_| council.municipality.short.clone());
    let kinds = council.kinds.iter().map(|kind| KindGroup {
        mark: kind.mark.as_str().into(),
        grounds: (0..2).map(|_| marks.text(&council.cover.grounds)).collect(),
    });
    let kinds = kinds.collect();
    let meant = council.cover.abbreviations.as_ref().and_then(|words| {
        let all: Vec<&str> = words.terms.iter().map(|term| term.word.as_str()).collect();
        words.said_of(&all)
    });
    let meant = meant.unwrap_or_default();
    let mut contact =
        || contact_lines(&council.cover.contact, |blank| marks.text(format!("担当（{blank}）")));
    let contacts = vec![contact(), contact()];
    let cover = CoverText {
        title: council.cover.title.clone(),
        subject_label: label(&council.cover.subject),
        subject: marks.text(&council.cover.subject),
        notice: label(&council.cover.notice),
        grounds_heading: label(&council.cover.grounds) + &label(&meant),
        kinds,
        contacts,
    };
    let rows = council.overview.rows.iter().map(|row| {
        let label = label(council.label(&council.overview.labels, row));
        let lines = marks.lines(&format!("{} ＞ {label}", council.overview.heading), false);
        SheetRow { cells: vec![Cell { label, lines }] }
    });
    let overview = OverviewText { heading: label(&council.overview.heading), rows: rows.collect() };
    let mut sheets = Vec::new();
    for matter_type in MatterType::iter() {
        let Some(sheet) = council.sheets.of(matter_type) else { continue };
        let name = profile.word_of(matter_type);
        let mut cell = |row: &Row<MatterValue>| {
            if *row == Row::Core(MatterValue::None) {
                return Cell::default();
            }
            let label = label(council.label(&sheet.labels, row));
            let listed = matches!(
                row,
                Row::Core(MatterValue::MunicipalitySafeguards | MatterValue::RecipientSafeguards)
            );
            let lines = marks.lines(&format!("{name} ＞ {label}"), listed);
            Cell { label, lines }
        };
        let rows =
            sheet.rows.iter().map(|row| SheetRow { cells: row.iter().map(&mut cell).collect() }).collect();
        sheets.push(SheetText {
            appendix: vec![marks.text(format!("{name} ＞ 別紙"))],
            heading_label: label(&sheet.subject),
            subject: marks.text(format!("{name} ＞ {}", sheet.subject)),
            heads: [&sheet.left, &sheet.right].into_iter().flatten().map(|head| label(head)).collect(),
            rows,
        });
    }
    AdvanceReport { document, cover, overview, sheets }
}

fn clauses(profile: &Profile, document: Paper, marks: &mut Marks) -> SpecialClauses {
    let set = &profile.clauses().value;
    let mut clause = |captioned: bool, headed: bool| ClauseText {
        caption: if captioned { marks.text("見出し") } else { Printed::default() },
        heading: if headed { marks.text("番号と見出し") } else { Printed::default() },
        paragraphs: (0..2)
            .map(|index| ClauseParagraph {
                // The number of a headed clause stands in its heading.
                number: if headed && index == 0 { String::new() } else { marks.mint("番号") },
                lines: [marks.lines("本文", false), marks.lines("号", true)].concat(),
            })
            .collect(),
    };
    let clauses = vec![clause(true, false), clause(false, true), clause(false, false)];
    SpecialClauses { document, title: set.title.as_str().into(), clauses }
}
