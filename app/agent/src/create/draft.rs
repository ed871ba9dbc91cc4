//! What the form holds, as text where a field holds text, and the ticket it describes.

use desk::person::Contact;
use desk::pipeline::Status;
use desk::ticket::{NewTicket, Priority};
use leptos::prelude::*;

/// Value of a field whose answer is "none".
pub(super) const NONE: &str = "";

/// The fields.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) subject: RwSignal<String>,
    pub(super) status: RwSignal<String>,
    pub(super) priority: RwSignal<String>,
    pub(super) owner: RwSignal<Option<String>>,
    pub(super) team: RwSignal<String>,
    pub(super) about: RwSignal<String>,
    /// The chosen contact's address, or a new one.
    pub(super) email: RwSignal<String>,
    /// The name of a new contact.
    pub(super) name: RwSignal<String>,
    /// The contact was found in the address book.
    pub(super) contact: RwSignal<Option<Contact>>,
    pub(super) comment: RwSignal<String>,
}

impl Draft {
    pub(super) fn new() -> Draft {
        let text = || RwSignal::new(String::new());
        Draft {
            subject: text(),
            status: text(),
            priority: text(),
            owner: RwSignal::new(None),
            team: text(),
            about: text(),
            email: text(),
            name: text(),
            contact: RwSignal::new(None),
            comment: text(),
        }
    }

    pub(super) fn clear(self) {
        for text in [
            self.subject,
            self.status,
            self.priority,
            self.team,
            self.about,
            self.email,
            self.name,
            self.comment,
        ] {
            text.set(String::new());
        }
        self.owner.set(None);
        self.contact.set(None);
    }

    /// Something was typed that would be lost.
    pub(super) fn begun(self) -> bool {
        [self.subject, self.email, self.comment].iter().any(|text| text.with(|text| !text.trim().is_empty()))
    }

    /// The ticket, as it stands in the fields now.
    pub(super) fn ticket(self) -> NewTicket {
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        NewTicket {
            subject: text(self.subject),
            status: text(self.status).parse().ok(),
            priority: Priority::from_word(&text(self.priority)),
            owner: self.owner.get_untracked().and_then(|id| id.parse().ok()),
            team: text(self.team).parse().ok(),
            about: text(self.about).parse().ok(),
            email: text(self.email),
            name: text(self.name),
            comment: text(self.comment),
        }
    }
}

/// The status field's first answer: what a new ticket gets anyway.
pub(super) fn usual(statuses: &[Status], at_creation: Option<&Status>) -> String {
    at_creation.or(statuses.first()).map(|status| status.id.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::{StatusId, UserId};

    #[test]
    fn empty_answers_are_none_and_text_is_trimmed() {
        Owner::new().with(|| {
            let draft = Draft::new();
            draft.subject.set("  Lock 12 ".into());
            draft.status.set("2".into());
            draft.owner.set(Some("7".into()));
            let ticket = draft.ticket();
            assert_eq!(ticket.subject, "Lock 12");
            assert_eq!((ticket.status, ticket.owner), (Some(StatusId(2)), Some(UserId(7))));
            assert_eq!((ticket.priority, ticket.team, ticket.about), (None, None, None));
            assert!(draft.begun());
            draft.clear();
            assert!(!draft.begun());
            assert_eq!(draft.ticket(), NewTicket::default());
        });
    }
}
