//! The widget in the browser.

use candor_frontend::browser;
use candor_frontend::widget::{Widget, WidgetProps};

fn main() {
    let place = browser::place();
    let language = browser::language(&place);
    if let Some(root) = browser::root() {
        yew::Renderer::<Widget>::with_root_and_props(root, WidgetProps { place, language }).render();
    }
}
