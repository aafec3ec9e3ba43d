//! Every matter stands on a ground that the council profile knows and that is in force.

use crate::checked::CheckedMatter;
use crate::council::Ground;
use crate::finding::{Finding, Findings, Rule};
use crate::source::Pointer;

use super::fields::matters;
use super::subject::Subject;

/// Looks up the grounds of every matter; a matter with an unknown ground is left out and named.
pub(super) fn look_up(subject: Subject<'_>, findings: &mut Findings) -> Vec<CheckedMatter> {
    let council = subject.council();
    let mut checked = Vec::new();
    for (at, matter) in matters(subject) {
        let mut grounds: Vec<Ground> = Vec::new();
        for (position, article) in matter.ground.iter().enumerate().filter(|(_, article)| !article.is_empty())
        {
            let at = at.key("ground").index(position);
            match council.grounds.iter().find(|ground| ground.article == *article) {
                Some(ground) => {
                    findings.extend(not_in_force(subject, ground, &at));
                    grounds.push(ground.clone());
                }
                None => findings.push(unknown(subject, article, &at)),
            }
        }
        let sheet = grounds.first().and_then(|ground| council.sheets.of(ground.matter_type));
        if let Some(sheet) = sheet.cloned() {
            checked.push(CheckedMatter { matter: matter.clone(), grounds, sheet });
        }
    }
    checked
}

fn unknown(subject: Subject<'_>, article: &str, at: &Pointer) -> Finding {
    let council = subject.council();
    let name = |ground: &Ground| format!("{}（{}）", ground.article, ground.caption);
    let known: Vec<String> = council.grounds.iter().map(name).collect();
    let finding = subject.at(Rule::GroundUnknown, at).with("ground", article);
    finding.with("known", known.join("、")).with("council", &council.name)
}

fn not_in_force(subject: Subject<'_>, ground: &Ground, at: &Pointer) -> Option<Finding> {
    let day = subject.day?;
    let repealed = ground.until.as_ref().filter(|until| until.last_day() < day);
    let future = ground.from.as_ref().filter(|from| from.first_day() > day);
    let (fault, date) = repealed.map(|date| ("repealed", date)).or(future.map(|date| ("future", date)))?;
    let finding = subject.at(Rule::GroundNotInForce, at).with("ground", &ground.article);
    Some(finding.with("fault", fault).with("date", date.printed(day)))
}
