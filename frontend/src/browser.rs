//! The browser, asked in the few ways the pages need. To be called from effects and callbacks, never while drawing.

use crate::place::{Fragment, Place};
use crate::words::Words;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// The page's origin, without a slash at its end.
pub fn origin() -> String {
    gloo::utils::window().location().origin().unwrap_or_default()
}

/// The path of the page's address.
pub fn path() -> String {
    gloo::utils::window().location().pathname().unwrap_or_default()
}

/// JSON as the browser's own parser reads it: the widget needs no other, which spares it several kilobytes.
#[derive(Clone, Debug)]
pub struct Json(JsValue);

impl Json {
    /// Reads JSON; what is none has no fields.
    pub fn parse(text: &str) -> Self {
        Self(js_sys::JSON::parse(text).unwrap_or(JsValue::NULL))
    }

    /// The text of that name, if there is one.
    pub fn text(&self, name: &str) -> Option<String> {
        js_sys::Reflect::get(&self.0, &name.into()).ok()?.as_string()
    }
}

/// Where the page is.
pub fn place() -> Place {
    let location = gloo::utils::window().location();
    Place::read(&location.pathname().unwrap_or_default(), &location.search().unwrap_or_default())
}

/// What the fragment of the address says.
pub fn fragment() -> Fragment {
    Fragment::read(&gloo::utils::window().location().hash().unwrap_or_default())
}

/// Takes the fragment out of the address bar and of this entry of the history.
pub fn clear_fragment() {
    let window = gloo::utils::window();
    let location = window.location();
    let (path, query) = (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
    if let Ok(history) = window.history() {
        // It fails for addresses of another origin alone.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&[path, query].concat()));
    }
}

/// Loads the page anew, the fragment included.
pub fn reload() {
    // It fails in frames that are forbidden to navigate; nothing is lost then.
    let _ = gloo::utils::window().location().reload();
}

/// Seconds since 1970, by the clock of the device; 0 where nothing draws but the worker.
pub fn now() -> u64 {
    #[cfg(target_arch = "wasm32")]
    {
        let seconds = js_sys::Date::now() / 1_000.0;
        // What is negative or no number becomes 0.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a float is cut to what fits"
        )]
        let seconds = seconds as u64;
        seconds
    }
    #[cfg(not(target_arch = "wasm32"))]
    0
}

/// The words that the page carries, in the language that it says it is in.
pub fn words() -> Words {
    let element = gloo::utils::document().document_element();
    let language = element.and_then(|element| element.get_attribute("lang")).unwrap_or_default();
    Words::unpack(&language, &carried("words"))
}

/// The element that the page is drawn into.
pub fn root() -> Option<Element> {
    gloo::utils::document().get_element_by_id("candor")
}

/// Whether the browser believes that there is a network.
pub fn is_online() -> bool {
    gloo::utils::window().navigator().on_line()
}

/// Says what the page is called.
pub fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
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

/// What is written or chosen in the field of that id.
pub fn value_of(id: &str) -> String {
    field(id).map(|field| field.value()).unwrap_or_default()
}

/// Whether the radio button or check box of that id is marked.
pub fn is_checked(id: &str) -> bool {
    field(id).is_some_and(|field| field.checked())
}

/// A field of a form. Lists and text areas have a value just as inputs have.
fn field(id: &str) -> Option<HtmlInputElement> {
    gloo::utils::document().get_element_by_id(id).map(JsCast::unchecked_into)
}

/// What the page carries in the element of that id.
pub fn carried(id: &str) -> String {
    let element = gloo::utils::document().get_element_by_id(id);
    element.and_then(|element| element.get_attribute("value")).unwrap_or_default()
}

/// Says in the page's main part what state it is in.
pub fn show_state(state: &str) {
    if let Ok(Some(main)) = gloo::utils::document().query_selector("main") {
        // Setting an attribute fails for malformed names alone.
        let _ = main.set_attribute("data-state", state);
    }
}

/// Fills `bytes` with randomness; whether the browser had any to give.
pub fn randomize(bytes: &mut [u8]) -> bool {
    let crypto = gloo::utils::window().crypto();
    crypto.is_ok_and(|crypto| crypto.get_random_values_with_u8_array(bytes).is_ok())
}

/// 32 random bytes as 64 hexadecimal digits; none where the browser has no randomness to give.
pub fn nonce() -> Option<String> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut bytes = [0; 32];
    if !randomize(&mut bytes) {
        return None;
    }
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    Some(digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect())
}

/// Puts a text on the clipboard; whether the browser let it.
pub async fn copy(text: &str) -> bool {
    let window = gloo::utils::window();
    // Pages that came without TLS have no clipboard; asking for it would be an exception.
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// Does `work`, and tells the browser's performance timeline how long it took, under `candor.` and `name`.
pub fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let performance = gloo::utils::window().performance();
    let name = ["candor.", name].concat();
    let start = [&name, ".start"].concat();
    if let Some(performance) = &performance {
        let _ = performance.mark(&start);
    }
    let done = work();
    if let Some(performance) = &performance {
        let _ = performance.measure_with_start_mark(&name, &start);
    }
    done
}

/// Goes to another page of this origin.
pub fn go(address: &str) {
    // It fails in frames that are forbidden to navigate alone.
    let _ = gloo::utils::window().location().set_href(address);
}

/// Shows the page from its beginning.
pub fn to_top() {
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// The address under which a text can be saved as a file, for as long as the page is open; none where the browser makes
/// none.
pub fn file(text: &str, media_type: &str) -> Option<String> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    web_sys::Url::create_object_url_with_blob(&blob).ok()
}
