//! The order of the list, as a menu. It is part of the address.

use crate::shell::{Hands, paths};
use desk::ticket::Sort;
use desk::view::ListQuery;
use leptos::prelude::*;
use parts::{ButtonKind, ButtonSize, Icon, Menu, MenuItem};
use words::{common, workspace};

/// Shows the order and changes it.
#[component]
pub(super) fn SortMenu(asked: Memo<Option<ListQuery>>) -> impl IntoView {
    let hands = Hands::here();
    let language = client::language();
    let sort =
        Memo::new(move |_| asked.with(|asked| asked.as_ref().map(|asked| asked.sort).unwrap_or_default()));
    let name = move || common::sort(language.get(), sort.get());
    let label = Signal::derive(move || workspace::order_of_list(language.get(), &name()));
    let items = Signal::derive(move || {
        let line = |one: &Sort| {
            MenuItem::new(one.word(), common::sort(language.get(), *one)).checked(*one == sort.get())
        };
        Sort::ALL.iter().map(line).collect::<Vec<_>>()
    });
    let pick = move |word: String| {
        if let (Some(mut query), Some(sort)) = (asked.get_untracked(), Sort::from_word(&word)) {
            query.sort = sort;
            hands.go(paths::of_list_keeping(&query, hands.screen.number.get_untracked()));
        }
    };
    view! {
        <Menu id="list-sort" label items on_pick=pick kind=ButtonKind::Ghost size=ButtonSize::Small>
            <Icon name="sort" size=14/>
            {name}
        </Menu>
    }
}
