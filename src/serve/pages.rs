//! Pages, told to whoever looks at them.

use serde_json::{Value, json};

use crate::app::editing::EditedFile;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::Finding;
use crate::report::{Messages, asked_for_page, message_for_page, place_for_page};

use super::answer::{Answered, ApiError};
use super::drawing::{DrawingRequest, Easel};
use super::names::Names;
use super::request::{Outgoing, RequestHead};

/// The pages of a document, each by its checksum.
pub(super) fn pages(easel: &Easel, head: &RequestHead, messages: &Messages) -> Answered {
    let say = |fault: &Fault| messages.fault_on_page(&fault.clone().into());
    let drawn = easel.draw(request(head))?;
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
        "unfinished": drawn.is_unfinished,
        "needed": drawn.needed.iter().map(|finding| need(finding, messages)).collect::<Vec<_>>(),
        "pages": pages,
    }))
}

/// What has to be written or mended, with the way to it.
fn need(finding: &Finding, messages: &Messages) -> Value {
    let said = asked_for_page(finding).unwrap_or_else(|| message_for_page(finding, messages));
    json!({ "text": said, "place": place_for_page(finding) })
}

/// A page, drawn.
pub(super) fn page(easel: &Easel, sha: &str) -> Answered<Outgoing> {
    let page = easel.page(sha).ok_or_else(|| gone(sha))?;
    Ok(Outgoing::bytes(200, "image/svg+xml", page.svg.clone()))
}

/// A document in the bytes that a build would write.
pub(super) fn pdf(easel: &Easel, head: &RequestHead) -> Answered<Outgoing> {
    let bytes = easel.pdf(request(head))?;
    Ok(Outgoing::bytes(200, "application/pdf", bytes).under("content-disposition", "inline"))
}

/// What is read out on each page of a document.
pub(super) fn page_texts(easel: &Easel, head: &RequestHead) -> Answered {
    Ok(json!({ "pages": easel.read_out(request(head))? }))
}

fn request(head: &RequestHead) -> DrawingRequest {
    let Names { meeting, file, .. } = Names::of(head);
    let said = |name: &str| head.word(name).to_owned();
    DrawingRequest { file: EditedFile { meeting, file }, document: said("document"), asker: said("asker") }
}

fn gone(sha: &str) -> ApiError {
    ApiError::new(404, Fault::new("serve-no-file").with("name", sha))
}
