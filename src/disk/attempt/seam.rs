//! Where a test says that something is held: a folder with an opened file can be moved everywhere but on Windows.

use std::cell::RefCell;

use super::{Concerns, Duration, ErrorKind, Path, PathBuf, io};

/// What is refused of the calls of this thread.
#[derive(Debug, Clone)]
pub(crate) enum Refusal {
    /// Nothing.
    Nothing,
    /// The call of this number, from 0, so many times. A call counts once, however often it is tried.
    Call(usize, usize),
    /// Everything by which this file, or a folder around it, would lose its name: somebody reads it, and lets others read.
    Shown(PathBuf),
}

/// The calls of a thread.
#[derive(Debug)]
struct Calls {
    refusal: Refusal,
    paths: Vec<PathBuf>,
    tries: usize,
    is_again: bool,
}

thread_local! {
    static CALLS: RefCell<Option<Calls>> = const { RefCell::new(None) };
}

/// Runs something in whose calls some are refused. Returns what it returned, and the paths of its calls in their order.
pub(crate) fn refusing<T>(refusal: Refusal, run: impl FnOnce() -> T) -> (T, Vec<PathBuf>) {
    let calls = Calls { refusal, paths: Vec::new(), tries: 0, is_again: false };
    CALLS.with(|seam| *seam.borrow_mut() = Some(calls));
    let result = run();
    let calls = CALLS.with(|seam| seam.borrow_mut().take());
    (result, calls.expect("nobody else takes it").paths)
}

pub(super) fn passes(path: &Path, concerns: Concerns) -> io::Result<()> {
    CALLS.with(|seam| match seam.borrow_mut().as_mut() {
        Some(calls) => calls.passes(path, concerns),
        None => Ok(()),
    })
}

/// A test does not wait.
pub(super) fn sleep(_: Duration) {
    CALLS.with(|seam| {
        if let Some(calls) = seam.borrow_mut().as_mut() {
            calls.is_again = true;
        }
    });
}

impl Calls {
    fn passes(&mut self, path: &Path, concerns: Concerns) -> io::Result<()> {
        if !std::mem::take(&mut self.is_again) {
            self.paths.push(path.to_owned());
        }
        let is_refused = match &self.refusal {
            Refusal::Nothing => false,
            Refusal::Call(number, times) => {
                let is_it = *number == self.paths.len() - 1 && self.tries < *times;
                self.tries += usize::from(is_it);
                is_it
            }
            Refusal::Shown(shown) => concerns == Concerns::AllInIt && shown.starts_with(path),
        };
        if is_refused { Err(ErrorKind::ResourceBusy.into()) } else { Ok(()) }
    }
}
