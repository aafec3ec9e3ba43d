//! Dates, days of the week and eras agree.

use chrono::{Datelike, NaiveDate};
use strum::IntoEnumIterator;

use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::input::schema::Loaded;
use crate::model::case::PeriodDate;
use crate::text::source::{Node, Pointer, Span};
use crate::text::wareki::{self, DateFault, Era, Mention, Wareki, Weekday, find};

use super::context::{CaseContext, Texts, with_instead, within};
use super::fields::matters;

/// Every day of the week is the one that its date has; every year has its era, and the era was not over by then.
pub(super) fn dates_agree<T>(texts: &Texts<'_, T>, day: Option<NaiveDate>, findings: &mut Findings) {
    let loaded = texts.loaded;
    for (_, node) in texts.printed() {
        for mention in find(node.text().unwrap_or_default()) {
            findings.extend(weekday(loaded, node, &mention));
            if !is_told(loaded, node, Rule::UnreadableDate, findings) {
                findings.extend(no_such_day(loaded, node, &mention));
            }
            findings.extend(day.and_then(|day| era_over(loaded, node, &mention, day)));
            if !is_told(loaded, node, Rule::EraMissing, findings) {
                findings.extend(era_missing(loaded, node, &mention, day));
            }
        }
    }
}

fn weekday<T>(loaded: &Loaded<T>, node: &Node, mention: &Mention) -> Option<Finding> {
    let typed = mention.weekday?;
    let date = mention.day.as_ref()?.as_ref().ok()?.day()?;
    let real = Weekday::of(date);
    (typed != real).then(|| {
        let mut finding = within(loaded, Rule::WeekdayMismatch, node, mention.span.clone());
        if let Some(part) = weekday_in(node.text().unwrap_or_default(), &mention.span, typed) {
            finding = with_instead(finding, loaded, node, part, &real.kanji().to_string());
        }
        finding.with("typed", typed.kanji().to_string()).with("real", real.kanji().to_string())
    })
}

/// Where the day of the week stands in a date: behind its last digit and the 日 after it.
fn weekday_in(text: &str, date: &Span, typed: Weekday) -> Option<Span> {
    let is_digit = |character: char| character.is_ascii_digit() || matches!(character, '０'..='９');
    let written = &text[date.clone()];
    let digits = written.trim_end_matches(|character| !is_digit(character)).len();
    let rest = &written[digits..];
    let after = digits + if rest.starts_with('日') { '日'.len_utf8() } else { 0 };
    let at = date.start + after + written[after..].find(typed.kanji())?;
    (digits > 0).then(|| at..at + typed.kanji().len_utf8())
}

/// Whether a rule has said something of a whole value already: it is no date that has to be one, its year has no era.
fn is_told<T>(loaded: &Loaded<T>, node: &Node, rule: Rule, findings: &[Finding]) -> bool {
    let is_here = |finding: &Finding| finding.file.id == loaded.file.id && finding.span == node.span;
    findings.iter().any(|finding| finding.rule == rule && is_here(finding))
}

/// 令和8年2月30日, in a sentence or as a whole value.
fn no_such_day<T>(loaded: &Loaded<T>, node: &Node, mention: &Mention) -> Option<Finding> {
    let is_none = mention.month.is_some_and(|month| !(1..=12).contains(&month))
        || mention.day.as_ref().is_some_and(|day| *day == Err(DateFault::NoSuchDay));
    is_none.then(|| {
        let written = &node.text().unwrap_or_default()[mention.span.clone()];
        let finding = within(loaded, Rule::UnreadableDate, node, mention.span.clone());
        let finding =
            finding.with("value", written).with("fault", "no-such-day").with("words", Vec::<String>::new());
        Finding { severity: Severity::Warning, ..finding }
    })
}

/// 平成32年 in a paper of a day on which 令和 had begun.
fn era_over<T>(loaded: &Loaded<T>, node: &Node, mention: &Mention, day: NaiveDate) -> Option<Finding> {
    let end = mention.era?.end()?;
    let year = mention.calendar_year()?;
    let (month, of_month) = match (mention.fiscal, mention.month) {
        (true, _) => (4, 1),
        (false, Some(month)) => (
            month,
            mention.day.as_ref().and_then(|day| day.as_ref().ok()).map_or(1, |day| day.first_day().day()),
        ),
        (false, None) => (1, 1),
    };
    let first = NaiveDate::from_ymd_opt(year, month, of_month)?;
    // The name of a plan made before the change of era stays as it is.
    let is_quoted = is_in_quotes(node.text().unwrap_or_default(), mention.span.start);
    (first >= end && day >= end && !is_quoted).then(|| {
        let era = Era::of(first, day).map_or("", Era::name);
        let number = year - Era::of(first, day).map_or(0, |era| era.start().year()) + 1;
        let number = if number == 1 { "元".to_owned() } else { number.to_string() };
        let written = &node.text().unwrap_or_default()[mention.span.clone()];
        let rest = written.split_once('年').map_or("", |(_, rest)| rest);
        let finding = within(loaded, Rule::EraOutOfRange, node, mention.span.clone());
        let correct = format!("{era}{number}年{rest}");
        with_instead(finding, loaded, node, mention.span.clone(), &correct).with("correct", correct)
    })
}

/// Whether a place lies between 「 and 」, or 『 and 』.
fn is_in_quotes(text: &str, at: usize) -> bool {
    [('「', '」'), ('『', '』')].iter().any(|(open, close)| {
        let before = &text[..at];
        before.matches(*open).count() > before.matches(*close).count() && text[at..].contains(*close)
    })
}

/// What stands before a length of time: 在職10年6月.
const LENGTHS: [&str; 8] = ["在職", "在籍", "在任", "勤続", "通算", "懲役", "禁錮", "拘禁刑"];
/// What joins a year to the one before, whose era it shares: 平成24、25年度, 令和4年度から6年度まで.
const JOINTS: [&str; 11] = ["、", "，", "・", "から", "～", "〜", "－", "及び", "又は", "並びに", "と"];

/// 20年度, 20年10月: but not 20年度間, and not a length such as 5年.
fn era_missing<T>(
    loaded: &Loaded<T>,
    node: &Node,
    mention: &Mention,
    day: Option<NaiveDate>,
) -> Option<Finding> {
    let text = node.text().unwrap_or_default();
    let (before, after) = (&text[..mention.span.start], &text[mention.span.end..]);
    let bare = mention.era.is_none() && mention.year < 100 && (mention.fiscal || mention.month.is_some());
    let is_length = after.starts_with(['間', '分', '目', '以', 'ご', '毎'])
        || before.ends_with(['約', '第', '各', '毎', '後', '前', '.', '．', '同', '満', '計'])
        || LENGTHS.iter().any(|word| before.ends_with(word));
    (bare && !is_length && !shares_an_era(before) && !goes_on(before, mention.year)).then(|| {
        let written = &text[mention.span.clone()];
        let finding = within(loaded, Rule::EraMissing, node, mention.span.clone());
        let eras = of_weekday(likely_eras(mention.year, day), written);
        let instead = eras.iter().map(|era| format!("{era}{written}"));
        let finding = instead.clone().fold(finding, |finding, instead| {
            with_instead(finding, loaded, node, mention.span.clone(), &instead)
        });
        finding.with("written", written).with("instead", instead.collect::<Vec<_>>())
    })
}

/// Of eras that a date can have those whose day of the week is the one that was typed; all of them where that is no help.
fn of_weekday(eras: Vec<&'static str>, written: &str) -> Vec<&'static str> {
    let fits = |era: &&&str| {
        find(&format!("{era}{written}")).first().is_some_and(|mention| {
            let day = mention.day.as_ref().and_then(|day| day.as_ref().ok()).and_then(Wareki::day);
            mention.weekday.is_some() && mention.weekday == day.map(Weekday::of)
        })
    };
    let fitting: Vec<&str> = eras.iter().filter(fits).copied().collect();
    if fitting.is_empty() { eras } else { fitting }
}

/// How far behind the meeting's day a year may lie, in years.
const AHEAD: i32 = 15;

/// The eras that a year without one can be of, the one nearest to the meeting's day first: none that was over by then, none that
/// would lie far ahead.
fn likely_eras(year: i32, day: Option<NaiveDate>) -> Vec<&'static str> {
    let Some(day) = day else { return Vec::new() };
    let is_likely = |era: &Era| {
        let first = era.start().year() + year - 1;
        let is_over = era.end().is_some_and(|end| first > end.year());
        !is_over && first >= era.start().year() && first <= day.year() + AHEAD && era.start() <= day
    };
    let mut eras: Vec<Era> = Era::iter().filter(is_likely).collect();
    eras.sort_by_key(|era| (era.start().year() + year - 1 - day.year()).abs());
    eras.iter().take(2).map(|era| era.name()).collect()
}

/// Whether a year goes on from one with an era in the same sentence: 令和7年度に試行し、8年度から行う.
fn goes_on(before: &str, year: i32) -> bool {
    let sentence = before.rsplit('。').next().unwrap_or_default();
    let last = find(sentence).into_iter().rfind(|mention| mention.era.is_some());
    last.is_some_and(|last| (last.year..=last.year + SENTENCE).contains(&year))
}

/// How many years later a year without an era may be in a sentence that named one.
const SENTENCE: i32 = 10;

/// Whether a year that stands here has the era of the one before it, or its own with a blank between.
fn shares_an_era(before: &str) -> bool {
    let ends_with_era = |text: &str| Era::iter().any(|era| text.ends_with(era.name()));
    let digit = |character: char| matches!(character, '0'..='9' | '０'..='９' | '元');
    let unit = ["年度", "年"];
    let before = before.trim_end();
    if ends_with_era(before) {
        return true;
    }
    let Some(first) = JOINTS.iter().find_map(|joint| before.strip_suffix(joint)) else { return false };
    let number = unit.iter().find_map(|unit| first.strip_suffix(unit)).unwrap_or(first);
    let name = number.trim_end_matches(digit);
    name.len() < number.len() && (ends_with_era(name) || shares_an_era(name))
}

/// The years in the subject and in the text of the period are of this case, not of the one it was copied from.
pub(super) fn years_are_of_this_case(context: CaseContext<'_>, findings: &mut Findings) {
    if let Some(day) = context.day {
        let this_year = fiscal_year(day);
        for way in [Pointer::of(&["subject"]), Pointer::of(&["project", "name"])] {
            let Some(node) = context.case.tree.at(&way) else { continue };
            let mentions = find(node.text().unwrap_or_default());
            // A plan of several years names the first of them, too.
            let goes_on = |year: i32| year >= this_year;
            if mentions.iter().any(|mention| mention.fiscal_year().is_some_and(goes_on)) {
                continue;
            }
            for mention in mentions {
                if mention.fiscal && mention.fiscal_year().is_some_and(|year| year < this_year) {
                    let finding = within(context.case, Rule::StaleCopy, node, mention.span.clone());
                    findings.push(
                        finding.with("fault", "year").with("year", Wareki::fiscal_year_name(this_year, day)),
                    );
                }
            }
        }
    }
    for (way, matter) in matters(context) {
        let Some(period) = &matter.period else { continue };
        let dates = [&period.from, &period.to].into_iter().flatten();
        let dates: Vec<&Wareki> = dates.filter_map(PeriodDate::date).collect();
        let at = way.keys(&["period", "text"]);
        let (Some(node), false) = (context.case.tree.at(&at), dates.is_empty()) else { continue };
        for mention in find(node.text().unwrap_or_default()) {
            let Some(year) = mention.calendar_year() else { continue };
            let day = mention.day.as_ref().and_then(|day| day.as_ref().ok()?.day());
            let is_said = dates.iter().any(|date| {
                let same_day = day.is_none() || date.day().is_none() || day == date.day();
                let same_month = mention.month.is_none_or(|month| month == date.first_day().month());
                let years = [date.first_day().year(), fiscal_year(date.first_day())];
                years.contains(&year) && (same_month && same_day || mention.fiscal)
            });
            if !is_said {
                let finding = within(context.case, Rule::StaleCopy, node, mention.span.clone());
                findings.push(finding.with("fault", "period"));
            }
        }
    }
}

/// The fiscal year in the meeting's title is that of its day.
pub(super) fn title_has_the_fiscal_year(
    meeting: &Loaded<crate::model::meeting::Meeting>,
    day: NaiveDate,
    findings: &mut Findings,
) {
    let Some(node) = meeting.tree.get("title") else { return };
    for mention in find(node.text().unwrap_or_default()).into_iter().filter(|mention| mention.fiscal) {
        if mention.fiscal_year().is_some_and(|year| year != fiscal_year(day)) {
            let finding = within(meeting, Rule::FiscalYearMismatch, node, mention.span.clone());
            let real = Wareki::fiscal_year_name(fiscal_year(day), day);
            let finding = with_instead(finding, meeting, node, mention.span, &real);
            findings.push(finding.with("real", real));
        }
    }
}

pub(super) fn fiscal_year(day: NaiveDate) -> i32 {
    wareki::fiscal_year(day.year(), day.month())
}
