//! One question: its number, its text, the ways to answer it and the way not to.

use super::choices::{choices, row};
use super::comment::comment;
use super::scale::scale;
use crate::widget::form::{Action, Mark, Slip, decline_control};
use crate::words::Words;
use candor::{Kind, Question};
use yew::prelude::*;

/// A question as it is drawn.
pub(super) struct Field<'a> {
    pub(super) words: &'a Words,
    pub(super) question: &'a Question,
    /// Its place among all that are asked.
    pub(super) place: usize,
    pub(super) total: usize,
    pub(super) mark: &'a Mark,
    pub(super) slip: Option<&'a Slip>,
    /// Whether the answers are on their way and cannot be changed.
    pub(super) locked: bool,
    pub(super) dispatch: &'a Callback<Action>,
}

impl Field<'_> {
    /// What is called when something happens that stands for `action`.
    pub(super) fn on(&self, action: Action) -> Callback<Event> {
        self.dispatch.reform(move |_| action.clone())
    }
}

/// A question with its legend, help, slip and controls.
pub(super) fn question(field: &Field<'_>) -> Html {
    let Field { words, question, place, slip, mark, .. } = *field;
    let id = question.id.as_str();
    let number = words.fill(
        "question.number",
        &[("n", &words.number(place as u64 + 1)), ("all", &words.number(field.total as u64))],
    );
    let help = question.help.as_ref().map(|help| words.text(help)).or_else(|| match question.kind {
        Kind::Multiple { .. } => Some(words.say("question.multiple")),
        Kind::Comment {} => Some(words.say("comment.help")),
        _ => None,
    });
    let (help_id, slip_id) = (["help-", id].concat(), ["error-", id].concat());
    let described = match (help, slip) {
        (Some(_), Some(_)) => Some([&help_id, " ", &slip_id].concat()),
        (Some(_), None) => Some(help_id.clone()),
        (None, Some(_)) => Some(slip_id.clone()),
        (None, None) => None,
    };
    let exclusive = !matches!(question.kind, Kind::Multiple { .. } | Kind::Comment {});
    let controls = match question.kind {
        Kind::Likert { .. } | Kind::Rating { .. } => scale(field),
        Kind::Single { .. } | Kind::Multiple { .. } => choices(field),
        Kind::Comment {} => comment(field, described.as_deref()),
    };
    let declined = html! { <span>{ words.say("question.declined") }</span> };
    let decline = field.on(Action::Decline(place, exclusive || !mark.declined));
    html! {
        <fieldset class="question" data-slip={slip.map(|_| "true")} data-question={id.to_owned()}
            aria-describedby={described}>
            <legend>
                <span class="number">{ number }</span>
                <span id={["text-", id].concat()}>{ words.text(&question.text) }</span>
            </legend>
            if let Some(help) = help {
                <p class="help" id={help_id}>{ help }</p>
            }
            if let Some(slip) = slip {
                <p class="slip" id={slip_id}>{ words.say(slip.message) }</p>
            }
            { controls }
            { row(exclusive, decline_control(question), id, mark.declined, field.locked, declined, decline) }
        </fieldset>
    }
}
