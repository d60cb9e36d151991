//! What open pages listen to: their state, at once and after every change (server-sent events).

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http_body_util::BodyExt as _;
use hyper::body::{Bytes, Frame};
use hyper::{Response, StatusCode};
use percent_encoding::percent_decode_str;
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::answer::{Body, plain, with_type, work};
use crate::serve::board::Board;

/// How often something is sent though nothing happened, so that a page that went away is found out.
const PULSE: Duration = Duration::from_secs(10);

/// How many messages wait for a page. One that takes none for so long gets only the newest.
const WAITING: usize = 2;

/// The stream of states of the page that the query names: `path=/truong/`, encoded as in a form.
pub(super) fn answer(query: &str, board: Arc<Board>) -> Response<Body> {
    let path = query.strip_prefix("path=").map(percent_decode_str);
    let Some(Ok(path)) = path.map(|path| path.decode_utf8()) else {
        return plain(StatusCode::BAD_REQUEST);
    };
    let (sender, receiver) = mpsc::channel(WAITING);
    tokio::spawn(tell(board, path.into_owned(), sender));
    let body = Messages(receiver).boxed();
    with_type(StatusCode::OK, "text/event-stream", body)
}

/// Sends the state of a page whenever there is a new one, until nobody listens.
async fn tell(board: Arc<Board>, path: String, sender: mpsc::Sender<Bytes>) {
    let mut revisions = board.revisions();
    loop {
        revisions.mark_unchanged();
        let (board, path) = (Arc::clone(&board), path.clone());
        let Some(state) = work(move || board.state(&path)).await else {
            return;
        };
        if sender
            .send(format!("data: {state}\n\n").into())
            .await
            .is_err()
        {
            return;
        }
        while timeout(PULSE, revisions.changed()).await.is_err() {
            if sender.send(Bytes::from_static(b":\n\n")).await.is_err() {
                return;
            }
        }
    }
}

/// Messages as the body of an answer that never ends by itself.
struct Messages(mpsc::Receiver<Bytes>);

impl hyper::body::Body for Messages {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let next = self.0.poll_recv(context);
        next.map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes))))
    }
}
