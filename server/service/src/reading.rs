//! The reading of a filter in SQL, and the one place that runs statements built at run time.

use crate::Fault;
use crate::db::{Engine, On};
use desk::filter::{Condition, Filter};
use desk::pipeline::StatusCategory;
use desk::ticket::Priority;
use sea_query::{Cond, Expr, ExprTrait, PostgresQueryBuilder, Query, SelectStatement, SqliteQueryBuilder};
use sea_query_sqlx::SqlxBinder;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, FromRow};

/// A row either engine can give.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// Runs a built statement. Its values are binds; its text comes from `sea-query`, never from a person.
pub async fn fetch<T: Row>(on: &mut impl On, statement: &SelectStatement) -> Result<Vec<T>, Fault> {
    match on.engine() {
        Engine::Sqlite(held) => {
            let (sql, values) = statement.build_sqlx(SqliteQueryBuilder);
            Ok(sqlx::query_as_with(AssertSqlSafe(sql), values).fetch_all(&mut **held).await?)
        }
        Engine::Postgres(held) => {
            let (sql, values) = statement.build_sqlx(PostgresQueryBuilder);
            Ok(sqlx::query_as_with(AssertSqlSafe(sql), values).fetch_all(&mut **held).await?)
        }
    }
}

/// A filter over the table `ticket`, without nulls in its answer: each leaf is true or false, so `not` means what it says.
pub fn of(filter: &Filter) -> Cond {
    match filter {
        Filter::And(parts) => {
            parts.iter().fold(Cond::all().add(Expr::cust("1 = 1")), |all, part| all.add(of(part)))
        }
        Filter::Or(parts) => {
            parts.iter().fold(Cond::any().add(Expr::cust("1 = 0")), |any, part| any.add(of(part)))
        }
        Filter::Not(part) => of(part).not(),
        Filter::Is(condition) => Cond::all().add(leaf(condition)),
    }
}

fn col(name: &'static str) -> Expr {
    Expr::col(("ticket", name))
}

fn nullable(name: &'static str, any: impl Iterator<Item = Option<i64>>) -> Expr {
    let (mut none, mut some) = (false, Vec::new());
    any.for_each(|value| match value {
        Some(value) => some.push(value),
        None => none = true,
    });
    let known = if some.is_empty() {
        Expr::cust("1 = 0")
    } else {
        col(name).is_not_null().and(col(name).is_in(some))
    };
    if none { col(name).is_null().or(known) } else { known }
}

fn leaf(condition: &Condition) -> Expr {
    match condition {
        Condition::Category(any) => {
            if any.as_slice() == [StatusCategory::Closed] {
                return col("closed");
            }
            col("category").is_in(any.iter().map(|category| category.word()))
        }
        Condition::Status(any) => col("status").is_in(any.iter().map(|status| status.0)),
        Condition::Pipeline(any) => col("pipeline").is_in(any.iter().map(|pipeline| pipeline.0)),
        Condition::Owner(any) => nullable("owner", any.iter().map(|owner| owner.map(|id| id.0))),
        Condition::Team(any) => nullable("team", any.iter().map(|team| team.map(|id| id.0))),
        Condition::About(any) => nullable("about", any.iter().map(|about| about.map(|id| id.0))),
        Condition::Channel(any) => nullable("channel", any.iter().map(|channel| channel.map(|id| id.0))),
        Condition::Priority(any) => {
            col("priority").is_in(any.iter().map(|priority| priority.map_or(0, Priority::rank)))
        }
        Condition::Spam => col("spam"),
        Condition::Deleted => col("deleted"),
        Condition::Merged => col("merged"),
        Condition::RepliedBy(any) => Expr::exists(
            Query::select()
                .expr(Expr::cust("1"))
                .from("replier")
                .and_where(Expr::col(("replier", "ticket")).equals(("ticket", "id")))
                .and_where(Expr::col(("replier", "member")).is_in(any.iter().map(|user| user.0)))
                .take(),
        ),
    }
}
