//! A client that is not ours: what docs/protocol.md says, and RFC 9497 and RFC 9380, are all that it is written from.
//!
//! It shares no protocol code with the product (neither `candor` nor `voprf`), so what both agree on is what the document
//! says. From others it takes the group (ristretto255, RFC 9496) and the hashes of FIPS 180-4.

mod poprf;
#[cfg(test)]
mod tests;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use curve25519_dalek::ristretto::RistrettoPoint;
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::IsIdentity;
use poprf::{element, hash_to_group, output, proof, proves, tweaked_key};
use serde_json::{Value, json};
use sha2::{Digest, Sha512_256};

/// Crockford's base 32.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Why the client does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A field is missing, or is no base64url of so many bytes, written in the one way there is.
    #[error("not base64url without padding of the right length")]
    Text,
    /// Not the canonical bytes of a point, or those of the identity.
    #[error("not an element of the group")]
    Element,
    /// Not the canonical bytes of a scalar.
    #[error("not a scalar")]
    Scalar,
    /// The group of the reply is none that the manifest shows ballots to belong to.
    #[error("not a group of the poll that ballots belong to")]
    Group,
    /// The proof does not hold: another key, group, poll or element.
    #[error("the proof does not hold")]
    Proof,
    /// The link is no invitation.
    #[error("not the link of an invitation")]
    Link,
    /// The code is mistyped, or is for another poll.
    #[error("not a code of this poll")]
    Code,
    /// The manifest is another poll's, or its key is not the one that the invitation names.
    #[error("the key is not the one that the invitation names")]
    Key,
}

/// An invitation, taken from its link.
#[derive(Clone)]
pub struct Invitation {
    /// The poll's id.
    pub poll: String,
    /// The code, checked.
    pub code: String,
    fingerprint: String,
}

/// What a client needs to know of a poll, checked against the invitation.
#[derive(Clone)]
pub struct Poll {
    id: String,
    key: RistrettoPoint,
    leaves: Vec<String>,
}

/// A nonce and its blind, which stay on the device.
pub struct Pending {
    nonce: [u8; 32],
    blind: Scalar,
    blinded: RistrettoPoint,
}

/// The proof of entitlement to one ballot of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    poll: String,
    group: String,
    nonce: String,
    output: String,
}

impl Invitation {
    /// Reads `ORIGIN/p/POLL#code=CODE&key=FINGERPRINT`.
    ///
    /// # Errors
    /// [`Refused::Link`] or [`Refused::Code`].
    pub fn of(link: &str) -> Result<Self, Refused> {
        let (address, fragment) = link.split_once('#').ok_or(Refused::Link)?;
        let (_, poll) = address.rsplit_once("/p/").ok_or(Refused::Link)?;
        let field = |name| fragment.split('&').find_map(|field| field.strip_prefix(name)?.strip_prefix('='));
        let code = field("code").ok_or(Refused::Link)?;
        let fingerprint = field("key").ok_or(Refused::Link)?;
        check_code(code, poll)?;
        Ok(Self { poll: poll.into(), code: code.into(), fingerprint: fingerprint.into() })
    }
}

impl Poll {
    /// Reads a manifest. The key's fingerprint is worked out, not believed.
    ///
    /// # Errors
    /// [`Refused`] where the manifest is not of the poll that the invitation is to, or its key not the one that the
    /// invitation names.
    pub fn of(manifest: &Value, invitation: &Invitation) -> Result<Self, Refused> {
        let bytes = field(manifest, "public_key")?;
        let is_its = manifest["id"] == invitation.poll.as_str();
        if !is_its || values(&fingerprint(&bytes)) != values(&invitation.fingerprint) {
            return Err(Refused::Key);
        }
        Ok(Self { id: invitation.poll.clone(), key: element(bytes)?, leaves: leaves(&manifest["groups"]) })
    }
}

impl Pending {
    /// `Blind` (RFC 9497 section 3.3.3): of 32 random bytes, and of 64 for a scalar without bias.
    ///
    /// # Errors
    /// With negligible probability: bytes that make the identity.
    pub fn new(nonce: [u8; 32], blind: &[u8; 64]) -> Result<Self, Refused> {
        Self::with(nonce, Scalar::from_bytes_mod_order_wide(blind))
    }

    fn with(nonce: [u8; 32], blind: Scalar) -> Result<Self, Refused> {
        let blinded = hash_to_group(&nonce) * blind;
        if blinded.is_identity() {
            return Err(Refused::Element);
        }
        Ok(Self { nonce, blind, blinded })
    }

    /// The body of `POST tokens`.
    pub fn request(&self, invitation: &Invitation) -> Value {
        json!({"code": invitation.code, "blinded": text(self.blinded.compress().as_bytes())})
    }

    /// Checks the reply of `POST tokens`, and makes the token: `Finalize` (RFC 9497 section 3.3.3).
    ///
    /// # Errors
    /// [`Refused`] where the poll's key did not evaluate this element for the group that the reply names.
    pub fn finalize(&self, poll: &Poll, reply: &Value) -> Result<Token, Refused> {
        let group = reply["group"].as_str().ok_or(Refused::Text)?;
        if !poll.leaves.iter().any(|leaf| leaf == group) {
            return Err(Refused::Group);
        }
        let info = info(&poll.id, group);
        let evaluated = element(field(reply, "evaluated")?)?;
        let proof = proof(field(reply, "proof")?)?;
        let key = tweaked_key(&poll.key, &info)?;
        if !proves(&key, &[evaluated], &[self.blinded], proof) {
            return Err(Refused::Proof);
        }
        let output = output(&self.nonce, &info, &(evaluated * self.blind.invert()));
        let (poll, group) = (poll.id.clone(), group.to_owned());
        Ok(Token { poll, group, nonce: text(&self.nonce), output: text(&output) })
    }
}

impl Token {
    /// The body of `POST ballots`.
    pub fn ballot(&self, answers: &Value) -> Value {
        json!({"group": self.group, "answers": answers, "nonce": self.nonce, "output": self.output})
    }

    /// What is published of the token once it is spent and the poll is closed.
    pub fn digest(&self) -> String {
        let parts = [b"candor/1 spent", self.poll.as_bytes(), self.nonce.as_bytes()];
        text(&Sha512_256::digest(parts.join(&0)))
    }
}

/// The ids of the groups of a tree that have none below them.
fn leaves(group: &Value) -> Vec<String> {
    match group["children"].as_array() {
        Some(children) if !children.is_empty() => children.iter().flat_map(leaves).collect(),
        _ => group["id"].as_str().map(ToOwned::to_owned).into_iter().collect(),
    }
}

/// The public info that a token is bound to.
fn info(poll: &str, group: &str) -> Vec<u8> {
    [b"candor/1", poll.as_bytes(), group.as_bytes()].join(&0)
}

/// The fingerprint of a public key.
fn fingerprint(key: &[u8]) -> String {
    written(&five_bits(&Sha512_256::digest(key)[..20]), 4)
}

/// Checks a code for slips, and that it is for this poll, before it is sent anywhere.
fn check_code(code: &str, poll: &str) -> Result<(), Refused> {
    let values = values(code).filter(|values| values.len() == 30).ok_or(Refused::Code)?;
    let (number, check) = values.split_at(28);
    let last_15_bits = number[25..].iter().fold(0_u16, |all, value| all << 5 | u16::from(*value));
    let is_of_poll = last_15_bits & 0xfff == mark(poll);
    if remainder(number) == check && is_of_poll { Ok(()) } else { Err(Refused::Code) }
}

/// The code of a poll that 128 random bits make. Workers make them; a client needs it to be tried with one of nobody.
pub fn code(secret: [u8; 16], poll: &str) -> String {
    let number = five_bits(&[&secret[..], &(mark(poll) << 4).to_be_bytes()].concat());
    written(&[&number[..], &remainder(&number)].concat(), 5)
}

/// The first twelve bits of the digest of a poll's id, which its codes carry.
pub fn mark(poll: &str) -> u16 {
    let digest = Sha512_256::digest(poll);
    u16::from_be_bytes([digest[0], digest[1]]) >> 4
}

/// The two digits of a code's check: the number modulo 1021.
fn remainder(number: &[u8]) -> [u8; 2] {
    let rest = number.iter().fold(0_u16, |all, value| (all * 32 + u16::from(*value)) % 1_021);
    [rest >> 5, rest & 31].map(|value| u8::try_from(value).expect("five bits"))
}

/// Bytes as values of five bits, from the highest bit on; bits that fill no value are left out.
fn five_bits(bytes: &[u8]) -> Vec<u8> {
    let bit = |at: usize| bytes[at / 8] >> (7 - at % 8) & 1;
    (0..bytes.len() * 8 / 5).map(|place| (0..5).fold(0, |all, at| all << 1 | bit(5 * place + at))).collect()
}

/// Values as Crockford's digits, with a hyphen between groups.
fn written(values: &[u8], group: usize) -> String {
    let digits = |values: &[u8]| values.iter().map(|value| char::from(DIGITS[usize::from(*value)])).collect();
    values.chunks(group).map(digits).collect::<Vec<String>>().join("-")
}

/// The values of digits as people type them; nothing where a character is none.
fn values(text: &str) -> Option<Vec<u8>> {
    let value = |digit: char| {
        let digit = match digit.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        (0..32).find(|value| char::from(DIGITS[usize::from(*value)]) == digit)
    };
    text.chars().filter(|digit| !matches!(digit, '-' | ' ')).map(value).collect()
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// N bytes of a field. The decoder refuses padding, other alphabets and loose last bits.
fn field<const N: usize>(object: &Value, name: &str) -> Result<[u8; N], Refused> {
    let bytes = URL_SAFE_NO_PAD.decode(object[name].as_str().ok_or(Refused::Text)?);
    bytes.ok().and_then(|bytes| bytes.try_into().ok()).ok_or(Refused::Text)
}
