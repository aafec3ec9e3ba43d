//! The number of a page as it is printed: 6, or 6-1 where a page was put in behind it (枝番).

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The number of a page as it is printed. They are in order as the pages lie: 6, 6-1, 6-2, 7.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageNumber {
    /// The number of the page, or of the page behind which it was put in.
    pub page: usize,
    /// Which page behind that one, from 1; 0 for that page itself.
    pub branch: usize,
}

impl PageNumber {
    /// A number without a branch.
    #[must_use]
    pub fn plain(page: usize) -> Self {
        Self { page, branch: 0 }
    }
}

impl fmt::Display for PageNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.branch {
            0 => write!(f, "{}", self.page),
            branch => write!(f, "{}-{branch}", self.page),
        }
    }
}

/// That a text is no number of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPageNumber;

impl fmt::Display for NoPageNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a page number: 6, 6-1")
    }
}

impl FromStr for PageNumber {
    type Err = NoPageNumber;

    fn from_str(text: &str) -> Result<Self, NoPageNumber> {
        let number = |text: &str| {
            let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            if is_number { text.parse().map_err(|_| NoPageNumber) } else { Err(NoPageNumber) }
        };
        match text.split_once('-') {
            None => Ok(Self::plain(number(text)?)),
            Some((page, branch)) => {
                let branch = number(branch)?;
                if branch == 0 { Err(NoPageNumber) } else { Ok(Self { page: number(page)?, branch }) }
            }
        }
    }
}

/// A plain number is one in JSON too, as records of every version write it.
impl Serialize for PageNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.branch {
            0 => serializer.serialize_u64(self.page as u64),
            _ => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for PageNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Read)
    }
}

/// Reads a number of a page from JSON.
struct Read;

impl Visitor<'_> for Read {
    type Value = PageNumber;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&NoPageNumber, f)
    }

    fn visit_u64<E: de::Error>(self, page: u64) -> Result<PageNumber, E> {
        usize::try_from(page).map(PageNumber::plain).map_err(E::custom)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<PageNumber, E> {
        text.parse().map_err(E::custom)
    }
}

/// The numbers of pages that lie behind each other, as people read them: 6、6-1, or 33～40 where there are more than two.
///
/// - `numbers` are in order, and nothing lies between them
#[must_use]
pub fn span(numbers: &[PageNumber]) -> String {
    match numbers {
        [first, .., last] if numbers.len() > 2 => format!("{first}～{last}"),
        _ => numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_what_it_writes_and_lies_behind_its_page() {
        for text in ["6", "6-1", "6-12", "107"] {
            let number: PageNumber = text.parse().expect("it is one");
            assert_eq!(number.to_string(), text);
            let json = serde_json::to_string(&number).expect("JSON");
            assert_eq!(serde_json::from_str::<PageNumber>(&json).ok(), Some(number), "{json}");
        }
        for text in ["", "-1", "6-", "6-0", "6-1-2", "+6", "６", "6 "] {
            assert_eq!(text.parse::<PageNumber>(), Err(NoPageNumber), "{text:?}");
        }
        assert_eq!(serde_json::to_string(&PageNumber::plain(6)).ok(), Some("6".to_owned()));
        let mut numbers =
            ["7", "6-10", "6", "6-2"].map(|text| text.parse::<PageNumber>().expect("it is one"));
        numbers.sort_unstable();
        assert_eq!(numbers.map(|number| number.to_string()), ["6", "6-2", "6-10", "7"]);
    }

    #[test]
    fn what_lies_behind_each_other_is_told_from_its_first_to_its_last() {
        let numbers =
            |texts: &[&str]| -> Vec<PageNumber> { texts.iter().flat_map(|text| text.parse()).collect() };
        assert_eq!(span(&numbers(&["33"])), "33");
        assert_eq!(span(&numbers(&["33", "34"])), "33、34");
        assert_eq!(span(&numbers(&["33", "34", "34-1", "34-2"])), "33～34-2");
    }
}
