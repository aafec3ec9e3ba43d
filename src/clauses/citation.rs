//! How Japanese drafting names a set of clauses.

use std::collections::BTreeSet;

/// Names clauses (by position from 0) as seen from the clause at `here`.
///
/// The one before is 前項, all before are 前各項, the one after is 次項. Three or more in a row are 第a項から第b項まで;
/// two groups are joined by 及び, more by 、 and a last 及び.
#[must_use]
pub fn cite(clauses: &BTreeSet<usize>, here: usize) -> String {
    if here > 0 && *clauses == BTreeSet::from([here - 1]) {
        return "前項".to_owned();
    }
    if *clauses == BTreeSet::from([here + 1]) {
        return "次項".to_owned();
    }
    if here > 1 && *clauses == (0..here).collect() {
        return "前各項".to_owned();
    }
    join(&groups(clauses))
}

fn number(clause: usize) -> String {
    format!("第{}項", clause + 1)
}

fn groups(clauses: &BTreeSet<usize>) -> Vec<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &clause in clauses {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == clause => *last = clause,
            _ => runs.push((clause, clause)),
        }
    }
    let named = |(first, last): (usize, usize)| match last - first {
        0 => vec![number(first)],
        1 => vec![number(first), number(last)],
        _ => vec![format!("{}から{}まで", number(first), number(last))],
    };
    runs.into_iter().flat_map(named).collect()
}

fn join(groups: &[String]) -> String {
    match groups {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}及び{last}", first.join("、")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(numbers: &[usize], here: usize) -> String {
        cite(&numbers.iter().map(|number| number - 1).collect(), here - 1)
    }

    #[test]
    fn neighbours_have_words_of_their_own() {
        assert_eq!(cited(&[4], 5), "前項");
        assert_eq!(cited(&[6], 5), "次項");
        assert_eq!(cited(&[1, 2, 3, 4], 5), "前各項");
        assert_eq!(cited(&[1], 2), "前項");
    }

    #[test]
    fn sets_follow_the_grammar_of_lists() {
        assert_eq!(cited(&[3], 9), "第3項");
        assert_eq!(cited(&[1, 2], 9), "第1項及び第2項");
        assert_eq!(cited(&(1..=11).collect::<Vec<_>>(), 13), "第1項から第11項まで");
        assert_eq!(cited(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 11], 13), "第1項から第9項まで及び第11項");
        assert_eq!(cited(&[1, 2, 3, 5, 7], 9), "第1項から第3項まで、第5項及び第7項");
        assert_eq!(cited(&[1, 2, 5], 9), "第1項、第2項及び第5項");
    }
}
