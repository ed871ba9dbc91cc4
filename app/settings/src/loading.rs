//! What a page shows until its data is there, and when it does not come.

use crate::say::tell;
use client::Refused;
use client::refused::Answer;
use desk::Refusal;
use leptos::prelude::*;
use parts::{Failure, Skeleton, Toaster};
use serde::Serialize;
use serde::de::DeserializeOwned;
use words::{common, parts as part};

/// Waits for a page's resource, hands it to `put` (which fills the page's signals) and then shows what stands on them. It has to be
/// drawn in the same breath: whatever is beside a waiting part is drawn by the server without waiting.
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
    let children = StoredValue::new(children);
    view! {
        <Transition fallback=move || view! { <Skeleton rows label=tell(part::loading)/> }>
            {move || Suspend::new(async move {
                match from.await {
                    Ok(loaded) => {
                        put.run(loaded);
                        children.with_value(|children| children()).into_any()
                    }
                    Err(refused) => view! { <NotLoaded refused on_retry=move |()| from.refetch()/> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// Loads once more, after a change of ours. Not through the resource: what stands on the page would be drawn anew, and with it the
/// button that has the focus. `put` has to bear that its page was left meanwhile.
pub(crate) fn load_again<T: 'static>(
    load: impl Future<Output = Answer<T>> + 'static,
    put: impl FnOnce(T) + 'static,
) {
    let toaster = expect_context::<Toaster>();
    let language = client::language();
    leptos::task::spawn_local(async move {
        match load.await {
            Ok(loaded) => put(loaded),
            Err(refused) => toaster.fail(refused.words(language.get_untracked()), ""),
        }
    });
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
    let reference =
        tell(move |language| reference.as_deref().map(|r| part::reference(language, r)).unwrap_or_default());
    let reference = Signal::derive(move || Some(reference.get()).filter(|text| !text.is_empty()));
    view! { <Failure what lost=tell(part::nothing_lost) reference retry=tell(common::try_again) on_retry/> }
}
