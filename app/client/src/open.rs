//! The open ticket in the store: filled by its page, changed by frames and by what this person does.

use desk::conversation::{Delivery, MessageView};
use desk::event::Activity;
use desk::ticket::{Delivered, Draft, ListItem, Present, ReplyRoute, TicketPage, TicketRow};
use desk::{MessageId, Seq, TicketId, person::Contact};
use leptos::prelude::*;

/// The ticket on screen, as separate signals, so that a new message redraws no header.
#[derive(Clone, Copy)]
pub struct OpenTicket {
    /// Which; `None` while no ticket is on screen.
    pub id: RwSignal<Option<TicketId>>,
    /// Its row.
    pub row: RwSignal<Option<TicketRow>>,
    /// First requester.
    pub contact: RwSignal<Option<Contact>>,
    /// Other requesters and followers who are contacts.
    pub others: RwSignal<Vec<Contact>>,
    /// Other tickets of the first requester.
    pub other_tickets: RwSignal<u64>,
    /// Messages of both kinds, oldest first.
    pub messages: RwSignal<Vec<MessageView>>,
    /// There are older ones.
    pub older: RwSignal<bool>,
    /// What happened, oldest first.
    pub activities: RwSignal<Vec<Activity>>,
    /// Where a reply goes.
    pub route: RwSignal<ReplyRoute>,
    /// Who else is here.
    pub present: RwSignal<Vec<Present>>,
    /// Drafts as the server had them when the page was loaded.
    pub drafts: RwSignal<Vec<Draft>>,
    /// The newest event known of this ticket.
    pub seq: RwSignal<Seq>,
    /// The ticket went out of sight while it was open.
    pub lost: RwSignal<bool>,
}

impl OpenTicket {
    pub(crate) fn new() -> OpenTicket {
        OpenTicket {
            id: RwSignal::new(None),
            row: RwSignal::new(None),
            contact: RwSignal::new(None),
            others: RwSignal::new(Vec::new()),
            other_tickets: RwSignal::new(0),
            messages: RwSignal::new(Vec::new()),
            older: RwSignal::new(false),
            activities: RwSignal::new(Vec::new()),
            route: RwSignal::new(ReplyRoute::NoContact),
            present: RwSignal::new(Vec::new()),
            drafts: RwSignal::new(Vec::new()),
            seq: RwSignal::new(Seq(0)),
            lost: RwSignal::new(false),
        }
    }

    /// Fills in a page that was loaded.
    pub fn fill(self, page: TicketPage) {
        batch(move || {
            if !self.is(page.row.facts.id) {
                self.present.set(Vec::new());
            }
            self.lost.set(false);
            self.seq.set(page.seq);
            self.contact.set(page.contact);
            self.others.set(page.others);
            self.other_tickets.set(page.other_tickets);
            self.messages.set(page.messages);
            self.older.set(page.older);
            self.activities.set(page.activities);
            self.route.set(page.route);
            self.drafts.set(page.drafts);
            self.id.set(Some(page.row.facts.id));
            self.row.set(Some(page.row));
        });
    }

    /// The page was left.
    pub fn clear(self) {
        batch(move || {
            self.id.set(None);
            self.row.set(None);
            self.present.set(Vec::new());
            self.lost.set(false);
        });
    }

    /// Whether this ticket is on screen.
    pub fn is(self, id: TicketId) -> bool {
        self.id.get_untracked() == Some(id)
    }

    /// Whether a message belongs to a thread that is on screen.
    pub fn has_thread(self, message: &MessageView) -> bool {
        self.messages.with_untracked(|known| known.iter().any(|one| one.conversation == message.conversation))
    }

    /// The row changed.
    pub fn set_row(self, item: ListItem) {
        if self.is(item.row.facts.id) && self.row.with_untracked(|row| row.as_ref() != Some(&item.row)) {
            self.row.set(Some(item.row));
        }
    }

    /// A message is new or changed.
    pub fn put_message(self, message: MessageView) {
        self.seq.update(|seq| *seq = (*seq).max(message.seq));
        self.messages.update(|messages| match messages.iter_mut().find(|known| known.id == message.id) {
            Some(known) => {
                // The answer to a request may be older than the frame that overtook it: a way out never goes back to its start.
                let went_on = matches!(message.delivery, Some(Delivery::Queued { .. }))
                    && !matches!(known.delivery, None | Some(Delivery::Queued { .. }));
                let delivery = if went_on { known.delivery.take() } else { message.delivery.clone() };
                *known = MessageView { delivery, ..message };
            }
            None => {
                let at = messages.partition_point(|known| (known.at, known.id) < (message.at, message.id));
                messages.insert(at, message);
            }
        });
    }

    /// A message was taken back.
    pub fn drop_message(self, id: MessageId) {
        self.messages.update(|messages| messages.retain(|message| message.id != id));
    }

    /// Older messages were loaded.
    pub fn put_older(self, mut older: Vec<MessageView>, more: bool) {
        self.older.set(more);
        self.messages.update(|messages| {
            older.retain(|message| messages.iter().all(|known| known.id != message.id));
            messages.splice(0..0, older);
        });
    }

    /// Something happened.
    pub fn put_activity(self, activity: Activity) {
        self.seq.update(|seq| *seq = (*seq).max(activity.seq));
        self.activities.update(|activities| {
            if activities.iter().all(|known| known.seq != activity.seq) {
                let at = activities.partition_point(|known| known.seq < activity.seq);
                activities.insert(at, activity);
            }
        });
    }

    /// A reply went on.
    pub fn put_delivered(self, delivered: Delivered) {
        self.messages.update(|messages| {
            if let Some(message) = messages.iter_mut().find(|message| message.id == delivered.message) {
                message.delivery = Some(delivered.delivery);
            }
        });
    }
}
