//! The owner's pages: signing in, making polls, and what is done with them.

mod copied;
mod draft;
mod fetched;
mod home;
mod new;
mod parts;
mod poll;
mod route;
mod settings;
mod sign_in;
mod zone;

pub use route::Route;

pub(crate) use copied::Copied;
pub(crate) use fetched::{Draw, fetched};
pub(crate) use parts::{Doing, framed, go, text, use_doing};
pub(crate) use zone::own as own_zone;

use crate::api::reading;
use crate::browser;
use crate::feeds::all_series;
use crate::parts::{Load, missing, use_page};
use crate::words::Words;
use poll::Managed;
use sign_in::SignIn;
use yew::prelude::*;

/// Properties of [`Console`].
#[derive(PartialEq, Properties)]
pub struct ConsoleProps {
    /// Which page.
    pub route: Route,
    /// The words that the page carries.
    pub words: Words,
}

/// The page, or the way in for whoever is not signed in as the owner.
#[component]
pub fn Console(props: &ConsoleProps) -> Html {
    let words = props.words.clone();
    let (load, again) = use_page(move || async move {
        let token = browser::fragment().id_token;
        if token.is_some() {
            browser::clear_fragment();
            // Refused, the page below says how to sign in.
            let _ = reading::sign_in(token.as_deref()).await;
        }
        Ok(reading::session().await?.role == "owner")
    });
    match load {
        Load::Ready(true) => page(&props.route, &words),
        Load::Ready(false) => html! { <SignIn {words} done={again} /> },
        load => missing("console", &load, &words, again),
    }
}

fn page(route: &Route, words: &Words) -> Html {
    let words = words.clone();
    match route {
        Route::Home => home::home(words),
        Route::New => new::new(words),
        Route::Draft(id) => draft::draft(id, words),
        Route::Poll(id) => html! { <Managed id={id.clone()} {words} /> },
        Route::Series => all_series(words),
        Route::Settings => settings::settings(words),
    }
}

#[cfg(test)]
mod tests;
