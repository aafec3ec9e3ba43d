//! The texts of a profile, with what it takes from its base: council.yaml key by key, the other files one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::diagnostic::finding::{Finding, Findings, Rule, has_error};
use crate::diagnostic::path::at;
use crate::input::lint;
use crate::input::schema::{Draft, Loaded, Schema};
use crate::model::council::{ClauseSet, Council};
use crate::text::source::{Node, RawFile, SourceFile, Sources};

use super::files::{all_names, around, files, has_ending, link};

/// The texts of a profile.
#[derive(Debug)]
pub struct Texts {
    /// Name of its folder.
    pub name: String,
    /// The profile it builds on.
    pub base: Option<Arc<Texts>>,
    /// `council.yaml`.
    pub council: Loaded<Council>,
    /// `clauses.yaml`.
    pub clauses: Loaded<ClauseSet>,
    /// Templates and Typst library, by file name.
    pub typst_files: BTreeMap<String, TypstFile>,
    /// Whether its own files were read without an error.
    pub is_sound: bool,
}

/// A template, or a file of the Typst library.
#[derive(Debug, Clone)]
pub struct TypstFile {
    /// Path shown to people: that of the profile it comes from.
    pub path: PathBuf,
    /// What it says.
    pub text: String,
}

/// Reads the texts of profiles, each once.
#[derive(Debug)]
pub struct Reader {
    sources: Sources,
    templates: PathBuf,
    read: BTreeMap<String, Option<Arc<Texts>>>,
    /// The profiles that are being read: one that builds on one of them builds on itself.
    open: Vec<String>,
}

impl Reader {
    /// Reads from a folder of profiles, and from those that come with the program.
    #[must_use]
    pub fn new(templates: PathBuf) -> Self {
        Self::of(around(&templates), templates)
    }

    /// Reads from a folder of profiles among the files of a run, and from those that come with the program.
    #[must_use]
    pub fn of(sources: Sources, templates: PathBuf) -> Self {
        Self { sources, templates, read: BTreeMap::new(), open: Vec::new() }
    }

    /// The names of all profiles that there are.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read.
    pub fn names(&self) -> Result<BTreeSet<String>> {
        all_names(&self.sources, &self.templates)
    }

    /// The profile of a name. `None` where there is none, or where its files are wrong; the findings say how.
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
        let texts = texts?.map(Arc::new);
        self.read.insert(name.to_owned(), texts.clone());
        Ok(texts)
    }

    fn read_one(&mut self, name: &str, findings: &mut Findings) -> Result<Option<Texts>> {
        let told = findings.len();
        if let Some(link) = link(name, &self.templates)? {
            let nothing = Arc::new(SourceFile::of(self.sources.id(&link), link, ""));
            findings.push(Finding::new(Rule::LinkNotRead, &nothing, 0..0));
            return Ok(None);
        }
        let mut own = files(name, &self.sources, &self.templates)?;
        let Some(council) = own.remove("council.yaml") else { return Ok(None) };
        let schema = Schema::shared::<Council>();
        let Some(draft) = draft(council, &schema, findings) else { return Ok(None) };
        let Ok(base) = self.base_of(&draft, findings)? else { return Ok(None) };
        let is_alone = base.is_none() && !own.contains_key("clauses.yaml");
        let file = Arc::clone(draft.file());
        let council = draft.over(base.as_ref().map(|base| &base.council.tree), findings).settle(findings);
        let clauses = match own.remove("clauses.yaml") {
            Some(file) => clauses(file, base.as_deref(), findings),
            None => base.as_ref().map(|base| base.clauses.clone()),
        };
        if clauses.is_none() && is_alone {
            let missing = Finding::new(Rule::MissingKey, &file, 0..0);
            findings.push(missing.with("key", "clauses.yaml"));
        }
        for name in own.keys().filter(|name| !has_ending(name, "typ")) {
            let finding = Finding::new(Rule::FileNotRead, &file, 0..0).with("file", name).with("name", "");
            findings.push(finding.with("kind", "profile").with("place", "profile"));
        }
        let (Some(council), Some(clauses)) = (council, clauses) else { return Ok(None) };
        let mut typst_files = base.as_ref().map(|base| base.typst_files.clone()).unwrap_or_default();
        for (name, RawFile { path, bytes, .. }) in own.into_iter().filter(|(name, _)| has_ending(name, "typ"))
        {
            let text = String::from_utf8(bytes).with_context(at(&path))?;
            typst_files.insert(name, TypstFile { path, text });
        }
        let is_sound = !has_error(&findings[told..]);
        Ok(Some(Texts { name: name.to_owned(), base, council, clauses, typst_files, is_sound }))
    }

    /// The profile that a council names as its base, if it names one. `Err(())` where that cannot be used.
    fn base_of(
        &mut self,
        draft: &Draft<'_>,
        findings: &mut Findings,
    ) -> Result<Result<Option<Arc<Texts>>, ()>> {
        let Some(node) = draft.tree().get("base").filter(|node| !node.is_null()) else { return Ok(Ok(None)) };
        let Some(name) = node.text() else { return Ok(Ok(None)) };
        let base = if self.open.iter().any(|open| open == name) {
            Err("circular")
        } else {
            match self.texts(name, findings)? {
                Some(base) if base.is_sound => Ok(base),
                _ if self.names()?.contains(name) => Err("wrong"),
                _ => Err("nothing"),
            }
        };
        Ok(base.map(Some).map_err(|fault| {
            let finding = Finding::new(Rule::BaseUnknown, draft.file(), node.span.clone());
            findings.push(finding.with("base", name).with("fault", fault));
        }))
    }
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
    draft.over(base, findings).settle(findings)
}

/// Whether a name is that of a folder and leads nowhere else.
#[must_use]
pub fn is_plain(name: &str) -> bool {
    let mut components = Path::new(name).components();
    let only = matches!((components.next(), components.next()), (Some(Component::Normal(_)), None));
    only && !name.starts_with('.') && !name.contains(['/', '\\'])
}
