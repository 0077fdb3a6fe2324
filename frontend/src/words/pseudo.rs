//! English in two disguises, by which people who test pages see what is not translated, what does not fit and what does
//! not mirror: `en-XA` and `ar-XB`, the names that Android and Chromium have for theirs.

/// How a message is disguised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Disguise {
    /// `en-XA`: letters with accents, vowels twice, which makes a text about a third longer, in brackets `⟦…⟧`.
    Accents,
    /// `ar-XB`: each word overridden to run from right to left.
    Mirror,
}

/// The disguise that goes by the name of a language.
pub(super) fn disguise(language: &str) -> Option<Disguise> {
    let [accents, mirror] = super::language::PSEUDO;
    if language == accents {
        Some(Disguise::Accents)
    } else {
        (language == mirror).then_some(Disguise::Mirror)
    }
}

/// A line of a catalogue, disguised.
pub(super) fn line(line: &str, disguise: Disguise) -> String {
    let (key, message) = line.split_once('\t').unwrap_or((line, ""));
    [key, "\t", &pattern(message, disguise)].concat()
}

/// A pattern, disguised. Its gaps are as they were; marks and signs without a letter are no words, and stay too.
pub(super) fn pattern(pattern: &str, disguise: Disguise) -> String {
    let mut disguised = String::with_capacity(pattern.len() * 2);
    let (mut in_gap, mut in_word, mut has_words) = (false, false, false);
    for letter in pattern.chars() {
        let is_letter = letter.is_alphabetic() && !in_gap;
        in_gap = (in_gap || letter == '{') && letter != '}';
        has_words |= is_letter;
        if disguise == Disguise::Mirror {
            match (in_word, is_letter) {
                // A right-to-left mark outside, so that what stands between words runs that way too.
                (false, true) => disguised.push_str("\u{200F}\u{202E}"),
                (true, false) => disguised.push_str("\u{202C}\u{200F}"),
                _ => {}
            }
            in_word = is_letter;
            disguised.push(letter);
        } else if is_letter {
            disguised.push(accented(letter));
            if "aeiouAEIOU".contains(letter) {
                disguised.push(accented(letter.to_ascii_lowercase()));
            }
        } else {
            disguised.push(letter);
        }
    }
    if in_word {
        disguised.push_str("\u{202C}\u{200F}");
    }
    if has_words && disguise == Disguise::Accents { ["⟦", &disguised, "⟧"].concat() } else { disguised }
}

fn accented(letter: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ACCENTED: &str = "áƀćďéƒğĥîĵķļɱñóþɋřšťüṽŵẋýžÅƁČĐÉƑĢĤÎĴĶĻṀÑÖÞɊŘŠŤÜṼŴẊÝŽ";
    PLAIN
        .chars()
        .zip(ACCENTED.chars())
        .find(|(plain, _)| *plain == letter)
        .map_or(letter, |(_, accented)| accented)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Part, Words};

    #[test]
    fn letters_get_accents_and_gaps_do_not() {
        assert_eq!(pattern("{n} of {all} Yes.", Disguise::Accents), "⟦{n} óóƒ {all} Ýééš.⟧");
        assert_eq!(pattern("{n}%", Disguise::Accents), "{n}%");
        assert_eq!(pattern("", Disguise::Accents), "");
    }

    #[test]
    fn words_run_the_other_way_and_gaps_do_not() {
        assert_eq!(
            pattern("{n} of it", Disguise::Mirror),
            "{n} \u{200F}\u{202E}of\u{202C}\u{200F} \u{200F}\u{202E}it\u{202C}\u{200F}"
        );
        assert_eq!(pattern("{n}%", Disguise::Mirror), "{n}%");
    }

    #[test]
    fn every_letter_of_a_message_is_disguised_and_texts_grow_by_about_a_third() {
        let length = |language| Words::all(language).pack().chars().count();
        let growth = length("en-XA") * 100 / length("en");
        assert!((120..145).contains(&growth), "{growth}%");
        let words = Words::of(Part::Widget, "en-XA");
        assert!(!words.say("rules.same").chars().any(|letter| letter.is_ascii_alphabetic()));
        assert_eq!(words.number(2_800), "2,800");
    }
}
