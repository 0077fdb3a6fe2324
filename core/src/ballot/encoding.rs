//! Bytes as text: base64url without padding (RFC 4648 section 5), read strictly.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// A text that is not the base64url of what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is base64url without padding, of exactly the bytes that RFC 9497 writes")]
pub struct Malformed;

/// Writes bytes.
pub(super) fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads exactly N bytes; texts with padding, other characters or loose last bits are refused.
pub(super) fn bytes<const N: usize>(text: &str) -> Result<[u8; N], Malformed> {
    let mut bytes = [0; N];
    let length = URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).map_err(|_| Malformed)?;
    if length == N { Ok(bytes) } else { Err(Malformed) }
}
