//! Numbers the clauses of a case and fills their blanks.

use std::collections::BTreeSet;

use crate::council::{Clause, Parties, Party};
use crate::phrase::{Phrase, Piece};
use crate::source::Span;

use super::{Reference, cite};

/// A clause as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Caption with its brackets.
    pub caption: String,
    /// Number.
    pub number: String,
    /// Text, references computed.
    pub text: String,
}

/// A blank that names nothing that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Position of the clause, from 0.
    pub clause: usize,
    /// Bytes of the blank in the clause's text.
    pub blank: Span,
    /// What stands between the braces.
    pub name: String,
    /// Whether the blank is none of the known words (else it names a clause that is not there).
    pub unknown: bool,
}

/// The clauses in this order, numbered, or every blank that cannot be filled.
///
/// # Errors
///
/// If a blank is not a [`Reference`], or refers to no clause.
pub fn resolve(clauses: &[&Clause], parties: &Parties) -> Result<Vec<Numbered>, Vec<Broken>> {
    let mut broken = Vec::new();
    let mut numbered = Vec::new();
    for (here, clause) in clauses.iter().enumerate() {
        let mut text = String::new();
        for piece in Phrase::parse(clause.text.trim_end()).pieces() {
            match piece {
                Piece::Text(plain) => text.push_str(plain),
                Piece::Blank(name, span) => {
                    let reference = Reference::parse(name);
                    let unknown = reference.is_none();
                    match reference.and_then(|reference| word(&reference, here, clauses, parties)) {
                        Some(word) => text.push_str(&word),
                        None => broken.push(Broken {
                            clause: here,
                            blank: span.clone(),
                            name: name.clone(),
                            unknown,
                        }),
                    }
                }
            }
        }
        numbered.push(Numbered { caption: clause.caption.clone(), number: (here + 1).to_string(), text });
    }
    if broken.is_empty() { Ok(numbered) } else { Err(broken) }
}

fn word(reference: &Reference, here: usize, clauses: &[&Clause], parties: &Parties) -> Option<String> {
    let targets: BTreeSet<usize> = match reference {
        Reference::Party(Party::Principal) => return Some(parties.principal.clone()),
        Reference::Party(Party::Contractor) => return Some(parties.contractor.clone()),
        Reference::Previous => here.checked_sub(1).into_iter().collect(),
        Reference::AllPrevious => (0..here).collect(),
        Reference::Next => Some(here + 1).filter(|next| *next < clauses.len()).into_iter().collect(),
        Reference::Duties(party) => (0..here).filter(|clause| clauses[*clause].binds == *party).collect(),
        Reference::Clauses(names) => {
            let position = |name: &String| clauses.iter().position(|clause| clause.id == *name);
            names.iter().map(position).collect::<Option<BTreeSet<_>>>()?
        }
    };
    (!targets.is_empty()).then(|| cite(&targets, here))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yes_no::YesNo;

    fn clause(id: &str, binds: Party, text: &str) -> Clause {
        let (required, individual_number) = (YesNo::No, YesNo::No);
        Clause {
            id: id.to_owned(),
            caption: format!("({id})"),
            binds,
            required,
            individual_number,
            text: text.to_owned(),
        }
    }

    fn parties() -> Parties {
        Parties { principal: "甲".to_owned(), contractor: "乙".to_owned() }
    }

    #[test]
    fn duties_leave_out_what_binds_the_other_party() {
        let clauses = [
            clause("a", Party::Contractor, "{受託者}"),
            clause("b", Party::Contractor, "{前各項}"),
            clause("c", Party::Principal, "{前各項}"),
            clause("d", Party::Contractor, "{受託者の義務}、{項:c}、{項:a}"),
        ];
        let numbered = resolve(&clauses.iter().collect::<Vec<_>>(), &parties()).expect("all are there");
        let texts: Vec<&str> = numbered.iter().map(|clause| clause.text.as_str()).collect();
        assert_eq!(texts, ["乙", "前項", "前各項", "第1項及び第2項、前項、第1項"]);
    }

    #[test]
    fn a_reference_to_nothing_is_broken_at_its_place() {
        let clauses = [clause("a", Party::Contractor, "この{前項}と{項:z}と{不明}")];
        let broken =
            resolve(&clauses.iter().collect::<Vec<_>>(), &parties()).expect_err("nothing is before it");
        let names: Vec<_> = broken.iter().map(|broken| (broken.name.as_str(), broken.unknown)).collect();
        assert_eq!(names, [("前項", false), ("項:z", false), ("不明", true)]);
        assert_eq!(&clauses[0].text[broken[0].blank.clone()], "{前項}");
    }
}
