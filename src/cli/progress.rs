//! How far a build has come: a bar on a terminal, now and then a line elsewhere.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::path::shown;
use crate::locks::held;
use crate::progress::Progress;
use crate::report::{Message, Messages, visible};

use super::say;

/// A build that takes less time shows nothing.
const PATIENCE: Duration = Duration::from_millis(700);
/// How often there is a line where there is no terminal.
const PAUSE: Duration = Duration::from_secs(10);

/// How many documents there are: those of the cases that are begun are known, and the others are like them.
#[derive(Debug, Default)]
struct Count {
    documents: AtomicUsize,
    begun: AtomicUsize,
    all: AtomicUsize,
}

impl Count {
    fn expects(&self, documents: usize) {
        self.documents.fetch_add(documents, Ordering::Relaxed);
    }

    fn reaches(&self, begun: usize, all: usize) {
        self.begun.store(begun, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
    }

    fn foreseen(&self) -> usize {
        let [documents, begun, all] =
            [&self.documents, &self.begun, &self.all].map(|count| count.load(Ordering::Relaxed));
        (documents * all).checked_div(begun).unwrap_or(documents)
    }
}

fn say_waiting(messages: &Messages) {
    say(&(messages.word(Message::Waits) + "\n"));
}

/// A bar with count, document and the time that is left.
#[derive(Debug)]
pub(super) struct Bar {
    drawn: ProgressBar,
    begun: Instant,
    count: Count,
    messages: Arc<Messages>,
}

impl Bar {
    pub(super) fn new(messages: Arc<Messages>) -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        let template = messages.word(Message::ProgressBar);
        bar.set_style(ProgressStyle::with_template(&template).expect("the messages are right"));
        Self { drawn: bar, begun: Instant::now(), count: Count::default(), messages }
    }
}

impl Progress for Bar {
    fn expects(&self, documents: usize) {
        self.count.expects(documents);
        self.drawn.set_length(self.count.foreseen() as u64);
    }

    fn reaches(&self, begun: usize, all: usize) {
        self.count.reaches(begun, all);
    }

    fn done(&self, path: &str) {
        if self.drawn.is_hidden() && self.begun.elapsed() > PATIENCE {
            self.drawn.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.drawn.set_message(visible(&shown(Path::new(path))));
        self.drawn.inc(1);
    }

    fn waits(&self) {
        say_waiting(&self.messages);
    }

    fn ends(&self) {
        self.drawn.finish_and_clear();
    }
}

/// A line now and then, for logs.
#[derive(Debug)]
pub(super) struct Lines {
    count: Count,
    done: AtomicUsize,
    last: Mutex<Instant>,
    messages: Arc<Messages>,
}

impl Lines {
    pub(super) fn new(messages: Arc<Messages>) -> Self {
        let done = AtomicUsize::new(0);
        Self { count: Count::default(), done, last: Mutex::new(Instant::now()), messages }
    }
}

impl Progress for Lines {
    fn expects(&self, documents: usize) {
        self.count.expects(documents);
    }

    fn reaches(&self, begun: usize, all: usize) {
        self.count.reaches(begun, all);
    }

    fn done(&self, path: &str) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let mut last = held(&self.last);
        if last.elapsed() < PAUSE {
            return;
        }
        *last = Instant::now();
        let words = Arguments::from([
            ("done", Argument::Count(done)),
            ("expected", Argument::Count(self.count.foreseen())),
            ("path", Argument::Text(shown(Path::new(path)))),
        ]);
        say(&(self.messages.say(Message::ProgressLine, &words) + "\n"));
    }

    fn waits(&self) {
        say_waiting(&self.messages);
    }

    fn ends(&self) {}
}
