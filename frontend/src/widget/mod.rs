//! The page that people answer on.

mod answering;
mod choices;
mod comment;
mod courier;
mod exchange;
mod group;
mod invitation;
mod question;
mod receipt;
mod scale;
mod sending;
mod summary;

pub(crate) use scale::names;

use crate::api::{self, Failure};
use crate::browser;
use crate::parts::{Load, missing, use_page};
use crate::place::{Fragment, Place};
use answering::Answering;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Widget`].
#[derive(PartialEq, Properties)]
pub struct WidgetProps {
    /// Where the page is.
    pub place: Place,
    /// What its link brought.
    pub fragment: Fragment,
    /// The language to speak.
    pub language: &'static str,
}

/// The whole page.
#[component]
pub fn Widget(props: &WidgetProps) -> Html {
    let poll = props.place.poll.clone();
    let (page, again) = use_page(props.language, move |words| {
        let poll = poll.clone();
        async move {
            let manifest = api::manifest(&poll.ok_or(Failure::NotFound)?).await?;
            browser::describe_document(words.text(manifest.poll.title()), words.language());
            Ok(Rc::new(manifest))
        }
    });
    let words = page.words;
    match page.load {
        Load::Ready(manifest) => html! {
            <Answering {manifest} {words} group={props.place.group.clone()} fragment={props.fragment.clone()} />
        },
        load => missing("widget", &load, &words, again),
    }
}
