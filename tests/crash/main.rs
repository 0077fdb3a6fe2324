//! SIGKILL at any moment loses no acknowledged ballot, counts none twice, and publishes nothing twice.

mod boxes;
mod people;

use anyhow::{Result, ensure};
use candor_tests::site::Site;
use people::People;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use xtask::client::{Client, Reply};

const SENDERS: u64 = 8;
/// How many ballots more than the next kill waits for are sent before the senders wait for it.
const AHEAD: u64 = 40;

fn definition(eligibility: &str) -> Value {
    // Each sender picks its own choice, so that its ballots can be counted in what is published.
    let choices: Vec<Value> =
        (0..SENDERS).map(|n| json!({"id": format!("s{n}"), "text": "Sender"})).collect();
    json!({
        "title": "Crash", "k": 5, "eligibility": eligibility, "release": "live",
        "groups": {"id": "all", "name": "All", "children": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]},
        "questions": [{"id": "who", "kind": "single", "text": "Who", "choices": choices},
                      {"id": "say", "kind": "comment", "text": "Say"}],
    })
}

/// A ballot without its token.
fn ballot(group: &str, sender: u64) -> Value {
    json!({"group": group, "answers": {"who": {"choice": format!("s{sender}")}, "say": {"declined": true}}})
}

/// The worker that is up, or is to be again.
struct Up {
    client: Mutex<Client>,
    stop: AtomicBool,
}

impl Up {
    /// Sends a call until it is answered, to whichever worker is there.
    fn send(&self, path: &str, body: &Value) -> Result<Reply> {
        let mut tries_at_the_end = 0;
        loop {
            let now = self.client.lock().map_err(|_| anyhow::anyhow!("a sender panicked"))?.clone();
            if let Ok(reply) = now.post(path, body) {
                match reply.status {
                    200 | 201 => return Ok(reply),
                    status => ensure!(status >= 500, "{reply:?}"),
                }
            }
            // The worker is down: wait until the main thread has started it again. At the end it is up for good.
            tries_at_the_end += u64::from(self.stop.load(Ordering::SeqCst));
            ensure!(tries_at_the_end < 1_000, "the worker does not come back");
            std::thread::park_timeout(Duration::from_millis(5));
        }
    }
}

#[test]
fn twelve_kills_under_load_lose_nothing_and_publish_nothing_twice() -> Result<()> {
    let mut site = Site::start()?;
    let poll = site.create(&definition("open"))?;
    let path = format!("/api/polls/{poll}/ballots");
    let send = |up: &Up, sender: u64, number: u64| {
        let group = if number.is_multiple_of(3) { "a" } else { "b" };
        let mut ballot = ballot(group, sender);
        ballot["nonce"] = json!(format!("sender-{sender}-ballot-{number}"));
        up.send(&path, &ballot).map(drop)
    };
    let outcome = under_kills(&mut site, &poll, 12, 50..350, &send)?;
    published(&site, &poll, outcome)
}

#[test]
fn a_hundred_kills_under_load_with_tokens_lose_nothing_and_count_nothing_twice() -> Result<()> {
    let mut site = Site::start()?;
    let poll = site.create(&definition("invited"))?;
    let people = People::invite(&site, &poll, SENDERS, 2_000)?;
    let (path, digests) = (format!("/api/polls/{poll}/ballots"), Mutex::new(BTreeSet::new()));
    let send = |up: &Up, sender: u64, number: u64| {
        let (digest, ballot) = people.ballot(up, sender, number)?;
        up.send(&path, &ballot)?;
        // Some do not see the reply, and send again.
        if number.is_multiple_of(5) {
            let again = up.send(&path, &ballot)?;
            ensure!(again.body.contains("already_counted"), "{again:?}");
        }
        digests.lock().map_err(|_| anyhow::anyhow!("a sender panicked"))?.insert(digest);
        Ok(())
    };
    let outcome = under_kills(&mut site, &poll, 100, 10..110, &send)?;
    published(&site, &poll, outcome)?;
    let turnout = site.anyone.get(&format!("/api/polls/{poll}/spent"))?.json();
    let spent: BTreeSet<String> = serde_json::from_value(turnout["digests"].clone())?;
    assert_eq!(spent, digests.into_inner()?, "the spent tokens are those that were acknowledged");
    Ok(())
}

/// Sends the ballot of a sender with that number until it is acknowledged.
type Send<'a> = &'a (dyn Fn(&Up, u64, u64) -> Result<()> + Sync);

/// What came of it: how many ballots of each sender were acknowledged, and the releases that were read in between.
type Outcome = (Vec<u64>, BTreeMap<u64, String>);

/// Kills the worker so many times while senders send, after a number of ballots in `pace`.
fn under_kills(
    site: &mut Site,
    poll: &str,
    kills: u64,
    pace: std::ops::Range<u64>,
    send: Send,
) -> Result<Outcome> {
    let up = Up { client: Mutex::new(site.owner.clone()), stop: AtomicBool::new(false) };
    let (acknowledged, target) = (AtomicU64::new(0), AtomicU64::new(0));
    let mut seen: BTreeMap<u64, String> = BTreeMap::new();
    let counts = std::thread::scope(|scope| -> Result<Vec<u64>> {
        let sender = |sender: u64| {
            let (up, acknowledged, target) = (&up, &acknowledged, &target);
            scope.spawn(move || -> Result<u64> {
                let mut sent = 0;
                while !up.stop.load(Ordering::SeqCst) {
                    // Enough are on their way when the worker dies; no more are used up while it is down and comes back.
                    if acknowledged.load(Ordering::SeqCst) > target.load(Ordering::SeqCst) + AHEAD {
                        std::thread::park_timeout(Duration::from_millis(1));
                        continue;
                    }
                    send(up, sender, sent)?;
                    sent += 1;
                    acknowledged.fetch_add(1, Ordering::SeqCst);
                }
                Ok(sent)
            })
        };
        let senders: Vec<_> = (0..SENDERS).map(sender).collect();
        let mut random = ChaCha8Rng::seed_from_u64(12);
        let outcome = (0..kills).try_for_each(|kill| -> Result<()> {
            // Each kill comes after so many more ballots, at a moment that nobody chose.
            let more = pace.start + u64::from(random.next_u32()) % (pace.end - pace.start);
            target.store(acknowledged.load(Ordering::SeqCst) + more, Ordering::SeqCst);
            while acknowledged.load(Ordering::SeqCst) < target.load(Ordering::SeqCst) {
                ensure!(!senders.iter().any(std::thread::ScopedJoinHandle::is_finished), "a sender gave up");
                std::thread::park_timeout(Duration::from_millis(1));
            }
            if kill % 2 == 0 {
                // A release is under way while the worker dies, half of the times.
                let owner = site.owner.clone();
                scope.spawn(move || _ = owner.release(poll));
            }
            site.kill_and_restart()?;
            *up.client.lock().map_err(|_| anyhow::anyhow!("a sender panicked"))? = site.owner.clone();
            for number in 1.. {
                let reply = site.anyone.get(&format!("/api/polls/{poll}/releases/{number}"))?;
                if reply.status == 404 {
                    break;
                }
                let body = seen.entry(number).or_insert_with(|| reply.body.clone());
                ensure!(*body == reply.body, "release {number} changed");
            }
            Ok(())
        });
        up.stop.store(true, Ordering::SeqCst);
        let counts =
            senders.into_iter().map(|sender| sender.join().map_err(|_| anyhow::anyhow!("panicked"))?);
        // Why a sender gave up says more than that it did.
        let counts = counts.collect::<Result<_>>()?;
        outcome.map(|()| counts)
    })?;

    Ok((counts, seen))
}

/// Closes the poll, and holds what is published against what was acknowledged.
fn published(site: &Site, poll: &str, (counts, seen): Outcome) -> Result<()> {
    let last = site.close(poll)?;
    let total: u64 = counts.iter().sum();
    println!("{total} ballots, {} releases", last["number"]);
    let root = &last["nodes"][0];
    assert_eq!(
        root["ballots"], total,
        "each acknowledged ballot is counted once; none is withheld, as many came"
    );
    for (sender, count) in counts.iter().enumerate() {
        assert_eq!(root["questions"]["who"]["counts"][format!("s{sender}")], *count, "sender {sender}");
    }
    let releases = site.anyone.get(&format!("/api/polls/{poll}/releases"))?.json();
    let releases = releases.as_array().unwrap();
    let mut published = 0;
    for (index, release) in releases.iter().enumerate() {
        assert_eq!(release["number"], index + 1, "numbers have no gaps");
        published += release["cohorts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| c["ballots"].as_u64().unwrap())
            .sum::<u64>();
        assert_eq!(release["nodes"][0]["ballots"], published, "cohorts are published once");
    }
    assert!(seen.len() >= 3, "there were releases between the kills: {}", seen.len());
    for (number, body) in seen {
        assert_eq!(site.anyone.get(&format!("/api/polls/{poll}/releases/{number}"))?.body, body);
    }
    Ok(())
}
