//! What surrounds every page of somebody who is signed in: the connection, the catalog, the palette, the key sheet, creating a ticket,
//! and the slim bar when the line is gone. It draws no pane; pages take [`Rail`] and [`PhoneBar`] into their own frame.

mod account;
mod hands;
mod offline;
mod pane;
pub mod paths;
mod phone_bar;
mod rail;
mod say;
mod screen;
mod skip;

pub use hands::Hands;
pub use pane::{focus, focus_element, is_seen};
pub use phone_bar::PhoneBar;
pub use rail::Rail;
pub use say::{say, title};
pub use screen::Screen;
pub(crate) use skip::SkipLinks;

use crate::create::CreatePanel;
use crate::keys::{Intent, KeySheet, hear};
use crate::palette::Palette;
use client::Store;
use client::store::Known;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use offline::OfflineBar;

/// The parent of every route behind the sign-in. Everything below finds [`Hands`], [`Screen`], [`Intent`] and the catalog
/// (`client::store::Known`) in the context.
#[component]
pub fn Shell() -> impl IntoView {
    // The router builds what stands below a gate before the gate has sent a stranger to the door.
    if client::use_page().session.is_none() {
        return ().into_any();
    }
    let store = Store::here();
    Known::provide(store);
    client::live::connect(store);
    let screen = Screen::provide();
    let intent = Intent::provide();
    let hands = Hands::provide(store, screen, intent);
    hear(hands);
    view! {
        <Outlet/>
        <OfflineBar/>
        <CreatePanel/>
        <Palette/>
        <KeySheet/>
    }
    .into_any()
}
