//! What the page knows from its first byte, the same on both sides: who asks, in which language, which build, what time it was.

use crate::Clock;
use desk::Timestamp;
use desk::person::{Language, Session, Theme};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Rendered into every page by the server and read back by the browser before hydration.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PageContext {
    /// Who is signed in; `None` on the pages of strangers.
    pub session: Option<Session>,
    /// Language of the page: the session's, else the browser's.
    pub language: Language,
    /// Theme of the page.
    pub theme: Theme,
    /// The desk's name; "Guichet" until it has one.
    pub desk: String,
    /// Build of the server that rendered it; also the folder of the bundle.
    pub build: String,
    /// Address of the folder with script, styles and icons, for example `/pkg/abc123`.
    pub assets: String,
    /// Server's clock at rendering.
    pub now: Timestamp,
    /// Nobody has an account yet.
    pub first_run: bool,
    /// Demo mode: the `states` page and the pseudo language exist.
    pub demo: bool,
}

/// The page's language, live: preferences change it without a reload.
#[derive(Clone, Copy)]
struct LiveLanguage(RwSignal<Language>);
/// The page's theme, live.
#[derive(Clone, Copy)]
struct LiveTheme(RwSignal<Theme>);

/// Called once in `App`: on the server from the request, in the browser from the page. Returns the context it provided.
pub fn provide_page() -> PageContext {
    let page = SharedValue::new(from_request).into_inner();
    provide_context(page.clone());
    provide_context(LiveLanguage(RwSignal::new(page.language)));
    provide_context(LiveTheme(RwSignal::new(page.theme)));
    Clock::start(page.now);
    page
}

#[cfg(not(target_arch = "wasm32"))]
fn from_request() -> PageContext {
    crate::host::page_context()
}

#[cfg(target_arch = "wasm32")]
fn from_request() -> PageContext {
    // Only reached if the page came without its data, which `SharedValue` reads first: a blank page that reloads.
    PageContext {
        session: None,
        language: Language::En,
        theme: Theme::System,
        desk: "Guichet".into(),
        build: String::new(),
        assets: String::new(),
        now: Timestamp(0),
        first_run: false,
        demo: false,
    }
}

/// The page's context.
pub fn use_page() -> PageContext {
    expect_context::<PageContext>()
}

/// The signed-in session. Only below the route guard of the work space, which shows nothing without one.
pub fn session() -> Session {
    use_page().session.expect("the route guard lets nobody pass without a session")
}

/// The language of the page, live.
pub fn language() -> RwSignal<Language> {
    expect_context::<LiveLanguage>().0
}

/// The theme of the page, live.
pub fn theme() -> RwSignal<Theme> {
    expect_context::<LiveTheme>().0
}
