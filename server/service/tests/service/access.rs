//! Who may not see a ticket finds it nowhere: no list, count, page, search, frame, file, and no write reaches it.

use crate::lab::{mail, says};
use desk::conversation::Writing;
use desk::intake::InboundFile;
use desk::person::{Reach, Role};
use desk::ticket::Change;
use desk::view::View;
use desk::{MessageId, Refusal, Seq, TicketNumber};

both! {
    async fn an_agent_outside_the_team_finds_the_ticket_nowhere(lab) {
        let ana = lab.ana().await;
        let inside = lab.agent("Ines", Role::Agent, Reach::Team, &["Ghent"]).await;
        let outside = lab.agent("Olaf", Role::Agent, Reach::Team, &["Lyon"]).await;
        let mut with_file = mail("jo@mail.example", "Secret lock", "a@mail.example");
        let mut upload = lab.desk.begin_file().await.expect("a file");
        upload.write(b"bytes").await.expect("written");
        let stored = upload.finish().await.expect("stored");
        with_file.files.push(InboundFile {
            hash: stored.hash, size: stored.size, name: "lock.txt".into(), kind: "text/plain".into(),
            content_id: Some("cid1".into()), inline: false,
        });
        let taken = lab.mail(with_file, &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let ghent = lab.desk.catalog(&ana).await.expect("catalog").teams.iter().find(|t| t.name == "Ghent").expect("team").id;
        lab.desk.change(&ana, ticket, vec![Change::Team(Some(ghent))], false).await.expect("assigned");
        let page = lab.desk.open_ticket(&inside, taken.ticket).await.expect("inside sees it");
        let (message, file) = (page.messages[0].id, page.messages[0].attachments[0].id);
        assert!(lab.desk.attachment(&inside, file).await.is_ok());

        let missing = Refusal::NotFound;
        for view in View::of(match &outside { desk::person::Actor::Agent(a) => a, _ => unreachable!() }) {
            assert!(lab.numbers(&outside, view).await.is_empty(), "{view:?}");
        }
        assert!(lab.desk.counts(&outside).await.expect("counts").iter().all(|(_, n)| *n == 0));
        assert!(lab.desk.find(&outside, "secret").await.expect("find").is_empty());
        assert!(lab.desk.find(&outside, &taken.ticket.to_string()).await.expect("find").is_empty());
        assert!(!lab.desk.find(&inside, "secret").await.expect("find").is_empty());
        assert_eq!(lab.desk.open_ticket(&outside, taken.ticket).await.err(), Some(missing.clone()));
        assert_eq!(lab.desk.open_ticket(&outside, TicketNumber(99_999)).await.err(), Some(missing.clone()));
        assert_eq!(lab.desk.older(&outside, ticket, message).await.err(), Some(missing.clone()));
        assert_eq!(lab.desk.attachment(&outside, file).await.err(), Some(missing.clone()));
        assert_eq!(lab.desk.inline(&outside, message, "cid1").await.err(), Some(missing.clone()));
        assert_eq!(lab.desk.frame(&outside, message).await.err(), Some(missing.clone()));
        assert_eq!(lab.desk.may_see(&outside, ticket).await.err(), Some(missing.clone()));
        assert_eq!(lab.desk.route(&outside, ticket).await.err(), Some(missing.clone()));
        assert_eq!(lab.desk.saw(&outside, ticket, Seq(1)).await.err(), Some(missing.clone()));
        let write = says(ticket, Writing::Comment, "x", "k9");
        assert_eq!(lab.desk.write(&outside, write).await.err(), Some(missing.clone()));
        assert_eq!(lab.desk.save_draft(&outside, ticket, Writing::Reply, 0, "<p>x</p>").await.err(), Some(missing.clone()));
        assert_eq!(lab.desk.retry(&outside, message).await.err(), Some(missing.clone()));
        assert_eq!(lab.desk.take_back(&outside, message).await.err(), Some(missing.clone()));
        assert_eq!(lab.desk.take_back(&outside, MessageId(99_999)).await.err(), Some(missing.clone()));
        assert_eq!(lab.desk.change(&outside, ticket, vec![Change::Spam(true)], false).await.err(), Some(missing));
    }

    async fn losing_a_ticket_by_ones_own_change_answers_without_its_row(lab) {
        let ana = lab.ana().await;
        let own = lab.agent("Olaf", Role::Agent, Reach::Own, &[]).await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        lab.desk.change(&ana, ticket, vec![Change::Owner(own.user())], false).await.expect("assigned");
        let given = lab.desk.change(&own, ticket, vec![Change::Owner(ana.user())], false).await.expect("given away");
        assert!(given.row.is_none());
        assert!(lab.desk.open_ticket(&own, taken.ticket).await.is_err());
    }

    async fn only_who_may_delete_deletes_and_sees_the_bin(lab) {
        let ana = lab.ana().await;
        let agent = lab.agent("Bram", Role::Agent, Reach::Everything, &[]).await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let refused = lab.desk.change(&agent, ticket, vec![Change::Deleted(true)], false).await;
        assert_eq!(refused.err(), Some(Refusal::NotFound));
        let gone = lab.desk.change(&ana, ticket, vec![Change::Deleted(true)], false).await.expect("deleted");
        assert_eq!(lab.numbers(&ana, View::Deleted).await, vec![taken.ticket.0]);
        assert!(lab.numbers(&ana, View::Open).await.is_empty());
        assert!(lab.desk.open_ticket(&agent, taken.ticket).await.is_err());
        lab.desk.change(&ana, ticket, gone.undo, true).await.expect("restored");
        assert_eq!(lab.numbers(&agent, View::Open).await, vec![taken.ticket.0]);
    }

    async fn settings_of_people_and_mail_are_refused_to_agents_as_unknown(lab) {
        let agent = lab.agent("Bram", Role::Agent, Reach::Everything, &[]).await;
        assert_eq!(lab.desk.members(&agent).await.err(), Some(Refusal::NotFound));
        assert_eq!(lab.desk.mail_state(&agent).await.err(), Some(Refusal::NotFound));
        assert_eq!(lab.desk.save_team(&agent, None, "Mine").await.err(), Some(Refusal::NotFound));
        assert_eq!(lab.desk.rename_desk(&agent, "Mine").await.err(), Some(Refusal::NotFound));
    }
}
