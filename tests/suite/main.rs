//! What the program promises, tried on the program itself. A tool that is missing makes a test fail, never pass.
#![allow(clippy::disallowed_methods, reason = "tests make and look at files of their own")]

#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "each program of tests uses a part of it")]
mod shared;
mod support;

mod acceptance;
mod access;
mod any_sequence;
mod attachments;
mod bases;
mod bundle;
mod ci;
mod ci_council;
mod ci_differences;
mod ci_interrupted;
mod ci_not_compared;
mod ci_program;
mod circumstances;
mod command_line;
mod conformance;
mod disk;
mod determinism;
mod digest;
mod extreme;
mod faults;
mod formats;
mod gate;
mod golden;
mod held;
mod hostile_text;
mod ink;
mod large;
mod layout;
mod ledger;
mod lint;
mod matching_numbers;
mod mending;
mod meetings_of_before;
mod new_files;
mod new_kinds;
mod new_workspace;
mod old_workspaces;
mod other_town;
mod page_marks;
mod pdf;
mod pdf_properties;
mod readers;
mod reading;
mod preview;
mod proof;
mod real_case;
mod refusals;
mod replacement;
mod results;
mod schemas;
mod season;
mod serve;
mod special_clauses;
mod system_calls;
mod upkeep;
mod values;
mod watching;
mod web_names;
mod window;
mod year_of_meetings;
