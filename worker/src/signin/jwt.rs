//! A signed statement of an identity provider: a JWT (RFC 7519) as a compact JWS (RFC 7515), checked with the advice of
//! RFC 8725. Of many ways to sign, two are known; the key decides between them, not the token.

use super::jwks::{Algorithm, Keys, bytes};
use serde_json::{Map, Value};
use std::time::Duration;

/// The longest token that is looked at.
const LIMIT: usize = 8 * 1024;
/// How far the provider's clock may be from ours, in seconds.
const LEEWAY: u64 = 60;

/// Why a sign-in is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("The sign-in is larger than {} KiB; ask whoever runs the identity provider to put less into it", LIMIT / 1024)]
    TooLarge,
    #[error("The sign-in cannot be read: it is a signed JWT with key id, subject and times; sign in again")]
    Malformed,
    #[error(
        "The sign-in is signed in a way that is not taken here: RS256 and ES256 are, each with a key made for it"
    )]
    Algorithm,
    #[error("The sign-in is signed with a key that the identity provider does not publish; sign in again")]
    UnknownKey,
    #[error("The sign-in was not signed by the identity provider, or was changed on its way; sign in again")]
    Signature,
    #[error("The sign-in is from another identity provider than the one that this site takes")]
    Issuer,
    #[error("The sign-in is for another site or application; sign in here")]
    Audience,
    #[error("The sign-in has expired; sign in again")]
    Expired,
    #[error("The sign-in is not valid yet: the clock of the identity provider, or of this site, is wrong")]
    NotYetValid,
}

impl Refusal {
    /// The stable word for programs.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "sign_in_too_large",
            Self::Malformed => "sign_in_malformed",
            Self::Algorithm => "sign_in_wrong_algorithm",
            Self::UnknownKey => "sign_in_unknown_key",
            Self::Signature => "sign_in_bad_signature",
            Self::Issuer => "sign_in_wrong_issuer",
            Self::Audience => "sign_in_wrong_audience",
            Self::Expired => "sign_in_expired",
            Self::NotYetValid => "sign_in_not_yet_valid",
        }
    }
}

/// What a token must say.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) audience: &'a str,
    /// Seconds since 1970-01-01T00:00:00Z.
    pub(super) now: u64,
}

/// A token in its parts. Nothing in it is to be believed; only [`verify`](Self::verify) makes [`Claims`] of it.
#[derive(Debug)]
pub(super) struct Signed<'a> {
    algorithm: Algorithm,
    kid: String,
    message: &'a str,
    payload: &'a str,
    signature: Vec<u8>,
}

/// What the provider says of someone who signed in.
#[derive(Debug)]
pub(super) struct Claims {
    subject: String,
    all: Value,
}

impl<'a> Signed<'a> {
    /// Takes a token apart.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`] before anything is decoded; [`Refusal::Algorithm`] for `none` and everything else that is
    /// not taken; [`Refusal::Malformed`] for what is no JWS, has no key id, or asks for extensions (`crit`).
    pub(super) fn parse(token: &'a str) -> Result<Self, Refusal> {
        if token.len() > LIMIT {
            return Err(Refusal::TooLarge);
        }
        let (message, signature) = token.rsplit_once('.').ok_or(Refusal::Malformed)?;
        let (header, payload) = message.split_once('.').ok_or(Refusal::Malformed)?;
        let header = object(header)?;
        let text = |name: &str| header.get(name).and_then(Value::as_str);
        let algorithm = text("alg").and_then(Algorithm::named).ok_or(Refusal::Algorithm)?;
        let kid = text("kid").filter(|kid| !kid.is_empty()).ok_or(Refusal::Malformed)?.to_owned();
        if header.contains_key("crit") {
            return Err(Refusal::Malformed);
        }
        let signature = bytes(signature).ok_or(Refusal::Malformed)?;
        Ok(Self { algorithm, kid, message, payload, signature })
    }

    /// The id of the key that is said to have signed.
    pub(super) fn kid(&self) -> &str {
        &self.kid
    }

    /// Checks signature, issuer, audience and times, in that order: what is not signed is not looked at.
    ///
    /// # Errors
    /// The first [`Refusal`] that holds.
    pub(super) fn verify(&self, keys: &Keys, expected: &Expected) -> Result<Claims, Refusal> {
        if !keys.know(&self.kid) {
            return Err(Refusal::UnknownKey);
        }
        // The key's own kind and not the header's word decides how it is used: so no public key is ever taken for the
        // secret of an HMAC, and no key of one kind for another's.
        let mut fitting = keys.named(&self.kid).filter(|key| key.algorithm() == self.algorithm).peekable();
        fitting.peek().ok_or(Refusal::Algorithm)?;
        if !fitting.any(|key| key.verifies(self.message.as_bytes(), &self.signature)) {
            return Err(Refusal::Signature);
        }
        Claims::check(object(self.payload)?, expected)
    }
}

impl Claims {
    fn check(claims: Map<String, Value>, expected: &Expected) -> Result<Self, Refusal> {
        if claims.get("iss").and_then(Value::as_str) != Some(expected.issuer) {
            return Err(Refusal::Issuer);
        }
        let is_for_us = match claims.get("aud") {
            Some(Value::Array(all)) => all.iter().any(|audience| audience == expected.audience),
            audience => audience.and_then(Value::as_str) == Some(expected.audience),
        };
        if !is_for_us {
            return Err(Refusal::Audience);
        }
        let time =
            |name: &str| claims.get(name).map(|time| seconds(time).ok_or(Refusal::Malformed)).transpose();
        let expires = time("exp")?.ok_or(Refusal::Malformed)?;
        if expires.saturating_add(LEEWAY) <= expected.now {
            return Err(Refusal::Expired);
        }
        for start in [time("nbf")?, time("iat")?].into_iter().flatten() {
            if start > expected.now.saturating_add(LEEWAY) {
                return Err(Refusal::NotYetValid);
            }
        }
        let subject = claims.get("sub").and_then(Value::as_str).filter(|subject| !subject.is_empty());
        let subject = subject.ok_or(Refusal::Malformed)?.to_owned();
        Ok(Self { subject, all: Value::Object(claims) })
    }

    /// Who it is, to the provider.
    pub(super) fn subject(&self) -> &str {
        &self.subject
    }

    /// The texts of a claim, whether it is one or a list; the claim is given by its name or by a JSON pointer.
    pub(super) fn texts(&self, claim: &str) -> impl Iterator<Item = &str> {
        let value = if claim.starts_with('/') { self.all.pointer(claim) } else { self.all.get(claim) };
        let values = match value {
            Some(Value::Array(values)) => values.as_slice(),
            Some(value) => std::slice::from_ref(value),
            None => &[],
        };
        values.iter().filter_map(Value::as_str)
    }
}

/// A part of a token that is a JSON object.
fn object(part: &str) -> Result<Map<String, Value>, Refusal> {
    let bytes = bytes(part).ok_or(Refusal::Malformed)?;
    serde_json::from_slice(&bytes).map_err(|_| Refusal::Malformed)
}

/// A `NumericDate` (RFC 7519 section 2): seconds, maybe with a fraction, which is cut off.
fn seconds(value: &Value) -> Option<u64> {
    let seconds = || Duration::try_from_secs_f64(value.as_f64()?).ok().map(|time| time.as_secs());
    value.as_u64().or_else(seconds)
}

#[cfg(test)]
#[path = "jwt_tests.rs"]
mod tests;
