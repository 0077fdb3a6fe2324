//! Requests by the clock: many at once, or one after the other on an idle connection.

use anyhow::{Result, anyhow, ensure};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How many requests are on their way at once.
pub(crate) const CONNECTIONS: usize = 64;
/// How long a turn is.
const TURN: Duration = Duration::from_millis(500);

/// Sends one request of a kind and gives its status; nothing when there is none left to send.
pub(crate) type Call<'a> = &'a (dyn Fn() -> Result<Option<u16>> + Sync);

pub(crate) struct Figures {
    pub(crate) per_second: f64,
    /// Milliseconds.
    pub(crate) p50: f64,
    /// Milliseconds.
    pub(crate) p99: f64,
}

/// Keeps [`CONNECTIONS`] requests of each kind on their way, half a second a turn. The kinds take turns, so that whatever else the
/// machine does falls on all of them alike, and ratios between them hold.
pub(crate) fn load<const N: usize>(turns: u32, kinds: [(&str, Call); N]) -> Result<[Figures; N]> {
    let mut taken = [const { (Duration::ZERO, Vec::new()) }; N];
    for _ in 0..turns {
        for ((what, call), (elapsed, times)) in kinds.iter().zip(&mut taken) {
            let start = Instant::now();
            times.extend(turn(what, *call)?);
            *elapsed += start.elapsed();
        }
    }
    for ((what, _), (_, times)) in kinds.iter().zip(&mut taken) {
        ensure!(!times.is_empty(), "{what}: there was nothing to send");
        times.sort_unstable();
    }
    let figures = taken.map(|(elapsed, times)| {
        let count = f64::from(u32::try_from(times.len()).unwrap_or(u32::MAX));
        Figures {
            per_second: count / elapsed.as_secs_f64(),
            p50: percentile(&times, 50),
            p99: percentile(&times, 99),
        }
    });
    for ((what, _), Figures { per_second, p50, p99 }) in kinds.iter().zip(&figures) {
        println!("  {what}: {per_second:.0}/s, p50 {p50:.1} ms, p99 {p99:.1} ms");
    }
    Ok(figures)
}

/// One turn: how long each request took.
fn turn(what: &str, call: Call) -> Result<Vec<Duration>> {
    let start = Instant::now();
    let send = || -> Result<Vec<Duration>> {
        let mut times = Vec::new();
        while start.elapsed() < TURN {
            let begun = Instant::now();
            let Some(status) = call()? else { break };
            ensure!(status < 300, "{what}: status {status}");
            times.push(begun.elapsed());
        }
        Ok(times)
    };
    std::thread::scope(|scope| {
        let senders: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(send)).collect();
        let times =
            senders.into_iter().map(|sender| sender.join().map_err(|_| anyhow!("a sender panicked"))?);
        Ok(times.collect::<Result<Vec<_>>>()?.concat())
    })
}

/// Sends so many requests a second, spread over [`CONNECTIONS`] connections, for some turns' time: what people wait who come at
/// their own pace. A request that is late does not delay those after it on other connections.
pub(crate) fn paced(per_second: f64, turns: u32, what: &str, call: Call) -> Result<Figures> {
    let connections = u32::try_from(CONNECTIONS)?;
    let (pause, time) = (Duration::from_secs_f64(f64::from(connections) / per_second), TURN * turns);
    let start = Instant::now();
    let send = |connection: u32| -> Result<Vec<Duration>> {
        let mut times = Vec::new();
        let mut next = pause * connection / connections;
        while next < time {
            // The pace is a clock's: there is nothing else to wait for.
            std::thread::sleep(next.saturating_sub(start.elapsed()));
            let begun = Instant::now();
            let Some(status) = call()? else { break };
            ensure!(status < 300, "{what}: status {status}");
            times.push(begun.elapsed());
            next += pause;
        }
        Ok(times)
    };
    let mut times = std::thread::scope(|scope| {
        let send = &send;
        let senders: Vec<_> =
            (0..connections).map(|connection| scope.spawn(move || send(connection))).collect();
        let times =
            senders.into_iter().map(|sender| sender.join().map_err(|_| anyhow!("a sender panicked"))?);
        times.collect::<Result<Vec<_>>>().map(|times| times.concat())
    })?;
    times.sort_unstable();
    let count = f64::from(u32::try_from(times.len())?);
    let (p50, p99) = (percentile(&times, 50), percentile(&times, 99));
    let figures = Figures { per_second: count / start.elapsed().as_secs_f64(), p50, p99 };
    println!("  {what}: {:.0}/s, p50 {p50:.1} ms, p99 {p99:.1} ms", figures.per_second);
    Ok(figures)
}

/// Does something for each number below `count`, on [`CONNECTIONS`] threads, and says how far it is.
pub(crate) fn parallel(count: u64, step: impl Fn(u64) -> Result<()> + Sync) -> Result<()> {
    let next = AtomicU64::new(0);
    let work = || -> Result<()> {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return Ok(());
            }
            step(number)?;
            if number > 0 && number.is_multiple_of(50_000) {
                println!("  {number} of {count}");
            }
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| anyhow!("a sender panicked"))?)
    })
}

/// A request, numbered by its round, and the status that it is to have.
pub(crate) type Alone<'a> = (&'a dyn Fn(usize) -> Result<u16>, u16);

/// How long requests took that had the machine to themselves, in milliseconds.
pub(crate) struct Times {
    /// A tenth was faster. Differences are taken of these: whatever else the machine does only adds to the others.
    pub(crate) p10: f64,
    /// Half of them were faster.
    pub(crate) p50: f64,
}

/// Sends each of those requests once a round, with no other under way. Round 0 only warms up.
pub(crate) fn alone<const N: usize>(rounds: usize, calls: [Alone; N]) -> Result<[Times; N]> {
    let mut times = [const { Vec::new() }; N];
    for round in 0..=rounds {
        for ((call, wanted), times) in calls.iter().zip(&mut times) {
            let begun = Instant::now();
            let status = call(round)?;
            if round > 0 {
                times.push(begun.elapsed());
            }
            ensure!(status == *wanted, "status {status} and not {wanted}");
        }
    }
    Ok(times.map(|mut times| {
        times.sort_unstable();
        Times { p10: percentile(&times, 10), p50: percentile(&times, 50) }
    }))
}

/// Milliseconds that so many of a hundred stay under.
fn percentile(sorted: &[Duration], share: usize) -> f64 {
    sorted[(sorted.len() - 1) * share / 100].as_secs_f64() * 1_000.0
}
