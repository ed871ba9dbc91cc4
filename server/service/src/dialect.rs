//! The few places where the two engines differ. Nothing outside this file and `db` names one of them.

use crate::db::{Engine, On};

/// The lock that makes the order of `seq` the order of commits: taken as the last step before insert and commit.
pub const POSTGRES_LOG_LOCK: &str = "select pg_advisory_xact_lock(4187)";

/// Claims one due job. SQLite has one writer; PostgreSQL skips what others hold.
/// Binds: now, lease end, node.
pub fn claim_job(on: &mut impl On) -> &'static str {
    match on.engine() {
        Engine::Sqlite(_) => {
            "update job set state = 'running', attempt = attempt + 1, lease_until = $2, node = $3
             where id = (select id from job
                         where (state = 'waiting' and run_at <= $1) or (state = 'running' and lease_until <= $1)
                         order by run_at, id limit 1)
             returning id, kind, subject, attempt, base, lease_until"
        }
        Engine::Postgres(_) => {
            "update job set state = 'running', attempt = attempt + 1, lease_until = $2, node = $3
             where id = (select id from job
                         where (state = 'waiting' and run_at <= $1) or (state = 'running' and lease_until <= $1)
                         order by run_at, id limit 1 for update skip locked)
             returning id, kind, subject, attempt, base, lease_until"
        }
    }
}

/// Whether a folded column holds a folded word, bytewise.
pub fn contains(on: &mut impl On, column: (&'static str, &'static str), word: &str) -> sea_query::Expr {
    use sea_query::{Expr, ExprTrait, Func};
    let function = match on.engine() {
        Engine::Sqlite(_) => Func::cust("instr"),
        Engine::Postgres(_) => Func::cust("strpos"),
    };
    Expr::expr(function.arg(Expr::col(column)).arg(word)).gt(0)
}
