//! Comments: they leave at the root alone, in batches, in random order, with no link to answers, groups or times.

use crate::definition::reader::Reader;
use crate::fault::step;
use crate::release::Theme;
use crate::{Fault, Poll, QuestionId};
use rand::{CryptoRng, Rng, seq::SliceRandom};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// One comment, and the question it answers: all that is ever kept of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Comment {
    /// The question.
    pub question: QuestionId,
    /// What was written.
    pub text: String,
}

/// The questions whose waiting comments are enough to leave together, given how many wait per question. Comments
/// are batched per question, so that no question's list ever grows by fewer than a batch.
pub fn ready(poll: &Poll, waiting: &BTreeMap<QuestionId, u64>) -> Vec<QuestionId> {
    let enough = poll.k().for_comments();
    waiting.iter().filter(|(_, count)| **count >= enough).map(|(question, _)| question.clone()).collect()
}

/// Puts released comments in an order that tells nothing of when or where they were written.
pub fn shuffle<R: Rng + CryptoRng>(comments: &mut [Comment], random: &mut R) {
    // Sorted first: the order they came in does not reach the outcome even if the generator is weak.
    comments.sort_unstable();
    comments.shuffle(random);
}

/// What stands in a released comment for a part that was redacted. As long for a name as for a page: the length tells nothing.
pub const REDACTED: &str = "▮▮▮";
/// The most themes of one comment.
pub const MAX_THEMES: usize = 5;
/// The longest name of a theme, in characters.
pub const MAX_THEME: usize = 40;

/// What the owner made of a comment of a sealed batch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moderation {
    /// Parts to redact, each from one character up to and without another, in order and apart.
    #[serde(default)]
    pub redact: Vec<(usize, usize)>,
    /// What it is about, each word once and in alphabetical order.
    #[serde(default)]
    pub themes: BTreeSet<String>,
}

impl Moderation {
    /// Reads what the owner made of the comment `text`: `{"redact": [[from, to], …], "themes": ["…"]}`.
    ///
    /// # Errors
    /// Every [`Fault`].
    pub fn parse(moderation: &Value, text: &str) -> Result<Self, Vec<Fault>> {
        let length = text.chars().count();
        let mut reader = Reader { faults: Vec::new() };
        let Some(object) = reader.object(moderation, "") else { return Err(reader.faults) };
        reader.only(&object, &["redact", "themes"]);
        let mut redact: Vec<(usize, usize)> = Vec::new();
        for (index, part) in reader.list_or_none(&object, "redact", length).iter().enumerate() {
            let read = serde_json::from_value(part.clone()).ok();
            let after = redact.last().map_or(0, |(_, to)| *to);
            if let Some(part) = read.filter(|(from, to)| after <= *from && from < to && *to <= length) {
                redact.push(part);
            } else {
                let detail = "A part is [from, to] in characters of the comment, after the part before it";
                reader.fault::<()>(&step(&object.at("redact"), index), "bad_part", detail);
            }
        }
        let mut themes = BTreeSet::new();
        for (index, theme) in reader.list_or_none(&object, "themes", MAX_THEMES).iter().enumerate() {
            let theme = theme.as_str().map(str::trim).unwrap_or_default();
            if (1..=MAX_THEME).contains(&theme.chars().count()) && !theme.chars().any(char::is_control) {
                themes.insert(theme.to_owned());
            } else {
                let detail = format!("A theme has 1 to {MAX_THEME} characters on one line");
                reader.fault::<()>(&step(&object.at("themes"), index), "bad_theme", detail);
            }
        }
        if reader.faults.is_empty() { Ok(Self { redact, themes }) } else { Err(reader.faults) }
    }

    /// The comment as it is released.
    pub fn applied(&self, text: &str) -> String {
        let mut released = String::new();
        let mut redact = self.redact.iter().peekable();
        for (place, letter) in text.chars().enumerate() {
            while redact.next_if(|(_, to)| *to <= place).is_some() {}
            match redact.peek() {
                Some((from, _)) if *from == place => released.push_str(REDACTED),
                Some((from, _)) if *from < place => {}
                _ => released.push(letter),
            }
        }
        released
    }
}

/// What can be said of the themes of comments that are published together: those of at least k comments on a question. What
/// is added to earlier counts of the same theme is therefore k or nothing, too.
pub fn themes<'a>(
    poll: &Poll,
    comments: impl IntoIterator<Item = (&'a QuestionId, &'a Moderation)>,
) -> Vec<Theme> {
    let mut counts: BTreeMap<(&QuestionId, &String), u64> = BTreeMap::new();
    for (question, moderation) in comments {
        for theme in &moderation.themes {
            *counts.entry((question, theme)).or_default() += 1;
        }
    }
    let enough = counts.into_iter().filter(|(_, comments)| *comments >= poll.k().get());
    let theme = |((question, theme), comments): ((&QuestionId, &String), u64)| Theme {
        question: question.clone(),
        theme: theme.clone(),
        comments,
    };
    enough.map(theme).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use serde_json::json;

    fn id(text: &str) -> QuestionId {
        QuestionId::new(text).expect("id")
    }

    #[test]
    fn comments_leave_in_batches_of_ten_or_k() {
        let poll = |k: u64| {
            let definition = json!({"title": "T", "k": k, "groups": {"id": "all", "name": "All"},
                "questions": [{"id": "c", "kind": "comment", "text": "C"}, {"id": "d", "kind": "comment", "text": "D"}]});
            Poll::parse(&definition).expect("good")
        };
        let waiting = BTreeMap::from([(id("c"), 9), (id("d"), 10)]);
        assert_eq!(ready(&poll(3), &waiting), [id("d")]);
        assert!(ready(&poll(11), &waiting).is_empty());
    }

    #[test]
    fn the_order_of_comments_does_not_depend_on_their_arrival() {
        let comment = |n: usize| Comment { question: id("c"), text: n.to_string() };
        let mut forwards: Vec<_> = (0..20).map(comment).collect();
        let mut backwards: Vec<_> = (0..20).rev().map(comment).collect();
        let random = || rand_chacha::ChaCha20Rng::seed_from_u64(7);
        shuffle(&mut forwards, &mut random());
        shuffle(&mut backwards, &mut random());
        assert_eq!(forwards, backwards);
    }

    fn moderation(value: &Value, text: &str) -> Result<Moderation, Vec<(String, String)>> {
        let named =
            |faults: Vec<Fault>| faults.into_iter().map(|fault| (fault.pointer, fault.code)).collect();
        Moderation::parse(value, text).map_err(named)
    }

    #[test]
    fn redacted_parts_are_seen_to_be_and_nothing_of_them_is_left() {
        let text = "Ask Zoë Müller, she knows.";
        let applied =
            |redact: Value| moderation(&json!({"redact": redact}), text).expect("good").applied(text);
        assert_eq!(applied(json!([[4, 14]])), "Ask ▮▮▮, she knows.");
        assert_eq!(applied(json!([[0, 3], [4, 7], [8, 14]])), "▮▮▮ ▮▮▮ ▮▮▮, she knows.");
        assert_eq!(applied(json!([[0, 4], [4, 26]])), "▮▮▮▮▮▮");
        assert_eq!(applied(json!([])), text);
    }

    #[test]
    fn what_is_no_part_or_no_theme_is_refused_with_its_place() {
        let bad = json!({"redact": [[3, 3], [0, 2], [1, 4], [4, 99], "x"], "themes": ["", "two\nlines", " fine "], "by": "me"});
        let faults = moderation(&bad, "0123456789").expect_err("faults");
        let expected = [
            ("/by", "unknown_field"),
            ("/redact/0", "bad_part"),
            ("/redact/2", "bad_part"),
            ("/redact/3", "bad_part"),
            ("/redact/4", "bad_part"),
            ("/themes/0", "bad_theme"),
            ("/themes/1", "bad_theme"),
        ];
        assert_eq!(faults, expected.map(|(at, code)| (at.to_owned(), code.to_owned())));
        let twice = moderation(&json!({"themes": ["b", "a", "b "]}), "x").expect("good");
        assert_eq!(twice.themes.into_iter().collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn a_theme_is_told_once_k_comments_of_a_question_carry_it() {
        let definition = json!({"title": "T", "k": 3, "comments": "moderated", "groups": {"id": "all", "name": "All"},
            "questions": [{"id": "c", "kind": "comment", "text": "C"}, {"id": "d", "kind": "comment", "text": "D"}]});
        let poll = Poll::parse(&definition).expect("good");
        let about = |themes: &[&str]| Moderation {
            themes: themes.iter().map(ToString::to_string).collect(),
            ..Moderation::default()
        };
        let (c, d) = (id("c"), id("d"));
        let all =
            [about(&["codes", "trust"]), about(&["codes"]), about(&["codes", "trust"]), about(&["trust"])];
        let comments = [(&c, &all[0]), (&c, &all[1]), (&c, &all[2]), (&d, &all[3])];
        let told = themes(&poll, comments);
        assert_eq!(told, [Theme { question: c.clone(), theme: "codes".into(), comments: 3 }]);
    }

    proptest::proptest! {
        #[test]
        fn a_redacted_comment_keeps_what_is_outside_of_its_parts(text in "[a-zäß ]{1,60}", cuts in proptest::collection::btree_set(0..60usize, 0..8)) {
            let length = text.chars().count();
            let cuts: Vec<usize> = cuts.into_iter().filter(|cut| *cut <= length).collect();
            let parts: Vec<(usize, usize)> = cuts.chunks_exact(2).map(|cut| (cut[0], cut[1])).collect();
            let moderation = Moderation { redact: parts.clone(), ..Moderation::default() };
            let kept: String = text.chars().enumerate()
                .filter(|(place, _)| !parts.iter().any(|(from, to)| (from..to).contains(&place)))
                .map(|(_, letter)| letter).collect();
            let applied = moderation.applied(&text);
            proptest::prop_assert_eq!(applied.replace(REDACTED, ""), kept);
            proptest::prop_assert_eq!(applied.matches(REDACTED).count(), parts.len());
        }

        #[test]
        fn a_list_of_comments_never_grows_by_fewer_than_a_batch(k in 3..20u64, waiting in proptest::collection::vec(0..40u64, 1..4)) {
            let definition = json!({"title": "T", "k": k, "groups": {"id": "all", "name": "All"},
                "questions": [{"id": "c", "kind": "comment", "text": "C"}]});
            let poll = Poll::parse(&definition).expect("good");
            let waiting: BTreeMap<_, _> = waiting.into_iter().enumerate().map(|(n, count)| (id(&format!("q{n}")), count)).collect();
            let ready = ready(&poll, &waiting);
            for (question, count) in waiting {
                proptest::prop_assert_eq!(ready.contains(&question), count >= k.max(10));
            }
        }
    }
}
