//! The one place that listens, on this machine alone: HTTP in, HTTP out. Nothing else knows what carries it.

use std::convert::Infallible;
use std::net::{Ipv4Addr, TcpListener};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as TaskContext, Poll};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Query, Request};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use http_body::Frame;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::diagnostic::fault::Fault;
use crate::limits;
use crate::progress::CancellationToken;

use super::answer;
use super::api::Api;
use super::guard::{Guard, HEADERS};
use super::request::{Outgoing, OutgoingBody, RequestHead};

/// How often it is looked whether the server is to end.
const TICK: Duration = Duration::from_millis(100);

/// How long answers that are on their way may take after that.
const GRACE: Duration = Duration::from_millis(400);

/// What listens.
pub(super) struct Listener {
    socket: TcpListener,
    port: u16,
}

impl Listener {
    /// Listens on a port that the system chooses.
    ///
    /// # Errors
    ///
    /// If the system does not let it.
    #[expect(clippy::disallowed_methods, reason = "this is the place that listens, on the loopback alone")]
    pub(super) fn bind() -> Result<Self> {
        let refused = |error: std::io::Error| Fault::new("serve-not-listening").with("error", error);
        let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(refused)?;
        socket.set_nonblocking(true).map_err(refused)?;
        let port = socket.local_addr().map_err(refused)?.port();
        Ok(Self { socket, port })
    }

    /// The port.
    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// Answers until the server is to end.
    pub(super) fn serve(self, guard: &Guard, api: &Arc<Api>, cancellation: &CancellationToken) -> Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.context("tokio")?;
        let answering = (guard.clone(), Arc::clone(api));
        let router = Router::new().fallback(move |request: Request| {
            let (guard, api) = answering.clone();
            async move { handle(request, guard, api).await }
        });
        let ends = async {
            while !cancellation.is_asked() && !api.is_over() {
                tokio::time::sleep(TICK).await;
            }
            api.say_bye();
            tokio::time::sleep(GRACE).await;
        };
        let served = runtime.block_on(async {
            let socket = tokio::net::TcpListener::from_std(self.socket)?;
            tokio::select! {
                served = async { axum::serve(socket, router).await } => served,
                () = ends => Ok(()),
            }
        });
        // Whoever still works on an answer is not waited for: nothing is half-written by it.
        runtime.shutdown_background();
        served.map_err(|error| anyhow!(Fault::new("serve-not-listening").with("error", error)))
    }
}

/// One question and its answer.
async fn handle(request: Request, guard: Guard, api: Arc<Api>) -> Response {
    let (parts, body) = request.into_parts();
    let query = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri).map(|Query(query)| query);
    let headers = parts.headers.iter().map(|(name, value)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    });
    let head = RequestHead {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: query.unwrap_or_default(),
        headers: headers.collect(),
    };
    if let Err(denied) = guard.check(&head) {
        return response(answer::denied(denied, api.messages()), &api);
    }
    let most = if head.path == "/api/attach" { limits::ATTACHMENT_BYTES } else { limits::FILE_BYTES };
    let Ok(bytes) = to_bytes(body, usize::try_from(most).unwrap_or(usize::MAX)).await else {
        return response(answer::too_large(api.messages()), &api);
    };
    let asked = Arc::clone(&api);
    let answered = tokio::task::spawn_blocking(move || asked.answer(&head, &bytes)).await;
    let answered = answered.unwrap_or_else(|_| answer::broken(api.messages()));
    response(answered, &api)
}

fn response(outgoing: Outgoing, api: &Arc<Api>) -> Response {
    let body = match outgoing.body {
        OutgoingBody::Bytes(bytes) => Body::from(bytes),
        OutgoingBody::Events => Body::new(EventStream::of(api)),
    };
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(outgoing.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let own = outgoing.headers.iter().map(|(name, value)| (*name, value.as_str()));
    let has_cache = outgoing.headers.iter().any(|(name, _)| *name == "cache-control");
    let stored = (!has_cache).then_some(("cache-control", "no-store"));
    let all = HEADERS.into_iter().chain(own).chain(stored).chain([("content-type", outgoing.content_type)]);
    for (name, value) in all {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}

/// What happens, as long as a page listens.
struct EventStream {
    events: UnboundedReceiver<String>,
    api: Arc<Api>,
}

impl EventStream {
    fn of(api: &Arc<Api>) -> Self {
        let (sender, events) = unbounded_channel();
        api.listen(Box::new(move |event| sender.send(event.to_owned()).is_ok()));
        Self { events, api: Arc::clone(api) }
    }
}

impl Drop for EventStream {
    fn drop(&mut self) {
        self.events.close();
        self.api.look_for_pages();
    }
}

impl http_body::Body for EventStream {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut TaskContext<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.events.poll_recv(context).map(|event| event.map(|event| Ok(Frame::data(Bytes::from(event)))))
    }
}
