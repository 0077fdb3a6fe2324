//! The fourth attack: somebody reads every page there is, every 50 ms, while people answer, and tries to tell whether one
//! particular person has.

use crate::invited::{Invited, invite};
use crate::polls::{answers, with_comment};
use anyhow::Result;
use candor_tests::site::Site;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// How often everything is read.
const EVERY: Duration = Duration::from_millis(50);

/// What anyone can read of a poll.
const READS: [&str; 11] = [
    "/api/polls/{}",
    "/api/polls/{}/releases",
    "/api/polls/{}/releases/latest",
    "/api/polls/{}/releases/latest.csv",
    "/api/polls/{}/metrics",
    "/api/polls/{}/spent",
    "/api/polls/{}/predictions",
    "/api/polls/{}/commitments",
    "/p/{}",
    "/p/{}/results",
    "/p/{}.svg",
];

/// One reading: what was told, and how long it took.
struct Reading {
    /// How many had answered when it began.
    answered: u32,
    told: Vec<String>,
    took: Duration,
}

fn read(site: &Site, poll: &str, answered: u32) -> Result<Reading> {
    let start = Instant::now();
    let mut told = Vec::new();
    for path in READS {
        let mut reply = site.anyone.get(&path.replace("{}", poll))?;
        // The time, and whether the connection is kept, are the transport's.
        reply.headers.retain(|(name, _)| name != "date" && name != "connection");
        told.push(format!("{path}: {reply:?}"));
    }
    Ok(Reading { answered, told, took: start.elapsed() })
}

/// Reads until nobody listens any more, and tells of each reading how many had answered when it began.
fn watch(site: &Site, poll: &str, answered: &AtomicU32, told: &Sender<u32>) -> Result<Vec<Reading>> {
    let mut readings = Vec::new();
    loop {
        let reading = read(site, poll, answered.load(Ordering::SeqCst))?;
        std::thread::park_timeout(EVERY.saturating_sub(reading.took));
        let is_over = told.send(reading.answered).is_err();
        readings.push(reading);
        if is_over {
            return Ok(readings);
        }
    }
}

/// Waits until a reading was made that began after so many had answered.
fn until_read(readings: &Receiver<u32>, answered: u32) -> Result<()> {
    while readings.recv()? < answered {}
    Ok(())
}

/// Tells of how long readings took, those during which somebody answered apart. Nothing is asserted of it: a machine that does
/// other things makes such figures what they are, and that somebody answers is seen by whoever watches the network anyway.
fn tell_times(readings: &[Reading]) {
    let (mut during, mut apart) = (Vec::new(), Vec::new());
    for pair in readings.windows(2) {
        let took = pair[0].took.as_micros();
        if pair[0].answered == pair[1].answered { apart.push(took) } else { during.push(took) }
    }
    let median = |mut times: Vec<u128>| {
        times.sort_unstable();
        times.get(times.len() / 2).copied()
    };
    println!(
        "a reading took {:?} µs while somebody answered, {:?} µs otherwise",
        median(during),
        median(apart)
    );
}

#[test]
fn whoever_reads_everything_every_50_ms_cannot_tell_whether_a_person_has_answered() -> Result<()> {
    let site = Site::start()?;
    let (poll, links) = invite(&site)?;
    let invited = Invited { site, poll, links };
    let (site, poll) = (&invited.site, invited.poll.as_str());
    let answered = &AtomicU32::new(0);
    let people: Vec<&String> = invited.links.values().flatten().collect();
    let (target, others) = people.split_last().expect("people");
    // Answers, once a whole reading was made of how it stood before.
    let answer = |link: &str, seed: u64, read: &Receiver<u32>| -> Result<()> {
        let token = invited.token(link, seed)?;
        until_read(read, answered.load(Ordering::SeqCst))?;
        let ballot = token.ballot(&if seed.is_multiple_of(2) { with_comment(0) } else { answers(1) });
        anyhow::ensure!(invited.post("ballots", &ballot)?.status == 201);
        answered.fetch_add(1, Ordering::SeqCst);
        Ok(())
    };
    let readings = std::thread::scope(|scope| -> Result<Vec<Reading>> {
        let (told, read) = channel();
        let watcher = scope.spawn(move || watch(site, poll, answered, &told));
        let people = (0..).zip(others).try_for_each(|(seed, link)| answer(link, seed, &read));
        // The person in question comes last: whether they do is what the watcher wants to know.
        let target = people.and_then(|()| answer(target, 100, &read));
        let last = target.and_then(|()| until_read(&read, answered.load(Ordering::SeqCst)));
        drop(read);
        let readings = watcher.join().map_err(|_| anyhow::anyhow!("the watcher died"))??;
        last.map(|()| readings)
    })?;
    tell_times(&readings);
    let states: BTreeSet<u32> = readings.iter().map(|reading| reading.answered).collect();
    assert_eq!(states.len(), people.len() + 1, "every state was read: {states:?}");
    for reading in &readings {
        for (first, now) in readings[0].told.iter().zip(&reading.told) {
            assert_eq!(first, now, "after {} ballots", reading.answered);
        }
    }
    // The watch bites: a release is seen at once.
    site.close(poll)?;
    assert_ne!(readings[0].told, read(site, poll, 6)?.told);
    Ok(())
}
