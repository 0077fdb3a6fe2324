//! The widget in the browser: takes over the page that the worker rendered.

use candor_frontend::paper::Paper;
use candor_frontend::widget::{Widget, WidgetProps, marked};
use candor_frontend::{arrival, browser};

fn main() {
    let place = browser::place();
    let fragment = arrival::receive(&place);
    arrival::watch();
    // There is nothing to take over where there is no such poll.
    let Some(root) = browser::root() else { return };
    let Some(manifest) = candor::page::read(&browser::carried("poll")) else {
        return browser::show_state("stuck");
    };
    let marked = marked(&manifest.poll);
    let paper = Paper::new(manifest, browser::words());
    let props = WidgetProps { paper, group: place.group, fragment, marked };
    yew::Renderer::<Widget>::with_root_and_props(root, props).hydrate();
}
