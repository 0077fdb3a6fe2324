//! One question: its number, its text, the ways to answer it and the way not to.

use super::choices::{choices, row};
use super::comment::comment;
use super::scale::scale;
use super::summary::slip_text;
use crate::form::{Action, Mark, Slip, control};
use crate::words::Words;
use candor::Kind;
use candor::wire::Manifest;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`QuestionField`].
#[derive(PartialEq, Properties)]
pub(super) struct QuestionProps {
    pub(super) manifest: Rc<Manifest>,
    pub(super) words: Words,
    /// Which question.
    pub(super) index: usize,
    pub(super) mark: Mark,
    pub(super) slip: Option<Slip>,
    /// Whether the answers are on their way and cannot be changed.
    pub(super) locked: bool,
    pub(super) dispatch: Callback<Action>,
}

impl QuestionProps {
    /// The question.
    pub(super) fn question(&self) -> &candor::Question {
        &self.manifest.poll.questions()[self.index]
    }
}

/// A question with its legend, help, slip and controls.
#[component]
pub(super) fn QuestionField(props: &QuestionProps) -> Html {
    let words = &props.words;
    let question = props.question();
    let id = question.id.as_str();
    let total = props.manifest.poll.questions().len();
    let number = words.fill(
        "question.number",
        &[("n", &words.number(props.index as u64 + 1)), ("all", &words.number(total as u64))],
    );
    let help = question.help.as_ref().map(|help| words.text(help)).or_else(|| match question.kind {
        Kind::Multiple { .. } => Some(words.say("question.multiple")),
        Kind::Comment {} => Some(words.say("comment.help")),
        _ => None,
    });
    let (help_id, slip_id) = (["help-", id].concat(), ["error-", id].concat());
    let described = [help.map(|_| help_id.as_str()), props.slip.as_ref().map(|_| slip_id.as_str())];
    let described: Vec<_> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let exclusive = !matches!(question.kind, Kind::Multiple { .. } | Kind::Comment {});
    let declined = {
        let (dispatch, question, declined) =
            (props.dispatch.clone(), question.id.clone(), props.mark.declined);
        Callback::from(move |_: Event| {
            dispatch.emit(Action::Decline(question.clone(), exclusive || !declined));
        })
    };
    let controls = match question.kind {
        Kind::Likert { .. } | Kind::Rating { .. } => scale(props),
        Kind::Single { .. } | Kind::Multiple { .. } => choices(props),
        Kind::Comment {} => comment(props, described.as_deref()),
    };
    html! {
        <fieldset class={classes!("question", props.slip.as_ref().map(|_| "has-slip"))} data-question={id.to_owned()}
            aria-describedby={described}>
            <legend>
                <span class="number">{ number }</span>
                <span id={["text-", id].concat()}>{ words.text(&question.text) }</span>
            </legend>
            if let Some(help) = help {
                <p class="help" id={help_id.clone()}>{ help }</p>
            }
            if let Some(slip) = &props.slip {
                <p class="slip" id={slip_id.clone()}>{ slip_text(slip, words) }</p>
            }
            { controls }
            { row(exclusive, control(&question.id, "declined"), id, props.mark.declined, props.locked,
                html! { <span>{ words.say("question.declined") }</span> }, declined) }
        </fieldset>
    }
}
