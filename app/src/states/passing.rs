//! What comes and goes: toasts, a dialog, the bar when the connection is lost.

use super::sample::STAFF;
use super::{say, tell};
use leptos::prelude::*;
use parts::{Button, ButtonKind, Dialog, Icon, Toaster};
use words::{common, parts as part, refusal, workspace};

/// The section.
#[component]
pub fn Passing() -> impl IntoView {
    let toaster = expect_context::<Toaster>();
    let language = client::language();
    let (open, lost) = (RwSignal::new(false), RwSignal::new(false));
    let done = move || part::toast_done(language.get_untracked(), 3, STAFF[1].1);
    let undo = move || common::undo(language.get_untracked());
    let foot = move || {
        view! {
            <Button attr:data-first="true" on_press=move |_| open.set(false)>{say(common::cancel)}</Button>
            <Button kind=ButtonKind::Final on_press=move |_| open.set(false)>{say(part::final_danger)}</Button>
        }
    };
    view! {
        <div class="buttons">
            <Button on_press=move |_| toaster.say(done())>{say(part::show_toast)}</Button>
            <Button on_press=move |_| toaster.offer(done(), undo(), || {}, 10)>{say(part::show_offer)}</Button>
            <Button on_press=move |_| toaster.fail(refusal::unreachable(language.get_untracked()), "4f2a91c0")>
                {say(part::show_fault)}
            </Button>
            <Button on_press=move |_| lost.update(|lost| *lost = !*lost)>{say(part::show_offline)}</Button>
            <Button kind=ButtonKind::Danger on_press=move |_| open.set(true)>{say(part::open_dialog)}</Button>
        </div>
        <Dialog id="s-dialog" open title=tell(|language| part::delete_many(language, 12)) foot>
            <p>{say(part::delete_kept)}</p>
        </Dialog>
        <div class="offline" role="status" hidden=move || !lost.get()>
            <Icon name="offline"/>
            <span class="offline-text">{say(workspace::connection_lost)}</span>
            <span class="offline-text" aria-hidden="true">{tell(|language| workspace::trying_again(language, 5))}</span>
        </div>
    }
}
