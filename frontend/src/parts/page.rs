//! The main part of a page: the loading of what it shows, and its landmark.

use crate::api::{self, Failure};
use crate::words::Words;
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

/// A page: its words, and what it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The language it speaks; English until the reader's language has come.
    pub words: Words,
    /// What it shows.
    pub load: Load<T>,
}

/// Fetches the words and what `start` fetches once the page is there, and again whenever the callback is called.
#[hook]
pub fn use_page<T, F>(
    language: &'static str,
    start: impl Fn(Words) -> F + 'static,
) -> (Page<T>, Callback<MouseEvent>)
where
    T: Clone + 'static,
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let state = use_state(|| (0_u32, Page { words: Words::english(), load: Load::Loading }));
    let (tries, page) = (*state).clone();
    use_effect_with(tries, {
        let state = state.clone();
        move |tries| {
            let tries = *tries;
            spawn_local(async move {
                let words = api::words(language).await;
                let load = match start(words.clone()).await {
                    Ok(loaded) => Load::Ready(loaded),
                    Err(Failure::NotFound) => Load::Unknown,
                    Err(Failure::Away | Failure::Refused(_)) => Load::Failed,
                };
                state.set((tries, Page { words, load }));
            });
        }
    });
    let words = page.words.clone();
    let again =
        Callback::from(move |_| state.set((tries + 1, Page { words: words.clone(), load: Load::Loading })));
    (page, again)
}

/// The main landmark of page `class` (`widget` or `results`), which says in `data-state` what state it is in.
pub fn page(class: &'static str, state: &'static str, children: Html) -> Html {
    html! { <main {class} data-state={state}>{ children }</main> }
}
