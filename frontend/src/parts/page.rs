//! The main part of a page: the loading of what it shows, and its landmark.

use crate::api::Failure;
use std::future::Future;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How far the loading is.
#[derive(Clone, Debug, PartialEq)]
pub enum Load<T> {
    /// Under way.
    Loading,
    /// It did not come; it may later.
    Failed,
    /// There is no such thing.
    Unknown,
    /// Here it is.
    Ready(T),
}

/// Fetches what `start` fetches once the page is there, and again whenever the callback is called.
#[hook]
pub fn use_page<T, F>(start: impl Fn() -> F + 'static) -> (Load<T>, Callback<()>)
where
    T: Clone + 'static,
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let state = use_state(|| (0_u32, Load::Loading));
    let (tries, load) = (*state).clone();
    use_effect_with(tries, {
        let state = state.clone();
        move |tries| {
            let tries = *tries;
            spawn_local(async move {
                let load = match start().await {
                    Ok(loaded) => Load::Ready(loaded),
                    Err(Failure::NotFound) => Load::Unknown,
                    Err(Failure::Away | Failure::Refused(_)) => Load::Failed,
                };
                state.set((tries, load));
            });
        }
    });
    let again = Callback::from(move |()| state.set((tries + 1, Load::Loading)));
    (load, again)
}

/// The main landmark of page `class` (`widget` or `results`), which says in `data-state` what state it is in.
pub fn page(class: &'static str, state: &'static str, children: Html) -> Html {
    html! { <main {class} data-state={state}>{ children }</main> }
}
