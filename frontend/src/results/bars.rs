//! Choices as horizontal bars on one scale from none to all, each with its count and its interval.

use crate::figures::said::{self, columns};
use crate::figures::{Counts, Interval, Share, at};
use crate::words::Words;
use candor::Question;
use yew::prelude::*;

/// One bar a choice, and a hatched one for those who preferred not to answer.
pub(super) fn bars(words: &Words, question: &Question, counts: &Counts) -> Html {
    let of = counts.base(question);
    let names = columns(words, question);
    let bars = names.iter().zip(&counts.cells).map(|(name, count)| (name.as_str(), *count, false));
    let bars: Vec<_> = bars.chain([(words.say("figure.declined"), counts.declined, true)]).collect();
    let rows = bars.iter().map(|(name, count, hatched)| {
        let share = Share { count: *count, of };
        let value = html! {
            <>{ words.number(share.count) }<span class="n">{ words.percent(share.percent()) }</span></>
        };
        let ends = share.wilson().filter(|_| !hatched);
        bar(name, share.points(), ends, *hatched, value)
    });
    html! {
        <div class="bars" role="img" aria-label={said::bars(words, question, counts)}>{ for rows }</div>
    }
}

/// One bar as long as a share in basis points, with its interval, and what is said of it at its end.
pub(super) fn bar(name: &str, points: u64, ends: Option<Interval>, hatched: bool, value: Html) -> Html {
    let fill = hatched.then_some("url(#hatch)");
    html! {
        <div class="bar">
            <span class="name">{ name }</span>
            <svg class="chart" height="26" aria-hidden="true">
                <line class="track" x1="0" x2="100%" y1="13" y2="13" />
                <rect class={if hatched { "mark" } else { "mark one" }} width={at(points)} y="3" height="20" {fill} />
                if let Some(interval) = ends {
                    <line class="whisker" x1={at(interval.low)} x2={at(interval.high)} y1="13" y2="13" />
                    <line class="whisker" x1={at(interval.low)} x2={at(interval.low)} y1="9" y2="17" />
                    <line class="whisker" x1={at(interval.high)} x2={at(interval.high)} y1="9" y2="17" />
                }
                <line class="zero" x1="0" x2="0" y1="0" y2="26" />
            </svg>
            <span class="value">{ value }</span>
        </div>
    }
}
