//! `shingikai explain`: prints what a rule looks for, or the list of all.

use anyhow::Result;
use clap::Args;

use crate::report::{explain, list_rules};

use super::context::Context;
use super::{ExitStatus, print};

/// What is explained.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    rule: Option<String>,
}

/// Prints the explanation.
pub(super) fn run(args: &ExplainArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let text = match &args.rule {
        Some(id) => explain(id, context.messages())?,
        None => list_rules(context.messages()),
    };
    print(&text)?;
    Ok(ExitStatus::Done)
}
