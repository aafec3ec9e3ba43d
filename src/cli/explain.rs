//! `shingikai explain`: prints what a rule looks for, or the list of all.

use anyhow::Result;
use clap::Args;

use crate::report::{explain, list_rules};

use super::ExitStatus;
use super::context::Context;
use super::result::OutputArgs;

/// What is explained.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    rule: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Prints the explanation.
pub(super) fn run(args: &ExplainArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let text = match &args.rule {
        Some(id) => explain(id, context.messages())?,
        None => list_rules(context.messages()),
    };
    args.output.for_people(&text, context)?;
    Ok(ExitStatus::Done)
}
