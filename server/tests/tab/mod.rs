//! A browser's tab for tests: the real client of the real hub, with channels where the socket is.

use crate::house::{self, Person, Tested};
use desk::live::{Change, Frame, Say};
use desk::view::{ListQuery, View};
use desk::{Seq, TicketId};
use futures::channel::mpsc;
use futures::{SinkExt, StreamExt};
use server::live::client::attend;
use server::live::{Ended, Heard, Told};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Longer than the tail's look and the counts' throttle together.
pub const QUIET: Duration = Duration::from_millis(700);
/// How long to wait for what surely comes, on a machine that has other things to do.
pub const PATIENCE: Duration = Duration::from_secs(10);

pub struct Tab {
    pub say: mpsc::Sender<Heard>,
    pub told: mpsc::Receiver<Told>,
    pub task: JoinHandle<Ended>,
}

impl Tab {
    /// A tab that has been told hello.
    pub async fn open(tested: &Tested, person: &Person) -> Tab {
        let (say, hear) = mpsc::channel(1_000);
        let (tell, told) = mpsc::channel(1_000);
        let task = tokio::spawn(attend(tested.house.hub.clone(), person.session.clone(), hear, tell));
        let mut tab = Tab { say, told, task };
        let hello = tab.frame().await.expect("hello");
        assert_eq!((hello.change, hello.seq, hello.build.as_str()), (Change::Hello, Seq(0), house::BUILD));
        tab
    }

    pub async fn say(&mut self, say: Say) {
        self.say.send(Heard::Say(say)).await.expect("heard");
    }

    /// Shows a list and perhaps a ticket, read just now; returns what was told up to then.
    pub async fn watch(&mut self, tested: &Tested, view: View, ticket: Option<TicketId>) -> Vec<Change> {
        let seq = tested.desk.newest_seq().await.expect("asked");
        self.watch_since(view, ticket, seq).await
    }

    pub async fn watch_since(&mut self, view: View, ticket: Option<TicketId>, seq: Seq) -> Vec<Change> {
        let list = Some((ListQuery::of(view), seq));
        self.say(Say::Watch { list, ticket: ticket.map(|ticket| (ticket, seq)) }).await;
        let changes = self.changes().await;
        // What comes before is about the screen before (or about people who came).
        let hello = changes
            .iter()
            .position(|change| *change == Change::Hello)
            .expect("the new screen begins with hello");
        changes[hello + 1..].to_vec()
    }

    pub async fn frame(&mut self) -> Option<Frame> {
        self.frame_within(PATIENCE).await
    }

    pub async fn frame_within(&mut self, patience: Duration) -> Option<Frame> {
        loop {
            match timeout(patience, self.told.next()).await {
                Ok(Some(Told::Frame(frame))) => return Some(*frame),
                Ok(Some(Told::Ping)) => {}
                Ok(Some(Told::Close(_)) | None) | Err(_) => return None,
            }
        }
    }

    /// Everything that is told until it is quiet; something is.
    pub async fn changes(&mut self) -> Vec<Change> {
        let first = self.frame().await.map(|frame| frame.change);
        let mut changes: Vec<Change> = first.into_iter().collect();
        changes.extend(self.rest().await);
        changes
    }

    /// Everything that is told until it is quiet; perhaps nothing.
    pub async fn rest(&mut self) -> Vec<Change> {
        let mut changes = Vec::new();
        while let Some(frame) = self.frame_within(QUIET).await {
            changes.push(frame.change);
        }
        changes
    }
}
