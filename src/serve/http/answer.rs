//! One request and its answer.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, LOCATION,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Method, Request, Response, StatusCode};

use super::{events, guard};
use crate::serve::board::Board;
use crate::serve::page::Answer;

/// What is sent as the body of an answer.
pub(super) type Body = BoxBody<Bytes, Infallible>;

/// As strict as the host of the site should be, so that what breaks there breaks here: nothing inline,
/// nothing from elsewhere but the frame of a video that a visitor asks for.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
    form-action 'self'; frame-src https:; frame-ancestors 'self'";

const SCRIPT: &str = include_str!("../client/preview.js");
const EXPLAINED: &str = include_str!("../client/explained.css");
const STYLE: &str = include_str!("../client/preview.css");

const HTML: &str = "text/html; charset=utf-8";

/// Answers a request.
pub(super) async fn answer<T>(
    request: &Request<T>,
    board: Arc<Board>,
    address: SocketAddr,
) -> Response<Body> {
    let mut response = if !guard::may_ask(request.headers(), address) {
        plain(StatusCode::FORBIDDEN)
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut refused = plain(StatusCode::METHOD_NOT_ALLOWED);
        let allowed = HeaderValue::from_static("GET, HEAD");
        refused.headers_mut().insert(ALLOW, allowed);
        refused
    } else {
        found(request, board).await
    };
    let headers = response.headers_mut();
    if !headers.contains_key(CONTENT_SECURITY_POLICY) {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    }
    for (name, value) in [
        (CACHE_CONTROL, "no-store"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "strict-origin-when-cross-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn found<T>(request: &Request<T>, board: Arc<Board>) -> Response<Body> {
    match request.uri().path() {
        "/__nghe/preview.js" => file(StatusCode::OK, "text/javascript; charset=utf-8", SCRIPT),
        "/__nghe/preview.css" => file(StatusCode::OK, "text/css; charset=utf-8", STYLE),
        "/__nghe/unpublished" => {
            let made = work(move || board.unpublished()).await;
            file(StatusCode::OK, "application/json", made.unwrap_or_default())
        }
        "/__nghe/explained.css" => file(StatusCode::OK, "text/css; charset=utf-8", EXPLAINED),
        "/__nghe/events" => events::answer(request.uri().query().unwrap_or_default(), board),
        path => {
            if let Some(page) = board.explained(path) {
                return file(StatusCode::OK, HTML, page);
            }
            let path = path.to_owned();
            match work(move || board.answer(&path)).await {
                Some(answer) => of_site(answer),
                None => plain(StatusCode::INTERNAL_SERVER_ERROR),
            }
        }
    }
}

fn of_site(answer: Answer) -> Response<Body> {
    match answer {
        Answer::Found(bytes, kind) => file(StatusCode::OK, &kind, bytes),
        Answer::Form(bytes) => {
            let mut response = file(StatusCode::OK, HTML, bytes);
            let policy = HeaderValue::from_static("frame-ancestors 'none'");
            let headers = response.headers_mut();
            headers.insert(CONTENT_SECURITY_POLICY, policy);
            response
        }
        Answer::Missing(bytes) => file(StatusCode::NOT_FOUND, HTML, bytes),
        Answer::Broken(bytes) => file(StatusCode::INTERNAL_SERVER_ERROR, HTML, bytes),
        Answer::Moved(path) => {
            let mut response = plain(StatusCode::TEMPORARY_REDIRECT);
            // A path that a browser would read as another host leads nowhere.
            let place = HeaderValue::from_str(&format!("/{}", path.trim_start_matches('/')));
            if let Ok(place) = place {
                response.headers_mut().insert(LOCATION, place);
            }
            response
        }
    }
}

/// Runs what takes time on a thread that no connection waits for.
pub(super) async fn work<T: Send + 'static>(job: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    tokio::task::spawn_blocking(job).await.ok()
}

fn file(status: StatusCode, kind: &str, bytes: impl Into<Bytes>) -> Response<Body> {
    with_type(status, kind, Full::new(bytes.into()).boxed())
}

/// An answer with a body of this media type.
pub(super) fn with_type(status: StatusCode, kind: &str, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    if let Ok(kind) = HeaderValue::from_str(kind) {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    response
}

/// An answer that only a programmer ever sees.
pub(super) fn plain(status: StatusCode) -> Response<Body> {
    let reason = status.canonical_reason().unwrap_or_default();
    file(status, "text/plain; charset=utf-8", reason)
}
