//! What became of a question along the series: a line for each thing that is followed, and whether it has changed.

use super::Source;
use super::rounds::{self, lines};
use crate::figures::said::columns;
use crate::parts::{Dot, folded, names, spark};
use crate::words::Words;
use candor::trust::{Change, Line, Point, Subject};
use candor::{Node, Question};
use yew::prelude::*;

/// The lines, folded but for one alone; nothing where there is nothing to compare with.
pub(super) fn trend(source: &Source, node: Node, question: &Question) -> Html {
    let Source { words, rounds, .. } = source;
    let group = source.manifest.poll.groups().id(node);
    let lines = lines(rounds, group, question);
    if lines.is_empty() {
        return Html::default();
    }
    let round_names = rounds::names(rounds, words);
    let drawn = lines.iter().map(|line| row(words, question, line));
    html! {
        <details class="trend" open={lines.len() == 1}>
            <summary>{ words.say("trend.title") }<span class="hidden">{ ": " }{ words.text(&question.text) }</span></summary>
            { for drawn }
            { table(words, question, &lines, &round_names) }
        </details>
    }
}

fn row(words: &Words, question: &Question, line: &Line) -> Html {
    let name = subject(words, question, line.subject);
    let dots: Vec<_> = line
        .points
        .iter()
        .map(|point| {
            point.map(|point| Dot { at: point.at, interval: Some((point.interval.low, point.interval.high)) })
        })
        .collect();
    let change = match line.change {
        Some(Change::Up) => Some(("up", "trend.up")),
        Some(Change::Down) => Some(("down", "trend.down")),
        Some(Change::Unclear) => Some(("unclear", "trend.unclear")),
        None => None,
    };
    html! {
        <div class="line">
            <p class="name">{ &name }</p>
            { spark(&dots, &name) }
            if let Some((name, key)) = change { <p class="n" data-change={name}>{ words.say(key) }</p> }
        </div>
    }
}

fn table(words: &Words, question: &Question, lines: &[Line], rounds: &[String]) -> Html {
    let subjects = lines.iter().map(|line| subject(words, question, line.subject));
    let subjects: Vec<String> = [words.say("trend.head").to_owned()].into_iter().chain(subjects).collect();
    let head: Vec<&str> = subjects.iter().map(String::as_str).collect();
    let row = |(index, round): (usize, &String)| {
        let cells = lines.iter().map(|line| {
            let point = line.points.get(index).copied().flatten();
            point.map_or_else(|| "–".into(), |point| value(words, line.subject, point))
        });
        [round.clone()].into_iter().chain(cells).collect()
    };
    let title = words.say("trend.table");
    let summary = html! { <>{ title }<span class="hidden">{ ": " }{ words.text(&question.text) }</span></> };
    folded(summary, title, &head, rounds.iter().enumerate().map(row).collect())
}

/// A value with its interval.
fn value(words: &Words, subject: Subject, point: Point) -> String {
    let one = |points: u64| match subject {
        Subject::Mean => words.tenths(points / 100),
        Subject::Above | Subject::Column(_) => words.share(points),
    };
    let gaps =
        [("value", one(point.at)), ("low", one(point.interval.low)), ("high", one(point.interval.high))];
    words.fill_made("trend.value", &gaps)
}

fn subject(words: &Words, question: &Question, subject: Subject) -> String {
    match subject {
        Subject::Above => {
            let [_, _, high] = names(&question.kind, words);
            words.fill("trend.above", &[("high", high)])
        }
        Subject::Mean => words.say("trend.mean").to_owned(),
        Subject::Column(column) => columns(words, question).swap_remove(column),
    }
}
