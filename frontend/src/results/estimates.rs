//! Deniable answers: estimates as bars with their intervals, whatever the kind of question, and never what was sent as if it
//! were answers.

use super::Source;
use super::bars::bar;
use crate::figures::{Estimated, Interval, said};
use crate::leading::Expected;
use crate::parts::folded;
use crate::words::Words;
use candor::deniable::Estimate;
use candor::release::NodeFigures;
use candor::{Node, Question};
use yew::prelude::*;

/// From fewer ballots estimates say little.
const FEW: u64 = 50;

/// The figure of a question.
pub(super) fn estimates(
    source: &Source,
    node: Node,
    figures: &NodeFigures,
    question: &Question,
    estimated: &Estimated,
) -> Html {
    let Source { manifest, words, .. } = source;
    let side = said::estimated_side(words, &manifest.poll, question, figures);
    html! {
        <article class="figure" data-figure={question.id.to_string()} data-estimates="true">
            <h3><span class="asked">{ words.text(&question.text) }</span></h3>
            if let Some(side) = side { <p class="sentence">{ side }</p> }
            { chart(words, estimated) }
            { super::trend::trend(source, node, question) }
            { table(words, question, estimated, &source.expected(node, question)) }
        </article>
    }
}

/// What estimates are, once for all questions of a group.
pub(super) fn lead(source: &Source, figures: &NodeFigures) -> Html {
    let Source { manifest, words, .. } = source;
    if manifest.poll.deniable().is_none() {
        return Html::default();
    }
    let (none, all) = (words.percent(0), words.percent(100));
    html! {
        <p class="calm" data-lead="estimates">
            { words.fill("estimate.lead", &[("none", &none), ("all", &all)]) }{ " " }
            if figures.ballots < FEW { { words.say("estimate.few") } }
        </p>
    }
}

/// The bars alone; that of those who declined is hatched as elsewhere.
pub(super) fn chart(words: &Words, estimated: &Estimated) -> Html {
    let last = estimated.rows.len() - 1;
    let rows = estimated.rows.iter().enumerate().map(|(index, (name, estimate))| {
        let [low, share, high] = estimate.drawn();
        let value = words.fill("estimate.value", &[("share", &words.share(share))]);
        bar(
            name,
            share,
            Some(Interval { low, high }),
            index == last,
            html! { <span class="n">{ value }</span> },
        )
    });
    html! { <div class="bars" role="img" aria-label={said::estimates(words, estimated)}>{ for rows }</div> }
}

/// The table, folded, with nothing cut off; beside the estimates stands what was expected of each answer.
fn table(words: &Words, question: &Question, estimated: &Estimated, expected: &[Expected]) -> Html {
    let row = |(index, (name, estimate)): (usize, &(String, Estimate))| {
        let [share, low, high] =
            [estimate.share, estimate.low, estimate.high].map(|points| signed(words, points));
        let ends = words.fill("figure.range", &[("low", &low), ("high", &high)]);
        let beside = expected.iter().map(|expected| {
            let share = expected.shares.get(index);
            share.map_or_else(|| "–".into(), |points| words.share(*points))
        });
        [name.clone(), share, ends].into_iter().chain(beside).collect()
    };
    let own = ["figure.answer", "estimate.share", "figure.interval"].map(|key| words.say(key).to_owned());
    let titles: Vec<String> =
        own.into_iter().chain(expected.iter().map(|expected| expected.title(words))).collect();
    let head: Vec<&str> = titles.iter().map(String::as_str).collect();
    let rows = estimated.rows.iter().enumerate().map(row);
    folded(words.say("figure.table").into(), words.text(&question.text), &head, rows.collect())
}

/// A share in whole percents, below nothing too.
pub(super) fn signed(words: &Words, points: i64) -> String {
    let percent = words.share(points.unsigned_abs());
    if points <= -50 { ["−", &percent].concat() } else { percent }
}
