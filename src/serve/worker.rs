//! A thread that owns what it works with, and does one thing after the other.

use std::sync::Mutex;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result};

use crate::locks::held;

type Job<T> = Box<dyn FnOnce(&mut T) + Send>;

/// The thread, as others see it.
pub(super) struct Worker<T> {
    jobs: Mutex<Option<Sender<Job<T>>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl<T: 'static> Worker<T> {
    /// Starts a thread that owns what `make` makes.
    ///
    /// # Errors
    ///
    /// If the system has no thread to give, or `make` fails.
    pub(super) fn start(name: &str, make: impl FnOnce() -> Result<T> + Send + 'static) -> Result<Self> {
        let (sender, jobs) = channel::<Job<T>>();
        let (ready, started) = channel();
        let work = move || {
            let mut state = match make() {
                Ok(state) => state,
                Err(error) => return drop(ready.send(Err(error))),
            };
            let _ = ready.send(Ok(()));
            for job in jobs {
                job(&mut state);
            }
        };
        let thread = thread::Builder::new().name(name.to_owned()).spawn(work).context("thread")?;
        started.recv().context("thread")??;
        Ok(Self { jobs: Mutex::new(Some(sender)), thread: Mutex::new(Some(thread)) })
    }

    /// Has something done, and waits for what comes of it; nothing where the thread has ended.
    pub(super) fn ask<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut T) -> R + Send + 'static,
    ) -> Option<R> {
        let (sender, result) = channel();
        let job: Job<T> = Box::new(move |state| drop(sender.send(work(state))));
        held(&self.jobs).as_ref()?.send(job).ok()?;
        result.recv().ok()
    }

    /// Takes no more work, and waits for what is under way: then what it owns is gone, with what it keeps on the disk.
    pub(super) fn end(&self) {
        held(&self.jobs).take();
        let thread = held(&self.thread).take();
        if let Some(thread) = thread {
            // One that panicked has ended, too.
            let _ = thread.join();
        }
    }
}
