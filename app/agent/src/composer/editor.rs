//! The editor of `app/editor`, loaded when a composer is first on screen, and one mounted field of it. Whatever it gives is
//! cleaned again by the server; whatever it is given it cleans itself.

use crate::composer::script;
use js_sys::{Object, Promise};
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{FileList, HtmlElement};

/// The name under which the module registers itself.
const GLOBAL: &str = "guichetEditor";
/// The element that loads it.
const SCRIPT: &str = "editor-script";

fn module() -> Option<JsValue> {
    script::get(&js_sys::global(), GLOBAL)
}

/// Loads the module once; `false` when it cannot be had (yet): calling again tries again.
pub async fn load(assets: &str) -> bool {
    if module().is_some() {
        return true;
    }
    let page = document();
    let known = page.get_element_by_id(SCRIPT);
    let fresh = known.is_none();
    let Some(element) = known.or_else(|| page.create_element("script").ok()) else { return false };
    let waiting = Promise::new(&mut |loaded, failed| {
        let _ = element.add_event_listener_with_callback("load", &loaded);
        let _ = element.add_event_listener_with_callback("error", &failed);
    });
    if fresh {
        let put = [("id", SCRIPT), ("type", "module"), ("src", &format!("{assets}/editor.js"))]
            .iter()
            .all(|(name, value)| element.set_attribute(name, value).is_ok());
        let there = put && page.head().is_some_and(|head| head.append_child(&element).is_ok());
        if !there {
            return false;
        }
    }
    let arrived = JsFuture::from(waiting).await.is_ok() && module().is_some();
    if !arrived {
        element.remove();
    }
    arrived
}

/// What a field tells.
pub struct Ears {
    /// The text, after every change.
    pub changed: Box<dyn FnMut(String)>,
    /// The marks at the cursor, in words.
    pub marks: Box<dyn FnMut(String)>,
    /// Ctrl/Cmd+Enter; true with Shift.
    pub submit: Box<dyn FnMut(bool)>,
    /// Files were pasted or dropped.
    pub files: Box<dyn FnMut(FileList)>,
}

/// One mounted field. It ends with this.
pub struct Editor {
    handle: JsValue,
    _ears: (Ear, Ear, Ear, Ear),
}

type Ear = Closure<dyn FnMut(JsValue)>;

impl Editor {
    /// Turns an empty element into a field.
    pub fn mount(element: &HtmlElement, label: &str, ears: Ears) -> Option<Editor> {
        let Ears { mut changed, mut marks, mut submit, mut files } = ears;
        let ears: (Ear, Ear, Ear, Ear) = (
            Closure::new(move |html: JsValue| changed(html.as_string().unwrap_or_default())),
            Closure::new(move |path: JsValue| marks(path.as_string().unwrap_or_default())),
            Closure::new(move |and_close: JsValue| submit(and_close.is_truthy())),
            Closure::new(move |given: JsValue| {
                if let Ok(given) = given.dyn_into::<FileList>() {
                    files(given);
                }
            }),
        );
        let options = JsValue::from(Object::new());
        script::set(&options, "label", &JsValue::from_str(label));
        script::set(&options, "onChange", ears.0.as_ref());
        script::set(&options, "onPath", ears.1.as_ref());
        script::set(&options, "onSubmit", ears.2.as_ref());
        script::set(&options, "onFiles", ears.3.as_ref());
        let handle = script::call(&module()?, "mount", &[JsValue::from(element.clone()), options])?;
        Some(Editor { handle, _ears: ears })
    }

    fn call(&self, name: &str, with: &[JsValue]) -> Option<JsValue> {
        script::call(&self.handle, name, with)
    }

    /// Replaces everything.
    pub fn set(&self, html: &str) {
        self.call("set", &[JsValue::from_str(html)]);
    }

    /// The focus goes into it.
    pub fn focus(&self) {
        self.call("focus", &[]);
    }

    /// Does what a button says; `false` when it cannot be done.
    pub fn command(&self, name: &str, value: Option<&str>) -> bool {
        let mut with = vec![JsValue::from_str(name)];
        with.extend(value.map(JsValue::from_str));
        self.call("command", &with).is_some_and(|done| done.is_truthy())
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.call("destroy", &[]);
    }
}
