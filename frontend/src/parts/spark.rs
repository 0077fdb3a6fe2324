//! A small chart along the rounds of a series: a dot a round on one scale from the least to the most, with its interval.

use crate::figures::{depth, slot};
use yew::prelude::*;

/// The height of the chart, and of the room above and below it, in CSS pixels.
const HEIGHT: u64 = 64;
const ROOM: u64 = 6;

/// One round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    /// Where it is, in basis points of the scale.
    pub at: u64,
    /// From where to where it could lie, likewise.
    pub interval: Option<(u64, u64)>,
}

/// The chart, the latest round last. What it says stands in words beside it; `label` names it.
pub fn spark(dots: &[Option<Dot>], label: &str) -> Html {
    let x = |round: usize| slot(round, dots.len());
    let known: Vec<_> = dots.iter().enumerate().filter_map(|(round, dot)| Some((round, (*dot)?))).collect();
    let lines = known.windows(2).map(|pair| {
        let [(first, from), (second, to)] = [pair[0], pair[1]];
        html! { <line class="path" x1={x(first)} x2={x(second)} y1={y(from.at)} y2={y(to.at)} /> }
    });
    let marks = known.iter().map(|(round, dot)| {
        html! {
            <>
                if let Some((low, high)) = dot.interval {
                    <line class="whisker" x1={x(*round)} x2={x(*round)} y1={y(low)} y2={y(high)} />
                }
                <circle class="dot" cx={x(*round)} cy={y(dot.at)} r="4" />
            </>
        }
    });
    html! {
        <svg class="chart spark" height={(HEIGHT + 2 * ROOM).to_string()} role="img" aria-label={label.to_owned()}>
            <line class="track" x1="0" x2="100%" y1={y(10_000)} y2={y(10_000)} />
            <line class="zero" x1="0" x2="100%" y1={y(0)} y2={y(0)} />
            { for lines }
            { for marks }
        </svg>
    }
}

/// How far down a place is: the most at the top, the least at the bottom.
fn y(points: u64) -> String {
    depth(points, 10_000, (ROOM, HEIGHT)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_is_at_the_top_and_the_least_at_the_bottom() {
        assert_eq!([0, 5_000, 10_000, 20_000].map(y), ["70", "38", "6", "6"]);
    }
}
