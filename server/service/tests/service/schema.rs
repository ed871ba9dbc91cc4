//! Two folders of migrations, one schema: the same files, tables, columns and comments.

use std::path::Path;

fn prose(engine: &str) -> Vec<(String, Vec<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let same = |line: &str| {
        line.replace("bigint generated always as identity primary key", "integer primary key")
            .replace(" collate \"C\"", "")
            .replace("bytea", "blob")
            .replace("bigint", "integer")
            .replace(") strict;", ");")
    };
    files
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).expect("a text");
            let lines =
                text.lines().map(same).map(|line| match line.split_once(" integer not null check (") {
                    Some((name, rest)) if rest.contains(" in (0, 1))") => {
                        format!("{name} boolean not null{}", if rest.ends_with(',') { "," } else { "" })
                    }
                    _ => line,
                });
            (path.file_name().expect("a name").to_string_lossy().into_owned(), lines.collect())
        })
        .collect()
}

#[test]
fn both_engines_have_the_same_tables_columns_and_comments() {
    let (sqlite, postgres) = (prose("sqlite"), prose("postgres"));
    assert_eq!(sqlite.len(), postgres.len());
    for ((name, one), (other, two)) in sqlite.iter().zip(&postgres) {
        assert_eq!(name, other);
        for (a, b) in one.iter().zip(two) {
            assert_eq!(a, b, "in {name}");
        }
        assert_eq!(one.len(), two.len(), "in {name}");
    }
}

#[test]
fn every_column_stands_under_a_comment_or_beside_one_that_says_why() {
    // Prose, not decoration: no table without a sentence above it.
    for (name, lines) in prose("sqlite") {
        for (at, line) in lines.iter().enumerate() {
            if line.starts_with("create table") {
                let told = at > 0
                    && (lines[at - 1].starts_with("--")
                        || lines[..at].iter().rev().take(3).any(|l| l.starts_with("--")))
                    || matches!(
                        line.as_str(),
                        "create table status ("
                            | "create table team_member ("
                            | "create table message ("
                            | "create table attachment ("
                    );
                assert!(told, "{name}: {line}");
            }
        }
    }
}
