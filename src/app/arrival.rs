//! What was written and reaches no paper is found once the papers of a whole meeting are known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::cache::ResultCache;
use crate::cache::fingerprint::fingerprint;
use crate::check::checked::CheckedMeeting;
use crate::diagnostic::finding::{Finding, Findings};
use crate::diagnostic::record::FindingRecord;
use crate::input::schema::{Loaded, Schema};
use crate::model::case::Case;
use crate::model::meeting::Meeting;
use crate::papers::arrival::{Written, unprinted};
use crate::papers::view::{OriginFile, views_of_every_value};
use crate::text::source::FileId;
use crate::workspace::{Read, ReadMeeting};

/// The files of the meetings that were read, kept for that.
#[derive(Debug)]
pub(super) struct Files(Vec<MeetingFiles>);

/// What was found of each meeting in earlier rounds.
pub(super) type ArrivalResults = ResultCache<Findings>;

#[derive(Debug)]
struct MeetingFiles {
    name: String,
    /// Of everything that was read of it.
    fingerprint: String,
    meeting: Arc<Loaded<Meeting>>,
    cases: Vec<(OriginFile, Arc<Loaded<Case>>)>,
}

impl Files {
    /// The files of what was read.
    pub(super) fn of(read: &Read) -> Self {
        let files = |meeting: &ReadMeeting| {
            let loaded = meeting.cases.iter().filter_map(|case| {
                Some((OriginFile::Case(case.name.clone()), Arc::clone(case.file.loaded.as_ref()?)))
            });
            let cases = loaded.collect();
            MeetingFiles {
                name: meeting.name.clone(),
                fingerprint: meeting.fingerprint(),
                meeting: Arc::clone(&meeting.meeting),
                cases,
            }
        };
        Self(read.meetings.iter().map(files).collect())
    }

    /// What was read of a case.
    pub(super) fn case(&self, meeting: &str, name: &str) -> Option<&Loaded<Case>> {
        let mut cases = self.0.iter().filter(|files| files.name == meeting).flat_map(|files| &files.cases);
        let found = cases.find(|(origin, _)| matches!(origin, OriginFile::Case(case) if case == name));
        found.map(|(_, loaded)| &**loaded)
    }

    /// Compares the papers of each complete meeting with its files. A case whose values do not all arrive is left out, and its
    /// meeting is no longer complete.
    ///
    /// - `results` are those of earlier rounds
    pub(super) fn compare(
        &self,
        meetings: &mut [Arc<CheckedMeeting>],
        findings: &mut Findings,
        results: &ArrivalResults,
    ) {
        let complete: Vec<usize> =
            (0..meetings.len()).filter(|index| meetings[*index].is_complete()).collect();
        let mut told: BTreeMap<FileId, Vec<&Finding>> = BTreeMap::new();
        for finding in &*findings {
            told.entry(finding.file.id).or_default().push(finding);
        }
        let compare = |index: usize| {
            let meeting = &meetings[index];
            let files = self.0.iter().find(|files| files.name == meeting.name())?;
            let found = results.get_or(&files.name, &files.key(&told), || files.compare(meeting, findings));
            (!found.is_empty()).then(|| (index, files, Findings::clone(&found)))
        };
        let gone: Vec<_> = complete.into_par_iter().filter_map(compare).collect();
        for (index, files, found) in gone {
            let meeting = &mut meetings[index];
            let wrong: BTreeSet<&str> = files
                .cases
                .iter()
                .filter(|(_, case)| found.iter().any(|finding| finding.file.id == case.file.id))
                .filter_map(|(origin, _)| match origin {
                    OriginFile::Case(name) => Some(name.as_str()),
                    _ => None,
                })
                .collect();
            *meeting = Arc::new(meeting.without(&wrong));
            findings.extend(found);
        }
    }
}

impl MeetingFiles {
    /// What a result comes from: the files, and what was found in them before.
    fn key(&self, told: &BTreeMap<FileId, Vec<&Finding>>) -> String {
        let ids = self.cases.iter().map(|(_, case)| case.file.id).chain([self.meeting.file.id]);
        let told = ids.filter_map(|id| told.get(&id)).flatten();
        fingerprint(&(&self.fingerprint, told.map(|finding| FindingRecord::of(finding)).collect::<Vec<_>>()))
    }

    fn compare(&self, meeting: &CheckedMeeting, told: &Findings) -> Findings {
        let views = views_of_every_value(meeting);
        let schema = Schema::shared::<Meeting>();
        let of_meeting = OriginFile::Meeting;
        let mut files = vec![Written {
            origin: &of_meeting,
            file: &self.meeting.file,
            tree: &self.meeting.tree,
            schema: &schema,
        }];
        // One that is wrong and was withdrawn is on no paper: that it is wrong is known.
        let is_right = |origin: &OriginFile| {
            let mut cases = meeting.cases().iter();
            cases.any(|case| matches!(origin, OriginFile::Case(name) if name == case.name()))
        };
        files.extend(self.cases.iter().filter(|(origin, _)| is_right(origin)).map(|(origin, case)| {
            Written { origin, file: &case.file, tree: &case.tree, schema: &meeting.profile().case_schema }
        }));
        unprinted(&views, &files, told)
    }
}
