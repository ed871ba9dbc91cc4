//! One connected browser: hears what it shows, tells what changed there. Knows no sockets; `socket.rs` brings those.

use super::hub::Hub;
use super::line::{Ended, Heard, Told};
use super::seat::Seat;
use super::watching::Watching;
use crate::switch::thrown;
use desk::Refusal;
use desk::limits::LIVE_IN_A_MINUTE;
use desk::live::{Change, Frame, Say};
use desk::person::Session;
use futures::{Sink, SinkExt, Stream, StreamExt};
use service::Fault;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

/// How often a quiet connection says hello.
const BEAT: Duration = Duration::from_secs(25);
/// A browser that said nothing for so long is gone, whatever its socket says.
const DEAD: Duration = Duration::from_secs(60);
/// How often the sign-in and its rights are looked up, beside at once when people changed.
const RECHECK: Duration = Duration::from_secs(60);
/// How long one frame may take to leave.
const SEND: Duration = Duration::from_secs(30);

pub(super) struct Client<O> {
    pub(super) hub: Arc<Hub>,
    pub(super) seat: Arc<Seat>,
    pub(super) watching: Watching,
    tell: O,
    closing: watch::Receiver<bool>,
    /// When the counts are told next, if they may have changed.
    pub(super) counts_at: Option<Instant>,
    /// When they were told last.
    pub(super) counted: Instant,
}

/// Serves one browser until it leaves or must go.
pub async fn attend<I, O>(hub: Arc<Hub>, session: Session, hear: I, tell: O) -> Ended
where
    I: Stream<Item = Heard> + Unpin,
    O: Sink<Told> + Unpin,
{
    let seat = hub.sit(&session).await;
    let closing = hub.closing();
    let mut watching = Watching::new(session.agent);
    watching.users = hub.shared.users(&hub.desk).await.ok();
    let mut client = Client {
        hub: hub.clone(),
        seat: seat.clone(),
        watching,
        tell,
        closing,
        counts_at: None,
        counted: Instant::now(),
    };
    let ended = client.run(hear).await.err().unwrap_or(Ended::Left);
    if let Some(ticket) = client.watching.ticket()
        && hub.presence.leave(ticket, seat.id)
    {
        hub.tell_present(ticket);
    }
    hub.stand(&seat).await;
    // A browser that is gone cannot hear it, and needs not.
    let _ = timeout(Duration::from_secs(1), client.tell.send(Told::Close(ended))).await;
    ended
}

impl<O: Sink<Told> + Unpin> Client<O> {
    async fn run<I: Stream<Item = Heard> + Unpin>(&mut self, mut hear: I) -> Result<(), Ended> {
        let seat = self.seat.clone();
        let mut closing = self.closing.clone();
        let mut beat = interval(BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut recheck = interval(RECHECK);
        recheck.set_missed_tick_behavior(MissedTickBehavior::Delay);
        recheck.tick().await; // the first tick is at once, and the session was just looked up
        beat.tick().await; // likewise: hello comes before anything else
        self.frame(Change::Hello).await?;
        let (mut heard_at, mut minute, mut heard) = (Instant::now(), Instant::now(), 0);
        loop {
            let counts_at = self.counts_at;
            tokio::select! {
                next = hear.next() => {
                    let Some(next) = next else { return Ok(()) };
                    heard_at = Instant::now();
                    if minute.elapsed() > Duration::from_secs(60) {
                        (minute, heard) = (heard_at, 0);
                    }
                    heard += 1;
                    if heard > LIVE_IN_A_MINUTE {
                        return Err(Ended::Misused);
                    }
                    self.hear(next).await?;
                }
                () = seat.rung() => self.tell_waiting().await?,
                () = until(counts_at) => self.tell_counts().await?,
                _ = beat.tick() => {
                    if heard_at.elapsed() > DEAD {
                        return Err(Ended::Silent);
                    }
                    self.frame(Change::Hello).await?;
                    self.send(Told::Ping).await?;
                }
                _ = recheck.tick() => self.recheck(true).await.map(drop)?,
                () = thrown(&mut closing) => return Err(Ended::Restart),
            }
        }
    }

    async fn hear(&mut self, heard: Heard) -> Result<(), Ended> {
        match heard {
            Heard::Nonsense => Err(Ended::Misused),
            Heard::Alive | Heard::Say(Say::Ping) => Ok(()),
            Heard::Say(Say::Watch { list, ticket }) => self.watch(list, ticket).await,
            Heard::Say(Say::Doing(doing)) => {
                if let Some(ticket) = self.watching.ticket()
                    && self.hub.presence.doing(ticket, self.seat.id, doing, Instant::now())
                {
                    self.hub.tell_present(ticket);
                }
                Ok(())
            }
            Heard::Say(Say::Saw(ticket, seq)) => {
                match self.hub.desk.saw(&self.watching.actor(), ticket, seq).await {
                    Ok(()) => self.hub.saw(&self.seat, ticket, seq),
                    // Out of sight since: there is nothing to note, and nothing to say.
                    Err(Refusal::NotFound) => {}
                    Err(refusal) => return Err(fault(Fault::Refused(refusal))),
                }
                Ok(())
            }
        }
    }

    pub(super) async fn frame(&mut self, change: Change) -> Result<(), Ended> {
        let (build, now) = (self.hub.build.clone(), self.hub.desk.now());
        let frame = Frame { build, seq: self.watching.judged, now, change };
        self.send(Told::Frame(Box::new(frame))).await
    }

    /// Sends; a browser that does not take it in time, or a server that goes, ends the connection.
    async fn send(&mut self, told: Told) -> Result<(), Ended> {
        let Client { tell, closing, .. } = self;
        tokio::select! {
            sent = timeout(SEND, tell.send(told)) => match sent {
                Ok(Ok(())) => Ok(()),
                Ok(Err(_)) => Err(Ended::Left),
                Err(_) => Err(Ended::Silent),
            },
            () = thrown(closing) => Err(Ended::Restart),
        }
    }
}

/// A fault of ours ends the connection; the browser comes back by itself.
pub(super) fn fault(fault: Fault) -> Ended {
    tracing::error!(%fault, "a live connection could not be served");
    Ended::Fault
}

async fn until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}
