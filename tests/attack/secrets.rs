//! What only the master secret tells: under which keyed hashes a register keeps a code. Derived as worker/src/keys.rs
//! does, in the tests' own words.

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use candor::PollId;
use candor::invitation::Code;
use ring::hkdf::{HKDF_SHA256, Salt};
use ring::hmac;

/// The key that hides the codes of one poll.
pub(crate) struct Hashes(hmac::Key);

impl Hashes {
    /// That of a poll of the deployment with this one master secret.
    pub(crate) fn of(master_secret: &str, poll: &PollId) -> Result<Self> {
        let master = URL_SAFE_NO_PAD.decode(master_secret)?;
        let info = [b"hashes".as_slice(), &[0], poll.as_str().as_bytes(), &[0]];
        let mut key = [0; 32];
        let prk = Salt::new(HKDF_SHA256, b"candor/1").extract(&master);
        let filled = prk.expand(&info, HKDF_SHA256).and_then(|material| material.fill(&mut key));
        filled.ok().context("HKDF fails")?;
        Ok(Self(hmac::Key::new(hmac::HMAC_SHA256, &key)))
    }

    /// The id of the row that entitles.
    pub(crate) fn invitation(&self, code: &Code) -> Vec<u8> {
        self.hash(b"invitation", code)
    }

    /// The id of the row that says that it was used.
    pub(crate) fn exchange(&self, code: &Code) -> Vec<u8> {
        self.hash(b"code used", code)
    }

    fn hash(&self, purpose: &[u8], code: &Code) -> Vec<u8> {
        let secret = code.secret();
        let mut context = hmac::Context::with_key(&self.0);
        for part in [purpose, &secret] {
            context.update(&(part.len() as u64).to_be_bytes());
            context.update(part);
        }
        context.sign().as_ref().to_vec()
    }
}
