//! Numbers of items as a series counts them: 報告第10号.

use super::folded::folded;

/// A number of a series: the word before it, the number, what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemNumber {
    /// What stands before the number, as it was typed: 報告第.
    before: String,
    /// The number.
    number: u32,
    /// What follows, as it was typed: 号.
    after: String,
    /// The branch behind it, as it was typed: の2. Empty where it has none.
    branch: String,
    /// Whether its digits are full-width.
    is_wide: bool,
}

impl ItemNumber {
    /// Reads a number: the digits behind 第, else the last ones. `None` where there are none, or no word of a series beside them.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let runs = runs(text);
        let is_counted = |run: &&(usize, usize)| text[..run.0].trim_end().ends_with('第');
        let (start, end) = *runs.iter().find(is_counted).or(runs.last())?;
        let (before, rest) = (&text[..start], &text[end..]);
        let branch = rest.find('の').filter(|at| rest[*at..].chars().any(is_digit)).unwrap_or(rest.len());
        let (after, branch) = rest.split_at(branch);
        if !before.chars().chain(after.chars()).any(char::is_alphanumeric) {
            return None;
        }
        Some(Self {
            before: before.to_owned(),
            number: folded(&text[start..end]).parse().ok()?,
            after: after.to_owned(),
            branch: branch.to_owned(),
            is_wide: !text[start..end].is_ascii(),
        })
    }

    /// The series to which it belongs, by its word, whatever the width of its letters: 報告第. Numbers of one series have the same.
    #[must_use]
    pub fn series(&self) -> String {
        folded(&self.before)
    }

    /// What the series counts.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The branch behind the number, for comparison; empty where it has none.
    #[must_use]
    pub fn branch(&self) -> String {
        folded(&self.branch)
    }

    /// Another number of the series, written as this one is.
    #[must_use]
    pub fn with(&self, number: u32) -> String {
        let wide = |digit: char| char::from_u32(u32::from(digit) - u32::from('0') + u32::from('０'));
        let digits = number.to_string();
        let digits = if self.is_wide { digits.chars().filter_map(wide).collect() } else { digits };
        format!("{}{digits}{}", self.before, self.after)
    }
}

/// The bytes of each row of digits.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, character) in text.char_indices().filter(|(_, character)| is_digit(*character)) {
        let end = at + character.len_utf8();
        match runs.last_mut() {
            Some(run) if run.1 == at => run.1 = end,
            _ => runs.push((at, end)),
        }
    }
    runs
}

fn is_digit(character: char) -> bool {
    matches!(character, '0'..='9' | '０'..='９')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_of_its_series_whatever_its_width_and_blanks() {
        for (text, series, number, branch) in [
            ("報告第10号", "報告第", 10, ""),
            ("報告第１０号", "報告第", 10, ""),
            ("報告 第 10 号", "報告第", 10, ""),
            ("報告第3号の2", "報告第", 3, "の2"),
            ("令和8年度諮問第24号", "令和8年度諮問第", 24, ""),
            ("30-7", "30-", 7, ""),
            ("令6-10", "令6-", 10, ""),
            ("報告1", "報告", 1, ""),
        ] {
            let read = ItemNumber::parse(text).expect(text);
            assert_eq!(
                (read.series().as_str(), read.number(), read.branch().as_str()),
                (series, number, branch)
            );
        }
    }

    #[test]
    fn what_no_series_counts_is_none() {
        for text in ["", "追加", "(1)", "3", "報告第99999999999号"] {
            assert_eq!(ItemNumber::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_next_number_is_written_as_the_last_one() {
        let next = |text: &str| ItemNumber::parse(text).map(|number| number.with(number.number() + 1));
        assert_eq!(next("報告第9号").as_deref(), Some("報告第10号"));
        assert_eq!(next("報告第９号").as_deref(), Some("報告第１０号"));
        assert_eq!(next("報告第9号の3").as_deref(), Some("報告第10号"));
        assert_eq!(next("令6-9").as_deref(), Some("令6-10"));
    }
}
