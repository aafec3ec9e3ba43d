//! What mends a finding, as data. Whoever writes files applies it; what people read of it is made from it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::arguments::Arguments;
use crate::text::source::{Edit, LineChange, SourceFile, Span, line_changes};

/// A way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is to be changed.
    pub change: Change,
    /// Whether it may be made without asking: what is printed is what the program read all the same.
    pub safe: bool,
}

/// A change of the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Texts in the place of others, all of them or none. No two overlap; those of one file are in its order.
    Edits(Vec<FileEdit>),
    /// The file is written again as UTF-8, with the text that was recovered from its bytes.
    ToUtf8(Arc<SourceFile>),
    /// A file of the workspace gets another name; both from the workspace.
    Rename {
        /// Path as it is.
        from: PathBuf,
        /// Path as it should be.
        to: PathBuf,
    },
}

/// A change of one file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEdit {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The change.
    pub edit: Edit,
}

impl FileEdit {
    /// What goes.
    #[must_use]
    pub fn old(&self) -> &str {
        &self.file.text[self.edit.span.clone()]
    }
}

impl Fix {
    /// Texts in the place of others in one file.
    #[must_use]
    pub fn edits(file: &Arc<SourceFile>, edits: impl IntoIterator<Item = Edit>, safe: bool) -> Self {
        let edits = edits.into_iter().map(|edit| FileEdit { file: Arc::clone(file), edit });
        Self { change: Change::Edits(edits.collect()), safe }
    }

    /// One text in the place of another, which may change what is printed.
    #[must_use]
    pub fn replace(file: &Arc<SourceFile>, span: Span, text: impl Into<String>) -> Self {
        Self::edits(file, [Edit { span, text: text.into() }], false)
    }

    /// How many edits it has.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a fix without an edit is a conversion or a renaming")]
    pub fn len(&self) -> usize {
        match &self.change {
            Change::Edits(edits) => edits.len(),
            Change::ToUtf8(_) | Change::Rename { .. } => 0,
        }
    }

    /// The lines that go and come, by file, from top to bottom; only the first ones, if there are more than `most` in a file.
    #[must_use]
    pub fn line_changes(&self, most: usize) -> Vec<(&Arc<SourceFile>, LineChange)> {
        let Change::Edits(edits) = &self.change else { return Vec::new() };
        let mut of_files: Vec<(&Arc<SourceFile>, Vec<Edit>)> = Vec::new();
        for FileEdit { file, edit } in edits {
            match of_files.iter_mut().find(|(known, _)| known.path == file.path) {
                Some((_, edits)) => edits.push(edit.clone()),
                None => of_files.push((file, vec![edit.clone()])),
            }
        }
        let changes = of_files.into_iter().flat_map(|(file, edits)| {
            line_changes(&file.text, &edits, most).into_iter().map(move |change| (file, change))
        });
        changes.collect()
    }

    /// The name of the message that tells it, with its words.
    #[must_use]
    pub fn title(&self) -> (&'static str, Arguments) {
        let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match &self.change {
            Change::Edits(edits) => of_edits(edits),
            Change::ToUtf8(_) => ("fix-to-utf8", Arguments::new()),
            Change::Rename { from, to } => {
                ("fix-rename", Arguments::from([("old", name(from).into()), ("new", name(to).into())]))
            }
        }
    }
}

/// The message of edits: by the first of them that is more than blanks.
fn of_edits(edits: &[FileEdit]) -> (&'static str, Arguments) {
    let is_blank = |text: &str| text.trim().is_empty();
    let breaks = |text: &str| text.contains('\n');
    if edits.iter().all(|edit| is_blank(edit.old()) && breaks(edit.old()) && !breaks(&edit.edit.text)) {
        return ("fix-join", Arguments::new());
    }
    let Some(first) = edits.iter().find(|edit| !is_blank(edit.old()) || !is_blank(&edit.edit.text)) else {
        return ("fix-blanks", Arguments::new());
    };
    let last = &edits[edits.len() - 1];
    if edits.iter().all(|edit| edit.edit.span.is_empty() && edit.edit.text == "'") {
        let quoted = &first.file.text[first.edit.span.start..last.edit.span.end.max(first.edit.span.start)];
        return ("fix-quotes", Arguments::from([("text", shown(quoted).into())]));
    }
    let (old, new) = (shown(first.old()), shown(&first.edit.text));
    let id = match (old.is_empty(), new.is_empty()) {
        _ if old == new && edits.len() == 1 => "fix-blank-after",
        (true, _) => "fix-put-in",
        (false, true) => "fix-take-out",
        (false, false) => "fix-replace",
    };
    let more = edits.len() - 1;
    let more = if more == 0 { String::new() } else { more.to_string() };
    (id, Arguments::from([("old", old.into()), ("new", new.into()), ("more", more.into())]))
}

/// A text on one line: blanks at its ends say nothing.
fn shown(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::arguments::Argument;

    #[test]
    fn the_title_of_a_fix_is_made_from_what_it_changes() {
        let file = Arc::new(SourceFile::new("a.yaml".into(), "件名：あ\n\t部: い\n"));
        let edit = |span: Span, text: &str| Edit { span, text: text.to_owned() };
        let title = |edits: Vec<Edit>| Fix::edits(&file, edits, true).title();
        let (id, words) = title(vec![edit(6..9, ": ")]);
        assert_eq!((id, &words["old"], &words["new"]), ("fix-replace", &"：".into(), &":".into()));
        assert_eq!(title(vec![edit(13..14, "  ")]).0, "fix-blanks");
        assert_eq!(title(vec![edit(17..18, ": ")]).0, "fix-blank-after");
        assert_eq!(title(vec![edit(6..9, "")]).0, "fix-take-out");
        assert_eq!(title(vec![edit(6..6, "x")]).0, "fix-put-in");
        let (id, words) = title(vec![edit(9..9, "'"), edit(12..12, "'")]);
        assert_eq!((id, &words["text"]), ("fix-quotes", &Argument::from("あ")));
        let (_, words) = title(vec![edit(6..9, ": "), edit(13..14, "  ")]);
        assert_eq!(words["more"], "1".into());
    }
}
