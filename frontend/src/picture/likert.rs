//! A Likert question as a diverging stacked bar, its ends named with how many are on their side.

use super::canvas::{Canvas, along};
use super::declined;
use super::layout::{INNER, MARGIN};
use super::letters::{LABEL, NOTE};
use crate::figures::{Counts, Share, segments, sides, tone};
use crate::words::Words;
use candor::Question;

/// The height of the bar.
const BAR: u64 = 24;
/// The height of bar, ends and declined.
pub(super) const ROOM: u64 = BAR + 6 + LABEL.line + 4 + declined::ROOM;
/// From what share, in percents, a segment has room for its number.
const SPACIOUS: u64 = 9;

/// Draws the chart from `top` on, and gives where it ends. Somebody answered.
pub(super) fn draw(
    canvas: &mut Canvas,
    words: &Words,
    question: &Question,
    counts: &Counts,
    top: u64,
) -> u64 {
    let of: u64 = counts.cells.iter().sum();
    let steps = counts.cells.len();
    canvas.line("track", [&MARGIN, &(top + BAR / 2)], [&(MARGIN + INNER), &(top + BAR / 2)]);
    // Under the marks, so that it goes through no number.
    let zero = MARGIN + INNER / 2;
    canvas.line("zero", [&zero, &(top - 4)], [&zero, &(top + BAR + 4)]);
    for (index, segment) in segments(&counts.cells).into_iter().enumerate() {
        if segment.count == 0 {
            continue;
        }
        let tone = tone(index, steps);
        let (x, width) = (along(MARGIN, INNER, segment.start), along(0, INNER, segment.length));
        canvas.rect(&["mark ", tone].concat(), [&x, &(top + 1), &width, &(BAR - 2)]);
        let percent = Share { count: segment.count, of }.percent();
        if percent >= SPACIOUS {
            let class = if tone.ends_with('3') { "on-strong" } else { "on-pale" };
            let middle = along(MARGIN, INNER, segment.start + segment.length / 2);
            canvas.text(LABEL, class, &middle, top + (BAR - LABEL.line) / 2, &percent.to_string());
        }
    }
    let top = ends(canvas, words, question, counts, top + BAR + 6);
    declined::draw(canvas, words, counts, top + 4)
}

/// Both ends in words, each with the share on its side.
fn ends(canvas: &mut Canvas, words: &Words, question: &Question, counts: &Counts, top: u64) -> u64 {
    let [low, _, high] = crate::parts::names(&question.kind, words);
    let sides = sides(&counts.cells);
    let of = counts.cells.iter().sum();
    let [below, above] = [sides.below, sides.above].map(|count| words.percent(Share { count, of }.percent()));
    let room = INNER / 2 - 12;
    let end = |share: &str, name: &str| NOTE.one_line(name, room - LABEL.width(share) * 11 / 10 - 6);
    let (low, high) = (["  ", &end(&below, low)].concat(), [&end(&above, high), "  "].concat());
    canvas.parts(LABEL, "", &MARGIN, top, &[("strong", &below), ("note soft", &low)]);
    canvas.parts(LABEL, "end", &(MARGIN + INNER), top, &[("note soft", &high), ("strong", &above)]);
    top + LABEL.line
}
