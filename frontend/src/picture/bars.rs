//! Choices as bars on one scale from none to all, each with its name, its count and its interval.

use super::canvas::{Canvas, along};
use super::layout::{INNER, MARGIN};
use super::letters::{LABEL, NOTE};
use crate::figures::said::columns;
use crate::figures::{Counts, Estimated, Interval, Share};
use crate::words::Words;
use candor::Question;

/// The width of the names.
const NAMES: u64 = 178;
/// Where the bars begin, and how long one of everybody is.
const BARS: (u64, u64) = (MARGIN + NAMES + 10, 146);
/// Where counts end; shares end at the margin.
const COUNTS: u64 = MARGIN + INNER - 46;
/// The space between two rows.
const BETWEEN: u64 = 7;
/// The most choices whose names have three lines.
const FEW: usize = 5;
/// The most choices that are all drawn.
const ALL: usize = 8;
/// How many of more choices are drawn.
const SOME: usize = 6;

/// Each name in lines, of which there are the more the fewer choices. The last is of those who preferred not to answer.
fn names(words: &Words, question: &Question) -> Vec<Vec<String>> {
    let names = columns(words, question);
    let most = if names.len() <= FEW {
        3
    } else if names.len() <= ALL {
        2
    } else {
        1
    };
    let declined = words.say("figure.declined").to_owned();
    names.iter().chain([&declined]).map(|name| LABEL.lines(name, NAMES, most)).collect()
}

fn height(name: &[String]) -> u64 {
    (name.len() as u64).max(1) * LABEL.line + BETWEEN
}

/// The height of the chart, whatever the counts.
pub(super) fn room(words: &Words, question: &Question) -> u64 {
    let names = names(words, question);
    let choices = names.len() - 1;
    if choices <= ALL {
        return names.iter().map(|name| height(name)).sum();
    }
    (SOME as u64 + 1) * (LABEL.line + BETWEEN) + NOTE.line + BETWEEN
}

/// Draws the chart from `top` on, and gives where it ends.
pub(super) fn draw(
    canvas: &mut Canvas,
    words: &Words,
    question: &Question,
    counts: &Counts,
    mut top: u64,
) -> u64 {
    let of = counts.base(question);
    let names = names(words, question);
    let shown = shown(&counts.cells);
    let start = top;
    let row = |canvas: &mut Canvas, index: usize, count: u64, hatched: bool, top: u64| {
        let share = Share { count, of };
        let ends = share.wilson().filter(|_| !hatched);
        let (count, percent) = (words.number(count), words.percent(share.percent()));
        let bar = Bar { points: share.points(), ends, hatched };
        row(canvas, &names[index], bar, [&count, &percent], top)
    };
    for &index in &shown {
        top = row(canvas, index, counts.cells[index], false, top);
    }
    top = rest(canvas, words, (counts.cells.len() - shown.len()) as u64, top);
    top = row(canvas, counts.cells.len(), counts.declined, true, top);
    canvas.line("zero", [&BARS.0, &(start - 2)], [&BARS.0, &(top - BETWEEN + 2)]);
    top
}

/// Draws estimates from `top` on, cut off at none and all, and gives where they end.
pub(super) fn draw_estimates(
    canvas: &mut Canvas,
    words: &Words,
    question: &Question,
    estimated: &Estimated,
    mut top: u64,
) -> u64 {
    let names = names(words, question);
    let drawn: Vec<[u64; 3]> = estimated.rows.iter().map(|(_, estimate)| estimate.drawn()).collect();
    let last = drawn.len() - 1;
    let shares: Vec<u64> = drawn[..last].iter().map(|[_, share, _]| *share).collect();
    let shown = shown(&shares);
    let start = top;
    let left_out = (last - shown.len()) as u64;
    for index in shown.into_iter().chain([last]) {
        if index == last {
            top = rest(canvas, words, left_out, top);
        }
        let [low, share, high] = drawn[index];
        let bar = Bar { points: share, ends: Some(Interval { low, high }), hatched: index == last };
        top = row(canvas, &names[index], bar, ["≈", &words.share(share)], top);
    }
    canvas.line("zero", [&BARS.0, &(start - 2)], [&BARS.0, &(top - BETWEEN + 2)]);
    top
}

/// How many choices are not drawn.
fn rest(canvas: &mut Canvas, words: &Words, left_out: u64, top: u64) -> u64 {
    if left_out == 0 {
        return top;
    }
    let line = words.count("picture.choices", left_out, &[]);
    canvas.text(NOTE, "soft", &MARGIN, top, &NOTE.one_line(&line, NAMES));
    top + NOTE.line + BETWEEN
}

/// A bar as long as a share in basis points.
struct Bar {
    points: u64,
    ends: Option<Interval>,
    hatched: bool,
}

/// The choices that are drawn, in the poll's order: all of few, of many those that most people picked.
fn shown(cells: &[u64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..cells.len()).collect();
    if cells.len() > ALL {
        order.sort_by_key(|index| std::cmp::Reverse(cells[*index]));
        order.truncate(SOME);
        order.sort_unstable();
    }
    order
}

fn row(canvas: &mut Canvas, name: &[String], bar: Bar, [count, percent]: [&str; 2], top: u64) -> u64 {
    let Bar { points, ends, hatched } = bar;
    canvas.lines(LABEL, if hatched { "soft" } else { "" }, MARGIN, top, name);
    let (x, length) = BARS;
    let middle = top + (height(name) - BETWEEN) / 2;
    canvas.line("track", [&x, &middle], [&(x + length), &middle]);
    let place = |points| along(x, length, points);
    let width = along(0, length, points);
    if points > 0 && hatched {
        canvas.hatched([&x, &(middle - 6), &width, &12]);
    } else if points > 0 {
        canvas.rect("mark bar", [&x, &(middle - 6), &width, &12]);
    }
    if let Some(ends) = ends {
        let (low, high) = (place(ends.low), place(ends.high));
        canvas.line("whisker", [&low, &middle], [&high, &middle]);
        for end in [low, high] {
            canvas.line("whisker", [&end, &(middle - 3)], [&end, &(middle + 3)]);
        }
    }
    let line = middle - LABEL.line / 2;
    canvas.text(LABEL, "end", &COUNTS, line, count);
    canvas.text(LABEL, "end soft", &(MARGIN + INNER), line, percent);
    top + height(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_choices_those_that_most_picked_are_drawn_in_their_order() {
        assert_eq!(shown(&[0; 8]), [0, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(shown(&[5, 1, 6, 2, 7, 0, 8, 9, 3]), [0, 2, 4, 6, 7, 8]);
    }
}
