//! `cargo xtask soak`: a day in the life. A thousand simulated people exchange invitations, answer, come back, read and send again,
//! over several polls, open and by invitation, with releases, closings and SIGKILL in between; then everything is audited: for
//! every poll what was acknowledged is what is released or withheld, nothing waits any more, and each token was spent once;
//! nobody saw a 5xx of a worker that was up; and memory is flat while the worker lives.

mod day;
mod poll;

use anyhow::{Context, Result, anyhow, ensure};
use candor_tests::site::Site;
use day::{Day, THREADS};
use poll::{PEOPLE, Poll};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::fs;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// How many polls are open at once; the oldest closes when another opens.
const OPEN: usize = 4;
/// The pace of the day: how long a turn is, and after how many a poll closes, workerd is killed, and it is said how things stand.
const TURN: Duration = Duration::from_secs(2);
const CLOSE: u32 = 3;
const KILL: u32 = 30;
const SAY: u32 = 10;

/// What was done so far.
#[derive(Default)]
struct Done {
    polls: u64,
    ballots: u64,
    kills: u64,
    /// For each life of workerd that was long enough: megabytes in the middle of it, and at its end.
    memory: Vec<(u64, u64)>,
}

impl Done {
    fn closed(&mut self, ballots: u64) {
        self.polls += 1;
        self.ballots += ballots;
    }

    /// Notes a life by what was measured in it, turn by turn.
    fn lived(&mut self, sizes: &[u64]) {
        let median = |part: &[u64]| {
            let mut part = part.to_vec();
            part.sort_unstable();
            part[part.len() / 2]
        };
        if sizes.len() >= 9 {
            let third = sizes.len() / 3;
            self.memory.push((median(&sizes[third..2 * third]), median(&sizes[2 * third..])));
        }
    }
}

fn main() -> Result<()> {
    let seconds: u64 = std::env::args().nth(1).map_or(Ok(600), |seconds| seconds.parse())?;
    let mut site = Site::start()?;
    let day = Day::new(site.owner.clone());
    println!("{PEOPLE} people, {OPEN} polls at a time, {seconds} s");
    let mut number = 0;
    for _ in 0..OPEN {
        day.open(Poll::open(&day, number)?)?;
        number += 1;
    }
    let mut done = Done::default();
    std::thread::scope(|scope| -> Result<()> {
        let people: Vec<_> = (0..THREADS)
            .map(|thread| {
                let day = &day;
                scope.spawn(move || {
                    let mut random = ChaCha8Rng::seed_from_u64(thread);
                    while !day.is_over() {
                        let person = random.next_u64() % PEOPLE;
                        day.poll(random.next_u64())?.act(day, person, random.next_u32() % 10)?;
                    }
                    anyhow::Ok(())
                })
            })
            .collect();
        let lived = live(&mut site, &day, &mut number, &mut done, seconds, || {
            people.iter().any(std::thread::ScopedJoinHandle::is_finished)
        });
        day.end();
        for person in people {
            // Why somebody gave up says more than that somebody did.
            person.join().map_err(|_| anyhow!("somebody panicked"))??;
        }
        lived
    })?;
    for poll in day.rest()? {
        done.closed(poll.close(&day)?);
    }
    nothing_waits(&mut site, done.polls)?;
    println!(
        "audited: {} polls, {} ballots, {} kills, {} calls, no 5xx",
        done.polls,
        done.ballots,
        done.kills,
        day.calls.load(Ordering::Relaxed)
    );
    println!("memory of workerd, in the middle and at the end of each life: {:?} MB", done.memory);
    for (middle, end) in &done.memory {
        ensure!(*end < middle + middle / 4 + 16, "memory is not flat: {middle} MB, then {end} MB");
    }
    ensure!(seconds < 60 || !done.memory.is_empty(), "memory was not measured");
    Ok(())
}

/// Opens, closes and audits polls, kills and measures, until the day is over or somebody gives up.
fn live(
    site: &mut Site,
    day: &Day,
    number: &mut u64,
    done: &mut Done,
    seconds: u64,
    gave_up: impl Fn() -> bool,
) -> Result<()> {
    let (start, mut sizes, mut turn) = (Instant::now(), Vec::new(), 0_u32);
    while start.elapsed().as_secs() < seconds && !gave_up() {
        // The pace of the day is the clock's.
        std::thread::park_timeout(TURN);
        turn += 1;
        sizes.push(site.memory()? / 1_000);
        if turn.is_multiple_of(CLOSE) {
            let oldest: Arc<Poll> = day.replace(Poll::open(day, *number)?)?;
            *number += 1;
            done.closed(oldest.close(day)?);
        }
        if turn.is_multiple_of(KILL) {
            done.lived(&sizes);
            sizes.clear();
            day.while_down(|| {
                site.kill_and_restart()?;
                Ok(site.owner.clone())
            })?;
            done.kills += 1;
        }
        if turn.is_multiple_of(SAY) {
            println!(
                "  {:>4} s: {} polls closed, {} ballots, {} kills, {} calls, {} MB",
                start.elapsed().as_secs(),
                done.polls,
                done.ballots,
                done.kills,
                day.calls.load(Ordering::Relaxed),
                site.memory()? / 1_000
            );
        }
    }
    done.lived(&sizes);
    site.process().map(drop).context("workerd is gone")
}

/// Sees in the storage itself that no ballot is pooled any more: what was counted is released, or withheld for good.
fn nothing_waits(site: &mut Site, polls: u64) -> Result<()> {
    site.kill();
    let mut looked = 0;
    for entry in fs::read_dir(site.storage().join("candor-poll"))? {
        let file = entry?.path();
        // The runtime's own file has when alarms are due.
        if file.extension().is_none_or(|ending| ending != "sqlite") || file.ends_with("metadata.sqlite") {
            continue;
        }
        let waiting: i64 =
            rusqlite::Connection::open(&file)?
                .query_row("SELECT count(*) FROM pools", [], |row| row.get(0))?;
        ensure!(waiting == 0, "{waiting} pools wait in {}", file.display());
        looked += 1;
    }
    ensure!(looked == polls, "{looked} files of {polls} polls");
    Ok(())
}
