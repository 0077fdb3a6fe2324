//! A rating as a histogram from 0 to 10, with its mean.

use super::canvas::{Canvas, along};
use super::declined;
use super::layout::{INNER, MARGIN};
use super::letters::{LABEL, NOTE};
use crate::figures::{Counts, Share, ceiling, said};
use crate::words::Words;
use candor::Question;

/// The height of a column that holds everyone the chart has room for.
const HEIGHT: u64 = 64;
/// Room above the columns, for their numbers.
const HEAD: u64 = 18;
/// The height of mean, columns, axis, ends and declined.
pub(super) const ROOM: u64 = NOTE.line + HEAD + HEIGHT + 2 + LABEL.line + NOTE.line + 4 + declined::ROOM;

/// Draws the chart from `top` on, and gives where it ends. Somebody answered.
pub(super) fn draw(
    canvas: &mut Canvas,
    words: &Words,
    question: &Question,
    counts: &Counts,
    top: u64,
) -> u64 {
    let [mean, _] = said::rating(words, counts).unwrap_or_default();
    canvas.text(NOTE, "soft", &MARGIN, top, &NOTE.one_line(&mean, INNER));
    let of = counts.answered();
    let shares: Vec<_> = counts.cells.iter().map(|count| Share { count: *count, of }).collect();
    let highest = shares.iter().filter_map(|share| share.wilson()).map(|ends| ends.high).max();
    let ground = top + NOTE.line + HEAD + HEIGHT;
    let chart = Chart { ground, full: ceiling(highest.unwrap_or(10_000)) };
    for (value, share) in (0..).zip(&shares) {
        chart.column(canvas, words, value, *share);
    }
    canvas.line("zero", [&MARGIN, &ground], [&(MARGIN + INNER), &ground]);
    let top = ground + 2 + LABEL.line;
    let [low, _, high] = crate::parts::names(&question.kind, words);
    let end = |value: &str, name: &str| NOTE.one_line(&[value, " – ", name].concat(), INNER / 2 - 8);
    canvas.text(NOTE, "soft", &MARGIN, top, &end("0", low));
    canvas.text(NOTE, "end soft", &(MARGIN + INNER), top, &end("10", high));
    declined::draw(canvas, words, counts, top + NOTE.line + 4)
}

/// Where the columns stand, and the share that reaches to their top.
struct Chart {
    ground: u64,
    full: u64,
}

impl Chart {
    /// How far down a share is.
    fn depth(&self, points: u64) -> u64 {
        self.ground - points.min(self.full) * HEIGHT / self.full
    }

    fn column(&self, canvas: &mut Canvas, words: &Words, value: u64, share: Share) {
        // Eleven slots, each with a tenth of its width free on either side.
        let slot = 10_000 * value / 11;
        let centre = along(MARGIN, INNER, slot + 454);
        let y = self.depth(share.points());
        if share.count > 0 {
            let (x, width) = (along(MARGIN, INNER, slot + 91), along(0, INNER, 727));
            canvas.rect("mark bar", [&x, &y, &width, &(self.ground - y)]);
        }
        if let Some(ends) = share.wilson() {
            let (low, high) = (self.depth(ends.low), self.depth(ends.high));
            canvas.line("whisker", [&centre, &low], [&centre, &high]);
            if share.count > 0 {
                canvas.text(NOTE, "middle-of", &centre, high - NOTE.line, &words.number(share.count));
            }
        }
        canvas.text(NOTE, "middle-of", &centre, self.ground + 3, &value.to_string());
    }
}
