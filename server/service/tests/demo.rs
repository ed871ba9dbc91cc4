//! The demo is a desk like any other: what normal use keeps is kept, on both engines, and the same seed gives the same desk.

#![expect(clippy::unwrap_used, reason = "a test says by panicking that something is not as it should be")]

use desk::access::visible;
use desk::event::{Payload, What};
use desk::person::Actor;
use desk::ticket::{Facts, NewTicket, TicketRow};
use desk::view::{ListQuery, View};
use desk::{TicketId, TicketNumber, Timestamp};
use service::Fault;
use service::db::{On, each};
use stand::Stand;
use std::collections::{BTreeMap, HashMap, HashSet};

#[path = "demo/stand.rs"]
mod stand;

const TICKETS: u64 = 200;
const ALL: &str = "select id from ticket order by id";

macro_rules! both {
    ($($name:ident)*) => {
        mod sqlite { $(#[tokio::test] async fn $name() { super::$name(None).await; })* }
        mod postgres {
            $(#[tokio::test] async fn $name() {
                match super::server() {
                    Some(url) => super::$name(Some(&url)).await,
                    None => {}
                }
            })*
        }
    };
}

both! {
    the_same_seed_gives_the_same_desk_and_another_another
    each_view_counts_what_the_filter_finds
    the_log_tells_every_ticket_from_its_beginning_to_its_row
    every_message_has_its_event_its_thread_and_its_mail_id
    the_newest_tickets_are_those_of_the_pictures
    a_desk_that_is_in_use_is_never_filled
    the_desk_goes_on_after_the_demo
    one_message_a_ticket_is_one_message_a_ticket
    a_desk_of_no_or_three_tickets_can_be_filled_too
    a_fill_in_several_loads_is_as_whole_as_a_small_one
}

#[expect(clippy::disallowed_methods, reason = "the test server's address comes by the environment")]
fn server() -> Option<String> {
    std::env::var("GUICHET_TEST_POSTGRES").ok()
}

async fn the_same_seed_gives_the_same_desk_and_another_another(postgres: Option<&str>) {
    let subjects = |rows: Vec<TicketRow>| -> Vec<String> {
        rows.into_iter().map(|row| format!("{} {} {}", row.number, row.subject, row.snippet)).collect()
    };
    let mut all = Vec::new();
    for seed in [7, 7, 8] {
        let stand = Stand::filled(postgres, seed, false).await;
        all.push(subjects(stand.rows().await));
        stand.close().await;
    }
    assert_eq!(all[0].len() as u64, TICKETS);
    assert_eq!(all[0], all[1]);
    assert_ne!(all[0], all[2]);
}

async fn each_view_counts_what_the_filter_finds(postgres: Option<&str>) {
    let stand = Stand::filled(postgres, 1, false).await;
    let rows = stand.rows().await;
    for agent in stand.agents().await {
        let actor = Actor::Agent(agent.clone());
        for (view, counted) in stand.desk.counts(&actor).await.unwrap() {
            let filter = view.filter(&agent);
            let found = rows
                .iter()
                .filter(|row| filter.matches(&row.facts) && visible(&actor).matches(&row.facts))
                .count();
            assert_eq!(counted, found as u64, "{view:?} of {:?}", agent.user);
        }
    }
    let (_, ines) = stand.ines().await;
    let counts: HashMap<View, u64> = stand.desk.counts(&ines).await.unwrap().into_iter().collect();
    assert!((15..=40).contains(&counts[&View::Open]), "{counts:?}");
    assert!((8..=12).contains(&counts[&View::Mine]), "{counts:?}");
    assert!(
        counts[&View::Unassigned] > 0 && counts[&View::Spam] > 0 && counts[&View::Sent] > 0,
        "{counts:?}"
    );
    stand.close().await;
}

async fn the_log_tells_every_ticket_from_its_beginning_to_its_row(postgres: Option<&str>) {
    let stand = Stand::filled(postgres, 2, false).await;
    check_log(&stand).await;
    assert_eq!(stand.number("select n from counter where name = 'ticket'").await, TICKETS as i64);
    stand.close().await;
}

async fn a_desk_of_no_or_three_tickets_can_be_filled_too(postgres: Option<&str>) {
    for tickets in [0, 3] {
        let stand = Stand::on(postgres).await;
        stand.desk.fill_demo(tickets, 1, false).await.unwrap();
        assert_eq!(stand.rows().await.len() as u64, tickets);
        check_log(&stand).await;
        stand.close().await;
    }
}

async fn a_fill_in_several_loads_is_as_whole_as_a_small_one(postgres: Option<&str>) {
    let stand = Stand::on(postgres).await;
    stand.desk.fill_demo(3_200, 9, true).await.unwrap();
    check_log(&stand).await;
    const BEHIND: &str = "
        select count(*) from ticket where moved_seq <> (select max(seq) from message where message.ticket = ticket.id)";
    assert_eq!(
        stand.number(BEHIND).await,
        0,
        "tickets that went on after their load know their newest message"
    );
    assert_eq!(stand.number("select max(number) from ticket").await, 3_200);
    stand.close().await;
}

/// Each event begins where the one before it ended, and the last one ends at the row.
async fn check_log(stand: &Stand) {
    let events = stand.desk.events_after(desk::Seq(0), 100_000).await.unwrap();
    let mut now: BTreeMap<TicketId, (Timestamp, Facts)> = BTreeMap::new();
    let mut before_step: HashMap<TicketId, Option<Facts>> = HashMap::new();
    let mut places = HashSet::new();
    for event in &events {
        assert!(places.insert(event.seq));
        let Payload { what, before, after } = event.payload.clone();
        let Some(ticket) = event.ticket else {
            assert_eq!(what, What::People);
            continue;
        };
        let after = after.expect("a ticket has facts after each event");
        assert_eq!(after.id, ticket);
        let known = now.get(&ticket).map(|(_, facts)| facts.clone());
        // Events of one transaction share both sides; the next one begins where that ended.
        let same_step = known.as_ref() == Some(&after) && before_step.get(&ticket) == Some(&before);
        if !same_step {
            assert_eq!(before, known, "ticket {ticket}: {what:?}");
            before_step.insert(ticket, before);
        }
        now.insert(ticket, (event.occurred_at, after));
    }
    let rows = stand.rows().await;
    for row in &rows {
        let (_, facts) = &now[&row.facts.id];
        assert_eq!(&row.facts, facts, "ticket {}", row.number);
    }
    let unordered = stand
        .number("select count(*) from event a join event b on b.seq = a.seq + 1 where b.at < a.at or b.occurred_at > b.at")
        .await;
    assert_eq!(unordered, 0, "the log is in the order in which the desk knew");
}

async fn every_message_has_its_event_its_thread_and_its_mail_id(postgres: Option<&str>) {
    let stand = Stand::filled(postgres, 3, false).await;
    const MESSAGES: &str = "
        select message.id, message.ticket, message.kind, message.seq, message.mail_id, conversation.kind, conversation.ticket
        from message join conversation on conversation.id = message.conversation order by message.id";
    type Found = (i64, i64, String, i64, Option<String>, String, i64);
    let mut rx = stand.rx().await;
    let messages: Vec<Found> = each!(rx, |c| sqlx::query_as(MESSAGES).fetch_all(c).await).unwrap();
    drop(rx);
    let events = stand.desk.events_after(desk::Seq(0), 100_000).await.unwrap();
    let wrote: HashMap<i64, (i64, i64, &'static str)> = events
        .iter()
        .filter_map(|event| match event.payload.what {
            What::Wrote { message, kind } => Some((message.0, (event.ticket?.0, event.seq.0, kind.word()))),
            _ => None,
        })
        .collect();
    assert_eq!(wrote.len(), messages.len());
    let mut newest: HashMap<i64, i64> = HashMap::new();
    for (id, ticket, kind, seq, mail_id, thread, thread_ticket) in messages {
        assert_eq!(wrote[&id], (ticket, seq, kind.as_str()), "message {id}");
        assert_eq!(
            (thread.as_str(), thread_ticket),
            (if kind == "comment" { "internal" } else { "customer" }, ticket)
        );
        match kind.as_str() {
            "comment" => assert_eq!(mail_id, None),
            "reply" => {
                let minted = stand.desk.key().minted_id(&mail_id.expect("a reply has our id"));
                assert_eq!(minted, Some((TicketId(ticket), desk::MessageId(id))));
            }
            _ => assert!(mail_id.is_some()),
        }
        newest.insert(ticket, seq);
    }
    for row in stand.rows().await {
        assert_eq!(newest[&row.facts.id.0], row.moved_seq.0, "ticket {}", row.number);
    }
    let odd = [
        "select count(*) from job",
        "select count(*) from message where kind = 'reply' and (delivery is null or delivery <> 'sent')",
        "select count(*) from message where kind = 'received' and not exists (select 1 from mail_identity where mail_identity.message = message.id)",
        "select count(*) from replier where not exists (select 1 from message where message.ticket = replier.ticket
            and author_user = replier.member and kind = 'reply')",
        "select count(*) from ticket where (closed_at is not null) <> closed or closed <> (category = 'closed')",
    ];
    for sql in odd {
        assert_eq!(stand.number(sql).await, 0, "{sql}");
    }
    let some = [
        "select count(*) from attachment",
        "select count(*) from message where body = 'designed'",
        "select count(*) from message where quoted <> ''",
        "select count(*) from seen",
    ];
    for sql in some {
        assert!(stand.number(sql).await > 0, "{sql}");
    }
    stand.close().await;
}

async fn the_newest_tickets_are_those_of_the_pictures(postgres: Option<&str>) {
    let stand = Stand::filled(postgres, 4, false).await;
    let (user, ines) = stand.ines().await;
    let page = stand.desk.page(&ines, &ListQuery::of(View::Open), None).await.unwrap();
    let subjects: Vec<&str> = page.items[..8].iter().map(|item| item.row.subject.as_str()).collect();
    let expected = [
        "Bike won’t lock at Korenmarkt, still being charged",
        "Abonnement étudiant : justificatif refusé",
        "Fiets 0932: achterrem werkt niet meer",
        "Helmet left in basket of bike 2217",
        "Corporate plan for 40 employees",
        "Charged twice for a July day pass",
        "Refund for unused ride credits",
        "App stuck on “unlocking” since 6.2",
    ];
    assert_eq!(subjects, expected);
    let unread: Vec<bool> = page.items[..4].iter().map(|item| item.unread).collect();
    assert_eq!(unread, [false, true, true, false]);
    let number = page.items[0].row.number;
    let ticket = stand.desk.open_ticket(&ines, number).await.unwrap();
    assert_eq!(ticket.contact.unwrap().name, "Marieke Claes");
    assert_eq!(ticket.row.facts.owner, Some(user));
    assert_eq!(ticket.row.facts.priority, Some(desk::ticket::Priority::Urgent));
    assert_eq!(ticket.messages.len(), 4);
    let photo = &ticket.messages[0].attachments[0];
    assert!(photo.picture);
    let open = stand.desk.attachment(&ines, photo.id).await.unwrap();
    assert!(std::fs::read(open.path).unwrap().starts_with(b"\x89PNG"));
    for neighbours in page.items.windows(2) {
        assert_ne!(neighbours[0].row.subject, neighbours[1].row.subject);
    }
    stand.close().await;
}

async fn a_desk_that_is_in_use_is_never_filled(postgres: Option<&str>) {
    let stand = Stand::filled(postgres, 5, false).await;
    let refused = stand.desk.fill_demo(10, 5, false).await;
    assert!(matches!(&refused, Err(Fault::Row(why)) if why.contains("only an empty one")), "{refused:?}");
    assert_eq!(stand.number("select count(*) from ticket").await, TICKETS as i64);
    stand.close().await;
}

async fn the_desk_goes_on_after_the_demo(postgres: Option<&str>) {
    let stand = Stand::filled(postgres, 6, false).await;
    let (_, ines) = stand.ines().await;
    let new = NewTicket {
        subject: "Something new".into(),
        name: "Nora New".into(),
        email: "nora@new.example".into(),
        comment: "Rang today".into(),
        status: None,
        owner: None,
        team: None,
        priority: None,
        about: None,
    };
    let number = stand.desk.create(&ines, new, "a-key").await.unwrap();
    assert_eq!(number, TicketNumber(TICKETS as i64 + 1));
    assert_eq!(stand.desk.open_ticket(&ines, number).await.unwrap().messages.len(), 1);
    let key = stand.number(ALL).await;
    assert!(key > 0);
    stand.close().await;
}

async fn one_message_a_ticket_is_one_message_a_ticket(postgres: Option<&str>) {
    let stand = Stand::filled(postgres, 6, true).await;
    // The hand-written ones keep their threads.
    let several = stand
        .number("select count(*) from (select ticket from message group by ticket having count(*) > 1) as several")
        .await;
    assert!(several <= 8, "{several}");
    assert_eq!(stand.number("select count(distinct ticket) from message").await, TICKETS as i64);
    let rows = stand.rows().await;
    let closed =
        rows.iter().filter(|row| row.facts.category == desk::pipeline::StatusCategory::Closed).count();
    assert!(closed > 100, "{closed}");
    stand.close().await;
}
