//! Choices as rows, one below the other, each clickable over its whole width.

use super::question::QuestionProps;
use crate::form::{Action, control};
use candor::Kind;
use yew::prelude::*;

/// The choices of a single or multiple choice question.
pub(super) fn choices(props: &QuestionProps) -> Html {
    let words = &props.words;
    let question = props.question();
    let exclusive = matches!(question.kind, Kind::Single { .. });
    question
        .choices()
        .iter()
        .map(|choice| {
            let key = choice.id.as_str();
            let onchange = {
                let (dispatch, question, key) = (props.dispatch.clone(), question.id.clone(), key.to_owned());
                let action = if exclusive { Action::Pick } else { Action::Toggle };
                Callback::from(move |_: Event| dispatch.emit(action(question.clone(), key.clone())))
            };
            let checked = props.mark.picked.contains(key);
            let label = html! { <span>{ words.text(&choice.text) }</span> };
            row(
                exclusive,
                control(&question.id, key),
                question.id.as_str(),
                checked,
                props.locked,
                label,
                onchange,
            )
        })
        .collect()
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
