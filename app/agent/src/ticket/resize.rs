//! Hears when an element of the page changes its size; ends with the value.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// A pair of eyes on one element.
pub struct Resize {
    observer: ResizeObserver,
    _told: Closure<dyn FnMut()>,
}

impl Resize {
    /// Calls `told` once now and after every change.
    pub fn watch(element: &Element, told: impl FnMut() + 'static) -> Option<Resize> {
        let told = Closure::<dyn FnMut()>::new(told);
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Resize { observer, _told: told })
    }
}

impl Drop for Resize {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
