//! Crockford's base 32: digits that can be read aloud and typed back. O is read as 0, I and L as 1; U is left out.
//! <https://www.crockford.com/base32.html>

const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Writes values below 32 as digits, with a hyphen after every `group` of them.
pub(crate) fn text(values: impl IntoIterator<Item = u8>, group: usize) -> String {
    let mut text = String::new();
    for (place, value) in values.into_iter().enumerate() {
        if place > 0 && place % group == 0 {
            text.push('-');
        }
        text.push(char::from(DIGITS[usize::from(value & 31)]));
    }
    text
}

/// The value of a digit, in either case.
pub(crate) fn value(digit: char) -> Option<u8> {
    let digit = match digit.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    (0..32).find(|value| char::from(DIGITS[usize::from(*value)]) == digit)
}
