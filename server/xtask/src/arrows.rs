//! Who may import whom: the table of the architecture, checked against every crate's Cargo.toml. What a crate does not
//! list it cannot use, so no source is read.

use crate::Outcome;
use crate::place::Place;

/// A crate, our own crates it may use, and what of others it must never use (a trailing `*` stands for any ending).
const TABLE: [(&str, &[&str], &[&str]); 11] = [
    (
        "desk",
        &[],
        &[
            "leptos*",
            "axum*",
            "sqlx*",
            "tokio*",
            "jiff*",
            "rand*",
            "getrandom",
            "chrono*",
            "time",
            "web-sys",
            "js-sys",
        ],
    ),
    ("words", &["desk"], &["leptos*", "web-sys", "axum*", "sqlx*", "tokio*"]),
    ("parts", &[], &["sqlx*", "sea-query*", "axum*", "tokio*"]),
    ("client", &["desk", "words", "service"], SQL),
    ("agent", PAGES, NO_SERVER),
    ("settings", PAGES, NO_SERVER),
    ("customer", PAGES, NO_SERVER),
    ("app", &["desk", "words", "parts", "client", "agent", "settings", "customer"], NO_SERVER),
    ("browser", &["app"], &["sqlx*", "axum*", "tokio*"]),
    (
        "service",
        &["desk", "words"],
        &["axum*", "leptos*", "server_fn*", "lettre*", "reqwest*", "async-imap*", "hyper*"],
    ),
    ("server", &["desk", "words", "service", "client", "app", "agent", "settings", "customer"], SQL),
];
const PAGES: &[&str] = &["desk", "words", "parts", "client"];
const SQL: &[&str] = &["sqlx*", "sea-query*"];
const NO_SERVER: &[&str] = &["sqlx*", "sea-query*", "axum*", "tokio*", "leptos_axum"];

/// Prints every arrow that the table does not have.
pub fn run(place: &Place) -> Outcome<String> {
    let packages = place.metadata["packages"].as_array().ok_or("cargo metadata lists no packages")?;
    let own: Vec<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    let mut wrong = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let uses = package["dependencies"].as_array().map(Vec::as_slice).unwrap_or_default();
        let uses = uses.iter().filter(|used| used["kind"].as_str() != Some("dev"));
        for used in uses {
            let target = used["target"].as_str().unwrap_or_default();
            let used = used["name"].as_str().unwrap_or_default();
            wrong.extend(judge(&own, name, used, target));
        }
    }
    for sentence in &wrong {
        println!("  {sentence}");
    }
    if wrong.is_empty() {
        Ok(String::new())
    } else {
        Err(format!("{} arrows that the architecture does not have", wrong.len()))
    }
}

fn judge(own: &[&str], name: &str, used: &str, target: &str) -> Option<String> {
    let is_own = own.contains(&used);
    if name == "xtask" {
        return is_own.then(|| format!("xtask imports {used}: the build tool knows no crate of the product"));
    }
    let Some((_, may, never)) = TABLE.iter().find(|(crate_name, ..)| *crate_name == name) else {
        return Some(format!("{name} is not in the table of arrows.rs: say what it may import"));
    };
    if is_own && !may.contains(&used) {
        return Some(format!("{name} imports {used}"));
    }
    if name == "client" && used == "service" && !target.contains("not(target_arch = \"wasm32\")") {
        return Some("client imports service for the browser too: it may on the host only".into());
    }
    let matches = |pattern: &&&str| match pattern.strip_suffix('*') {
        Some(start) => used.starts_with(start),
        None => used == **pattern,
    };
    never.iter().find(matches).map(|_| format!("{name} imports {used}"))
}

#[cfg(test)]
mod tests {
    use super::judge;

    const OWN: [&str; 5] = ["desk", "parts", "agent", "service", "client"];

    #[test]
    fn a_page_never_imports_the_service_or_a_database() {
        assert!(judge(&OWN, "agent", "service", "").is_some());
        assert!(judge(&OWN, "agent", "sqlx", "").is_some());
        assert!(judge(&OWN, "agent", "client", "").is_none());
    }

    #[test]
    fn parts_know_no_domain_and_the_desk_no_framework() {
        assert!(judge(&OWN, "parts", "desk", "").is_some());
        assert!(judge(&OWN, "desk", "leptos_router", "").is_some());
    }

    #[test]
    fn the_client_sees_the_service_on_the_host_only() {
        assert!(judge(&OWN, "client", "service", "cfg(not(target_arch = \"wasm32\"))").is_none());
        assert!(judge(&OWN, "client", "service", "").is_some());
    }
}
