//! Requests by the clock: many at once, or one after the other on an idle connection.

use anyhow::{Result, ensure};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use xtask::client::Client;

/// How many requests are on their way at once.
pub(crate) const CONNECTIONS: usize = 64;
/// How long they are.
pub(crate) const LENGTH: Duration = Duration::from_secs(5);

pub(crate) struct Figures {
    pub(crate) per_second: f64,
    /// Milliseconds.
    pub(crate) p50: f64,
    /// Milliseconds.
    pub(crate) p99: f64,
}

/// Keeps [`CONNECTIONS`] requests on their way for [`LENGTH`], or until `call` has nothing more to send.
pub(crate) fn load(
    what: &str,
    client: &Client,
    call: impl Fn(&Client) -> Result<Option<u16>> + Sync,
) -> Result<Figures> {
    let times = Mutex::new(Vec::new());
    let start = Instant::now();
    std::thread::scope(|scope| -> Result<()> {
        let send = || -> Result<()> {
            let mut own = Vec::new();
            while start.elapsed() < LENGTH {
                let begun = Instant::now();
                let Some(status) = call(client)? else { break };
                ensure!(status < 300, "{what}: status {status}");
                own.push(begun.elapsed());
            }
            times.lock().map_err(|_| anyhow::anyhow!("a sender panicked"))?.extend(own);
            Ok(())
        };
        let senders: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(send)).collect();
        senders
            .into_iter()
            .try_for_each(|sender| sender.join().map_err(|_| anyhow::anyhow!("a sender panicked"))?)
    })?;
    let elapsed = start.elapsed().as_secs_f64();
    let mut times = times.into_inner()?;
    times.sort_unstable();
    ensure!(!times.is_empty(), "{what}: there was nothing to send");
    let count = f64::from(u32::try_from(times.len())?);
    let figures =
        Figures { per_second: count / elapsed, p50: percentile(&times, 50), p99: percentile(&times, 99) };
    let Figures { per_second, p50, p99 } = figures;
    println!("  {what}: {per_second:.0}/s, p50 {p50:.1} ms, p99 {p99:.1} ms");
    Ok(figures)
}

/// A request, numbered by its round, and the status that it is to have.
pub(crate) type Alone<'a> = (&'a dyn Fn(usize) -> Result<u16>, u16);

/// Sends each of those requests once a round, with no other under way, and gives the median milliseconds of each. They
/// take turns, so that whatever else the machine does falls on all of them alike. Round 0 only warms up.
pub(crate) fn alone<const N: usize>(rounds: usize, calls: [Alone; N]) -> Result<[f64; N]> {
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
        percentile(&times, 50)
    }))
}

/// Milliseconds that so many of a hundred stay under.
fn percentile(sorted: &[Duration], share: usize) -> f64 {
    sorted[(sorted.len() - 1) * share / 100].as_secs_f64() * 1_000.0
}
