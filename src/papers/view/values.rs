//! Every value of a bundle with its place, as a list of changes names it.

use serde::{Deserialize, Serialize};

use super::BundleText;
use super::origin::Origin;
use super::printed::Printed;
use super::spots::{Spot, of_bundle};

/// A value on paper.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Value {
    /// Number of the material; of the pages before the first one, their heading.
    pub material: String,
    /// Where it stands, in the labels of the paper.
    pub place: String,
    /// What it belongs to, wherever that stands and whatever it is numbered; empty in records of versions that did not write it.
    #[serde(default)]
    pub section: String,
    /// Which place of that it is.
    #[serde(default)]
    pub key: String,
    /// What it says.
    pub text: String,
    /// The bundle, by file name; empty in records of versions that did not write it.
    #[serde(default)]
    pub bundle: String,
    /// The values of files that it was made of; none of what the profile alone says, and in records of versions that did not
    /// write them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
}

impl BundleText {
    /// Its values, in the order of the paper.
    ///
    /// - `file` is its file name
    #[must_use]
    pub fn values(&self, file: &str) -> Vec<Value> {
        let value = |Spot { material, place, section, key, said, texts }| {
            let place = place?;
            let whole = Printed::joined(texts.into_iter().cloned(), "");
            let origins = whole.origins().to_vec();
            let value = Value {
                material: String::from(material),
                place,
                section,
                key,
                text: said,
                bundle: file.to_owned(),
                origins,
            };
            (!value.text.is_empty()).then_some(value)
        };
        of_bundle(self).into_iter().filter_map(value).collect()
    }
}
