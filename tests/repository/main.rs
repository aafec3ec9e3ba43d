//! What the repository promises to those who work on it, and what `init` and the releases hand out.
#![allow(clippy::disallowed_methods, reason = "tests make and look at files of their own")]

#[allow(dead_code, reason = "each program of tests uses a part of it")]
#[path = "../suite/support.rs"]
mod support;

mod ci_files;
mod ci_fresh;
mod ci_github;
mod ci_gitlab;
mod ci_history;
mod ci_kept;
mod ci_old_files;
mod ci_random;
mod ci_town;
mod golden_files;
mod help;
mod messages;
mod packing;
mod readmes;
#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "each program of tests uses a part of it")]
mod shared;
mod walls;
