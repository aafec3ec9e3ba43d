//! `shingikai check`: reports what is wrong or doubtful, makes no paper, and mends what can be mended where it is asked to.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::app::check::{Checked, check};
use crate::app::fix::{Acceptance, FixOptions, FixScope, Fixed, allow, count, fix};
use crate::app::session::Session;
use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::shown;
use crate::report::{self, Message};

use super::context::Context;
use super::findings::ReportArgs;
use super::{ExitStatus, print, say};

/// What is looked at, what is mended, and how it is reported.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "SCOPE", num_args = 0..=1, require_equals = true, default_missing_value = "safe")]
    fix: Option<Scope>,
    #[arg(long, value_name = "RULE=REASON", conflicts_with = "fix")]
    allow: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    report: ReportArgs,
}

/// Which fixes are made.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Scope {
    /// Those that may be made without asking.
    Safe,
    /// Those that are suggested, too.
    All,
}

/// Reports the findings; before that, what was mended.
pub(super) fn run(args: &CheckArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let session = context.session()?;
    let checked = match (args.fix, &args.allow) {
        (None, None) if args.dry_run => bail!(Fault::new("dry-run-of-nothing")),
        (None, None) => looked_at(args, &session, context)?,
        (Some(scope), _) => {
            let scope = if matches!(scope, Scope::All) { FixScope::All } else { FixScope::Safe };
            let options = FixOptions { scope, is_trial: args.dry_run };
            mended(args, fix(&session, &args.paths, options)?, context)?
        }
        (None, Some(allowed)) => {
            let acceptance = acceptance(allowed, &args.paths, &context.environment.folder)?;
            mended(args, allow(&session, &acceptance, args.dry_run)?, context)?
        }
    };
    checked.templates?;
    Ok(args.report.status(&checked.findings))
}

fn looked_at(args: &CheckArgs, session: &Session, context: &Context<'_>) -> Result<Checked> {
    let checked = check(session, &args.paths)?;
    session.persist();
    args.report.findings(&checked.findings, context)?;
    let (safe, all) = (count(&checked.findings, FixScope::Safe), count(&checked.findings, FixScope::All));
    if !args.report.quiet && all > 0 {
        let words = Arguments::from([("safe", Argument::Count(safe)), ("more", Argument::Count(all - safe))]);
        say(&(context.messages().say(Message::Fixable, &words) + "\n"));
    }
    Ok(checked)
}

/// Reports what was mended; of a trial, the differences alone.
fn mended(args: &CheckArgs, fixed: Fixed, context: &Context<'_>) -> Result<Checked> {
    let words = Arguments::from([
        ("fixes", Argument::Count(fixed.made.len())),
        ("files", Argument::Count(fixed.files.len())),
    ]);
    if args.dry_run {
        for file in &fixed.files {
            let (old, new) = (file.path.as_path(), file.new_path.as_path());
            args.report.difference(&report::unified(old, new, &file.old, &file.new))?;
        }
        say(&(context.messages().say(Message::WouldFix, &words) + "\n"));
        return Ok(fixed.checked);
    }
    for made in &fixed.made {
        args.report.difference(&report::made_fix(&made.finding, &made.fix, context.messages()))?;
    }
    args.report.findings(&fixed.checked.findings, context)?;
    say(&(context.messages().say(Message::HasFixed, &words) + "\n"));
    Ok(fixed.checked)
}

impl ReportArgs {
    /// Shows what changed, to people: on stdout, unless findings for a machine stand there.
    fn difference(&self, text: &str) -> Result<()> {
        if self.is_for_people() {
            return Ok(print(text)?);
        }
        say(text);
        Ok(())
    }
}

/// What `--allow RULE=REASON FILE:LINE` says.
fn acceptance(allowed: &str, paths: &[PathBuf], folder: &Path) -> Result<Acceptance> {
    let place = match paths {
        [only] => only.to_str().and_then(|place| place.rsplit_once(':')),
        _ => None,
    };
    let place = place.and_then(|(file, line)| Some((file, line.parse().ok().filter(|line| *line > 0)?)));
    let (Some((rule, reason)), Some((file, line))) = (allowed.split_once('='), place) else {
        let typed: Vec<String> = paths.iter().map(|path| shown(path)).collect();
        bail!(Fault::new("allow-how").with("allow", allowed).with("place", typed.join(" ")));
    };
    let (rule, reason) = (rule.trim().to_owned(), reason.to_owned());
    Ok(Acceptance { rule, reason, file: folder.join(file), line })
}
