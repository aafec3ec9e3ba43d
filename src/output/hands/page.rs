//! A page as it lies in a set.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::page_number::PageNumber;
use crate::typeset::pdf::pages::PageText;

/// The pages of the sets of a meeting, by the names of their files.
pub type Sets = BTreeMap<String, Vec<PageRecord>>;

/// A page of a bundle.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRecord {
    /// Its number.
    pub label: PageNumber,
    /// The material to which it belongs; of the pages before the first one, their heading.
    pub material: String,
    /// What it belongs to, wherever that stands and whatever it is numbered; empty in records of versions that did not write it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub section: String,
    /// What it says.
    #[serde(flatten)]
    pub content: PageText,
}
