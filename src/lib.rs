//! Turns a clerk's YAML case file into the papers of a Japanese privacy council (審議会).
//!
//! Data flows one way: each module uses only those above it. [`pipeline`] tells the whole program on one screen.

pub mod limits;
pub mod words;
pub mod fault;
pub mod links;
pub mod work;

// What the clerk typed, and what is wrong with it.
pub mod source;
pub mod finding;
pub mod lint;
pub mod yaml;
pub mod manual;

// What a clerk and a form owner may write.
pub mod wareki;
pub mod yes_no;
pub mod matter_type;
pub mod clause_text;
pub mod case;
pub mod council;
pub mod meeting;
pub mod schema;

// What was read, and what of it is right.
pub mod phrase;
pub mod marks;
pub mod clauses;
pub mod seen;
pub mod characters;
pub mod fonts;
pub mod profile;
pub mod items;
pub mod memory;
pub mod recall;
pub mod workspace;
pub mod authoring;
pub mod checked;
pub mod rules;

// From what is right to paper.
pub mod view;
pub mod ledger;
pub mod templates;
pub mod pages;
pub mod packet;
pub mod record;
pub mod typst;
pub mod coverage;
pub mod replacement;
pub mod manifest;
pub mod upkeep;
pub mod output;
pub mod press;
pub mod doctor;

// How it is run and told.
pub mod report;
pub mod pipeline;
pub mod watch;
pub mod cli;
