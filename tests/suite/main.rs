//! What the program promises, tried on the program itself. A tool that is missing makes a test fail, never pass.

mod support;

mod acceptance;
mod access;
mod bases;
mod bundle;
mod ci_files;
mod conformance;
mod determinism;
mod form_manual;
mod formats;
mod gate;
mod golden;
mod help;
mod hostile_text;
mod ink;
mod layout;
mod ledger;
mod lint;
mod manual;
mod messages;
mod new_files;
mod new_workspace;
mod other_town;
mod packing;
mod pdf;
mod pdf_properties;
mod real_case;
mod refusals;
mod replacement;
mod schemas;
mod special_clauses;
mod traps;
mod upkeep;
mod walls;
