//! Whether a key belongs to somebody who is writing. Single keys act only when it does not.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Inputs that take no text: a single key over them is free for a shortcut.
const NOT_TEXT: &[&str] =
    &["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"];

/// True when the event comes from a field, a text box or anything editable. Browser only.
pub fn typing_target(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| takes_text(&element))
}

fn takes_text(element: &Element) -> bool {
    let kind = element.get_attribute("type").unwrap_or_default();
    takes_typing(&element.tag_name(), &kind, element.get_attribute("role").as_deref())
        || element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
}

/// The rule on its own: tag, type and role say whether keys are text here.
fn takes_typing(tag: &str, kind: &str, role: Option<&str>) -> bool {
    match tag.to_ascii_uppercase().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !NOT_TEXT.contains(&kind.to_ascii_lowercase().as_str()),
        _ => matches!(role, Some("textbox" | "searchbox" | "combobox")),
    }
}

#[cfg(test)]
mod tests {
    use super::takes_typing;

    #[test]
    fn single_keys_are_free_outside_text_only() {
        assert!(takes_typing("input", "", None));
        assert!(takes_typing("INPUT", "email", None));
        assert!(takes_typing("textarea", "", None));
        assert!(takes_typing("DIV", "", Some("textbox")));
        assert!(!takes_typing("INPUT", "checkbox", None));
        assert!(!takes_typing("BUTTON", "submit", None));
        assert!(!takes_typing("DIV", "", Some("row")));
    }
}
