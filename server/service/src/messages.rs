//! Writing: replies and comments of staff, taking back, trying again.

use crate::db::{On, Tx, each};
use crate::jobs::{self, Work};
use crate::{Answer, Fault, HelpDesk, agent_of, catalog, drafts, files, live, outbox, rows, tickets};
use desk::conversation::{MessageKind, MessageView, NewMessage, Writing};
use desk::event::{Because, By, What};
use desk::person::Actor;
use desk::refusal::{Conflict, Problem};
use desk::ticket::{Draft, Facts, ReplyRoute, TicketRow};
use desk::{MessageId, Refusal, StatusId, TeamId, TicketId, Timestamp, UserId, limits, text};
use sea_query::{Expr, ExprTrait, Query};

const BY_KEY: &str = "select id, author_user from message where key = $1";
const CONVERSATION: &str = "select id from conversation where ticket = $1 and kind = $2 order by id limit 1";
const ADD_CONVERSATION: &str =
    "insert into conversation (ticket, kind, channel, created_at) values ($1, $2, $3, $4) returning id";
const ADD: &str = "
    insert into message (ticket, conversation, kind, author_user, author_name, author_address, stranger, occurred_at, body,
        shown, quoted, plain, automatic, damaged, delivery, delivery_at, delivery_said, before_status, before_owner, before_team,
        key, seq)
    values ($1, $2, $3, $4, $5, '', $6, $7, 'simple', $8, '', $9, $6, $6, $10, $11, '', $12, $13, $14, $15, 0)
    returning id";
const MAIL_ID: &str = "update message set mail_id = $1 where id = $2";
const REPLIER: &str =
    "insert into replier (ticket, member) values ($1, $2) on conflict (ticket, member) do nothing";
const NOT_REPLIER: &str = "
    delete from replier where ticket = $1 and member = $2
    and not exists (select 1 from message where ticket = $1 and author_user = $2 and kind = 'reply' and taken_back_at is null)";
const MOVED: &str = "
    update ticket set snippet = $1, wrote = $2, wrote_by = $3, moved_at = $4 where id = $5";
const NEWER: &str = "
    select author_name, occurred_at from message
    where ticket = $1 and seq > $2 and taken_back_at is null and (author_user is null or author_user <> $3)
    order by seq desc limit 1";
const USER_NAME: &str = r#"select name, undo_send from "user" where id = $1"#;
const TAKE_BACK: &str = "
    update message set taken_back_at = $1
    where id = $2 and author_user = $3 and kind = 'reply' and delivery = 'queued' and delivery_at > $1 and taken_back_at is null";
const BEFORE: &str = "select seq, before_status, before_owner, before_team from message where id = $1";
const SINCE: &str = "
    select count(*) from event
    where ticket = $1 and seq > $2 and kind in ('status', 'assigned')
    and at > (select at from event where seq = $2)";
const NEWEST: &str = "
    select kind, author_user, plain, occurred_at from message
    where ticket = $1 and taken_back_at is null order by occurred_at desc, id desc limit 1";
const DROP_JOB: &str = "delete from job where kind = 'send-reply' and subject = $1 and state = 'waiting'";
const RETRY: &str = "
    update message set delivery = 'sending', delivery_at = $1, delivery_said = ''
    where id = $2 and delivery in ('failed', 'kept') and taken_back_at is null";
const FAILED: &str = "
    update ticket set failed = exists (select 1 from message
        where message.ticket = ticket.id and message.delivery = 'failed' and message.taken_back_at is null)
    where id = $1";

impl HelpDesk {
    /// Sends a reply or adds a comment; the same key twice is one message.
    pub async fn write(&self, actor: &Actor, new: NewMessage) -> Answer<MessageView> {
        let user = agent_of(actor)?.user;
        let key = tickets::checked_key(&new.key)?;
        if new.html.len() > limits::MESSAGE_HTML {
            return Err(Refusal::field("html", Problem::TooLarge(limits::MESSAGE_HTML as u64)));
        }
        if new.files.len() > limits::FILES_A_MESSAGE {
            return Err(Refusal::field("files", Problem::TooManyOf(limits::FILES_A_MESSAGE)));
        }
        let (html, plain) = (self.options().composer)(&new.html);
        if plain.trim().is_empty() && new.files.is_empty() {
            return Err(Refusal::field("html", Problem::Missing));
        }
        let mut tx = self.write_tx().await?;
        let known: Option<(i64, Option<i64>)> =
            each!(tx, |c| sqlx::query_as(BY_KEY).bind(&key).fetch_optional(c).await).map_err(Fault::from)?;
        if let Some((id, author)) = known {
            drop(tx);
            return if author == Some(user.0) {
                self.message_view(MessageId(id)).await
            } else {
                Err(Refusal::NotFound)
            };
        }
        tx.touch(new.ticket).await?;
        let row = live::visible(&mut tx, actor, new.ticket).await?;
        if row.facts.merged || row.facts.deleted {
            return Err(Refusal::Conflict(Conflict::ReadOnly));
        }
        if !new.anyway {
            newer(&mut tx, &new, user).await?;
        }
        let id = self.add_written(&mut tx, &row, user, &new, &html, &plain, &key).await?;
        drafts::retire(&mut tx, user, new.ticket, new.kind).await?;
        self.commit(tx).await?;
        self.message_view(id).await
    }

    async fn message_view(&self, id: MessageId) -> Answer<MessageView> {
        let statement = Query::select().and_where(Expr::col("id").eq(id.0)).take();
        rows::messages(&mut self.read_tx().await?, statement).await?.pop().ok_or(Refusal::NotFound)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one message, used once")]
    async fn add_written(
        &self,
        tx: &mut Tx,
        row: &TicketRow,
        user: UserId,
        new: &NewMessage,
        html: &str,
        plain: &str,
        key: &str,
    ) -> Result<MessageId, Fault> {
        let reply = new.kind == Writing::Reply;
        let facts = &row.facts;
        let by = By::User(user);
        let (name, undo_send) = user_name(tx, user).await?;
        let until = tx.at.plus(undo_send * 1000);
        let domain = if reply { sends_from(tx, facts.id).await? } else { String::new() };
        let conversation = conversation(tx, facts, if reply { "customer" } else { "internal" }).await?;
        let at = tx.at.0;
        let kind = if reply { MessageKind::Reply } else { MessageKind::Comment };
        let id: i64 = each!(tx, |c| sqlx::query_scalar(ADD)
            .bind(facts.id.0)
            .bind(conversation)
            .bind(kind.word())
            .bind(user.0)
            .bind(&name)
            .bind(false)
            .bind(at)
            .bind(html)
            .bind(plain)
            .bind(reply.then_some("queued"))
            .bind(reply.then_some(until.0))
            .bind(facts.status.0)
            .bind(facts.owner.map(|owner| owner.0))
            .bind(facts.team.map(|team| team.0))
            .bind(key)
            .fetch_one(c)
            .await)?;
        let message = MessageId(id);
        for (position, file) in (0_i64..).zip(&new.files) {
            let Some((name, _)) = files::upload_of(tx, *file, user.0).await? else {
                return Err(Refusal::field("files", Problem::NotAChoice).into());
            };
            files::attach(tx, id, file.0, &name, false, None, position).await?;
        }
        moved(tx, facts.id, plain, kind, Some(user), Timestamp(at)).await?;
        tx.event(by, Some(facts.id), What::Wrote { message, kind }, Because::Asked);
        if reply {
            let mail_id = self.key().mint_id(facts.id, message, &domain);
            each!(tx, |c| sqlx::query(MAIL_ID).bind(&mail_id).bind(id).execute(c).await.map(drop))?;
            each!(tx, |c| sqlx::query(REPLIER).bind(facts.id.0).bind(user.0).execute(c).await.map(drop))?;
            jobs::add(tx, Work::SendReply(message), until).await?;
        }
        self.after_writing(tx, facts, user, new, by).await?;
        Ok(message)
    }

    /// What a message of staff does to its ticket: the status by the rule or as chosen, the owner when there is none.
    async fn after_writing(
        &self,
        tx: &mut Tx,
        facts: &Facts,
        user: UserId,
        new: &NewMessage,
        by: By,
    ) -> Result<(), Fault> {
        let pipelines = catalog::pipelines(tx).await?;
        let pipeline = pipelines.iter().find(|pipeline| pipeline.id == facts.pipeline);
        let to = match new.kind {
            Writing::Reply => pipeline.and_then(|pipeline| pipeline.after_reply(facts.status, new.status)),
            Writing::Comment => new.status.filter(|status| *status != facts.status),
        };
        if let Some(to) = to {
            let because = if new.status.is_some() { Because::Asked } else { Because::AgentReplied };
            tickets::set_status(tx, facts, to, by, because).await?;
        }
        if new.kind == Writing::Reply && facts.owner.is_none() {
            let team = match facts.team {
                Some(team) => Some(team),
                None => tickets::main_team(tx, user).await?,
            };
            tickets::assign(tx, facts, Some(user), team, by, Because::AgentReplied).await?;
        }
        Ok(())
    }

    /// Takes a reply of the actor back before it left: its text is the draft again, status and owner as before.
    pub async fn take_back(&self, actor: &Actor, message: MessageId) -> Answer<Draft> {
        let user = agent_of(actor)?.user;
        let mut tx = self.write_tx().await?;
        let record = rows::message(&mut tx, message).await?.ok_or(Refusal::NotFound)?;
        let ticket = TicketId(record.ticket);
        tx.touch(ticket).await?;
        let row = live::visible(&mut tx, actor, ticket).await?;
        if record.author_user != Some(user.0) || record.kind != MessageKind::Reply.word() {
            return Err(Refusal::NotFound);
        }
        let at = tx.at.0;
        let took = changed(&mut tx, TAKE_BACK, [at, message.0, user.0]).await?;
        if took == 0 {
            return Err(Refusal::Conflict(Conflict::AlreadySent));
        }
        each!(tx, |c| sqlx::query(DROP_JOB).bind(message.0).execute(c).await.map(drop))
            .map_err(Fault::from)?;
        each!(tx, |c| sqlx::query(NOT_REPLIER).bind(ticket.0).bind(user.0).execute(c).await.map(drop))
            .map_err(Fault::from)?;
        let by = By::User(user);
        tx.event(by, Some(ticket), What::TookBack { message }, Because::Undo);
        restore(&mut tx, &row.facts, message, by).await?;
        remember_newest(&mut tx, ticket, row.created_at).await?;
        let draft = drafts::put_back(&mut tx, user, ticket, Writing::Reply, &record.shown).await?;
        self.commit(tx).await?;
        Ok(draft)
    }

    /// Tries a failed or kept reply again, now.
    pub async fn retry(&self, actor: &Actor, message: MessageId) -> Answer<()> {
        let user = agent_of(actor)?.user;
        let mut tx = self.write_tx().await?;
        let record = rows::message(&mut tx, message).await?.ok_or(Refusal::NotFound)?;
        let ticket = TicketId(record.ticket);
        tx.touch(ticket).await?;
        live::visible(&mut tx, actor, ticket).await?;
        let at = tx.at;
        if changed(&mut tx, RETRY, [at.0, message.0]).await? == 0 {
            return Err(Refusal::Conflict(Conflict::AlreadySent));
        }
        jobs::add(&mut tx, Work::SendReply(message), at).await?;
        mark_failed(&mut tx, ticket).await?;
        tx.event(By::User(user), Some(ticket), What::Delivery { message }, Because::Asked);
        self.commit(tx).await?;
        Ok(())
    }
}

async fn changed<const N: usize>(tx: &mut Tx, sql: &'static str, binds: [i64; N]) -> Result<u64, Fault> {
    Ok(each!(tx, |c| {
        let mut query = sqlx::query(sql);
        for bind in binds {
            query = query.bind(bind);
        }
        query.execute(c).await.map(|done| done.rows_affected())
    })?)
}

async fn newer(tx: &mut Tx, new: &NewMessage, user: UserId) -> Result<(), Fault> {
    let found: Option<(String, i64)> = each!(tx, |c| sqlx::query_as(NEWER)
        .bind(new.ticket.0)
        .bind(new.seen.0)
        .bind(user.0)
        .fetch_optional(c)
        .await)?;
    match found {
        Some((by, at)) => Err(Refusal::Conflict(Conflict::NewerMessage { by, at: Timestamp(at) }).into()),
        None => Ok(()),
    }
}

/// The domain a reply of this ticket is sent from; refuses a reply that has nobody to go to.
async fn sends_from(tx: &mut Tx, ticket: TicketId) -> Result<String, Fault> {
    match outbox::route(tx, ticket, true).await? {
        ReplyRoute::Mail { from, .. } => {
            Ok(from.rsplit_once('@').map_or_else(String::new, |(_, d)| d.to_owned()))
        }
        ReplyRoute::NoContact | ReplyRoute::NoAddress => Err(Refusal::Conflict(Conflict::NoRecipient).into()),
    }
}

/// The ticket's conversation of a kind, made if absent.
pub(crate) async fn conversation(tx: &mut Tx, facts: &Facts, kind: &'static str) -> Result<i64, Fault> {
    let known: Option<i64> =
        each!(tx, |c| sqlx::query_scalar(CONVERSATION).bind(facts.id.0).bind(kind).fetch_optional(c).await)?;
    if let Some(id) = known {
        return Ok(id);
    }
    let at = tx.at.0;
    let channel = if kind == "customer" { facts.channel.map(|channel| channel.0) } else { None };
    Ok(each!(tx, |c| sqlx::query_scalar(ADD_CONVERSATION)
        .bind(facts.id.0)
        .bind(kind)
        .bind(channel)
        .bind(at)
        .fetch_one(c)
        .await)?)
}

/// The newest message's text and writer, in the ticket's row.
pub(crate) async fn moved(
    tx: &mut Tx,
    ticket: TicketId,
    plain: &str,
    kind: MessageKind,
    by: Option<UserId>,
    at: Timestamp,
) -> Result<(), Fault> {
    let snippet = text::snippet(plain, limits::SNIPPET);
    let wrote = if kind == MessageKind::Received { "contact" } else { kind.word() };
    Ok(each!(tx, |c| sqlx::query(MOVED)
        .bind(&snippet)
        .bind(wrote)
        .bind(by.map(|user| user.0))
        .bind(at.0)
        .bind(ticket.0)
        .execute(c)
        .await
        .map(drop))?)
}

async fn remember_newest(tx: &mut Tx, ticket: TicketId, created: Timestamp) -> Result<(), Fault> {
    let newest: Option<(String, Option<i64>, String, i64)> =
        each!(tx, |c| sqlx::query_as(NEWEST).bind(ticket.0).fetch_optional(c).await)?;
    match newest {
        Some((kind, author, plain, at)) => {
            let kind =
                MessageKind::from_word(&kind).ok_or_else(|| Fault::row(format!("message of kind {kind}")))?;
            moved(tx, ticket, &plain, kind, author.map(UserId), Timestamp(at)).await
        }
        None => Ok(each!(tx, |c| sqlx::query(MOVED)
            .bind("")
            .bind("system")
            .bind(None::<i64>)
            .bind(created.0)
            .bind(ticket.0)
            .execute(c)
            .await
            .map(drop))?),
    }
}

/// Undoes what the reply did to status and owner, unless somebody changed them since.
async fn restore(tx: &mut Tx, facts: &Facts, message: MessageId, by: By) -> Result<(), Fault> {
    let (seq, status, owner, team): (i64, i64, Option<i64>, Option<i64>) =
        each!(tx, |c| sqlx::query_as(BEFORE).bind(message.0).fetch_one(c).await)?;
    let since: i64 = each!(tx, |c| sqlx::query_scalar(SINCE).bind(facts.id.0).bind(seq).fetch_one(c).await)?;
    if since > 0 {
        return Ok(());
    }
    if StatusId(status) != facts.status {
        tickets::set_status(tx, facts, StatusId(status), by, Because::Undo).await?;
    }
    let (owner, team) = (owner.map(UserId), team.map(TeamId));
    if (owner, team) != (facts.owner, facts.team) {
        tickets::assign(tx, facts, owner, team, by, Because::Undo).await?;
    }
    Ok(())
}

/// Keeps the row's mark that a reply failed.
pub(crate) async fn mark_failed(tx: &mut Tx, ticket: TicketId) -> Result<(), Fault> {
    Ok(each!(tx, |c| sqlx::query(FAILED).bind(ticket.0).execute(c).await.map(drop))?)
}

async fn user_name(on: &mut impl On, user: UserId) -> Result<(String, i64), Fault> {
    Ok(each!(on, |c| sqlx::query_as(USER_NAME).bind(user.0).fetch_one(c).await)?)
}

/// A comment of plain text, as from the "Create ticket" panel.
pub(crate) async fn plain_comment(
    tx: &mut Tx,
    desk: &HelpDesk,
    user: UserId,
    ticket: TicketId,
    typed: &str,
) -> Result<(), Fault> {
    let mut html = String::new();
    for line in crate::door(typed).lines().filter(|line| !line.trim().is_empty()) {
        let line = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        html.push_str(&format!("<p>{line}</p>"));
    }
    let (html, plain) = (desk.options().composer)(&html);
    let facts =
        rows::facts(tx, ticket).await?.ok_or_else(|| Fault::row("a ticket that was just made is gone"))?;
    let conversation = conversation(tx, &facts, "internal").await?;
    let (name, _) = user_name(tx, user).await?;
    let at = tx.at;
    let id: i64 = each!(tx, |c| sqlx::query_scalar(ADD)
        .bind(ticket.0)
        .bind(conversation)
        .bind(MessageKind::Comment.word())
        .bind(user.0)
        .bind(&name)
        .bind(false)
        .bind(at.0)
        .bind(&html)
        .bind(&plain)
        .bind(None::<String>)
        .bind(None::<i64>)
        .bind(None::<i64>)
        .bind(None::<i64>)
        .bind(None::<i64>)
        .bind(None::<String>)
        .fetch_one(c)
        .await)?;
    moved(tx, ticket, &plain, MessageKind::Comment, Some(user), at).await?;
    let what = What::Wrote { message: MessageId(id), kind: MessageKind::Comment };
    tx.event(By::User(user), Some(ticket), what, Because::Asked);
    Ok(())
}
