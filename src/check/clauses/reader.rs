//! Reads references as a person does: with the sheet in hand, by its printed numbers.

use std::collections::BTreeSet;

use proptest::test_runner::TestCaseError;
use regex::Regex;

use crate::model::council::NumberStyle;

use super::Numbered;

/// A text of the sheet: its name, and the printed marks on the way to it: `第3条`, `2`, `(1)`, `ア`.
struct Entry {
    name: String,
    marks: Vec<String>,
}

/// The sheet.
pub(super) struct Reader {
    style: NumberStyle,
    entries: Vec<Entry>,
    /// Whether a clause has several paragraphs with numbers of their own.
    has_paragraphs: bool,
    /// One step of a reference.
    step: Regex,
}

/// One member of a list: the steps that are written, and whether it goes on to another (から … まで).
#[derive(Debug, PartialEq)]
struct Member {
    steps: Vec<String>,
    to: Option<String>,
    /// What joins it to the member before.
    joint: String,
}

impl Reader {
    /// Reads the marks of a sheet. `names` are those of its texts, in order.
    pub(super) fn new(numbered: &[Numbered], style: NumberStyle, names: &[String]) -> Self {
        let mut entries = Vec::new();
        let mut names = names.iter();
        let mut has_paragraphs = false;
        for clause in numbered {
            let number = &clause.blocks[0].number;
            let several = clause.blocks.len() > 1;
            has_paragraphs |= several;
            let mut whole: Option<String> = None;
            for (index, block) in clause.blocks.iter().enumerate() {
                assert!(index == 0 || block.number == (index + 1).to_string(), "{block:?}");
                let mut way = vec![number.clone()];
                way.extend(several.then(|| (index + 1).to_string()));
                let depth = way.len();
                for text in &block.texts {
                    let name = names.next().expect("a name for each text");
                    way.truncate(depth + text.level.saturating_sub(1));
                    assert_eq!(way.len(), depth + text.level.saturating_sub(1), "no level is left out");
                    way.extend((text.level > 0).then(|| text.mark.clone()));
                    entries.push(Entry { name: name.clone(), marks: way.clone() });
                    whole.get_or_insert_with(|| name.split('.').next().expect("a clause").to_owned());
                }
            }
            let whole = whole.expect("a clause says something");
            if !entries.iter().any(|entry| entry.name == whole) {
                entries.push(Entry { name: whole, marks: vec![number.clone()] });
            }
        }
        let step = r"前各[項条号]|[前次][項条号]|第\d+[項条号]|第\d+|\d+|\(\d+\)|\([ア-ン]+\)|[ア-ン]+";
        let step = Regex::new(&format!("^({step})")).expect("a pattern");
        Self { style, entries, has_paragraphs, step }
    }

    fn marks_of(&self, name: &str) -> &[String] {
        &self.entries.iter().find(|entry| entry.name == name).expect("it is on the sheet").marks
    }

    fn at(&self, marks: &[String]) -> Result<String, String> {
        let found: Vec<&Entry> = self.entries.iter().filter(|entry| entry.marks == marks).collect();
        match found.as_slice() {
            [one] => Ok(one.name.clone()),
            _ => Err(format!("{marks:?} stands {} times", found.len())),
        }
    }

    /// The one text that a reference names.
    pub(super) fn one(&self, said: &str, here: &str) -> Result<String, TestCaseError> {
        let read = self.read(said, here).map_err(TestCaseError::fail)?;
        let mut names = read.into_iter();
        match (names.next(), names.next()) {
            (Some(name), None) => Ok(name),
            _ => Err(TestCaseError::fail(format!("{said} is not one"))),
        }
    }

    /// The part of a way that a unit means: 条 the clause, 項 the paragraph.
    pub(super) fn up_to_unit(&self, name: &str, unit: &str) -> String {
        let marks = self.marks_of(name);
        let depth = self.depth_of_unit(unit, marks) + 1;
        self.at(&marks[..depth]).expect("what holds it is on the sheet")
    }

    /// What a reference names, as seen from a text; its grammar is checked.
    pub(super) fn read(&self, said: &str, here: &str) -> Result<BTreeSet<String>, String> {
        let members = self.members(said)?;
        let here = self.marks_of(here).to_vec();
        let mut found: Vec<String> = Vec::new();
        let mut before: Vec<String> = here.clone();
        let mut groups: Vec<Vec<&Member>> = Vec::new();
        for (index, member) in members.iter().enumerate() {
            let inherits = self.depth(&member.steps[0], &before) > 0;
            match groups.last_mut() {
                Some(group) if inherits => group.push(member),
                _ => groups.push(vec![member]),
            }
            if index > 0 && member.steps[0].starts_with(['前', '次']) {
                return Err("a word for a neighbour stands alone".to_owned());
            }
            let (ways, last) = self.ways(member, &before, &here)?;
            for way in ways {
                found.push(self.at(&way)?);
            }
            before = last;
        }
        grammar(&groups)?;
        self.runs_are_said_as_runs(&members, &found)?;
        Ok(found.into_iter().collect())
    }

    /// The marks of everything that a member names, and the last of them.
    fn ways(
        &self,
        member: &Member,
        before: &[String],
        here: &[String],
    ) -> Result<(Vec<Vec<String>>, Vec<String>), String> {
        let first = &member.steps[0];
        let depth = self.depth(first, before);
        let mut way = before[..depth.min(before.len())].to_vec();
        if way.len() != depth {
            return Err(format!("{first} is below nothing"));
        }
        if let Some(word) = first.strip_prefix("前各") {
            let own = here[self.depth_of_unit(word, here)].clone();
            let siblings = self.siblings(&way);
            let end = siblings.iter().position(|mark| *mark == own).ok_or("one of them")?;
            if end < 2 {
                return Err("前各 over fewer than two".to_owned());
            }
            let ways: Vec<_> = siblings[..end].iter().map(|mark| pushed(&way, mark)).collect();
            let last = ways.last().cloned().unwrap_or_default();
            return Ok((ways, last));
        }
        for step in &member.steps {
            let mark = match step.chars().next() {
                Some(word @ ('前' | '次')) => {
                    let unit: String = step.chars().skip(1).collect();
                    let own = &here[self.depth_of_unit(&unit, here)];
                    let siblings = self.siblings(&way);
                    let position = siblings.iter().position(|mark| mark == own).ok_or("one of them")?;
                    let beside = if word == '前' { position.checked_sub(1) } else { Some(position + 1) };
                    beside.and_then(|beside| siblings.get(beside).cloned()).ok_or("nothing is there")?
                }
                _ => self.mark(step),
            };
            way.push(mark);
        }
        let Some(to) = &member.to else { return Ok((vec![way.clone()], way)) };
        let parent = way[..way.len() - 1].to_vec();
        let siblings = self.siblings(&parent);
        let position = |mark: &String| siblings.iter().position(|one| one == mark).ok_or("it is there");
        let (start, end) = (position(&way[way.len() - 1])?, position(&self.mark(to))?);
        if end < start + 2 {
            return Err(format!("{member:?} is no row of three"));
        }
        let ways: Vec<_> = siblings[start..=end].iter().map(|mark| pushed(&parent, mark)).collect();
        let last = ways.last().cloned().unwrap_or_default();
        Ok((ways, last))
    }

    /// The marks below a way, in order.
    fn siblings(&self, way: &[String]) -> Vec<String> {
        let mut marks: Vec<String> = Vec::new();
        for entry in &self.entries {
            if entry.marks.len() > way.len()
                && entry.marks.starts_with(way)
                && !marks.contains(&entry.marks[way.len()])
            {
                marks.push(entry.marks[way.len()].clone());
            }
        }
        marks
    }

    /// The mark that a step of a reference has on the sheet.
    fn mark(&self, step: &str) -> String {
        let digits: String = step.chars().filter(char::is_ascii_digit).collect();
        match (self.style, step.chars().last()) {
            (_, Some('項')) => digits,
            (_, Some('号')) => format!("({digits})"),
            _ => step.to_owned(),
        }
    }

    /// How deep a step of a reference stands: 0 is a clause.
    fn depth(&self, step: &str, before: &[String]) -> usize {
        let has_paragraph = matches!(self.style, NumberStyle::Article | NumberStyle::Ordinal)
            && before.get(1).is_some_and(|mark| mark.chars().all(|digit| digit.is_ascii_digit()));
        let first_item = if has_paragraph { 2 } else { 1 };
        let is_katakana = |text: &str| text.starts_with(|first| matches!(first, 'ア'..='ン'));
        if let Some(unit) = ["項", "条", "号"].into_iter().find(|unit| step.ends_with(unit)) {
            if step.starts_with('第') && unit == "項" && self.style != NumberStyle::Plain {
                return 1;
            }
            self.depth_of_unit(unit, before)
        } else if is_katakana(step) {
            first_item + 1
        } else if let Some(inner) = step.strip_prefix('(') {
            if is_katakana(inner) { first_item + 2 } else { first_item }
        } else {
            0
        }
    }

    /// How deep the texts of a unit stand, as seen from a text.
    fn depth_of_unit(&self, unit: &str, here: &[String]) -> usize {
        let in_paragraph = matches!(self.style, NumberStyle::Article | NumberStyle::Ordinal)
            && here.get(1).is_some_and(|mark| mark.chars().all(|digit| digit.is_ascii_digit()));
        match (self.style, unit) {
            (NumberStyle::Plain, "項") | (_, "条") => 0,
            (NumberStyle::Ordinal, "項") if !self.has_paragraphs => 0,
            (_, "項") => 1,
            _ if in_paragraph => 2,
            _ => 1,
        }
    }

    /// The members of a list, with what joins them.
    fn members(&self, said: &str) -> Result<Vec<Member>, String> {
        let step = &self.step;
        let mut members: Vec<Member> = Vec::new();
        let mut rest = said;
        let mut joint = String::new();
        while !rest.is_empty() {
            let mut steps = Vec::new();
            while let Some(found) = step.find(rest) {
                steps.push(found.as_str().to_owned());
                rest = &rest[found.end()..];
                if self.style == NumberStyle::Levels {
                    match rest.strip_prefix('の') {
                        Some(after) => rest = after,
                        None => break,
                    }
                }
            }
            if steps.is_empty() {
                return Err(format!("{rest:?} of {said:?} is no number"));
            }
            let mut to = None;
            if let Some(after) = rest.strip_prefix("から") {
                let found = step.find(after).ok_or("a row ends")?;
                to = Some(found.as_str().to_owned());
                rest = after[found.end()..].strip_prefix("まで").ok_or("a row is closed")?;
            }
            members.push(Member { steps, to, joint: std::mem::take(&mut joint) });
            if let Some(found) = ["並びに", "及び", "、"].into_iter().find(|joint| rest.starts_with(joint))
            {
                found.clone_into(&mut joint);
                rest = &rest[found.len()..];
                if rest.is_empty() {
                    return Err("a list ends in its last member".to_owned());
                }
            } else if !rest.is_empty() {
                return Err(format!("{rest:?} of {said:?} joins nothing"));
            }
        }
        Ok(members)
    }

    /// Three in a row are said as from … to, and what is named stands in order and once.
    fn runs_are_said_as_runs(&self, members: &[Member], found: &[String]) -> Result<(), String> {
        let order = |name: &String| self.entries.iter().position(|entry| entry.name == *name);
        let siblings = |name: &String| self.siblings(&self.marks_of(name)[..self.marks_of(name).len() - 1]);
        let unique: BTreeSet<&String> = found.iter().collect();
        if unique.len() != found.len() {
            return Err("each is named once".to_owned());
        }
        let parents = |name: &String| self.marks_of(name)[..self.marks_of(name).len() - 1].to_vec();
        let position = |name: &String| {
            let own = self.marks_of(name).last().cloned().unwrap_or_default();
            siblings(name).iter().position(|mark| *mark == own).unwrap_or_default()
        };
        let singles = members.iter().all(|member| member.to.is_none());
        for three in found.windows(3) {
            let row = parents(&three[0]) == parents(&three[2])
                && parents(&three[0]) == parents(&three[1])
                && position(&three[0]) + 2 == position(&three[2]);
            let all_previous = members.len() == 1 && members[0].steps[0].starts_with("前各");
            if row && singles && !all_previous {
                return Err(format!("{three:?} stand in a row"));
            }
        }
        for two in found.windows(2) {
            let same = parents(&two[0]) == parents(&two[1]);
            if same && order(&two[0]) > order(&two[1]) {
                return Err(format!("{two:?} stand in order"));
            }
        }
        Ok(())
    }
}

fn pushed(way: &[String], mark: &str) -> Vec<String> {
    way.iter().cloned().chain([mark.to_owned()]).collect()
}

/// In a group of members below one thing, 、 joins all but the last two, which 及び joins; groups are joined alike, and by
/// 並びに where one of them has a joint of its own.
fn grammar(groups: &[Vec<&Member>]) -> Result<(), String> {
    for group in groups {
        for (index, member) in group.iter().enumerate().skip(1) {
            let wanted = if index + 1 == group.len() { "及び" } else { "、" };
            if member.joint != wanted {
                return Err(format!("{} joins {:?}", member.joint, member.steps));
            }
        }
    }
    let nested = groups.len() > 1 && groups.iter().any(|group| group.len() > 1);
    for (index, group) in groups.iter().enumerate().skip(1) {
        let wanted = match index + 1 == groups.len() {
            false => "、",
            true if nested => "並びに",
            true => "及び",
        };
        if group[0].joint != wanted {
            return Err(format!("{} joins {:?}", group[0].joint, group[0].steps));
        }
    }
    Ok(())
}
