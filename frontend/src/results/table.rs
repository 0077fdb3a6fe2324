//! The figures of a chart as a table.

use crate::figures::said::{columns, interval};
use crate::figures::{Counts, Share};
use crate::parts::folded;
use crate::words::Words;
use candor::{Kind, Question};
use yew::prelude::*;

/// The table, folded.
pub(super) fn table(words: &Words, question: &Question, counts: &Counts) -> Html {
    let of = counts.base(question);
    // Shares of values leave declined ones out, so that those have no share beside them.
    let of_all = !matches!(question.kind, Kind::Likert { .. } | Kind::Rating { .. });
    let names = columns(words, question);
    let rows = names.iter().zip(&counts.cells).map(|(name, count)| row(words, name, *count, Some(of)));
    let declined = row(words, words.say("figure.declined"), counts.declined, of_all.then_some(of));
    let head = ["figure.answer", "figure.count", "figure.share", "figure.interval"].map(|key| words.say(key));
    folded(
        words.say("figure.table").into(),
        words.text(&question.text),
        &head,
        rows.chain([declined]).collect(),
    )
}

fn row(words: &Words, name: &str, count: u64, of: Option<u64>) -> Vec<String> {
    let share = of.map(|of| Share { count, of });
    let percent = share.map_or_else(|| "–".into(), |share| words.percent(share.percent()));
    let ends = share.and_then(Share::wilson).map_or_else(|| "–".into(), |ends| interval(words, ends));
    vec![name.to_owned(), words.number(count), percent, ends]
}
