//! The files that came with a message: a picture as a small picture, the rest as a name to download.

use crate::ticket::reader::Reader;
use desk::ticket::Attachment;
use leptos::prelude::*;
use parts::Icon;
use words::{number, ticket};

/// The list; nothing without files.
#[component]
pub fn Files(
    /// The files.
    files: Vec<Attachment>,
) -> impl IntoView {
    let reader = Reader::here();
    let many = files.len() as u64;
    (many > 0).then(|| {
        let list = files.into_iter().map(|file| view! { <li><File file/></li> }).collect_view();
        view! { <ul class="files" aria-label=move || ticket::files(reader.language(), many)>{list}</ul> }
    })
}

#[component]
fn File(file: Attachment) -> impl IntoView {
    let reader = Reader::here();
    let Attachment { id, name, size, picture, .. } = file;
    let address = address(id, &name);
    let spoken = name.clone();
    let label = move || {
        let (language, size) = (reader.language(), number::size(reader.language(), size));
        if picture {
            ticket::open_picture(language, &spoken, &size)
        } else {
            ticket::download_file(language, &spoken, &size)
        }
    };
    let words = view! {
        <span class="file-name">{name.clone()}</span>
        <span class="file-size">{move || number::size(reader.language(), size)}</span>
    };
    if picture {
        let shown = format!("{address}?show=1");
        let small = shown.clone();
        view! {
            <a class="file" href=shown target="_blank" rel="noopener" aria-label=label>
                <img class="file-picture" src=small alt="" loading="lazy" width="32" height="24"/>
                {words}
            </a>
        }
        .into_any()
    } else {
        view! {
            <a class="file" href=address download=name aria-label=label rel="external">
                <span class="file-sign"><Icon name="file"/></span>
                {words}
            </a>
        }
        .into_any()
    }
}

/// `/files/{id}/{name}`, the name encoded byte by byte.
pub fn address(id: desk::AttachmentId, name: &str) -> String {
    format!("/files/{id}/{}", encoded(name))
}

/// A text as one part of an address (RFC 3986: only unreserved signs stay).
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_place_in_the_address() {
        let id = desk::AttachmentId(7);
        assert_eq!(address(id, "lock 1184.jpg"), "/files/7/lock%201184.jpg");
        assert_eq!(address(id, "../a?b#c/é"), "/files/7/..%2Fa%3Fb%23c%2F%C3%A9");
    }
}
