//! What people have begun to write: per person, ticket and kind. A save on a stale revision becomes a second version; nothing a
//! person typed is thrown away by somebody else's save.

use crate::db::{On, Tx, each};
use crate::{Answer, Fault, HelpDesk, agent_of, live};
use desk::conversation::Writing;
use desk::person::Actor;
use desk::refusal::{Conflict, Problem};
use desk::ticket::Draft;
use desk::{Refusal, TicketId, Timestamp, UserId, limits};

const CURRENT: &str = "
    select kind, revision, html, saved_at from draft
    where member = $1 and ticket = $2 and current order by kind, revision";
const NEWEST: &str = "
    select coalesce(max(revision), 0) from draft where member = $1 and ticket = $2 and kind = $3";
const OLD: &str = "update draft set current = $4 where member = $1 and ticket = $2 and kind = $3 and current";
const ADD: &str = "
    insert into draft (member, ticket, kind, revision, html, saved_at, current) values ($1, $2, $3, $4, $5, $6, $7)";
const TRIM: &str = "
    delete from draft where member = $1 and ticket = $2 and kind = $3 and revision <= $4 and not current";

impl HelpDesk {
    /// Keeps a draft made from `revision`. Answers the kept one; a stale save is kept as a version and refused with the newer text.
    pub async fn save_draft(
        &self,
        actor: &Actor,
        ticket: TicketId,
        kind: Writing,
        revision: i64,
        html: &str,
    ) -> Answer<Draft> {
        let user = agent_of(actor)?.user;
        if html.len() > limits::MESSAGE_HTML {
            return Err(Refusal::field("html", Problem::TooLarge(limits::MESSAGE_HTML as u64)));
        }
        let mut tx = self.write_tx().await?;
        live::visible(&mut tx, actor, ticket).await?;
        let (html, text) = (self.options().composer)(html);
        let newest: i64 = each!(tx, |c| sqlx::query_scalar(NEWEST)
            .bind(user.0)
            .bind(ticket.0)
            .bind(kind.word())
            .fetch_one(c)
            .await)
        .map_err(Fault::from)?;
        let known = of(&mut tx, user, ticket).await?.into_iter().find(|draft| draft.kind == kind);
        if let Some(current) = known.filter(|current| current.revision != revision && current.html != html) {
            // Somebody saved in between: the text is kept as a version, the newer one stays the draft.
            add(&mut tx, user, ticket, kind, newest + 1, &html, false).await?;
            self.commit(tx).await?;
            let Draft { revision, html, .. } = current;
            return Err(Refusal::Conflict(Conflict::StaleDraft { revision, html }));
        }
        retire(&mut tx, user, ticket, kind).await?;
        let saved = Draft { kind, revision: newest + 1, html, saved_at: tx.at };
        if !text.trim().is_empty() {
            add(&mut tx, user, ticket, kind, saved.revision, &saved.html, true).await?;
        }
        let keep = saved.revision - limits::DRAFT_VERSIONS as i64;
        each!(tx, |c| sqlx::query(TRIM)
            .bind(user.0)
            .bind(ticket.0)
            .bind(kind.word())
            .bind(keep)
            .execute(c)
            .await
            .map(drop))
        .map_err(Fault::from)?;
        self.commit(tx).await?;
        Ok(saved)
    }
}

/// This person's drafts on a ticket.
pub(crate) async fn of(on: &mut impl On, user: UserId, ticket: TicketId) -> Result<Vec<Draft>, Fault> {
    let rows: Vec<(String, i64, String, i64)> =
        each!(on, |c| sqlx::query_as(CURRENT).bind(user.0).bind(ticket.0).fetch_all(c).await)?;
    rows.into_iter()
        .map(|(kind, revision, html, saved_at)| {
            let kind =
                Writing::from_word(&kind).ok_or_else(|| Fault::row(format!("draft of kind {kind}")))?;
            Ok(Draft { kind, revision, html, saved_at: Timestamp(saved_at) })
        })
        .collect()
}

/// The draft is sent or emptied: it stays as a version.
pub(crate) async fn retire(tx: &mut Tx, user: UserId, ticket: TicketId, kind: Writing) -> Result<(), Fault> {
    Ok(each!(tx, |c| sqlx::query(OLD)
        .bind(user.0)
        .bind(ticket.0)
        .bind(kind.word())
        .bind(false)
        .execute(c)
        .await
        .map(drop))?)
}

/// Puts a text back as the draft, as after taking a reply back.
pub(crate) async fn put_back(
    tx: &mut Tx,
    user: UserId,
    ticket: TicketId,
    kind: Writing,
    html: &str,
) -> Result<Draft, Fault> {
    retire(tx, user, ticket, kind).await?;
    let newest: i64 = each!(tx, |c| sqlx::query_scalar(NEWEST)
        .bind(user.0)
        .bind(ticket.0)
        .bind(kind.word())
        .fetch_one(c)
        .await)?;
    add(tx, user, ticket, kind, newest + 1, html, true).await?;
    Ok(Draft { kind, revision: newest + 1, html: html.to_owned(), saved_at: tx.at })
}

async fn add(
    tx: &mut Tx,
    user: UserId,
    ticket: TicketId,
    kind: Writing,
    revision: i64,
    html: &str,
    current: bool,
) -> Result<(), Fault> {
    let at = tx.at.0;
    Ok(each!(tx, |c| sqlx::query(ADD)
        .bind(user.0)
        .bind(ticket.0)
        .bind(kind.word())
        .bind(revision)
        .bind(html)
        .bind(at)
        .bind(current)
        .execute(c)
        .await
        .map(drop))?)
}
