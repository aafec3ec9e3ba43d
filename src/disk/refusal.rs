//! Why something is not read although it is there.

use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};

/// Why something is not read although it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ReadRefusal {
    /// It is a link, or lies behind one.
    Link,
    /// It is neither a file nor a folder.
    Special,
    /// It is a folder where a file is to be, or the other way round.
    OtherKind,
    /// It is larger than it can be.
    TooLarge,
}

impl fmt::Display for ReadRefusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.into())
    }
}

impl Error for ReadRefusal {}

impl ReadRefusal {
    /// The refusal behind an error, if it is one.
    #[must_use]
    pub fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }

    pub(super) fn error(self) -> io::Error {
        io::Error::new(ErrorKind::InvalidInput, self)
    }
}
