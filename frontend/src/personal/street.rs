//! Streets with the number of a house, as the four languages write them.

use super::{core, is_among, is_capital};

/// German streets end so (“Hauptstr. 5”).
const ENDS: &str = "straße strasse str gasse allee";
/// Ends of other words too (“Arbeitsplatz 5”), and streets of two words: a street only where nothing is counted after the
/// number.
const UNSURE_ENDS: &str = "weg platz Straße Allee";
/// Stand behind number and name: “12 Main Street”.
const ENGLISH: &str = "Street St Road Rd Avenue Ave Lane Ln Boulevard Blvd Terrace Square";
/// Stand between number and name: “12 rue de la Paix”.
const FRENCH: &str = "rue avenue av boulevard bd chemin impasse quai place allée";
/// Stand before name and number: “Calle Mayor 5”.
const SPANISH: &str = "Calle calle Avenida avenida Avda avda Av Plaza plaza Paseo paseo";

/// Whether some of `words` are a street with a number.
pub(super) fn is_in(words: &[&str]) -> bool {
    (0..words.len()).any(|place| match digits(words[place]) {
        0 => false,
        digits => (digits < 4 && german(words, place)) || before(words, place) || after(words, place),
    })
}

fn german(words: &[&str], place: usize) -> bool {
    let street = if place == 0 { "" } else { core(words[place - 1]) };
    let ends = |list: &str| list.split(' ').any(|end| street.ends_with(end));
    let is_end = words[place].ends_with([',', '.', ';', ')'])
        || words.get(place + 1).is_none_or(|next| digits(next) > 0);
    is_capital(street) && (ends(ENDS) || (is_end && ends(UNSURE_ENDS)))
}

/// Spanish: the kind of street is among the words before, with a name behind it.
fn before(words: &[&str], place: usize) -> bool {
    let mut has_name = false;
    for word in words[..place].iter().rev().take(6) {
        if word.starts_with("C/") || (has_name && is_among(core(word), SPANISH)) {
            return true;
        }
        has_name |= is_capital(word);
    }
    false
}

/// English: the kind of street ends a name. French: it comes first, and a name is not far.
fn after(words: &[&str], place: usize) -> bool {
    let (mut is_named, mut is_french, mut is_next) = (true, false, true);
    for (ahead, word) in words[place + 1..].iter().take(4).enumerate() {
        let word = core(word);
        let is_name = is_capital(word);
        // What has no name may be something else: “1 place de parking”.
        if (is_french && is_name) || (ahead > 0 && is_named && is_among(word, ENGLISH)) {
            return true;
        }
        is_french |= is_next && is_among(word, FRENCH);
        is_next &= word == "bis";
        is_named &= is_name;
    }
    false
}

/// How many digits the number of a house has; none where it is no such number. It may end with a letter.
fn digits(word: &str) -> usize {
    let word = core(word).trim_end_matches(|c: char| c.is_ascii_lowercase());
    if word.len() < 6 && word.bytes().all(|byte| byte.is_ascii_digit()) { word.len() } else { 0 }
}
