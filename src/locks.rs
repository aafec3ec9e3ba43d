//! What several threads hold, one at a time.

use std::sync::{Mutex, MutexGuard};

/// Waits until nobody else holds it.
pub fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("the lock is never poisoned: no code panics while holding it")
}
