//! Jobs: one worker at a time, and a worker that lost its lease changes nothing.

use crate::lab::{mail, pass, says};
use desk::conversation::{Delivery, Writing};
use service::outbox::Outgoing;

both! {
    async fn a_claimed_job_is_nobody_elses_until_its_lease_ends(lab) {
        lab.desk.take_raw(b"one", None, "pipe").await.expect("kept");
        let first = lab.desk.claim("a", 1_000).await.expect("claim").expect("a job");
        assert!(lab.desk.claim("b", 1_000).await.expect("claim").is_none());
        assert!(lab.desk.renew(&first, 5_000).await.expect("renewed"));
        pass(3_000);
        assert!(lab.desk.claim("b", 1_000).await.expect("claim").is_none());
        pass(3_000);
        let second = lab.desk.claim("b", 1_000).await.expect("claim").expect("the lease ended");
        assert_eq!((second.id, second.attempt), (first.id, first.attempt + 1));
        assert!(!lab.desk.renew(&first, 5_000).await.expect("refused"), "the first worker lost it");
    }

    async fn a_worker_that_slept_through_its_lease_sends_and_ends_nothing(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        lab.desk.write(&ana, says(ticket, Writing::Reply, "Hello", "k1")).await.expect("written");
        pass(11_000);
        let asleep = lab.desk.claim("a", 1_000).await.expect("claim").expect("a job");
        pass(2_000);
        let awake = lab.desk.claim("b", 60_000).await.expect("claim").expect("a job");
        assert!(matches!(lab.desk.outgoing(&asleep).await.expect("asked"), Outgoing::Gone));
        assert!(!lab.desk.sent(&asleep, "250").await.expect("refused"));
        assert!(matches!(lab.desk.outgoing(&awake).await.expect("asked"), Outgoing::Letter(_)));
        assert!(lab.desk.sent(&awake, "250 ok").await.expect("sent"));
        let page = lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens");
        assert!(matches!(&page.messages[1].delivery, Some(Delivery::Sent { to, .. }) if to == "250 ok"));
    }

    async fn a_node_that_stops_hands_its_jobs_over_at_once(lab) {
        lab.desk.take_raw(b"one", None, "pipe").await.expect("kept");
        lab.desk.claim("a", 600_000).await.expect("claim").expect("a job");
        lab.desk.release("a").await.expect("released");
        assert!(lab.desk.claim("b", 1_000).await.expect("claim").is_some());
    }

    async fn a_dead_letter_is_not_claimed(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        lab.desk.write(&ana, says(ticket, Writing::Reply, "Hello", "k1")).await.expect("written");
        pass(11_000);
        let job = lab.desk.claim("a", 1_000).await.expect("claim").expect("a job");
        lab.desk.not_sent(&job, "550 no such user", true, false).await.expect("kept");
        pass(1_000_000);
        assert!(lab.desk.claim("a", 1_000).await.expect("claim").is_none());
        assert_eq!(lab.desk.mail_state(&ana).await.expect("state").undelivered.len(), 1);
    }
}
