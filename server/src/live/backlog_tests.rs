//! What waits for a slow browser stays small and stays true.

use super::*;
use desk::conversation::{Author, Body, BodyKind, Channel, MessageKind, MessageView};
use desk::event::{Activity, Because, By, What};
use desk::pipeline::StatusCategory;
use desk::ticket::{Facts, Wrote};
use desk::{ContactId, ConversationId, MessageId, PipelineId, StatusId, TicketNumber, Timestamp, UserId};

fn facts(owner: Option<i64>) -> Facts {
    Facts {
        id: TicketId(1),
        pipeline: PipelineId(1),
        status: StatusId(1),
        category: StatusCategory::New,
        owner: owner.map(UserId),
        team: None,
        priority: None,
        about: None,
        channel: None,
        spam: false,
        deleted: false,
        merged: false,
        repliers: Vec::new(),
    }
}

fn message(id: i64, shown: &str) -> MessageView {
    MessageView {
        id: MessageId(id),
        conversation: ConversationId(1),
        kind: MessageKind::Received,
        author: Author::Contact(ContactId(1)),
        author_name: String::new(),
        author_address: String::new(),
        stranger: false,
        at: Timestamp(0),
        seq: Seq(1),
        body: Body { kind: BodyKind::Text, shown: shown.to_owned(), quoted: String::new() },
        attachments: Vec::new(),
        delivery: None,
        matched: None,
        automatic: false,
        damaged: false,
    }
}

fn moved(seq: i64, before: Option<i64>, after: Option<i64>, messages: Vec<MessageView>) -> Change {
    let row = TicketRow {
        facts: facts(after),
        number: TicketNumber(1),
        subject: "Lock".into(),
        contact: None,
        contact_name: String::new(),
        channel: Channel::Hand,
        snippet: String::new(),
        wrote: Wrote::System,
        created_at: Timestamp(0),
        moved_at: Timestamp(0),
        moved_seq: Seq(0),
        failed: false,
    };
    let what = What::Priority { from: None, to: None };
    let activity = Activity {
        seq: Seq(seq),
        at: Timestamp(0),
        by: By::System,
        by_name: String::new(),
        what,
        because: Because::Asked,
    };
    Change::new(Moved {
        ticket: Some(TicketId(1)),
        seq: Seq(seq),
        before: Some(facts(before)),
        row: Some(row),
        activities: vec![activity],
        messages,
        took_back: Vec::new(),
        delivered: Vec::new(),
        people: false,
    })
}

#[test]
fn two_changes_of_one_ticket_wait_as_one_with_the_first_before_and_the_newest_row() {
    let mut backlog = Backlog::default();
    backlog.put(&moved(1, Some(1), Some(2), vec![message(1, "a")]), Some(TicketId(1)));
    backlog.put(&moved(2, Some(2), Some(3), vec![message(1, "b"), message(2, "c")]), Some(TicketId(1)));
    let changes = backlog.into_changes(Seq(0));
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].before, Some(facts(Some(1))));
    assert_eq!(changes[0].row.as_ref().map(|row| row.facts.owner), Some(Some(UserId(3))));
    let shown: Vec<&str> = changes[0].messages.iter().map(|message| message.body.shown.as_str()).collect();
    assert_eq!(shown, ["b", "c"], "the changed message once, as it is now");
    assert_eq!((changes[0].activities.len(), changes[0].seq), (2, Seq(2)));
}

#[test]
fn messages_wait_only_for_those_who_have_the_ticket_open() {
    let mut backlog = Backlog::default();
    backlog.put(&moved(1, None, None, vec![message(1, "a")]), Some(TicketId(2)));
    let changes = backlog.into_changes(Seq(0));
    assert!(changes[0].messages.is_empty() && changes[0].activities.is_empty());
}

#[test]
fn what_was_judged_already_is_not_told_again() {
    let mut backlog = Backlog::default();
    backlog.put(&moved(5, None, None, Vec::new()), None);
    assert!(backlog.into_changes(Seq(5)).is_empty());
}

#[test]
fn a_backlog_at_its_bound_waits_and_one_past_it_becomes_a_resync() {
    let whole = |size: usize| {
        let mut backlog = Backlog::default();
        backlog.put(&moved(1, None, None, vec![message(1, &"x".repeat(size))]), Some(TicketId(1)));
        backlog
    };
    let rest = weight(&moved(1, None, None, vec![message(1, "")]).whole);
    assert!(!whole(LIVE_OUT - rest).overflowed);
    let over = whole(LIVE_OUT - rest + 1);
    assert!(over.overflowed && !over.is_empty());
    assert!(over.into_changes(Seq(0)).is_empty(), "nothing of it is kept");
}

#[test]
fn a_new_subscription_forgets_the_tickets_and_keeps_the_rest() {
    let mut backlog = Backlog::default();
    backlog.put(&moved(1, None, None, Vec::new()), None);
    backlog.people = true;
    backlog.forget_tickets();
    assert!(backlog.people && !backlog.is_empty() && backlog.into_changes(Seq(0)).is_empty());
}
