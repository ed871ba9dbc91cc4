//! Drafts: nothing a person typed is thrown away.

use crate::lab::{mail, says};
use desk::Refusal;
use desk::conversation::Writing;
use desk::refusal::Conflict;

both! {
    async fn a_draft_is_kept_per_kind_and_gone_when_sent(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        lab.desk.save_draft(&ana, ticket, Writing::Reply, 0, "<p>Hi</p>").await.expect("kept");
        lab.desk.save_draft(&ana, ticket, Writing::Comment, 0, "<p>Psst</p>").await.expect("kept");
        assert_eq!(lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens").drafts.len(), 2);
        lab.desk.write(&ana, says(ticket, Writing::Reply, "Hi", "k1")).await.expect("written");
        let left = lab.desk.open_ticket(&ana, taken.ticket).await.expect("opens").drafts;
        assert_eq!(left.iter().map(|draft| draft.kind).collect::<Vec<_>>(), vec![Writing::Comment]);
    }

    async fn a_save_on_a_stale_draft_offers_both_texts(lab) {
        let ana = lab.ana().await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        let first = lab.desk.save_draft(&ana, ticket, Writing::Reply, 0, "<p>One</p>").await.expect("kept");
        let second = lab.desk.save_draft(&ana, ticket, Writing::Reply, first.revision, "<p>Two</p>").await.expect("kept");
        let stale = lab.desk.save_draft(&ana, ticket, Writing::Reply, first.revision, "<p>Other</p>").await;
        let Err(Refusal::Conflict(Conflict::StaleDraft { revision, html })) = stale else { panic!("{stale:?}") };
        assert_eq!((revision, html.as_str()), (second.revision, "<p>Two</p>"));
    }

    async fn drafts_are_their_writers_alone(lab) {
        let ana = lab.ana().await;
        let bram = lab.agent("Bram", desk::person::Role::Admin, desk::person::Reach::Everything, &[]).await;
        let taken = lab.mail(mail("jo@mail.example", "Lock", "a@mail.example"), &[]).await;
        let ticket = lab.ticket(&ana, taken.ticket).await;
        lab.desk.save_draft(&ana, ticket, Writing::Reply, 0, "<p>Mine</p>").await.expect("kept");
        assert!(lab.desk.open_ticket(&bram, taken.ticket).await.expect("opens").drafts.is_empty());
    }
}
