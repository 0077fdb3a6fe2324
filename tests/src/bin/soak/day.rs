//! The day that everyone shares: which polls are open, and the worker that is up, or will be again.

use crate::poll::Poll;
use anyhow::{Result, anyhow, bail, ensure};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, RwLock};
use std::time::{Duration, Instant};
use xtask::client::{Client, Reply};

/// How many people do something at the same time.
pub(crate) const THREADS: u64 = 16;
/// How long the worker may be away.
const PATIENCE: Duration = Duration::from_mins(1);

/// What everyone shares.
pub(crate) struct Day {
    client: Mutex<Client>,
    /// Odd while the worker is down on purpose; whoever fails then, or whose call began then, tries again.
    downs: AtomicU64,
    polls: RwLock<Vec<Arc<Poll>>>,
    over: AtomicBool,
    /// How many calls were made.
    pub(crate) calls: AtomicU64,
}

/// The lock's content, where nobody panicked.
pub(crate) fn locked<T>(lock: &Mutex<T>) -> Result<MutexGuard<'_, T>> {
    lock.lock().map_err(|_| anyhow!("somebody panicked"))
}

impl Day {
    pub(crate) fn new(client: Client) -> Self {
        Self {
            client: Mutex::new(client),
            downs: AtomicU64::new(0),
            polls: RwLock::default(),
            over: AtomicBool::new(false),
            calls: AtomicU64::new(0),
        }
    }

    /// A call, again until it is answered. One of 500 or more while the worker was up all the time is an error.
    pub(crate) fn call(&self, call: impl Fn(&Client) -> Result<Reply>) -> Result<Reply> {
        let start = Instant::now();
        loop {
            let before = self.downs.load(Ordering::SeqCst);
            let client = locked(&self.client)?.clone();
            let reply = call(&client);
            self.calls.fetch_add(1, Ordering::Relaxed);
            let was_up = before.is_multiple_of(2) && self.downs.load(Ordering::SeqCst) == before;
            match reply {
                Ok(reply) if reply.status < 500 => return Ok(reply),
                Ok(reply) if was_up => bail!("{} while it was up: {}", reply.status, reply.body),
                Err(error) if was_up => return Err(error.context("no reply while it was up")),
                _ => {}
            }
            ensure!(start.elapsed() < PATIENCE, "the worker does not come back");
            // Another thread starts it again, and needs the processor for that.
            std::thread::park_timeout(Duration::from_millis(10));
        }
    }

    /// Does something while the worker is down, which gives a client of the one that is up then.
    pub(crate) fn while_down(&self, restart: impl FnOnce() -> Result<Client>) -> Result<()> {
        self.downs.fetch_add(1, Ordering::SeqCst);
        *locked(&self.client)? = restart()?;
        self.downs.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }

    /// Opens a poll to everyone.
    pub(crate) fn open(&self, poll: Poll) -> Result<()> {
        self.polls.write().map_err(|_| anyhow!("somebody panicked"))?.push(Arc::new(poll));
        Ok(())
    }

    /// Opens a poll in the place of the oldest, and gives that.
    pub(crate) fn replace(&self, poll: Poll) -> Result<Arc<Poll>> {
        let mut polls = self.polls.write().map_err(|_| anyhow!("somebody panicked"))?;
        polls.push(Arc::new(poll));
        Ok(polls.remove(0))
    }

    /// One of the open polls.
    pub(crate) fn poll(&self, chance: u64) -> Result<Arc<Poll>> {
        let polls = self.polls.read().map_err(|_| anyhow!("somebody panicked"))?;
        // Held from the start, so that whoever closes it waits for them.
        Ok(polls[usize::try_from(chance % polls.len() as u64)?].begin())
    }

    /// The polls that are still open, from everyone.
    pub(crate) fn rest(&self) -> Result<Vec<Arc<Poll>>> {
        Ok(std::mem::take(&mut *self.polls.write().map_err(|_| anyhow!("somebody panicked"))?))
    }

    pub(crate) fn end(&self) {
        self.over.store(true, Ordering::SeqCst);
    }

    pub(crate) fn is_over(&self) -> bool {
        self.over.load(Ordering::SeqCst)
    }
}
