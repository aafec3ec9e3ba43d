//! What a system refuses while another program holds a file is tried again, for a moment: a scanner or an indexer holds each
//! new file for a part of a second, a reader of PDFs until somebody closes it.

use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The pauses between the tries, in milliseconds: three seconds in all.
const PAUSES: [u64; 9] = [10, 20, 40, 80, 160, 320, 640, 840, 890];

/// What Windows says where somebody else has opened a file, or a file in a folder: "access denied" and "sharing violation".
#[cfg(windows)]
const REFUSALS: [i32; 2] = [5, 32];

/// A file or folder that another program holds, or that the system closes for this user: Windows says both in one word.
#[derive(Debug)]
pub struct HeldFile {
    path: PathBuf,
    error: io::Error,
}

impl HeldFile {
    /// What is held behind an error, if that is its reason.
    #[must_use]
    pub fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }

    /// The same behind an error with a context.
    #[must_use]
    pub fn behind(error: &anyhow::Error) -> Option<&Self> {
        error.chain().find_map(|cause| Self::of(cause.downcast_ref()?))
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The reason, as messages call it: `held`, or `unclear` where the system may also mean that this user has no right to it.
    #[must_use]
    pub fn why(&self) -> &'static str {
        if self.error.kind() == ErrorKind::PermissionDenied { "unclear" } else { "held" }
    }
}

impl fmt::Display for HeldFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(formatter)
    }
}

impl Error for HeldFile {}

/// What must not be held for something to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Concerns {
    /// The file or folder itself.
    Itself,
    /// It loses its name: then nothing in the folder may be held either.
    AllInIt,
}

/// Does something with a file or a folder; while that is refused because somebody holds it, again after a pause, and not for
/// ever.
///
/// # Errors
///
/// That of the first try that failed for another reason; of the last one, with what is held ([`HeldFile`]).
pub(super) fn attempt<T>(path: &Path, act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    attempt_on(path, Concerns::Itself, act)
}

/// The same of something by which a file or folder loses its name.
pub(super) fn attempt_to_move<T>(path: &Path, act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    attempt_on(path, Concerns::AllInIt, act)
}

fn attempt_on<T>(path: &Path, concerns: Concerns, mut act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let mut pauses = PAUSES.iter().copied().map(Duration::from_millis);
    loop {
        match seam::passes(path, concerns).and_then(|()| act()) {
            Err(error) if is_refusal(&error) => match pauses.next() {
                Some(pause) => seam::sleep(pause),
                None => {
                    return Err(io::Error::new(error.kind(), HeldFile { path: path.to_owned(), error }));
                }
            },
            result => return result,
        }
    }
}

#[cfg(windows)]
fn is_refusal(error: &io::Error) -> bool {
    is_busy(error) || error.raw_os_error().is_some_and(|code| REFUSALS.contains(&code))
}

#[cfg(not(windows))]
fn is_refusal(error: &io::Error) -> bool {
    is_busy(error)
}

/// What Linux says of a file on the share of a Windows server that somebody holds there.
fn is_busy(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy)
}

#[cfg(not(test))]
mod seam {
    use super::{Concerns, Duration, Path, io};

    #[expect(clippy::unnecessary_wraps, reason = "a test refuses it here")]
    pub(super) fn passes(_: &Path, _: Concerns) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn sleep(pause: Duration) {
        std::thread::sleep(pause);
    }
}

#[cfg(test)]
pub(crate) mod seam;
