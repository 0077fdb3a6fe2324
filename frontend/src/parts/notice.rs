//! A page that has one thing to say.

use super::{Load, page};
use crate::words::Words;
use yew::prelude::*;

/// A heading and a few calm lines: what to know, and what to do.
pub fn notice(title: &str, children: Html) -> Html {
    html! { <div class="notice"><h1>{ title }</h1>{ children }</div> }
}

/// What page `class` shows in the place of what it has not got.
pub fn missing<T>(class: &'static str, load: &Load<T>, words: &Words, again: Callback<()>) -> Html {
    match load {
        Load::Failed => {
            let children = html! {
                <>
                    <p>{ words.say("failed.text") }</p>
                    <button type="button" class="primary" onclick={again.reform(|_| ())}>{ words.say("failed.again") }</button>
                </>
            };
            page(class, "failed", notice(words.say("failed.title"), children))
        }
        Load::Unknown => page(
            class,
            "unknown",
            notice(words.say("unknown.title"), html! { <p>{ words.say("unknown.text") }</p> }),
        ),
        Load::Loading | Load::Ready(_) => {
            page(class, "loading", html! { <h1 class="loading" role="status">{ words.say("loading") }</h1> })
        }
    }
}
