//! The owner's pages, in the browser.

use candor_frontend::browser;
use candor_frontend::console::{Console, ConsoleProps, Route};

fn main() {
    let Some((root, route)) = browser::root().zip(Route::of(&browser::path())) else { return };
    let props = ConsoleProps { route, words: browser::words() };
    yew::Renderer::<Console>::with_root_and_props(root, props).render();
}
