//! When and how a meeting is held, and what has become of its items, fit together.

use crate::check::agenda::Listed;
use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::diagnostic::fix::Fix;
use crate::input::schema::Loaded;
use crate::model::council::Council;
use crate::model::meeting::{Meeting, Method};
use crate::text::source::{Node, Pointer};
use crate::workspace::ReadMeeting;

use super::context::at;

/// The date says a day, or that it is not known yet, with the month from which the papers are dated.
pub(super) fn meeting_has_its_day(meeting: &Loaded<Meeting>, findings: &mut Findings) {
    let date = &meeting.value.date;
    let way = Pointer::of(&["date"]);
    let typed = meeting.tree.at(&way).and_then(Node::text).unwrap_or_default();
    if typed.trim().is_empty() || date.day().is_some() || (date.is_undecided() && date.known().is_some()) {
        return;
    }
    let finding = at(meeting, Rule::MeetingDayMissing, &way).with("date", typed);
    if date.is_undecided() {
        findings.push(Finding { severity: Severity::Error, ..finding.with("fault", "month") });
    } else if date.typed().is_some() {
        let undecided = format!("{typed}（{}）", meeting.spelling.choose("undecided", Some("未定")));
        let fix = Fix::replace(&meeting.file, finding.span.clone(), undecided.as_str());
        findings.push(finding.mended_by(fix).with("fault", "day").with("undecided", undecided));
    }
}

/// Who answers in writing has a period for it, and no time or place.
pub(super) fn circulation_has_its_period(meeting: &Loaded<Meeting>, findings: &mut Findings) {
    let is_written = meeting.value.method == Some(Method::ByCirculation);
    let mut tell = |fault: &str, key: &str| {
        let finding = at(meeting, Rule::MeetingContradictory, &Pointer::of(&[key]));
        findings.push(finding.with("fault", fault).with("name", ""));
    };
    match (&meeting.value.period, is_written) {
        (None, true) if meeting.tree.get("period").is_none() => tell("no-period", "method"),
        (Some(_), false) => tell("period", "period"),
        _ => {}
    }
    for key in ["time", "place"] {
        if is_written && meeting.tree.get(key).is_some() {
            tell("place", key);
        }
    }
    if let Some(period) = &meeting.value.period
        && period.to.last_day() < period.from.first_day()
    {
        findings.push(at(meeting, Rule::PeriodReversed, &Pointer::of(&["period", "to"])));
    }
}

/// A day of handing out is said of what comes later than the others.
pub(super) fn later_papers_have_their_day(
    meeting: &Loaded<Meeting>,
    listed: &[Listed],
    council: &Council,
    findings: &mut Findings,
) {
    for listed in listed.iter().filter(|listed| listed.item.distribution_date.is_some()) {
        if !listed.item.comes_later(&council.bundle) && !listed.item.is_withdrawn() {
            let finding = at(meeting, Rule::ValueWithoutEffect, &listed.way().key("distribution_date"));
            let key = meeting.spelling.choose("distribution_date", Some("配布日"));
            let classes = council.bundle.distributions.iter().filter(|class| class.later.is_yes());
            let later: Vec<&str> = classes.map(|class| class.name.as_str()).collect();
            findings.push(finding.with("key", key).with("fault", "later").with("other", later.join("、")));
        }
    }
}

/// Where most items have explainers, each that is called has one, unless there are some for the whole meeting. Where few have
/// some, only those are called.
pub(super) fn items_have_their_explainers(
    meeting: &Loaded<Meeting>,
    listed: &[Listed],
    findings: &mut Findings,
) {
    if !meeting.value.explainers.is_empty() {
        return;
    }
    // What has neither case nor number, as その他, is not called.
    let is_called = |listed: &&Listed| {
        let item = &listed.item;
        !item.is_withdrawn() && (item.case_name().is_some() || item.number.is_some())
    };
    let (named, missing): (Vec<&Listed>, Vec<&Listed>) =
        listed.iter().filter(is_called).partition(|listed| !listed.item.explainers.is_empty());
    if missing.len() * 2 > named.len() {
        return;
    }
    for listed in missing {
        let key = meeting.spelling.choose("explainers", Some("説明員"));
        let finding = at(meeting, Rule::ExplainerMissing, &listed.way()).on(listed.way().key("explainers"));
        findings.push(finding.with("key", key));
    }
}

/// The case of an item that was carried over lies in the folder of the first meeting alone.
pub(super) fn carried_cases_lie_once(read: &ReadMeeting, findings: &mut Findings) {
    for (place, item) in read.meeting.value.all_items() {
        let (Some(from), Some(name)) = (&item.continued_from, item.case_name()) else { continue };
        let case = read.cases.iter().find(|case| case.name == name);
        let source = case.and_then(|case| case.file.source.as_ref());
        let lies_here = source
            .is_some_and(|source| source.path.parent().is_some_and(|folder| folder.ends_with(&read.name)));
        if lies_here && *from != read.name {
            let finding = at(&read.meeting, Rule::ContinuedItem, &place.way().key("continued_from"));
            findings.push(finding.with("fault", "own-file").with("meeting", from).with("name", name));
        }
    }
}
