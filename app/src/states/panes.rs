//! A pane with nothing in it, with nothing yet, and with nothing to be had.

use super::{say, tell};
use leptos::prelude::*;
use parts::{Button, Empty, Failure, Skeleton, SkeletonForm};
use words::{common, parts as part};

/// The section.
#[component]
pub fn Panes() -> impl IntoView {
    let forms = [SkeletonForm::Card, SkeletonForm::Compact, SkeletonForm::Table, SkeletonForm::Message];
    view! {
        <Empty fact=say(part::nothing_here) next=say(part::nothing_here_next)/>
        <Empty fact=say(part::nothing_here)><Button>{say(part::clear)}</Button></Empty>
        {forms.map(|form| view! { <Skeleton form rows=2 label=say(part::loading)/> }).collect_view()}
        <Failure
            what=say(part::not_loaded)
            lost=say(part::nothing_lost)
            reference=tell(|language| part::reference(language, "4f2a91c0"))
            retry=say(common::try_again)
            on_retry=|()| {}
        />
    }
}
