//! A Likert scale or a rating: radio buttons, which lie side by side where there is room.

use super::choices::row;
use super::form::{Action, control};
use super::question::Field;
use crate::parts::{names, step_word};
use candor::Kind;
use yew::prelude::*;

/// The steps of a scale from its lowest to its highest value.
pub(super) fn scale(field: &Field<'_>) -> Html {
    let question = field.question;
    let (low, high) = question.range().unwrap_or_default();
    let names = names(&question.kind, field.words);
    let likert = matches!(question.kind, Kind::Likert { .. });
    let steps = (low..=high).enumerate().map(|(column, step)| {
        let label = html! {
            <span class="step">
                <span class="value">{ step }</span>
                if likert { <span class="word">{ step_word(step, (low, high), names) }</span> }
            </span>
        };
        let checked = field.mark.picked.contains(&column);
        let onchange = field.on(Action::Pick(field.place, column));
        row(true, control(question, column), question.id.as_str(), checked, field.locked, label, onchange)
    });
    if likert {
        return html! { <div class="scale likert">{ for steps }</div> };
    }
    html! {
        <>
            <div class="scale rating">{ for steps }</div>
            <p class="ends"><span>{ ["0 – ", names[0]].concat() }</span><span>{ ["10 – ", names[2]].concat() }</span></p>
        </>
    }
}
