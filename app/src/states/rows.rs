//! Rows of a list in their states, and lines of the side bar.

use super::sample::{CONTACT, LONG_NAME, MESSAGE, STAFF, SUBJECT};
use super::say;
use desk::view::View;
use leptos::prelude::*;
use parts::{Avatar, Bars, Icon};
use words::{common, number, workspace};

/// How a row stands there.
#[derive(Clone, Copy)]
struct Look {
    unread: bool,
    selected: bool,
    current: bool,
    name: &'static str,
    level: u8,
}

const REST: Look = Look { unread: false, selected: false, current: false, name: CONTACT, level: 2 };
const LOOKS: &[Look] = &[
    REST,
    Look { unread: true, level: 3, ..REST },
    Look { current: true, ..REST },
    Look { selected: true, unread: true, level: 4, ..REST },
    Look { name: LONG_NAME, level: 0, ..REST },
];

/// The section.
#[component]
pub fn Rows() -> impl IntoView {
    let rows = LOOKS.iter().enumerate().map(|(at, look)| view! { <Row at look=*look/> });
    view! {
        <div class="list-rows" role="grid" aria-label=say(workspace::place_tickets) aria-rowcount=LOOKS.len().to_string()>
            {rows.collect_view()}
        </div>
        <nav class="sidebar-views" aria-label=say(workspace::rail)>
            <ul class="views">
                <Item view=View::Unassigned count=7 late=true/>
                <Item view=View::Mine count=12 current=true/>
                <Item view=View::Open count=1_234/>
                <Item view=View::Spam count=0/>
            </ul>
        </nav>
    }
}

#[component]
fn Row(at: usize, look: Look) -> impl IntoView {
    view! {
        <div
            class="ticket-row"
            role="row"
            data-form="card"
            tabindex=if at == 0 { "0" } else { "-1" }
            aria-rowindex=(at + 1).to_string()
            aria-selected=if look.selected { "true" } else { "false" }
            aria-current=look.current.then_some("true")
            data-unread=look.unread
            aria-label=format!("{SUBJECT}, {}", look.name)
        >
            <div class="ticket-row-cell" role="gridcell">
                <span class="ticket-row-contact">
                    <span class="ticket-row-name">{look.name}</span>
                    <Icon name="mail" size=14/>
                </span>
                <time class="ticket-row-time" datetime="2026-11-21T09:26:00Z">"10:26"</time>
                <a class="ticket-row-subject" href="#" tabindex="-1" rel="external" lang="en">{SUBJECT}</a>
                <span class="ticket-row-foot">
                    <span class="ticket-row-snippet">{MESSAGE}</span>
                    {(look.level > 0).then(|| view! { <span class="priority"><Bars level=look.level/></span> })}
                    <Avatar name=STAFF[0].1 hue=STAFF[0].0 size=18/>
                </span>
            </div>
        </div>
    }
}

#[component]
fn Item(
    view: View,
    count: u64,
    #[prop(optional)] current: bool,
    #[prop(optional)] late: bool,
) -> impl IntoView {
    let language = client::language();
    view! {
        <li>
            <a class="view-item" href="#" rel="external" aria-current=current.then_some("page")>
                <Icon name="view"/>
                <span class="view-item-name">{move || common::view(language.get(), view)}</span>
                {late.then(|| view! { <span class="view-item-late"></span> })}
                <span class="view-item-count">{number::badge(count)}</span>
            </a>
        </li>
    }
}
