//! Deniable answers, as the person who gives them sees them: why they can be denied, a wheel to try, and what was sent.

use super::review::column_in_words;
use crate::browser;
use crate::paper::Paper;
use crate::words::Words;
use candor::deniable::{Channel, below};
use candor::{Answer, Answers, Kind, Poll};
use yew::prelude::*;

/// Below so many people estimates say little.
const FEW: u64 = 50;

/// How often the wheel was tried, and where it stopped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wheel {
    pub(super) tries: u64,
    /// How many of those left the answer as it was.
    pub(super) kept: u64,
    /// The part that it stopped at.
    pub(super) at: Option<u64>,
}

impl Wheel {
    /// The wheel after another try, with the same coins as the real one; as it was where the browser has no randomness.
    pub(super) fn spun(self, poll: &Poll) -> Self {
        let Some((truth, whole)) = parts(poll) else { return self };
        let mut random = true;
        let at = below(whole, |bytes| {
            random &= browser::randomize(bytes);
            if !random {
                bytes.fill(1);
            }
        });
        if !random {
            return self;
        }
        Self { tries: self.tries + 1, kept: self.kept + u64::from(at < truth), at: Some(at) }
    }
}

/// Of how many parts of the first randomised question's wheel the answer goes as it is, and how many there are.
fn parts(poll: &Poll) -> Option<(u64, u64)> {
    let deniable = poll.deniable()?;
    let channel = poll.questions().iter().find_map(|question| Channel::of(question, deniable))?;
    let (truth, _, whole) = channel.parts();
    Some((truth, whole))
}

/// Why every answer can be denied, with the wheel; nothing where answers are sent as they are given.
pub(super) fn coins(paper: &Paper, wheel: Wheel, ready: bool, spin: Callback<MouseEvent>) -> Html {
    let (poll, words) = (&paper.manifest.poll, &paper.words);
    let Some((truth, whole)) = parts(poll) else { return Html::default() };
    let invited: Option<u64> =
        paper.manifest.invited.as_ref().map(|invited| invited.iter().map(|(_, count)| count).sum());
    let percent = (truth * 100 + whole / 2) / whole;
    let degrees = wheel.at.map_or(0, |at| (at * 360 + 180) / whole);
    // The pointer stands at the top, where the first part begins; the wheel turns under it.
    let turned = ["rotate(", &(630 - degrees).to_string(), " 21 21)"].concat();
    let arc = [percent.to_string(), (100 - percent).to_string()].join(" ");
    let outcome = wheel.at.map(|at| if at < truth { "coins.is_truth" } else { "coins.is_other" });
    let has_comments = poll.questions().iter().any(|question| question.kind == Kind::Comment {});
    html! {
        <section class="coins" aria-labelledby="coins">
            <h2 id="coins">{ words.say("coins.title") }</h2>
            <p>{ words.say("coins.text") }</p>
            if has_comments { <p class="help">{ words.say("coins.comment") }</p> }
            if invited.is_none_or(|invited| invited < FEW) { <p class="help">{ words.say("coins.few") }</p> }
            <div class="try">
                <svg viewBox="0 0 42 42" width="112" height="112" role="img" aria-label={words.fill("coins.wheel", &[("share", &words.percent(percent))])}>
                    <circle class="rim" cx="21" cy="21" r="15.9155" />
                    <circle class="truth" cx="21" cy="21" r="15.9155" pathLength="100" stroke-dasharray={arc} transform={turned} />
                    <path class="pointer" d="M18.5 0.5 h5 l-2.5 5 z" />
                </svg>
                <div>
                    <p class="legend"><span class="dot truth"></span>{ words.say("coins.truth") }</p>
                    <p class="legend"><span class="dot"></span>{ words.say("coins.another") }</p>
                    <button id="spin" type="button" class="secondary" disabled={!ready} onclick={spin}>{ words.say("coins.try") }</button>
                    <p role="status" data-tries={wheel.tries.to_string()}>
                        if let Some(outcome) = outcome {
                            { words.say(outcome) }{ " " }
                            <span class="help">{ words.fill("coins.tries", &[("n", &words.number(wheel.kept)), ("all", &words.number(wheel.tries))]) }</span>
                        }
                    </p>
                </div>
            </div>
        </section>
    }
}

/// What was sent in the place of the answers, for whoever asks.
pub(super) fn sent(poll: &Poll, words: &Words, answers: &Answers) -> Html {
    let row = |(question, answer): (&candor::Question, &Answer)| {
        let columns = answer.columns(question).into_iter();
        let columns: Vec<_> = columns.map(|column| column_in_words(words, question, column)).collect();
        let told = match answer {
            Answer::Text(text) => text.clone(),
            _ if columns.is_empty() => words.say("coins.none").to_owned(),
            _ => columns.join("; "),
        };
        html! {
            <li data-sent={question.id.to_string()}>
                <span class="asked">{ words.text(&question.text) }</span>{ " " }<span class="answer">{ told }</span>
            </li>
        }
    };
    html! {
        <details class="review" id="sent">
            <summary>{ words.say("receipt.sent") }</summary>
            <p class="help">{ words.say("receipt.sent_text") }</p>
            <ul>{ for poll.questions().iter().zip(answers.iter()).map(row) }</ul>
        </details>
    }
}
