//! Quick filters: priority, status, owner, each of several choices. They edit the address and nothing else.

use crate::shell::{Hands, paths, say};
use crate::ticket::signs;
use client::Store;
use client::catalog::Catalog;
use desk::ticket::Priority;
use desk::view::{ListQuery, View};
use desk::{StatusId, UserId};
use leptos::prelude::*;
use parts::{Avatar, Bars, Button, ButtonKind, ButtonSize, Menu, MenuItem, Shape};
use words::{Language, common, parts as said, workspace};

/// Takes every choice of a filter away.
const ANY: &str = "any";

/// One of the filters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    Priority,
    Status,
    Owner,
}

impl Filter {
    fn id(self) -> &'static str {
        match self {
            Filter::Priority => "filter-priority",
            Filter::Status => "filter-status",
            Filter::Owner => "filter-owner",
        }
    }

    fn name(self, language: Language) -> String {
        match self {
            Filter::Priority => workspace::filter_priority(language),
            Filter::Status => workspace::filter_status(language),
            Filter::Owner => workspace::filter_owner(language),
        }
    }

    /// The names of what is chosen.
    fn chosen(self, query: &ListQuery, language: Language, known: &Catalog) -> Vec<String> {
        match self {
            Filter::Priority => {
                query.priorities.iter().map(|one| common::priority(language, Some(*one))).collect()
            }
            Filter::Status => {
                let name = |id: &StatusId| known.status(*id).map(|status| common::status(language, status));
                query.statuses.iter().map(|id| name(id).unwrap_or_default()).collect()
            }
            Filter::Owner => query.owners.iter().map(|id| known.user_name(*id)).collect(),
        }
    }

    /// What the button says: its name, what is chosen, or how many.
    fn words(self, query: &ListQuery, language: Language, known: &Catalog) -> String {
        match self.chosen(query, language, known).as_slice() {
            [] => self.name(language),
            [one] if !one.is_empty() => one.clone(),
            several => workspace::filter_chosen(language, &self.name(language), several.len() as u64),
        }
    }

    fn lines(self, query: &ListQuery, language: Language, known: &Catalog, me: UserId) -> Vec<MenuItem> {
        let none = self.chosen(query, language, known).is_empty();
        let mut lines = vec![MenuItem::new(ANY, workspace::filter_any(language)).checked(none)];
        match self {
            Filter::Priority => lines.extend(Priority::ALL.iter().rev().map(|one| {
                let level = signs::level(Some(*one));
                MenuItem::new(one.word(), common::priority(language, Some(*one)))
                    .sign(move || view! { <Bars level=level/> })
                    .checked(query.priorities.contains(one))
            })),
            Filter::Status => {
                let statuses = known.pipelines.iter().flat_map(|pipeline| &pipeline.statuses);
                lines.extend(statuses.map(|status| {
                    let (shape, hue) = signs::shape(status.category);
                    MenuItem::new(status.id.to_string(), common::status(language, status))
                        .sign(move || view! { <Shape shape=shape hue=hue/> })
                        .checked(query.statuses.contains(&status.id))
                }));
            }
            Filter::Owner => {
                let mut people: Vec<_> = known.users.iter().filter(|card| !card.disabled).collect();
                people.sort_by_key(|card| card.id != me);
                lines.extend(people.into_iter().map(|card| {
                    let (id, name) = (card.id, card.name.clone());
                    let label = if id == me { common::me(language) } else { name.clone() };
                    MenuItem::new(id.to_string(), label)
                        .sign(move || view! { <Avatar name=name.clone() hue=id.0 size=18/> })
                        .checked(query.owners.contains(&id))
                }));
            }
        }
        lines
    }

    /// The query after a line was picked: chosen if it was not, and the other way round.
    fn toggled(self, mut query: ListQuery, value: &str) -> ListQuery {
        fn flip<T: PartialEq>(chosen: &mut Vec<T>, value: Option<T>) {
            match value {
                None => chosen.clear(),
                Some(value) => match chosen.iter().position(|one| *one == value) {
                    Some(at) => _ = chosen.remove(at),
                    None => chosen.push(value),
                },
            }
        }
        match self {
            Filter::Priority => flip(&mut query.priorities, Priority::from_word(value)),
            Filter::Status => flip(&mut query.statuses, value.parse().ok()),
            Filter::Owner => flip(&mut query.owners, value.parse().ok()),
        }
        query
    }
}

/// The filters of a view: those that it does not fix itself.
fn of(view: View) -> &'static [Filter] {
    match view {
        View::Mine | View::Unassigned => &[Filter::Priority, Filter::Status],
        View::Team | View::Open | View::Sent | View::Spam | View::Closed | View::Deleted => {
            &[Filter::Priority, Filter::Status, Filter::Owner]
        }
    }
}

/// The menus, and a way to take all choices back.
#[component]
pub(super) fn Filters(asked: Memo<Option<ListQuery>>) -> impl IntoView {
    let view = Memo::new(move |_| asked.with(|asked| asked.as_ref().map(|asked| asked.view)));
    let narrowed = Memo::new(move |_| asked.with(|asked| asked.as_ref().is_some_and(ListQuery::narrowed)));
    view! {
        {move || view.get().map(|view| {
            of(view).iter().map(|filter| view! { <FilterMenu filter=*filter asked/> }).collect_view()
        })}
        <Show when=move || narrowed.get()><ClearFilters asked/></Show>
    }
}

/// Takes all choices back.
#[component]
pub(super) fn ClearFilters(asked: Memo<Option<ListQuery>>) -> impl IntoView {
    let hands = Hands::here();
    let clear = move |_| {
        if let Some(query) = asked.get_untracked() {
            let bare = ListQuery { sort: query.sort, ..ListQuery::of(query.view) };
            hands.go(paths::of_list_keeping(&bare, hands.screen.number.get_untracked()));
        }
    };
    view! { <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_press=clear>{say(workspace::clear_filters)}</Button> }
}

#[component]
fn FilterMenu(filter: Filter, asked: Memo<Option<ListQuery>>) -> impl IntoView {
    let store = Store::here();
    let hands = Hands::here();
    let me = hands.me();
    let language = client::language();
    let with = move |read: &dyn Fn(&ListQuery, Language, &Catalog) -> String| {
        asked.with(|asked| {
            let Some(query) = asked else { return String::new() };
            store.catalog.with(|known| read(query, language.get(), known))
        })
    };
    let words = move || with(&|query, language, known| filter.words(query, language, known));
    let chosen = Signal::derive(move || {
        asked.with(|asked| {
            asked.as_ref().is_some_and(|query| match filter {
                Filter::Priority => !query.priorities.is_empty(),
                Filter::Status => !query.statuses.is_empty(),
                Filter::Owner => !query.owners.is_empty(),
            })
        })
    });
    let items = Signal::derive(move || {
        asked.with(|asked| {
            let Some(query) = asked else { return Vec::new() };
            store.catalog.with(|known| filter.lines(query, language.get(), known, me))
        })
    });
    let pick = move |value: String| {
        if let Some(query) = asked.get_untracked() {
            let query = filter.toggled(query, &value);
            hands.go(paths::of_list_keeping(&query, hands.screen.number.get_untracked()));
        }
    };
    // A box to search in only where there is much to search.
    let find = Signal::derive(move || {
        let many = filter == Filter::Owner && store.catalog.with(|known| known.users.len() > 8);
        many.then(|| workspace::find_owner(language.get()))
    });
    view! {
        <Menu
            id=filter.id()
            label=Signal::derive(move || filter.name(language.get()))
            items
            on_pick=pick
            filter=find
            none=Signal::derive(move || Some(said::no_match(language.get(), "")))
            size=ButtonSize::Small
            chosen
        >
            {words}
        </Menu>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picking_a_line_chooses_it_and_picking_it_again_takes_it_back() {
        let mut query = ListQuery::of(View::Open);
        query = Filter::Priority.toggled(query, "high");
        query = Filter::Priority.toggled(query, "urgent");
        query = Filter::Owner.toggled(query, "7");
        assert_eq!((query.priorities.len(), query.owners.as_slice()), (2, [UserId(7)].as_slice()));
        query = Filter::Priority.toggled(query, "high");
        assert_eq!(query.priorities, [Priority::Urgent]);
        query = Filter::Priority.toggled(query, ANY);
        assert!(query.priorities.is_empty() && !query.owners.is_empty());
    }

    #[test]
    fn a_view_offers_no_filter_that_it_fixes_itself() {
        assert!(!of(View::Mine).contains(&Filter::Owner));
        assert!(of(View::Open).contains(&Filter::Owner));
    }
}
