//! What stands around every page of the settings: the rail, the list of pages in place of the side bar, the question before
//! changes are lost.

use crate::form::{Leaving, Unsaved};
use crate::nav::NavList;
use crate::say::say;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;
use words::settings;

/// Narrower than this the list of pages lies over the page. (style/layout.css)
const NARROW: f64 = 1120.0;

/// Whether the list of pages is out or folded away; neither = as the width wants it.
#[derive(Clone, Copy)]
pub struct Nav(RwSignal<Option<&'static str>>);

impl Nav {
    /// Shows or hides the list.
    pub fn toggle(self) {
        let narrow =
            window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < NARROW);
        self.0.update(|state| {
            *state = match state {
                Some(_) => None,
                None if narrow => Some("open"),
                None => Some("closed"),
            }
        });
    }
}

/// The frame of the settings; pages stand in its outlet.
#[component]
pub fn Shell(
    /// The rail, from the work space: the settings know no other page.
    #[prop(optional, into)]
    rail: ViewFn,
    /// The bar at the foot of a phone, from the work space.
    #[prop(optional, into)]
    phonebar: ViewFn,
) -> impl IntoView {
    let nav = Nav(RwSignal::new(None));
    provide_context(nav);
    let unsaved = Unsaved::provide();
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        // On a narrow screen the list gave way to what was chosen in it; the heading says where one is.
        if before.is_some_and(|before| before != now) {
            if nav.0.get_untracked() == Some("open") {
                nav.0.set(None);
            }
            request_animation_frame(focus_heading);
        }
        now
    });
    view! {
        <div class="shell" data-sidebar=move || nav.0.get() on:click=move |press| unsaved.press(&press)>
            <nav class="skip" aria-label=say(settings::skip_links)>
                <a href="#settings" rel="external">{say(settings::skip_page)}</a>
                <a href="#settings-nav" rel="external">{say(settings::skip_nav)}</a>
            </nav>
            {rail.run()}
            <NavList/>
            <Outlet/>
            {phonebar.run()}
            <Leaving unsaved/>
        </div>
    }
}

fn focus_heading() {
    use wasm_bindgen::JsCast;
    let heading = document().get_element_by_id("settings-heading");
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = heading.focus();
    }
}
