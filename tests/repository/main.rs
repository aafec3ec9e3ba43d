//! What the repository promises to those who work on it, and what `init` and the releases hand out.
#![allow(clippy::disallowed_methods, reason = "tests make and look at files of their own")]

#[allow(dead_code, reason = "each program of tests uses a part of it")]
#[path = "../suite/support.rs"]
mod support;

// Files of CI and packing are scripts of bash for runners with Unix.
#[cfg(unix)]
mod ci_files;
#[cfg(unix)]
mod ci_fresh;
#[cfg(unix)]
mod ci_github;
#[cfg(unix)]
mod ci_gitlab;
#[cfg(unix)]
mod ci_history;
#[cfg(unix)]
mod ci_kept;
#[cfg(unix)]
mod ci_old_files;
#[cfg(unix)]
mod ci_random;
#[cfg(unix)]
mod ci_town;
mod golden_files;
mod help;
mod messages;
#[cfg(unix)]
mod packing;
mod readmes;
#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "each program of tests uses a part of it")]
mod shared;
mod walls;
