//! Pages as they would be printed now, drawn by a worker of its own. Of one file only the newest question is answered.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

use anyhow::Result;

use crate::app::editing::{EditedFile, ShownUnfinished, find_file, needed};
use crate::app::preview::{Preview, preview, source_of};
use crate::app::session::Session;
use crate::cache::fingerprint::checksum;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::locks::held;
use crate::papers::document_id::{BundleSet, DocumentId, DocumentKind};
use crate::papers::view::Sides;
use crate::progress::{CancellationToken, INTERRUPTED, Silent};
use crate::typeset::typst::{Drawing, DrawingFormat, Refused, complaint};

use super::ServeOptions;
use super::answer::{Answered, ApiError};
use super::worker::Worker;

/// So many pages are kept for those who look at them.
const KEPT: usize = 400;

/// A page.
#[derive(Debug)]
pub(super) struct DrawnPage {
    pub(super) sha: String,
    pub(super) svg: String,
    /// In points.
    pub(super) size: [f64; 2],
}

/// What is drawn of a document.
#[derive(Debug, Clone, Default)]
pub(super) struct DrawnDocument {
    /// The names of the documents that there are.
    pub(super) documents: Vec<String>,
    pub(super) document: String,
    pub(super) pages: Vec<Arc<DrawnPage>>,
    /// Why they are not those of now.
    pub(super) outdated: Option<Arc<Fault>>,
    /// Whether places of its file are still open, and shown as such.
    pub(super) is_unfinished: bool,
    /// What has to be written or mended before there are pages of now.
    pub(super) needed: Arc<Findings>,
}

/// A question about a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct DrawingRequest {
    /// The case or meeting.
    pub(super) file: EditedFile,
    /// What its document is called; the first one where nothing is said.
    pub(super) document: String,
    /// The page in the browser that asks: of its questions about a file only the newest is answered.
    pub(super) asker: String,
}

/// Whoever draws.
pub(super) struct Easel {
    worker: Worker<Session>,
    board: Arc<Mutex<Board>>,
}

/// What was asked for, and what was drawn.
#[derive(Default)]
struct Board {
    next: u64,
    asked: BTreeMap<(EditedFile, String), (u64, CancellationToken)>,
    last: BTreeMap<(EditedFile, String), DrawnDocument>,
    pages: BTreeMap<String, Arc<DrawnPage>>,
    order: VecDeque<String>,
}

impl Easel {
    /// Starts a worker.
    ///
    /// # Errors
    ///
    /// If the workspace cannot be known, or the system has no thread to give.
    pub(super) fn start(options: &Arc<ServeOptions>) -> Result<Self> {
        let options = Arc::clone(options);
        let make = move || {
            let session = (options.sessions)(Arc::new(Silent), CancellationToken::default())?;
            Ok(session.of_several_rounds())
        };
        Ok(Self { worker: Worker::start("easel", make)?, board: Arc::default() })
    }

    /// Takes no more work, and lets go of what is under way.
    pub(super) fn end(&self) {
        for (_, token) in held(&self.board).asked.values() {
            let _ = token.ask();
        }
        self.worker.end();
    }

    /// A page that was drawn.
    pub(super) fn page(&self, sha: &str) -> Option<Arc<DrawnPage>> {
        held(&self.board).pages.get(sha).map(Arc::clone)
    }

    /// The pages of a document as they would be printed now; where something stops them, as they were when nothing did.
    pub(super) fn draw(&self, request: DrawingRequest) -> Answered<DrawnDocument> {
        let file = request.file.clone();
        let drawn = self.newest(request, draw)?;
        Ok(held(&self.board).note(&file, drawn))
    }

    /// What is read out on each page of a document, as it would be printed now; nothing where something stops it.
    pub(super) fn read_out(&self, request: DrawingRequest) -> Answered<Vec<String>> {
        self.newest(request, read_out)
    }

    /// A document in the bytes that a build would write; refused where something is missing or wrong.
    pub(super) fn pdf(&self, request: DrawingRequest) -> Answered<Vec<u8>> {
        self.newest(request, pdf)?.map_err(|fault| ApiError::new(422, fault))
    }

    /// Has something made of a document, unless the same page asks something newer meanwhile.
    fn newest<T: Send + 'static>(
        &self,
        request: DrawingRequest,
        work: fn(&Session, &DrawingRequest) -> Result<T>,
    ) -> Answered<T> {
        let token = CancellationToken::default();
        let asked = (request.file.clone(), request.asker.clone());
        let ticket = held(&self.board).begin(&asked, &token);
        let board = Arc::clone(&self.board);
        let answer = self.worker.ask(move |session| {
            if !held(&board).is_newest(&asked, ticket) {
                return None;
            }
            session.typst.run_context.cancellation = token;
            let done = work(session, &request);
            held(&board).end(&asked, ticket);
            Some(done)
        });
        let answer = answer.ok_or_else(|| ApiError::new(500, Fault::new("serve-broken")))?;
        let superseded = || ApiError::new(410, Fault::new("pages-superseded"));
        answer.ok_or_else(superseded)?.map_err(|error| match error.downcast_ref::<Fault>() {
            Some(fault) if fault.id == INTERRUPTED => superseded(),
            Some(fault) if fault.id == "serve-no-file" => ApiError::new(404, fault.clone()),
            _ => error.into(),
        })
    }
}

impl Board {
    /// A new question of a page about a file: its one before need not be answered.
    fn begin(&mut self, asked: &(EditedFile, String), token: &CancellationToken) -> u64 {
        self.next += 1;
        if let Some((_, before)) = self.asked.insert(asked.clone(), (self.next, token.clone())) {
            let _ = before.ask();
        }
        self.next
    }

    fn is_newest(&self, asked: &(EditedFile, String), ticket: u64) -> bool {
        self.asked.get(asked).is_some_and(|(newest, _)| *newest == ticket)
    }

    /// A question is answered.
    fn end(&mut self, asked: &(EditedFile, String), ticket: u64) {
        if self.is_newest(asked, ticket) {
            self.asked.remove(asked);
        }
    }

    /// Keeps what was drawn; where nothing was, it gives what was drawn last.
    fn note(&mut self, key: &EditedFile, drawn: DrawnDocument) -> DrawnDocument {
        let place = (key.clone(), drawn.document.clone());
        if drawn.outdated.is_some() {
            let last = self.last.get(&place).cloned().unwrap_or_default();
            return DrawnDocument { pages: last.pages, documents: last.documents, ..drawn };
        }
        for page in &drawn.pages {
            if self.pages.insert(page.sha.clone(), Arc::clone(page)).is_none() {
                self.order.push_back(page.sha.clone());
            }
        }
        self.last.insert(place, drawn.clone());
        while self.order.len() > KEPT.max(drawn.pages.len()) {
            let gone = self.order.pop_front().unwrap_or_default();
            self.pages.remove(&gone);
        }
        drawn
    }
}

/// The document that is asked for, and what it is called.
fn asked_document(session: &Session, request: &DrawingRequest) -> Result<(DocumentId, String)> {
    let DrawingRequest { file: asked, document, .. } = request;
    let known = find_file(&session.workspace.root, &asked.meeting, &asked.file)?;
    let name_of_file = format!("{}/{}", asked.meeting, asked.file);
    let file = known.ok_or_else(|| Fault::new("serve-no-file").with("name", name_of_file))?;
    let no_kind = || Fault::new("serve-no-file").with("name", document.as_str());
    let kind = kind_of(&file, document).ok_or_else(no_kind)?;
    let name = name_of(&kind).unwrap_or_default();
    Ok((DocumentId::new(&file.meeting, kind), name))
}

/// A document as it would be printed now; where its file is not finished, as far as it can be seen.
struct Looked {
    preview: Preview,
    is_unfinished: bool,
    needed: Findings,
}

fn look(session: &Session, id: &DocumentId, format: DrawingFormat) -> Result<Looked> {
    let preview = preview(session, id, Sides::Both, format)?;
    if preview.document.is_some() {
        return Ok(Looked { preview, is_unfinished: false, needed: Findings::new() });
    }
    if id.case().is_some()
        && let Some(shown) = ShownUnfinished::lay(session, &[source_of(session, id)], &preview.findings)?
    {
        let preview = self::preview(session, id, Sides::Both, format)?;
        return Ok(Looked {
            is_unfinished: preview.document.is_some(),
            needed: shown.needed.clone(),
            preview,
        });
    }
    let is_draft = |finding: &Finding| id.case().is_none() && finding.rule == Rule::DraftCase;
    let (drafts, others): (Findings, Findings) = preview.findings.iter().cloned().partition(is_draft);
    let needed = needed(others).into_iter().chain(drafts).collect();
    Ok(Looked { preview, is_unfinished: false, needed })
}

/// What is read out on each page of a document.
fn read_out(session: &Session, request: &DrawingRequest) -> Result<Vec<String>> {
    let (id, _) = asked_document(session, request)?;
    Ok(match look(session, &id, DrawingFormat::Text)?.preview.document {
        Some(Ok(Drawing::Text(pages))) => pages,
        _ => Vec::new(),
    })
}

/// The PDF of a document, or why there is none.
fn pdf(session: &Session, request: &DrawingRequest) -> Result<Result<Vec<u8>, Fault>> {
    let (id, _) = asked_document(session, request)?;
    let Looked { preview, is_unfinished, needed } = look(session, &id, DrawingFormat::Pdf)?;
    Ok(match preview.document {
        _ if is_unfinished => Err(Fault::new("pages-unfinished")),
        Some(Ok(Drawing::Pdf(bytes))) => Ok(bytes),
        Some(Err(refused)) => Err(said_of(refused)),
        _ if needed.is_empty() => Err(Fault::new("pages-none")),
        _ => Err(Fault::new("pages-stopped")),
    })
}

/// What typst said of a document that it refused.
fn said_of(refused: Refused) -> Fault {
    let said = complaint(&[refused]).err().and_then(|error| error.downcast::<Fault>().ok());
    said.unwrap_or_else(|| Fault::new("pages-stopped"))
}

/// Draws a document.
fn draw(session: &Session, request: &DrawingRequest) -> Result<DrawnDocument> {
    let (id, name) = asked_document(session, request)?;
    let Looked { preview, is_unfinished, needed } = look(session, &id, DrawingFormat::Svg)?;
    let Preview { document, documents, .. } = preview;
    let documents: Vec<String> = documents.iter().filter_map(|id| name_of(&id.kind)).collect();
    let is_stopped = !needed.is_empty();
    let drawn =
        DrawnDocument { document: name, is_unfinished, needed: Arc::new(needed), ..DrawnDocument::default() };
    let stopped = |fault: Fault| DrawnDocument { outdated: Some(Arc::new(fault)), ..drawn.clone() };
    Ok(match document {
        Some(Ok(Drawing::Svg(svgs))) => {
            let page =
                |svg: String| Arc::new(DrawnPage { sha: checksum(svg.as_bytes()), size: size_of(&svg), svg });
            let pages = svgs.into_iter().map(page).collect();
            DrawnDocument { documents, pages, ..drawn }
        }
        Some(Err(refused)) => stopped(said_of(refused)),
        _ if is_stopped => stopped(Fault::new("pages-stopped")),
        _ => stopped(Fault::new("pages-none")),
    })
}

/// The document that a page means.
fn kind_of(file: &EditedFile, name: &str) -> Option<DocumentKind> {
    match (file.case(), name) {
        (Some(case), "advance-report" | "") => Some(DocumentKind::AdvanceReport { case: case.to_owned() }),
        (Some(case), "special-clauses") => Some(DocumentKind::SpecialClauses { case: case.to_owned() }),
        (Some(_), _) => None,
        (None, "") => Some(DocumentKind::Bundle(BundleSet::Advance)),
        (None, name) => DocumentKind::of_meeting(name).filter(|kind| name_of(kind).is_some()),
    }
}

/// What a page calls a document; nothing where it shows none such.
fn name_of(kind: &DocumentKind) -> Option<String> {
    match kind {
        DocumentKind::AdvanceReport { .. } => Some("advance-report".to_owned()),
        DocumentKind::SpecialClauses { .. } => Some("special-clauses".to_owned()),
        DocumentKind::Bundle(set) => Some(set.name().to_owned()),
        DocumentKind::Digest => Some("digest".to_owned()),
        DocumentKind::CallList => Some("call-list".to_owned()),
        DocumentKind::Collating => Some("collating".to_owned()),
        _ => None,
    }
}

/// The width and height that a picture says of itself; A4 where it says none.
fn size_of(svg: &str) -> [f64; 2] {
    let said = svg.split_once("viewBox=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(said, _)| said);
    let numbers: Vec<f64> =
        said.into_iter().flat_map(str::split_whitespace).filter_map(|number| number.parse().ok()).collect();
    match numbers[..] {
        [_, _, width, height] => [width, height],
        _ => [595.28, 841.89],
    }
}
