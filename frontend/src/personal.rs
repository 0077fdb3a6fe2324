//! Finds what could give the writer of a comment away, on the device, before anything is sent.

/// What a comment seems to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Telephone,
}

/// The fewest digits that are taken for a telephone number: dates have 8 at most.
const DIGITS: usize = 9;

/// What `text` seems to hold, each kind once. A hint, not a promise: it knows no names.
pub fn find(text: &str) -> Vec<Personal> {
    let email = text.split_whitespace().any(is_email).then_some(Personal::Email);
    let telephone = has_telephone(text).then_some(Personal::Telephone);
    email.into_iter().chain(telephone).collect()
}

/// Something, “@”, something with a point inside.
fn is_email(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(name, host)| {
        let host =
            host.split(|c: char| c != '.' && c != '-' && !c.is_alphanumeric()).next().unwrap_or_default();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_numbers_are_noticed() {
        assert_eq!(find("Ask me: jo.doe@example.org."), [Personal::Email]);
        assert_eq!(find("(jo@a-b.example)"), [Personal::Email]);
        assert_eq!(find("Call +49 30 123456 or (0664) 123 45 67"), [Personal::Telephone]);
        assert_eq!(find("555-867-5309 x@y.zz"), [Personal::Email, Personal::Telephone]);
    }

    #[test]
    fn ordinary_writing_is_left_alone() {
        for text in [
            "",
            "We @ the office",
            "since 2026-11-24, 09:30",
            "100 of 250 hours",
            "v1.2.3 @team",
            "3.5 - 4.5",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
