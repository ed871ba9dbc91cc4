//! Lists and counts: a filter, and `visible` around it, always both.

use crate::db::On;
use crate::reading::{fetch, of};
use crate::{Answer, Fault, HelpDesk, agent_of, rows};
use desk::access::visible;
use desk::filter::Filter;
use desk::person::{Actor, Agent};
use desk::ticket::{ListItem, Page, Sort, TicketRow, Wrote};
use desk::view::{ListQuery, View};
use desk::{TicketId, UserId, limits, text};
use sea_query::{Cond, Expr, ExprTrait, Order, Query, SelectStatement};
use std::collections::{HashMap, HashSet};

impl HelpDesk {
    /// One page of a list: its rows, its exact size, where the next page begins.
    pub async fn page(&self, actor: &Actor, query: &ListQuery, after: Option<(i64, i64)>) -> Answer<Page> {
        let agent = agent_of(actor)?;
        let mut rx = self.read_tx().await?;
        let filter = scoped(actor, query.filter(agent));
        let mut statement = rows::select(&filter);
        ordered(&mut statement, query.sort, after);
        let mut items = rows::tickets(&mut rx, statement.limit(limits::PAGE as u64 + 1)).await?;
        let more = items.len() > limits::PAGE;
        items.truncate(limits::PAGE);
        let next = if more { items.last().map(|row| query.sort.key(row)) } else { None };
        let unread = unread(&mut rx, agent.user, &items).await?;
        let items =
            items.into_iter().map(|row| ListItem { unread: unread.contains(&row.facts.id), row }).collect();
        let total = count(&mut rx, &filter).await?;
        let seq = rows::newest(&mut rx).await?;
        Ok(Page { items, total, next, seq })
    }

    /// Exact size of a list.
    pub async fn total(&self, actor: &Actor, query: &ListQuery) -> Answer<u64> {
        let filter = scoped(actor, query.filter(agent_of(actor)?));
        Ok(count(&mut self.read_tx().await?, &filter).await?)
    }

    /// Exact counts of the actor's views.
    pub async fn counts(&self, actor: &Actor) -> Answer<Vec<(View, u64)>> {
        Ok(counts(&mut self.read_tx().await?, actor, agent_of(actor)?).await?)
    }

    /// Tickets by number, or by words of the subject or the contact's name; newest first, at most 8.
    pub async fn find(&self, actor: &Actor, words: &str) -> Answer<Vec<TicketRow>> {
        let words = text::fold(&crate::door_line(words));
        if words.is_empty() || words.chars().count() > limits::NAME {
            return Ok(Vec::new());
        }
        let mut rx = self.read_tx().await?;
        let mut any = Cond::any();
        if let Ok(number) = words.trim_start_matches('#').parse::<i64>() {
            any = any.add(Expr::col(("ticket", "number")).eq(number));
        }
        let mut all = Cond::all();
        for word in words.split(' ').take(8) {
            all = all.add(
                Cond::any()
                    .add(crate::dialect::contains(&mut rx, ("ticket", "subject_folded"), word))
                    .add(crate::dialect::contains(&mut rx, ("contact", "name_folded"), word)),
            );
        }
        let live = Filter::Not(Box::new(desk::filter::Condition::Deleted.into()));
        let statement = rows::select(&scoped(actor, live))
            .cond_where(any.add(all))
            .order_by(("ticket", "moved_at"), Order::Desc)
            .limit(8)
            .take();
        Ok(rows::tickets(&mut rx, &statement).await?)
    }

    /// Which of these rows hold a message this user has not seen.
    pub async fn unread(&self, user: UserId, rows: &[TicketRow]) -> Result<HashSet<TicketId>, Fault> {
        unread(&mut self.read_tx().await?, user, rows).await
    }
}

/// A filter as an actor may ask it: access around it, always.
pub(crate) fn scoped(actor: &Actor, filter: Filter) -> Filter {
    Filter::And(vec![visible(actor), filter])
}

/// Exact number of tickets in a filter.
pub(crate) async fn count(on: &mut impl On, filter: &Filter) -> Result<u64, Fault> {
    let statement = Query::select().expr(Expr::cust("count(*)")).from("ticket").cond_where(of(filter)).take();
    let n: Option<(i64,)> = fetch(on, &statement).await?.pop();
    Ok(n.map_or(0, |(n,)| n.unsigned_abs()))
}

/// Exact counts of an agent's views, in the order of the side bar.
pub(crate) async fn counts(
    on: &mut impl On,
    actor: &Actor,
    agent: &Agent,
) -> Result<Vec<(View, u64)>, Fault> {
    let mut counts = Vec::new();
    for view in View::of(agent) {
        counts.push((view, count(on, &scoped(actor, view.filter(agent))).await?));
    }
    Ok(counts)
}

fn ordered(statement: &mut SelectStatement, sort: Sort, after: Option<(i64, i64)>) {
    let id = || Expr::col(("ticket", "id"));
    let (key, ascending) = match sort {
        Sort::Newest => (Expr::col(("ticket", "moved_at")), false),
        Sort::Oldest => (Expr::col(("ticket", "moved_at")), true),
        Sort::Created => (Expr::col(("ticket", "created_at")), false),
        Sort::Priority => {
            (Expr::col(("ticket", "priority")).mul(1_i64 << 50).add(Expr::col(("ticket", "moved_at"))), false)
        }
    };
    if let Some((at, behind)) = after {
        // The cursor is a descending key; an ascending order has it negated (see `Sort::key`).
        let (at, behind) = if ascending { (-at, -behind) } else { (at, behind) };
        let (past, further) = if ascending {
            (key.clone().gt(at), id().gt(behind))
        } else {
            (key.clone().lt(at), id().lt(behind))
        };
        statement.cond_where(Cond::any().add(past).add(key.clone().eq(at).and(further)));
    }
    let order = if ascending { Order::Asc } else { Order::Desc };
    statement.order_by_expr(key, order.clone()).order_by(("ticket", "id"), order);
}

pub(crate) async fn unread(
    on: &mut impl On,
    user: UserId,
    rows: &[TicketRow],
) -> Result<HashSet<TicketId>, Fault> {
    if rows.is_empty() {
        return Ok(HashSet::new());
    }
    let statement = Query::select()
        .columns(["ticket", "seq"])
        .from("seen")
        .and_where(Expr::col("member").eq(user.0))
        .and_where(Expr::col("ticket").is_in(rows.iter().map(|row| row.facts.id.0)))
        .take();
    let seen: HashMap<i64, i64> = fetch::<(i64, i64)>(on, &statement).await?.into_iter().collect();
    Ok(rows
        .iter()
        .filter(|row| match row.wrote {
            Wrote::Reply(by) | Wrote::Comment(by) if by == user => false,
            _ => row.moved_seq.0 > seen.get(&row.facts.id.0).copied().unwrap_or_default(),
        })
        .map(|row| row.facts.id)
        .collect())
}

impl HelpDesk {
    /// Every ticket in a filter, as the product itself sees it: what tests compare the readings with.
    #[doc(hidden)]
    pub async fn rows_by(&self, filter: &Filter) -> Result<Vec<TicketRow>, Fault> {
        rows::tickets(&mut self.read_tx().await?, &rows::select(filter)).await
    }
}
