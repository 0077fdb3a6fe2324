//! A Likert question as a diverging stacked bar: brown to the left, teal to the right, the middle on the zero line.

use super::figure::declined;
use crate::figures::{Counts, Share, at, said, segments, tone};
use crate::parts::names;
use crate::words::Words;
use candor::{Kind, Question};
use yew::prelude::*;

/// The height of the bar.
const HEIGHT: u32 = 34;
/// From what share, in percents, a segment has room for its number on a telephone.
const ROOM: u64 = 12;

/// The bar, its ends named, and the sentence that says the same.
pub(super) fn likert(words: &Words, question: &Question, counts: &Counts) -> Html {
    let answered: u64 = counts.cells.iter().sum();
    let Some(sentence) = said::likert(words, question, &counts.cells) else {
        return html! { <p class="calm">{ words.say("figure.empty") }</p> };
    };
    let [low, _, high] = names(&question.kind, words);
    let steps = counts.cells.len();
    let marks = segments(&counts.cells).into_iter().enumerate().filter(|(_, segment)| segment.count > 0);
    let marks = marks.map(|(index, segment)| {
        let percent = Share { count: segment.count, of: answered }.percent();
        let tone = tone(index, steps);
        html! {
            <>
                <rect class={classes!("mark", tone)} x={at(segment.start)} width={at(segment.length)} y="6" height="22" />
                if percent >= ROOM {
                    <text class={classes!("in", tone)} x={at(segment.start + segment.length / 2)} y="21">{ percent }</text>
                }
            </>
        }
    });
    let reverse = matches!(question.kind, Kind::Likert { reverse: true, .. });
    html! {
        <>
            <p class="sentence">
                { &sentence }
                if reverse { { " " }<span class="n">{ words.say("likert.reversed") }</span> }
            </p>
            <svg class="chart" height={HEIGHT.to_string()} role="img" aria-label={sentence}>
                <line class="track" x1="0" x2="100%" y1="17" y2="17" />
                { for marks }
                <line class="zero" x1="50%" x2="50%" y1="0" y2={HEIGHT.to_string()} />
            </svg>
            <p class="ends"><span>{ ["← ", low].concat() }</span><span>{ [high, " →"].concat() }</span></p>
            { declined(words, counts) }
        </>
    }
}
