//! What can be tried without starting a program: reading, rules, clauses, dates, schemas, the manual. Under a minute.
#![allow(clippy::disallowed_methods, reason = "tests make and look at files of their own")]

mod support;

mod acceptance;
mod arrival;
mod attachments;
mod bases;
mod binder;
mod circumstances;
mod clerk_manual;
mod editing;
mod fixes;
mod form_manual;
mod hostile_messages;
mod hostile_text;
mod lint;
mod manual;
mod mending;
mod mistakes;
mod mutated_fixes;
mod mutations;
mod names;
mod origins;
mod other_town;
mod overlay;
mod refusals;
mod right_cases;
mod schemas;
mod session;
#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "each program of tests uses a part of it")]
mod shared;
mod special_clauses;
mod traps;
mod twins;
mod year;
