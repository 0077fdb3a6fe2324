//! The browser, asked in the few ways the pages need. To be called from effects and callbacks, never while drawing.

use crate::place::Place;
use crate::words;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Where the page is.
pub fn place() -> Place {
    let location = gloo::utils::window().location();
    Place::read(&location.pathname().unwrap_or_default(), &location.search().unwrap_or_default())
}

/// The language to speak here.
pub fn language(place: &Place) -> &'static str {
    let preferred = gloo::utils::window().navigator().language().unwrap_or_default();
    words::choose(place.language.as_deref(), [preferred.as_str()])
}

/// The element that the page is drawn into.
pub fn root() -> Option<Element> {
    gloo::utils::document().get_element_by_id("candor")
}

/// Whether the browser believes that there is a network.
pub fn is_online() -> bool {
    gloo::utils::window().navigator().on_line()
}

/// Says what the page is called and what language it is in.
pub fn describe_document(title: &str, language: &str) {
    let document = gloo::utils::document();
    document.set_title(title);
    if let Some(element) = document.document_element() {
        // Setting an attribute fails for malformed names alone.
        let _ = element.set_attribute("lang", language);
    }
}

/// Moves the focus to the element of that id, and brings what it belongs to into view.
pub fn focus(id: &str) {
    let Some(element) = gloo::utils::document().get_element_by_id(id) else { return };
    if let Ok(Some(question)) = element.closest("fieldset, .field") {
        question.scroll_into_view();
    }
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // It fails for elements that were removed, which no longer matter.
        let _ = element.focus();
    }
}

/// 32 random bytes as 64 hexadecimal digits; none where the browser has no randomness to give.
pub fn nonce() -> Option<String> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut bytes = [0; 32];
    gloo::utils::window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    Some(digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect())
}
