//! `cargo xtask soak`: a day in the life. A thousand simulated people answer, come back, read and send again, over several polls
//! with releases, restarts and backups in between; then everything is audited: for every poll, what was acknowledged is what is
//! counted, each person once; nobody saw a 5xx of a worker that was up; memory is flat.

use anyhow::{Context, Result, ensure};
use candor_tests::site::Site;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use xtask::client::{Client, Reply};

const PEOPLE: u64 = 1_000;
const THREADS: u64 = 16;
/// How many polls are open at once; one closes and another opens in turn.
const OPEN: usize = 4;
const LEAVES: u64 = 12;

/// A poll of the day, and who was told that their ballot counts.
struct Poll {
    id: String,
    /// By person, what they chose.
    acknowledged: Mutex<BTreeMap<u64, u64>>,
    closing: AtomicBool,
}

struct Day {
    client: Mutex<Client>,
    /// Held while the worker is down on purpose: whoever fails then tries again.
    down: AtomicBool,
    polls: Mutex<Vec<std::sync::Arc<Poll>>>,
    stop: AtomicBool,
    calls: AtomicU64,
}

impl Day {
    fn client(&self) -> Result<Client> {
        Ok(self.client.lock().map_err(|_| anyhow::anyhow!("somebody panicked"))?.clone())
    }

    /// A call until it is answered; an answer of 500 or more while the worker was up all the time is an error.
    fn call(&self, call: impl Fn(&Client) -> Result<Reply>) -> Result<Reply> {
        let start = Instant::now();
        loop {
            let was_down = self.down.load(Ordering::SeqCst);
            let reply = call(&self.client()?);
            self.calls.fetch_add(1, Ordering::Relaxed);
            match reply {
                Ok(reply) if reply.status < 500 => return Ok(reply),
                Ok(reply) if !was_down && !self.down.load(Ordering::SeqCst) => {
                    anyhow::bail!("{} while it was up: {}", reply.status, reply.body)
                }
                _ => {}
            }
            ensure!(start.elapsed() < Duration::from_mins(1), "the worker does not come back");
            // The worker is started again by another thread of this program, which says so.
            std::thread::park_timeout(Duration::from_millis(10));
        }
    }
}

fn definition(number: u64) -> Value {
    let children: Vec<Value> =
        (0..LEAVES).map(|n| json!({"id": format!("g{n}"), "name": format!("Group {n}")})).collect();
    let choices: Vec<Value> =
        (0..4).map(|n| json!({"id": format!("c{n}"), "text": format!("Choice {n}")})).collect();
    json!({"title": format!("Soak {number}"), "k": 5, "release": if number.is_multiple_of(2) { "live" } else { "at_close" },
        "groups": {"id": "all", "name": "All", "children": children},
        "questions": [{"id": "q", "kind": "single", "text": "Q", "choices": choices}, {"id": "say", "kind": "comment", "text": "Say"}]})
}

/// What one person does: answers a poll that is open, reads, sends again.
fn act(day: &Day, person: u64, random: &mut ChaCha8Rng) -> Result<()> {
    let poll = {
        let polls = day.polls.lock().map_err(|_| anyhow::anyhow!("somebody panicked"))?;
        std::sync::Arc::clone(&polls[usize::try_from(random.next_u64())? % polls.len()])
    };
    let choice = (person * 7 + u64::from(poll.id.as_bytes()[0])) % 4;
    match random.next_u32() % 10 {
        0..=5 => {
            let say = if person.is_multiple_of(9) {
                json!({"text": format!("Remark {person}")})
            } else {
                json!({"declined": true})
            };
            let ballot = json!({"group": format!("g{}", person % LEAVES), "nonce": format!("soak-person-number-{person:06}"),
                "answers": {"q": {"choice": format!("c{choice}")}, "say": say}});
            let path = format!("/api/polls/{}/ballots", poll.id);
            let reply = day.call(|client| client.post(&path, &ballot))?;
            let mut known = poll.acknowledged.lock().map_err(|_| anyhow::anyhow!("somebody panicked"))?;
            match reply.status {
                // Sent again because a reply was lost, it may be known already.
                200 | 201 => _ = known.insert(person, choice),
                409 => ensure!(poll.closing.load(Ordering::SeqCst), "{reply:?}"),
                _ => anyhow::bail!("{reply:?}"),
            }
        }
        6 => _ = day.call(|client| client.get(&format!("/p/{}", poll.id)))?,
        7 => _ = day.call(|client| client.get(&format!("/p/{}/results", poll.id)))?,
        8 => _ = day.call(|client| client.get(&format!("/p/{}.svg", poll.id)))?,
        _ => _ = day.call(|client| client.get(&format!("/api/polls/{}/releases/latest", poll.id)))?,
    }
    Ok(())
}

/// Holds what a closed poll published against what was acknowledged.
fn audit(day: &Day, poll: &Poll) -> Result<u64> {
    let releases = day.call(|client| client.get(&format!("/api/polls/{}/releases", poll.id)))?.json();
    let releases = releases.as_array().context("releases")?;
    let last = releases.last().context("no release")?;
    let known = poll.acknowledged.lock().map_err(|_| anyhow::anyhow!("somebody panicked"))?;
    let mut cohorts = 0;
    for (index, release) in releases.iter().enumerate() {
        ensure!(release["number"] == index + 1, "numbers have gaps");
        for cohort in release["cohorts"].as_array().context("cohorts")? {
            let ballots = cohort["ballots"].as_u64().unwrap_or_default();
            ensure!(ballots >= 5, "a cohort of {ballots}");
            cohorts += ballots;
        }
    }
    let (published, acknowledged) =
        (last["nodes"][0]["ballots"].as_u64().unwrap_or_default(), known.len() as u64);
    ensure!(published == cohorts, "{published} published, {cohorts} in cohorts");
    // What is withheld at the close is fewer than k, and nothing is pooled any more.
    let withheld = acknowledged.checked_sub(published).context("more was published than acknowledged")?;
    ensure!(
        withheld < 5 && (withheld > 0) == (last["withheld"] == true),
        "{withheld} of {acknowledged} are missing"
    );
    if withheld == 0 {
        for choice in 0..4 {
            let expected = known.values().filter(|chosen| **chosen == choice).count();
            ensure!(
                last["nodes"][0]["questions"]["q"]["counts"][format!("c{choice}")] == expected,
                "choice {choice}"
            );
        }
    }
    Ok(published)
}

fn memory(process: u32) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? / 1_000)
}

fn main() -> Result<()> {
    let seconds: u64 = std::env::args().nth(1).map_or(Ok(600), |seconds| seconds.parse())?;
    let mut site = Site::start()?;
    let day = Day {
        client: Mutex::new(site.owner.clone()),
        down: AtomicBool::new(false),
        polls: Mutex::new(Vec::new()),
        stop: AtomicBool::new(false),
        calls: AtomicU64::new(0),
    };
    let mut number = 0;
    let open = |number: &mut u64| -> Result<std::sync::Arc<Poll>> {
        let made = day.call(|client| client.post("/api/polls", &definition(*number)))?;
        ensure!(made.status == 201, "{made:?}");
        *number += 1;
        let id = made.json()["id"].as_str().context("no id")?.to_owned();
        Ok(std::sync::Arc::new(Poll { id, acknowledged: Mutex::default(), closing: AtomicBool::new(false) }))
    };
    for _ in 0..OPEN {
        let poll = open(&mut number)?;
        day.polls.lock().map_err(|_| anyhow::anyhow!("somebody panicked"))?.push(poll);
    }
    let (start, mut closed, mut published, mut restarts, mut sizes) = (Instant::now(), 0, 0, 0, Vec::new());
    let outcome = std::thread::scope(|scope| -> Result<()> {
        let people = |thread: u64| {
            let day = &day;
            scope.spawn(move || -> Result<()> {
                let mut random = ChaCha8Rng::seed_from_u64(thread);
                while !day.stop.load(Ordering::SeqCst) {
                    let person = thread + THREADS * (random.next_u64() % (PEOPLE / THREADS));
                    act(day, person, &mut random)?;
                }
                Ok(())
            })
        };
        let threads: Vec<_> = (0..THREADS).map(people).collect();
        let mut live = || -> Result<()> {
            let mut turn = 0;
            while start.elapsed().as_secs() < seconds {
                // The pace of the day is the clock's.
                std::thread::park_timeout(Duration::from_secs(2));
                ensure!(!threads.iter().any(std::thread::ScopedJoinHandle::is_finished), "somebody gave up");
                turn += 1;
                if turn % 3 == 0 {
                    let next = open(&mut number)?;
                    let oldest = {
                        let mut polls = day.polls.lock().map_err(|_| anyhow::anyhow!("somebody panicked"))?;
                        polls[0].closing.store(true, Ordering::SeqCst);
                        polls.push(next);
                        polls.remove(0)
                    };
                    let path = format!("/api/polls/{}/close", oldest.id);
                    let reply = day.call(|client| client.post(&path, &Value::Null))?;
                    ensure!(reply.status == 200, "{reply:?}");
                    // Who was on their way when it closed is told so a moment later.
                    std::thread::park_timeout(Duration::from_millis(500));
                    published += audit(&day, &oldest)?;
                    closed += 1;
                }
                if turn % 10 == 0 {
                    day.down.store(true, Ordering::SeqCst);
                    site.kill_and_restart()?;
                    *day.client.lock().map_err(|_| anyhow::anyhow!("somebody panicked"))? =
                        site.owner.clone();
                    day.down.store(false, Ordering::SeqCst);
                    restarts += 1;
                } else if turn % 10 == 9 {
                    sizes.push(memory(site.process()?)?);
                }
                if turn % 15 == 0 {
                    println!(
                        "{} s: {closed} polls closed, {published} ballots published, {restarts} restarts, {} calls, {:?} MB",
                        start.elapsed().as_secs(),
                        day.calls.load(Ordering::Relaxed),
                        sizes.last()
                    );
                }
            }
            Ok(())
        };
        let outcome = live();
        day.stop.store(true, Ordering::SeqCst);
        for thread in threads {
            thread.join().map_err(|_| anyhow::anyhow!("somebody panicked"))??;
        }
        outcome
    });
    outcome?;
    let rest = std::mem::take(&mut *day.polls.lock().map_err(|_| anyhow::anyhow!("somebody panicked"))?);
    for poll in rest {
        day.call(|client| client.post(&format!("/api/polls/{}/close", poll.id), &Value::Null))?;
        published += audit(&day, &poll)?;
        closed += 1;
    }
    let (least, most) =
        (sizes.iter().min().copied().unwrap_or_default(), sizes.iter().max().copied().unwrap_or_default());
    println!(
        "audited: {closed} polls, {published} ballots, {restarts} restarts, {} calls, no 5xx",
        day.calls.load(Ordering::Relaxed)
    );
    println!("memory of workerd before each restart: {least} to {most} MB");
    ensure!(most < least * 2 + 50, "memory is not flat: {sizes:?}");
    Ok(())
}
