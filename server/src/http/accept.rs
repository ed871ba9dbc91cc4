//! Our own accept loop: a time-out for headers, a bound for connections, and an end that lets requests finish. (axum's own has
//! neither, and forgets WebSockets.)

use super::crowd::{Crowd, Place};
use super::patience::{Line, patient};
use super::peer::{Network, Peer};
use axum::Router;
use axum::body::Body;
use http::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

/// How long a client may take to send the head of a request, the first one and each later one.
pub const HEAD: Duration = Duration::from_secs(10);
/// Bytes of a head at most.
const HEAD_BYTES: usize = 64 * 1024;
/// How long to rest when the system has no file left for a connection.
const REST: Duration = Duration::from_millis(100);

/// What is left when nothing is accepted any more.
pub struct Draining {
    connections: GracefulShutdown,
}

impl Draining {
    /// Lets running requests finish; idle connections end at once.
    pub async fn finish(self) {
        self.connections.shutdown().await;
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
    let connections = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = async {
                let permit = crowd.room().await;
                (permit, listener.accept().await)
            } => accepted,
            () = &mut stop => return Draining { connections },
        };
        match accepted {
            (permit, Ok((stream, peer))) => {
                if let Some(place) = crowd.admit(peer.ip(), permit) {
                    let watcher = connections.watcher();
                    let router = router.clone();
                    tokio::spawn(async move {
                        // A connection that broke is the other side's business.
                        let _ = watcher.watch(connection(stream, peer, place, router)).await;
                    });
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

type Served = Result<(), Box<dyn std::error::Error + Send + Sync>>;

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    place: Place,
    router: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = Box<dyn std::error::Error + Send + Sync>> + Future<Output = Served>
{
    // Without it only the last bytes of an answer travel a little later.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(|body| patient(Body::new(body)));
        request.extensions_mut().insert(Peer(peer.ip()));
        router.clone().oneshot(request)
    });
    let mut builder = auto::Builder::new(TokioExecutor::new()).http1_only();
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(HEAD_BYTES)
        .half_close(false);
    builder.serve_connection_with_upgrades(TokioIo::new(Line::new(stream, place)), service).into_owned()
}
