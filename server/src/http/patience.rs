//! How long we wait for the other side: a body that dribbles and a reader that does not read are cut off, so that nobody holds a
//! connection for nothing (safety.md S5).

use axum::body::{Body, HttpBody};
use bytes::Bytes;
use futures::{StreamExt, stream};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep, timeout};

/// What a body may take beside the time its bytes are allowed; also how long until its first byte.
pub const GRACE: Duration = Duration::from_secs(10);
/// Bytes a second that a body must bring.
pub const RATE: u64 = 1024;
/// How long a reader may take nothing of what we send.
pub const STALLED: Duration = Duration::from_secs(30);

/// The body, with an end to our patience. Only waiting counts: what we do with the bytes is not the sender's fault.
pub fn patient(body: Body) -> Body {
    if body.is_end_stream() {
        return body;
    }
    let state = Some((body.into_data_stream(), Duration::ZERO, 0_u64));
    Body::from_stream(stream::unfold(state, |state| async move {
        let (mut chunks, waited, bytes) = state?;
        let left = (GRACE + Duration::from_secs(bytes / RATE)).saturating_sub(waited);
        let begun = Instant::now();
        let item: Result<Bytes, axum::Error> = match timeout(left, chunks.next()).await {
            Ok(None) => return None,
            Ok(Some(item)) => item,
            Err(_) => {
                Err(axum::Error::new(io::Error::new(io::ErrorKind::TimedOut, "the body came too slowly")))
            }
        };
        let next = match &item {
            Ok(chunk) => Some((chunks, waited + begun.elapsed(), bytes + chunk.len() as u64)),
            Err(_) => None,
        };
        Some((item, next))
    }))
}

/// A connection whose writes do not wait for ever; `held` is dropped with it.
pub struct Line<H> {
    io: TcpStream,
    stalled: Option<Pin<Box<Sleep>>>,
    _held: H,
}

impl<H> Line<H> {
    /// Wraps a connection.
    pub fn new(io: TcpStream, held: H) -> Line<H> {
        Line { io, stalled: None, _held: held }
    }

    fn watched<T>(&mut self, cx: &mut Context<'_>, poll: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if poll.is_ready() {
            self.stalled = None;
            return poll;
        }
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(sleep(STALLED)));
        match stalled.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<H: Unpin> AsyncRead for Line<H> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_read(cx, buf)
    }
}

impl<H: Unpin> AsyncWrite for Line<H> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.io).poll_write(cx, buf);
        self.watched(cx, poll)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.io).poll_write_vectored(cx, bufs);
        self.watched(cx, poll)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let poll = Pin::new(&mut self.io).poll_flush(cx);
        self.watched(cx, poll)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dribble(chunk: usize, pause: Duration, times: usize) -> Body {
        Body::from_stream(stream::unfold(0, move |sent| async move {
            if sent == times {
                return None;
            }
            sleep(pause).await;
            Some((Ok::<_, io::Error>(Bytes::from(vec![0; chunk])), sent + 1))
        }))
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_slower_than_a_kilobyte_a_second_is_cut_off() {
        let slow = patient(dribble(1, Duration::from_secs(3), 100));
        assert!(axum::body::to_bytes(slow, usize::MAX).await.is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_but_steady_body_arrives_whole() {
        let steady = patient(dribble(4096, Duration::from_secs(3), 100));
        assert_eq!(axum::body::to_bytes(steady, usize::MAX).await.expect("whole").len(), 409_600);
    }
}
