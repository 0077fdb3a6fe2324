//! Work as imagined beside work as disclosed: what leaders expected, drawn over what people said.

use crate::figures::said::columns;
use crate::figures::{Counts, Share, at};
use crate::parts::folded;
use crate::words::Words;
use candor::Question;
use candor::trust::{Distance, distance};
use yew::prelude::*;

/// What was expected of a question, by column in basis points, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expected {
    /// How many leaders together; none where it is the reader's own.
    pub(crate) leaders: Option<u64>,
    /// The shares.
    pub(crate) shares: Vec<u64>,
}

impl Expected {
    /// Whose expectation it is, in words.
    pub(crate) fn title(&self, words: &Words) -> String {
        match self.leaders {
            None => words.say("leading.gap.own").to_owned(),
            Some(leaders) => words.fill("leading.gap.pooled", &[("n", &words.number(leaders))]),
        }
    }

    /// How far it is from what was said.
    pub(crate) fn distance(&self, question: &Question, counts: &Counts) -> Option<Distance> {
        distance(question, &self.shares, &counts.cells, counts.base(question))
    }
}

/// The two distributions over each other, how far they are apart in a sentence, and the same as a table.
pub(crate) fn overlay(words: &Words, question: &Question, counts: &Counts, expected: &Expected) -> Html {
    let Some(distance) = expected.distance(question, counts) else { return Html::default() };
    let of = counts.base(question);
    let percent = |points: u64| words.share(points);
    let names = columns(words, question);
    let rows: Vec<_> = names
        .iter()
        .zip(&counts.cells)
        .zip(&expected.shares)
        .map(|((name, count), expected)| (name, Share { count: *count, of }.points(), *expected))
        .collect();
    let gaps = [("points", percent(distance.points)), ("chance", percent(distance.chance))];
    let far = words.fill_made(if distance.is_large() { "leading.far" } else { "leading.near" }, &gaps);
    let who = if expected.leaders.is_some() { "pooled" } else { "own" };
    let bar = |(name, said, expected): &(&String, u64, u64)| {
        html! {
            <div class="bar">
                <span class="name">{ *name }</span>
                <svg class="chart" height="30" aria-hidden="true">
                    <rect class="mark one" width={at(*said)} y="2" height="13" />
                    <rect class="expected" width={at(*expected)} y="17" height="11" />
                    <line class="zero" x1="0" x2="0" y1="0" y2="30" />
                </svg>
                <span class="value">{ percent(*said) }<span class="n">{ percent(*expected) }</span></span>
            </div>
        }
    };
    let head = [words.say("leading.answer"), words.say("leading.expected"), words.say("leading.said")];
    let told =
        rows.iter().map(|(name, said, expected)| vec![(*name).clone(), percent(*expected), percent(*said)]);
    let table = folded(words.say("leading.table").into(), words.text(&question.text), &head, told.collect());
    html! {
        <div class="gap" data-gap={who}>
            <h4>{ expected.title(words) }</h4>
            <p class="sentence">{ &far }</p>
            <p class="key">
                <span class="swatch one"></span>{ words.say("leading.said") }{ " " }
                <span class="swatch expected"></span>{ words.say("leading.expected") }
            </p>
            <div class="bars" role="img" aria-label={[words.say("leading.gap.chart"), " ", &far].concat()}>{ for rows.iter().map(bar) }</div>
            { table }
        </div>
    }
}
