//! Polls that people are invited to, and people who answer them with the client that is not ours.

use crate::polls::definition;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use candor_tests::independent::{self, Invitation, Pending, Poll, Token};
use candor_tests::site::Site;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use xtask::client::Reply;

/// A poll that people are invited to, with the links of those invited to each team.
pub(crate) struct Invited {
    pub(crate) site: Site,
    pub(crate) poll: String,
    pub(crate) links: BTreeMap<&'static str, Vec<String>>,
}

impl Invited {
    pub(crate) fn start() -> Result<Self> {
        let site = Site::start()?;
        let (poll, links) = invite(&site)?;
        Ok(Self { site, poll, links })
    }

    pub(crate) fn post(&self, call: &str, body: &Value) -> Result<Reply> {
        self.site.anyone.post(&format!("/api/polls/{}/{call}", self.poll), body)
    }

    pub(crate) fn get(&self, call: &str) -> Result<Reply> {
        self.site.anyone.get(&format!("/api/polls/{}{call}", self.poll))
    }

    pub(crate) fn manifest(&self) -> Result<Value> {
        Ok(self.get("")?.json())
    }

    /// Exchanges an invitation and finalizes, as a client does.
    pub(crate) fn token(&self, link: &str, seed: u64) -> Result<Token> {
        token(&self.site, link, seed)
    }
}

/// A definition of a poll that people are invited to.
pub(crate) fn by_invitation() -> Value {
    let mut definition = definition();
    definition["eligibility"] = json!("invited");
    definition
}

/// Makes a poll, and invites three to each team.
pub(crate) fn invite(site: &Site) -> Result<(String, BTreeMap<&'static str, Vec<String>>)> {
    let poll = site.create(&by_invitation())?;
    let mut links = BTreeMap::new();
    for team in ["north", "south"] {
        links.insert(team, order(site, &poll, team, 3)?);
    }
    Ok((poll, links))
}

/// Makes another poll, and invites as [`invite`] does. One poll in 4,096 has the mark of `poll`, so that codes of it seem to
/// be codes of `poll` that nobody made: such a poll is passed over.
pub(crate) fn invite_elsewhere(
    site: &Site,
    poll: &str,
) -> Result<(String, BTreeMap<&'static str, Vec<String>>)> {
    loop {
        let (other, links) = invite(site)?;
        if independent::mark(&other) != independent::mark(poll) {
            return Ok((other, links));
        }
    }
}

/// Invites so many, and gives their links.
pub(crate) fn order(site: &Site, poll: &str, team: &str, count: u64) -> Result<Vec<String>> {
    let order = json!({"group": team, "count": count});
    let made = site.owner.post(&format!("/api/polls/{poll}/invitations"), &order)?;
    anyhow::ensure!(made.status == 201, "{made:?}");
    let made = made.json();
    let texts = made["links"].as_array().context("links")?.iter().filter_map(Value::as_str);
    Ok(texts.map(ToOwned::to_owned).collect())
}

/// Exchanges an invitation of any poll and finalizes.
pub(crate) fn token(site: &Site, link: &str, seed: u64) -> Result<Token> {
    let invitation = Invitation::of(link)?;
    let path = format!("/api/polls/{}", invitation.poll);
    let poll = Poll::of(&site.anyone.get(&path)?.json(), &invitation)?;
    let pending = pending(seed)?;
    let reply = site.anyone.post(&format!("{path}/tokens"), &pending.request(&invitation))?;
    anyhow::ensure!(reply.status == 200, "{reply:?}");
    Ok(pending.finalize(&poll, &reply.json())?)
}

pub(crate) fn pending(seed: u64) -> Result<Pending> {
    let mut random = ChaCha20Rng::seed_from_u64(seed);
    let (mut nonce, mut blind) = ([0; 32], [0; 64]);
    random.fill_bytes(&mut nonce);
    random.fill_bytes(&mut blind);
    Ok(Pending::new(nonce, &blind)?)
}

/// The status and the code of a problem.
pub(crate) fn problem(reply: &Reply) -> (u16, String) {
    (reply.status, reply.json()["code"].as_str().unwrap_or_default().to_owned())
}

pub(crate) fn is(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

/// A text with one bit of one of its bytes changed.
pub(crate) fn flipped(text: &Value, bit: usize) -> Value {
    let mut bytes = URL_SAFE_NO_PAD.decode(text.as_str().expect("a text")).expect("base64url");
    bytes[bit / 8] ^= 1 << (bit % 8);
    json!(URL_SAFE_NO_PAD.encode(bytes))
}
