//! Choices as rows, one below the other, each clickable over its whole width.

use super::question::Field;
use crate::widget::form::{Action, control};
use candor::Kind;
use yew::prelude::*;

/// The choices of a single or multiple choice question.
pub(super) fn choices(field: &Field<'_>) -> Html {
    let question = field.question;
    let exclusive = matches!(question.kind, Kind::Single { .. });
    let action = if exclusive { Action::Pick } else { Action::Toggle };
    let choice = |(column, choice): (usize, &candor::Choice)| {
        let label = html! { <span>{ field.words.text(&choice.text) }</span> };
        let checked = field.mark.picked.contains(&column);
        let onchange = field.on(action(field.place, column));
        row(
            exclusive,
            control(question, column),
            question.id.as_str(),
            checked,
            field.locked,
            label,
            onchange,
        )
    };
    question.choices().iter().enumerate().map(choice).collect()
}

/// One row: a radio button where `exclusive`, else a check box, with its label.
pub(super) fn row(
    exclusive: bool,
    id: String,
    name: &str,
    checked: bool,
    disabled: bool,
    label: Html,
    onchange: Callback<Event>,
) -> Html {
    let kind = if exclusive { "radio" } else { "checkbox" };
    html! {
        <label class="row">
            <input type={kind} {id} name={name.to_owned()} {checked} {disabled} {onchange} />
            { label }
        </label>
    }
}
