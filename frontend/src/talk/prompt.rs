//! Questions for a conversation, beside the figure that they come from.

use crate::figures::said;
use crate::words::Words;
use candor::Question;
use candor::trust::{self, Counts, Distance, Finding, Prompt};
use yew::prelude::*;

/// The question to ask each other about a figure.
pub(crate) fn prompt(
    words: &Words,
    question: &Question,
    counts: &Counts,
    finding: &Finding,
    gap: Option<Distance>,
) -> Html {
    let prompt = trust::prompt(question, counts, finding, gap);
    let columns = said::columns(words, question);
    let (name, key, column) = match prompt {
        Prompt::Declined => ("declined", "talk.ask.declined", None),
        Prompt::Sensitive { column } => ("sensitive", "talk.ask.sensitive", Some(column)),
        Prompt::Gap => ("gap", "talk.ask.gap", None),
        Prompt::Divided => ("divided", "talk.ask.divided", None),
        Prompt::Against => ("against", "talk.ask.against", None),
        Prompt::For => ("for", "talk.ask.for", None),
        Prompt::Leading { column } => ("leading", "talk.ask.leading", Some(column)),
        Prompt::Middle => ("middle", "talk.ask.middle", None),
        Prompt::Mixed => ("mixed", "talk.ask.mixed", None),
    };
    let choice = column.and_then(|column| columns.get(column)).map_or("", String::as_str);
    html! {
        <div class="talk" role="note" data-prompt={name} aria-label={words.say("talk.title").to_owned()}>
            <p class="n">{ words.say("talk.title") }</p>
            <p>{ words.fill(key, &[("choice", choice)]) }</p>
        </div>
    }
}
