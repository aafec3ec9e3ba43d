//! The types of matter, which every municipality has and each names differently.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::EnumIter;

/// What is done with personal information in a matter (取扱いの種類).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, EnumIter,
)]
#[serde(rename_all = "kebab-case")]
pub enum MatterType {
    /// Somebody outside works on it under contract.
    #[schemars(extend("x-ja" = "委託"))]
    Outsourcing,
    /// The municipality uses it for another purpose.
    #[schemars(extend("x-ja" = "目的外利用"))]
    UseForAnotherPurpose,
    /// It is handed to somebody outside.
    #[schemars(extend("x-ja" = "外部提供"))]
    Provision,
    /// Two systems are linked.
    #[schemars(extend("x-ja" = "結合"))]
    Linking,
    /// It is collected from somebody other than the person.
    #[schemars(extend("x-ja" = "本人外収集"))]
    CollectionFromOthers,
    /// New items are recorded.
    #[schemars(extend("x-ja" = "記録項目の設定・追加"))]
    Recording,
    /// Work is registered, changed or abolished.
    #[schemars(extend("x-ja" = "業務の登録・変更・廃止"))]
    Registration,
    /// An assessment of specific personal information is checked by third parties.
    #[schemars(extend("x-ja" = "特定個人情報保護評価"))]
    ImpactAssessment,
}
