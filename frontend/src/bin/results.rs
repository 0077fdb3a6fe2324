//! What everyone reads, in the browser: the results, the page on privacy, and the page with snippets for wikis.

use candor_frontend::browser;
use candor_frontend::embed;
use candor_frontend::embed::page::{Embed, EmbedProps};
use candor_frontend::privacy::{Privacy, PrivacyProps};
use candor_frontend::results::{Results, ResultsProps};

fn main() {
    let place = browser::place();
    let words = browser::words();
    let Some(root) = browser::root() else { return };
    let path = browser::path();
    if embed::is_page(&path) {
        let props = EmbedProps { poll: embed::poll_of(&path), origin: browser::origin(), words };
        yew::Renderer::<Embed>::with_root_and_props(root, props).render();
    } else if place.is_privacy {
        let spent = browser::fragment().spent.unwrap_or_default();
        let props = PrivacyProps { place, words, spent };
        yew::Renderer::<Privacy>::with_root_and_props(root, props).render();
    } else {
        yew::Renderer::<Results>::with_root_and_props(root, ResultsProps { place, words }).render();
    }
}
