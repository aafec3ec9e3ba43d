//! `check` and `explain`, asked of the library: no process is started, and the fonts are read once for all tests.

use std::path::PathBuf;
use std::sync::LazyLock;

use anyhow::Result;
use shingikai::app::check::{Checked, check};
use shingikai::app::session::Session;
use shingikai::diagnostic::finding::{Finding, Severity};
use shingikai::report::{Language, TerminalRenderer, counts, explain, list_rules};
use shingikai::workspace::Workspace;
use shingikai::workspace::fonts::FontStore;

pub(crate) use crate::shared::*;

/// The fonts. Where they are missing, every test that prints fails.
pub(crate) static FONTS: LazyLock<FontStore> = LazyLock::new(|| {
    let folder = repository().join(".tools/fonts");
    assert!(folder.is_dir(), "{} is missing: run `make setup`", folder.display());
    FontStore::new(folder)
});

impl Bench {
    /// What a command line of `check` or `explain` finds and says, in Japanese unless it says otherwise.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let mut language = Language::Ja;
        let mut denies_warnings = false;
        let mut words = Vec::new();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match *argument {
                "--lang" if arguments.next() == Some(&"en") => language = Language::En,
                "--lang" => language = Language::Ja,
                "--deny-warnings" => denies_warnings = true,
                word => words.push(word),
            }
        }
        let terminal = TerminalRenderer::new(language, false);
        let mut run = Run { status: Some(0), out: String::new(), err: String::new() };
        let told = match words.as_slice() {
            ["check", paths @ ..] => self.check(paths, denies_warnings, &terminal, &mut run),
            ["explain"] => Ok(list_rules(terminal.messages())),
            ["explain", rule] => explain(rule, terminal.messages()),
            other => panic!("{other:?} needs the program: tests/suite"),
        };
        match told {
            Ok(text) => run.out = text,
            Err(error) => {
                run.err += &terminal.fault(&error);
                run.status = Some(2);
            }
        }
        run
    }

    /// A run that must end well.
    #[track_caller]
    pub(crate) fn must_run(&self, arguments: &[&str]) -> Run {
        let run = self.run(arguments);
        run.must_end_with(0);
        run
    }

    fn check(
        &self,
        paths: &[&str],
        denies_warnings: bool,
        terminal: &TerminalRenderer,
        run: &mut Run,
    ) -> Result<String> {
        let session =
            Session::without_typst(Workspace::new(shingikai::disk::real_path(self.path())?, FONTS.clone()));
        let root = &session.workspace.root;
        let paths: Vec<PathBuf> =
            paths.iter().map(|path| path.split('/').fold(root.clone(), |at, name| at.join(name))).collect();
        let Checked { findings, templates } = check(&session, &paths)?;
        let told = findings.iter().filter(|finding| finding.allowed.is_none());
        run.err = told.map(|finding| terminal.tell(finding) + "\n").collect();
        run.err += &(counts(&findings, terminal.messages()) + "\n");
        templates?;
        let is_denied = |finding: &Finding| {
            finding.is_open(Severity::Error) || (denies_warnings && finding.is_open(Severity::Warning))
        };
        run.status = Some(i32::from(findings.iter().any(is_denied)));
        Ok(String::new())
    }
}
