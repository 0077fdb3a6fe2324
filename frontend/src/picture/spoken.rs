//! The picture in words.

use super::layout::Layout;
use crate::figures::{Counts, counts, estimated, said};
use crate::words::Words;
use candor::release::NodeFigures;
use candor::{Kind, Poll, Question, Release};

/// How many ballots, which release, and how few could ever be shown together.
pub(super) fn head(poll: &Poll, release: &Release, root: &NodeFigures, words: &Words) -> String {
    let gaps = [
        ("n", words.number(root.ballots)),
        ("release", words.number(release.number)),
        ("k", words.number(poll.k().get())),
    ];
    words.fill("picture.head", &gaps.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// Everything that is drawn, in the order in which it is.
pub(super) fn figures(layout: &Layout, head: String, root: &NodeFigures, words: &Words) -> String {
    let mut said = vec![head + "."];
    for block in &layout.blocks {
        said.extend(figure(block.question, root, words));
    }
    if layout.more > 0 {
        said.push(words.count("picture.more", layout.more, &[]));
    }
    said.join(" ")
}

/// One question, in sentences.
fn figure(question: &Question, root: &NodeFigures, words: &Words) -> Vec<String> {
    let mut sentences = vec![words.text(&question.text).to_owned()];
    if let Some(estimated) = estimated(words, question, root) {
        sentences.push(said::estimates(words, &estimated));
        return sentences;
    }
    let Some((counts, released)) = counts(question, root) else { return sentences };
    if counts.ballots > 0 {
        sentences.extend(chart(question, &counts, words));
    }
    sentences.extend(released.nearly_everyone.iter().map(|nearly| said::nearly(words, question, nearly)));
    sentences
}

fn chart(question: &Question, counts: &Counts, words: &Words) -> Vec<String> {
    let sentences = match question.kind {
        Kind::Likert { .. } => said::likert(words, question, &counts.cells).map(|sentence| vec![sentence]),
        Kind::Rating { .. } => said::rating(words, counts).map(|[mean, values]| vec![mean, values + "."]),
        // Their bars say who declined too.
        _ => return vec![said::bars(words, question, counts)],
    };
    let mut sentences = sentences.unwrap_or_else(|| vec![words.say("figure.empty").to_owned()]);
    sentences.push(words.count("figure.declined_count", counts.declined, &[]));
    sentences
}
