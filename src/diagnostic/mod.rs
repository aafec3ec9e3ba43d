//! What is reported, as data: findings of rules, faults of the machine, the manual of rules.

pub mod arguments;
pub mod fault;
pub mod finding;
pub mod fix;
pub mod manual;
pub mod path;
pub mod record;
pub mod rule;
