//! Papers made elsewhere that an item names as files can be bound in as they are.

use std::num::NonZeroU32;
use std::path::Path;
use std::sync::Arc;

use crate::check::agenda::Listed;
use crate::diagnostic::arguments::Argument;
use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::diagnostic::fix::Fix;
use crate::input::pdf::{ForeignPdf, PdfFlaw};
use crate::limits;
use crate::model::meeting::Attachment;
use crate::text::nearest::nearest;
use crate::text::source::Pointer;
use crate::workspace::{AttachmentFault, AttachmentFile, ReadMeeting};

use super::context::at;

/// Every paper made elsewhere is a file that can be bound in, or says how many pages somebody puts in by hand.
pub(super) fn can_be_bound_in(read: &ReadMeeting, findings: &mut Findings) {
    let items = read.meeting.value.all_items();
    let bundle = &read.profile.council().value.bundle;
    // What comes later need not be there, or counted.
    for (item, own) in items.filter(|(_, own)| !own.is_withdrawn() && !own.comes_later(bundle)) {
        for (place, attachment) in own.attachments.iter().enumerate() {
            let way = item.way().key("attachments").index(place);
            if has(read, &way, "file") {
                of_file(read, attachment, &way, findings);
                // What goes on at this meeting may have the papers that it had.
                if own.continued_from.is_none() {
                    findings.extend(of_before(read, attachment, &way));
                }
            } else if !has(read, &way, "pages") {
                let key = read.meeting.spelling.choose("file", Some("ファイル"));
                findings.push(at(&read.meeting, Rule::MissingKey, &way).on(way.key("file")).with("key", key));
            } else if attachment.paper.is_some() {
                let key = read.meeting.spelling.choose("paper", Some("用紙"));
                let finding = at(&read.meeting, Rule::ValueWithoutEffect, &way.key("paper"));
                findings.push(finding.with("key", key).with("fault", "paper").with("other", ""));
            }
        }
    }
}

fn has(read: &ReadMeeting, way: &Pointer, key: &str) -> bool {
    read.meeting.tree.at(way).is_some_and(|node| node.get(key).is_some())
}

fn of_file(read: &ReadMeeting, attachment: &Attachment, way: &Pointer, findings: &mut Findings) {
    // A name that is empty is told already.
    let Some(name) = attachment.file.as_deref() else { return };
    let Some(file) = read.attachments.get(name) else { return };
    let told = |rule: Rule| at(&read.meeting, rule, &way.key("file")).with("file", name);
    match &file.read {
        Err(AttachmentFault::Missing) => findings.push(missing(read, name, told(Rule::AttachmentMissing))),
        Err(AttachmentFault::Pdf(PdfFlaw::Font(font))) => {
            let finding = told(Rule::AttachmentFont).with("fonts", vec![font.clone()]);
            findings.push(Finding { severity: Severity::Error, ..finding.with("cjk", "yes") });
        }
        Err(fault) => findings.push(unusable(fault, told(Rule::AttachmentUnusable))),
        Ok(pdf) => {
            if !pdf.fonts.is_empty() {
                let fonts: Vec<String> = pdf.fonts.iter().take(limits::NAMES_TOLD).cloned().collect();
                findings.push(told(Rule::AttachmentFont).with("fonts", fonts).with("cjk", "no"));
            }
            findings.extend(pages(read, attachment, pdf, way));
        }
    }
}

/// A file that an earlier meeting has, too: minutes of last time in a folder that was copied.
fn of_before(read: &ReadMeeting, attachment: &Attachment, way: &Pointer) -> Option<Finding> {
    let name = attachment.file.as_deref()?;
    let meeting = read.attachments_of_before.get(name)?;
    let finding = at(&read.meeting, Rule::AttachmentOfBefore, &way.key("file"));
    Some(finding.with("file", name).with("meeting", meeting))
}

/// A file that is not there, with the name of the one that is likely meant.
fn missing(read: &ReadMeeting, name: &str, finding: Finding) -> Finding {
    let near = nearest(name, &read.pdf_names);
    let place = finding.span.clone();
    let known: Vec<String> = read.pdf_names.iter().take(limits::NAMES_TOLD).cloned().collect();
    let folder = Path::new("cases").join(&read.name).to_string_lossy().into_owned();
    finding.renamed(&place, &near).with("known", known).with("folder", folder)
}

fn unusable(fault: &AttachmentFault, finding: Finding) -> Finding {
    let (word, page) = match fault {
        AttachmentFault::Outside => ("outside", 0),
        AttachmentFault::Missing => ("missing", 0),
        AttachmentFault::Link => ("link", 0),
        AttachmentFault::NoFile => ("no-file", 0),
        AttachmentFault::TooLarge => ("too-large", 0),
        AttachmentFault::Held => ("held", 0),
        AttachmentFault::Pdf(flaw @ (PdfFlaw::Annotation(page) | PdfFlaw::Field(page))) => {
            (flaw.into(), *page)
        }
        AttachmentFault::Pdf(flaw) => (flaw.into(), 0),
    };
    finding.with("fault", word).with("page", Argument::Count(page))
}

/// A number of pages that is not that of the file.
fn pages(read: &ReadMeeting, attachment: &Attachment, pdf: &ForeignPdf, way: &Pointer) -> Option<Finding> {
    let (typed, counted) = (attachment.pages?.get(), pdf.pages.len());
    if usize::try_from(typed).is_ok_and(|typed| typed == counted) {
        return None;
    }
    let finding = at(&read.meeting, Rule::AttachmentPages, &way.key("pages"));
    let fix = Fix::replace(&read.meeting.file, finding.span.clone(), counted.to_string());
    Some(finding.mended_by(fix).with("pages", Argument::Count(counted)).with("typed", typed.to_string()))
}

/// The items with the pages of the files that are bound in.
pub(super) fn counted(read: &ReadMeeting, listed: Vec<Listed>) -> Vec<Listed> {
    let counted = |mut attachment: Attachment| {
        let file = file_of(read, &attachment);
        if let Some(Ok(pdf)) = file.map(|file| &file.read) {
            attachment.pages = u32::try_from(pdf.pages.len()).ok().and_then(NonZeroU32::new);
        }
        attachment
    };
    let of_item = |listed: Listed| Listed {
        attachments: listed.attachments.into_iter().map(|(number, own)| (number, counted(own))).collect(),
        ..listed
    };
    listed.into_iter().map(of_item).collect()
}

/// The files of the papers of an item, in their order.
pub(super) fn files(read: &ReadMeeting, listed: &Listed) -> Vec<Option<Arc<AttachmentFile>>> {
    listed.attachments.iter().map(|(_, attachment)| file_of(read, attachment).cloned()).collect()
}

fn file_of<'a>(read: &'a ReadMeeting, attachment: &Attachment) -> Option<&'a Arc<AttachmentFile>> {
    read.attachments.get(attachment.file.as_deref()?)
}
