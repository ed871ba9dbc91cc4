//! Which text a box begins with, when the browser and the server each kept one. Pure.

use desk::conversation::Writing;
use desk::{FileId, Timestamp};
use serde::{Deserialize, Serialize};

/// A file that is on the server and hangs on a text that is not sent yet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeptFile {
    /// Key.
    pub id: FileId,
    /// Name as shown.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// A text as the browser keeps it, at once, for one person, ticket and kind.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Local {
    /// The text.
    pub html: String,
    /// The server's revision it was made from; 0 = none.
    pub revision: i64,
    /// When the last key was pressed.
    pub at: Timestamp,
    /// The server has exactly this.
    pub confirmed: bool,
    /// Its files.
    pub files: Vec<KeptFile>,
    /// The key of a first try to send it, so that a second one is the same message.
    pub key: String,
}

/// A text with where it came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// The text.
    pub html: String,
    /// When it was kept.
    pub at: Timestamp,
}

/// What a box begins with.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Begin {
    /// The text; empty for none.
    pub html: String,
    /// The server's newest revision.
    pub revision: i64,
    /// When the server kept exactly this text.
    pub saved_at: Option<Timestamp>,
    /// Another text that is not this one: both are offered.
    pub other: Option<Version>,
}

/// Chooses. The newer of two texts is shown, the other is offered; a text that the server once had and has no longer was
/// sent or emptied in another tab and is gone.
pub fn begin(server: Option<&desk::ticket::Draft>, local: Option<&Local>) -> Begin {
    let server = server.filter(|draft| !draft.html.is_empty());
    let local = local.filter(|local| !local.html.is_empty());
    match (server, local) {
        (None, None) => Begin::default(),
        (Some(server), None) => from_server(server, None),
        (None, Some(local)) if local.confirmed => Begin::default(),
        (None, Some(local)) => Begin { html: local.html.clone(), ..Begin::default() },
        (Some(server), Some(local)) => {
            if server.html == local.html || local.confirmed {
                return from_server(server, None);
            }
            let mine =
                Begin { html: local.html.clone(), revision: server.revision, saved_at: None, other: None };
            if local.revision == server.revision {
                return mine; // the same text, written further
            }
            if local.at >= server.saved_at {
                let other = Version { html: server.html.clone(), at: server.saved_at };
                Begin { other: Some(other), ..mine }
            } else {
                from_server(server, Some(Version { html: local.html.clone(), at: local.at }))
            }
        }
    }
}

fn from_server(server: &desk::ticket::Draft, other: Option<Version>) -> Begin {
    Begin { html: server.html.clone(), revision: server.revision, saved_at: Some(server.saved_at), other }
}

/// The name under which the browser keeps a text.
pub fn place(user: desk::UserId, ticket: desk::TicketId, kind: Writing) -> String {
    format!("guichet.draft.{user}.{ticket}.{}", kind.word())
}

/// The name under which the browser keeps a message that waits for the connection.
pub fn waiting_place(user: desk::UserId, ticket: desk::TicketId, kind: Writing) -> String {
    format!("guichet.waiting.{user}.{ticket}.{}", kind.word())
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::ticket::Draft;

    fn server(revision: i64, html: &str, at: i64) -> Draft {
        Draft { kind: Writing::Reply, revision, html: html.into(), saved_at: Timestamp(at) }
    }

    fn local(revision: i64, html: &str, at: i64, confirmed: bool) -> Local {
        Local { html: html.into(), revision, at: Timestamp(at), confirmed, ..Local::default() }
    }

    #[test]
    fn a_text_only_the_browser_has_is_shown_unless_the_server_had_it_once() {
        assert_eq!(begin(None, Some(&local(0, "a", 1, false))).html, "a");
        assert_eq!(begin(None, Some(&local(3, "a", 1, true))), Begin::default());
    }

    #[test]
    fn a_text_written_further_without_a_connection_goes_on() {
        let begun = begin(Some(&server(2, "a", 5)), Some(&local(2, "ab", 9, false)));
        assert_eq!((begun.html.as_str(), begun.revision, begun.other), ("ab", 2, None));
        assert_eq!(begun.saved_at, None, "the server does not have it yet");
    }

    #[test]
    fn a_text_changed_in_another_place_replaces_one_that_was_kept_everywhere() {
        let begun = begin(Some(&server(3, "b", 5)), Some(&local(2, "a", 9, true)));
        assert_eq!((begun.html.as_str(), begun.revision, begun.other), ("b", 3, None));
    }

    #[test]
    fn two_texts_that_went_apart_are_both_offered_the_newer_first() {
        let newer_here = begin(Some(&server(3, "there", 5)), Some(&local(2, "here", 9, false)));
        assert_eq!(newer_here.html, "here");
        assert_eq!(newer_here.other.expect("offered").html, "there");
        let newer_there = begin(Some(&server(3, "there", 9)), Some(&local(2, "here", 5, false)));
        assert_eq!(newer_there.html, "there");
        assert_eq!(newer_there.other.expect("offered").html, "here");
        assert_eq!(newer_there.revision, 3);
    }

    #[test]
    fn equal_texts_are_one() {
        let begun = begin(Some(&server(3, "same", 5)), Some(&local(1, "same", 9, false)));
        assert_eq!((begun.other, begun.saved_at), (None, Some(Timestamp(5))));
    }

    #[test]
    fn a_place_names_person_ticket_and_kind() {
        let place = place(desk::UserId(4), desk::TicketId(7), Writing::Comment);
        assert_eq!(place, "guichet.draft.4.7.comment");
    }
}
