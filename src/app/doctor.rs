//! Whether everything is there that a build needs: typst, fonts, a place to write, and profiles that print everything.

use std::sync::Arc;

use anyhow::{Error, Result, bail};

use crate::app::session::Session;
use crate::check::rules;
use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{Findings, Severity};
use crate::diagnostic::path::shown;
use crate::output::Output;
use crate::text::shortened::shortened;
use crate::typeset::coverage;
use crate::typeset::pdf::layout::LayoutFlaw;
use crate::typeset::typst::{self, Typst};
use crate::workspace::Workspace;
use crate::workspace::profile::{self, Profile, Profiles};

/// Characters of a text that fit a line beside another.
const LINE: usize = 40;

/// One thing that was looked at.
#[derive(Debug)]
pub struct Point {
    /// What was looked at.
    pub topic: Topic,
    /// The words of it that a report mentions.
    pub words: Arguments,
    /// How it is.
    pub state: State,
    /// What there is to say of it, a line each.
    pub details: Vec<Detail>,
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The typst program and its version.
    Typst,
    /// Whether the output folder can be written.
    Output,
    /// The fonts of a profile.
    Fonts,
    /// A profile, beside its base.
    Profile,
    /// Whether the papers of a profile show every value.
    Printed,
    /// Whether everything on them can be read where it stands.
    Layout,
}

/// How a thing is.
#[derive(Debug)]
pub enum State {
    /// As it should be.
    Well,
    /// Wrong in a file of the workspace: its author can mend it.
    Wrong,
    /// Missing or broken on this machine.
    Broken(Error),
}

/// A line about a thing.
#[derive(Debug)]
pub struct Detail {
    /// What it says.
    pub topic: DetailTopic,
    /// The words of it that a report mentions.
    pub words: Arguments,
}

/// What a line about a thing says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailTopic {
    /// There are findings in the files of the profile.
    Findings,
    /// The profile says something otherwise than its base.
    Difference,
    /// A value is not printed.
    Unprinted,
    /// Ink cannot be read where it stands.
    Flaw,
}

/// Looks at the machine, and at profiles; without a name, at those of the workspace, else at those of the program.
///
/// # Errors
///
/// If a folder cannot be read, or there is no profile of a name.
pub fn examine(session: &Session, names: &[String]) -> Result<Vec<Point>> {
    let (workspace, typst) = (&session.workspace, &session.typst);
    let found = Typst::find(typst);
    let output = Output::open(workspace.output(), &typst.run_context);
    let mut points = vec![of_typst(&found), of_output(&output, workspace)];
    let known = profile::names(&workspace.templates())?;
    if let Some(name) = names.iter().find(|name| !known.contains(*name)) {
        let known = known.into_iter().collect::<Vec<_>>().join(", ");
        bail!(Fault::new("profile-unknown").with("profile", name).with("known", known));
    }
    let mut chosen = names.to_vec();
    if chosen.is_empty() {
        chosen.extend(profile::names_in_workspace(&workspace.templates())?);
    }
    if chosen.is_empty() {
        chosen.extend(known);
    }
    let mut profiles = workspace.profiles(&session.sources());
    for name in &chosen {
        points.extend(of_profile(name, &mut profiles, found.as_ref().ok(), output.as_ref().ok()));
    }
    Ok(points)
}

fn of_typst(found: &Result<Typst>) -> Point {
    let (state, words) = match found {
        Ok(typst) => (State::Well, words([("path", &shown(typst.program()))])),
        Err(error) => (State::Broken(again(error)), words([("path", "")])),
    };
    let mut words = words;
    words.insert("version", typst::VERSION.into());
    Point { topic: Topic::Typst, words, state, details: Vec::new() }
}

fn of_output(output: &Result<Output>, workspace: &Workspace) -> Point {
    let state = output.as_ref().err().map_or(State::Well, |error| State::Broken(again(error)));
    let words = words([("path", &shown(&workspace.output()))]);
    Point { topic: Topic::Output, words, state, details: Vec::new() }
}

/// The fonts of a profile, the profile itself, and whether its papers print everything.
fn of_profile(
    name: &str,
    profiles: &mut Profiles,
    typst: Option<&Typst>,
    output: Option<&Output>,
) -> Vec<Point> {
    let mut findings = Findings::new();
    let point = |topic, state, details| {
        let words = words([("profile", name), ("fonts", ""), ("base", "")]);
        Point { topic, words, state, details }
    };
    let profile = match profiles.get(name, &mut findings) {
        Ok(profile) => profile,
        Err(error) => return vec![point(Topic::Fonts, State::Broken(error), Vec::new())],
    };
    findings.extend(profile.iter().flat_map(|profile| rules::check_profile(profile, true).findings));
    let errors = findings.iter().filter(|finding| finding.is_open(Severity::Error)).count();
    let Some(profile) = profile.filter(|_| errors == 0) else {
        let mut wrong = point(Topic::Profile, State::Wrong, Vec::new());
        wrong.details.push(Detail { topic: DetailTopic::Findings, words: words([("profile", name)]) });
        return vec![wrong];
    };
    let mut points = vec![fonts(&profile), differences(&profile)];
    if let (Some(typst), Some(output)) = (typst, output) {
        points.extend(papers(&profile, typst, output));
    }
    points
}

fn fonts(profile: &Profile) -> Point {
    let mut words = words([("profile", profile.name())]);
    words.insert("fonts", profile.council().value.fonts.body.as_slice().into());
    words.insert("count", Argument::Count(profile.fonts.repertoire()));
    Point { topic: Topic::Fonts, words, state: State::Well, details: Vec::new() }
}

/// What a profile says otherwise than its base.
fn differences(profile: &Profile) -> Point {
    let base = profile.texts.base.as_ref().map(|base| base.name.as_str()).unwrap_or_default();
    let details = profile.texts.differences().into_iter().map(|difference| Detail {
        topic: DetailTopic::Difference,
        words: words([
            ("place", &difference.place),
            ("base", &shortened(&difference.base, LINE)),
            ("own", &shortened(&difference.own, LINE)),
        ]),
    });
    let words = words([("profile", profile.name()), ("base", base)]);
    Point { topic: Topic::Profile, words, state: State::Well, details: details.collect() }
}

/// Whether the papers of a profile show every value that a case can hold, and whether all of it can be read.
fn papers(profile: &Arc<Profile>, typst: &Typst, output: &Output) -> Vec<Point> {
    let point =
        |topic, state, details| Point { topic, words: words([("profile", profile.name())]), state, details };
    let of = |topic, details: Vec<Detail>| {
        point(topic, if details.is_empty() { State::Well } else { State::Wrong }, details)
    };
    match coverage::examine(profile, typst, &output.run_folder().join(profile.name())) {
        Ok(seen) => {
            let detail =
                |what: &String| Detail { topic: DetailTopic::Unprinted, words: words([("value", what)]) };
            let missing = seen.unprinted.iter().map(detail).collect();
            let flaws = seen.flaws.iter().map(|(document, flaw)| Detail {
                topic: DetailTopic::Flaw,
                words: flaw_words(document, flaw),
            });
            vec![of(Topic::Printed, missing), of(Topic::Layout, flaws.collect())]
        }
        Err(error) => vec![point(Topic::Printed, State::Broken(error), Vec::new())],
    }
}

fn flaw_words(document: &str, flaw: &LayoutFlaw) -> Arguments {
    let fault: &'static str = flaw.kind.into();
    let mut words = words([("document", document), ("text", &flaw.text), ("fault", fault)]);
    words.insert("page", Argument::Count(flaw.page));
    words
}

fn words<const N: usize>(pairs: [(&'static str, &str); N]) -> Arguments {
    pairs.into_iter().map(|(name, word)| (name, word.into())).collect()
}

/// A copy of a fault, to be reported once more.
fn again(error: &Error) -> Error {
    match error.downcast_ref::<Fault>() {
        Some(fault) => fault.clone().into(),
        None => Error::msg(format!("{error:#}")),
    }
}
