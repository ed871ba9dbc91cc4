//! Every statement that stands in the source is prepared on both engines: a typing error is found without running its use case.

use sqlx::{Connection, Executor, SqlSafeStr};
use std::path::Path;

/// The SQL texts of every `const NAME: &str = "…"` (or `r#"…"#`) and of the arms of `dialect`.
fn statements() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the source") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a text");
        let file = path.file_name().expect("a name").to_string_lossy().into_owned();
        let mut rest = text.as_str();
        while let Some(at) = rest.find('"') {
            let raw = rest[..at].ends_with("r#");
            let body = &rest[at + 1..];
            let end = if raw { body.find("\"#") } else { closing(body) };
            let Some(end) = end else { break };
            let literal = body[..end].trim();
            let is_sql = ["select ", "insert into ", "update ", "delete from "]
                .iter()
                .any(|verb| literal.starts_with(verb));
            if is_sql && !literal.contains("pg_advisory") {
                found.push((file.clone(), literal.to_owned()));
            }
            rest = &body[end + 1..];
        }
    }
    found
}

/// The place of the quote that ends a plain literal.
fn closing(body: &str) -> Option<usize> {
    let mut escaped = false;
    body.char_indices().find_map(|(at, c)| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends.then_some(at)
    })
}

both! {
    async fn every_statement_can_be_prepared(lab) {
        let statements = statements();
        assert!(statements.len() > 80, "only {} statements found", statements.len());
        let mut wrong = Vec::new();
        for (file, sql) in statements {
            let engine_only = sql.contains("for update skip locked");
            let safe = sqlx::AssertSqlSafe(sql.clone()).into_sql_str();
            let error = if lab.url.starts_with("sqlite") {
                if engine_only { continue }
                let mut connection = sqlx::SqliteConnection::connect(&lab.url).await.expect("connects");
                connection.prepare(safe).await.err()
            } else {
                let mut connection = sqlx::PgConnection::connect(&lab.url).await.expect("connects");
                connection.prepare(safe).await.err()
            };
            wrong.extend(error.map(|error| format!("{file}: {error}: {sql}")));
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
