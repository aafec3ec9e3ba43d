//! A text inside a sentence.

use std::borrow::Cow;

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentType;
use intl_memoizer::{IntlLangMemoizer, concurrent};

/// The variant of a sentence that says that there is none.
pub(super) const NONE: &str = "none";

/// A text that is printed and selects no variant of a sentence, whatever somebody typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Printed(String);

impl Printed {
    /// Several texts as one.
    pub(super) fn list(texts: &[String], joint: &str) -> FluentValue<'static> {
        FluentValue::Custom(Box::new(Self(texts.join(joint))))
    }

    /// A text. The program's own words select their variants, but the one that says that there is none is left to
    /// [`crate::diagnostic::arguments::Argument::None`].
    pub(super) fn text(text: &str) -> FluentValue<'static> {
        if text == NONE {
            FluentValue::Custom(Box::new(Self(text.to_owned())))
        } else {
            text.to_owned().into()
        }
    }
}

impl FluentType for Printed {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &IntlLangMemoizer) -> Cow<'static, str> {
        self.0.clone().into()
    }

    fn as_string_threadsafe(&self, _: &concurrent::IntlLangMemoizer) -> Cow<'static, str> {
        self.0.clone().into()
    }
}
