//! Limits on how often one address calls; the address is what the proxy in front says.

use crate::invited::{invite, pending, problem};
use crate::polls::{answers, ballot, definition};
use anyhow::{Context, Result, ensure};
use candor_tests::independent::Invitation;
use candor_tests::site::Site;
use serde_json::{Value, json};
use xtask::client::Reply;
use xtask::stack::Limits;

const HEADER: &str = "x-real-ip";

fn site() -> Result<Site> {
    Site::start_limited(Limits { header: HEADER.into(), ballots: 6, tokens: 4, sign_ins: 3, shared: None })
}

fn post(site: &Site, path: &str, body: &Value, from: &str) -> Result<Reply> {
    let headers = [("content-type", "application/json"), (HEADER, from)];
    site.anyone.send("POST", path, &headers, body.to_string().as_bytes())
}

/// Sends the ballot with that number from an address.
fn cast(site: &Site, poll: &str, number: usize, from: &str) -> Result<Reply> {
    let ballot = ballot("north", &answers(number), &format!("the-nonce-of-ballot-{number:04}"));
    post(site, &format!("/api/polls/{poll}/ballots"), &ballot, from)
}

/// That it is told to wait, and for how long.
fn waits(reply: &Reply) -> Result<u64> {
    ensure!(problem(reply) == (429, "too_many_requests".into()), "{reply:?}");
    Ok(reply.header("retry-after").context("no Retry-After")?.parse()?)
}

#[test]
fn an_address_that_sends_too_many_ballots_waits_and_no_other_does() -> Result<()> {
    let site = site()?;
    let poll = site.create(&definition())?;
    let send = |number, from: &str| cast(&site, &poll, number, from);
    for number in 0..6 {
        assert_eq!(send(number, "192.0.2.1")?.status, 201);
    }
    let wait = waits(&send(6, "192.0.2.1")?)?;
    ensure!((1..=10).contains(&wait), "{wait}");
    assert_eq!(send(7, "192.0.2.2")?.status, 201);
    // What was refused was not counted.
    assert_eq!(site.close(&poll)?["nodes"][0]["ballots"], 7);
    Ok(())
}

#[test]
fn an_address_that_tries_too_many_codes_or_keys_waits() -> Result<()> {
    let site = site()?;
    let (poll, links) = invite(&site)?;
    let path = format!("/api/polls/{poll}/tokens");
    let request = |seed: u64, link: &str| -> Result<Value> {
        Ok(serde_json::to_value(pending(seed)?.request(&Invitation::of(link)?))?)
    };
    let first = request(1, &links["north"][0])?;
    for _ in 0..4 {
        assert_eq!(post(&site, &path, &first, "192.0.2.1")?.status, 200, "the same exchange again");
    }
    waits(&post(&site, &path, &first, "192.0.2.1")?)?;
    assert_eq!(post(&site, &path, &request(2, &links["south"][0])?, "192.0.2.9")?.status, 200);

    let key = json!({"key": "candor_not_the_key"});
    for _ in 0..3 {
        assert_eq!(post(&site, "/api/session", &key, "192.0.2.1")?.status, 401);
    }
    waits(&post(&site, "/api/session", &key, "192.0.2.1")?)?;
    waits(&post(&site, "/api/views", &json!({"link": "x"}), "192.0.2.1")?)?;
    assert_eq!(post(&site, "/api/session", &json!({"key": site.key()}), "192.0.2.2")?.status, 200);
    Ok(())
}

#[test]
fn where_the_platform_counts_calls_its_word_holds_and_it_is_told_no_address() -> Result<()> {
    let limits = Limits { header: HEADER.into(), shared: Some(2), ..Limits::default() };
    let site = Site::start_limited(limits)?;
    let poll = site.create(&definition())?;
    let send = |number, from: &str| cast(&site, &poll, number, from);
    assert_eq!([send(0, "192.0.2.1")?.status, send(1, "192.0.2.1")?.status], [201, 201]);
    assert_eq!(waits(&send(2, "192.0.2.1")?)?, 60);
    for number in 3..8 {
        assert_eq!(send(number, &format!("192.0.2.{number}"))?.status, 201);
    }
    // Each kind is counted apart.
    let key = json!({"key": "candor_not_the_key"});
    for status in [401, 401, 429] {
        assert_eq!(post(&site, "/api/session", &key, "192.0.2.1")?.status, status);
    }
    assert_eq!(site.close(&poll)?["nodes"][0]["ballots"], 7, "what was refused was not counted");
    Ok(())
}

#[test]
fn no_address_is_written_anywhere() -> Result<()> {
    let mut site = site()?;
    let poll = site.create(&definition())?;
    for number in 0..5 {
        assert_eq!(cast(&site, &poll, number, "192.0.2.77")?.status, 201);
    }
    site.kill();
    let mut folders = vec![site.storage()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path)?;
            ensure!(!bytes.windows(10).any(|window| window == b"192.0.2.77"), "{}", path.display());
            files += 1;
        }
    }
    ensure!(files > 3, "{files} files");
    Ok(())
}
