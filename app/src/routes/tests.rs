//! The table and the map agree, and the gate keeps strangers and people without a right out.

use super::{Map, TABLE, Who, at};
use crate::gate::{Verdict, judge};
use client::PageContext;
use desk::person::{Agent, Language, Preferences, Reach, Role, Session, Theme};
use desk::time::Offsets;
use desk::{SessionId, Timestamp, UserId};
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::location::RequestUrl;
use leptos_router::{PathSegment, RouteList, SsrMode};
use std::collections::BTreeSet;

fn page(role: Option<Role>) -> PageContext {
    let session = role.map(|role| Session {
        id: SessionId(1),
        agent: Agent {
            user: UserId(1),
            role,
            reach: Reach::Everything,
            teams: Vec::new(),
            teammates: Vec::new(),
        },
        name: "Inès".into(),
        email: "ines@pedalune.example".into(),
        preferences: Preferences::default(),
        offsets: Offsets::utc(),
    });
    PageContext {
        session,
        language: Language::En,
        theme: Theme::System,
        desk: "Pédalune support".into(),
        build: String::new(),
        assets: String::new(),
        now: Timestamp(0),
        first_run: false,
        demo: false,
    }
}

/// An address of a row: each placeholder filled in.
fn sample(path: &str) -> String {
    path.replace(":view", "mine").replace(":number", "7")
}

fn written(segments: &[PathSegment]) -> String {
    let mut path = String::new();
    for segment in segments {
        match segment {
            PathSegment::Unit => {}
            PathSegment::Static(text) => text.split('/').filter(|part| !part.is_empty()).for_each(|part| {
                path.push('/');
                path.push_str(part);
            }),
            PathSegment::Param(name) | PathSegment::OptionalParam(name) | PathSegment::Splat(name) => {
                path.push_str("/:");
                path.push_str(name);
            }
        }
    }
    if path.is_empty() { "/".to_owned() } else { path }
}

#[test]
fn the_table_names_exactly_what_the_map_draws() {
    let owner = Owner::new();
    let drawn: BTreeSet<String> = owner.with(|| {
        provide_context(RequestUrl::new(""));
        let map = RouteList::generate(|| view! { <Router><Map/></Router> }).expect("the map has routes");
        let drawn = map.into_inner();
        // Any other mode lets a page arrive in parts that only script puts together.
        assert!(drawn.iter().all(|route| matches!(route.mode(), SsrMode::Async)));
        drawn.iter().map(|route| written(route.path())).collect()
    });
    let named: BTreeSet<String> = TABLE.iter().map(|page| page.path.to_owned()).collect();
    assert_eq!(named, drawn);
}

#[test]
fn a_stranger_sees_the_sign_in_page_and_comes_back_to_where_they_wanted_to_go() {
    let stranger = page(None);
    for row in TABLE {
        let verdict = judge(&stranger, &sample(row.path), "?a=b");
        match row.who {
            Who::Public => assert_eq!(verdict, Verdict::Open, "{}", row.path),
            Who::Founder | Who::Demo => assert_eq!(verdict, Verdict::Missing, "{}", row.path),
            Who::Staff(_) => match verdict {
                Verdict::Go(to) => assert!(to.starts_with("/sign-in?next="), "{to}"),
                other => panic!("{}: {other:?}", row.path),
            },
        }
    }
    assert_eq!(judge(&stranger, "/", ""), Verdict::Go("/sign-in".to_owned()));
    let Verdict::Go(to) = judge(&stranger, "/views/mine/tickets/7", "priority=urgent") else {
        panic!("no redirect")
    };
    let next = leptos_router::location::Url::unescape(to.trim_start_matches("/sign-in?next="));
    assert_eq!(next, "/views/mine/tickets/7?priority=urgent");
}

#[test]
fn a_page_without_the_right_to_it_is_as_missing_as_one_that_is_not_there() {
    for role in Role::ALL {
        let person = page(Some(*role));
        let agent = &person.session.as_ref().expect("signed in").agent;
        for row in TABLE {
            let verdict = judge(&person, &sample(row.path), "");
            match row.who {
                Who::Staff(right) if right.is_none_or(|right| agent.may(right)) => {
                    assert_eq!(verdict, Verdict::Open)
                }
                Who::Public => assert_eq!(verdict, Verdict::Go("/".to_owned())),
                _ => assert_eq!(verdict, judge(&person, "/no/such/page", ""), "{role:?} {}", row.path),
            }
        }
    }
}

#[test]
fn a_new_desk_leads_everywhere_to_the_first_run_and_keeps_the_token() {
    let new = PageContext { first_run: true, demo: true, ..page(None) };
    for row in TABLE.iter().filter(|row| row.who != Who::Founder) {
        let verdict = judge(&new, &sample(row.path), "?token=abc");
        assert_eq!(verdict, Verdict::Go("/first-run?token=abc".to_owned()), "{}", row.path);
    }
    assert_eq!(judge(&new, "/first-run", ""), Verdict::Open);
    assert_eq!(judge(&page(None), "/first-run", "token=abc"), Verdict::Missing);
}

#[test]
fn an_address_fits_one_row_and_only_whole() {
    assert_eq!(at("/settings/people/").map(|page| page.path), Some("/settings/people"));
    assert_eq!(at("/views/team").map(|page| page.path), Some("/views/:view"));
    assert!(at("/views").is_none() && at("/settings/people/7").is_none() && at("/sign-in/x").is_none());
}
