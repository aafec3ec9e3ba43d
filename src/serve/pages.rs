//! Pages, told to whoever looks at them.

use serde_json::{Value, json};

use crate::diagnostic::fault::Fault;

use super::answer::{Answered, ApiError};
use super::drawing::Easel;
use super::names::Names;
use super::request::Outgoing;

/// The pages of a document, each by its checksum.
pub(super) fn pages(
    easel: &Easel,
    names: &Names,
    document: &str,
    say: &dyn Fn(&Fault) -> String,
) -> Answered {
    let drawn = easel.draw(&names.meeting, &names.file, document)?;
    let page = |(index, page): (usize, &std::sync::Arc<super::drawing::DrawnPage>)| {
        let [width, height] = page.size;
        json!({ "number": index + 1, "sha": page.sha, "width": width, "height": height })
    };
    let pages: Vec<Value> = drawn.pages.iter().enumerate().map(page).collect();
    Ok(json!({
        "documents": drawn.documents,
        "document": drawn.document,
        "current": drawn.outdated.is_none(),
        "why": drawn.outdated.as_deref().map(say),
        "pages": pages,
    }))
}

/// A page, drawn.
pub(super) fn page(easel: &Easel, sha: &str) -> Answered<Outgoing> {
    let page = easel.page(sha).ok_or_else(|| gone(sha))?;
    Ok(Outgoing::bytes(200, "image/svg+xml", page.svg.clone()))
}

/// What is read on a page.
pub(super) fn page_text(easel: &Easel, sha: &str) -> Answered<Outgoing> {
    let page = easel.page(sha).ok_or_else(|| gone(sha))?;
    Ok(Outgoing::bytes(200, "text/plain; charset=utf-8", page.text.clone()))
}

fn gone(sha: &str) -> ApiError {
    ApiError::new(404, Fault::new("serve-no-file").with("name", sha))
}
