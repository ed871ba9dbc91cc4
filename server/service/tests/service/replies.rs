//! Replies and comments: where they go, that they can be taken back, that a comment never leaves.

use crate::lab::{mail, pass, says};
use desk::conversation::{Delivery, Writing};
use desk::pipeline::StatusCategory;
use desk::refusal::{Conflict, Problem};
use desk::view::View;
use desk::{Refusal, Seq, StatusId};
use service::outbox::Outgoing;

both! {
    async fn a_comment_is_no_letter_and_moves_nothing(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        lab.desk.write(&ana, says(ticket, Writing::Comment, "Secret", "k1")).await.expect("written");
        pass(60_000);
        assert!(lab.desk.claim("lab", 60_000).await.expect("claim").is_none(), "nothing to send");
        let page = lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens");
        assert_eq!((page.row.facts.owner, page.row.facts.category), (None, StatusCategory::New));
        assert!(lab.numbers(&ana, View::Sent).await.is_empty());
    }

    async fn a_reply_names_its_thread_and_its_people(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        lab.desk.write(&ana, says(ticket, Writing::Comment, "Secret", "k0")).await.expect("written");
        lab.desk.write(&ana, says(ticket, Writing::Reply, "Hello", "k1")).await.expect("written");
        pass(11_000);
        let job = lab.desk.claim("lab", 60_000).await.expect("claim").expect("a job");
        let Outgoing::Letter(letter) = lab.desk.outgoing(&job).await.expect("outgoing") else { panic!("a letter") };
        assert_eq!(letter.to, vec![(String::new(), "jo@mail.example".to_owned())]);
        assert_eq!(letter.in_reply_to.as_deref(), Some("a@mail.example"));
        assert_eq!(letter.references, vec!["a@mail.example".to_owned()]);
        assert_eq!(letter.subject, "Re: Lock");
        assert!(!format!("{letter:?}").contains("Secret"));
        assert!(letter.reply_to.starts_with("support+t."));
    }

    async fn the_same_key_twice_is_one_message(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let first = lab.desk.write(&ana, says(ticket, Writing::Reply, "Hello", "k1")).await.expect("written");
        let again = lab.desk.write(&ana, says(ticket, Writing::Reply, "Hello", "k1")).await.expect("the same");
        assert_eq!(first.id, again.id);
    }

    async fn a_reply_can_be_taken_back_and_everything_is_as_before(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let before = lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens").row;
        let written = lab.desk.write(&ana, says(before.facts.id, Writing::Reply, "Too soon", "k1")).await.expect("written");
        assert_eq!(lab.numbers(&ana, View::Sent).await.len(), 1);
        let draft = lab.desk.take_back(&ana, written.id).await.expect("in time");
        assert_eq!(draft.html, "<p>Too soon</p>");
        let page = lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens");
        assert_eq!(page.messages.len(), 1);
        assert_eq!(page.row.facts, before.facts);
        assert_eq!((&page.row.snippet, page.row.moved_at), (&before.snippet, before.moved_at));
        assert_eq!(page.drafts.len(), 1);
        pass(60_000);
        assert!(lab.desk.claim("lab", 60_000).await.expect("claim").is_none());
    }

    async fn too_late_is_said_and_changes_nothing(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let written = lab.desk.write(&ana, says(ticket, Writing::Reply, "Gone", "k1")).await.expect("written");
        pass(11_000);
        let late = lab.desk.take_back(&ana, written.id).await;
        assert_eq!(late, Err(Refusal::Conflict(Conflict::AlreadySent)));
        assert!(lab.desk.claim("lab", 60_000).await.expect("claim").is_some());
    }

    async fn sending_over_a_newer_message_asks_first(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let mut reply = says(ticket, Writing::Reply, "Hello", "k1");
        reply.seen = Seq(0);
        let refused = lab.desk.write(&ana, reply.clone()).await;
        assert!(matches!(refused, Err(Refusal::Conflict(Conflict::NewerMessage { .. }))), "{refused:?}");
        reply.anyway = true;
        lab.desk.write(&ana, reply).await.expect("sent anyway");
    }

    async fn a_chosen_status_beats_the_rule(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let mut reply = says(lab.ticket(&ana, taken.ticket).await, Writing::Reply, "Done", "k1");
        reply.status = Some(StatusId(4));
        lab.desk.write(&ana, reply).await.expect("written");
        let row = lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens").row;
        assert_eq!(row.facts.category, StatusCategory::Closed);
    }

    async fn a_failing_server_is_tried_again_and_then_said(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let written = lab.desk.write(&ana, says(ticket, Writing::Reply, "Hello", "k1")).await.expect("written");
        pass(11_000);
        let mut ids = Vec::new();
        for wait in [60_000, 300_000, 1_800_000, 7_200_000, 21_600_000, 1] {
            let job = lab.desk.claim("lab", 60_000).await.expect("claim").expect("due");
            let Outgoing::Letter(letter) = lab.desk.outgoing(&job).await.expect("outgoing") else { panic!("a letter") };
            ids.push(letter.message_id);
            lab.desk.not_sent(&job, "451 later", false, false).await.expect("kept");
            assert!(lab.desk.claim("lab", 60_000).await.expect("claim").is_none(), "not before its time");
            pass(wait);
        }
        ids.dedup();
        assert_eq!(ids.len(), 1, "the same Message-ID at every try");
        let page = lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens");
        assert!(matches!(&page.messages[1].delivery, Some(Delivery::Failed { said, .. }) if said == "451 later"));
        assert!(page.row.failed);
        lab.desk.retry(&ana, written.id).await.expect("again");
        let job = lab.desk.claim("lab", 60_000).await.expect("claim").expect("due");
        assert!(lab.desk.sent(&job, "250 ok").await.expect("sent"));
        assert!(!lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens").row.failed);
    }

    async fn an_empty_message_is_refused_at_its_field(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let empty = says(lab.ticket(&ana, taken.ticket).await, Writing::Reply, " ", "k1");
        assert_eq!(lab.desk.write(&ana, empty).await, Err(Refusal::field("html", Problem::Missing)));
    }
}
