//! The page in the browser, for this machine and this user alone: a server on the loopback that shows the workspace as forms and
//! writes the same files that people write.

mod answer;
mod api;
mod assets;
mod browser;
mod builds;
mod clock;
mod desk;
mod drawing;
mod events;
mod files;
mod guard;
mod life;
mod listen;
mod meetings;
mod names;
mod pages;
mod papers;
mod request;
mod saves;
mod told;
mod warming;
mod worker;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;

use crate::app::session::Session;
use crate::progress::{CancellationToken, Progress};
use crate::report::Messages;

use api::Api;
use guard::Guard;
use listen::Listener;

/// Makes a session of its own for each that works: with this progress and this token.
pub type SessionMaker = dyn Fn(Arc<dyn Progress>, CancellationToken) -> Result<Session> + Send + Sync;

/// What the server works with.
pub struct ServeOptions {
    /// Makes the sessions.
    pub sessions: Box<SessionMaker>,
    /// The sentences of the language that the user reads.
    pub messages: Arc<Messages>,
    /// The folder of the user's caches, beside which copies are kept.
    pub caches: Option<PathBuf>,
    /// Whether somebody asks the program to stop.
    pub cancellation: CancellationToken,
    /// Whether the browser is opened.
    pub opens_browser: bool,
}

impl std::fmt::Debug for ServeOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ServeOptions").field("opens_browser", &self.opens_browser).finish_non_exhaustive()
    }
}

/// Serves until it is asked to stop, or no page has been open for a while.
///
/// - `tell` is told the address, which holds the token
///
/// # Errors
///
/// If nothing can listen on this machine, or the workspace cannot be known.
pub fn serve(options: ServeOptions, tell: &mut dyn FnMut(&str)) -> Result<()> {
    let listener = Listener::bind()?;
    let guard = Guard::new(listener.port())?;
    let address = guard.address();
    let opens_browser = options.opens_browser;
    let cancellation = options.cancellation.clone();
    let api = Arc::new(Api::start(options)?);
    tell(&address);
    if opens_browser {
        browser::open(&address);
    }
    let served = listener.serve(&guard, &api, &cancellation);
    api.end();
    served
}
