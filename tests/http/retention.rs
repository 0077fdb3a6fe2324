//! What is kept for a while after the close is erased then; and everything stored can be exported, but for what nobody may read.

use crate::access::{code, refused};
use crate::invited::{Invited, invite};
use crate::polls::{answers, ballot, definition, with_comment};
use anyhow::{Context, Result};
use candor_tests::site::Site;
use serde_json::{Value, json};
use xtask::client::Reply;
use xtask::stack::Feeds;

#[test]
fn the_list_of_counted_ballots_is_erased_after_its_time_and_releases_stay() -> Result<()> {
    let site = Site::start_fast(Feeds { retention_seconds: 3, ..Feeds::default() })?;
    let (poll, links) = invite(&site)?;
    let invited = Invited { site, poll, links };
    let (site, poll) = (&invited.site, invited.poll.as_str());
    for (n, link) in (0..).zip(invited.links["north"].iter().take(3)) {
        let token = invited.token(link, n)?;
        assert_eq!(invited.post("ballots", &token.ballot(&answers(0)))?.status, 201);
    }
    let last = site.close(poll)?;
    let path = format!("/api/polls/{poll}/spent");
    let published = site.anyone.get(&path)?;
    assert_eq!(published.json()["digests"].as_array().map(Vec::len), Some(3));
    let erased = site.until(&path, |reply| reply.status != 200)?;
    assert_eq!(code(&erased), refused(410, "spent_erased"));
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}/releases/latest"))?.json(), last);
    let export = site.owner.get(&format!("/api/polls/{poll}/export"))?.json();
    assert_eq!((&export["spent"], export["tokens"].as_u64()), (&Value::Null, Some(3)));
    assert!(export["left_out"]["spent"].as_str().is_some_and(|why| why.starts_with("Erased")));
    Ok(())
}

#[test]
fn comments_that_nobody_published_are_erased_after_that_time_too() -> Result<()> {
    let site = Site::start_fast(Feeds { retention_seconds: 3, ..Feeds::default() })?;
    let mut definition = definition();
    definition["comments"] = json!("moderated");
    let poll = site.create(&definition)?;
    (0..10).try_for_each(|n| site.vote(&poll, "north", &with_comment(n)))?;
    site.close(&poll)?;
    let path = format!("/api/polls/{poll}/comments");
    let sealed = |reply: &Reply| reply.json()["comments"].as_array().map(Vec::len);
    assert_eq!(sealed(&site.owner.get(&path)?), Some(10));
    site.owner_until(&path, |reply| sealed(reply) == Some(0))?;
    assert_eq!(site.owner.post(&path, &json!({"comments": 10}))?.status, 409);
    Ok(())
}

#[test]
fn an_export_has_everything_stored_but_what_nobody_may_read() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let path = format!("/api/polls/{poll}/export");
    (0..4).try_for_each(|n| site.vote(&poll, "north", &answers(n)))?;
    site.release(&poll)?;
    let before = site.owner.get(&path)?.json();
    (4..6).try_for_each(|n| site.vote(&poll, "south", &with_comment(n)))?;
    let after = site.owner.get(&path)?;
    let without_audit = |mut export: Value| {
        export.as_object_mut().map(|fields| fields.remove("audit"));
        export
    };
    assert_eq!(without_audit(before), without_audit(after.json()), "ballots that wait change nothing in it");
    assert!(!after.body.contains("Remark"), "comments that wait are not in it");
    for left_out in ["pools", "waiting_comments", "spent", "predictions"] {
        assert!(after.json()["left_out"][left_out].is_string(), "{left_out}");
    }
    let with_nonce = ballot("south", &answers(7), "a-nonce-of-its-own-0007");
    assert_eq!(site.anyone.post(&format!("/api/polls/{poll}/ballots"), &with_nonce)?.status, 201);
    site.close(&poll)?;
    let export = site.owner.get(&path)?.json();
    assert_eq!(export["releases"].as_array().map(Vec::len), Some(2));
    assert_eq!(export["spent"].as_array().map(Vec::len), Some(1), "of the one ballot with a nonce");
    assert_eq!(export["definition"]["title"]["de"], "Wie wir arbeiten");
    let done: Vec<&str> = export["audit"]
        .as_array()
        .context("notes")?
        .iter()
        .filter_map(|note| note["action"].as_str())
        .collect();
    assert_eq!(
        done,
        ["exported", "closed", "exported", "exported", "released", "poll_made"],
        "the latest first"
    );
    assert_eq!(site.anyone.get(&path)?.status, 401);
    assert_eq!(code(&site.owner.get("/api/polls/nosuch/export")?), refused(404, "unknown_poll"));
    assert_eq!(export["left_out"].as_object().map(serde_json::Map::len), Some(1), "{}", export["left_out"]);
    Ok(())
}
