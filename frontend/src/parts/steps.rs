//! What the steps of a scale are called.

use crate::words::Words;
use candor::{Kind, Labels};

/// What the ends and the middle of a scale are called: by the poll, else as is usual for its kind.
pub fn names<'a>(kind: &'a Kind, words: &'a Words) -> [&'a str; 3] {
    match kind {
        Kind::Likert { labels: Some(labels), .. } | Kind::Rating { labels: Some(labels) } => {
            let Labels { low, middle, high } = labels;
            [words.text(low), middle.as_ref().map_or("", |middle| words.text(middle)), words.text(high)]
        }
        Kind::Likert { .. } => {
            [words.say("likert.low"), words.say("likert.middle"), words.say("likert.high")]
        }
        _ => [words.say("rating.low"), "", words.say("rating.high")],
    }
}

/// The word a control on the way from `low` to `high` has beside its number: the ends, and the middle if there is one.
pub fn step_word(step: u8, (low, high): (u8, u8), words: [&str; 3]) -> &str {
    let [first, middle, last] = words;
    match step {
        step if step == low => first,
        step if step == high => last,
        step if step - low == high - step => middle,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_ends_and_a_true_middle_have_words() {
        let words = |steps: u8| {
            (1..=steps).map(|step| step_word(step, (1, steps), ["no", "half", "yes"])).collect::<Vec<_>>()
        };
        assert_eq!(words(5), ["no", "", "half", "", "yes"]);
        assert_eq!(words(4), ["no", "", "", "yes"]);
    }
}
