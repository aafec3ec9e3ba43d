//! Turns a clerk's YAML case file into the papers of a Japanese privacy council (審議会).
//!
//! Data flows one way: a room is a folder and uses only the rooms above it.
#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests make and look at files of their own"))]

pub mod limits;
pub mod locks;
pub mod disk;
pub mod cache;
pub mod text;
pub mod diagnostic;
pub mod progress;
pub mod model;
pub mod input;
pub mod workspace;
pub mod check;
pub mod papers;
pub mod typeset;
pub mod output;
pub mod app;
pub mod report;
pub mod serve;
pub mod cli;
