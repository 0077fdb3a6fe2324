//! The voter's side: from a random nonce to a token that says nothing of the invitation it was made for.

use super::encoding::{self, Malformed};
use super::random::Source;
use super::{Evaluation, Info, PublicKey, Suite};
use voprf::{BlindedElement, EvaluationElement, Group, PoprfClient, Proof};

/// A nonce with its blind: kept on the device, and never sent. It cannot be spent; only [`finalize`](Self::finalize)
/// makes a [`Token`] of it.
pub struct Pending {
    nonce: [u8; 32],
    client: PoprfClient<Suite>,
}

/// A blinded element: a random point to whoever does not know the blind.
#[derive(Clone)]
pub struct Blinded(pub(super) BlindedElement<Suite>);

/// The proof of entitlement to one ballot in one leaf. Showing it uses it up.
#[derive(Debug, PartialEq, Eq)]
pub struct Token {
    nonce: [u8; 32],
    output: [u8; 64],
}

/// What a ballot carries of its token: nonce and output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub(super) nonce: [u8; 32],
    pub(super) output: [u8; 64],
}

/// A text that is no blinded element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadElement {
    /// Not the base64url of a point of the group.
    #[error("a blinded element is a point of ristretto255, as base64url without padding of 32 bytes")]
    Malformed,
    /// The identity: evaluating it would make the same token for everyone (RFC 9497 section 4.1).
    #[error("the blinded element is the identity, which hides nothing")]
    Identity,
}

/// An evaluation that the poll's key did not make. Going on with it could mark whoever uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the proof does not hold for the poll's key")]
pub struct Rejected;

impl Pending {
    /// Draws a nonce and a blind (`Blind`, RFC 9497 section 3.3.3). `random` fills slices with cryptographic
    /// randomness.
    pub fn new(mut random: impl FnMut(&mut [u8])) -> Self {
        let mut nonce = [0; 32];
        random(&mut nonce);
        let client =
            blind(&nonce, random).unwrap_or_else(|| unreachable!("32 bytes are an input of good length"));
        Self { nonce, client }
    }

    /// What is sent to be evaluated.
    pub fn blinded(&self) -> Blinded {
        // The client's state is the blind and then the blinded element, as it serialises them.
        let state = self.client.serialize();
        let element = BlindedElement::deserialize(&state[32..]);
        Blinded(element.unwrap_or_else(|_| unreachable!("a point that was just made")))
    }

    /// Checks the proof against the poll's key, and takes the blind off (`Finalize`, RFC 9497 section 3.3.3).
    ///
    /// # Errors
    /// [`Rejected`] when another key evaluated, or another info, or the element is none.
    pub fn finalize(&self, evaluation: &Evaluation, key: &PublicKey, info: &Info) -> Result<Token, Rejected> {
        let output = finalize(&self.client, &self.nonce, evaluation, key, info).ok_or(Rejected)?;
        Ok(Token { nonce: self.nonce, output })
    }

    /// As base64url, to be kept on the device: nonce, blind and blinded element, 96 bytes.
    pub fn to_text(&self) -> String {
        encoding::text(&[&self.nonce[..], &self.client.serialize()[..]].concat())
    }

    /// Reads what was kept. Its parts must fit together: a damaged copy would be noticed only when the ballot is
    /// refused, with the invitation used up.
    ///
    /// # Errors
    /// [`Malformed`] when the text is not the base64url of a nonce, a scalar and the point that they make.
    pub fn from_text(text: &str) -> Result<Self, Malformed> {
        let bytes: [u8; 96] = encoding::bytes(text)?;
        let (nonce, kept) = bytes.split_first_chunk().ok_or(Malformed)?;
        let client = PoprfClient::deserialize(kept).map_err(|_| Malformed)?;
        // Scalars are drawn as 64 bytes, lowest first, modulo the order; `deserialize` has refused zero.
        let again = blind(nonce, |wide| {
            wide.fill(0);
            wide.iter_mut().zip(&kept[..32]).for_each(|(byte, kept)| *byte = *kept);
        });
        let fits = again.is_some_and(|again| again.serialize()[..] == *kept);
        if fits { Ok(Self { nonce: *nonce, client }) } else { Err(Malformed) }
    }
}

/// Blinds an input with a random scalar; nothing when its length is none that the RFC allows.
pub(super) fn blind(input: &[u8], random: impl FnMut(&mut [u8])) -> Option<PoprfClient<Suite>> {
    PoprfClient::blind(input, &mut Source(random)).ok().map(|blinded| blinded.state)
}

/// The output of the function for `input`; nothing when the proof does not hold.
pub(super) fn finalize(
    client: &PoprfClient<Suite>,
    input: &[u8],
    evaluation: &Evaluation,
    key: &PublicKey,
    info: &Info,
) -> Option<[u8; 64]> {
    let element = EvaluationElement::deserialize(&evaluation.element).ok()?;
    let proof = Proof::deserialize(&evaluation.proof).ok()?;
    let key = <voprf::Ristretto255 as Group>::deserialize_elem(&key.0).ok()?;
    let output = client.finalize(input, &element, &proof, key, Some(&info.0)).ok()?;
    Some(output.into())
}

impl Blinded {
    /// As base64url.
    pub fn to_text(&self) -> String {
        encoding::text(&self.0.serialize())
    }

    /// Reads a blinded element.
    ///
    /// # Errors
    /// [`BadElement`] when the text is not the base64url of a point, or of the identity (RFC 9497 section 4.1: inputs
    /// are checked).
    pub fn from_text(text: &str) -> Result<Self, BadElement> {
        let bytes: [u8; 32] = encoding::bytes(text).map_err(|_| BadElement::Malformed)?;
        if bytes == [0; 32] {
            return Err(BadElement::Identity);
        }
        BlindedElement::deserialize(&bytes).map(Self).map_err(|_| BadElement::Malformed)
    }

    /// The 32 bytes.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.serialize().into()
    }
}

impl Token {
    /// Shows the token, which is gone then: what was shown may be sent again, but a second ballot needs a second token.
    pub fn show(self) -> Shown {
        Shown { nonce: self.nonce, output: self.output }
    }
}

impl Shown {
    /// Nonce and output, as base64url.
    pub fn to_texts(&self) -> (String, String) {
        (encoding::text(&self.nonce), encoding::text(&self.output))
    }

    /// Reads what a ballot carries.
    ///
    /// # Errors
    /// [`Malformed`] when a text is not the base64url of 32 and 64 bytes.
    pub fn from_texts(nonce: &str, output: &str) -> Result<Self, Malformed> {
        Ok(Self { nonce: encoding::bytes(nonce)?, output: encoding::bytes(output)? })
    }
}
