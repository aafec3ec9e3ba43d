//! What a page may ask, and who answers it. No name that comes from a page becomes a path: each is looked up.

use std::sync::Arc;
use std::time::Instant;

use serde_json::{Value, json};

use anyhow::{Context, Result, bail};

use crate::app::editing::{KeptCopies, UndoHistory, remove_leftovers};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk;
use crate::progress::{CancellationToken, Silent};
use crate::report::Messages;

use super::answer::{Answered, ApiError, json_of};
use super::assets;
use super::builds::Builds;
use super::desk::Desk;
use super::drawing::Easel;
use super::events::{Hub, Sink};
use super::files;
use super::life::Life;
use super::meetings;
use super::names::Names;
use super::papers;
use super::request::{Outgoing, OutgoingBody, RequestHead};
use super::saves::{self, OpenFiles};
use super::worker::Worker;
use super::{ServeOptions, pages, warming};

/// Everything that answers.
pub(super) struct Api {
    desk: Arc<Worker<Desk>>,
    easel: Arc<Easel>,
    builds: Arc<Builds>,
    hub: Arc<Hub>,
    life: Arc<Life>,
    messages: Arc<Messages>,
}

impl Api {
    /// Starts those who work.
    ///
    /// # Errors
    ///
    /// If the workspace cannot be known, or the system has no thread to give.
    pub(super) fn start(options: ServeOptions) -> Result<Self> {
        let options = Arc::new(options);
        let (hub, life) = (Arc::new(Hub::default()), Arc::new(Life::begin()));
        let (open, messages) = (Arc::new(OpenFiles::default()), Arc::clone(&options.messages));
        let desk = {
            let (options, hub, open) = (Arc::clone(&options), Arc::clone(&hub), Arc::clone(&open));
            Worker::start("desk", move || {
                let session = (options.sessions)(Arc::new(Silent), CancellationToken::default())?;
                let session = session.of_several_rounds();
                let cases = session.workspace.root.join("cases");
                if !disk::is_folder(&cases).with_context(at(&cases))? {
                    bail!(Fault::new("serve-no-cases").with("path", shown(&session.workspace.root)));
                }
                // What is left beside the files harms nobody; it goes when it can.
                let _ = remove_leftovers(&session.workspace.root);
                let kept = KeptCopies::of(options.caches.as_deref(), &session.workspace.root);
                let messages = Arc::clone(&options.messages);
                let undo = UndoHistory::default();
                Ok(Desk { session, messages, undo, kept, hub, open, is_warm: false })
            })?
        };
        let root = desk.ask(|desk| desk.session.workspace.root.clone());
        saves::watch(root.unwrap_or_default(), &open, &hub, &life);
        let desk = Arc::new(desk);
        warming::begin(&desk)?;
        let easel = Arc::new(Easel::start(&options)?);
        let builds = Arc::new(Builds::new(options, Arc::clone(&hub)));
        Ok(Self { desk, easel, builds, hub, life, messages })
    }

    /// The sentences.
    pub(super) fn messages(&self) -> &Messages {
        &self.messages
    }

    /// Tells this one what happens.
    pub(super) fn listen(&self, sink: Sink) {
        self.life.hear();
        self.hub.listen(sink);
    }

    /// Finds out which pages are still there.
    pub(super) fn look_for_pages(&self) {
        self.hub.look();
    }

    /// Whether the server is to end.
    pub(super) fn is_over(&self) -> bool {
        self.life.is_over(self.hub.count(), Instant::now())
    }

    /// Tells all pages that it ends.
    pub(super) fn say_bye(&self) {
        self.life.end();
        self.hub.tell("bye", &json!({}));
    }

    /// Ends all work.
    pub(super) fn end(&self) {
        self.life.end();
        self.builds.cancel();
        self.easel.end();
        self.desk.end();
    }

    /// The answer to a question that may be asked.
    pub(super) fn answer(&self, head: &RequestHead, body: &[u8]) -> Outgoing {
        if !head.path.starts_with("/api/") {
            let found = assets::find(&head.path);
            return found.unwrap_or_else(|| unknown(&head.path).outgoing(&self.messages));
        }
        self.life.hear();
        let answered = match (head.method.as_str(), head.path.as_str()) {
            ("GET", "/api/events") => {
                let mut events = Outgoing::bytes(200, "text/event-stream", "");
                events.body = OutgoingBody::Events;
                Ok(events)
            }
            ("GET", "/api/page") => pages::page(&self.easel, head.word("sha")),
            ("GET", "/api/pdf") => pages::pdf(&self.easel, head),
            ("GET", "/api/paper") => self.with_names(head, |desk, names| papers::paper(desk, &names)),
            ("GET", "/api/hand-over") => self.with_names(head, |desk, names| papers::hand_over(desk, &names)),
            ("GET", path) => self.read(path, head).map(|told| json_of(200, &told)),
            ("POST", "/api/attach") => {
                let bytes = body.to_vec();
                self.with_names(head, move |desk, names| {
                    Ok(json_of(200, &papers::attach(desk, &names, &bytes)?))
                })
            }
            (_, path) => self.write(path, body),
        };
        answered.unwrap_or_else(|error| error.outgoing(&self.messages))
    }

    /// What changes nothing.
    fn read(&self, path: &str, head: &RequestHead) -> Answered {
        match path {
            "/api/words" => {
                let messages = &self.messages;
                Ok(json!({ "lang": messages.language().name(), "words": messages.of_page() }))
            }
            "/api/workspace" => self.ask(meetings::workspace),
            "/api/file" => self.with_names(head, |desk, names| files::view(desk, &names)),
            "/api/yesterday" => self.with_names(head, |desk, names| files::yesterday(desk, &names)),
            "/api/papers" => self.with_names(head, |desk, names| papers::papers(desk, &names)),
            "/api/attach" => self.with_names(head, |desk, names| papers::attachments(desk, &names)),
            "/api/pages" => pages::pages(&self.easel, head, &self.messages),
            "/api/page-texts" => pages::page_texts(&self.easel, head),
            _ => Err(unknown(path)),
        }
    }

    /// What changes something.
    fn write(&self, path: &str, body: &[u8]) -> Answered<Outgoing> {
        let read: Option<Value> = serde_json::from_slice(body).ok().filter(Value::is_object);
        let asked = read.ok_or_else(|| ApiError::new(400, Fault::new("serve-body")))?;
        let names = Names::in_body(&asked);
        let told = match path {
            "/api/change" => self.ask(move |desk| files::change(desk, &names, &asked)),
            "/api/undo" => self.ask(move |desk| files::undo(desk, &names)),
            "/api/fix" => self.ask(move |desk| files::fix(desk, &names, &asked)),
            "/api/allow" => self.ask(move |desk| files::allow(desk, &names, &asked)),
            "/api/mend" => self.ask(move |desk| files::mend(desk, &names)),
            "/api/yesterday" => self.ask(move |desk| files::put_back(desk, &names, &asked)),
            "/api/new" => self.ask(move |desk| meetings::new(desk, &names, &asked)),
            "/api/done" => self.ask(move |desk| files::done(desk, &names)),
            "/api/remove" => self.ask(move |desk| meetings::remove(desk, &names)),
            "/api/build" => {
                let place = self.ask({
                    let meeting = names.meeting.clone();
                    move |desk| desk.meeting(&meeting)
                })?;
                let edition = asked.get("edition").and_then(Value::as_str);
                return Builds::begin(&self.builds, &names.meeting, place, edition)
                    .map(|told| json_of(202, &told));
            }
            "/api/cancel" => {
                self.builds.cancel();
                Ok(json!({}))
            }
            "/api/bye" => {
                self.hub.look();
                Ok(json!({}))
            }
            "/api/quit" => {
                self.life.end();
                Ok(json!({}))
            }
            _ => Err(unknown(path)),
        };
        told.map(|told| json_of(200, &told))
    }

    /// Has the worker answer.
    fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> Answered<T> + Send + 'static,
    ) -> Answered<T> {
        self.desk.ask(work).unwrap_or_else(|| Err(ApiError::new(500, Fault::new("serve-broken"))))
    }

    fn with_names<T: Send + 'static>(
        &self,
        head: &RequestHead,
        work: impl FnOnce(&mut Desk, Names) -> Answered<T> + Send + 'static,
    ) -> Answered<T> {
        let names = Names::of(head);
        self.ask(move |desk| work(desk, names))
    }
}

fn unknown(path: &str) -> ApiError {
    ApiError::new(404, Fault::new("serve-unknown").with("path", path))
}
