//! An identity provider's public keys: a JSON Web Key Set (RFC 7517, RFC 7518 section 6). Keys that are of no use here
//! are passed over, as its section 5 asks; a set without any that is of use counts as none.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde_json::Value;

/// The largest set that is read, in bytes; those of big providers, with certificates, have a tenth of it.
pub(super) const LIMIT: usize = 256 * 1024;
/// The most keys of a set that are looked at.
const MOST: usize = 100;

/// The signatures that are understood (RFC 7518 section 3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rs256,
    /// ECDSA on P-256 with SHA-256.
    Es256,
}

impl Algorithm {
    /// The algorithm of that name; none for `none`, `HS256` and whatever else there is.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "RS256" => Some(Self::Rs256),
            "ES256" => Some(Self::Es256),
            _ => None,
        }
    }
}

/// A key that can verify signatures of one algorithm, and of no other.
#[derive(Debug)]
pub(super) struct Key {
    id: String,
    material: Material,
}

#[derive(Debug)]
enum Material {
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
    /// An uncompressed point: 4, x, y.
    P256([u8; 65]),
}

/// The usable keys of a set; at least one.
#[derive(Debug)]
pub(super) struct Keys(Vec<Key>);

impl Keys {
    /// Reads a set; none where it is no set, or nothing in it is of use.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > LIMIT {
            return None;
        }
        let set: Value = serde_json::from_slice(bytes).ok()?;
        let keys: Vec<Key> = set.get("keys")?.as_array()?.iter().take(MOST).filter_map(Key::parse).collect();
        (!keys.is_empty()).then_some(Self(keys))
    }

    /// The keys of that id: one, as a rule; where kinds differ there may be more (RFC 7517 section 4.5).
    pub(super) fn named(&self, id: &str) -> impl Iterator<Item = &Key> {
        self.0.iter().filter(move |key| key.id == id)
    }

    /// Whether there is a key of that id.
    pub(super) fn know(&self, id: &str) -> bool {
        self.named(id).next().is_some()
    }
}

impl Key {
    fn parse(key: &Value) -> Option<Self> {
        let text = |name: &str| key.get(name)?.as_str();
        // A member that is there and says something else is as good as a refusal, whatever its type.
        let says = |name: &str, value: &str| key.get(name).is_none_or(|said| said == value);
        let verifies = key
            .get("key_ops")
            .is_none_or(|ops| ops.as_array().is_some_and(|ops| ops.iter().any(|op| op == "verify")));
        if !says("use", "sig") || !verifies {
            return None;
        }
        let material = match text("kty")? {
            "RSA" if says("alg", "RS256") => {
                let (n, e) = (bytes(text("n")?)?, bytes(text("e")?)?);
                // 2048 to 8192 bits without leading zeros, which ring asks for as well: a key that verifies nothing
                // must not hide another of the same id.
                let is_good = (256..=1024).contains(&n.len()) && n[0] != 0 && (1..=4).contains(&e.len());
                is_good.then_some(Material::Rsa { n, e })?
            }
            "EC" if says("alg", "ES256") && text("crv") == Some("P-256") => {
                let coordinate = |name| <[u8; 32]>::try_from(bytes(text(name)?)?).ok();
                let point = [&[4][..], &coordinate("x")?, &coordinate("y")?].concat();
                Material::P256(point.try_into().ok()?)
            }
            _ => return None,
        };
        Some(Self { id: text("kid")?.to_owned(), material })
    }

    /// The one algorithm that this key is for.
    pub(super) fn algorithm(&self) -> Algorithm {
        match self.material {
            Material::Rsa { .. } => Algorithm::Rs256,
            Material::P256(_) => Algorithm::Es256,
        }
    }

    /// Whether the key's owner signed the message.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        match &self.material {
            Material::Rsa { n, e } => {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
            }
            Material::P256(point) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature)
            }
        }
        .is_ok()
    }
}

/// Base64url without padding, read strictly.
pub(super) fn bytes(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

#[cfg(test)]
#[path = "jwks_tests.rs"]
mod tests;
