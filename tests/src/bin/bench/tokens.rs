//! An invited poll: what exchanging an invitation and redeeming a token cost.

use crate::load::{Call, Figures, Times, alone, load};
use anyhow::{Context, Result, anyhow, bail, ensure};
use candor::ballot::{Evaluation, Info, Pending, PublicKey};
use candor::wire::{Exchange, Exchanged};
use candor::{GroupId, PollId};
use candor_tests::site::Site;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use xtask::client::Client;

/// The most invitations that one call makes.
const BATCH: usize = 1_000;
/// How many times a thousand invitations are made: more than two cores exchange in the time.
const BATCHES: usize = 12;
/// How many turns exchanging has. It takes about five times as long as a ballot.
pub(crate) const TURNS: u32 = 24;
/// How often each request is sent on an idle connection.
const ROUNDS: usize = 400;
/// Links of invitations that nothing here exchanges.
pub(crate) const LINKS: usize = 3;

/// A poll with invited people, none of whom has exchanged yet.
pub(crate) struct Invited {
    poll: String,
    info: Info,
    key: PublicKey,
    people: Vec<Person>,
    /// As they are handed out, for the browser.
    pub(crate) links: Vec<String>,
}

/// Somebody with an invitation, who has blinded a nonce.
struct Person {
    pending: Pending,
    /// The body of the request that exchanges it.
    request: Value,
}

/// What each kind of request costs on an idle connection, in milliseconds.
pub(crate) struct Costs {
    /// What a first exchange takes longer than a constant reply.
    pub(crate) exchange: f64,
    /// What a repeated exchange takes longer than a refused one: they differ in the evaluation alone.
    pub(crate) evaluate: f64,
    /// What a forged token takes longer than one that cannot even be read: they differ in redeeming.
    pub(crate) redeem: f64,
}

impl Invited {
    /// Makes the poll, its invitations, and what people send to exchange them.
    pub(crate) fn new(site: &Site, mut definition: Value) -> Result<Self> {
        definition["eligibility"] = json!("invited");
        let poll = site.create(&definition)?;
        let mut random = ChaCha20Rng::seed_from_u64(9_497);
        let (mut people, mut links) = (Vec::with_capacity(BATCH * BATCHES), Vec::new());
        for _ in 0..BATCHES {
            let order = json!({"group": "a", "count": BATCH});
            let made = site.owner.post(&format!("/api/polls/{poll}/invitations"), &order)?;
            ensure!(made.status == 201, "invitations are refused: {}", made.body);
            let made = made.json();
            links.extend(texts(&made["links"])?);
            for code in texts(&made["codes"])? {
                let pending = Pending::new(|bytes| random.fill_bytes(bytes));
                let blinded = pending.blinded().to_text();
                let request = serde_json::to_value(Exchange { code: Some(&code), blinded: &blinded })?;
                people.push(Person { pending, request });
            }
        }
        // The last links are the browser's; the people they belong to exchange nothing here.
        people.truncate(people.len() - LINKS);
        let links = links.split_off(people.len());
        let manifest = site.anyone.get(&format!("/api/polls/{poll}"))?.json();
        let key = manifest["public_key"].as_str().context("the manifest has no key")?;
        let (key, info) =
            (PublicKey::from_text(key)?, Info::new(&PollId::new(poll.as_str())?, &GroupId::new("a")?));
        Ok(Self { poll, info, key, people, links })
    }

    /// Times single requests; nothing else may be under way. Uses up some of the people.
    pub(crate) fn costs(&mut self, client: &Client) -> Result<Costs> {
        let people = self.people.split_off(self.people.len() - ROUNDS - 1);
        let tokens = format!("/api/polls/{}/tokens", self.poll);
        let exchange = |body: &Value| client.post(&tokens, body).map(|reply| reply.status);
        let reply = client.post(&tokens, &people[0].request)?;
        ensure!(reply.status == 200, "an exchange is refused: {}", reply.body);
        let ballot = self.ballot(&people[0], &serde_json::from_str(&reply.body)?)?;
        let mut refused = people[0].request.clone();
        refused["blinded"] = people[1].request["blinded"].clone();
        let ballots = self.ballots_path();
        ensure!(client.post(&ballots, &ballot)?.status == 201, "a ballot with a token is refused");
        // Of a nonce that is not spent: a spent one is recognised before its token is looked at.
        let (mut forged, mut unreadable) = (ballot.clone(), ballot);
        forged["nonce"] = json!("A".repeat(43));
        unreadable["nonce"] = json!("A".repeat(43));
        unreadable["output"] = json!("A");
        let [constant, first, again, refused, forged, unreadable] = alone(
            ROUNDS,
            [
                (&|_| client.get("/healthz").map(|reply| reply.status), 200),
                (&|round| exchange(&people[round].request), 200),
                (&|_| exchange(&people[0].request), 200),
                (&|_| exchange(&refused), 409),
                (&|_| client.post(&ballots, &forged).map(|reply| reply.status), 403),
                (&|_| client.post(&ballots, &unreadable).map(|reply| reply.status), 422),
            ],
        )?;
        let difference = |more: &Times, less: &Times| more.p10 - less.p10;
        let costs = Costs {
            exchange: difference(&first, &constant),
            evaluate: difference(&again, &refused),
            redeem: difference(&forged, &unreadable),
        };
        println!(
            "one idle connection: p50 of a constant reply {:.2} ms, of an exchange {:.2} ms",
            constant.p50, first.p50
        );
        println!("in workerd, as differences of p10, because its own clock stands still inside a request:");
        println!("  an exchange, less a constant reply: {:.2} ms", costs.exchange);
        println!(
            "  evaluating in WebAssembly: {:.2} ms (an exchange sent again, less a refused one)",
            costs.evaluate
        );
        println!(
            "  redeeming in WebAssembly: {:.2} ms (a forged token, less an unreadable one)",
            costs.redeem
        );
        Ok(costs)
    }

    /// Exchanges invitations on many connections, beside constant replies, and gives the ballots that the tokens are good
    /// for.
    pub(crate) fn exchange(&self, client: &Client, constant: Call) -> Result<([Figures; 2], Vec<Value>)> {
        let path = format!("/api/polls/{}/tokens", self.poll);
        let (next, replies) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
        let exchange = || {
            let Some(person) = self.people.get(next.fetch_add(1, Ordering::Relaxed)) else { return Ok(None) };
            let reply = client.post(&path, &person.request)?;
            replies.lock().map_err(|_| anyhow!("a sender panicked"))?.push((person, reply.body));
            Ok(Some(reply.status))
        };
        let figures = load(TURNS, [("a constant reply", constant), ("exchanges, each durable", &exchange)])?;
        let replies = replies.into_inner().map_err(|_| anyhow!("a sender panicked"))?;
        let ballots =
            replies.iter().map(|(person, reply)| self.ballot(person, &serde_json::from_str(reply)?));
        Ok((figures, ballots.collect::<Result<_>>()?))
    }

    /// Sends the next of those ballots.
    pub(crate) fn cast(&self, client: &Client, ballots: &[Value], next: &AtomicUsize) -> Result<Option<u16>> {
        let Some(ballot) = ballots.get(next.fetch_add(1, Ordering::Relaxed)) else { return Ok(None) };
        client.post(&self.ballots_path(), ballot).map(|reply| Some(reply.status))
    }

    fn ballot(&self, person: &Person, exchanged: &Exchanged) -> Result<Value> {
        let evaluation = Evaluation::from_texts(&exchanged.evaluated, &exchanged.proof)?;
        let token = person.pending.finalize(&evaluation, &self.key, &self.info)?;
        let (nonce, output) = token.show().to_texts();
        let mut ballot = crate::ballot(&nonce);
        ballot["output"] = json!(output);
        Ok(ballot)
    }

    fn ballots_path(&self) -> String {
        format!("/api/polls/{}/ballots", self.poll)
    }
}

fn texts(list: &Value) -> Result<Vec<String>> {
    let Value::Array(list) = list else { bail!("a list is missing") };
    list.iter().map(|text| Ok(text.as_str().context("a text is missing")?.to_owned())).collect()
}
