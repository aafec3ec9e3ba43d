//! Reads the texts of profiles: council.yaml is laid over that of the base key by key, the other files take their place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::cache::fingerprint::{checksum, fingerprint};
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::diagnostic::path::at;
use crate::input::schema::{Draft, Loaded, Schema};
use crate::input::{lint, misplaced};
use crate::model::council::{ClauseSet, Council};
use crate::text::source::{Node, RawFile, SourceFile, Sources};

use super::super::names::of_profile;
use super::super::readings::Readings;
use super::files::{all_names, around, files, has_ending, link};
use super::texts::{Texts, TypstFile};

/// Reads the texts of profiles, each once.
#[derive(Debug)]
pub struct Reader {
    sources: Sources,
    templates: PathBuf,
    /// What earlier readings gave.
    readings: Arc<Readings>,
    read: BTreeMap<String, Option<Arc<Texts>>>,
    /// The profiles that are being read: one that builds on one of them builds on itself.
    open: Vec<String>,
}

impl Reader {
    /// Reads from a folder of profiles, and from those that come with the program.
    #[must_use]
    pub fn new(templates: PathBuf) -> Self {
        Self::of(around(&templates), templates, Arc::default())
    }

    /// Reads from a folder of profiles among the files of a run, and from those that come with the program.
    pub(in crate::workspace) fn of(sources: Sources, templates: PathBuf, readings: Arc<Readings>) -> Self {
        Self { sources, templates, readings, read: BTreeMap::new(), open: Vec::new() }
    }

    /// What earlier readings gave.
    pub(super) fn readings(&self) -> &Arc<Readings> {
        &self.readings
    }

    /// The names of all profiles that there are.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read.
    pub fn names(&self) -> Result<BTreeSet<String>> {
        all_names(&self.sources, &self.templates)
    }

    /// The profile of a name; what is wrong with it is in its own findings. `None` where there is none, or where its files
    /// cannot be used; `findings` say how.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub fn texts(&mut self, name: &str, findings: &mut Findings) -> Result<Option<Arc<Texts>>> {
        if !is_plain(name) {
            return Ok(None);
        }
        if let Some(known) = self.read.get(name) {
            return Ok(known.clone());
        }
        self.open.push(name.to_owned());
        let texts = self.read_one(name, findings);
        self.open.pop();
        let texts = texts?;
        self.read.insert(name.to_owned(), texts.clone());
        Ok(texts)
    }

    fn read_one(&mut self, name: &str, findings: &mut Findings) -> Result<Option<Arc<Texts>>> {
        if let Some(link) = link(name, &self.sources, &self.templates)? {
            let nothing = Arc::new(SourceFile::of(self.sources.id(&link), link, ""));
            findings.push(Finding::new(Rule::LinkNotRead, &nothing, 0..0));
            return Ok(None);
        }
        let files = files(name, &self.sources, &self.templates)?;
        let place = self.templates.join(name);
        if self.sources.is_folder(&place).with_context(at(&place))? {
            let council = place.join("council.yaml");
            let shown = self.sources.shown(&council);
            let council = Arc::new(SourceFile::of(self.sources.id(&council), shown, ""));
            findings.extend(of_profile(name, files.keys(), &self.names()?, &council));
        }
        let print =
            fingerprint(&files.iter().map(|(name, file)| (name, checksum(&file.bytes))).collect::<Vec<_>>());
        if let Some(kept) = self.readings.texts.get(name, &print)
            && self.is_on_same_base(&kept, findings)?
        {
            return Ok(Some(kept));
        }
        let mut own = Findings::new();
        let texts = self.lay(name, files, &print, &mut own, findings)?;
        let Some(texts) = texts else {
            findings.extend(own);
            return Ok(None);
        };
        let texts = Arc::new(Texts { findings: own, ..texts });
        if texts.is_sound() {
            self.readings.texts.insert(name, &print, &texts);
        }
        Ok(Some(texts))
    }

    /// Whether the base of a profile is still what it was when the profile was read.
    fn is_on_same_base(&mut self, kept: &Texts, findings: &mut Findings) -> Result<bool> {
        let Some(base) = &kept.base else { return Ok(true) };
        Ok(self.texts(&base.name, findings)?.is_some_and(|now| Arc::ptr_eq(&now, base)))
    }

    /// The texts of a profile, laid over those of its base.
    ///
    /// - `own` are the findings on its files, `findings` those on what its base is
    fn lay(
        &mut self,
        name: &str,
        mut files: BTreeMap<String, RawFile>,
        print: &str,
        own: &mut Findings,
        findings: &mut Findings,
    ) -> Result<Option<Texts>> {
        let Some(council) = files.remove("council.yaml") else { return Ok(None) };
        let schema = Schema::shared::<Council>();
        let Some(draft) = draft(council, &schema, own) else { return Ok(None) };
        let base = match self.base_of(&draft, own, findings)? {
            Base::None => None,
            Base::On(base) => Some(base),
            Base::Refused => return Ok(None),
        };
        let is_alone = base.is_none() && !files.contains_key("clauses.yaml");
        let file = Arc::clone(draft.file());
        let council = draft.over(base.as_ref().map(|base| &base.council.tree), own).settle(own);
        misplaced::mend(&file, &schema, own);
        let clauses = match files.remove("clauses.yaml") {
            Some(file) => clauses(file, base.as_deref(), own),
            None => base.as_ref().map(|base| base.clauses.clone()),
        };
        if clauses.is_none() && is_alone {
            let missing = Finding::new(Rule::MissingKey, &file, 0..0);
            own.push(missing.with("key", "clauses.yaml"));
        }
        for name in files.keys().filter(|name| !has_ending(name, "typ")) {
            let finding = Finding::new(Rule::FileNotRead, &file, 0..0).with("file", name).with("name", "");
            own.push(finding.with("kind", "profile").with("place", "profile"));
        }
        let (Some(council), Some(clauses)) = (council, clauses) else { return Ok(None) };
        let mut typst_files = base.as_ref().map(|base| base.typst_files.clone()).unwrap_or_default();
        for (name, RawFile { path, bytes, .. }) in
            files.into_iter().filter(|(name, _)| has_ending(name, "typ"))
        {
            let text = String::from_utf8(bytes).with_context(at(&path))?;
            typst_files.insert(name, TypstFile { path, text });
        }
        let fingerprint = fingerprint(&(print, base.as_ref().map(|base| &base.fingerprint)));
        let findings = Findings::new();
        Ok(Some(Texts { name: name.to_owned(), base, council, clauses, typst_files, findings, fingerprint }))
    }

    /// The profile that a council names as its base.
    fn base_of(&mut self, draft: &Draft<'_>, own: &mut Findings, findings: &mut Findings) -> Result<Base> {
        let Some(node) = draft.tree().get("base") else { return Ok(Base::None) };
        let Some(name) = node.text().filter(|_| !node.is_null()) else { return Ok(Base::None) };
        let fault = if self.open.iter().any(|open| open == name) {
            "circular"
        } else {
            match self.texts(name, findings)? {
                Some(base) if base.is_sound() => return Ok(Base::On(base)),
                _ if self.names()?.contains(name) => "wrong",
                _ => "nothing",
            }
        };
        let finding = Finding::new(Rule::BaseUnknown, draft.file(), node.span.clone());
        own.push(finding.with("base", name).with("fault", fault));
        Ok(Base::Refused)
    }
}

/// What a profile builds on.
enum Base {
    /// On nothing: it says everything itself.
    None,
    /// On another profile.
    On(Arc<Texts>),
    /// On one that cannot be used.
    Refused,
}

fn draft<'a>(file: RawFile, schema: &'a Schema, findings: &mut Findings) -> Option<Draft<'a>> {
    Draft::read(&lint::source(file, findings), schema, findings)
}

/// The clauses of a file, laid over those of the base where the file says that it builds on them.
fn clauses(file: RawFile, base: Option<&Texts>, findings: &mut Findings) -> Option<Loaded<ClauseSet>> {
    let schema = Schema::shared::<ClauseSet>();
    let draft = draft(file, &schema, findings)?;
    let builds_on_base = draft.tree().get("base").and_then(Node::text) == Some("yes");
    let base = base.filter(|_| builds_on_base).map(|base| &base.clauses.tree);
    let file = Arc::clone(draft.file());
    let loaded = draft.over(base, findings).settle(findings);
    misplaced::mend(&file, &schema, findings);
    loaded
}

/// Whether a name is that of a folder and leads nowhere else.
#[must_use]
pub fn is_plain(name: &str) -> bool {
    let mut components = Path::new(name).components();
    let only = matches!((components.next(), components.next()), (Some(Component::Normal(_)), None));
    only && !name.starts_with('.') && !name.contains(['/', '\\'])
}
