//! Calls into JavaScript by name, for the two things the bindings do not have: the editor's module and an upload with progress.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property; `None` where there is none.
pub fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// Sets a property. Only on objects of ours or the browser's, which take it.
pub fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &JsValue::from_str(name), value);
}

/// Calls a method; `None` where there is none or it threw.
pub fn call(of: &JsValue, name: &str, with: &[JsValue]) -> Option<JsValue> {
    let method = get(of, name)?.dyn_into::<Function>().ok()?;
    let given: Array = with.iter().collect();
    Reflect::apply(&method, of, &given).ok()
}

/// Makes an object of a class of the browser.
pub fn make(class: &str) -> Option<JsValue> {
    let class = get(&js_sys::global(), class)?.dyn_into::<Function>().ok()?;
    Reflect::construct(&class, &Array::new()).ok()
}
