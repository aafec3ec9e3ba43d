//! How long the server lives: until somebody ends it, or its last page has been closed for a while.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::locks::held;

/// So long it waits for a page.
const PATIENCE: Duration = Duration::from_mins(15);

/// How long it lives.
pub(super) struct Life {
    is_ended: AtomicBool,
    /// When a page was last heard of.
    heard: Mutex<Instant>,
}

impl Life {
    pub(super) fn begin() -> Self {
        Self { is_ended: AtomicBool::new(false), heard: Mutex::new(Instant::now()) }
    }

    /// A page was heard of.
    pub(super) fn hear(&self) {
        *held(&self.heard) = Instant::now();
    }

    /// Somebody ends it.
    pub(super) fn end(&self) {
        self.is_ended.store(true, Ordering::SeqCst);
    }

    /// Whether somebody ended it.
    pub(super) fn is_ended(&self) -> bool {
        self.is_ended.load(Ordering::SeqCst)
    }

    /// Whether it is over.
    ///
    /// - `pages` is how many are open
    pub(super) fn is_over(&self, pages: usize, now: Instant) -> bool {
        if pages > 0 {
            self.hear();
        }
        self.is_ended.load(Ordering::SeqCst)
            || (pages == 0 && now.saturating_duration_since(*held(&self.heard)) > PATIENCE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_waits_for_a_page_and_no_longer() {
        let (life, now) = (Life::begin(), Instant::now());
        let later = now + PATIENCE + Duration::from_secs(5);
        assert!(!life.is_over(0, now));
        assert!(!life.is_over(1, later), "a page is open");
        assert!(life.is_over(0, later + PATIENCE));
        life.end();
        assert!(life.is_over(1, now), "somebody ended it");
    }
}
