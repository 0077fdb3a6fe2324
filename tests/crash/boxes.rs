//! SIGKILL at each step of a hand-over between ballot boxes and their poll, when releasing and when closing.

use crate::{SENDERS, ballot, definition};
use anyhow::{Context, Result, ensure};
use candor_tests::site::Site;
use rusqlite::Connection;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const BOXES: u32 = 4;
const EACH: u64 = 40;
/// How long a step may take to be on disk.
const PATIENCE: Duration = Duration::from_secs(20);

/// Sends ballots with those numbers from every sender, and each again: that counts nothing.
fn answer(site: &Site, poll: &str, numbers: std::ops::Range<u64>) -> Result<()> {
    let path = format!("/api/polls/{poll}/ballots");
    for number in numbers {
        for sender in 0..SENDERS {
            let mut ballot = ballot(if number.is_multiple_of(2) { "a" } else { "b" }, sender);
            ballot["nonce"] = json!(format!("sender-{sender}-ballot-{number}"));
            if number.is_multiple_of(2) {
                ballot["answers"]["say"] = json!({"text": format!("Remark {number} of {sender}")});
            }
            for status in [201, 200] {
                let reply = site.anyone.post(&path, &ballot)?;
                ensure!(reply.status == status, "{reply:?}");
            }
        }
    }
    Ok(())
}

/// The databases of one kind of object.
fn databases(storage: &Path, kind: &str) -> Result<Vec<PathBuf>> {
    let files = std::fs::read_dir(storage.join(kind))?.map(|entry| Ok(entry?.path()));
    let mut files = files.collect::<Result<Vec<_>>>()?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "sqlite"));
    Ok(files)
}

/// A number on disk, summed over the objects of one kind that have such a table. The worker is up meanwhile, and would wait for
/// whoever opens its files: so copies are read.
fn on_disk(storage: &Path, kind: &str, query: &str) -> Result<i64> {
    let mut sum = 0;
    for file in databases(storage, kind)? {
        let folder = tempfile::tempdir()?;
        let copy = folder.path().join("copy.sqlite");
        std::fs::copy(&file, &copy)?;
        let log = |path: &Path| path.with_extension("sqlite-wal");
        // Without a log all is in the file.
        let _ = std::fs::copy(log(&file), log(&copy));
        let database = Connection::open(copy)?;
        // Other polls' files have no such table, and one that was copied while it was written may be none.
        sum += database.query_row(query, [], |row| row.get::<_, i64>(0)).unwrap_or_default();
    }
    Ok(sum)
}

/// Whether every box has come to that point, as the disk says.
fn is_at(storage: &Path, point: &str, times: i64) -> Result<bool> {
    let all = i64::from(BOXES) * times;
    Ok(match point {
        "closing" => on_disk(storage, "candor-poll", "SELECT closing FROM poll")? == 1,
        "cut" => on_disk(storage, "candor-box", "SELECT cut FROM poll")? == all,
        "merged" => on_disk(storage, "candor-poll", "SELECT COALESCE(SUM(taken), 0) FROM boxes")? == all,
        "acknowledged" | "gathered" => {
            on_disk(storage, "candor-box", "SELECT acknowledged FROM poll")? == all
                && on_disk(storage, "candor-poll", "SELECT COALESCE(SUM(taken), 0) FROM boxes")? == all
        }
        _ => anyhow::bail!("no such point"),
    })
}

/// Asks for a release, or the close, and kills the worker when every box has come to the point at which it halts.
fn kill_at(site: &mut Site, poll: &str, point: &'static str, times: i64, closing: bool) -> Result<()> {
    site.restart_halting_at(Some(point))?;
    let owner = site.owner.clone();
    let (asked, path) = (poll.to_owned(), site.storage());
    // Never answered: the worker dies before.
    let call = std::thread::spawn(move || if closing { owner.close(&asked) } else { owner.release(&asked) });
    let start = Instant::now();
    while !is_at(&path, point, times)? {
        ensure!(start.elapsed() < PATIENCE, "{point} is not reached");
        // What another process has written has no event to wait for.
        std::thread::park_timeout(Duration::from_millis(10));
    }
    site.kill();
    ensure!(call.join().map_err(|_| anyhow::anyhow!("panicked"))?.is_err(), "it halts at {point}");
    site.restart_halting_at(None)
}

/// How often each sender was counted in a release.
fn counts(release: &Value) -> Vec<u64> {
    let counts = &release["nodes"][0]["questions"]["who"]["counts"];
    (0..SENDERS).map(|sender| counts[format!("s{sender}")].as_u64().unwrap_or_default()).collect()
}

fn at_each(point: &'static str) -> Result<()> {
    let mut site = Site::start_boxes(BOXES)?;
    let mut definition = definition("open");
    // No release but those that are asked for.
    definition["release"] = json!("at_close");
    let poll = site.create(&definition)?;
    answer(&site, &poll, 0..EACH)?;
    // There is no such point in a release but when closing.
    let mut cuts = 1;
    if point == "closing" {
        answer(&site, &poll, EACH..EACH + 20)?;
    } else {
        kill_at(&mut site, &poll, point, cuts, false)?;
        answer(&site, &poll, EACH..EACH + 10)?;
        let release = site.release(&poll)?;
        let seen = counts(&release);
        // A cut that was repeated leaves what came since to the next release.
        ensure!(seen.iter().all(|count| (EACH..=EACH + 10).contains(count)), "{seen:?}");
        answer(&site, &poll, EACH + 10..EACH + 20)?;
        cuts = on_disk(&site.storage(), "candor-box", "SELECT cut FROM poll")? / i64::from(BOXES) + 1;
    }
    kill_at(&mut site, &poll, point, cuts, true)?;
    // Closing goes on by itself.
    let path = format!("/api/polls/{poll}/releases/latest");
    let last = site.until(&path, |reply| reply.json()["closing"] == true)?.json();
    assert_eq!(counts(&last), vec![EACH + 20; usize::try_from(SENDERS)?], "{point}");
    let comments = last["comments"].as_array().context("comments")?.len();
    assert_eq!(u64::try_from(comments)?, SENDERS * (EACH + 20) / 2, "{point}");
    assert_eq!(site.close(&poll)?, last, "closing again gives the same");
    for query in
        ["SELECT COUNT(*) FROM cut_pools", "SELECT COUNT(*) FROM cut_comments", "SELECT COUNT(*) FROM pools"]
    {
        assert_eq!(on_disk(&site.storage(), "candor-box", query)?, 0, "{point}: {query}");
    }
    Ok(())
}

#[test]
fn boxes_hand_over_once_when_closing_dies_as_it_begins() -> Result<()> {
    at_each("closing")
}

#[test]
fn boxes_hand_over_once_when_the_worker_dies_after_a_cut() -> Result<()> {
    at_each("cut")
}

#[test]
fn boxes_hand_over_once_when_the_worker_dies_after_a_merge() -> Result<()> {
    at_each("merged")
}

#[test]
fn boxes_hand_over_once_when_the_worker_dies_after_an_acknowledgement() -> Result<()> {
    at_each("acknowledged")
}

#[test]
fn boxes_hand_over_once_when_the_worker_dies_before_sealing() -> Result<()> {
    at_each("gathered")
}
