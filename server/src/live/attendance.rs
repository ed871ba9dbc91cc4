//! Who is connected at all: a person without a connection for two minutes is offline. A reload or a lift ride is not.

use desk::UserId;
use desk::person::Availability;
use service::{Fault, HelpDesk};
use std::collections::HashMap;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::Instant;

/// How long a person counts as here without a connection.
pub const GRACE: Duration = Duration::from_secs(120);

#[derive(Default)]
struct Book {
    here: HashMap<UserId, usize>,
    leaving: HashMap<UserId, Instant>,
}

/// The attendance book. Its lock is held while the desk is told, so that "came" and "left" reach it in the order they happened.
#[derive(Default)]
pub struct Attendance {
    book: Mutex<Book>,
}

impl Attendance {
    /// Opens the book. Who was here when the server stopped has two minutes to come back.
    pub async fn open(desk: &HelpDesk) -> Result<Attendance, Fault> {
        let gone_at = Instant::now() + GRACE;
        let here = desk.users().await?.into_iter().filter(|user| user.availability != Availability::Offline);
        let leaving = here.map(|user| (user.id, gone_at)).collect();
        Ok(Attendance { book: Mutex::new(Book { here: HashMap::new(), leaving }) })
    }

    /// A connection of this person began. True when others should be told.
    pub async fn came(&self, desk: &HelpDesk, user: UserId) -> bool {
        let mut book = self.book.lock().await;
        let connections = book.here.entry(user).or_default();
        *connections += 1;
        let back = *connections == 1 && book.leaving.remove(&user).is_none();
        if back {
            tell(desk, user, true).await;
        }
        back
    }

    /// A connection of this person ended.
    pub async fn left(&self, user: UserId) {
        let mut book = self.book.lock().await;
        let Some(connections) = book.here.get_mut(&user) else { return };
        *connections -= 1;
        if *connections == 0 {
            book.here.remove(&user);
            book.leaving.insert(user, Instant::now() + GRACE);
        }
    }

    /// Strikes out who has been gone for two minutes. True when others should be told.
    pub async fn sweep(&self, desk: &HelpDesk, now: Instant) -> bool {
        let mut book = self.book.lock().await;
        let gone: Vec<UserId> =
            book.leaving.iter().filter(|(_, until)| **until <= now).map(|(user, _)| *user).collect();
        for user in &gone {
            book.leaving.remove(user);
            tell(desk, *user, false).await;
        }
        !gone.is_empty()
    }
}

async fn tell(desk: &HelpDesk, user: UserId, connected: bool) {
    if let Err(fault) = desk.set_connected(user, connected).await {
        tracing::error!(%user, connected, %fault, "could not note who is connected");
    }
}
