//! Loads what one of the owner's pages shows, before it shows it. One component for all of them: each of its own costs the
//! page more than a kilobyte.

use crate::api::{Failure, owner};
use crate::browser;
use crate::parts::{Load, missing, use_page};
use crate::words::Words;
use serde_json::Value;
use yew::prelude::*;

/// Properties of [`Fetched`].
#[derive(Properties)]
pub(super) struct FetchedProps {
    /// What the page is called.
    pub(crate) title: String,
    /// What is fetched, one after the other.
    pub(crate) paths: Vec<String>,
    pub(crate) words: Words,
    pub(crate) draw: Draw,
}

impl PartialEq for FetchedProps {
    /// How a page is drawn follows from what it is of.
    fn eq(&self, other: &Self) -> bool {
        (&self.title, &self.paths, &self.words) == (&other.title, &other.paths, &other.words)
    }
}

/// Draws a page of what was fetched; the callback fetches it again.
pub(crate) type Draw = fn(&[Value], &Words, Callback<()>) -> Html;

/// A page of what is at `paths`.
pub(crate) fn fetched(title: &str, paths: &[&str], words: Words, draw: Draw) -> Html {
    let (title, paths) = (title.to_owned(), paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>());
    html! { <Fetched {title} {paths} {words} {draw} /> }
}

/// The page, or what is shown in its place.
#[component]
pub(super) fn Fetched(props: &FetchedProps) -> Html {
    let (title, paths) = (props.title.clone(), props.paths.clone());
    let (load, again) = use_page(move || {
        browser::set_title(&title);
        let paths = paths.clone();
        async move {
            let mut fetched = Vec::new();
            for path in &paths {
                fetched.push(owner::get(path).await.map_err(gone)?);
            }
            Ok(fetched)
        }
    });
    match load {
        Load::Ready(fetched) => (props.draw)(&fetched, &props.words, again),
        load => missing("console", &load, &props.words, again),
    }
}

/// What is not there is said to be so, whatever it is.
fn gone(failure: Failure) -> Failure {
    match failure {
        Failure::Refused(refusal) if refusal.code.starts_with("unknown_") => Failure::NotFound,
        failure => failure,
    }
}
