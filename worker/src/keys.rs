//! Every secret of a poll, derived from one master secret of the deployment (HKDF, RFC 5869): the key that evaluates and
//! redeems its tokens, and the key that hides invitation codes.
//!
//! Master secrets are a list, the newest first. A new poll's keys come from the newest; an earlier poll's from whichever
//! makes the public key that its manifest has shown from the start. So a master secret can be replaced while polls are
//! open: put the new one in front, and remove the old one when its last poll is closed.

use crate::problem::Problem;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use candor::PollId;
use candor::ballot::{Blinded, Evaluation, Info, Key, PublicKey};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use ring::hkdf::{HKDF_SHA256, Prk, Salt};
use ring::hmac;
use worker::Env;

/// The binding with the master secrets: each 32 bytes as base64url, with commas between them.
const BINDING: &str = "MASTER_SECRETS";

/// What a poll's secrets are for; no two are ever equal.
const POLL_KEY: &str = "poll key";
const HASHES: &str = "hashes";
const PROOFS: &str = "proofs";

/// The key by which the addresses of callers are hashed before the platform counts them: the same in every isolate, and of no
/// poll. None where the deployment has no master secret.
pub(crate) fn of_addresses(env: &Env) -> Option<hmac::Key> {
    let newest = masters(env).into_iter().next()?;
    let prk = Salt::new(HKDF_SHA256, b"candor/1").extract(&newest);
    Some(prk.expand(&[b"addresses"], hmac::HMAC_SHA256).ok()?.into())
}

/// The secrets of one poll.
pub(crate) struct Secrets {
    poll: PollId,
    prk: Prk,
    key: Key,
}

impl Secrets {
    /// Those of a new poll, from the newest master secret.
    ///
    /// # Errors
    /// [`Problem::KeyMissing`] where the deployment has no master secret.
    pub(crate) fn new(env: &Env, poll: &PollId) -> Result<Self, Problem> {
        let newest = masters(env).into_iter().next().ok_or(Problem::KeyMissing)?;
        Self::derive(&newest, poll)
    }

    /// Those of the poll with that public key.
    ///
    /// # Errors
    /// [`Problem::KeyMissing`] where no master secret of the deployment makes it.
    pub(crate) fn of(env: &Env, poll: &PollId, public: &PublicKey) -> Result<Self, Problem> {
        Self::find(masters(env), poll, public)
    }

    fn find(masters: Vec<[u8; 32]>, poll: &PollId, public: &PublicKey) -> Result<Self, Problem> {
        let derived = masters.iter().filter_map(|master| Self::derive(master, poll).ok());
        derived.into_iter().find(|secrets| secrets.public() == *public).ok_or(Problem::KeyMissing)
    }

    fn derive(master: &[u8; 32], poll: &PollId) -> Result<Self, Problem> {
        let prk = Salt::new(HKDF_SHA256, b"candor/1").extract(master);
        let seed = expand(&prk, poll, POLL_KEY, &[])?;
        let key = Key::from_seed(&seed).map_err(|error| worker::Error::from(error.to_string()))?;
        Ok(Self { poll: poll.clone(), prk, key })
    }

    /// The key that the manifest shows.
    pub(crate) fn public(&self) -> PublicKey {
        self.key.public()
    }

    /// The key that tokens are redeemed with.
    pub(crate) fn into_key(self) -> Key {
        self.key
    }

    /// Evaluates a blinded element. The proof's randomness is derived from a secret and from what is evaluated, so that
    /// the same request has the same reply, byte for byte (as RFC 6979 does for signatures).
    ///
    /// # Errors
    /// None in practice.
    pub(crate) fn evaluate(&self, blinded: &Blinded, info: &Info) -> Result<Evaluation, Problem> {
        let seed = expand(&self.prk, &self.poll, PROOFS, &[&blinded.to_bytes(), info.as_bytes()])?;
        let mut random = ChaCha20Rng::from_seed(seed);
        let evaluation = self.key.evaluate(blinded, info, |bytes| random.fill_bytes(bytes));
        evaluation.map_err(|error| worker::Error::from(error.to_string()).into())
    }

    /// The keyed hash (HMAC-SHA-256) under which something is kept: without the key it says nothing, and how long a
    /// look-up by it takes says nothing of what was hashed.
    ///
    /// # Errors
    /// None in practice.
    pub(crate) fn hash(&self, purpose: &str, parts: &[&[u8]]) -> Result<Vec<u8>, Problem> {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &expand(&self.prk, &self.poll, HASHES, &[])?);
        let mut context = hmac::Context::with_key(&key);
        for part in [&[purpose.as_bytes()], parts].concat() {
            // Lengths first, so that no two lists of parts are the same bytes.
            context.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            context.update(part);
        }
        Ok(context.sign().as_ref().to_vec())
    }
}

/// 32 bytes of output keying material, for one purpose of one poll.
fn expand(prk: &Prk, poll: &PollId, purpose: &str, more: &[&[u8]]) -> Result<[u8; 32], Problem> {
    let mut info = vec![purpose.as_bytes(), &[0], poll.as_str().as_bytes(), &[0]];
    info.extend(more);
    let mut bytes = [0; 32];
    let filled = prk.expand(&info, HKDF_SHA256).and_then(|material| material.fill(&mut bytes));
    filled.map_err(|_| worker::Error::from("a secret could not be derived"))?;
    Ok(bytes)
}

/// The master secrets of the deployment, the newest first; texts that are none are left out.
fn masters(env: &Env) -> Vec<[u8; 32]> {
    parse(&env.var(BINDING).map(|secrets| secrets.to_string()).unwrap_or_default())
}

fn parse(secrets: &str) -> Vec<[u8; 32]> {
    let one = |text: &str| URL_SAFE_NO_PAD.decode(text.trim()).ok()?.try_into().ok();
    secrets.split(',').filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use candor::GroupId;
    use candor::ballot::Pending;

    fn poll(id: &str) -> PollId {
        PollId::new(id).expect("id")
    }

    fn derive(master: u8, id: &str) -> Secrets {
        Secrets::derive(&[master; 32], &poll(id)).unwrap_or_else(|_| unreachable!("a key"))
    }

    #[test]
    fn every_poll_and_every_master_secret_has_a_key_of_its_own() {
        let key = |master, id| derive(master, id).public();
        assert_eq!(key(1, "a"), key(1, "a"));
        assert_ne!(key(1, "a"), key(1, "b"));
        assert_ne!(key(1, "a"), key(2, "a"));
    }

    #[test]
    fn a_poll_finds_its_key_among_newer_master_secrets() {
        let public = derive(1, "a").public();
        let found = |masters: &[u8]| {
            let masters = masters.iter().map(|master| [*master; 32]).collect();
            Secrets::find(masters, &poll("a"), &public).is_ok_and(|secrets| secrets.public() == public)
        };
        assert!(found(&[1]) && found(&[2, 1]) && found(&[3, 2, 1]));
        assert!(!found(&[2]) && !found(&[]));
    }

    #[test]
    fn the_same_request_has_the_same_reply() {
        let secrets = derive(1, "a");
        let info = |leaf| Info::new(&poll("a"), &GroupId::new(leaf).expect("id"));
        let mut random = ChaCha20Rng::from_seed([9; 32]);
        let blinded = Pending::new(|bytes| random.fill_bytes(bytes)).blinded();
        let evaluate = |leaf| secrets.evaluate(&blinded, &info(leaf)).unwrap_or_else(|_| unreachable!());
        assert_eq!(evaluate("x"), evaluate("x"));
        assert_ne!(evaluate("x"), evaluate("y"));
    }

    #[test]
    fn hashes_differ_by_purpose_and_by_how_their_parts_are_cut() {
        let secrets = derive(1, "a");
        let hash = |purpose, parts: &[&[u8]]| secrets.hash(purpose, parts).unwrap_or_default();
        assert_eq!(hash("p", &[b"ab"]), hash("p", &[b"ab"]));
        assert_ne!(hash("p", &[b"ab"]), hash("q", &[b"ab"]));
        assert_ne!(hash("p", &[b"ab", b"c"]), hash("p", &[b"a", b"bc"]));
        assert_ne!(hash("p", &[b"ab"]), derive(1, "b").hash("p", &[b"ab"]).unwrap_or_default());
    }

    #[test]
    fn master_secrets_are_a_list() {
        let one = URL_SAFE_NO_PAD.encode([1; 32]);
        let two = URL_SAFE_NO_PAD.encode([2; 32]);
        assert_eq!(parse(&format!("{two}, {one}")), [[2; 32], [1; 32]]);
        assert_eq!(parse("short,"), [[0; 32]; 0]);
    }
}
