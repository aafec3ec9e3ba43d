//! References between clauses hold.

use crate::clauses::{Numbered, resolve};
use crate::council::Clause;
use crate::finding::{Finding, Findings, Rule};
use crate::profile::Profile;
use crate::source::Pointer;

/// Every blank of the standard clauses names a party or a clause that is there.
pub(super) fn references_hold(profile: &Profile, findings: &mut Findings) {
    let loaded = &profile.clauses;
    let clauses: Vec<&Clause> = loaded.value.clauses.iter().collect();
    let Err(broken) = resolve(&clauses, &profile.council.value.parties) else {
        return;
    };
    for broken in broken {
        let at = Pointer::of(&["clauses"]).index(broken.clause).key("text");
        let node = loaded.tree.at(&at);
        let span = node.map_or(0..0, |node| node.span_within(&loaded.file.text, broken.blank.clone()));
        let rule = if broken.unknown { Rule::PlaceholderUnknown } else { Rule::ClauseReferenceBroken };
        let known = "委託者、受託者、前項、前各項、次項、委託者の義務、受託者の義務、項:名";
        findings
            .push(Finding::new(rule, &loaded.file, span).with("blank", &broken.name).with("known", known));
    }
}

/// Clauses of the profile, numbered. References were checked before.
pub(super) fn numbered(profile: &Profile, clauses: &[&Clause]) -> Vec<Numbered> {
    resolve(clauses, &profile.council.value.parties).expect("a profile with a broken reference makes no case")
}
