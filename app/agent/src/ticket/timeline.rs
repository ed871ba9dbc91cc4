//! What stands in the thread, in which order: messages and the lines between them, long runs of lines folded. Pure.

use crate::ticket::sentence;
use desk::conversation::{MessageKind, MessageView};
use desk::event::Activity;
use desk::{MessageId, Seq};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A face of the ticket.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Face {
    /// Messages of both kinds and what happened between them.
    #[default]
    Conversation,
    /// Internal comments only.
    Internal,
    /// All that happened.
    Activities,
}

impl Face {
    /// In the order of the tabs.
    pub const ALL: [Face; 3] = [Face::Conversation, Face::Internal, Face::Activities];

    /// The word in ids of elements.
    pub fn word(self) -> &'static str {
        match self {
            Face::Conversation => "conversation",
            Face::Internal => "internal",
            Face::Activities => "activities",
        }
    }

    /// From that word.
    pub fn from_word(word: &str) -> Option<Face> {
        Face::ALL.into_iter().find(|face| face.word() == word)
    }
}

/// One thing in the thread.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Entry {
    /// A message; the second number changes with all of it but its way out, so that a change draws it anew.
    Message(MessageId, u64),
    /// One line.
    Activity(Seq),
    /// A run of lines, folded.
    Run(Vec<Seq>),
}

/// What tells entries apart while the thread changes. A run keeps its key while it grows, so that an unfolded one stays so.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum EntryKey {
    /// See [`Entry::Message`].
    Message(MessageId, u64),
    /// See [`Entry::Activity`].
    Activity(Seq),
    /// By its first line.
    Run(Seq),
}

impl Entry {
    /// Its key.
    pub fn key(&self) -> EntryKey {
        match self {
            Entry::Message(id, print) => EntryKey::Message(*id, *print),
            Entry::Activity(seq) => EntryKey::Activity(*seq),
            Entry::Run(seqs) => EntryKey::Run(seqs.first().copied().unwrap_or_default()),
        }
    }
}

/// The longest run of lines that is not folded.
pub const LINES: usize = 3;

/// The thread of one face. `older`: messages before the first are not loaded, so lines before it would stand alone.
pub fn entries(face: Face, messages: &[MessageView], activities: &[Activity], older: bool) -> Vec<Entry> {
    if face == Face::Activities {
        let told = activities.iter().filter(|activity| sentence::worth_telling(activity));
        return told.map(|activity| Entry::Activity(activity.seq)).collect();
    }
    let shown =
        messages.iter().filter(|message| face == Face::Conversation || message.kind == MessageKind::Comment);
    if face == Face::Internal {
        return shown.map(message).collect();
    }
    let first = messages.first().map(|message| (message.at, message.seq)).filter(|_| older);
    let mut lines = activities
        .iter()
        .filter(|activity| sentence::beside_messages(activity))
        .filter(|activity| first.is_none_or(|first| (activity.at, activity.seq) > first))
        .peekable();
    let mut out = Vec::new();
    let mut run = Vec::new();
    for next in shown {
        while let Some(line) = lines.next_if(|line| (line.at, line.seq) < (next.at, next.seq)) {
            run.push(line.seq);
        }
        fold(&mut run, &mut out);
        out.push(message(next));
    }
    run.extend(lines.map(|line| line.seq));
    fold(&mut run, &mut out);
    out
}

fn message(message: &MessageView) -> Entry {
    Entry::Message(message.id, print(message))
}

/// All of a message but its delivery, as a number.
fn print(message: &MessageView) -> u64 {
    let mut hasher = DefaultHasher::new();
    (message.at, &message.author_name, &message.author_address, message.stranger).hash(&mut hasher);
    (message.automatic, message.damaged, message.body.kind).hash(&mut hasher);
    (&message.body.shown, &message.body.quoted).hash(&mut hasher);
    for file in &message.attachments {
        (file.id, &file.name, file.size).hash(&mut hasher);
    }
    hasher.finish()
}

fn fold(run: &mut Vec<Seq>, out: &mut Vec<Entry>) {
    if run.len() > LINES {
        out.push(Entry::Run(std::mem::take(run)));
    } else {
        out.extend(run.drain(..).map(Entry::Activity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use desk::conversation::{Author, Body, BodyKind};
    use desk::event::{Because, By, What};
    use desk::{ContactId, ConversationId, Timestamp, UserId};

    fn wrote(id: i64, at: i64, kind: MessageKind) -> MessageView {
        MessageView {
            id: MessageId(id),
            conversation: ConversationId(1),
            kind,
            author: Author::Contact(ContactId(1)),
            author_name: "Marieke Claes".into(),
            author_address: String::new(),
            stranger: false,
            at: Timestamp(at),
            seq: Seq(at),
            body: Body { kind: BodyKind::Text, shown: "Hello".into(), quoted: String::new() },
            attachments: Vec::new(),
            delivery: None,
            matched: None,
            automatic: false,
            damaged: false,
        }
    }

    fn renamed(at: i64) -> Activity {
        Activity {
            seq: Seq(at),
            at: Timestamp(at),
            by: By::User(UserId(1)),
            by_name: String::new(),
            what: What::Subject,
            because: Because::Asked,
        }
    }

    fn shape(entries: &[Entry]) -> Vec<String> {
        let one = |entry: &Entry| match entry {
            Entry::Message(id, _) => format!("m{id}"),
            Entry::Activity(seq) => format!("a{seq}"),
            Entry::Run(seqs) => format!("run of {}", seqs.len()),
        };
        entries.iter().map(one).collect()
    }

    #[test]
    fn lines_stand_between_the_messages_they_happened_between() {
        let messages = [wrote(1, 10, MessageKind::Received), wrote(2, 30, MessageKind::Reply)];
        let activities = [renamed(20), renamed(40)];
        let entries = entries(Face::Conversation, &messages, &activities, false);
        assert_eq!(shape(&entries), ["m1", "a20", "m2", "a40"]);
    }

    #[test]
    fn a_run_of_more_than_three_lines_is_folded_and_three_are_not() {
        let messages = [wrote(1, 10, MessageKind::Received)];
        let three: Vec<Activity> = (11..14).map(renamed).collect();
        let four: Vec<Activity> = (11..15).map(renamed).collect();
        assert_eq!(
            shape(&entries(Face::Conversation, &messages, &three, false)),
            ["m1", "a11", "a12", "a13"]
        );
        assert_eq!(shape(&entries(Face::Conversation, &messages, &four, false)), ["m1", "run of 4"]);
    }

    #[test]
    fn a_growing_run_keeps_its_key() {
        let four: Vec<Activity> = (11..15).map(renamed).collect();
        let five: Vec<Activity> = (11..16).map(renamed).collect();
        let key = |activities: &[Activity]| entries(Face::Conversation, &[], activities, false)[0].key();
        assert_eq!(key(&four), key(&five));
    }

    #[test]
    fn the_internal_face_holds_comments_and_nothing_else() {
        let messages = [wrote(1, 10, MessageKind::Received), wrote(2, 20, MessageKind::Comment)];
        assert_eq!(shape(&entries(Face::Internal, &messages, &[renamed(15)], false)), ["m2"]);
    }

    #[test]
    fn lines_older_than_the_first_loaded_message_wait_for_it() {
        let messages = [wrote(1, 10, MessageKind::Received)];
        let activities = [renamed(5), renamed(15)];
        assert_eq!(shape(&entries(Face::Conversation, &messages, &activities, true)), ["m1", "a15"]);
        assert_eq!(shape(&entries(Face::Conversation, &messages, &activities, false)), ["a5", "m1", "a15"]);
    }

    #[test]
    fn a_changed_body_is_another_entry_and_a_changed_delivery_is_not() {
        let before = wrote(1, 10, MessageKind::Reply);
        let mut sent = before.clone();
        sent.delivery = Some(desk::conversation::Delivery::Kept);
        let mut edited = before.clone();
        edited.body.shown = "Goodbye".into();
        let key = |message: &MessageView| {
            entries(Face::Conversation, std::slice::from_ref(message), &[], false)[0].key()
        };
        assert_eq!(key(&before), key(&sent));
        assert_ne!(key(&before), key(&edited));
    }
}
