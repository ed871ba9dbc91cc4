//! What a page shows until its data is there, and when it does not come.

use crate::say::tell;
use client::Refused;
use client::refused::Answer;
use desk::Refusal;
use leptos::prelude::*;
use parts::{Failure, Skeleton};
use serde::Serialize;
use serde::de::DeserializeOwned;
use words::{common, parts as part};

/// Waits for a page's resource, hands it to `put` (which fills the page's signals) and then shows the page below it. A later load
/// changes the signals in place: nothing is drawn anew that did not change.
#[component]
pub fn Loading<T>(
    /// The resource.
    from: Resource<Answer<T>>,
    /// Where it goes.
    #[prop(into)]
    put: Callback<T>,
    /// How many rows stand in for it.
    #[prop(default = 4)]
    rows: usize,
    /// What is shown then.
    children: ChildrenFn,
) -> impl IntoView
where
    T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
{
    let ready = RwSignal::new(false);
    let children = StoredValue::new(children);
    view! {
        <Transition fallback=move || view! { <Skeleton rows label=tell(part::loading)/> }>
            {move || Suspend::new(async move {
                match from.await {
                    Ok(loaded) => {
                        put.run(loaded);
                        ready.set(true);
                        None
                    }
                    Err(refused) => {
                        ready.set(false);
                        Some(view! { <NotLoaded refused on_retry=move |()| from.refetch()/> })
                    }
                }
            })}
            <Show when=move || ready.get()>{children.with_value(|children| children())}</Show>
        </Transition>
    }
}

/// What failed, that nothing was lost, a way to try again.
#[component]
fn NotLoaded(refused: Refused, #[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    let reference = match &refused {
        Refused::Desk(Refusal::Internal(reference)) => Some(reference.clone()),
        Refused::Desk(_) | Refused::Unreachable => None,
    };
    let what = match &reference {
        Some(_) => tell(part::not_loaded),
        None => tell(move |language| refused.words(language)),
    };
    let reference = tell(move |language| reference.as_deref().map(|r| part::reference(language, r)).unwrap_or_default());
    let reference = Signal::derive(move || Some(reference.get()).filter(|text| !text.is_empty()));
    view! { <Failure what lost=tell(part::nothing_lost) reference retry=tell(common::try_again) on_retry/> }
}
