//! Results of one session in memory, each kept while what it came from stays the same.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use anyhow::Result;

/// The last result under each name, with the fingerprint of what it came from.
#[derive(Debug)]
pub struct ResultCache<T>(Option<Mutex<HashMap<String, Kept<T>>>>);

/// The fingerprint of what a result came from, and the result.
type Kept<T> = (String, Arc<T>);

impl<T> Default for ResultCache<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> ResultCache<T> {
    /// A cache that keeps what it is given: for a session of several rounds. The default one keeps nothing, since a run of
    /// one round would only hold thousands of cases in memory.
    #[must_use]
    pub fn keeping() -> Self {
        Self(Some(Mutex::default()))
    }

    /// The result under a name, if it came from what this fingerprint is of.
    #[must_use]
    pub fn get(&self, name: &str, fingerprint: &str) -> Option<Arc<T>> {
        let kept = self.0.as_ref()?.lock().expect(UNPOISONED);
        kept.get(name).filter(|(of, _)| of == fingerprint).map(|(_, result)| Arc::clone(result))
    }

    /// Keeps a result in place of the last one under its name.
    pub fn insert(&self, name: &str, fingerprint: &str, result: &Arc<T>) {
        if let Some(kept) = &self.0 {
            kept.lock()
                .expect(UNPOISONED)
                .insert(name.to_owned(), (fingerprint.to_owned(), Arc::clone(result)));
        }
    }

    /// The result under a name, made where it is not kept.
    pub fn get_or(&self, name: &str, fingerprint: &str, make: impl FnOnce() -> T) -> Arc<T> {
        self.get_or_try(name, fingerprint, || Ok(make()))
            .unwrap_or_else(|_| unreachable!("making it cannot fail"))
    }

    /// The result under a name, made where it is not kept. A failure is not kept.
    ///
    /// # Errors
    ///
    /// If the making fails.
    pub fn get_or_try(
        &self,
        name: &str,
        fingerprint: &str,
        make: impl FnOnce() -> Result<T>,
    ) -> Result<Arc<T>> {
        if let Some(kept) = self.get(name, fingerprint) {
            return Ok(kept);
        }
        let result = Arc::new(make()?);
        self.insert(name, fingerprint, &result);
        Ok(result)
    }
}

/// Why a lock can be taken.
const UNPOISONED: &str = "the lock is never poisoned: no code panics while holding it";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_made_once_and_again_when_what_it_came_from_changed() {
        let (cache, mut made) = (ResultCache::keeping(), Vec::new());
        for fingerprint in ["a", "a", "b", "a"] {
            cache.get_or("case", fingerprint, || made.push(fingerprint));
        }
        assert_eq!(made, ["a", "b", "a"]);
        assert!(cache.get("other", "a").is_none());
    }

    #[test]
    fn a_cache_for_one_round_keeps_nothing() {
        let (cache, mut made) = (ResultCache::default(), 0);
        for _ in 0..2 {
            cache.get_or("case", "a", || made += 1);
        }
        assert_eq!(made, 2);
    }
}
