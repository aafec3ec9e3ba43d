//! `shingikai serve`: the page in the browser, for this machine and this user alone, until it is ended.

use std::sync::Arc;

use anyhow::Result;
use clap::Args;

use crate::diagnostic::arguments::Arguments;
use crate::report::Message;
use crate::serve::{ServeOptions, serve};

use super::context::Context;
use super::{ExitStatus, print, say};

/// Whether the browser is opened.
#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    #[arg(long)]
    no_open: bool,
}

/// Serves until the last page has been closed for a while, or somebody ends it.
pub(super) fn run(args: &ServeArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let messages = Arc::clone(context.messages());
    let options = ServeOptions {
        sessions: context.sessions(),
        messages: Arc::clone(&messages),
        caches: context.caches(),
        cancellation: context.environment.cancellation.clone(),
        opens_browser: !args.no_open,
    };
    serve(options, &mut |address| {
        // Where nobody reads it, the browser shows it.
        let _ = print(&format!("{address}\n"));
        say(&(messages.say(Message::Serving, &Arguments::new()) + "\n"));
    })?;
    say(&(messages.word(Message::Served) + "\n"));
    Ok(ExitStatus::Done)
}
