//! A Likert question as a diverging stacked bar: brown to the left, teal to the right, the middle on the zero line.

use super::figure::declined;
use crate::figures::{Counts, Share, Sides, at, said, segments, sides, tone};
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
    let Some(sentence) = said::likert(words, question, &counts.cells) else {
        return html! { <p class="calm">{ words.say("figure.empty") }</p> };
    };
    let [low, _, high] = names(&question.kind, words);
    let reverse = matches!(question.kind, Kind::Likert { reverse: true, .. });
    html! {
        <>
            <p class="sentence">
                { &sentence }
                if reverse { { " " }<span class="n">{ words.say("likert.reversed") }</span> }
            </p>
            { diverging(&counts.cells, HEIGHT, true, &sentence) }
            <p class="ends"><span>{ ["← ", low].concat() }</span><span>{ [high, " →"].concat() }</span></p>
            { declined(words, counts) }
        </>
    }
}

/// The bar alone, so many pixels high; `numbered` where there is room for the percents in it.
pub(super) fn diverging(cells: &[u64], height: u32, numbered: bool, label: &str) -> Html {
    let answered: u64 = cells.iter().sum();
    let (steps, middle) = (cells.len(), height / 2);
    let marks = segments(cells).into_iter().enumerate().filter(|(_, segment)| segment.count > 0);
    let marks = marks.map(|(index, segment)| {
        let percent = Share { count: segment.count, of: answered }.percent();
        let tone = tone(index, steps);
        html! {
            <>
                <rect class={classes!("mark", tone)} x={at(segment.start)} width={at(segment.length)} y="6" height={(height - 12).to_string()} />
                if numbered && percent >= ROOM {
                    <text class={classes!("in", tone)} x={at(segment.start + segment.length / 2)} y={(middle + 4).to_string()}>{ percent }</text>
                }
            </>
        }
    });
    html! {
        <svg class="chart" height={height.to_string()} role="img" aria-label={label.to_owned()}>
            <line class="track" x1="0" x2="100%" y1={middle.to_string()} y2={middle.to_string()} />
            { for marks }
            if let Some((low, high)) = whisker(cells) {
                <line class="whisker" x1={at(low)} x2={at(high)} y1={(height - 2).to_string()} y2={(height - 2).to_string()} />
            }
            <line class="zero" x1="50%" x2="50%" y1="0" y2={height.to_string()} />
        </svg>
    }
}

/// From where to where the bar could end on its upper side: the interval of that side's share, from where its first step
/// begins.
fn whisker(cells: &[u64]) -> Option<(u64, u64)> {
    let of = cells.iter().sum();
    let Sides { middle, above, .. } = sides(cells);
    let interval = Share { count: above, of }.wilson()?;
    // The chart reaches from all on one side to all on the other: a share is half as long, and a middle one stands half on
    // either side of the zero line.
    let start = 5_000 + Share { count: middle, of }.points() / 4;
    let place = |points: u64| (start + points / 2).min(10_000);
    Some((place(interval.low), place(interval.high)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whisker_is_around_where_the_bar_ends_and_inside_the_chart() {
        for cells in [[3, 1, 4, 1, 5], [0, 0, 0, 0, 9], [7, 0, 0, 0, 0], [0, 0, 5, 0, 1]] {
            let last = segments(&cells)[4];
            let (low, high) = whisker(&cells).expect("answers");
            let end = last.start + last.length;
            assert!(low <= end + 2 && end <= high + 2 && high <= 10_000, "{cells:?}: {low} {end} {high}");
        }
        assert_eq!(whisker(&[0; 5]), None);
    }
}
