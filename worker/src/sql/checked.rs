//! Texts that figures come from, with a check of their bytes: a disk that gives back something else is noticed, and what it gives
//! is never shown as a figure. `SQLite` notices only damage to how its pages are built.

use ring::digest::{SHA256, digest};
use std::fmt::Write;
use worker::{Error, Result};

/// What errors say of such a text; [`crate::problem::Problem`] knows it by these words.
pub(crate) const DAMAGED: &str = "a stored text is damaged";

/// What stands between a text and its check; JSON never ends so.
const MARK: char = '#';

/// The text with its check: the first 8 bytes of its SHA-256, as hexadecimal digits.
pub(super) fn checked(text: &str) -> String {
    let mut checked = format!("{text}{MARK}");
    for byte in &digest(&SHA256, text.as_bytes()).as_ref()[..8] {
        let _ = write!(checked, "{byte:02x}");
    }
    checked
}

/// The text of a stored one. What was stored before there were checks ends as JSON does, and has none.
pub(super) fn unchecked(stored: String) -> Result<String> {
    match stored.rsplit_once(MARK) {
        Some((text, _)) if checked(text) == stored => Ok(text.to_owned()),
        None if stored.ends_with('}') => Ok(stored),
        _ => Err(Error::from(DAMAGED)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_changed_byte_is_noticed() {
        let stored = checked(r#"{"ballots":12,"cells":[[7,5]]}"#);
        assert_eq!(unchecked(stored.clone()).ok().as_deref(), Some(r#"{"ballots":12,"cells":[[7,5]]}"#));
        for place in 0..stored.len() {
            let mut damaged = stored.clone().into_bytes();
            damaged[place] ^= 1;
            let damaged = String::from_utf8(damaged).unwrap_or_default();
            assert!(unchecked(damaged).is_err(), "byte {place}");
        }
        for length in 0..stored.len() {
            let cut = unchecked(stored[..length].to_owned());
            // Cut just at its mark it is as it was stored before there were checks.
            assert!(cut.is_err() || length == stored.len() - 17, "{length}");
        }
    }

    #[test]
    fn what_was_stored_without_a_check_is_read() {
        assert_eq!(unchecked("{\"a\":1}".into()).ok().as_deref(), Some("{\"a\":1}"));
    }
}
