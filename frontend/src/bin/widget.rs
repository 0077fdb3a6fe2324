//! The widget in the browser.

use candor_frontend::widget::{Widget, WidgetProps};
use candor_frontend::{arrival, browser};

fn main() {
    let place = browser::place();
    let fragment = arrival::receive(&place);
    arrival::watch();
    let language = browser::language(&place);
    if let Some(root) = browser::root() {
        let props = WidgetProps { place, fragment, language };
        yew::Renderer::<Widget>::with_root_and_props(root, props).render();
    }
}
