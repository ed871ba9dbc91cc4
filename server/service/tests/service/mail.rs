//! Which ticket a mail joins, what it does there, and that nothing is lost or doubled.

use crate::lab::{address, mail, pass, says};
use desk::StatusId;
use desk::conversation::{Matched, Writing};
use desk::intake::Mailbox;
use desk::pipeline::StatusCategory;
use desk::ticket::Change;
use desk::time::DAY;
use desk::view::View;
use service::outbox::Outgoing;

/// The Message-ID of a reply, as its recipient sees it.
async fn reply_id(
    lab: &crate::lab::Lab,
    ana: &desk::person::Actor,
    ticket: desk::TicketId,
    key: &str,
) -> (String, String) {
    lab.desk.write(ana, says(ticket, Writing::Reply, "We look into it", key)).await.expect("written");
    pass(11_000);
    let job = lab.desk.claim("lab", 60_000).await.expect("claim").expect("a job");
    let Outgoing::Letter(letter) = lab.desk.outgoing(&job).await.expect("outgoing") else {
        panic!("a letter")
    };
    assert!(lab.desk.sent(&job, "mx.example 250 ok").await.expect("sent"));
    (letter.message_id, letter.reply_to)
}

both! {
    async fn a_mail_opens_a_ticket_that_is_new_unassigned_and_unread(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock is stuck", "a@mail.example"), &[]).await;
        assert!(taken.new);
        assert_eq!(lab.numbers(&ana, View::Unassigned).await, vec![taken.ticket.0]);
        let page = lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens");
        assert_eq!(page.row.facts.category, StatusCategory::New);
        assert_eq!(page.messages.len(), 1);
        assert_eq!(page.messages[0].matched, Some(Matched::New));
        assert!(!page.messages[0].stranger);
        let unread = lab.desk.unread(ana.user().expect("staff"), std::slice::from_ref(&page.row)).await.expect("a query");
        assert_eq!(unread.len(), 1);
        lab.desk.saw(&ana, page.row.facts.id, page.seq).await.expect("seen");
        let unread = lab.desk.unread(ana.user().expect("staff"), &[page.row]).await.expect("a query");
        assert!(unread.is_empty());
    }

    async fn the_same_mail_twice_is_one_message(lab) {
        let ana = lab.ana().await;
        let first = lab.mail(mail("jo@mail.example", "Once", "a@mail.example"), &[]).await;
        let again = lab.mail(mail("jo@mail.example", "Once", "a@mail.example"), &[]).await;
        assert_eq!(first.ticket, again.ticket);
        assert!(!again.new);
        assert_eq!(lab.desk.open_ticket(&ana, first.ticket).await.expect("opens").messages.len(), 1);
    }

    async fn the_same_id_from_another_author_is_a_message_of_its_own(lab) {
        let first = lab.mail(mail("jo@mail.example", "Mine", "a@mail.example"), &[]).await;
        let other = lab.mail(mail("eve@mail.example", "Mine", "a@mail.example"), &[]).await;
        assert_ne!(first.ticket, other.ticket);
    }

    async fn an_answer_to_our_id_joins_and_makes_the_ticket_ours_to_act(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let (id, _) = reply_id(lab, &ana, ticket, "k1").await;
        let page = lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens");
        assert_eq!(page.row.facts.category, StatusCategory::Waiting);
        assert_eq!(page.row.facts.owner, ana.user(), "a reply takes an unassigned ticket");
        let mut answer = mail("jo@mail.example", "Re: Lock", "b@mail.example");
        answer.refers_to = vec![id];
        assert_eq!(lab.mail(answer, &[]).await, service::intake::Taken { ticket: taken.ticket, new: false });
        let page = lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens");
        assert_eq!(page.row.facts.category, StatusCategory::Open);
        assert_eq!(page.messages.last().and_then(|message| message.matched), Some(Matched::OurId));
    }

    async fn an_id_with_a_wrong_code_joins_nothing(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let (id, _) = reply_id(lab, &ana, ticket, "k1").await;
        let (stem, _) = id.rsplit_once('.').expect("dots");
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        let mut forged = mail("eve@mail.example", "Re: Lock", "b@mail.example");
        forged.refers_to = vec![format!("{stem}.aaaaaaaaaaaaaaaa@pedalune.example")];
        assert!(lab.mail(forged, &[]).await.new);
    }

    async fn a_signed_reply_address_joins_and_a_stranger_is_shown_as_one(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let (_, reply_to) = reply_id(lab, &ana, ticket, "k1").await;
        let token = reply_to.split_once('+').and_then(|(_, rest)| rest.split_once('@')).expect("a plus address").0.to_owned();
        let joined = lab.mail(mail("colleague@mail.example", "Also me", "c@mail.example"), &[token]).await;
        assert_eq!(joined.ticket, taken.ticket);
        let page = lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens");
        let last = page.messages.last().expect("a message");
        assert!(last.stranger);
        assert_eq!(last.matched, Some(Matched::ReplyAddress));
        assert!(page.others.is_empty(), "a stranger receives nothing until added");
    }

    async fn an_id_we_only_received_joins_participants_and_those_it_was_sent_to(lab) {
        let mut first = mail("jo@mail.example", "Lock", "a@mail.example");
        first.recipients.push(Mailbox { name: String::new(), address: address("kim@mail.example") });
        let taken = lab.mail(first, &[]).await;
        let answer = |from: &str, id: &str| {
            let mut answer = mail(from, "Re: Lock", id);
            answer.refers_to = vec!["a@mail.example".into()];
            answer
        };
        assert_eq!(lab.mail(answer("jo@mail.example", "b@mail.example"), &[]).await.ticket, taken.ticket);
        assert_eq!(lab.mail(answer("kim@mail.example", "c@mail.example"), &[]).await.ticket, taken.ticket);
        assert!(lab.mail(answer("eve@mail.example", "d@mail.example"), &[]).await.new, "a stranger with a seen id");
    }

    async fn a_number_in_the_subject_joins_nobody(lab) {
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let by_number = mail("jo@mail.example", &format!("Re: [#{}] Lock", taken.ticket), "b@mail.example");
        assert!(lab.mail(by_number, &[]).await.new);
    }

    async fn a_mail_on_a_closed_ticket_reopens_it_and_a_late_one_follows_it_up(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let (id, _) = reply_id(lab, &ana, ticket, "k1").await;
        let close = || lab.desk.change(&ana, ticket, vec![Change::Status(StatusId(4))], false);
        close().await.expect("closed");
        let answer = |at: &str| {
            let mut answer = mail("jo@mail.example", "Re: Lock", at);
            answer.refers_to = vec![id.clone()];
            answer
        };
        assert!(!lab.mail(answer("b@mail.example"), &[]).await.new);
        assert_eq!(lab.numbers(&ana, View::Open).await, vec![taken.ticket.0]);
        close().await.expect("closed");
        pass(15 * DAY);
        let late = lab.mail(answer("c@mail.example"), &[]).await;
        assert!(late.new);
        assert_eq!(lab.numbers(&ana, View::Closed).await, vec![taken.ticket.0]);
    }

    async fn an_absence_notice_moves_no_status(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let (id, _) = reply_id(lab, &ana, ticket, "k1").await;
        let mut absent = mail("jo@mail.example", "Out of office", "b@mail.example");
        absent.refers_to = vec![id];
        absent.automatic = true;
        assert_eq!(lab.mail(absent, &[]).await.ticket, taken.ticket);
        let page = lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens");
        assert_eq!(page.row.facts.category, StatusCategory::Waiting);
        assert!(page.messages.last().expect("a message").automatic);
    }

    async fn a_mail_without_an_author_is_still_a_ticket(lab) {
        let ana = lab.ana().await;
        let mut nobody = mail("x@mail.example", "", "a@mail.example");
        nobody.from = None;
        nobody.message_id = None;
        nobody.text = "Nobody signed this".into();
        let taken = lab.mail(nobody, &[]).await;
        let page = lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens");
        assert_eq!(page.row.subject, "Nobody signed this");
        assert_eq!(page.route, desk::ticket::ReplyRoute::NoAddress);
    }

    async fn a_mail_that_ends_the_process_twice_is_put_aside_and_can_be_read_again(lab) {
        let ana = lab.ana().await;
        lab.desk.take_raw(b"poison", None, "pipe").await.expect("kept");
        for _ in 0..2 {
            let job = lab.desk.claim("crashing", 1_000).await.expect("claim").expect("a job");
            assert!(lab.desk.begin_reading(&job).await.expect("counted"));
            pass(2_000); // the process died: the lease runs out
        }
        let job = lab.desk.claim("next", 1_000).await.expect("claim").expect("a job");
        assert!(!lab.desk.begin_reading(&job).await.expect("counted"));
        assert!(lab.desk.claim("next", 1_000).await.expect("claim").is_none());
        let state = lab.desk.mail_state(&ana).await.expect("state");
        assert_eq!(state.quarantined.len(), 1);
        lab.desk.replay_mail(&ana, state.quarantined[0].id).await.expect("again");
        let job = lab.desk.claim("next", 1_000).await.expect("claim").expect("a job");
        assert!(lab.desk.begin_reading(&job).await.expect("counted"));
        assert_eq!(lab.desk.raw_mail(state.quarantined[0].id).await.expect("bytes").0, b"poison");
    }
}
