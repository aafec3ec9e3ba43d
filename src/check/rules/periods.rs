//! When matters begin and end, by dates and by words.

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::finding::{Findings, Rule};
use crate::model::case::PeriodDate;
use crate::text::source::{Node, Pointer};
use crate::text::wareki::{Mention, Wareki, find};
use crate::text::yes_no::YesNo;

use super::context::CaseContext;
use super::dates::fiscal_year;
use super::fields::matters;

/// A period begins before it ends, and a report in advance comes before the beginning.
pub(super) fn periods_lie_ahead(context: CaseContext<'_>, findings: &mut Findings) {
    let council = context.council();
    for (way, matter) in matters(context) {
        let Some(period) = &matter.period else { continue };
        let [from, to] = [&period.from, &period.to].map(|date| date.as_ref().and_then(PeriodDate::date));
        let said = said(context, &way.keys(&["period", "text"]));
        let begins = from.map(|date| (date.first_day(), date.last_day())).or(said.begins);
        let ends = to.map(|date| (date.first_day(), date.last_day())).or(said.ends);
        let place = |key: &str, date: Option<&Wareki>| {
            way.keys(&["period", if date.is_some() { key } else { "text" }])
        };
        let is_reversed = begins.zip(ends).is_some_and(|(begins, ends)| ends.1 < begins.0);
        if is_reversed {
            findings.push(context.at(Rule::PeriodReversed, &place("to", to)));
        }
        // What took a month at the most may be reported afterwards.
        let is_short = begins.zip(ends).is_some_and(|(begins, ends)| (ends.1 - begins.0).num_days() <= 31);
        if let (Some(ends), Some(day), false) = (ends, context.day, is_reversed)
            && ends.1 < day
            && !is_short
        {
            findings.push(context.at(Rule::StaleCopy, &place("to", to)).with("fault", "over"));
        }
        let grounds =
            council.grounds.iter().filter(|ground| matter.ground.iter().any(|typed| ground.is_named(typed)));
        let mut kinds = grounds.filter_map(|ground| {
            let named = ground.kind.as_ref().or(matter.kind.as_ref());
            council.kinds.iter().find(|kind| Some(&kind.name) == named)
        });
        let ahead = kinds.find(|kind| kind.before_start.is_yes());
        if let (Some(kind), Some(begins), Some(day)) = (ahead, begins, context.day)
            && begins.1 < day
        {
            let finding = context.at(Rule::ReportedAfterStart, &place("from", from));
            let date = from.map_or_else(|| said.written.clone(), |from| from.printed(day));
            findings.push(finding.with("kind", &kind.name).with("date", date));
        }
    }
}

/// The first and the last day that a date can mean.
type Days = (NaiveDate, NaiveDate);

/// When a period begins and ends, by its words.
#[derive(Debug, Default)]
struct Said {
    begins: Option<Days>,
    ends: Option<Days>,
    /// The date of the beginning as it is written.
    written: String,
}

/// What stands between the beginning of a period and its end.
const TO: [&str; 6] = ["から", "より", "～", "〜", "~", "－"];

/// Reads the words of a period: 令和8年6月1日から令和9年3月31日まで. What says nothing of から or まで, as a date of a contract in
/// brackets, is neither beginning nor end.
fn said(context: CaseContext<'_>, way: &Pointer) -> Said {
    let Some(text) = context.case.tree.at(way).and_then(Node::text) else { return Said::default() };
    let mut said = Said::default();
    for mention in find(text) {
        let Some(days) = days(&mention) else { continue };
        let (before, after) = (
            &text[..mention.span.start],
            text[mention.span.end..].trim_start_matches(['末', '日', ' ', '　']),
        );
        let begins = TO.iter().chain(&["以降", "以後"]).any(|word| after.starts_with(word));
        let ends = ["まで", "迄", "を限", "に終"].iter().any(|word| after.starts_with(word))
            || TO.iter().any(|word| before.trim_end().ends_with(word));
        if begins && said.begins.is_none() {
            said.begins = Some(days);
            text[mention.span.clone()].clone_into(&mut said.written);
        } else if ends {
            said.ends = Some(days);
        }
    }
    said
}

/// The days that a date in words can mean; `None` where its year is not known.
fn days(mention: &Mention) -> Option<Days> {
    let year = mention.calendar_year()?;
    if let Some(day) = &mention.day {
        let day = day.as_ref().ok()?;
        return Some((day.first_day(), day.last_day()));
    }
    let first = |year, month| NaiveDate::from_ymd_opt(year, month, 1);
    let (start, next) = match (mention.fiscal, mention.month) {
        (true, _) => (first(year, 4)?, first(year + 1, 4)?),
        (false, Some(12)) => (first(year, 12)?, first(year + 1, 1)?),
        (false, Some(month)) => (first(year, month)?, first(year, month + 1)?),
        (false, None) => (first(year, 1)?, first(year + 1, 1)?),
    };
    Some((start, next.pred_opt()?))
}

/// A period has its beginning or a text, and either an end or none.
pub(super) fn periods_say_one_thing(context: CaseContext<'_>, findings: &mut Findings) {
    for (way, matter) in matters(context) {
        let Some(period) = &matter.period else { continue };
        let way = way.key("period");
        let says = |key: &str| context.case.tree.at(&way).is_some_and(|node| node.get(key).is_some());
        if !says("from") && !says("text") {
            let key = context.key("from", "開始");
            findings.push(context.at(Rule::MissingKey, &way).with("key", key));
        }
        // Only the text is printed, if there is one.
        let text = period.text.as_deref().unwrap_or_default();
        let is_said = |to: &PeriodDate| match to {
            PeriodDate::Word(word) => text.contains(word),
            PeriodDate::Date(date) => find(text).iter().any(|mention| {
                let year = mention.calendar_year();
                year == Some(date.last_day().year()) || year == Some(fiscal_year(date.last_day()))
            }),
        };
        if let (Some(to), false) = (&period.to, text.is_empty())
            && !is_said(to)
        {
            let finding = context.at(Rule::ValueWithoutEffect, &way.key("to"));
            let finding = finding.with("key", context.key("to", "終了")).with("fault", "text");
            findings.push(finding.with("other", context.key("text", "表記")));
        }
        if says("to") && period.ongoing.is_some_and(YesNo::is_yes) {
            let finding = context.at(Rule::ValueWithoutEffect, &way.key("ongoing"));
            let finding = finding.with("key", context.key("ongoing", "継続")).with("fault", "ongoing");
            findings.push(finding.with("other", context.key("to", "終了")));
        }
    }
}
