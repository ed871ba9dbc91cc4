//! The list of pages, by topic, with a field that finds one. A page that a person may not open is not in it.

use crate::say::{say, tell};
use desk::permission::Permission;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use parts::{Icon, find_folded};
use words::{Language, settings};

/// One page in the list.
#[derive(Clone, Copy)]
struct Entry {
    path: &'static str,
    icon: &'static str,
    name: fn(Language) -> String,
    /// What else people call it: its cards.
    about: &'static [fn(Language) -> String],
    right: Option<Permission>,
}

/// Pages of one topic.
struct Group {
    id: &'static str,
    name: fn(Language) -> String,
    pages: &'static [Entry],
}

const GROUPS: &[Group] = &[
    Group {
        id: "settings-you",
        name: settings::group_you,
        pages: &[
            Entry {
                path: "/settings/preferences",
                icon: "settings",
                name: settings::preferences,
                about: &[
                    settings::language,
                    settings::theme,
                    settings::zone,
                    settings::undo_send,
                    settings::single_keys,
                ],
                right: None,
            },
            Entry {
                path: "/settings/devices",
                icon: "security",
                name: settings::devices,
                about: &[settings::sign_ins, settings::change_password],
                right: None,
            },
        ],
    },
    Group {
        id: "settings-people",
        name: settings::group_people,
        pages: &[
            Entry {
                path: "/settings/people",
                icon: "contact",
                name: settings::people,
                about: &[settings::role, settings::sees, settings::add_person],
                right: Some(Permission::ManagePeople),
            },
            Entry {
                path: "/settings/teams",
                icon: "team",
                name: settings::teams,
                about: &[settings::add_team],
                right: Some(Permission::ManagePeople),
            },
        ],
    },
    Group {
        id: "settings-channels",
        name: settings::group_channels,
        pages: &[Entry {
            path: "/settings/mail",
            icon: "mail",
            name: settings::email,
            about: &[settings::incoming, settings::outgoing, settings::quarantine, settings::undelivered],
            right: Some(Permission::ManageChannels),
        }],
    },
    Group {
        id: "settings-desk",
        name: settings::group_desk,
        pages: &[Entry {
            path: "/settings/desk",
            icon: "desk",
            name: settings::desk,
            about: &[settings::desk_name],
            right: Some(Permission::ManageDesk),
        }],
    },
];

impl Entry {
    fn answers(&self, language: Language, typed: &str) -> bool {
        typed.is_empty()
            || std::iter::once(&self.name)
                .chain(self.about)
                .any(|say| find_folded(&say(language), typed).is_some())
    }
}

/// The side bar of the settings.
#[component]
pub fn NavList() -> impl IntoView {
    let language = client::language();
    let typed = RwSignal::new(String::new());
    let agent = StoredValue::new(client::session().agent);
    let found = Memo::new(move |_| {
        let typed = typed.read();
        let may = |entry: &Entry| entry.right.is_none_or(|right| agent.with_value(|agent| agent.may(right)));
        let fits = |entry: &&Entry| may(entry) && entry.answers(language.get(), typed.trim());
        GROUPS
            .iter()
            .map(|group| group.pages.iter().filter(fits).map(|entry| entry.path).collect())
            .collect::<Vec<Vec<_>>>()
    });
    let group = move |at: usize| {
        let Group { id, name, pages } = &GROUPS[at];
        let some = move || found.with(|found| !found[at].is_empty());
        view! {
            <Show when=some>
                <section class="views-group">
                    <h2 class="views-heading" id=*id>{say(*name)}</h2>
                    <ul class="views" aria-labelledby=*id>
                        {pages
                            .iter()
                            .map(|entry| {
                                let there = move || found.with(|found| found[at].contains(&entry.path));
                                view! { <Show when=there><Line entry/></Show> }
                            })
                            .collect_view()}
                    </ul>
                </section>
            </Show>
        }
    };
    let none = move || found.with(|found| found.iter().all(Vec::is_empty));
    view! {
        <aside class="sidebar settings-nav" id="settings-nav" aria-label=say(settings::settings)>
            <header class="sidebar-head"><p class="sidebar-name">{say(settings::settings)}</p></header>
            <form class="sidebar-search" role="search" on:submit=|submit| submit.prevent_default()>
                <Icon name="search"/>
                <input
                    class="sidebar-search-input"
                    type="search"
                    aria-label=say(settings::find)
                    placeholder=say(settings::find)
                    on:input=move |input| typed.set(event_target_value(&input))
                />
            </form>
            <nav class="sidebar-views" aria-label=say(settings::settings)>
                {(0..GROUPS.len()).map(group).collect_view()}
                <p class="menu-none" role="status">
                    {tell(move |language| if none() { settings::none_found(language, typed.read().trim()) } else { String::new() })}
                </p>
            </nav>
        </aside>
    }
}

#[component]
fn Line(entry: &'static Entry) -> impl IntoView {
    let path = use_location().pathname;
    let current = move || (path.read().as_str() == entry.path).then_some("page");
    view! {
        <li>
            <a class="view-item" href=entry.path aria-current=current>
                <Icon name=entry.icon/>
                <span class="view-item-name">{say(entry.name)}</span>
            </a>
        </li>
    }
}
