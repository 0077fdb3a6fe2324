//! Invited people who answer while the worker comes and goes.

use crate::{SENDERS, Up, ballot};
use anyhow::{Context, Result, ensure};
use candor::ballot::{Evaluation, Info, Pending, PublicKey, digest_text, spent_digest};
use candor::wire::Exchange;
use candor::{GroupId, PollId};
use candor_tests::site::Site;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};

/// The invitation codes of each sender, and what their tokens are made with.
pub(crate) struct People {
    poll: PollId,
    key: PublicKey,
    codes: Vec<Vec<String>>,
}

/// Senders answer for the one group or the other.
fn group(sender: u64) -> &'static str {
    if sender.is_multiple_of(2) { "a" } else { "b" }
}

impl People {
    /// Invites so many people for each sender.
    pub(crate) fn invite(site: &Site, poll: &str, senders: u64, each: usize) -> Result<Self> {
        let path = format!("/api/polls/{poll}/invitations");
        let codes = (0..senders).map(|sender| -> Result<Vec<String>> {
            let mut codes = Vec::new();
            while codes.len() < each {
                let count = (each - codes.len()).min(1_000);
                let made = site.owner.post(&path, &json!({"group": group(sender), "count": count}))?;
                ensure!(made.status == 201, "{made:?}");
                codes.extend(serde_json::from_value::<Vec<String>>(made.json()["codes"].clone())?);
            }
            Ok(codes)
        });
        let codes = codes.collect::<Result<_>>()?;
        let manifest = site.anyone.get(&format!("/api/polls/{poll}"))?.json();
        let key = PublicKey::from_text(manifest["public_key"].as_str().context("no key")?)?;
        Ok(Self { poll: PollId::new(poll)?, key, codes })
    }

    /// The ballot of a sender with that number, with the digest of its nonce. The exchange, too, is
    /// sent until it is answered: the same request again gets the same answer.
    pub(crate) fn ballot(&self, up: &Up, sender: u64, number: u64) -> Result<(String, Value)> {
        let codes = &self.codes[usize::try_from(sender)?];
        let code = codes.get(usize::try_from(number)?).context("everyone has answered")?;
        let mut random = ChaCha8Rng::seed_from_u64(number * SENDERS + sender);
        let pending = Pending::new(|bytes| random.fill_bytes(bytes));
        let blinded = pending.blinded().to_text();
        let exchange = serde_json::to_value(Exchange { code: Some(code), blinded: &blinded })?;
        let reply = up.send(&format!("/api/polls/{}/tokens", self.poll.as_str()), &exchange)?.json();
        let text = |name: &str| reply[name].as_str().unwrap_or_default().to_owned();
        let evaluation = Evaluation::from_texts(&text("evaluated"), &text("proof"))?;
        let info = Info::new(&self.poll, &GroupId::new(group(sender))?);
        let (nonce, output) = pending.finalize(&evaluation, &self.key, &info)?.show().to_texts();
        let digest = digest_text(&spent_digest(&self.poll, &nonce));
        let mut ballot = ballot(group(sender), sender);
        (ballot["nonce"], ballot["output"]) = (json!(nonce), json!(output));
        Ok((digest, ballot))
    }
}
