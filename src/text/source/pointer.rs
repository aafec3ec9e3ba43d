//! The way to a value inside a file: `/matters/0/provided/fields/1`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A path of English keys and list indices from the top of a file, written as a JSON pointer.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Pointer(Vec<String>);

impl Pointer {
    /// The top of the file.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// The way given by keys, from the top.
    #[must_use]
    pub fn of(keys: &[impl AsRef<str>]) -> Self {
        Self(keys.iter().map(|key| key.as_ref().to_owned()).collect())
    }

    /// One key further.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(key.to_owned());
        Self(steps)
    }

    /// Several keys further.
    #[must_use]
    pub fn keys(&self, keys: &[&str]) -> Self {
        keys.iter().fold(self.clone(), |at, key| at.key(key))
    }

    /// One list index further, from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.key(&index.to_string())
    }

    /// The steps, in order.
    #[must_use]
    pub fn steps(&self) -> &[String] {
        &self.0
    }

    /// Reads a JSON pointer as schema validators write it.
    #[must_use]
    pub fn parse(pointer: &str) -> Self {
        let unescape = |step: &str| step.replace("~1", "/").replace("~0", "~");
        Self(pointer.split('/').skip(1).map(unescape).collect())
    }
}

impl From<String> for Pointer {
    fn from(pointer: String) -> Self {
        Self::parse(&pointer)
    }
}

impl From<Pointer> for String {
    fn from(pointer: Pointer) -> Self {
        pointer.to_string()
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|step| write!(f, "/{}", step.replace('~', "~0").replace('/', "~1")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_reads_what_it_writes() {
        let pointer = Pointer::of(&["matters"]).index(0).key("A/B~C");
        assert_eq!(pointer.to_string(), "/matters/0/A~1B~0C");
        assert_eq!(Pointer::parse(&pointer.to_string()), pointer);
        assert_eq!(Pointer::parse(""), Pointer::root());
    }
}
