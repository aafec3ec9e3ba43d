//! What CI tells a reviewer, as Markdown for the summary of a run, and what stands beside the papers on their branch.

use crate::app::ci::delivery::PapersChanges;
use crate::app::ci::differences::pages::PageChange;
use crate::app::ci::differences::told::{
    DocumentChange, DocumentDifference, MeetingDifferences, NotCompared,
};
use crate::app::ci::plan::Plan;
use crate::app::ci::publish::{PublishResult, Words};
use crate::app::ci::record::PapersRecord;
use crate::diagnostic::arguments::{Argument, Arguments};

use super::escape::{markdown, visible};
use super::{Message, Messages};

/// Digits of a commit's id that people read.
const SHORT: usize = 8;

/// Which meetings are built, and which are not.
#[must_use]
pub fn plan(plan: &Plan, messages: &Messages) -> String {
    let built: Vec<String> =
        plan.groups.iter().flat_map(|group| &group.meetings).map(|name| markdown(name)).collect();
    let counts = Arguments::from([
        ("built", Argument::Count(built.len())),
        ("unchanged", Argument::Count(plan.unchanged.len())),
    ]);
    let mut page = messages.say(Message::CiPlanned, &counts) + "\n\n";
    let mut line = |message: Message, words: &[(&'static str, Argument)]| {
        let words = words.iter().cloned().collect();
        page += &format!("- {}\n", messages.say(message, &words));
    };
    if let Some(why) = plan.all {
        line(Message::CiPlannedAll, &[("why", Argument::from(<&str>::from(why)))]);
    }
    if !built.is_empty() {
        line(Message::CiPlannedBuilt, &[("meetings", built.into())]);
    }
    for (commit, meetings) in by_commit(plan) {
        let words = [("commit", Argument::Text(short(commit))), ("meetings", meetings.into())];
        line(Message::CiPlannedUnchanged, &words);
    }
    if !plan.gone.is_empty() {
        let gone: Vec<String> = plan.gone.iter().map(|name| markdown(name)).collect();
        line(Message::CiPlannedGone, &[("meetings", gone.into())]);
    }
    for (to, from) in &plan.renamed {
        let words = [("from", Argument::Text(markdown(from))), ("to", Argument::Text(markdown(to)))];
        line(Message::CiPlannedRenamed, &words);
    }
    if plan.is_program_changed {
        line(Message::CiPlannedProgram, &[]);
    }
    page + "\n"
}

/// The meetings whose papers stay, by the commit that these were made of.
fn by_commit(plan: &Plan) -> std::collections::BTreeMap<&str, Vec<String>> {
    let mut found = std::collections::BTreeMap::<&str, Vec<String>>::new();
    for (meeting, commit) in &plan.unchanged {
        found.entry(commit).or_default().push(markdown(meeting));
    }
    found
}

/// What changed on the papers of a meeting.
#[must_use]
pub fn differences(told: &MeetingDifferences, messages: &Messages) -> String {
    let text = |text: &str| Argument::Text(markdown(text));
    let mut page =
        messages.say(Message::CiChanged, &Arguments::from([("meeting", text(&told.meeting))])) + "\n\n";
    if let Some(from) = &told.renamed_from {
        page += &(messages.say(Message::CiChangedRenamed, &Arguments::from([("from", text(from))])) + "\n\n");
    }
    if let Some(why) = &told.not_compared {
        return page + &not_compared(why, messages) + "\n\n";
    }
    for document in &told.documents {
        page += &format!("- {}\n", line(document, messages));
    }
    if told.documents.is_empty() {
        page += &(messages.word(Message::CiChangedNothing) + "\n");
    }
    let pictures = told.documents.iter().flat_map(|document| &document.pages);
    let pictures = pictures.filter(|page| page.picture.is_some()).count();
    for (message, count) in [(Message::CiPictures, pictures), (Message::CiNotDrawn, told.not_drawn)] {
        if count > 0 {
            let words = Arguments::from([("count", Argument::Count(count))]);
            page += &format!("\n{}\n", messages.say(message, &words));
        }
    }
    page + "\n"
}

fn not_compared(why: &NotCompared, messages: &Messages) -> String {
    let (word, detail) = match why {
        NotCompared::UnknownCommit => ("unknown-commit", String::new()),
        NotCompared::NewMeeting => ("new-meeting", String::new()),
        NotCompared::WrongBefore => ("wrong-before", String::new()),
        NotCompared::Failed(error) => ("failed", markdown(&messages.fault(error))),
    };
    let words = Arguments::from([("why", Argument::from(word)), ("detail", Argument::from(detail))]);
    messages.say(Message::CiNotCompared, &words)
}

/// A document in bold where the public gets to see it, with the pages that changed.
fn line(document: &DocumentDifference, messages: &Messages) -> String {
    let (change, from) = match &document.change {
        DocumentChange::New => ("new", ""),
        DocumentChange::NotMadeBefore => ("not-made-before", ""),
        DocumentChange::Moved { from } => ("moved", from.as_str()),
        DocumentChange::Changed if document.pages.is_empty() => ("renumbered", ""),
        DocumentChange::Changed => ("changed", ""),
        DocumentChange::Gone => ("gone", ""),
        DocumentChange::NotMade => ("not-made", ""),
    };
    let words = Arguments::from([
        ("public", Argument::from(if document.is_public { "yes" } else { "no" })),
        ("change", Argument::from(change)),
        ("document", Argument::Text(markdown(&document.name))),
        ("from", Argument::from(markdown(from))),
    ]);
    let said = messages.say(Message::CiDocument, &words);
    let said = if document.is_public { format!("**{said}**") } else { said };
    let pages: Vec<String> = runs(document).into_iter().map(|run| self::pages(&run, messages)).collect();
    if pages.is_empty() {
        said
    } else {
        format!("{said}: {}", pages.join(&messages.word(Message::ListJoint)))
    }
}

/// Pages that follow each other and changed alike.
struct PageRun {
    /// The word for what became of them.
    change: &'static str,
    first: usize,
    last: usize,
}

fn runs(document: &DocumentDifference) -> Vec<PageRun> {
    let mut runs: Vec<PageRun> = Vec::new();
    for page in &document.pages {
        let (change, number) = match page.change {
            PageChange::Changed { after, .. } => ("changed", after),
            PageChange::New { after } => ("new", after),
            PageChange::Gone { before } => ("gone", before),
        };
        match runs.last_mut() {
            Some(run) if run.change == change && run.last + 1 == number => run.last = number,
            _ => runs.push(PageRun { change, first: number, last: number }),
        }
    }
    runs
}

fn pages(run: &PageRun, messages: &Messages) -> String {
    let words = Arguments::from([
        ("change", Argument::from(run.change)),
        ("many", Argument::from(if run.first == run.last { "no" } else { "yes" })),
        ("first", Argument::from(run.first.to_string())),
        ("last", Argument::from(run.last.to_string())),
    ]);
    messages.say(Message::CiPages, &words)
}

/// How many meetings are only in the log, since a summary may not be that long.
#[must_use]
pub fn left_out(meetings: usize, messages: &Messages) -> String {
    messages.say(Message::CiLeftOut, &Arguments::from([("count", Argument::Count(meetings))])) + "\n"
}

/// What was put on the branch of papers.
#[must_use]
pub fn published(result: &PublishResult, branch: &str, messages: &Messages) -> String {
    let mut words = Arguments::from([("branch", Argument::Text(markdown(branch)))]);
    let names = |names: &std::collections::BTreeSet<String>| {
        Argument::from(names.iter().map(|name| markdown(name)).collect::<Vec<_>>())
    };
    let message = match result {
        PublishResult::Pushed { changes, .. } => {
            words.insert("replaced", names(&changes.replaced));
            words.insert("outdated", names(&changes.outdated));
            words.insert("gone", names(&changes.gone));
            Message::CiPublished
        }
        PublishResult::Unchanged { .. } => Message::CiPublishedNothing,
        PublishResult::Newer { commit } => {
            words.insert("commit", Argument::Text(short(commit)));
            Message::CiPublishedNewer
        }
    };
    messages.say(message, &words) + "\n"
}

impl Words for Messages {
    fn index(&self, record: &PapersRecord) -> String {
        let words = Arguments::from([("commit", Argument::Text(short(&record.commit)))]);
        let mut page = self.say(Message::CiIndexTitle, &words) + "\n\n";
        for (meeting, papers) in &record.meetings {
            let link = format!("[{}](<{}>)", markdown(meeting), visible(meeting).replace(['<', '>'], "_"));
            let words = Arguments::from([
                ("state", Argument::from(if papers.is_complete { "complete" } else { "outdated" })),
                ("meeting", Argument::Text(link)),
            ]);
            page += &format!("- {}\n", self.say(Message::CiIndexMeeting, &words));
        }
        page
    }

    fn message(&self, commit: &str, changes: &PapersChanges) -> String {
        let named = changes.replaced.iter().chain(&changes.outdated).chain(&changes.gone);
        let named: Vec<&String> = named.collect();
        let words =
            Arguments::from([("commit", Argument::Text(short(commit))), ("meetings", Argument::from(named))]);
        format!("{}\n\n{commit}\n", self.say(Message::CiCommit, &words))
    }
}

fn short(commit: &str) -> String {
    commit.chars().take(SHORT).collect()
}
