//! A rating as a histogram from 0 to 10, always on the same scale of shares.

use super::figure::declined;
use super::likert::diverging;
use crate::figures::said;
use crate::figures::{Counts, Share, at, ceiling, depth};
use crate::parts::names;
use crate::words::Words;
use candor::Question;
use candor::trust::{Bands, bands};
use yew::prelude::*;

/// The height of a column that holds everyone the chart has room for.
const HEIGHT: u64 = 120;
/// Room above the columns, for their numbers.
const HEAD: u64 = 18;

/// The columns, the mean in a sentence, and the ends named.
pub(super) fn histogram(words: &Words, question: &Question, counts: &Counts) -> Html {
    let of = counts.base(question);
    let Some([sentence, values]) = said::rating(words, counts) else {
        return html! { <p class="calm">{ words.say("figure.empty") }</p> };
    };
    let [low, _, high] = names(&question.kind, words);
    let shares: Vec<_> = counts.cells.iter().map(|count| Share { count: *count, of }).collect();
    let highest = shares.iter().filter_map(|share| share.wilson()).map(|interval| interval.high).max();
    let top = ceiling(highest.unwrap_or(10_000));
    let columns = shares.iter().enumerate().map(|(value, share)| column(words, value as u64, *share, top));
    let label = [sentence.as_str(), &values].join(" ");
    html! {
        <>
            <p class="sentence">{ sentence }</p>
            <svg class="chart" height={(HEAD + HEIGHT + 22).to_string()} role="img" aria-label={label}>
                { for columns }
                <line class="zero" x1="0" x2="100%" y1={(HEAD + HEIGHT).to_string()} y2={(HEAD + HEIGHT).to_string()} />
            </svg>
            <p class="ends"><span>{ ["0 – ", low].concat() }</span><span>{ ["10 – ", high].concat() }</span></p>
            { promoters(words, counts) }
            { declined(words, counts) }
        </>
    }
}

/// Detractors, passives and promoters as shares of those who gave a value: never as the difference that is usually made of
/// them, which hides how people differ.
fn promoters(words: &Words, counts: &Counts) -> Html {
    let Bands { detractors, passives, promoters } = bands(&counts.cells);
    let of = counts.answered();
    let percent = |count: u64| words.percent(Share { count, of }.percent());
    let interval = Share { count: promoters, of }.wilson().map(|ends| said::interval(words, ends));
    let gaps = [
        ("detractors", percent(detractors)),
        ("passives", percent(passives)),
        ("promoters", percent(promoters)),
        ("interval", interval.unwrap_or_default()),
    ];
    let sentence = words.fill_made("rating.bands", &gaps);
    html! {
        <div class="bands">
            { diverging(&[detractors, passives, promoters], 26, true, &sentence) }
            <p class="n">{ sentence }</p>
        </div>
    }
}

/// How far down from the top of the chart a share is.
fn down(points: u64, top: u64) -> u64 {
    depth(points, top, (HEAD, HEIGHT))
}

fn column(words: &Words, value: u64, share: Share, top: u64) -> Html {
    // Eleven slots, each with a tenth of its width free on either side.
    let slot = 10_000 * value / 11;
    let centre = at(slot + 454);
    let y = down(share.points(), top);
    let interval = share.wilson();
    html! {
        <>
            <rect class="mark one" x={at(slot + 91)} width={at(727)} y={y.to_string()} height={(HEAD + HEIGHT - y).to_string()} />
            if let Some(interval) = interval {
                <line class="whisker" x1={centre.clone()} x2={centre.clone()}
                    y1={down(interval.low, top).to_string()} y2={down(interval.high, top).to_string()} />
                if share.count > 0 {
                    <text class="over" x={centre.clone()} y={(down(interval.high, top) - 4).to_string()}>{ words.number(share.count) }</text>
                }
            }
            <text class="axis" x={centre} y={(HEAD + HEIGHT + 17).to_string()}>{ value }</text>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stands_on_the_line_and_the_ceiling_at_the_top() {
        assert_eq!((down(0, 5_000), down(5_000, 5_000)), (HEAD + HEIGHT, HEAD));
    }
}
