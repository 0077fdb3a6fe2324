//! Deniable answers as an owner chooses them: the switch, the odds, and what they cost in precision for the number of ballots
//! that is expected, as a small plot, a sentence and a table.

use super::form::{Form, id_of};
use crate::figures::{depth, slot};
use crate::parts::folded;
use candor::deniable::{Channel, Deniable, half_width};
use serde_json::{Value, json};
use yew::prelude::*;

/// How many ballots are expected where nothing else is said.
const EXPECTED: u64 = 50;
/// The numbers of ballots that are drawn, each as far from the next.
const STEPS: [u64; 7] = [10, 20, 50, 100, 200, 500, 1_000];
/// The height of the plot, and of the room above it, in CSS pixels.
const HEIGHT: u64 = 100;
const ROOM: u64 = 6;
/// Where the choice stands in the draft.
const DENIABLE: &str = "/definition/deniable";

/// The part of the rules.
pub(super) fn cost(form: &Form) -> Html {
    let words = &form.words;
    let chosen = form.at(DENIABLE).is_object();
    let odds = form.at("/definition/deniable/odds").as_u64().and_then(Deniable::new).unwrap_or_default();
    let costly = costliest(form.at("/definition/questions"), odds.odds());
    let expected = form.at("/expected").as_u64().unwrap_or(EXPECTED);
    let percent = |points: u64| words.share(points);
    let gaps = [
        ("n", words.number(expected)),
        ("plain", percent(half_width(expected, None))),
        ("deniable", percent(half_width(expected, Some(costly)))),
    ];
    let sentence = words.fill_made("console.cost_sentence", &gaps);
    let lines = [(None, "path plain"), (Some(costly), "path deniable")];
    let lines = lines.into_iter().flat_map(|(channel, class)| {
        STEPS.windows(2).enumerate().map(move |(index, pair)| {
            let [y1, y2] = [pair[0], pair[1]].map(|ballots| y(half_width(ballots, channel)));
            html! { <line {class} x1={x(index)} x2={x(index + 1)} {y1} {y2} /> }
        })
    });
    let labels = STEPS.iter().enumerate().map(|(index, ballots)| {
        html! { <text class="axis" x={x(index)} y={(ROOM + HEIGHT + 16).to_string()}>{ words.number(*ballots) }</text> }
    });
    let row = |ballots: &u64| {
        let widths = [None, Some(costly)].map(|channel| percent(half_width(*ballots, channel)));
        [words.number(*ballots)].into_iter().chain(widths).collect()
    };
    let head =
        ["console.cost_ballots", "console.cost_plain", "console.cost_deniable"].map(|key| words.say(key));
    let title = words.say("console.cost");
    let table = folded(words.say("console.cost_table").into(), title, &head, STEPS.iter().map(row).collect());
    html! {
        <section aria-labelledby="cost">
            <h2 id="cost">{ title }</h2>
            <p class="calm">{ words.say("console.cost_lead") }</p>
            <div class="field">
                { form.flag_as(DENIABLE, words.say("console.deniable"), &json!({"odds": Deniable::default().odds()})) }
                { form.told(DENIABLE, &id_of(DENIABLE, "")) }
            </div>
            if chosen {
                { form.number("/definition/deniable/odds", words.say("console.odds"), Deniable::default().odds()) }
                <p>{ budget(form, odds) }</p>
            }
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
            { table }
        </section>
    }
}

/// What the odds promise for each question, and for all of a ballot together.
fn budget(form: &Form, odds: Deniable) -> String {
    let words = &form.words;
    let questions = form.at("/definition/questions").as_array().into_iter().flatten();
    let questions = questions.filter(|question| channel(question, odds.odds()).is_some()).count() as u64;
    let gaps = [
        ("one", words.tenths(odds.epsilon(1))),
        ("all", words.tenths(odds.epsilon(questions))),
        ("n", words.number(questions)),
    ];
    words.fill_made("console.budget", &gaps)
}

/// What answers to a question of a draft go through; none for comments and what is no question yet.
fn channel(question: &Value, odds: u64) -> Option<Channel> {
    let choices = question["choices"].as_array().map_or(0, Vec::len) as u64;
    match question["kind"].as_str()? {
        "likert" => Some(Channel::Response { answers: question["steps"].as_u64()?.clamp(4, 7) + 1, odds }),
        "single" => Some(Channel::Response { answers: choices.max(2) + 1, odds }),
        "multiple" => Some(Channel::unary(choices.clamp(2, 50) + 1, odds)),
        "rating" => Some(Channel::Response { answers: 12, odds }),
        _ => None,
    }
}

/// The channel that costs most: of two answers where there is no question yet.
fn costliest(questions: &Value, odds: u64) -> Channel {
    let channels = questions.as_array().into_iter().flatten().filter_map(|question| channel(question, odds));
    // At many ballots the widths are not all cut off at everything.
    let most = channels.max_by_key(|channel| half_width(1_000_000, Some(*channel)));
    most.unwrap_or(Channel::Response { answers: 3, odds })
}

fn x(index: usize) -> String {
    slot(index, STEPS.len())
}

/// How far down a half width is: all of a share at the top.
fn y(points: u64) -> String {
    depth(points, 10_000, (ROOM, HEIGHT)).to_string()
}
