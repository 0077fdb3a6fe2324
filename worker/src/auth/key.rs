//! The owner key: what is kept of it is its hash.

use ring::digest::{SHA256, digest};

/// The lower-case hex SHA-256 of a key.
pub(super) fn hash(key: &str) -> String {
    let hash = digest(&SHA256, key.as_bytes());
    hash.as_ref().iter().flat_map(|byte| [byte >> 4, byte & 15]).map(hex).collect()
}

/// Compares the hash of a key with the expected one (lower-case hex SHA-256). What the time it takes could tell is
/// how much of a *hash* agrees, and a hash cannot be steered towards another digit by digit.
pub(super) fn matches(key: &str, expected: &str) -> bool {
    let hex = hash(key);
    // Ids of the same length; `fold` looks at every byte whether or not an earlier one differs.
    hex.len() == expected.len() && hex.bytes().zip(expected.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

fn hex(nibble: u8) -> char {
    char::from(if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_key_with_that_hash_is_the_owners() {
        // SHA-256 of "abc": FIPS 180-2, appendix B.1.
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(matches("abc", hash));
        assert!(!matches("abd", hash));
        assert!(!matches("abc", ""));
    }
}
