//! `shingikai schema`: prints the JSON Schema of a kind of file, for editors.

use anyhow::Result;
use clap::Args;

use crate::app::authoring::{choose_profile, schema};
use crate::report;

use super::ExitStatus;
use super::choices::Kind;
use super::context::Context;
use super::new::KeyArgs;
use super::result::OutputArgs;

/// Which schema is printed.
#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    #[arg(value_enum, default_value_t)]
    kind: Kind,
    #[command(flatten)]
    keys: KeyArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// Prints the schema.
pub(super) fn run(args: &SchemaArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let root = context.session()?.workspace.root;
    let profile = choose_profile(args.keys.profile.as_deref(), &root)?;
    let schema = schema(args.kind.into(), &profile, &root.join("templates"))?;
    let keys = report::Language::from(args.keys.keys).spelling();
    let exported = schema.export(keys, context.messages().language().spelling());
    args.output.for_programs(format!("{exported:#}\n"), context)?;
    Ok(ExitStatus::Done)
}
