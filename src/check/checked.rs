//! Cases and meetings in which no rule found an error. Only this room makes them: [`crate::check::rules::check`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::check::agenda::Listed;
use crate::check::clauses::Numbered;
use crate::model::case::{Case, Matter};
use crate::model::council::{Distribution, Ground, Kind, Sheet};
use crate::model::matter_type::MatterType;
use crate::model::meeting::{Meeting, Openness};
use crate::workspace::profile::Profile;
use crate::workspace::{AttachmentFile, HandedItem, HandedOut};

/// A meeting without an error, with those of its cases that have none.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedMeeting {
    pub(super) name: String,
    pub(super) meeting: Meeting,
    pub(super) profile: Arc<Profile>,
    pub(super) cases: Vec<Arc<CheckedCase>>,
    pub(super) items: Vec<CheckedItem>,
    pub(super) is_complete: bool,
    pub(super) is_waiting: bool,
    pub(super) is_whole: bool,
    pub(super) case_names: Vec<String>,
    pub(super) others: BTreeMap<String, String>,
    pub(super) handed_out: HandedOut,
}

impl CheckedMeeting {
    /// The same meeting, in which something was found later: its bundle cannot be made, nor the papers of these cases.
    #[must_use]
    pub fn without(&self, wrong: &BTreeSet<&str>) -> Self {
        let is_right = |case: &CheckedCase| !wrong.contains(case.name.as_str());
        let is_kept = |item: &&CheckedItem| item.case().is_none_or(is_right);
        Self {
            cases: self.cases.iter().filter(|case| is_right(case)).cloned().collect(),
            items: self.items.iter().filter(is_kept).cloned().collect(),
            is_complete: false,
            is_waiting: false,
            ..self.clone()
        }
    }

    /// The same meeting as the public may read it: with cases in which closed values never stood. `None` where that is no other.
    #[must_use]
    pub fn for_public(&self) -> Option<Self> {
        let public =
            |case: &Arc<CheckedCase>| case.public.as_ref().map_or_else(|| Arc::clone(case), Arc::clone);
        self.cases.iter().any(|case| case.public.is_some()).then(|| self.with_cases(public))
    }

    /// The same meeting, in which these cases, by name, know the one before.
    #[must_use]
    pub fn with_previous(&self, previous: &BTreeMap<String, Arc<PreviousCase>>) -> Self {
        let know = |case: &Arc<CheckedCase>| match previous.get(case.name()) {
            Some(found) => Arc::new(case.with_previous(found)),
            None => Arc::clone(case),
        };
        self.with_cases(know)
    }

    /// The same meeting with another case in the place of each.
    fn with_cases(&self, change: impl Fn(&Arc<CheckedCase>) -> Arc<CheckedCase>) -> Self {
        Self {
            cases: self.cases.iter().map(&change).collect(),
            items: self.items.iter().map(|item| item.with_case(&change)).collect(),
            ..self.clone()
        }
    }

    /// Name of its folder.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What its file says.
    #[must_use]
    pub fn meeting(&self) -> &Meeting {
        &self.meeting
    }

    /// Its council profile.
    #[must_use]
    pub fn profile(&self) -> &Arc<Profile> {
        &self.profile
    }

    /// The cases, by name.
    #[must_use]
    pub fn cases(&self) -> &[Arc<CheckedCase>] {
        &self.cases
    }

    /// The list of items; one whose case is not right, or was not asked for, is left out.
    #[must_use]
    pub fn items(&self) -> &[CheckedItem] {
        &self.items
    }

    /// Whether nothing keeps it from its bundle but cases that somebody is still writing: the old bundle stays.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.is_waiting
    }

    /// Whether nothing was left out: the bundle can be made.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// Whether every case file of the folder was asked for.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// What was handed out of it.
    #[must_use]
    pub fn handed_out(&self) -> &HandedOut {
        &self.handed_out
    }

    /// Its items as they are handed out now; those that were and no longer stand on the list come last.
    #[must_use]
    pub fn items_to_hand_out(&self) -> Vec<HandedItem> {
        let now: Vec<HandedItem> = self.items.iter().map(CheckedItem::to_hand_out).collect();
        let is_gone = |known: &&HandedItem| now.iter().all(|item| item.id != known.id);
        let gone = self.handed_out.items.iter().filter(is_gone);
        let gone: Vec<HandedItem> = gone.map(|item| HandedItem { gone: true, ..item.clone() }).collect();
        now.into_iter().chain(gone).collect()
    }

    /// The title of another meeting that it names by its folder, if there is one.
    #[must_use]
    pub fn title_of(&self, folder: &str) -> Option<&str> {
        self.others.get(folder).map(String::as_str)
    }

    /// Names of every case file in the folder, and of those that were carried over.
    #[must_use]
    pub fn case_names(&self) -> &[String] {
        &self.case_names
    }
}

/// An item whose case, if it has one and was not withdrawn, is without an error.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedItem {
    pub(super) listed: Listed,
    pub(super) files: Vec<Option<Arc<AttachmentFile>>>,
    pub(super) case: Option<Arc<CheckedCase>>,
    pub(super) kinds: Vec<Kind>,
    pub(super) distribution: Distribution,
}

impl CheckedItem {
    fn with_case(&self, change: impl Fn(&Arc<CheckedCase>) -> Arc<CheckedCase>) -> Self {
        Self { case: self.case.as_ref().map(change), ..self.clone() }
    }

    /// The item in its place, with mark and numbers.
    #[must_use]
    pub fn listed(&self) -> &Listed {
        &self.listed
    }

    /// The file of one of its papers made elsewhere; `None` where somebody puts it in by hand.
    ///
    /// - `at` is its place among the papers of the item
    #[must_use]
    pub fn file(&self, at: usize) -> Option<&Arc<AttachmentFile>> {
        self.files.get(at)?.as_ref()
    }

    /// Its case, one of the meeting's.
    #[must_use]
    pub fn case(&self) -> Option<&CheckedCase> {
        self.case.as_deref()
    }

    /// The kinds of its case, in the council's order; without one, its own.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// How it is handed out.
    #[must_use]
    pub fn distribution(&self) -> &Distribution {
        &self.distribution
    }

    /// Its subject: that of its case, else its own.
    #[must_use]
    pub fn subject(&self) -> String {
        let of_case = self.case().map(|case| &case.case.subject);
        let subject = of_case.or(self.listed.item.subject.as_ref()).map(String::as_str).unwrap_or_default();
        subject.trim_end_matches('\n').to_owned()
    }

    /// The articles of its grounds: those of its case, else its own.
    #[must_use]
    pub fn articles(&self) -> Vec<String> {
        self.case().map_or_else(|| self.listed.item.grounds.clone(), CheckedCase::articles)
    }

    /// The divisions in charge: those of its case, else its own.
    #[must_use]
    pub fn divisions(&self) -> Vec<String> {
        let own = || self.listed.item.contact.iter().map(|contact| contact.division.clone()).collect();
        self.case().map_or_else(own, CheckedCase::divisions)
    }

    /// What a record says of it that knows it again.
    fn to_hand_out(&self) -> HandedItem {
        let listed = &self.listed;
        HandedItem {
            id: listed.id.clone(),
            case: listed.item.case_name().unwrap_or_default().to_owned(),
            subject: self.subject(),
            number: listed.item.number.clone().unwrap_or_default(),
            material: listed.material.clone(),
            above: listed.above.clone().unwrap_or_default(),
            closed: self.is_closed(),
            on_the_day: self.distribution.on_the_day.is_yes(),
            withdrawn: self.is_withdrawn(),
            gone: false,
        }
    }

    /// Whether it is closed to the public.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.listed.item.open == Some(Openness::Closed)
    }

    /// Whether it was withdrawn.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.listed.item.is_withdrawn()
    }
}

/// A case without an error.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedCase {
    pub(super) name: String,
    pub(super) case: Case,
    pub(super) matters: Vec<CheckedMatter>,
    pub(super) clauses: Vec<Numbered>,
    pub(super) matching_number: String,
    /// The same as the public may read it, where a value is closed.
    pub(super) public: Option<Arc<CheckedCase>>,
    /// The grounds on which values are closed, each once.
    pub(super) closed_grounds: Vec<String>,
    /// The one from which it was copied, where it says so and it is without an error.
    pub(super) previous: Option<Arc<PreviousCase>>,
}

/// The case from which another one was copied, with its meeting.
#[derive(Debug, PartialEq)]
pub struct PreviousCase {
    meeting: Arc<CheckedMeeting>,
    case: Arc<CheckedCase>,
}

impl PreviousCase {
    /// A case of a meeting by its name, if it is one of those without an error.
    #[must_use]
    pub fn of(meeting: Arc<CheckedMeeting>, name: &str) -> Option<Self> {
        let case = meeting.cases.iter().find(|case| case.name() == name).map(Arc::clone)?;
        Some(Self { meeting, case })
    }

    /// Its meeting.
    #[must_use]
    pub fn meeting(&self) -> &CheckedMeeting {
        &self.meeting
    }

    /// The case.
    #[must_use]
    pub fn case(&self) -> &CheckedCase {
        &self.case
    }
}

impl CheckedCase {
    fn with_previous(&self, previous: &Arc<PreviousCase>) -> Self {
        Self { previous: Some(Arc::clone(previous)), ..self.clone() }
    }

    /// The case from which it was copied.
    #[must_use]
    pub fn previous(&self) -> Option<&PreviousCase> {
        self.previous.as_deref()
    }

    /// Name of its file, without the ending.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What its file says.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// Its matters in their order, grounds looked up.
    #[must_use]
    pub fn matters(&self) -> &[CheckedMatter] {
        &self.matters
    }

    /// Its special clauses; empty if none go with it.
    #[must_use]
    pub fn clauses(&self) -> &[Numbered] {
        &self.clauses
    }

    /// The number that matches its separated sheets (照合番号).
    #[must_use]
    pub fn matching_number(&self) -> &str {
        &self.matching_number
    }

    /// The grounds on which values of it are closed to the public, each once.
    #[must_use]
    pub fn closed_grounds(&self) -> &[String] {
        &self.closed_grounds
    }

    /// The articles of its grounds, each once.
    #[must_use]
    pub fn articles(&self) -> Vec<String> {
        let grounds = self.matters.iter().flat_map(CheckedMatter::grounds);
        once_each(grounds.map(|of_matter| of_matter.ground.article.clone()))
    }

    /// The divisions in charge, each once.
    #[must_use]
    pub fn divisions(&self) -> Vec<String> {
        once_each(self.case.contact.iter().map(|contact| contact.division.clone()))
    }
}

/// Texts without the empty ones and without repetitions, in their order.
#[must_use]
pub fn once_each(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen = Vec::new();
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen
}

/// A matter whose grounds, kinds, type and sheet are known.
#[derive(Debug, PartialEq, Clone)]
pub struct CheckedMatter {
    pub(super) index: usize,
    pub(super) matter_type: MatterType,
    pub(super) grounds: Vec<MatterGround>,
    pub(super) sheet: Sheet,
}

impl CheckedMatter {
    /// Its place among the matters of the case, from 0.
    #[must_use]
    pub fn index(&self) -> usize {
        self.index
    }

    /// What the file of its case says of it.
    ///
    /// - `case` is the case in which it stands
    #[must_use]
    pub fn in_case<'a>(&self, case: &'a Case) -> &'a Matter {
        &case.matters[self.index]
    }

    /// Its type.
    #[must_use]
    pub fn matter_type(&self) -> MatterType {
        self.matter_type
    }

    /// Its grounds, at least one.
    #[must_use]
    pub fn grounds(&self) -> &[MatterGround] {
        &self.grounds
    }

    /// The sheet of its type.
    #[must_use]
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }
}

/// A ground on which a matter stands.
#[derive(Debug, PartialEq, Clone)]
pub struct MatterGround {
    pub(super) ground: Ground,
    pub(super) kind: String,
}

impl MatterGround {
    /// What the council says of it.
    #[must_use]
    pub fn ground(&self) -> &Ground {
        &self.ground
    }

    /// Name of the kind of item that it makes: its own, else the matter's.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }
}
