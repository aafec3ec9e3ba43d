//! What this machine made or found whole before.

pub mod fingerprint;
pub mod memory;
