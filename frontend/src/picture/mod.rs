//! A picture of the latest release, for wikis and chats that show images alone: an SVG without scripts, without
//! anything from elsewhere, and with everything that it shows said in words.
//!
//! It is made of a poll's definition and a release, and knows nothing else: what is not released cannot be in it.

mod bars;
mod canvas;
mod declined;
mod histogram;
mod layout;
mod letters;
mod likert;
mod palette;
mod spoken;

pub use layout::WIDTH;
pub use letters::clean;
pub use palette::Theme;

use crate::figures::{counts, estimated, said};
use crate::words::Words;
use candor::release::NodeFigures;
use candor::{Kind, Poll, Release};
use canvas::Canvas;
use layout::{Block, CALM_LINES, INNER, Layout, MARGIN};
use letters::{LABEL, NOTE, QUESTION, TITLE};

/// How tall the picture of a poll is, in px; before its first release and after each the same.
pub fn height(poll: &Poll, words: &Words) -> u64 {
    Layout::of(poll, words).height
}

/// The picture of a release; where there is none yet, one of the same size that says so. The first questions are
/// drawn, of the whole organisation.
pub fn released(poll: &Poll, release: Option<&Release>, words: &Words, theme: Theme) -> String {
    let layout = Layout::of(poll, words);
    let figures = release.and_then(|release| Some((release, release.nodes.first()?)));
    let mut canvas = Canvas::new();
    let top = canvas.lines(TITLE, "", MARGIN, MARGIN, &layout.title) + 4;
    let spoken = match figures {
        Some((release, root)) if root.ballots > 0 => {
            let head = spoken::head(poll, release, root, words);
            canvas.text(LABEL, "soft", &MARGIN, top, &LABEL.one_line(&head, INNER));
            let blocks = layout.blocks.iter().map(|block| figure(block, root, words)).collect();
            place(&mut canvas, &layout, blocks, 0);
            foot(&mut canvas, &layout, poll, words, true);
            spoken::figures(&layout, head, root, words)
        }
        nothing => {
            let (head, why) = match nothing {
                None => (words.say("none.title").to_owned(), said::none(words, poll)),
                Some((release, root)) => {
                    let k = words.number(poll.k().get());
                    (spoken::head(poll, release, root, words), words.fill("report.none_root", &[("k", &k)]))
                }
            };
            canvas.text(LABEL, "", &MARGIN, top, &LABEL.one_line(&head, INNER));
            let why_lines = LABEL.lines(&why, INNER, 3);
            canvas.lines(LABEL, "soft", MARGIN, layout.head() + 4, &why_lines);
            let below = 4 + why_lines.len() as u64 * LABEL.line;
            let less = below.div_ceil((layout.blocks.len() as u64).max(1));
            let blocks: Vec<_> = layout.blocks.iter().map(|block| empty(block, less)).collect();
            place(&mut canvas, &layout, blocks, below);
            foot(&mut canvas, &layout, poll, words, false);
            [head, why].join(" ")
        }
    };
    framed(canvas, layout.height, &[words.text(poll.title()), &spoken], words, theme)
}

/// The picture at an address where there is no poll.
pub fn unknown(words: &Words, theme: Theme) -> String {
    let (title, text) = (words.say("unknown.title"), words.say("unknown.text"));
    let mut canvas = Canvas::new();
    let top = canvas.lines(TITLE, "", MARGIN, MARGIN, &TITLE.lines(title, INNER, 2));
    let end = canvas.lines(LABEL, "soft", MARGIN, top + 4, &LABEL.lines(text, INNER, 4));
    framed(canvas, end + MARGIN - 3, &[title, text], words, theme)
}

/// A part of the picture, with its height.
type Part = (Canvas, u64);

/// One question's text and chart.
fn figure(block: &Block, root: &NodeFigures, words: &Words) -> Part {
    let question = block.question;
    let (mut canvas, mut top) = text(block);
    if let Some(estimated) = estimated(words, question, root) {
        top = bars::draw_estimates(&mut canvas, words, question, &estimated, top);
        return (canvas, top);
    }
    let Some((counts, released)) = counts(question, root) else { return (canvas, top) };
    if counts.ballots > 0 {
        top = match question.kind {
            Kind::Likert { .. } | Kind::Rating { .. } if counts.answered() == 0 => {
                let empty = NOTE.one_line(words.say("figure.empty"), INNER);
                canvas.lines(NOTE, "soft", MARGIN, top, &[empty])
            }
            Kind::Likert { .. } => likert::draw(&mut canvas, words, question, &counts, top),
            Kind::Rating { .. } => histogram::draw(&mut canvas, words, question, &counts, top),
            _ => bars::draw(&mut canvas, words, question, &counts, top),
        };
    }
    if let Some(nearly) = &released.nearly_everyone {
        // Where there is no chart, its room is free.
        let (font, most) = if counts.ballots > 0 { (NOTE, CALM_LINES) } else { (LABEL, CALM_LINES + 2) };
        let lines = font.lines(&said::nearly(words, question, nearly), INNER, most);
        top = canvas.lines(font, "soft", MARGIN, top + 4, &lines);
    }
    (canvas, top)
}

/// One question's text above a line, and the room of its chart, less `less`.
fn empty(block: &Block, less: u64) -> Part {
    let (mut canvas, top) = text(block);
    let line = top + 4;
    canvas.line("track", [&MARGIN, &line], [&(MARGIN + INNER), &line]);
    (canvas, block.room.saturating_sub(less).max(line + 2))
}

fn text(block: &Block) -> Part {
    let mut canvas = Canvas::new();
    let top = canvas.lines(QUESTION, "", MARGIN, 0, &block.text);
    (canvas, top + 6)
}

/// Places parts under each other, so many px below the head.
fn place(canvas: &mut Canvas, layout: &Layout, parts: Vec<Part>, below: u64) {
    let gap = layout.gap(below + parts.iter().map(|(_, height)| height).sum::<u64>());
    let mut top = layout.head() + below;
    for (part, height) in parts {
        canvas.paste(top + gap, part);
        top += gap + height;
    }
}

/// How many questions are elsewhere and, where any are drawn, what intervals are.
fn foot(canvas: &mut Canvas, layout: &Layout, poll: &Poll, words: &Words, has_charts: bool) {
    let mut top = layout.height - layout.foot() + 16;
    if layout.has_intervals && has_charts {
        let middle = top + NOTE.line / 2;
        let (left, right) = (MARGIN, MARGIN + 26);
        canvas.line("whisker", [&left, &middle], [&right, &middle]);
        for end in [left, right] {
            canvas.line("whisker", [&end, &(middle - 3)], [&end, &(middle + 3)]);
        }
        let interval = words.say("figure.interval");
        let said = match poll.deniable() {
            Some(_) => [words.say("estimate.share"), " (≈), ", interval].concat(),
            None => interval.to_owned(),
        };
        let text = NOTE.one_line(&said, INNER - 36);
        canvas.text(NOTE, "soft", &(right + 10), top, &text);
    }
    if layout.has_intervals {
        top += NOTE.line + 3;
    }
    if layout.more > 0 {
        let text = NOTE.one_line(&words.count("picture.more", layout.more, &[]), INNER);
        canvas.text(NOTE, "soft", &MARGIN, top, &text);
    }
}

/// The whole document around what was drawn, with its title and its description.
fn framed(content: Canvas, height: u64, [title, spoken]: &[&str; 2], words: &Words, theme: Theme) -> String {
    let mut canvas = Canvas::new();
    let language = words.language();
    canvas.open(
        "svg",
        &[
            ("xmlns", &"http://www.w3.org/2000/svg"),
            ("xml:lang", &language),
            ("lang", &language),
            ("role", &"img"),
            ("aria-labelledby", &"candor-title candor-text"),
            ("width", &WIDTH),
            ("height", &height),
            ("viewBox", &format_args!("0 0 {WIDTH} {height}")),
        ],
    );
    canvas.element("title", &[("id", &"candor-title")], &clean(title));
    canvas.element("desc", &[("id", &"candor-text")], &clean(spoken));
    canvas.element("style", &[], &theme.style());
    let square = "userSpaceOnUse";
    canvas.open(
        "pattern",
        &[
            ("id", &"hatch"),
            ("width", &6),
            ("height", &6),
            ("patternUnits", &square),
            ("patternTransform", &"rotate(45)"),
        ],
    );
    canvas.rect("ground", [&0, &0, &6, &6]);
    canvas.rect("hatch", [&0, &0, &2, &6]);
    canvas.close("pattern");
    let place: [(&str, &dyn std::fmt::Display); 6] = [
        ("class", &"paper"),
        ("x", &"0.5"),
        ("y", &"0.5"),
        ("width", &(WIDTH - 1)),
        ("height", &(height - 1)),
        ("rx", &6),
    ];
    canvas.empty("rect", &place);
    canvas.append(content);
    canvas.close("svg");
    canvas.finish()
}

#[cfg(test)]
mod tests;
