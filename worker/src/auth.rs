//! Whether a caller is the owner.

use crate::problem::Problem;
use ring::digest::{SHA256, digest};
use worker::{Env, Request};

/// Passes a request on when it carries the owner key: `Authorization: Bearer KEY`.
pub(crate) fn owner(request: Request, env: &Env) -> Result<Request, Problem> {
    let presented = request.headers().get("Authorization")?;
    let key =
        presented.as_deref().and_then(|value| value.strip_prefix("Bearer ")).ok_or(Problem::NotOwner)?;
    let expected = env.var("OWNER_KEY_HASH")?.to_string();
    if matches(key, &expected) { Ok(request) } else { Err(Problem::NotOwner) }
}

/// Compares the hash of a key with the expected one (lower-case hex SHA-256). What the time it takes could tell is
/// how much of a *hash* agrees, and a hash cannot be steered towards another digit by digit.
fn matches(key: &str, expected: &str) -> bool {
    let hash = digest(&SHA256, key.as_bytes());
    let hex: String = hash.as_ref().iter().flat_map(|byte| [byte >> 4, byte & 15]).map(digit).collect();
    // Ids of the same length; `fold` looks at every byte whether or not an earlier one differs.
    hex.len() == expected.len() && hex.bytes().zip(expected.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

fn digit(nibble: u8) -> char {
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
