//! A designed mail on its own paper, in a frame without scripts. The browser fetches it when it comes near the view; the
//! parent reads its height and fits the frame. Nothing here looks into the mail for anything but that height.

use crate::ticket::held::Held;
use crate::ticket::reader::Reader;
use crate::ticket::resize::Resize;
use desk::MessageId;
use leptos::attr::custom::custom_attribute;
use leptos::html;
use leptos::prelude::*;
use parts::Icon;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlIFrameElement};
use words::ticket;

/// No mail is taller on screen; it scrolls inside then.
const TALLEST: f64 = 20_000.0;
/// A mail that grows with its frame would grow for ever: after so many steps it stays as it is.
const FITS: u32 = 40;

/// The frame and the line that says what it leaves out.
#[component]
pub fn MailFrame(
    /// The message.
    id: MessageId,
    /// Who wrote it, for the frame's name.
    who: String,
) -> impl IntoView {
    let reader = Reader::here();
    let frame = NodeRef::<html::Iframe>::new();
    let remote = RwSignal::new(false);
    let watch = Held::<Resize>::new();
    let loaded = move || {
        let Some(frame) = frame.get_untracked() else { return };
        remote.set(has_remote(&frame));
        if let Some(seen) = observe(frame) {
            watch.set(seen);
        }
    };
    // It may have loaded before this page could listen.
    Effect::new(move |_| {
        if frame.get().is_some() {
            loaded();
        }
    });
    view! {
        <iframe
            class="mail-frame"
            node_ref=frame
            sandbox="allow-same-origin allow-popups"
            referrerpolicy="no-referrer"
            {..custom_attribute("loading", "lazy")}
            src=format!("/messages/{id}/frame")
            title=move || ticket::mail_from(reader.language(), &who)
            on:load=move |_| loaded()
        ></iframe>
        {move || remote.get().then(|| view! { <ImagesBlocked/> })}
    }
}

/// Says that pictures from elsewhere are left out.
#[component]
pub fn ImagesBlocked() -> impl IntoView {
    let reader = Reader::here();
    view! {
        <p class="message-images"><Icon name="image-off" size=14/> {reader.say(ticket::images_blocked)}</p>
    }
}

/// The server's cleaner left the address of a picture from elsewhere in this attribute, which loads nothing.
fn has_remote(frame: &HtmlIFrameElement) -> bool {
    let found =
        frame.content_document().and_then(|mail| mail.query_selector("img[data-remote]").ok().flatten());
    found.is_some()
}

/// Fits the frame now and whenever the mail's height changes.
fn observe(frame: HtmlIFrameElement) -> Option<Resize> {
    let root = frame.content_document()?.document_element()?;
    fit(&frame);
    let (mut steps, mut was) = (0, 0.0);
    Resize::watch(&root, move || {
        let now = height(&frame).unwrap_or(was);
        if steps < FITS && (now - was).abs() > 1.0 {
            steps += 1;
            was = now;
            fit(&frame);
        }
    })
}

fn height(frame: &HtmlIFrameElement) -> Option<f64> {
    let document = frame.content_document()?;
    let root = document.document_element()?.get_bounding_client_rect().height();
    let body = document.body().map_or(0.0, |body| f64::from(body.offset_height()));
    Some(root.max(body).ceil().min(TALLEST))
}

fn fit(frame: &HtmlIFrameElement) {
    if let (Some(height), Some(frame)) =
        (height(frame).filter(|height| *height > 0.0), frame.dyn_ref::<HtmlElement>())
    {
        // The style object, not the attribute: the policy of the page lets it pass.
        let _ = frame.style().set_property("block-size", &format!("{height}px"));
    }
}
