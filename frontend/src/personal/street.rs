//! Streets with the number of a house, as the four languages write them.

use super::{is_among, is_capital, is_word};

/// German streets are one word with this end (“Hauptstr. 5”), or two (“Lange Straße 5”).
const ENDS: [&str; 5] = ["straße", "strasse", "str", "gasse", "allee"];
/// Ends of other words too (“Arbeitsplatz 5”): a street only where nothing is counted after the number.
const UNSURE_ENDS: [&str; 2] = ["weg", "platz"];
/// Stand behind number and name: “12 Main Street”.
const ENGLISH: &str = "Street St Road Rd Avenue Ave Lane Ln Boulevard Blvd Terrace Square";
/// Stand between number and name: “12 rue de la Paix”.
const FRENCH: &str = "rue avenue av boulevard bd chemin impasse quai place allée";
/// Stand before name and number: “Calle Mayor 5”.
const SPANISH: &str = "Calle calle Avenida avenida Avda avda Av Plaza plaza Paseo paseo";

/// Whether some of `words` are a street with a number.
pub(super) fn is_in(words: &[&str]) -> bool {
    (0..words.len()).any(|place| {
        let here = &words[place..];
        german(words, place) || english(here) || french(here) || spanish(here)
    })
}

fn german(words: &[&str], place: usize) -> bool {
    let word = core(words[place]);
    let Some(number) = words.get(place + 1).filter(|number| is_number(number, 3)) else { return false };
    let is_end =
        number.ends_with([',', '.', ';', ')']) || words.get(place + 2).is_none_or(|next| is_number(next, 5));
    let ends = |end: &&str| {
        let start = word.len().checked_sub(end.len());
        let whole = is_end && start == Some(0) && place > 0 && is_capital(words[place - 1]);
        let matches =
            start.and_then(|start| word.get(start..)).is_some_and(|last| last.eq_ignore_ascii_case(end));
        matches && (whole || start > Some(0))
    };
    is_capital(word) && (ENDS.iter().any(ends) || (is_end && UNSURE_ENDS.iter().any(ends)))
}

fn english(words: &[&str]) -> bool {
    // A name of one to three words.
    is_number(words[0], 5)
        && !words[0].ends_with('.')
        && (2..=4).any(|street| {
            words.get(street).is_some_and(|word| is_among(core(word), ENGLISH))
                && words[1..street].iter().all(|word| is_capital(word))
        })
}

fn french(words: &[&str]) -> bool {
    let after = words.iter().skip(1);
    let mut after = after.skip_while(|word| is_among(core(word), "bis ter"));
    let Some(street) = after.next().filter(|word| is_among(core(word), FRENCH)) else { return false };
    // What has no name may be something else: “1 place de parking”.
    is_number(words[0], 4) && (core(street) == "rue" || after.take(3).any(|word| is_capital(word)))
}

fn spanish(words: &[&str]) -> bool {
    let is_street =
        is_among(core(words[0]), SPANISH) || words[0].starts_with("C/") || words[0].starts_with("c/");
    let mut has_name = words[0].len() > 2 && words[0].contains('/');
    is_street
        && words.iter().skip(1).take(6).any(|word| {
            let ends = has_name && is_number(word, 4);
            has_name |= is_capital(word);
            ends
        })
}

/// A word without the marks around it.
fn core(word: &str) -> &str {
    word.trim_matches(|c: char| !is_word(c))
}

/// The number of a house: some digits and at most a letter. A sentence that begins with a number has it bare.
fn is_number(word: &str, most: usize) -> bool {
    let word = core(word);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=most).contains(&digits) && matches!(&word.as_bytes()[digits..], [] | [b'a'..=b'h' | b'A'..=b'H'])
}
