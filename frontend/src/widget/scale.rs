//! A Likert scale or a rating: radio buttons, which lie side by side where there is room.

use super::choices::row;
use super::question::Field;
use crate::form::{Action, control, step_word};
use crate::words::Words;
use candor::{Kind, Labels};
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
    html! {
        <>
            <div class={if likert { "scale likert" } else { "scale rating" }}>{ for steps }</div>
            if !likert {
                <p class="ends"><span>{ ["0 – ", names[0]].concat() }</span><span>{ ["10 – ", names[2]].concat() }</span></p>
            }
        </>
    }
}

/// What the ends and the middle of a scale are called: by the poll, else as is usual for its kind.
pub(crate) fn names<'a>(kind: &'a Kind, words: &'a Words) -> [&'a str; 3] {
    match kind {
        Kind::Likert { labels: Some(labels), .. } | Kind::Rating { labels: Some(labels) } => {
            let Labels { low, middle, high } = labels;
            [words.text(low), middle.as_ref().map_or("", |middle| words.text(middle)), words.text(high)]
        }
        Kind::Likert { .. } => {
            [words.say("likert.low"), words.say("likert.middle"), words.say("likert.high")]
        }
        _ => [words.say("rating.low"), "", words.say("rating.high")],
    }
}
