//! What charts say, in sentences: beside them, and for those who do not see them.

use super::{Counts, Estimated, Interval, Share, mean, sides};
use crate::words::Words;
use candor::deniable::Channel;
use candor::release::{NearlyEveryone, NodeFigures};
use candor::trust::mean_ends;
use candor::{Kind, Poll, Question, ReleasePolicy};

/// The name of each column of a question.
pub fn columns(words: &Words, question: &Question) -> Vec<String> {
    match &question.kind {
        Kind::Single { choices } | Kind::Multiple { choices } => {
            choices.iter().map(|choice| words.text(&choice.text).to_owned()).collect()
        }
        kind => {
            let names = crate::parts::names(kind, words);
            let (low, high) = question.range().unwrap_or_default();
            let name = |step: u8| match crate::parts::step_word(step, (low, high), names) {
                "" => step.to_string(),
                word => [&step.to_string(), " ", word].concat(),
            };
            (low..=high).map(name).collect()
        }
    }
}

/// An interval in words.
pub fn interval(words: &Words, interval: Interval) -> String {
    let (low, high) = interval.percents();
    words.fill("figure.range", &[("low", &words.percent(low)), ("high", &words.percent(high))])
}

/// What a diverging bar says, with the interval of the upper side; none when nobody answered.
pub fn likert(words: &Words, question: &Question, cells: &[u64]) -> Option<String> {
    let [low, _, high] = crate::parts::names(&question.kind, words);
    let sides = sides(cells);
    let of = cells.iter().sum();
    let percent = |count| words.percent(Share { count, of }.percent());
    let ends = interval(words, Share { count: sides.above, of }.wilson()?);
    let gaps = [
        ("agree", percent(sides.above)),
        ("interval", ends),
        ("middle", percent(sides.middle)),
        ("disagree", percent(sides.below)),
        ("low", low.to_owned()),
        ("high", high.to_owned()),
    ];
    let has_middle = !cells.len().is_multiple_of(2);
    Some(words.fill_made(if has_middle { "likert.sides_middle" } else { "likert.sides" }, &gaps))
}

/// What bars of choices say, “declined” included.
pub fn bars(words: &Words, question: &Question, counts: &Counts) -> String {
    let names = columns(words, question);
    let declined = (words.say("figure.declined"), counts.declined);
    let bars = names.iter().zip(&counts.cells).map(|(name, count)| (name.as_str(), *count));
    words.fill("bars.sentence", &[("list", &items(words, bars.chain([declined]), counts.base(question)))])
}

/// What bars of estimates say, cut off as they are.
pub fn estimates(words: &Words, estimated: &Estimated) -> String {
    let items = estimated.rows.iter().map(|(name, estimate)| {
        let [low, share, high] = estimate.drawn().map(|points| words.share(points));
        words.fill("estimate.item", &[("text", name), ("share", &share), ("low", &low), ("high", &high)])
    });
    words.fill("estimate.sentence", &[("list", &items.collect::<Vec<_>>().join("; "))])
}

/// How many are estimated to be on the upper side of a Likert question; none for other questions.
pub fn estimated_side(words: &Words, poll: &Poll, question: &Question, node: &NodeFigures) -> Option<String> {
    let Kind::Likert { steps, .. } = question.kind else { return None };
    let channel = Channel::of(question, poll.deniable()?)?;
    let upper = (steps - steps / 2 + 1..=steps).map(|step| step.to_string());
    let counts = &node.questions.get(&question.id)?.counts;
    let sent: u64 = upper.clone().filter_map(|column| counts.get(&column)).sum();
    let estimate = channel.estimate(sent, node.ballots, upper.count() as u64)?;
    let [low, share, high] = estimate.drawn();
    let [_, _, name] = crate::parts::names(&question.kind, words);
    let gaps = [
        ("high", name.to_owned()),
        ("share", words.share(share)),
        ("interval", interval(words, Interval { low, high })),
    ];
    Some(words.fill_made("estimate.side", &gaps))
}

/// What a histogram says: the mean in a sentence, and each value's count; none when nobody answered.
pub fn rating(words: &Words, counts: &Counts) -> Option<[String; 2]> {
    let mean = mean_of(words, counts)?;
    let values: Vec<String> = (0..counts.cells.len()).map(|value| value.to_string()).collect();
    let columns = values.iter().map(String::as_str).zip(counts.cells.iter().copied());
    Some([mean, items(words, columns, counts.answered())])
}

/// The mean of a rating with its interval; none when nobody answered.
pub fn mean_of(words: &Words, counts: &Counts) -> Option<String> {
    let ends = mean_ends(&counts.cells, 0)?;
    let gaps = [mean(&counts.cells, 0)?, ends.low, ends.high].map(|tenths| words.tenths(tenths));
    Some(words.fill("rating.sentence", &[("mean", &gaps[0]), ("low", &gaps[1]), ("high", &gaps[2])]))
}

/// Why some ballots, or all, have no figures.
pub fn nearly(words: &Words, question: &Question, nearly: &NearlyEveryone) -> String {
    let picked = question.choices().iter().filter(|choice| nearly.choices.contains(choice.id.as_str()));
    let picked: Vec<_> = picked.map(|choice| words.text(&choice.text)).collect();
    words.count("figure.nearly", nearly.ballots, &[("choices", &picked.join(words.say("figure.between")))])
}

/// Why there is no release yet, and when there will be one.
pub fn none(words: &Words, poll: &Poll) -> String {
    match poll.release_policy() {
        ReleasePolicy::AtClose => words.say("none.at_close").to_owned(),
        ReleasePolicy::Daily | ReleasePolicy::Live => {
            words.fill("none.early", &[("k", &words.number(poll.k().get()))])
        }
    }
}

fn items<'a>(words: &Words, columns: impl Iterator<Item = (&'a str, u64)>, of: u64) -> String {
    let items = columns.map(|(name, count)| {
        let share = words.percent(Share { count, of }.percent());
        words.fill("bars.item", &[("text", name), ("n", &words.number(count)), ("share", &share)])
    });
    items.collect::<Vec<_>>().join("; ")
}
