//! Creating and changing tickets by hand.

use desk::event::Because;
use desk::person::{Reach, Role};
use desk::pipeline::StatusCategory;
use desk::refusal::{Conflict, Problem};
use desk::ticket::{Change, NewTicket, Priority};
use desk::view::View;
use desk::{Refusal, Seq, StatusId, UserId, limits};

both! {
    async fn a_ticket_by_hand_needs_a_name_and_starts_new(lab) {
        let ana = lab.ana().await;
        let empty = lab.desk.create(&ana, NewTicket::default(), "k0").await;
        assert_eq!(empty, Err(Refusal::field("subject", Problem::Missing)));
        let new = NewTicket { subject: "Found a helmet".into(), email: "jo@mail.example".into(), name: "Jo".into(), ..Default::default() };
        let number = lab.desk.create(&ana, new.clone(), "k1").await.expect("created");
        assert_eq!(lab.desk.create(&ana, new, "k1").await.expect("the same"), number, "one key, one ticket");
        let page = lab.desk.open_ticket(&ana, number).await.expect("opens");
        assert_eq!(page.row.facts.category, StatusCategory::New);
        assert_eq!(page.contact.expect("a contact").name, "Jo");
        assert!(matches!(page.route, desk::ticket::ReplyRoute::Mail { .. }));
    }

    async fn subjects_are_bounded_at_the_limit_and_not_before(lab) {
        let ana = lab.ana().await;
        let new = |n: usize| NewTicket { subject: "é".repeat(n), ..Default::default() };
        assert!(lab.desk.create(&ana, new(limits::SUBJECT), "k1").await.is_ok());
        let long = lab.desk.create(&ana, new(limits::SUBJECT + 1), "k2").await;
        assert_eq!(long, Err(Refusal::field("subject", Problem::TooLong(limits::SUBJECT))));
    }

    async fn assigning_a_person_brings_their_main_team_and_a_team_empties_the_person(lab) {
        let ana = lab.ana().await;
        let bram = lab.agent("Bram", Role::Agent, Reach::Team, &["Ghent", "Lyon"]).await;
        let teams = lab.desk.catalog(&ana).await.expect("catalog").teams;
        let (ghent, lyon) = (teams[0].id, teams[1].id);
        let number = lab.desk.create(&ana, NewTicket { subject: "Lock".into(), ..Default::default() }, "k1").await.expect("created");
        let ticket = lab.ticket(&ana, number).await;
        let first = lab.desk.change(&ana, ticket, vec![Change::Owner(bram.user())], false).await.expect("assigned");
        let facts = first.row.expect("a row").facts;
        assert_eq!((facts.owner, facts.team), (bram.user(), Some(ghent)));
        let second = lab.desk.change(&ana, ticket, vec![Change::Team(Some(lyon))], false).await.expect("assigned");
        let facts = second.row.expect("a row").facts;
        assert_eq!((facts.owner, facts.team), (None, Some(lyon)));
        let undone = lab.desk.change(&ana, ticket, second.undo, true).await.expect("undone");
        let facts = undone.row.expect("a row").facts;
        assert_eq!((facts.owner, facts.team), (bram.user(), Some(ghent)), "an undo restores both");
        let last = lab.desk.events_after(Seq(0), 1000).await.expect("events").pop().expect("an event");
        assert_eq!(last.because, Because::Undo);
    }

    async fn several_changes_are_one_step_with_one_undo(lab) {
        let ana = lab.ana().await;
        let number = lab.desk.create(&ana, NewTicket { subject: "Lock".into(), ..Default::default() }, "k1").await.expect("created");
        let ticket = lab.ticket(&ana, number).await;
        let before = lab.desk.open_ticket(&ana, number).await.expect("opens").row;
        let changes = vec![
            Change::Status(StatusId(4)), Change::Priority(Some(Priority::Urgent)), Change::Owner(ana.user()),
            Change::Subject("Key".into()), Change::Spam(true),
        ];
        let done = lab.desk.change(&ana, ticket, changes, false).await.expect("changed");
        assert_eq!(lab.numbers(&ana, View::Spam).await, vec![number.0]);
        lab.desk.change(&ana, ticket, done.undo, true).await.expect("undone");
        let after = lab.desk.open_ticket(&ana, number).await.expect("opens").row;
        assert_eq!((after.facts, after.subject), (before.facts, before.subject));
    }

    async fn a_change_with_one_wrong_part_changes_nothing(lab) {
        let ana = lab.ana().await;
        let number = lab.desk.create(&ana, NewTicket { subject: "Lock".into(), ..Default::default() }, "k1").await.expect("created");
        let ticket = lab.ticket(&ana, number).await;
        let before = lab.desk.open_ticket(&ana, number).await.expect("opens").row;
        let wrong = vec![Change::Priority(Some(Priority::Low)), Change::Owner(Some(UserId(999)))];
        assert_eq!(lab.desk.change(&ana, ticket, wrong, false).await.err(), Some(Refusal::field("owner", Problem::NotAChoice)));
        let elsewhere = lab.desk.change(&ana, ticket, vec![Change::Status(StatusId(99))], false).await;
        assert_eq!(elsewhere.err(), Some(Refusal::Conflict(Conflict::StatusElsewhere)));
        assert_eq!(lab.desk.open_ticket(&ana, number).await.expect("opens").row, before);
    }

    async fn the_palette_finds_by_number_subject_and_contact_without_accents(lab) {
        let ana = lab.ana().await;
        let new = NewTicket { subject: "Vélo perdu à Gand".into(), email: "h@mail.example".into(), name: "Hélène Morel".into(), ..Default::default() };
        let number = lab.desk.create(&ana, new, "k1").await.expect("created");
        for words in ["velo", "GAND vel", "helene", &number.to_string(), &format!("#{number}")] {
            assert_eq!(lab.desk.find(&ana, words).await.expect("find").len(), 1, "{words}");
        }
        for words in ["", "%", "_", "'", "\0", "bus"] {
            assert!(lab.desk.find(&ana, words).await.expect("find").is_empty(), "{words:?}");
        }
    }
}
