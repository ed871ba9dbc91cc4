//! One WebSocket with its ears. It knows no frames; what is heard goes to whoever opened it.

use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::{MessageEvent, WebSocket};

/// An open or opening socket; its ears live as long as it does, so it must not be dropped by one of them.
pub(super) struct Socket {
    socket: WebSocket,
    _on_open: Closure<dyn FnMut()>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_close: Closure<dyn FnMut()>,
}

impl Socket {
    /// Begins to connect to `/live` on the host of the page.
    pub(super) fn open(
        opened: impl FnMut() + 'static,
        mut told: impl FnMut(String) + 'static,
        closed: impl FnMut() + 'static,
    ) -> Option<Socket> {
        let socket = WebSocket::new(&address()?).ok()?;
        let on_open = Closure::<dyn FnMut()>::new(opened);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                told(text);
            }
        });
        let on_close = Closure::<dyn FnMut()>::new(closed);
        socket.set_onopen(Some(on_open.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        socket.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Some(Socket { socket, _on_open: on_open, _on_message: on_message, _on_close: on_close })
    }

    /// Hears nothing more.
    pub(super) fn deafen(&self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
    }

    /// Hears nothing more and hangs up.
    pub(super) fn close(&self) {
        self.deafen();
        // One that is closed already has nothing to close.
        let _ = self.socket.close();
    }

    /// Sends a text if the line is open; says whether it was. A failure shows as a close, which is heard.
    pub(super) fn say(&self, text: &str) -> bool {
        self.socket.ready_state() == WebSocket::OPEN && self.socket.send_with_str(text).is_ok()
    }
}

fn address() -> Option<String> {
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    Some(format!("{scheme}://{}/live", location.host().ok()?))
}
