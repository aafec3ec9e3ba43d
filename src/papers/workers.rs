//! Work on threads of its own, which is given up where it takes too long.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::diagnostic::fault::Fault;
use crate::locks::held;
use crate::progress::RunContext;

/// How often it is looked at whether the work is to stop.
const TICK: Duration = Duration::from_millis(50);

/// Whether work is given up: nobody waits for it any more.
#[derive(Debug, Clone, Default)]
pub(super) struct GivenUp(Arc<AtomicBool>);

impl GivenUp {
    /// Whether it is.
    pub(super) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Drop for Watch<'_> {
    /// Whatever happened, nobody waits any more.
    fn drop(&mut self) {
        self.given_up.0.store(true, Ordering::Relaxed);
    }
}

/// What a thread reports of a piece of work.
enum Report<R> {
    Begun(usize),
    Done(usize, Result<R>),
}

/// Who waits for the work.
struct Watch<'a> {
    run_context: &'a RunContext,
    given_up: GivenUp,
    /// Since when a piece of work is under way.
    begun: BTreeMap<usize, Instant>,
}

/// Does pieces of work, on threads of its own, and returns what each gave, in order.
///
/// Where a piece takes longer than the time limit, or the work is to stop, nobody waits for the threads any more. A thread
/// cannot be ended from outside: one that does not look at [`GivenUp`] goes on until it has done its piece, or the program
/// ends. A program of one round ends at once. In a session of many rounds such a thread keeps a processor busy meanwhile.
///
/// - `late` is the fault of a piece that takes too long
///
/// # Errors
///
/// If a piece of work fails or takes too long, no thread can be started, or the work is to stop.
pub(super) fn each<T: Send + 'static, R: Send + 'static>(
    pieces: Vec<T>,
    run_context: &RunContext,
    work: impl Fn(T, &GivenUp) -> Result<R> + Send + Sync + 'static,
    late: impl Fn(usize) -> Fault,
) -> Result<Vec<R>> {
    let count = pieces.len();
    let mut watch = Watch { run_context, given_up: GivenUp::default(), begun: BTreeMap::new() };
    let queue = Arc::new(Mutex::new(pieces.into_iter().enumerate()));
    let work = Arc::new(work);
    let (sender, receiver) = mpsc::channel();
    let threads: Vec<JoinHandle<()>> = (0..rayon::current_num_threads().min(count))
        .map(|_| {
            let (queue, work) = (Arc::clone(&queue), Arc::clone(&work));
            let (sender, given_up) = (sender.clone(), watch.given_up.clone());
            let thread = move || {
                let next = || held(&queue).next().filter(|_| !given_up.is_set());
                while let Some((index, piece)) = next() {
                    tell(&sender, Report::Begun(index));
                    tell(&sender, Report::Done(index, work(piece, &given_up)));
                }
            };
            let started = thread::Builder::new().name("shingikai".to_owned()).spawn(thread);
            started.map_err(|error| Fault::new("no-thread").with("error", error).into())
        })
        .collect::<Result<_>>()?;
    drop(sender);
    let done = watch.wait(count, &receiver, late)?;
    if done.len() < count {
        // One of them panicked: a bug of ours.
        let why = threads.into_iter().find_map(|thread| thread.join().err());
        std::panic::resume_unwind(why.expect("threads end when all is done, or panic"));
    }
    Ok(done.into_values().collect())
}

/// Nobody may listen any more.
fn tell<R>(sender: &Sender<Report<R>>, report: Report<R>) {
    let _ = sender.send(report);
}

impl Watch<'_> {
    fn wait<R>(
        &mut self,
        count: usize,
        receiver: &Receiver<Report<R>>,
        late: impl Fn(usize) -> Fault,
    ) -> Result<BTreeMap<usize, R>> {
        let mut done = BTreeMap::new();
        while done.len() < count {
            match receiver.recv_timeout(TICK) {
                Ok(Report::Begun(index)) => drop(self.begun.insert(index, Instant::now())),
                Ok(Report::Done(index, result)) => {
                    self.begun.remove(&index);
                    done.insert(index, result?);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.run_context.cancellation.check()?;
            let limit = self.run_context.limit;
            if let Some((index, _)) = self.begun.iter().find(|(_, begun)| begun.elapsed() >= limit) {
                bail!(late(*index));
            }
        }
        Ok(done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_is_in_order() {
        let doubled =
            each((0..100).collect(), &RunContext::default(), |n: u32, _| Ok(2 * n), |_| Fault::new("late"));
        assert_eq!(doubled.expect("all is done"), (0..100).map(|n| 2 * n).collect::<Vec<_>>());
    }

    #[test]
    fn what_takes_too_long_is_given_up() {
        let limit = RunContext { limit: Duration::from_millis(100), ..RunContext::default() };
        let (ended, end) = mpsc::channel();
        let work = move |n: u32, given_up: &GivenUp| {
            while n == 1 && !given_up.is_set() {
                thread::yield_now();
            }
            let _ = ended.send(n);
            Ok(n)
        };
        let late = |index: usize| Fault::new("late").with("index", index);
        let error = each(vec![0, 1], &limit, work, late).expect_err("one never ends");
        assert_eq!(error.downcast_ref(), Some(&Fault::new("late").with("index", 1)));
        assert_eq!(end.recv().ok().max(end.recv().ok()), Some(1), "it is told that nobody waits");
    }

    #[test]
    fn what_is_asked_to_stop_stops() {
        let asked = RunContext::default();
        assert!(!asked.cancellation.ask());
        let work = |n: u32, given_up: &GivenUp| {
            while !given_up.is_set() {
                thread::yield_now();
            }
            Ok(n)
        };
        let error = each(vec![0], &asked, work, |_| Fault::new("late")).expect_err("it is to stop");
        assert_eq!(error.downcast_ref(), Some(&Fault::new(crate::progress::INTERRUPTED)));
    }
}
