//! Times the look at finished papers: what they say and where their ink lies, as `build` looks at each that it makes.
//!
//! usage: look PDF...
//!
//! Prints the median of five turns over all of them, in seconds.

use std::ffi::OsString;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use shingikai::typeset::pdf::pages::Pages;
use shingikai::typeset::pdf::said::Said;

const TURNS: usize = 5;

#[expect(clippy::disallowed_methods, reason = "a benchmark reads what somebody names")]
fn main() -> Result<()> {
    // Cargo says that this is a benchmark.
    let names: Vec<OsString> = std::env::args_os().skip(1).filter(|word| word != "--bench").collect();
    ensure!(!names.is_empty(), "usage: look PDF...");
    let read = |name: &OsString| std::fs::read(name).with_context(|| name.to_string_lossy().into_owned());
    let papers: Vec<Vec<u8>> = names.iter().map(read).collect::<Result<_>>()?;
    let mut taken = Vec::new();
    for _ in 0..TURNS {
        let begun = Instant::now();
        for paper in &papers {
            let said = Said::of(&Pages::read(paper)?)?;
            ensure!(!said.glyphs.is_empty(), "a paper says nothing");
        }
        taken.push(begun.elapsed());
    }
    taken.sort();
    println!("{:.4}", taken[TURNS / 2].as_secs_f64());
    Ok(())
}
