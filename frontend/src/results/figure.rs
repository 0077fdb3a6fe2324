//! One question at one group: its chart, a sentence on it, and the same figures as a table.

use super::Source;
use super::bars::bars;
use super::comments::comments;
use super::estimates::estimates;
use super::histogram::histogram;
use super::likert::likert;
use super::table::table;
use super::trend::trend;
use crate::figures::{Counts, Share, at, counts, estimated, said};
use crate::leading::overlay;
use crate::talk::{finding, prompt};
use crate::words::Words;
use candor::release::{NearlyEveryone, NodeFigures};
use candor::{Kind, Node, Question, trust};
use yew::prelude::*;

/// The figure of question `index`.
pub(super) fn figure(source: &Source, node: Node, figures: &NodeFigures, index: usize) -> Html {
    let Source { manifest, words, .. } = source;
    let question = &manifest.poll.questions()[index];
    if let Some(estimated) = estimated(words, question, figures) {
        return estimates(source, node, figures, question, &estimated);
    }
    let Some((counts, released)) = counts(question, figures) else { return Html::default() };
    let chart = match question.kind {
        Kind::Comment {} => comments(source, node, question, &counts),
        _ if counts.ballots == 0 => Html::default(),
        Kind::Likert { .. } => likert(words, question, &counts),
        Kind::Rating { .. } => histogram(words, question, &counts),
        Kind::Single { .. } | Kind::Multiple { .. } => bars(words, question, &counts),
    };
    let found = (counts.ballots > 0).then(|| trust::finding(question, &counts)).flatten();
    let expected = source.expected(node, question);
    let gap = expected.iter().find_map(|expected| expected.distance(question, &counts));
    let has_table = question.kind != (Kind::Comment {}) && counts.ballots > 0;
    html! {
        <article class="figure" data-figure={question.id.to_string()}>
            <h3>
                <span class="asked">{ words.text(&question.text) }</span>
                if let Some(found) = &found { { " " }{ finding(words, question, &counts, found) } }
            </h3>
            <div class="beside">
                <div class="drawn">{ chart }</div>
                if let Some(found) = &found { { prompt(words, question, &counts, found, gap) } }
            </div>
            { for expected.iter().map(|expected| overlay(words, question, &counts, expected)) }
            { trend(source, node, question) }
            if let Some(nearly) = &released.nearly_everyone { { nearly_everyone(words, question, nearly) } }
            if has_table { { table(words, question, &counts) } }
        </article>
    }
}

fn nearly_everyone(words: &Words, question: &Question, nearly: &NearlyEveryone) -> Html {
    html! { <p class="calm" data-nearly-everyone="true">{ said::nearly(words, question, nearly) }</p> }
}

/// Who preferred not to answer, under charts whose shares leave them out.
pub(super) fn declined(words: &Words, counts: &Counts) -> Html {
    if counts.declined == 0 {
        return Html::default();
    }
    let share = Share { count: counts.declined, of: counts.ballots };
    html! {
        <p class="declined">
            <svg class="chart" height="14" aria-hidden="true">
                <rect class="frame" width="100%" height="14" />
                <rect class="mark" width={at(share.points())} height="14" fill="url(#hatch)" />
            </svg>
            { words.count("figure.declined_count", counts.declined, &[]) }
        </p>
    }
}
