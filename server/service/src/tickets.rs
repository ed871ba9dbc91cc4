//! One ticket: open its page, create by hand, change its properties.

use crate::db::{On, Tx, each};
use crate::{
    Answer, Fault, HelpDesk, agent_of, catalog, contacts, drafts, lists, live, log, messages, outbox, rows,
};
use desk::access::may_see;
use desk::conversation::MessageView;
use desk::event::{Because, By, What};
use desk::filter::{Condition, Filter};
use desk::permission::Permission;
use desk::person::Actor;
use desk::pipeline::{Pipeline, Status};
use desk::refusal::{Conflict, Problem};
use desk::ticket::{Change, Changed, Facts, NewTicket, Priority, TicketPage};
use desk::{MessageId, Refusal, StatusId, TeamId, TicketId, TicketNumber, UserId, limits, text};
use sea_query::{Expr, ExprTrait, Order, Query};

const BY_NUMBER: &str = "select id from ticket where number = $1";
const BY_KEY: &str = "select number from ticket where key = $1";
const NUMBER: &str = "update counter set n = n + 1 where name = 'ticket' returning n";
const INSERT: &str = "
    insert into ticket (number, subject, subject_folded, pipeline, status, category, closed, spam, deleted, merged,
        owner, team, priority, about, channel, contact, snippet, wrote, failed, created_at, closed_at, follows, moved_at, moved_seq, key)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8, $9, $10, $11, $12, $13, $14, '', 'system', $8, $15, $16, $17, $15, 0, $18)
    returning id";
const STATUS: &str =
    "update ticket set status = $1, category = $2, closed = $3, closed_at = $4 where id = $5";
const ASSIGN: &str = "update ticket set owner = $1, team = $2 where id = $3";
const PRIORITY: &str = "update ticket set priority = $1 where id = $2";
const ABOUT: &str = "update ticket set about = $1 where id = $2";
const SUBJECT: &str = "update ticket set subject = $1, subject_folded = $2 where id = $3";
const SPAM: &str = "update ticket set spam = $1 where id = $2";
const DELETED: &str = "update ticket set deleted = $1, deleted_at = $2 where id = $3";
const MAIN_TEAM: &str = "select team from team_member where member = $1 and main";
const USER: &str = r#"select count(*) from "user" where id = $1 and disabled_at is null"#;
const TEAM: &str = "select count(*) from team where id = $1";
const CATEGORY: &str = "select count(*) from category where id = $1";

/// A ticket about to be inserted.
pub(crate) struct Born<'a> {
    pub(crate) subject: &'a str,
    pub(crate) status: &'a Status,
    pub(crate) owner: Option<UserId>,
    pub(crate) team: Option<TeamId>,
    pub(crate) priority: Option<Priority>,
    pub(crate) about: Option<i64>,
    pub(crate) channel: Option<i64>,
    pub(crate) contact: Option<i64>,
    pub(crate) follows: Option<TicketId>,
    pub(crate) key: Option<&'a str>,
}

impl HelpDesk {
    /// Everything the ticket's page shows.
    pub async fn open_ticket(&self, actor: &Actor, number: TicketNumber) -> Answer<TicketPage> {
        let agent = agent_of(actor)?;
        let mut rx = self.read_tx().await?;
        let id: Option<i64> =
            each!(rx, |c| sqlx::query_scalar(BY_NUMBER).bind(number.0).fetch_optional(c).await)
                .map_err(Fault::from)?;
        let row = live::visible(&mut rx, actor, TicketId(id.ok_or(Refusal::NotFound)?)).await?;
        let id = row.facts.id;
        let (messages, older) = thread(&mut rx, id, None).await?;
        let events = log::of_ticket(&mut rx, id, limits::THREAD).await?;
        let mut people = Vec::new();
        for (contact, _) in contacts::participants(&mut rx, id).await? {
            people.extend(contacts::contact(&mut rx, contact).await?);
        }
        let contact = row.contact.and_then(|id| people.iter().find(|person| person.id == id).cloned());
        let other_tickets = match row.contact {
            None => 0,
            Some(contact) => others(&mut rx, actor, contact.0, id).await?,
        };
        Ok(TicketPage {
            others: people.into_iter().filter(|person| Some(person.id) != row.contact).collect(),
            contact,
            other_tickets,
            messages,
            older,
            activities: log::activities(&mut rx, &events).await?,
            seq: rows::newest(&mut rx).await?,
            route: outbox::route(&mut rx, id, self.options().smtp.is_some()).await?,
            drafts: drafts::of(&mut rx, agent.user, id).await?,
            row,
        })
    }

    /// Messages before `before`, oldest first, and whether there are more.
    pub async fn older(
        &self,
        actor: &Actor,
        ticket: TicketId,
        before: MessageId,
    ) -> Answer<(Vec<MessageView>, bool)> {
        let mut rx = self.read_tx().await?;
        live::visible(&mut rx, actor, ticket).await?;
        Ok(thread(&mut rx, ticket, Some(before)).await?)
    }

    /// Creates a ticket by hand; the same key twice is one ticket.
    pub async fn create(&self, actor: &Actor, new: NewTicket, key: &str) -> Answer<TicketNumber> {
        let agent = agent_of(actor)?;
        let subject = subject("subject", &new.subject)?;
        let key = checked_key(key)?;
        let address = match new.email.trim() {
            "" => None,
            text => Some(
                desk::mail::EmailAddress::parse(text)
                    .ok_or(Refusal::field("email", Problem::NotAnAddress))?,
            ),
        };
        let mut tx = self.write_tx().await?;
        let known: Option<i64> = each!(tx, |c| sqlx::query_scalar(BY_KEY).bind(&key).fetch_optional(c).await)
            .map_err(Fault::from)?;
        if let Some(number) = known {
            return Ok(TicketNumber(number));
        }
        let pipeline = first_pipeline(&mut tx).await?;
        let status = match new.status {
            Some(id) => pipeline.status(id).ok_or(Refusal::field("status", Problem::NotAChoice))?,
            None => at_creation(&pipeline)?,
        };
        let (owner, team) = match (new.owner, new.team) {
            (Some(owner), team) => {
                check_user(&mut tx, owner).await?;
                (Some(owner), team.or(main_team(&mut tx, owner).await?))
            }
            (None, team) => (None, team),
        };
        if let Some(team) = team {
            check(&mut tx, TEAM, team.0, "team").await?;
        }
        if let Some(about) = new.about {
            check(&mut tx, CATEGORY, about.0, "about").await?;
        }
        let contact = match &address {
            Some(address) => Some(contacts::known(&mut tx, address, &new.name).await?),
            None => None,
        };
        let born = Born {
            subject: &subject,
            status,
            owner,
            team,
            priority: new.priority,
            about: new.about.map(|about| about.0),
            channel: None,
            contact: contact.map(|contact| contact.0),
            follows: None,
            key: Some(&key),
        };
        let (id, number) = insert(&mut tx, born).await?;
        if let Some(contact) = contact {
            contacts::join(&mut tx, id, contact, true, 0).await?;
        }
        tx.event(By::User(agent.user), Some(id), What::Opened, Because::Asked);
        if !new.comment.trim().is_empty() {
            messages::plain_comment(&mut tx, self, agent.user, id, &new.comment).await?;
        }
        self.commit(tx).await?;
        Ok(number)
    }

    /// Changes properties of one ticket as one step. `undo` marks the events as undoing an earlier step.
    pub async fn change(
        &self,
        actor: &Actor,
        ticket: TicketId,
        changes: Vec<Change>,
        undo: bool,
    ) -> Answer<Changed> {
        let agent = agent_of(actor)?;
        if changes.len() > limits::CONDITIONS {
            return Err(Refusal::field("changes", Problem::TooManyOf(limits::CONDITIONS)));
        }
        let mut tx = self.write_tx().await?;
        tx.touch(ticket).await?;
        let because = if undo { Because::Undo } else { Because::Asked };
        let by = By::User(agent.user);
        let mut undoing = Vec::new();
        for change in changes {
            let row = live::visible(&mut tx, actor, ticket).await?;
            if row.facts.merged {
                return Err(Refusal::Conflict(Conflict::ReadOnly));
            }
            if matches!(change, Change::Deleted(_)) && !agent.may(Permission::DeleteTickets) {
                return Err(Refusal::NotFound);
            }
            let was = change_one(&mut tx, &row.facts, &row.subject, change, by, because).await?;
            undoing.extend(was);
        }
        undoing.reverse();
        self.commit(tx).await?;
        let row = rows::ticket(&mut self.read_tx().await?, ticket).await?;
        Ok(Changed { row: row.filter(|row| may_see(actor, &row.facts)), undo: undoing })
    }
}

async fn others(on: &mut impl On, actor: &Actor, contact: i64, but: TicketId) -> Result<u64, Fault> {
    let live = Filter::Not(Box::new(Filter::Or(vec![Condition::Deleted.into(), Condition::Merged.into()])));
    let statement = Query::select()
        .expr(Expr::cust("count(*)"))
        .from("ticket")
        .cond_where(crate::reading::of(&lists::scoped(actor, live)))
        .and_where(Expr::col(("ticket", "contact")).eq(contact))
        .and_where(Expr::col(("ticket", "id")).ne(but.0))
        .take();
    let n: Option<(i64,)> = crate::reading::fetch(on, &statement).await?.pop();
    Ok(n.map_or(0, |(n,)| n.unsigned_abs()))
}

async fn thread(
    on: &mut impl On,
    ticket: TicketId,
    before: Option<MessageId>,
) -> Result<(Vec<MessageView>, bool), Fault> {
    let mut statement = Query::select()
        .and_where(Expr::col("ticket").eq(ticket.0))
        .order_by("occurred_at", Order::Desc)
        .order_by("id", Order::Desc)
        .limit(limits::THREAD as u64 + 1)
        .take();
    if let Some(before) = before {
        let Some(edge) = rows::message(on, before).await?.filter(|edge| edge.ticket == ticket.0) else {
            return Err(Refusal::NotFound.into());
        };
        let earlier = Expr::col("occurred_at").lt(edge.occurred_at);
        let same = Expr::col("occurred_at").eq(edge.occurred_at).and(Expr::col("id").lt(before.0));
        statement.and_where(earlier.or(same));
    }
    let mut messages = rows::messages(on, statement).await?;
    let older = messages.len() > limits::THREAD;
    if older {
        messages.remove(0);
    }
    Ok((messages, older))
}

/// A subject as people type it, checked.
pub(crate) fn subject(field: &str, typed: &str) -> Result<String, Refusal> {
    let subject = crate::door_line(typed);
    if subject.is_empty() {
        return Err(Refusal::field(field, Problem::Missing));
    }
    if subject.chars().count() > limits::SUBJECT {
        return Err(Refusal::field(field, Problem::TooLong(limits::SUBJECT)));
    }
    Ok(subject)
}

/// An idempotency key of a browser: present and short.
pub(crate) fn checked_key(key: &str) -> Result<String, Refusal> {
    match key.trim() {
        "" => Err(Refusal::field("key", Problem::Missing)),
        key if key.len() > 64 => Err(Refusal::field("key", Problem::TooLong(64))),
        key => Ok(key.to_owned()),
    }
}

/// The pipeline that new tickets begin in.
pub(crate) async fn first_pipeline(on: &mut impl On) -> Result<Pipeline, Fault> {
    catalog::pipelines(on).await?.into_iter().next().ok_or_else(|| Fault::row("there is no pipeline"))
}

/// The status that new tickets begin in.
pub(crate) fn at_creation(pipeline: &Pipeline) -> Result<&Status, Fault> {
    pipeline
        .at_creation()
        .ok_or_else(|| Fault::row(format!("pipeline {} has no status to begin in", pipeline.id)))
}

/// Inserts a ticket with the next number.
pub(crate) async fn insert(tx: &mut Tx, born: Born<'_>) -> Result<(TicketId, TicketNumber), Fault> {
    let at = tx.at.0;
    let closed = born.status.category == desk::pipeline::StatusCategory::Closed;
    let number: i64 = each!(tx, |c| sqlx::query_scalar(NUMBER).fetch_one(c).await)?;
    let folded = text::fold(born.subject);
    let id: i64 = each!(tx, |c| sqlx::query_scalar(INSERT)
        .bind(number)
        .bind(born.subject)
        .bind(&folded)
        .bind(born.status.pipeline.0)
        .bind(born.status.id.0)
        .bind(born.status.category.word())
        .bind(closed)
        .bind(false)
        .bind(born.owner.map(|owner| owner.0))
        .bind(born.team.map(|team| team.0))
        .bind(born.priority.map_or(0, Priority::rank))
        .bind(born.about)
        .bind(born.channel)
        .bind(born.contact)
        .bind(at)
        .bind(closed.then_some(at))
        .bind(born.follows.map(|ticket| ticket.0))
        .bind(born.key)
        .fetch_one(c)
        .await)?;
    tx.born(TicketId(id));
    Ok((TicketId(id), TicketNumber(number)))
}

/// Moves a ticket to a status. The caller has asked the pipeline; the event says why.
pub(crate) async fn set_status(
    tx: &mut Tx,
    facts: &Facts,
    to: StatusId,
    by: By,
    because: Because,
) -> Result<(), Fault> {
    let pipelines = catalog::pipelines(tx).await?;
    let pipeline = pipelines.iter().find(|pipeline| pipeline.id == facts.pipeline);
    let Some(status) = pipeline.and_then(|pipeline| pipeline.status(to)) else {
        return Err(Refusal::Conflict(Conflict::StatusElsewhere).into());
    };
    let closed = status.category == desk::pipeline::StatusCategory::Closed;
    let at = tx.at.0;
    each!(tx, |c| sqlx::query(STATUS)
        .bind(to.0)
        .bind(status.category.word())
        .bind(closed)
        .bind(closed.then_some(at))
        .bind(facts.id.0)
        .execute(c)
        .await
        .map(drop))?;
    tx.event(by, Some(facts.id), What::Status { from: facts.status, to }, because);
    Ok(())
}

/// Gives a ticket an owner and a team, exactly these.
pub(crate) async fn assign(
    tx: &mut Tx,
    facts: &Facts,
    owner: Option<UserId>,
    team: Option<TeamId>,
    by: By,
    because: Because,
) -> Result<(), Fault> {
    each!(tx, |c| sqlx::query(ASSIGN)
        .bind(owner.map(|owner| owner.0))
        .bind(team.map(|team| team.0))
        .bind(facts.id.0)
        .execute(c)
        .await
        .map(drop))?;
    let what = What::Assigned { from: facts.owner, from_team: facts.team, to: owner, to_team: team };
    tx.event(by, Some(facts.id), what, because);
    Ok(())
}

/// The team that routing counts for this user.
pub(crate) async fn main_team(on: &mut impl On, user: UserId) -> Result<Option<TeamId>, Fault> {
    let team: Option<i64> =
        each!(on, |c| sqlx::query_scalar(MAIN_TEAM).bind(user.0).fetch_optional(c).await)?;
    Ok(team.map(TeamId))
}

async fn check(on: &mut impl On, sql: &'static str, id: i64, field: &str) -> Result<(), Fault> {
    let n: i64 = each!(on, |c| sqlx::query_scalar(sql).bind(id).fetch_one(c).await)?;
    if n == 0 { Err(Refusal::field(field, Problem::NotAChoice).into()) } else { Ok(()) }
}

async fn check_user(on: &mut impl On, user: UserId) -> Result<(), Fault> {
    check(on, USER, user.0, "owner").await
}

async fn change_one(
    tx: &mut Tx,
    facts: &Facts,
    subject: &str,
    change: Change,
    by: By,
    because: Because,
) -> Result<Option<Change>, Fault> {
    let id = facts.id.0;
    let back = Change::Assign { owner: facts.owner, team: facts.team };
    let set =
        |to_owner: Option<UserId>, to_team: Option<TeamId>| (to_owner, to_team) != (facts.owner, facts.team);
    Ok(match change {
        Change::Status(to) if to == facts.status => None,
        Change::Status(to) => {
            set_status(tx, facts, to, by, because).await?;
            Some(Change::Status(facts.status))
        }
        Change::Owner(None) if set(None, None) => {
            assign(tx, facts, None, None, by, because).await?;
            Some(back)
        }
        Change::Owner(Some(owner)) => {
            check_user(tx, owner).await?;
            let team = main_team(tx, owner).await?.or(facts.team);
            if !set(Some(owner), team) {
                return Ok(None);
            }
            assign(tx, facts, Some(owner), team, by, because).await?;
            Some(back)
        }
        Change::Team(team) => {
            if let Some(team) = team {
                check(tx, TEAM, team.0, "team").await?;
            }
            if !set(None, team) {
                return Ok(None);
            }
            assign(tx, facts, None, team, by, because).await?;
            Some(back)
        }
        Change::Assign { owner, team } if set(owner, team) => {
            if let Some(owner) = owner {
                check_user(tx, owner).await?;
            }
            if let Some(team) = team {
                check(tx, TEAM, team.0, "team").await?;
            }
            assign(tx, facts, owner, team, by, because).await?;
            Some(back)
        }
        Change::Owner(None) | Change::Assign { .. } => None,
        Change::Priority(to) if to == facts.priority => None,
        Change::Priority(to) => {
            let rank = to.map_or(0, Priority::rank);
            each!(tx, |c| sqlx::query(PRIORITY).bind(rank).bind(id).execute(c).await.map(drop))?;
            tx.event(by, Some(facts.id), What::Priority { from: facts.priority, to }, because);
            Some(Change::Priority(facts.priority))
        }
        Change::About(to) if to == facts.about => None,
        Change::About(to) => {
            if let Some(about) = to {
                check(tx, CATEGORY, about.0, "about").await?;
            }
            let about = to.map(|about| about.0);
            each!(tx, |c| sqlx::query(ABOUT).bind(about).bind(id).execute(c).await.map(drop))?;
            tx.event(by, Some(facts.id), What::About { from: facts.about, to }, because);
            Some(Change::About(facts.about))
        }
        Change::Subject(typed) => {
            let new = self::subject("subject", &typed)?;
            if new == subject {
                return Ok(None);
            }
            let folded = text::fold(&new);
            each!(tx, |c| sqlx::query(SUBJECT).bind(&new).bind(&folded).bind(id).execute(c).await.map(drop))?;
            tx.event(by, Some(facts.id), What::Subject, because);
            tx.event_text("before", subject);
            tx.event_text("after", &new);
            Some(Change::Subject(subject.to_owned()))
        }
        Change::Spam(on) if on == facts.spam => None,
        Change::Spam(on) => {
            each!(tx, |c| sqlx::query(SPAM).bind(on).bind(id).execute(c).await.map(drop))?;
            tx.event(by, Some(facts.id), What::Spam { on }, because);
            Some(Change::Spam(!on))
        }
        Change::Deleted(on) if on == facts.deleted => None,
        Change::Deleted(on) => {
            let at = on.then_some(tx.at.0);
            each!(tx, |c| sqlx::query(DELETED).bind(on).bind(at).bind(id).execute(c).await.map(drop))?;
            tx.event(by, Some(facts.id), What::Deleted { on }, because);
            Some(Change::Deleted(!on))
        }
    })
}
