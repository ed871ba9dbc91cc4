//! A ticket by hand: its name is all it needs; everything else may be known already.

mod contact;
mod draft;
mod form;

use crate::shell::{Hands, say};
use draft::Draft;
use form::CreateForm;
use leptos::prelude::*;
use parts::Dialog;
use words::{common, workspace};

/// Opened by C, from the list, the side bar and the foot of a phone. What was typed survives a look elsewhere: it is cleared only
/// by creating or by leaving on purpose.
#[component]
pub(crate) fn CreatePanel() -> impl IntoView {
    let screen = Hands::here().screen;
    let draft = Draft::new();
    view! {
        <Dialog
            id="create"
            open=screen.creating
            title=say(workspace::create_ticket)
            close=say(common::close)
            class="create"
            guarded=Signal::derive(move || draft.begun())
        >
            <CreateForm draft/>
        </Dialog>
        // What was begun here is kept nowhere else: the page is not loaded anew from under it.
        <span hidden=true data-unsaved=move || draft.begun()></span>
    }
}
