//! Finds what could give the writer of a comment away, on the device, before anything is sent.
//!
//! Hints, no promises: a name without a title before it is not told from any other word. What is looked for is what ordinary
//! sentences of the four languages hardly ever have, as a warning that is often wrong is soon read by nobody.

mod street;

/// What a comment seems to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Telephone,
    /// The name of a person, or the handle that a chat knows them by.
    Name,
    /// A street and the number of a house in it.
    Address,
}

/// The fewest digits that are taken for a telephone number: dates have 8 at most.
const DIGITS: usize = 9;

/// What stands before a name, without its point.
const TITLES: &str = "Mr Mrs Ms Mx Dr Prof Herr Herrn Frau Hr M Mme Mlle Monsieur Madame Mademoiselle monsieur madame \
                      Sr Sra Srta Señor Señora Señorita señor señora señorita Don Doña don doña";

/// Titles that are written in full, and therefore without a point.
const WHOLE: &str = "Herr Herrn Frau Monsieur Madame Mademoiselle monsieur madame Señor Señora Señorita señor señora \
                     señorita Don Doña don doña";

/// After these “Frau” is a woman and not somebody's title, though a noun with a capital follows.
const NO_TITLE: &str = "als eine einer einen jede jeder keine keiner Als Eine Jede Keine";

/// Handles that are no one person's.
const EVERYONE: &str = "all channel everyone here team";

/// What `text` seems to hold, each kind once.
pub fn find(text: &str) -> Vec<Personal> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let found = [
        (words.iter().any(|word| is_email(word)), Personal::Email),
        (has_telephone(text), Personal::Telephone),
        (has_name(&words), Personal::Name),
        (street::is_in(&words), Personal::Address),
    ];
    found.into_iter().filter(|(is_there, _)| *is_there).map(|(_, kind)| kind).collect()
}

/// Something, “@”, something with a point inside.
fn is_email(word: &str) -> bool {
    core(word).split_once('@').is_some_and(|(name, host)| {
        let host = host.split(|c: char| c != '.' && c != '-' && !is_word(c)).next().unwrap_or_default();
        !name.is_empty() && host.trim_matches('.').contains('.')
    })
}

/// A run of digits and the marks that people put between them; after a “+” or a leading 0 six digits are enough.
fn has_telephone(text: &str) -> bool {
    text.split(|c: char| !(c.is_ascii_digit() || " +-/().".contains(c))).any(|run| {
        let run = run.trim_start_matches([' ', '.', '-', '/', '(']);
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        let enough = if run.starts_with('+') || run.starts_with('0') { 6 } else { DIGITS };
        digits >= enough
    })
}

/// A title and then a word with a capital, or a handle.
fn has_name(words: &[&str]) -> bool {
    let is_title = |place: usize| {
        let word = words[place].trim_start_matches(|c: char| !is_word(c));
        let title = word.strip_suffix('.');
        let is_one = is_among(title.unwrap_or(word), TITLES);
        // “M” is a size, and a woman (“Frau.”) may end a sentence.
        let fits = match title {
            Some(title) => !is_among(title, WHOLE),
            None => word != "M",
        };
        is_one && fits && (word != "Frau" || place == 0 || !is_among(words[place - 1], NO_TITLE))
    };
    let named = |(place, word): (usize, &&str)| {
        place > 0 && is_capital(word) && letters(word) > 1 && is_title(place - 1)
    };
    words.iter().enumerate().any(named) || words.iter().any(|word| is_handle(word))
}

/// “@” and what is no common word for everyone.
fn is_handle(word: &str) -> bool {
    let name = word.trim_start_matches('(').strip_prefix('@').unwrap_or_default();
    let name =
        name.split(|c: char| !c.is_ascii_alphanumeric() && !"._-".contains(c)).next().unwrap_or_default();
    name.len() > 2 && !is_among(name.trim_end_matches('.'), EVERYONE)
}

/// Whether a word begins with a capital letter. Those of the languages there are, and of some names in Europe: the tables for
/// all scripts would be a kilobyte more.
fn is_capital(word: &str) -> bool {
    let first = word.chars().find(|c| is_letter(*c));
    first.is_some_and(|c| matches!(c, 'A'..='Z' | 'À'..='Þ') || "ĀĆČĐĘĞİĶŁŃŇŌŒŘŚŞŠŤŪŮŹŻŽ".contains(c))
}

/// How many letters there are.
fn letters(word: &str) -> usize {
    word.chars().filter(|c| is_letter(*c)).count()
}

/// Whether it belongs into a word: a letter or a digit.
fn is_word(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c)
}

/// Whether it is a letter, near enough: beyond ASCII, all that is neither general punctuation nor a symbol of Latin-1. The
/// standard library's tables of all scripts are more than a kilobyte of what the widget weighs.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (c >= 'À' && !matches!(c, '×' | '÷' | '\u{2000}'..='\u{303f}'))
}

/// A word without the marks around it.
fn core(word: &str) -> &str {
    word.trim_matches(|c: char| !is_word(c))
}

/// Whether `list` has `word`; its words stand between spaces.
fn is_among(word: &str, list: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

#[cfg(test)]
mod tests;
