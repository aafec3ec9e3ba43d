//! Every matter stands on a ground that the council profile knows.

use crate::case::Case;
use crate::checked::CheckedMatter;
use crate::council::{Council, Ground};
use crate::finding::{Finding, Findings, Rule};
use crate::schema::Loaded;
use crate::source::Pointer;

/// Looks up the grounds of every matter; a matter with an unknown ground is left out and named.
pub(super) fn look_up(
    loaded: &Loaded<Case>,
    council: &Council,
    findings: &mut Findings,
) -> Vec<CheckedMatter> {
    let mut matters = Vec::new();
    for (index, matter) in loaded.value.matters.iter().enumerate() {
        let mut grounds: Vec<Ground> = Vec::new();
        for (position, article) in matter.ground.iter().enumerate().filter(|(_, article)| !article.is_empty())
        {
            if let Some(ground) = council.grounds.iter().find(|ground| ground.article == *article) {
                grounds.push(ground.clone());
            } else {
                let at = Pointer::of(&["matters"]).index(index).key("ground").index(position);
                findings.push(unknown(loaded, council, article, &at));
            }
        }
        let sheet = grounds.first().and_then(|ground| council.sheets.of(ground.matter_type));
        if let Some(sheet) = sheet.cloned() {
            matters.push(CheckedMatter { matter: matter.clone(), grounds, sheet });
        }
    }
    matters
}

fn unknown(loaded: &Loaded<Case>, council: &Council, article: &str, at: &Pointer) -> Finding {
    let known: Vec<String> =
        council.grounds.iter().map(|ground| format!("{}（{}）", ground.article, ground.caption)).collect();
    Finding::new(Rule::GroundUnknown, &loaded.file, loaded.tree.span_at(at))
        .with("ground", article)
        .with("known", known.join("、"))
        .with("council", &council.name)
}
