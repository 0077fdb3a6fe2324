//! Findings as headings, each hedged by how many and by its interval.

use crate::figures::said;
use crate::parts::names;
use crate::words::Words;
use candor::release::NodeFigures;
use candor::trust::{self, Counts, Finding, Shape};
use candor::{Poll, Question};
use yew::prelude::*;

/// What stands out in a figure, as the end of its heading.
pub(crate) fn finding(words: &Words, question: &Question, counts: &Counts, finding: &Finding) -> Html {
    let Finding { shape, share, interval, .. } = finding;
    let [low, _, high] = names(&question.kind, words);
    let (low, high) = (low.to_owned(), high.to_owned());
    let columns = said::columns(words, question);
    let column = |column: &usize| columns.get(*column).cloned().unwrap_or_default();
    let (key, gap) = match shape {
        Shape::High { nearly_all: true } => ("talk.nearly_all", high),
        Shape::High { nearly_all: false } => ("talk.most", high),
        Shape::Low { nearly_all: true } => ("talk.nearly_all", low),
        Shape::Low { nearly_all: false } => ("talk.most", low),
        Shape::Middle => ("talk.middle", String::new()),
        Shape::Split => ("talk.split", String::new()),
        Shape::Majority { column: at } => ("talk.majority", column(at)),
        Shape::Leading { column: at } => ("talk.leading", column(at)),
        Shape::Mixed => ("talk.mixed", String::new()),
    };
    let of = words.number(counts.base(question));
    let hedge = if *shape == Shape::Mixed {
        words.fill("talk.of", &[("n", &of)])
    } else {
        let (share, interval) = (words.percent(share.percent()), said::interval(words, *interval));
        words.fill("talk.hedge", &[("share", &share), ("n", &of), ("interval", &interval)])
    };
    html! {
        <>
            <span class="finding">{ words.fill(key, &[("side", &gap)]) }</span>
            { " " }
            <span class="n">{ hedge }</span>
        </>
    }
}

/// What stands out in a group, in up to four sentences; nothing where nothing does.
pub(crate) fn summary(words: &Words, poll: &Poll, figures: &NodeFigures) -> Html {
    let found = trust::summary(poll, figures);
    let all = [
        ("for", "talk.for", &found.speak_for),
        ("against", "talk.against", &found.speak_against),
        ("divided", "talk.divided", &found.divide),
        ("declined", "talk.declined", &found.declined),
    ];
    let lines = all.into_iter().filter(|(.., questions)| !questions.is_empty());
    let line = |(name, key, questions): (&'static str, &'static str, &Vec<usize>)| {
        let text = |index: &usize| words.text(&poll.questions()[*index].text).trim_end_matches(['.', ':']);
        let list: Vec<_> = questions.iter().map(text).collect();
        let list = words.fill("talk.quoted", &[("list", &list.join(words.say("talk.between")))]);
        html! { <li data-summary={name}><strong>{ words.say(key) }</strong>{ " " }{ list }</li> }
    };
    let lines: Vec<_> = lines.map(line).collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! { <ul class="summary">{ for lines }</ul> }
}
