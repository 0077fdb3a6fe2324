//! What deniable answers would cost in precision, for the number of ballots that is expected: a small plot, and the same in
//! a sentence and a table.

use super::form::Form;
use crate::figures::{depth, slot};
use candor::deniable::{DEFAULT_ODDS, half_width};
use serde_json::Value;
use yew::prelude::*;

/// How many ballots are expected where nothing else is said.
const EXPECTED: u64 = 50;
/// The numbers of ballots that are drawn, each as far from the next.
const STEPS: [u64; 7] = [10, 20, 50, 100, 200, 500, 1_000];
/// The height of the plot, and of the room above it, in CSS pixels.
const HEIGHT: u64 = 100;
const ROOM: u64 = 6;

/// The part of the rules.
pub(super) fn cost(form: &Form) -> Html {
    let words = &form.words;
    let answers = most_answers(form.at("/definition/questions"));
    let expected = form.at("/expected").as_u64().unwrap_or(EXPECTED);
    let width = |ballots, odds| half_width(ballots, answers, odds);
    let percent = |points: u64| words.percent((points + 50) / 100);
    let gaps = [
        ("n", words.number(expected)),
        ("plain", percent(width(expected, None))),
        ("deniable", percent(width(expected, Some(DEFAULT_ODDS)))),
    ];
    let sentence = words.fill_made("console.cost_sentence", &gaps);
    let lines = [(None, "path plain"), (Some(DEFAULT_ODDS), "path deniable")];
    let lines = lines.into_iter().flat_map(|(odds, class)| {
        STEPS.windows(2).enumerate().map(move |(index, pair)| {
            let [y1, y2] = [pair[0], pair[1]].map(|ballots| y(half_width(ballots, answers, odds)));
            html! { <line {class} x1={x(index)} x2={x(index + 1)} {y1} {y2} /> }
        })
    });
    let labels = STEPS.iter().enumerate().map(|(index, ballots)| {
        html! { <text class="axis" x={x(index)} y={(ROOM + HEIGHT + 16).to_string()}>{ words.number(*ballots) }</text> }
    });
    let row = |ballots: &u64| {
        html! {
            <tr>
                <th scope="row">{ words.number(*ballots) }</th>
                <td>{ percent(width(*ballots, None)) }</td>
                <td>{ percent(width(*ballots, Some(DEFAULT_ODDS))) }</td>
            </tr>
        }
    };
    html! {
        <section aria-labelledby="cost">
            <h2 id="cost">{ words.say("console.cost") }</h2>
            <p class="calm">{ words.say("console.cost_lead") }</p>
            { form.number("/expected", words.say("console.expected"), EXPECTED) }
            <p>{ &sentence }{ " " }if expected < EXPECTED { { words.say("console.cost_wide") } }</p>
            <svg class="chart" height={(HEIGHT + ROOM + 22).to_string()} role="img" aria-label={sentence}>
                <line class="track" x1="0" x2="100%" y1={y(5_000)} y2={y(5_000)} />
                <line class="zero" x1="0" x2="100%" y1={y(0)} y2={y(0)} />
                { for lines }
                { for labels }
            </svg>
            <p class="key">
                <span class="swatch plain"></span>{ words.say("console.cost_plain") }{ " " }
                <span class="swatch deniable"></span>{ words.say("console.cost_deniable") }
            </p>
            <details class="table">
                <summary>{ words.say("console.cost_table") }</summary>
                <table>
                    <thead><tr>
                        <th scope="col">{ words.say("console.cost_ballots") }</th>
                        <th scope="col">{ words.say("console.cost_plain") }</th>
                        <th scope="col">{ words.say("console.cost_deniable") }</th>
                    </tr></thead>
                    <tbody>{ for STEPS.iter().map(row) }</tbody>
                </table>
            </details>
        </section>
    }
}

/// The most answers that a question with one answer has: the more there are, the more it costs.
fn most_answers(questions: &Value) -> u64 {
    let answers = |question: &Value| match question["kind"].as_str() {
        Some("likert") => question["steps"].as_u64().unwrap_or(5),
        Some("single") => question["choices"].as_array().map_or(0, Vec::len) as u64,
        Some("rating") => 11,
        _ => 0,
    };
    questions.as_array().into_iter().flatten().map(answers).max().unwrap_or(0).max(2)
}

fn x(index: usize) -> String {
    slot(index, STEPS.len())
}

/// How far down a half width is: all of a share at the top.
fn y(points: u64) -> String {
    depth(points, 10_000, (ROOM, HEIGHT)).to_string()
}
