//! What a picture has room for, from the definition alone: so it has the same size before the first release and after
//! each, and a wiki page does not jump.

use super::letters::{LABEL, NOTE, QUESTION, TITLE};
use super::{bars, histogram, likert};
use crate::words::Words;
use candor::{Kind, Poll, Question};

/// The width of every picture, in px; the narrowest column of the wikis that we know.
pub const WIDTH: u64 = 480;
/// The space on the left and right.
pub(super) const MARGIN: u64 = 20;
/// The width between them.
pub(super) const INNER: u64 = WIDTH - 2 * MARGIN;
/// The most questions of one picture.
const MOST: usize = 3;
/// The height, in px, from which on there is no further question.
const TALL: u64 = 720;
/// The least space above each question.
const GAP: u64 = 20;
/// The most space above a question, where charts turn out lower than what was kept for them.
const WIDE_GAP: u64 = 44;
/// The most lines that say why there are no figures.
pub(super) const CALM_LINES: usize = 3;

/// What a picture has room for.
pub(super) struct Layout<'a> {
    pub(super) title: Vec<String>,
    pub(super) blocks: Vec<Block<'a>>,
    /// How many questions are on the results page alone.
    pub(super) more: u64,
    /// Whether there are intervals to be explained.
    pub(super) has_intervals: bool,
    /// The whole height, in px.
    pub(super) height: u64,
}

/// A question that is drawn.
pub(super) struct Block<'a> {
    pub(super) question: &'a Question,
    pub(super) text: Vec<String>,
    /// The most that its text and chart take, in px.
    pub(super) room: u64,
}

impl<'a> Layout<'a> {
    pub(super) fn of(poll: &'a Poll, words: &Words) -> Self {
        let title = TITLE.lines(words.text(poll.title()), INNER, 2);
        let mut layout = Self { title, blocks: Vec::new(), more: 0, has_intervals: false, height: 0 };
        let questions = poll.questions().iter().filter(|question| question.kind != (Kind::Comment {}));
        for question in questions.take(MOST) {
            let block = Block::of(poll, question, words);
            if !layout.blocks.is_empty() && layout.needed() + GAP + block.room > TALL {
                break;
            }
            layout.has_intervals |=
                poll.deniable().is_some() || !matches!(question.kind, Kind::Likert { .. });
            layout.blocks.push(block);
        }
        layout.more = (poll.questions().len() - layout.blocks.len()) as u64;
        layout.height = layout.needed();
        layout
    }

    /// Where the title and the line under it end.
    pub(super) fn head(&self) -> u64 {
        MARGIN + self.title.len() as u64 * TITLE.line + 4 + LABEL.line
    }

    /// The height of what stands below the last question.
    pub(super) fn foot(&self) -> u64 {
        let rows = u64::from(self.more > 0) + u64::from(self.has_intervals);
        (if rows > 0 { GAP - 4 } else { 0 }) + rows * (NOTE.line + 3) + MARGIN - 3
    }

    /// The space above each of the blocks, of which so many px are used.
    pub(super) fn gap(&self, used: u64) -> u64 {
        let free = self.height.saturating_sub(self.head() + self.foot() + used);
        (free / (self.blocks.len() as u64).max(1)).min(WIDE_GAP)
    }

    fn needed(&self) -> u64 {
        self.head() + self.foot() + self.blocks.iter().map(|block| GAP + block.room).sum::<u64>()
    }
}

impl<'a> Block<'a> {
    fn of(poll: &Poll, question: &'a Question, words: &Words) -> Self {
        let text = QUESTION.lines(words.text(&question.text), INNER, 2);
        let chart = match question.kind {
            _ if poll.deniable().is_some() => bars::room(words, question),
            Kind::Likert { .. } => likert::ROOM,
            Kind::Rating { .. } => histogram::ROOM,
            _ => bars::room(words, question),
        };
        // “Nearly everyone” can only be said of sensitive choices.
        let calm = if question.sensitive().next().is_some() { 4 + CALM_LINES as u64 * NOTE.line } else { 0 };
        let room = text.len() as u64 * QUESTION.line + 6 + chart + calm;
        Self { question, text, room }
    }
}
