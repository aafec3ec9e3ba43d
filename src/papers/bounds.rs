//! What keeps a template within bounds: the text that it writes, and the numbers over which it goes.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tera::{Error, Kwargs, State, Tera, TeraResult};

use crate::limits;

use super::workers::GivenUp;

/// The text of one document, as far as it is written.
pub(super) struct Bounded<'a> {
    pub(super) text: Vec<u8>,
    /// Whether more was to be written than a source may have.
    pub(super) is_full: bool,
    given_up: &'a GivenUp,
}

impl<'a> Bounded<'a> {
    pub(super) fn new(given_up: &'a GivenUp) -> Self {
        Self { text: Vec::new(), is_full: false, given_up }
    }
}

impl Write for Bounded<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.is_full = self.text.len() + bytes.len() > limits::SOURCE_BYTES;
        if self.is_full || self.given_up.is_set() {
            return Err(io::Error::other("this is more than a document holds"));
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How many numbers a template may still go over.
#[derive(Debug, Clone)]
pub(super) struct Numbers(Arc<AtomicUsize>);

impl Numbers {
    /// Puts in the place of Tera's `range` one that ends: a loop in a loop may go over as many as it likes, and writes nothing
    /// meanwhile.
    pub(super) fn of(tera: &mut Tera, given_up: &GivenUp) -> Self {
        let numbers = Self(Arc::new(AtomicUsize::new(limits::TEMPLATE_NUMBERS)));
        let (left, given_up) = (Arc::clone(&numbers.0), given_up.clone());
        let range = move |words: Kwargs, _: &State| -> TeraResult<Vec<i64>> {
            let (start, end) = (words.get::<i64>("start")?.unwrap_or(0), words.must_get::<i64>("end")?);
            let step = words.get::<i64>("step_by")?.unwrap_or(1);
            if step == 0 || (step > 0 && start > end) {
                return Err(Error::message("range: `step_by` does not lead from `start` to `end`"));
            }
            let mut numbers = Vec::new();
            let mut next = Some(start);
            while let Some(number) = next.filter(|next| if step > 0 { *next < end } else { *next > end }) {
                let taken =
                    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
                if taken.is_err() || given_up.is_set() {
                    return Err(Error::message("range: more numbers than a document needs"));
                }
                numbers.push(number);
                next = number.checked_add(step);
            }
            Ok(numbers)
        };
        tera.register_function("range", range);
        numbers
    }

    /// Whether they are all gone.
    pub(super) fn are_gone(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 0
    }
}
