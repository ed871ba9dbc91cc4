//! Our own accept loop: a time-out for the head of each request from the first byte on, a bound for connections, and an end that
//! lets requests finish. (axum's own has none of these and forgets WebSockets; hyper-util's `auto` waits without end for the first
//! byte to tell HTTP/1 from HTTP/2.)

use super::crowd::{Crowd, Place};
use super::patience::{Line, patient};
use super::peer::{Network, Peer};
use crate::switch::thrown;
use axum::Router;
use axum::body::Body;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt;

/// How long a client may take to send the head of a request, the first one and each later one.
pub const HEAD: Duration = Duration::from_secs(10);
/// Bytes of a head at most.
const HEAD_BYTES: usize = 64 * 1024;
/// How long to rest when the system has no file left for a connection.
const REST: Duration = Duration::from_millis(100);

/// What is left when nothing is accepted any more.
pub struct Draining {
    leaving: watch::Sender<bool>,
}

impl Draining {
    /// Lets running requests finish; idle connections end at once.
    pub async fn finish(self) {
        self.leaving.send_replace(true);
        // Each connection holds a receiver.
        self.leaving.closed().await;
    }
}

/// Accepts and serves until `stop` is done.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    proxies: Vec<Network>,
    stop: impl Future<Output = ()>,
) -> Draining {
    let crowd = Crowd::new(proxies);
    let leaving = watch::Sender::new(false);
    let mut stop = pin!(stop);
    loop {
        let accepted = async {
            let permit = crowd.room().await;
            (permit, listener.accept().await)
        };
        let accepted = tokio::select! {
            accepted = accepted => accepted,
            () = &mut stop => return Draining { leaving },
        };
        match accepted {
            (permit, Ok((stream, peer))) => {
                if let Some(place) = crowd.admit(peer.ip(), permit) {
                    tokio::spawn(connection(stream, peer, place, router.clone(), leaving.subscribe()));
                }
            }
            (_, Err(error)) => {
                // One broken handshake, or no file left: the next one may do.
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(REST).await;
            }
        }
    }
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    place: Place,
    router: Router,
    mut leaving: watch::Receiver<bool>,
) {
    // Without it only the last bytes of an answer travel a little later.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(|body| patient(Body::new(body)));
        request.extensions_mut().insert(Peer(peer.ip()));
        router.clone().oneshot(request)
    });
    let line = TokioIo::new(Line::new(stream, place));
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(line, service)
        .with_upgrades();
    let mut serving = pin!(serving);
    let done = tokio::select! {
        done = serving.as_mut() => done,
        () = thrown(&mut leaving) => {
            serving.as_mut().graceful_shutdown();
            serving.await
        }
    };
    if let Err(error) = done {
        // A connection that broke is the other side's business.
        tracing::debug!(%error, "a connection ended early");
    }
}
