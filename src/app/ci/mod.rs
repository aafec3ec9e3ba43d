//! What CI does with a repository of cases: which meetings are built, what changed on paper, where the papers go.

pub mod collect;
pub mod delivery;
pub mod differences;
pub mod files;
pub mod git;
mod papers_folder;
pub mod plan;
pub mod publish;
pub mod record;
