//! SIGKILL at any moment loses no acknowledged ballot and publishes nothing twice.

use anyhow::{Result, ensure};
use candor_tests::site::Site;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use xtask::client::Client;

const KILLS: u64 = 12;
const SENDERS: u64 = 8;

fn definition() -> Value {
    // Each sender picks its own choice, so that its ballots can be counted in what is published.
    let choices: Vec<Value> =
        (0..SENDERS).map(|n| json!({"id": format!("s{n}"), "text": "Sender"})).collect();
    json!({
        "title": "Crash", "k": 5, "eligibility": "open", "release": "live",
        "groups": {"id": "all", "name": "All", "children": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]},
        "questions": [{"id": "who", "kind": "single", "text": "Who", "choices": choices},
                      {"id": "say", "kind": "comment", "text": "Say"}],
    })
}

/// Sends one ballot until it is acknowledged, to whichever worker is there.
fn send(client: &Mutex<Client>, poll: &str, sender: u64, number: u64, stop: &AtomicBool) -> Result<()> {
    let ballot = json!({
        "group": if number.is_multiple_of(3) { "a" } else { "b" }, "nonce": format!("sender-{sender}-ballot-{number}"),
        "answers": {"who": {"choice": format!("s{sender}")}, "say": {"declined": true}},
    });
    let mut tries_at_the_end = 0;
    loop {
        let now = client.lock().map_err(|_| anyhow::anyhow!("a sender panicked"))?.clone();
        if let Ok(reply) = now.post(&format!("/api/polls/{poll}/ballots"), &ballot) {
            match reply.status {
                200 | 201 => return Ok(()),
                status => ensure!(status >= 500, "{reply:?}"),
            }
        }
        // The worker is down: wait until the main thread has started it again. At the end it is up for good.
        tries_at_the_end += u64::from(stop.load(Ordering::SeqCst));
        ensure!(tries_at_the_end < 1_000, "the worker does not come back");
        std::thread::park_timeout(Duration::from_millis(5));
    }
}

#[test]
fn twelve_kills_under_load_lose_nothing_and_publish_nothing_twice() -> Result<()> {
    let mut site = Site::start()?;
    let poll = site.create(&definition())?;
    let client = Mutex::new(site.owner.clone());
    let (stop, acknowledged) = (AtomicBool::new(false), AtomicU64::new(0));
    let mut seen: BTreeMap<u64, String> = BTreeMap::new();
    let counts = std::thread::scope(|scope| -> Result<Vec<u64>> {
        let sender = |sender: u64| {
            let (client, poll, stop, acknowledged) = (&client, poll.as_str(), &stop, &acknowledged);
            scope.spawn(move || -> Result<u64> {
                let mut sent = 0;
                while !stop.load(Ordering::SeqCst) {
                    send(client, poll, sender, sent, stop)?;
                    sent += 1;
                    acknowledged.fetch_add(1, Ordering::SeqCst);
                }
                Ok(sent)
            })
        };
        let senders: Vec<_> = (0..SENDERS).map(sender).collect();
        let mut random = ChaCha8Rng::seed_from_u64(12);
        let outcome = (0..KILLS).try_for_each(|kill| -> Result<()> {
            // Each kill comes after so many more ballots, at a moment that nobody chose.
            let target = acknowledged.load(Ordering::SeqCst) + 50 + u64::from(random.next_u32() % 300);
            while acknowledged.load(Ordering::SeqCst) < target {
                ensure!(!senders.iter().any(std::thread::ScopedJoinHandle::is_finished), "a sender gave up");
                std::thread::park_timeout(Duration::from_millis(1));
            }
            if kill % 2 == 0 {
                // A release is under way while the worker dies, half of the times.
                let (owner, poll) = (site.owner.clone(), poll.clone());
                scope.spawn(move || _ = owner.release(&poll));
            }
            site.kill_and_restart()?;
            *client.lock().map_err(|_| anyhow::anyhow!("a sender panicked"))? = site.owner.clone();
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
        stop.store(true, Ordering::SeqCst);
        let counts =
            senders.into_iter().map(|sender| sender.join().map_err(|_| anyhow::anyhow!("panicked"))?);
        let counts = counts.collect::<Result<_>>();
        outcome.and(counts)
    })?;

    let last = site.close(&poll)?;
    let total: u64 = counts.iter().sum();
    println!("{total} ballots, {} releases, {KILLS} kills", last["number"]);
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
