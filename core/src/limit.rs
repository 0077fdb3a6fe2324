//! How often one address may call: a bucket of calls for each, which fills again evenly (token bucket).
//!
//! Addresses are kept as a keyed hash, in memory alone, and no longer than a bucket takes to be full again; what is forgotten was
//! full. A whole office may share one address, so limits are there against programs and not against people.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

/// The most addresses that are remembered at once; beyond, all are forgotten: a flood of addresses costs no memory.
const MOST: usize = 50_000;

/// So many calls at once, and as many again in a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many calls a minute; at least 1.
    pub a_minute: u32,
}

/// What is left of an address's calls.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    /// In thousandths of a call.
    left: u64,
    /// When that was so, in milliseconds.
    at: u64,
}

/// The buckets of one kind of call.
#[derive(Debug)]
pub struct Limiter<S = RandomState> {
    limit: Limit,
    buckets: HashMap<u64, Bucket>,
    hasher: S,
}

impl<S: BuildHasher> Limiter<S> {
    /// A limiter that has seen nobody. `hasher` has a key that nobody else knows.
    pub fn new(limit: Limit, hasher: S) -> Self {
        Self { limit, buckets: HashMap::new(), hasher }
    }

    /// Takes a call from an address at a time in milliseconds.
    ///
    /// # Errors
    /// Where it has called too often: after how many seconds, rounded up, it may call again.
    pub fn take(&mut self, address: &str, now: u64) -> Result<(), u64> {
        let whole = u64::from(self.limit.a_minute) * 1_000;
        if self.buckets.len() >= MOST {
            self.buckets.retain(|_, bucket| bucket.filled(whole, now) < whole);
            if self.buckets.len() >= MOST {
                self.buckets.clear();
            }
        }
        let address = self.hasher.hash_one(address);
        let bucket = self.buckets.entry(address).or_insert(Bucket { left: whole, at: now });
        // A clock that goes back fills nothing, and holds nobody up until it is as late again.
        bucket.at = bucket.at.min(now);
        let left = bucket.filled(whole, now);
        if left >= 1_000 {
            *bucket = Bucket { left: left - 1_000, at: now };
            return Ok(());
        }
        // Left as it is, so that what is refused loses no part of a call by rounding.
        // A minute fills it: so many thousandths a millisecond.
        Err(((1_000 - left) * 60_000).div_ceil(whole).div_ceil(1_000).max(1))
    }

    /// How many addresses are remembered.
    pub fn len(&self) -> usize {
        self.buckets.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.buckets.is_empty()
    }
}

impl Bucket {
    /// What is left at a later time.
    fn filled(self, whole: u64, now: u64) -> u64 {
        let passed = now.saturating_sub(self.at).min(60_000);
        (self.left + passed * whole / 60_000).min(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn limiter(a_minute: u32) -> Limiter {
        Limiter::new(Limit { a_minute }, RandomState::new())
    }

    #[test]
    fn so_many_calls_pass_and_then_one_at_a_time() {
        let mut limiter = limiter(60);
        assert!((0..60).all(|_| limiter.take("a", 5_000).is_ok()));
        assert_eq!(limiter.take("a", 5_000), Err(1));
        assert_eq!(limiter.take("b", 5_000), Ok(()), "nobody else is held up");
        assert_eq!(limiter.take("a", 5_999), Err(1));
        assert_eq!(limiter.take("a", 6_000), Ok(()));
        assert_eq!(limiter.take("a", 6_000), Err(1));
        let mut slow = self::limiter(2);
        assert!(slow.take("a", 0).is_ok() && slow.take("a", 0).is_ok());
        assert_eq!(slow.take("a", 0), Err(30));
        assert_eq!(slow.take("a", 29_999), Err(1));
        assert_eq!(slow.take("a", 30_000), Ok(()));
    }

    #[test]
    fn a_flood_of_addresses_costs_no_memory() {
        let mut limiter = limiter(60);
        for number in 0..200_000_u32 {
            assert!(limiter.take(&number.to_string(), u64::from(number)).is_ok());
            assert!(limiter.len() <= MOST);
        }
        assert!(!limiter.is_empty());
    }

    proptest! {
        #[test]
        fn no_address_ever_passes_oftener_than_a_bucket_and_its_refill(
            a_minute in 1_u32..500,
            steps in prop::collection::vec((0_u64..3_000, any::<bool>()), 1..400),
        ) {
            let mut limiter = limiter(a_minute);
            let (mut now, mut passed) = (1_000_000, 0_u64);
            for (step, back) in steps {
                // Clocks may go back.
                now = if back { now - step / 10 } else { now + step };
                passed += u64::from(limiter.take("a", now).is_ok());
                prop_assert!(limiter.take("a", now).err().is_none_or(|wait| (1..=60).contains(&wait)) || passed > 0);
            }
            // Each step may be taken twice.
            prop_assert!(passed <= 400);
        }

        #[test]
        fn whoever_waits_as_long_as_is_said_passes(a_minute in 1_u32..500, start in 0_u64..1_000_000) {
            let mut limiter = limiter(a_minute);
            let wait = loop {
                if let Err(wait) = limiter.take("a", start) { break wait; }
            };
            prop_assert_eq!(limiter.take("a", start + wait * 1_000), Ok(()));
        }
    }
}
