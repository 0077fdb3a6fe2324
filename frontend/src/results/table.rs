//! The figures of a chart as a table.

use crate::figures::said::{columns, interval};
use crate::figures::{Counts, Share};
use crate::words::Words;
use candor::{Kind, Question};
use yew::prelude::*;

/// The table, folded.
pub(super) fn table(words: &Words, question: &Question, counts: &Counts) -> Html {
    let of = counts.base(question);
    // Shares of values leave declined ones out, so that those have no share beside them.
    let of_all = !matches!(question.kind, Kind::Likert { .. } | Kind::Rating { .. });
    let names = columns(words, question);
    let rows = names.iter().zip(&counts.cells).map(|(name, count)| row(words, name, *count, Some(of)));
    let declined = row(words, words.say("figure.declined"), counts.declined, of_all.then_some(of));
    html! {
        <details class="table">
            <summary>{ words.say("figure.table") }</summary>
            <table>
                <caption class="hidden">{ words.text(&question.text) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words.say("figure.answer") }</th>
                        <th scope="col">{ words.say("figure.count") }</th>
                        <th scope="col">{ words.say("figure.share") }</th>
                        <th scope="col">{ words.say("figure.interval") }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }{ declined }</tbody>
            </table>
        </details>
    }
}

fn row(words: &Words, name: &str, count: u64, of: Option<u64>) -> Html {
    let share = of.map(|of| Share { count, of });
    html! {
        <tr>
            <th scope="row">{ name }</th>
            <td>{ words.number(count) }</td>
            <td>{ share.map_or_else(|| "–".into(), |share| words.percent(share.percent())) }</td>
            <td>{ share.and_then(Share::wilson).map_or_else(|| "–".into(), |ends| interval(words, ends)) }</td>
        </tr>
    }
}
