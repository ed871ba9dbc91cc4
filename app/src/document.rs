//! The HTML document and what stands around every page: language and theme, title, store, toasts, what is read aloud.

use crate::language_tag::language_tag;
use crate::{policy, routes};
use client::Store;
use desk::person::{Language, Theme};
use leptos::prelude::*;
use leptos_meta::{Html, MetaTags, Title, provide_meta_context};
use leptos_router::components::Router;
use parts::{Announce, Announcer, IconSprite, Tips, Toaster, Toasts};
use words::{common, parts as part};

/// The document around [`App`]. The server renders it anew for each page; the browser takes over its body.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    policy::send_policy();
    let assets = format!("/{}", options.site_pkg_dir);
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <link
                    rel="preload"
                    href=format!("{assets}/inter-latin.woff2")
                    r#as="font"
                    r#type="font/woff2"
                    crossorigin="anonymous"
                />
                <link rel="stylesheet" href=format!("{assets}/guichet.css")/>
                <HydrationScripts options/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Everything in the document's body, on both sides the same.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let page = client::context::provide_page();
    provide_context(IconSprite(format!("{}/icons.svg", page.assets)));
    Store::provide();
    Toaster::provide();
    Announce::provide();
    load_anew_when_the_session_changes();
    let language = client::language();
    let theme = client::context::theme();
    let desk = page.desk;
    let say = move |sentence: fn(Language) -> String| Signal::derive(move || sentence(language.get()));
    view! {
        <Html {..} lang=move || language_tag(language.get()) data-theme=move || forced(theme.get())/>
        <Title formatter=move |title: String| format!("{title} · {desk}")/>
        <Router>
            <routes::Map/>
        </Router>
        <Toasts close=say(common::close) reference=say(part::reference_word) key="Z"/>
        <Announcer/>
        <Tips/>
    }
}

/// Only signing in, signing out and the first run answer with a redirect, and each changes who is asking: what the page was
/// rendered with no longer holds. The router would move on without a page load, so this takes the hook before it does.
fn load_anew_when_the_session_changes() {
    // Taken already when a test renders twice in one process: the first one does the same.
    let _ = leptos::server_fn::redirect::set_redirect_hook(|path: &str| {
        let _ = window().location().set_href(path);
    });
}

/// A theme the person insists on; without one the system decides.
fn forced(theme: Theme) -> Option<&'static str> {
    match theme {
        Theme::System => None,
        Theme::Light | Theme::Dark => Some(theme.word()),
    }
}
