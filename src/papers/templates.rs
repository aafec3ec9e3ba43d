//! The one road into Typst: every value becomes a Typst string literal.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use anyhow::{Result, bail};
use tera::{Context, Tera};

use crate::cache::ResultCache;
use crate::cache::fingerprint::fingerprint;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::shown;
use crate::limits;
use crate::papers::view::{SpokenText, View};
use crate::progress::RunContext;
use crate::workspace::profile::Profile;

use super::bounds::{Bounded, Numbers};
use super::placement::PlacedPage;
use super::workers::{GivenUp, each};

/// The name under which a bundle is given the numbers of its pages that are in the hands: of each part, by its id.
pub const LABELS: &str = "labels";
/// Ending of the files that are templates; every other `.typ` file of a profile belongs to its library.
const TEMPLATE: &str = ".tera.typ";

/// The Typst source of one document.
#[derive(Debug)]
pub struct Source {
    /// The view it was made of.
    pub view: View,
    /// The text of the main file.
    pub text: String,
    /// Words that typst is given beside it.
    pub inputs: Vec<(&'static str, String)>,
    /// How pages made elsewhere lie on paper, by the names of their files.
    pub placements: BTreeMap<String, Vec<PlacedPage>>,
    /// The same words for reading without a layout: what becomes the document's `.txt`, once its pages are known.
    pub text_alternative: SpokenText,
    /// Checksum of what all documents of the profile have in common: this program's version, library, fonts, page marks.
    environment: String,
}

impl Source {
    /// Checksum of everything that the document and its text alternative come from.
    ///
    /// - `compiler` and `standards` are the version of the compiler and the standards that it is to keep
    #[must_use]
    pub fn key(&self, compiler: &str, standards: &str) -> String {
        let parts =
            (compiler, standards, &self.environment, &self.text, &self.inputs, &self.text_alternative);
        if self.placements.is_empty() { fingerprint(&parts) } else { fingerprint(&(parts, &self.placements)) }
    }

    /// Whether a word of this name is given beside it.
    #[must_use]
    pub fn has_input(&self, name: &str) -> bool {
        self.inputs.iter().any(|(known, _)| *known == name)
    }

    /// The word of this name that is given beside it.
    #[must_use]
    pub fn input(&self, name: &str) -> Option<&str> {
        self.inputs.iter().find(|(known, _)| *known == name).map(|(_, word)| word.as_str())
    }

    /// The same source with a word given beside it.
    #[must_use]
    pub fn with_input(mut self, name: &'static str, word: &str) -> Self {
        self.inputs.push((name, word.to_owned()));
        self
    }
}

/// The templates of profiles, each parsed once while its files stay the same.
#[derive(Debug)]
pub struct Engines(ResultCache<Engine>);

/// The templates of a profile.
#[derive(Debug)]
pub struct Engine {
    tera: Tera,
    /// Checksum of what all documents of the profile have in common.
    environment: String,
}

impl Default for Engines {
    fn default() -> Self {
        Self(ResultCache::keeping())
    }
}

impl Engines {
    /// The templates of a profile, parsed.
    ///
    /// # Errors
    ///
    /// If one of them does not parse.
    pub fn of(&self, profile: &Arc<Profile>) -> Result<Arc<Engine>> {
        self.0.get_or_try(profile.name(), profile.fingerprint(), || {
            Ok(Engine { tera: parse(profile)?, environment: environment(profile) })
        })
    }
}

/// Renders every view with the template of its profile.
///
/// # Errors
///
/// If a template is wrong: it does not parse, is missing, names a value that is not there, or does not come to an end; or if
/// the work is to stop.
pub fn render(views: Vec<View>, engines: &Engines, run_context: &RunContext) -> Result<Vec<Source>> {
    let mut of_profiles: BTreeMap<String, Arc<Engine>> = BTreeMap::new();
    for view in &views {
        if !of_profiles.contains_key(view.profile.name()) {
            of_profiles.insert(view.profile.name().to_owned(), engines.of(&view.profile)?);
        }
    }
    let names: Vec<(&str, String)> =
        views.iter().map(|view| (view.content.template(), view.profile.name().to_owned())).collect();
    let render = move |view: View, given_up: &GivenUp| {
        let engine = &of_profiles[view.profile.name()];
        let text = render_one(engine, &view, given_up)?;
        let (text_alternative, environment) = (view.content.text_alternative(), engine.environment.clone());
        Ok(Source {
            view,
            text,
            inputs: Vec::new(),
            placements: BTreeMap::new(),
            text_alternative,
            environment,
        })
    };
    let limit = run_context.limit.as_secs();
    let late = |index: usize| endless(names[index].0, &names[index].1, "time", limit);
    each(views, run_context, render, late)
}

/// The fault of a template that does not come to an end.
///
/// - `bound` is what it went beyond: seconds, megabytes, numbers
fn endless(template: &str, profile: &str, what: &'static str, bound: u64) -> Fault {
    let fault = Fault::new("template-endless").with("template", template).with("profile", profile);
    fault.with("what", what).with("bound", bound)
}

/// Checksum of what all documents of a profile have in common.
fn environment(profile: &Arc<Profile>) -> String {
    let marks = &profile.council().value.bundle.page_marks;
    let parts = (env!("CARGO_PKG_VERSION"), library(profile), profile.fonts.checksums(), marks);
    fingerprint(&parts)
}

/// Whether a file of a profile is a template.
#[must_use]
pub fn is_template(name: &str) -> bool {
    name.ends_with(TEMPLATE)
}

/// The library of a profile: what its templates import, by file name.
#[must_use]
pub fn library(profile: &Arc<Profile>) -> BTreeMap<&str, &str> {
    let files = profile.texts.typst_files.iter().filter(|(name, _)| !is_template(name));
    files.map(|(name, file)| (name.as_str(), file.text.as_str())).collect()
}

fn render_one(engine: &Engine, view: &View, given_up: &GivenUp) -> Result<String> {
    let (template, profile) = (view.content.template(), view.profile.name());
    if !engine.tera.contains_template(template) {
        bail!(Fault::new("template-missing").with("template", template).with("profile", profile));
    }
    let mut context = Context::new();
    context.insert("it", &view.content);
    let mut bounded = Bounded::new(given_up);
    let mut tera = engine.tera.clone();
    let numbers = Numbers::of(&mut tera, given_up);
    let rendered = tera.render_to(template, &context, &mut bounded);
    let Bounded { text, is_full, .. } = bounded;
    rendered.map_err(|error| {
        let said = with_paths(&error.to_string(), &view.profile);
        match (is_full, numbers.are_gone()) {
            (true, _) => endless(template, profile, "size", limits::SOURCE_BYTES as u64 >> 20),
            (_, true) => endless(template, profile, "numbers", limits::TEMPLATE_NUMBERS as u64),
            _ => {
                let fault = Fault::new("template-failed").with("template", template).with("profile", profile);
                fault.with("error", said)
            }
        }
    })?;
    Ok(String::from_utf8(text)?)
}

/// The templates of a profile, parsed.
fn parse(profile: &Profile) -> Result<Tera> {
    let mut engine = Tera::default();
    engine.autoescape_on([".typ"]);
    engine.set_escape_fn(write_literal);
    let templates = profile.texts.typst_files.iter().filter(|(name, _)| is_template(name));
    engine.add_raw_templates(templates.map(|(name, file)| (name.clone(), file.text.clone()))).map_err(
        |error| {
            let said = with_paths(&error.to_string(), profile);
            Fault::new("template-wrong").with("profile", profile.name()).with("error", said)
        },
    )?;
    Ok(engine)
}

/// What Tera says, with the templates named by their paths.
fn with_paths(said: &str, profile: &Profile) -> String {
    let files = profile.texts.typst_files.iter().filter(|(name, _)| is_template(name));
    files.fold(said.trim_end().to_owned(), |said, (name, file)| {
        said.replace(&format!("--> {name}:"), &format!("--> {}:", shown(&file.path)))
    })
}

/// Writes a text as a Typst string literal, quotes included. Typst reads it back unchanged.
///
/// # Errors
///
/// If the writer fails.
pub fn write_literal(text: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"\"")?;
    for character in text.chars() {
        match character {
            '"' => out.write_all(b"\\\"")?,
            '\\' => out.write_all(b"\\\\")?,
            '\n' => out.write_all(b"\\n")?,
            '\r' => out.write_all(b"\\r")?,
            '\t' => out.write_all(b"\\t")?,
            control if control.is_control() => write!(out, "\\u{{{:x}}}", u32::from(control))?,
            other => write!(out, "{other}")?,
        }
    }
    out.write_all(b"\"")
}
