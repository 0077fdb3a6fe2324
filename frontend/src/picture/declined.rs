//! Who preferred not to answer, below charts whose shares leave them out.

use super::canvas::{Canvas, along};
use super::layout::{INNER, MARGIN};
use super::letters::NOTE;
use crate::figures::{Counts, Share};
use crate::words::Words;

/// The height of the line.
pub(super) const ROOM: u64 = NOTE.line;
/// The width of the frame that stands for all ballots.
const FRAME: u64 = 72;

/// Draws the line from `top` on, also where it counts nobody; gives where it ends.
pub(super) fn draw(canvas: &mut Canvas, words: &Words, counts: &Counts, top: u64) -> u64 {
    let share = Share { count: counts.declined, of: counts.ballots };
    let y = top + 3;
    canvas.rect("frame", [&MARGIN, &y, &FRAME, &10]);
    if counts.declined > 0 {
        canvas.hatched([&MARGIN, &y, &along(0, FRAME, share.points()), &10]);
    }
    let x = MARGIN + FRAME + 10;
    let sentence = words.count("figure.declined_count", counts.declined, &[]);
    canvas.text(NOTE, "soft", &x, top, &NOTE.one_line(&sentence, INNER + MARGIN - x));
    top + ROOM
}
