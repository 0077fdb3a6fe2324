//! The session cookie: 32 random bytes, of which only a digest is kept.

use crate::random;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use worker::{Request, Result};

/// No other site, and no other host of this one, can set a cookie of this name (RFC 6265bis section 4.1.3.2).
const NAME: &str = "__Host-candor";
/// How long browsers keep a cookie at most, in seconds: 400 days.
pub(crate) const KEPT: u64 = 400 * 86_400;

/// 32 random bytes as text: a session's id, or the secret of a view link.
pub(crate) fn secret() -> Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(random::bytes::<32>()?))
}

/// What is kept of a secret.
pub(crate) fn digest_of(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, secret.as_bytes()))
}

/// The digest of the session that a request belongs to, if it says that it does.
pub(crate) fn session(request: &Request) -> Result<Option<String>> {
    Ok(request.headers().get("Cookie")?.and_then(|cookies| read(&cookies).map(digest_of)))
}

fn read(cookies: &str) -> Option<&str> {
    let mut pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, value)| *name == NAME && !value.is_empty()).map(|(_, value)| value)
}

/// The `Set-Cookie` of a session.
pub(crate) fn set(id: &str) -> String {
    format!("{NAME}={id}; Path=/; Max-Age={KEPT}; HttpOnly; Secure; SameSite=Strict")
}

/// The `Set-Cookie` that takes it away.
pub(crate) fn clear() -> String {
    format!("{NAME}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Strict")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_is_found_among_other_cookies() {
        assert_eq!(read("a=1; __Host-candor=xyz; b=2"), Some("xyz"));
        assert_eq!(read("__Host-candor=xyz"), Some("xyz"));
        for none in ["", "a=1", "candor=xyz", "__Host-candor=", "x__Host-candor=xyz"] {
            assert_eq!(read(none), None, "{none}");
        }
    }

    #[test]
    fn a_cookie_is_out_of_reach_for_scripts_and_other_sites() {
        for cookie in [set("xyz"), clear()] {
            for attribute in ["Path=/", "HttpOnly", "Secure", "SameSite=Strict"] {
                assert!(cookie.split("; ").any(|part| part == attribute), "{cookie}");
            }
            assert!(!cookie.contains("Domain"));
        }
    }
}
