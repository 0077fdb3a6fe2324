//! A person's right to one ballot: an invitation (or a sign-in), then a pending element, then an anonymous token. Each
//! step is kept on the device before the next one begins, so that nothing is lost wherever the page is cut off.

use crate::api::Refusal;
use crate::place::Fragment;
use candor::Eligibility;
use candor::ballot::{Evaluation, Info, Pending, PublicKey};
use candor::invitation::{BadCode, Code};
use candor::lines::{Reader, Writer};
use candor::wire::{Exchanged, Manifest};

/// How far a person's right to a ballot is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Entitlement {
    /// The poll is open: nobody needs any.
    #[default]
    Unneeded,
    /// Nobody has looked yet.
    Unknown,
    /// There is no invitation here, and nobody is signed in.
    Missing,
    /// On its way to become a token.
    Exchanging,
    /// The `attempt`-th try found the network away; tried again by itself.
    Waiting {
        /// From 1.
        attempt: u32,
    },
    /// The token is there, for the leaf of that id.
    Ready(String),
    /// It became no token.
    Refused(Refusal),
}

impl Entitlement {
    /// How it is before anybody looks at what the device or the link holds.
    pub fn at_first(manifest: &Manifest) -> Self {
        match manifest.poll.eligibility() {
            Eligibility::Open => Self::Unneeded,
            Eligibility::Invited | Eligibility::SignedIn => Self::Unknown,
        }
    }

    /// Whether going on would be dangerous: the key or the proof is not what it must be, and a ballot sent all the same
    /// could be told from everyone else's.
    pub fn is_alarming(&self) -> bool {
        matches!(self, Self::Refused(refusal) if ["other_key", "bad_proof"].contains(&refusal.code.as_str()))
    }
}

/// An invitation, from a link or typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The code, as codes are written.
    pub code: String,
    /// The fingerprint of the key that the poll must have; none where the code was typed in.
    pub key: Option<String>,
}

impl Invitation {
    /// The invitation of a link's fragment, with the label of its code; none where there is no code.
    ///
    /// # Errors
    /// What is wrong with the code.
    pub fn of(fragment: &Fragment) -> Option<Result<(Self, String), BadCode>> {
        let code = Code::parse(fragment.code.as_deref()?);
        Some(code.map(|code| (Self { code: code.to_string(), key: fragment.key.clone() }, code.label())))
    }
}

/// What the device holds of a person's right to a ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// A token: nothing of it leads back to the invitation, which is forgotten.
    Token {
        /// The leaf.
        group: String,
        /// Base64url.
        nonce: String,
        /// Base64url.
        output: String,
        /// The key that made it, base64url.
        made_by: String,
    },
    /// An element that may have been sent. Another one for the same invitation would be refused, so it is never drawn
    /// again.
    Pending {
        /// None where someone signed in.
        invitation: Option<Invitation>,
        /// Nonce and blind, base64url.
        pending: String,
        /// The key that the poll had then, base64url.
        seen: String,
    },
    /// An invitation that nothing was sent of.
    Invited {
        /// The invitation.
        invitation: Invitation,
    },
}

impl Held {
    /// Reads what [`write`](Self::write) wrote; nothing where it is none.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = Reader::new(text);
        let kind = lines.take()?;
        let mut next = || lines.text();
        let invitation = |code: String, key: String| {
            (!code.is_empty()).then(|| Invitation { code, key: (!key.is_empty()).then_some(key) })
        };
        let held = match kind {
            "token" => Self::Token { group: next()?, nonce: next()?, output: next()?, made_by: next()? },
            "pending" => {
                Self::Pending { invitation: invitation(next()?, next()?), pending: next()?, seen: next()? }
            }
            "invited" => Self::Invited { invitation: invitation(next()?, next()?)? },
            _ => return None,
        };
        lines.is_at_end().then_some(held)
    }

    /// As it is kept.
    pub fn write(&self) -> String {
        let parts = |invitation: Option<&Invitation>| {
            let code = invitation.map(|invitation| invitation.code.clone());
            let key = invitation.and_then(|invitation| invitation.key.clone());
            [code.unwrap_or_default(), key.unwrap_or_default()]
        };
        let mut lines = Writer::default();
        match self {
            Self::Token { group, nonce, output, made_by } => {
                lines.put_all(&["token", group, nonce, output, made_by]);
            }
            Self::Pending { invitation, pending, seen } => {
                let [code, named] = parts(invitation.as_ref());
                lines.put_all(&["pending", &code, &named, pending, seen]);
            }
            Self::Invited { invitation } => {
                let [code, named] = parts(Some(invitation));
                lines.put_all(&["invited", &code, &named]);
            }
        }
        lines.finish()
    }

    /// The key of the poll, if it is the one that the invitation names and the device has seen before.
    ///
    /// # Errors
    /// The code `other_key` where it is not.
    pub fn key(held: Option<&Self>, manifest: &Manifest) -> Result<PublicKey, Refusal> {
        let refusal = || Refusal { code: "other_key".into(), ..Refusal::default() };
        let card = manifest.key.as_ref().ok_or_else(refusal)?;
        let key = PublicKey::from_text(&card.public_key).map_err(|_| refusal())?;
        let (invitation, seen) = match held {
            Some(Self::Token { made_by, .. }) => (None, Some(made_by)),
            Some(Self::Pending { invitation, seen, .. }) => (invitation.as_ref(), Some(seen)),
            Some(Self::Invited { invitation }) => (Some(invitation), None),
            None => (None, None),
        };
        let named = invitation.and_then(|invitation| invitation.key.as_ref());
        let fits = named.is_none_or(|named| key.has_fingerprint(named))
            && seen.is_none_or(|seen| *seen == card.public_key);
        if fits { Ok(key) } else { Err(refusal()) }
    }
}

/// The token that an evaluation makes of a pending element, once the proof shows that `key` evaluated it for a leaf of
/// this poll.
///
/// # Errors
/// The code `bad_proof` where it does not.
pub fn token(
    manifest: &Manifest,
    key: &PublicKey,
    pending: &Pending,
    exchanged: &Exchanged,
) -> Result<Held, Refusal> {
    let finalized = || {
        let tree = manifest.poll.groups();
        let group = tree.id(tree.find_leaf(exchanged.group.as_str())?);
        let evaluation = Evaluation::from_texts(&exchanged.evaluated, &exchanged.proof).ok()?;
        let token = pending.finalize(&evaluation, key, &Info::new(&manifest.id, group)).ok()?;
        let (nonce, output) = token.show().to_texts();
        Some(Held::Token { group: group.to_string(), nonce, output, made_by: key.to_text() })
    };
    finalized().ok_or_else(|| Refusal { code: "bad_proof".into(), ..Refusal::default() })
}

#[cfg(test)]
mod tests;
