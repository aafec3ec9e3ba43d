//! A round: what was handed out after the first print, or is prepared to be.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::exchange::followed;
use super::record::PrintRecord;
use super::row::ExchangeRow;
use super::{PageRecord, Step};
use crate::output::replacement::Erratum;

/// The version of the form of rounds.
pub const VERSION: u32 = 1;

/// What is done in a round with the papers of each set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetChanges {
    /// What is exchanged.
    #[serde(default)]
    pub rows: Vec<ExchangeRow>,
    /// The values that changed.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

/// A round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Version of this file's form.
    pub version: u32,
    /// Which round it is, from 1.
    pub number: usize,
    /// The day on which it was handed out: 2026-05-12; `None` as long as it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// Checksum of what was in the hands before.
    pub base: String,
    /// The sets that were printed anew in it, by file name: nothing of them was in the hands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub printed: Vec<String>,
    /// What is exchanged in each set, by file name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sets: BTreeMap<String, SetChanges>,
    /// What is in the hands after it.
    pub hands: PrintRecord,
}

impl Round {
    /// Whether it follows from what was in the hands before: who does what its rows say holds what it says.
    #[must_use]
    pub fn follows(&self, before: &PrintRecord) -> bool {
        let is_set = |name: &String, pages: &Vec<PageRecord>| {
            let old = before.bundles.get(name);
            if self.printed.contains(name) {
                return old.is_none_or(Vec::is_empty);
            }
            let steps: Vec<Step> = self
                .sets
                .get(name)
                .into_iter()
                .flat_map(|set| &set.rows)
                .flat_map(ExchangeRow::steps)
                .collect();
            let held = followed(old.map(Vec::as_slice).unwrap_or_default(), &steps, pages, self.hands.duplex);
            held.is_some_and(|held| is_alike(&held, pages))
        };
        self.base == before.checksum()
            && self.hands.duplex == before.duplex
            && before.bundles.keys().all(|name| self.hands.bundles.contains_key(name))
            && self.hands.bundles.iter().all(|(name, pages)| is_set(name, pages))
    }

    /// The file's text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a record holds only texts and numbers") + "\n"
    }
}

fn is_alike(held: &[PageRecord], pages: &[PageRecord]) -> bool {
    let seen = |page: &PageRecord| (page.label, page.content.clone());
    held.iter().map(seen).eq(pages.iter().map(seen))
}
