//! Who is in charge, and of what.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A division in charge (担当).
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Department (部).
    #[schemars(extend("x-ja" = "部"))]
    pub department: Option<String>,
    /// Division (課).
    #[schemars(extend("x-ja" = "課"))]
    pub division: String,
    /// Section (係).
    #[schemars(extend("x-ja" = "係"))]
    pub section: Option<String>,
    /// Officer (担当者).
    #[schemars(extend("x-ja" = "担当者"))]
    pub officer: Option<String>,
    /// Extension (内線), digits as typed.
    #[schemars(extend("x-ja" = "内線"))]
    pub extension: Option<String>,
}

/// The project (事業) that the case belongs to.
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// Name of the project (事業名).
    #[schemars(extend("x-ja" = "事業名"))]
    pub name: String,
    /// Divisions in charge (担当課); if left out, those of the contact.
    #[serde(default)]
    #[schemars(extend("x-ja" = "担当課", "x-shape" = "many"))]
    pub division: Vec<String>,
    /// Purpose (目的).
    #[schemars(extend("x-ja" = "目的"))]
    pub purpose: Option<String>,
    /// Whom it is for (対象者).
    #[schemars(extend("x-ja" = "対象者"))]
    pub target: Option<String>,
    /// What is done (事業内容).
    #[schemars(extend("x-ja" = "事業内容"))]
    pub description: Option<String>,
    /// Values of the rows that the profile adds, by their English key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(skip)]
    pub rows: BTreeMap<String, String>,
}
