//! The server: connections that cannot keep each other waiting.

mod answer;
mod events;
mod guard;

use std::convert::Infallible;
use std::future::{Future as _, poll_fn};
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutStream;

use super::board::Board;

/// How many connections may be open. A browser opens six, and one more for each open page.
const CONNECTIONS: usize = 1024;

/// How long a client may take to send its request, and to take the next piece of an answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// A server that is bound to its address and does not answer yet.
pub struct Server {
    runtime: Runtime,
    listener: TcpListener,
    address: SocketAddr,
}

impl Server {
    /// Takes an address; port 0 is any that is free.
    ///
    /// # Errors
    /// When the address is taken or is not one of this machine.
    pub fn bind(host: IpAddr, port: u16) -> std::io::Result<Self> {
        let runtime = Builder::new_multi_thread().enable_all().build()?;
        let listener = runtime.block_on(TcpListener::bind((host, port)))?;
        let address = listener.local_addr()?;
        Ok(Self {
            runtime,
            listener,
            address,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers with what the board shows until that ends: a server that went on would show the old
    /// site for ever.
    pub fn run(self, board: Arc<Board>) {
        let Self {
            runtime,
            listener,
            address,
        } = self;
        let mut ended = pin!(board.ended());
        let mut accepting = pin!(accept(listener, Arc::clone(&board), address));
        runtime.block_on(poll_fn(|context| {
            let has_ended = ended.as_mut().poll(context).is_ready();
            match has_ended || accepting.as_mut().poll(context).is_ready() {
                true => Poll::Ready(()),
                false => Poll::Pending,
            }
        }));
        // Pages that are still being made must not keep the program.
        runtime.shutdown_background();
    }
}

async fn accept(listener: TcpListener, board: Arc<Board>, address: SocketAddr) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else {
            return;
        };
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(talk(stream, Arc::clone(&board), address, place));
            }
            // Out of file handles, most likely; they come back as connections end.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

/// One connection, from its first request to its last. It keeps its place until it ends.
async fn talk(
    stream: TcpStream,
    board: Arc<Board>,
    address: SocketAddr,
    place: OwnedSemaphorePermit,
) {
    // Answers are written whole, so waiting for more to send only delays them.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(PATIENCE));
    let service = service_fn(|request| {
        let board = Arc::clone(&board);
        async move { Ok::<_, Infallible>(answer::answer(&request, board, address).await) }
    });
    // A client that goes away is no mistake of anybody.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .serve_connection(TokioIo::new(Box::pin(stream)), service)
        .await;
    drop(place);
}
