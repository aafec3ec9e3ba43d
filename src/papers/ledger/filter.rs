//! Which entries of the ledger are asked for.

use crate::text::folded::folded;

use super::LedgerEntry;

/// Which entries are asked for. What is empty asks for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The fiscal year.
    pub year: Option<i32>,
    /// A part of the name of a kind, or of the number: 諮問 finds 諮問第26号, whatever became of it.
    pub kind: Option<String>,
    /// A part of the name of a type of matter.
    pub matter_type: Option<String>,
    /// A part of the name of a registered work.
    pub register: Option<String>,
    /// A part of the name of a field, whatever becomes of it.
    pub field: Option<String>,
    /// A part of the name of a division.
    pub division: Option<String>,
    /// A part of the name of a recipient or source, one's own divisions too.
    pub recipient: Option<String>,
    /// Only what goes to somebody outside.
    pub outside: bool,
    /// Open items only, and none that was withdrawn: the paper for the public does not name it.
    pub public: bool,
}

impl Filter {
    pub(super) fn lets(&self, entry: &LedgerEntry) -> bool {
        let of_number = entry.number.iter();
        self.year.is_none_or(|year| Some(year) == entry.fiscal_year)
            && holds(self.kind.as_ref(), entry.kinds.iter().chain(of_number))
            && holds(self.matter_type.as_ref(), &entry.types)
            && holds(self.register.as_ref(), &entry.registers)
            && holds(self.field.as_ref(), entry.fields.all())
            && holds(self.division.as_ref(), &entry.divisions)
            && holds(self.recipient.as_ref(), entry.partners())
            && (!self.outside || !entry.recipients.is_empty())
            && (!self.public || (entry.open && !entry.withdrawn))
    }
}

/// Whether one of these names has this part, if one is asked for.
fn holds<'a>(wanted: Option<&String>, names: impl IntoIterator<Item = &'a String>) -> bool {
    let Some(wanted) = wanted.map(|wanted| folded(wanted)) else { return true };
    names.into_iter().any(|name| folded(name).contains(&wanted))
}
