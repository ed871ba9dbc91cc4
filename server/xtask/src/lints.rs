//! Rules of the house that no compiler knows, read from the text of our own Rust files. It is a search, not a parser: a
//! rule that needs more belongs in clippy.toml or in a test.

use std::path::{Path, PathBuf};

use crate::place::Place;
use crate::{Outcome, files};

const ROOMS_OF_NOTHING: [&str; 4] = ["utils", "helpers", "models", "types"];
const LONG: usize = 300;

/// Prints every breach as `file:line: sentence`; any breach is a failure. Long files are named, not refused.
pub fn run(place: &Place) -> Outcome<String> {
    let mut breaches = Vec::new();
    let mut foreign_markup = Vec::new();
    let mut long = 0;
    for file in rust_files(place)? {
        let name = file.strip_prefix(&place.root).unwrap_or(&file).to_path_buf();
        let text = files::read_text(&file)?;
        let xtask = name.starts_with("server/xtask");
        if text.contains(&part(&["inner", "_html"])) && !xtask {
            foreign_markup.push(name.clone());
        }
        breaches.extend(breaches_of(&name, &text).into_iter().filter(|_| !xtask));
        if !text.lines().take(3).any(|line| line.starts_with("//!")) {
            breaches.push(format!("{}:1: a file opens with //! and what its room is for", name.display()));
        }
        let own = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).count();
        if own > LONG {
            println!("  note: {} has {own} lines; over {LONG} it is two nouns", name.display());
            long += 1;
        }
    }
    let in_parts = foreign_markup.iter().all(|name| name.starts_with("app/parts"));
    if foreign_markup.len() > 1 || !in_parts {
        let names: Vec<String> = foreign_markup.iter().map(|name| name.display().to_string()).collect();
        breaches.push(format!("{}: raw markup belongs in one file under app/parts", names.join(", ")));
    }
    for breach in &breaches {
        println!("  {breach}");
    }
    match breaches.len() {
        0 => Ok(if long == 0 { String::new() } else { format!("{long} long files") }),
        count => Err(format!("{count} breaches of the rules of the house")),
    }
}

fn rust_files(place: &Place) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for room in ["app", "server"] {
        found.extend(files::walk(&place.root.join(room), &["node_modules", "target"])?);
    }
    found.retain(|file| file.extension().is_some_and(|e| e == "rs"));
    Ok(found)
}

fn breaches_of(name: &Path, text: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    let mut say =
        |line: usize, sentence: &str| breaches.push(format!("{}:{line}: {sentence}", name.display()));
    let nothing = name.iter().any(|part| {
        let stem = Path::new(part).file_stem().unwrap_or_default();
        ROOMS_OF_NOTHING.iter().any(|n| stem == *n)
    });
    if nothing {
        say(1, "this name says nothing: name the noun it holds");
    }
    for (index, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        if code.contains("AssertSqlSafe") && !name.starts_with("server/service") {
            say(index + 1, "SQL text is made in the service only");
        }
        let renders = name.starts_with("app") && !name.ends_with("client/src/live.rs");
        if renders && (code.contains("::new_local(") || code.contains("LocalStorage>")) {
            say(
                index + 1,
                "a local value made while rendering ends the server's thread that drops it; use SendWrapper",
            );
        }
        if name.starts_with("app") && styles_inline(code) {
            say(index + 1, "no style= in a view: the Content-Security-Policy refuses it; use a class");
        }
    }
    breaches
}

/// `style="…"`, `style=move ||`, `style:width=…` as an attribute of a view.
fn styles_inline(code: &str) -> bool {
    code.match_indices(" style").any(|(at, word)| {
        let rest = &code[at + word.len()..];
        let property = rest
            .strip_prefix(':')
            .map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '-'));
        rest.starts_with("=\"")
            || rest.starts_with("=move")
            || rest.starts_with("={")
            || rest.starts_with("=format")
            || property.is_some_and(|rest| {
                rest.starts_with('=') && !rest.starts_with("==") && !rest.starts_with("=>")
            })
    })
}

fn part(parts: &[&str]) -> String {
    parts.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inline_style_is_seen_in_a_view_and_not_in_words() {
        assert!(styles_inline("<p style=\"width: 3px\">"));
        assert!(styles_inline("<p style:width=move || w.get()>"));
        assert!(!styles_inline("<link rel=\"stylesheet\" href=css/>"));
        assert!(!styles_inline("fn draw(style: Style) -> bool"));
        assert!(!styles_inline("let style = 3;"));
    }

    #[test]
    fn sql_text_is_trusted_in_the_service_only() {
        let line = "sqlx::query(AssertSqlSafe(text))";
        assert_eq!(breaches_of(Path::new("server/src/http.rs"), line).len(), 1);
        assert!(breaches_of(Path::new("server/service/src/db.rs"), line).is_empty());
    }

    #[test]
    fn a_name_that_says_nothing_is_refused() {
        assert_eq!(breaches_of(Path::new("app/agent/src/utils.rs"), "").len(), 1);
        assert_eq!(breaches_of(Path::new("app/agent/src/helpers/list.rs"), "").len(), 1);
    }
}
