//! Long work: building a meeting, printing it, exchanging its pages. One at a time, told as it goes on, and ended when asked.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use anyhow::Result;

use crate::app::build::{BuildOptions, build};
use crate::app::replace::{hand_out, replace};
use crate::app::session::Session;
use crate::cache::Freshness;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{Findings, has_error};
use crate::diagnostic::path::{shown, slashed};
use crate::locks::held;
use crate::output::{Orphans, Printing, PublishOptions};
use crate::papers::view::Sides;
use crate::progress::{CancellationToken, Progress};
use crate::report::counts;

use super::ServeOptions;
use super::answer::{Answered, ApiError};
use super::clock::today;
use super::events::Hub;

/// What is built.
pub(super) struct Builds {
    options: Arc<ServeOptions>,
    hub: Arc<Hub>,
    running: Mutex<Option<CancellationToken>>,
}

/// What is made of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    Documents,
    Print,
    /// All that was handed out is collected, and printed anew.
    Reprint,
    Replacement,
    HandedOut,
    /// What was prepared went out, though the cases changed since.
    HandedOutAsPrepared,
}

/// How work ended.
struct Done {
    is_well: bool,
    /// What is said of it.
    lines: Vec<String>,
    /// How many files were made.
    made: usize,
}

impl Work {
    fn of(edition: Option<&str>) -> Option<Self> {
        match edition {
            None => Some(Self::Documents),
            Some("print") => Some(Self::Print),
            Some("reprint") => Some(Self::Reprint),
            Some("replace") => Some(Self::Replacement),
            Some("handed-out") => Some(Self::HandedOut),
            Some("handed-out-as-prepared") => Some(Self::HandedOutAsPrepared),
            Some(_) => None,
        }
    }

    /// What can be done where work is refused for this reason.
    fn instead(fault: &Fault) -> &'static [&'static str] {
        match fault.id {
            "printed-already" => &["replace", "reprint"],
            "not-printed" => &["print"],
            "round-outdated" if fault.words.get("follows") == Some(&"yes".into()) => {
                &["handed-out-as-prepared", "replace"]
            }
            "no-round" | "round-outdated" => &["replace"],
            _ => &[],
        }
    }
}

impl Builds {
    pub(super) fn new(options: Arc<ServeOptions>, hub: Arc<Hub>) -> Self {
        Self { options, hub, running: Mutex::default() }
    }

    /// Asks the work that is going on to stop.
    pub(super) fn cancel(&self) {
        if let Some(token) = held(&self.running).as_ref() {
            let _ = token.ask();
        }
    }

    /// Begins with a meeting, unless something else is going on.
    pub(super) fn begin(this: &Arc<Self>, meeting: &str, place: PathBuf, edition: Option<&str>) -> Answered {
        let work = Work::of(edition).ok_or_else(|| ApiError::new(400, Fault::new("serve-body")))?;
        let token = CancellationToken::default();
        let mut running = held(&this.running);
        if running.is_some() {
            return Err(ApiError::new(409, Fault::new("build-runs")));
        }
        *running = Some(token.clone());
        drop(running);
        let (builds, meeting) = (Arc::clone(this), meeting.to_owned());
        let run = move || {
            let done = builds.run(&meeting, &place, work, token);
            *held(&builds.running) = None;
            builds.hub.tell("built", &done);
            builds.hub.tell("workspace", &json!({}));
        };
        if std::thread::Builder::new().name("build".to_owned()).spawn(run).is_err() {
            *held(&this.running) = None;
            return Err(ApiError::new(500, Fault::new("serve-broken")));
        }
        Ok(json!({}))
    }

    /// The work itself, and how it ended.
    fn run(&self, meeting: &str, place: &Path, work: Work, token: CancellationToken) -> Value {
        let progress = Arc::new(Teller {
            hub: Arc::clone(&self.hub),
            meeting: meeting.to_owned(),
            done: AtomicUsize::new(0),
            of: AtomicUsize::new(0),
        });
        let hand_out = |session: &Session, as_prepared| {
            let round = hand_out(session, place, today(), as_prepared, &mut |_| Ok(true))?;
            let lines = round.into_iter().map(|round| relative(session, &round.folder)).collect();
            Ok(Done { is_well: true, lines, made: 0 })
        };
        let done = (self.options.sessions)(progress, token).and_then(|session| match work {
            Work::Documents => self.documents(&session, place, None),
            Work::Print => self.documents(&session, place, Some(printing(false))),
            Work::Reprint => self.documents(&session, place, Some(printing(true))),
            Work::Replacement => self.replacement(&session, place),
            Work::HandedOut => hand_out(&session, false),
            Work::HandedOutAsPrepared => hand_out(&session, true),
        });
        let (done, instead): (Done, &[&str]) = match done {
            Ok(done) => (done, &[]),
            Err(error) => {
                let fault = error.chain().find_map(|cause| cause.downcast_ref::<Fault>());
                let instead = fault.map(Work::instead).unwrap_or_default();
                let lines = vec![self.options.messages.fault_on_page(&error)];
                (Done { is_well: false, lines, made: 0 }, instead)
            }
        };
        json!({ "meeting": meeting, "ok": done.is_well, "made": done.made, "lines": done.lines, "instead": instead })
    }

    /// Makes the documents of a meeting.
    fn documents(&self, session: &Session, place: &Path, printed: Option<Printing>) -> Result<Done> {
        let publish = PublishOptions { sides: Sides::Both, printed, orphans: Orphans::Keep };
        let options = BuildOptions { publish, freshness: Freshness::default(), reopen: false };
        let outcome = build(session, &[place.to_owned()], options)?;
        let mut lines = vec![self.counted(&outcome.findings)];
        let made = outcome.published.made.len();
        let is_right = !has_error(&outcome.findings);
        let complaint = outcome.published.complaint().err();
        lines.extend(complaint.iter().map(|error| self.options.messages.fault_on_page(error)));
        Ok(Done { is_well: is_right && complaint.is_none(), lines, made })
    }

    /// Prepares what is to be exchanged.
    fn replacement(&self, session: &Session, place: &Path) -> Result<Done> {
        let exchange = replace(session, place, None)?;
        let is_well = exchange.changes.is_some() && !has_error(&exchange.findings);
        Ok(Done { is_well, lines: vec![self.counted(&exchange.findings)], made: exchange.made.len() })
    }

    fn counted(&self, findings: &Findings) -> String {
        counts(findings, &self.options.messages)
    }
}

/// What goes to the printer today.
fn printing(anew: bool) -> Printing {
    Printing { advance: true, on_the_day: true, public: false, day: today(), anew }
}

/// A path from the workspace.
fn relative(session: &Session, path: &Path) -> String {
    path.strip_prefix(&session.workspace.root).map_or_else(|_| shown(path), slashed)
}

/// Tells pages how far it has come.
struct Teller {
    hub: Arc<Hub>,
    meeting: String,
    done: AtomicUsize,
    of: AtomicUsize,
}

impl std::fmt::Debug for Teller {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Teller").field("meeting", &self.meeting).finish_non_exhaustive()
    }
}

impl Teller {
    fn tell(&self, what: &str) {
        let [done, of] = [&self.done, &self.of].map(|count| count.load(Ordering::Relaxed));
        self.hub.tell("progress", &json!({ "meeting": self.meeting, "done": done, "of": of, "what": what }));
    }
}

impl Progress for Teller {
    fn expects(&self, documents: usize) {
        self.of.fetch_add(documents, Ordering::Relaxed);
        self.tell("");
    }

    fn reaches(&self, _: usize, _: usize) {}

    fn done(&self, path: &str) {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.tell(path);
    }

    fn waits(&self) {
        self.tell("");
    }

    fn ends(&self) {}
}
