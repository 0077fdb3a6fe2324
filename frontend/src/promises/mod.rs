//! What leaders promised after the round before, and what became of it: text that the worker renders into the next one.

use crate::words::Words;
use candor::Commitment;
use candor::commitment::Progress;
use yew::prelude::*;

/// The most promises that are told in full; the others are on the page of results.
const MOST: usize = 6;

/// The promises of the round before, and where everything about them is.
#[derive(Clone, Debug, PartialEq)]
pub struct Promised {
    /// In the order they were made.
    pub commitments: Vec<Commitment>,
    /// The results of the round before.
    pub results: String,
    /// The words for them, which the page does not carry.
    pub words: Words,
}

/// One sentence for the introduction, with the way to the list.
pub(crate) fn sentence(promised: &Promised) -> Html {
    let Promised { commitments, words, .. } = promised;
    let of = |state| commitments.iter().filter(|commitment| commitment.state() == state).count() as u64;
    if commitments.is_empty() {
        return html! { <p class="promised" data-promised="0">{ words.say("promises.none") }</p> };
    }
    let gaps = [("done", words.number(of(Progress::Done))), ("dropped", words.number(of(Progress::Dropped)))];
    let gaps: Vec<_> = gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let all = commitments.len() as u64;
    html! {
        <p class="promised" data-promised={all.to_string()}>
            { words.count("promises.sentence", all, &gaps) }{ " " }
            <a class="inline" href="#promises">{ words.say("promises.link") }</a>
        </p>
    }
}

/// The list, under the questions and under the receipt; nothing where nothing was promised.
pub(crate) fn list(promised: &Promised) -> Html {
    let Promised { commitments, results, words } = promised;
    if commitments.is_empty() {
        return Html::default();
    }
    // The latest are told: what was promised first has had the most time to be read.
    let left_out = commitments.len().saturating_sub(MOST);
    html! {
        <section id="promises" class="promises" aria-labelledby="promises-title">
            <h2 id="promises-title">{ words.say("promises.title") }</h2>
            <ul>{ for commitments.iter().skip(left_out).map(|commitment| promise(commitment, words)) }</ul>
            <p><a href={results.clone()}>{ words.say("promises.results") }</a></p>
        </section>
    }
}

fn promise(commitment: &Commitment, words: &Words) -> Html {
    let Commitment { heard, will, owner, due, .. } = commitment;
    let step = commitment.history.last();
    let on = step.map_or("", |step| step.on.as_str());
    let (state, told) = match commitment.state() {
        Progress::Open => ("open", words.fill("promises.open", &[("owner", owner), ("due", due.as_str())])),
        Progress::Done => ("done", words.fill("promises.done", &[("owner", owner), ("on", on)])),
        Progress::Dropped => ("dropped", words.fill("promises.dropped", &[("owner", owner), ("on", on)])),
    };
    html! {
        <li data-state={state}>
            <p class="will">{ will }</p>
            <p class="n">{ told }</p>
            if let Some(reason) = step.and_then(|step| step.reason.as_ref()) { <p>{ reason }</p> }
            <p class="heard">{ words.fill("promises.heard", &[("heard", heard)]) }</p>
        </li>
    }
}
