//! A person's device: draws a nonce, has it evaluated, and finalizes the token.

use anyhow::{Result, anyhow, ensure};
use candor::ballot::{Evaluation, Info, Pending, PublicKey};
use candor::wire::Exchanged;
use candor::{GroupId, PollId};
use candor_tests::site::Site;
use ring::rand::{SecureRandom, SystemRandom};
use serde_json::{Value, json};
use xtask::client::Reply;

/// One device, which has drawn its nonce.
pub(crate) struct Voter {
    poll: String,
    pending: Pending,
}

impl Voter {
    pub(crate) fn new(poll: &str) -> Self {
        let random = |bytes: &mut [u8]| SystemRandom::new().fill(bytes).expect("randomness");
        Self { poll: poll.to_owned(), pending: Pending::new(random) }
    }

    pub(crate) fn blinded(&self) -> String {
        self.pending.blinded().to_text()
    }

    /// Exchanges an invitation.
    pub(crate) fn exchange(&self, site: &Site, code: &str) -> Result<Reply> {
        let body = json!({"code": code, "blinded": self.blinded()});
        site.anyone.post(&format!("/api/polls/{}/tokens", self.poll), &body)
    }

    /// Asks for a token with a header that says who is asking.
    pub(crate) fn ask(&self, site: &Site, header: (&str, &str)) -> Result<Reply> {
        let body = json!({"blinded": self.blinded()}).to_string();
        let headers = [("content-type", "application/json"), header];
        site.anyone.send("POST", &format!("/api/polls/{}/tokens", self.poll), &headers, body.as_bytes())
    }

    /// The ballot that an evaluation entitles to, with those answers.
    pub(crate) fn ballot(&self, site: &Site, reply: &Reply, answers: &Value) -> Result<Value> {
        ensure!(reply.status == 200, "no token: {reply:?}");
        let said: Exchanged = serde_json::from_str(&reply.body)?;
        let manifest = site.anyone.get(&format!("/api/polls/{}", self.poll))?.json();
        let key = PublicKey::from_text(manifest["public_key"].as_str().unwrap_or_default())?;
        let info = Info::new(&PollId::new(self.poll.as_str())?, &said.group);
        let evaluation = Evaluation::from_texts(&said.evaluated, &said.proof)?;
        let token = self.pending.finalize(&evaluation, &key, &info).map_err(|error| anyhow!("{error}"))?;
        let (nonce, output) = token.show().to_texts();
        Ok(
            json!({"group": GroupId::as_str(&said.group), "answers": answers, "nonce": nonce, "output": output}),
        )
    }
}
