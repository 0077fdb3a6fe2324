//! Many readers at once. The runtime takes a request for hung that waits for what another one has to go on with; a page
//! whose rendering left any of itself to a later turn failed so, now and then, and only with several readers.

use super::ask;
use crate::polls::definition;
use anyhow::{Result, anyhow};
use candor_tests::site::Site;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

const CONNECTIONS: usize = 16;
const REQUESTS: usize = 200;

/// How often each status was answered.
fn statuses(site: &Site, path: &str) -> Result<BTreeMap<u16, usize>> {
    let next = AtomicUsize::new(0);
    // A clone shares its connections, and keeps each open.
    let send = || -> Result<Vec<u16>> {
        let mut statuses = Vec::new();
        while next.fetch_add(1, Ordering::Relaxed) < REQUESTS {
            statuses.push(site.anyone.get(path)?.status);
        }
        Ok(statuses)
    };
    std::thread::scope(|scope| {
        let senders: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(send)).collect();
        let mut all = BTreeMap::new();
        for sender in senders {
            for status in sender.join().map_err(|_| anyhow!("a sender panicked"))?? {
                *all.entry(status).or_default() += 1;
            }
        }
        Ok(all)
    })
}

#[test]
fn two_hundred_requests_over_sixteen_connections_are_all_answered() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    for (path, status) in [
        (format!("/p/{poll}"), 200),
        (format!("/p/{poll}?lang=de"), 200),
        (format!("/p/{poll}/results"), 200),
        ("/p/nosuch".to_owned(), 404),
    ] {
        assert_eq!(statuses(&site, &path)?, BTreeMap::from([(status, REQUESTS)]), "{path}");
        // And the next one, by itself.
        assert_eq!(ask(&site, "GET", &path, &[])?.status, status, "{path}");
    }
    Ok(())
}
