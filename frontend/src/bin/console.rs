//! The results in the browser.

use candor_frontend::browser;
use candor_frontend::results::{Results, ResultsProps};

fn main() {
    let place = browser::place();
    let language = browser::language(&place);
    if let Some(root) = browser::root() {
        yew::Renderer::<Results>::with_root_and_props(root, ResultsProps { place, language }).render();
    }
}
