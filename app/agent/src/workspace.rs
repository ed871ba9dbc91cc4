//! The page of the work space: loads the list that the address asks for, and draws side bar, list and what is beside it.
//! Opening a ticket changes only the outlet: neither list nor catalog is asked for again.

use crate::list::ListPane;
use crate::shell::{PhoneBar, Rail, Screen, SkipLinks, say, title};
use crate::sidebar::SideBar;
use client::Refused;
use client::lists::load_page;
use client::refused::Answer;
use client::store::{Known, Store};
use desk::person::Agent;
use desk::ticket::Page;
use desk::view::{ListQuery, View};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::params::ParamsMap;
use parts::{Empty, Separator, Skeleton, SkeletonForm};
use serde::{Deserialize, Serialize};
use words::{common, workspace};

/// A page of a list, with what it was asked for.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Loaded {
    query: ListQuery,
    epoch: u32,
    page: Answer<Page>,
}

/// The parent of the routes below `/views/:view`.
#[component]
pub fn WorkSpace() -> impl IntoView {
    let screen = Screen::here();
    let asked = asked(client::session().agent);
    let open = move || if screen.number.with(Option::is_some) { "ticket" } else { "list" };
    let loading = Loading::begin(asked);
    view! {
        <div
            class="shell"
            data-open=open
            data-sidebar=move || screen.side_bar_word()
            data-facts=move || screen.facts_word()
        >
            <SkipLinks/>
            <Rail/>
            <Transition>{loading.side_bar(asked)}</Transition>
            <main class="work"><Panes asked loading/></main>
            <PhoneBar/>
        </div>
    }
}

#[component]
fn Panes(asked: Memo<Option<ListQuery>>, loading: Loading) -> impl IntoView {
    let waiting = move || {
        view! {
            <section class="list" id="list">
                <Skeleton form=SkeletonForm::Card rows=6 label=say(workspace::loading_list)/>
            </section>
        }
    };
    view! {
        <Transition fallback=waiting>{loading.list(asked)}</Transition>
        <Separator
            pane="list"
            controls="list"
            label=say(workspace::list_width)
            range=(280, 560)
            usual=356
            on_change=|_| ()
        />
        <Outlet/>
    }
}

/// What the address asks for; nothing where it names no view that this person has.
fn asked(agent: Agent) -> Memo<Option<ListQuery>> {
    let params = use_params_map();
    let pairs = use_query_map();
    Memo::new(move |_| {
        let view = params.with(|params| params.get("view")).and_then(|word| View::from_word(&word))?;
        View::of(&agent).find(|own| *own == view)?;
        Some(pairs.with(|pairs| read(view, pairs)))
    })
}

fn read(view: View, pairs: &ParamsMap) -> ListQuery {
    let values: Vec<(&str, String)> = ["priority", "status", "owner", "sort"]
        .into_iter()
        .filter_map(|key| Some((key, pairs.get(key)?)))
        .collect();
    ListQuery::from_pairs(view, values.iter().map(|(key, value)| (*key, value.as_str())))
}

/// The list on its way into the store.
#[derive(Clone, Copy)]
struct Loading {
    store: Store,
    known: Known,
    listed: Resource<Option<Loaded>>,
    failed: RwSignal<Option<Refused>>,
    /// The answer that is in the store already: read a second time it would undo what frames changed since.
    kept: StoredValue<Option<(ListQuery, u32, desk::Seq)>>,
}

impl Loading {
    fn begin(asked: Memo<Option<ListQuery>>) -> Loading {
        let store = Store::here();
        let listed = Resource::new(
            move || (asked.get(), store.epoch.get()),
            |(query, epoch)| async move {
                let query = query?;
                let page = load_page(query.clone(), None).await;
                Some(Loaded { query, epoch, page })
            },
        );
        let loading = Loading {
            store,
            known: Known::here(),
            listed,
            failed: RwSignal::new(None),
            kept: StoredValue::new(None),
        };
        // The first answer is kept while the page is drawn; those after it come here.
        Effect::new(move |_| {
            if let Some(Some(loaded)) = listed.get() {
                loading.keep(&loaded);
            }
        });
        on_cleanup(move || store.list.leave());
        loading
    }

    fn keep(self, loaded: &Loaded) {
        match &loaded.page {
            Ok(page) => {
                let this = Some((loaded.query.clone(), loaded.epoch, page.seq));
                if self.kept.with_value(|kept| *kept != this) {
                    self.kept.set_value(this);
                    self.store.list.fill(loaded.query.clone(), page.clone());
                }
                if self.failed.with_untracked(Option::is_some) {
                    self.failed.set(None);
                }
            }
            Err(refused) => self.failed.set(Some(refused.clone())),
        }
    }

    fn side_bar(self, asked: Memo<Option<ListQuery>>) -> impl IntoView {
        Suspend::new(async move {
            // Without the catalog the views are still the way through the desk; the list says what failed.
            let _ = self.known.ready(self.store).await;
            view! { <SideBar asked/> }
        })
    }

    fn list(self, asked: Memo<Option<ListQuery>>) -> impl IntoView {
        Suspend::new(async move {
            let known = self.known.ready(self.store).await;
            match self.listed.await {
                Some(loaded) => self.keep(&loaded),
                None => client::response::set_not_found(),
            }
            if let Err(refused) = known {
                self.failed.set(Some(refused));
            }
            let again = Callback::new(move |()| {
                self.failed.set(None);
                self.known.again();
                self.listed.refetch();
            });
            view! { <ListPane asked failed=self.failed again/> }
        })
    }
}

/// The pane beside the list while no ticket is open.
#[component]
pub fn NoTicket() -> impl IntoView {
    let language = client::language();
    let view = use_params_map();
    let title = title(move || {
        let view = view.with(|params| params.get("view")).and_then(|word| View::from_word(&word));
        view.map_or_else(|| workspace::no_view(language.get()), |view| common::view(language.get(), view))
    });
    view! {
        <Title text=title/>
        <section class="ticket" id="ticket" aria-label=say(workspace::no_ticket)>
            <Empty fact=say(workspace::no_ticket) next=Signal::derive(move || Some(workspace::no_ticket_next(language.get())))/>
        </section>
    }
}
