//! The results, and the page on privacy, in the browser.

use candor_frontend::browser;
use candor_frontend::privacy::{Privacy, PrivacyProps};
use candor_frontend::results::{Results, ResultsProps};

fn main() {
    let place = browser::place();
    let words = browser::words();
    let Some(root) = browser::root() else { return };
    if place.is_privacy {
        let spent = browser::fragment().spent.unwrap_or_default();
        let props = PrivacyProps { place, words, spent };
        yew::Renderer::<Privacy>::with_root_and_props(root, props).render();
    } else {
        yew::Renderer::<Results>::with_root_and_props(root, ResultsProps { place, words }).render();
    }
}
