//! What the program can do.

mod arrival;
pub mod authoring;
pub mod build;
pub mod check;
pub mod ci;
pub mod doctor;
pub mod editing;
pub mod fix;
pub mod hands;
mod held;
mod layout;
pub mod list;
pub mod next_numbers;
pub mod preview;
mod previous;
mod publish;
pub mod replace;
pub mod session;
mod unchanged;
pub mod watch;
