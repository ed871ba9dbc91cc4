//! What the panes of one open ticket share while it is on screen: which face is shown, who writes what, what was seen.

use crate::ticket::timeline::Face;
use desk::conversation::Writing;
use desk::ticket::Doing;
use desk::{MessageId, Seq, TicketId};
use leptos::prelude::*;

/// Made anew for each ticket. Handlers that may run after it left use the `try_` forms.
#[derive(Clone, Copy)]
pub struct Opened {
    /// The ticket.
    pub id: TicketId,
    /// The face in sight.
    pub face: RwSignal<Face>,
    /// The box in sight.
    pub writing: RwSignal<Writing>,
    /// The newest event whose message this person had on screen: what "somebody wrote since" is measured by.
    pub seen: RwSignal<Seq>,
    /// What this person does here.
    pub doing: RwSignal<Doing>,
    /// A message to bring into view; own ones only.
    pub reveal: RwSignal<Option<MessageId>>,
}

impl Opened {
    /// Provides it to the panes of `id`.
    pub fn provide(id: TicketId, seen: Seq) -> Opened {
        let opened = Opened {
            id,
            face: RwSignal::new(Face::Conversation),
            writing: RwSignal::new(Writing::Reply),
            seen: RwSignal::new(seen),
            doing: RwSignal::new(Doing::Viewing),
            reveal: RwSignal::new(None),
        };
        provide_context(opened);
        opened
    }

    /// The one of this pane.
    pub fn here() -> Opened {
        expect_context::<Opened>()
    }
}
