//! The log: every change is an event, in commit order, with the facts around it.

use crate::lab::{mail, says};
use desk::conversation::Writing;
use desk::event::What;
use desk::ticket::{Change, Priority};
use desk::{Seq, StatusId};

both! {
    async fn every_kind_of_change_writes_its_event(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let from = lab.desk.newest_seq().await.expect("seq");
        let changes = vec![
            Change::Status(StatusId(3)), Change::Owner(ana.user()), Change::Priority(Some(Priority::High)),
            Change::Subject("Lock and key".into()), Change::Spam(true), Change::Spam(false), Change::Deleted(true),
            Change::Deleted(false),
        ];
        lab.desk.change(&ana, ticket, changes, false).await.expect("changed");
        let written = lab.desk.write(&ana, says(ticket, Writing::Reply, "Hi", "k1")).await.expect("written");
        lab.desk.take_back(&ana, written.id).await.expect("taken back");
        lab.desk.write(&ana, says(ticket, Writing::Comment, "Hm", "k2")).await.expect("written");
        let events = lab.desk.events_after(from, 100).await.expect("events");
        let kinds: Vec<&str> = events.iter().map(|event| event.payload.what.word()).collect();
        assert_eq!(kinds, [
            "status", "assigned", "priority", "subject", "spam", "spam", "deleted", "deleted", "wrote", "status",
            "took-back", "status", "wrote",
        ]);
        assert!(events.windows(2).all(|pair| pair[0].seq < pair[1].seq));
    }

    async fn an_event_holds_the_facts_before_and_after_its_change(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let from = lab.desk.newest_seq().await.expect("seq");
        lab.desk.change(&ana, ticket, vec![Change::Owner(ana.user())], false).await.expect("changed");
        let event = lab.desk.events_after(from, 10).await.expect("events").remove(0);
        assert_eq!(event.payload.before.expect("before").owner, None);
        assert_eq!(event.payload.after.expect("after").owner, ana.user());
        let opened = lab.desk.events_after(Seq(0), 100).await.expect("events").into_iter()
            .find(|event| event.payload.what == What::Opened).expect("an opening");
        assert_eq!(opened.payload.before, None);
    }

    async fn a_run_of_changes_is_one_move_with_its_first_before(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let from = lab.desk.newest_seq().await.expect("seq");
        for step in [Change::Owner(ana.user()), Change::Status(StatusId(3)), Change::Owner(None)] {
            lab.desk.change(&ana, ticket, vec![step], false).await.expect("changed");
        }
        lab.desk.write(&ana, says(ticket, Writing::Comment, "Hm", "k2")).await.expect("written");
        let (moved, newest) = lab.desk.moved_since(from, 100).await.expect("moved");
        assert_eq!((moved.len(), newest), (1, lab.desk.newest_seq().await.expect("seq")));
        assert_eq!(moved[0].before.as_ref().expect("before").owner, None);
        assert_eq!(moved[0].row.as_ref().expect("row").facts.status, StatusId(3));
        assert_eq!((moved[0].messages.len(), moved[0].activities.len()), (1, 4));
    }

    async fn readers_miss_nothing_while_many_write(lab) {
        let ana = lab.ana().await;
        let mut tickets = Vec::new();
        for n in 0..4 {
            let taken = lab.mail(mail("jo@mail.example", "Lock", &format!("{n}@mail.example")), &[]).await;
            tickets.push(lab.ticket(&ana, taken.ticket).await);
        }
        let from = lab.desk.newest_seq().await.expect("seq");
        let mut writers = Vec::new();
        for ticket in tickets {
            let (desk, ana) = (lab.desk.clone(), ana.clone());
            writers.push(tokio::spawn(async move {
                for n in 0..25 {
                    let priority = Priority::from_rank(n % 4 + 1);
                    desk.change(&ana, ticket, vec![Change::Priority(priority)], false).await.expect("changed");
                }
            }));
        }
        let (mut seen, mut after) = (Vec::new(), from);
        while seen.len() < 100 {
            for event in lab.desk.events_after(after, 7).await.expect("events") {
                after = event.seq;
                seen.push(event.seq);
            }
            tokio::task::yield_now().await;
        }
        for writer in writers {
            writer.await.expect("no panic");
        }
        assert_eq!(lab.desk.events_after(from, 1000).await.expect("events").len(), 100);
        seen.dedup();
        assert_eq!(seen.len(), 100, "each exactly once, in one order");
    }
}
