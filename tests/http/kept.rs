//! What is kept for a moment is never seen after it has changed, nor by others than everyone.

use crate::polls::{answers, ballot, definition};
use anyhow::{Context, Result, ensure};
use candor_tests::site::Site;
use serde_json::{Value, json};
use xtask::client::Reply;

fn released(site: &Site) -> Result<String> {
    let poll = site.create(&definition())?;
    for number in 0..12 {
        let sent = ballot("north", &answers(number), &format!("the-nonce-of-ballot-{number:04}"));
        ensure!(site.anyone.post(&format!("/api/polls/{poll}/ballots"), &sent)?.status == 201);
    }
    site.release(&poll)?;
    Ok(poll)
}

fn paths(poll: &str) -> [String; 3] {
    [format!("/api/polls/{poll}/releases/latest"), format!("/p/{poll}/results"), format!("/p/{poll}.svg")]
}

/// Without what differs from request to request: nothing of ours does.
fn seen(reply: &Reply) -> (u16, Vec<(String, String)>, &str) {
    let mut headers = reply.headers.clone();
    headers.retain(|(name, _)| name != "date");
    headers.sort();
    (reply.status, headers, &reply.body)
}

#[test]
fn a_reply_that_is_kept_is_the_same_whoever_asked_first() -> Result<()> {
    let site = Site::start()?;
    let poll = released(&site)?;
    for path in paths(&poll) {
        // A cookie that is nobody's: its reply is made anew each time.
        let made = site.anyone.send("GET", &path, &[("cookie", "x=1")], &[])?;
        let (first, again) = (site.anyone.get(&path)?, site.anyone.get(&path)?);
        assert_eq!(seen(&first), seen(&made), "{path}");
        assert_eq!(seen(&again), seen(&made), "{path}");
        let tag = made.header("etag").context("no tag")?.to_owned();
        let had = |more: &[(&str, &str)]| {
            let headers = [&[("if-none-match", tag.as_str())], more].concat();
            site.anyone.send("GET", &path, &headers, &[])
        };
        let (kept, made) = (had(&[])?, had(&[("cookie", "x=1")])?);
        assert_eq!(seen(&kept), seen(&made), "{path}");
        assert_eq!((kept.status, kept.body.as_str()), (304, ""), "{path}");
    }
    Ok(())
}

#[test]
fn what_changes_is_seen_at_once() -> Result<()> {
    let site = Site::start()?;
    let poll = released(&site)?;
    let [latest, page, picture] = paths(&poll);
    let number = || -> Result<Value> { Ok(site.anyone.get(&latest)?.json()["number"].clone()) };
    let (before, drawn) = (number()?, site.anyone.get(&picture)?.body);
    assert_eq!(before, 1);
    site.close(&poll)?;
    assert_eq!(number()?, 2);
    ensure!(site.anyone.get(&picture)?.body != drawn, "the picture says that the poll is closed");

    let plain = site.anyone.get(&page)?;
    let settings = json!({"embedders": ["https://wiki.example.org"], "theme": {"accent": "#8a1c4a"}});
    let changed = site.owner.send(
        "PUT",
        "/api/workspace",
        &[("content-type", "application/json")],
        settings.to_string().as_bytes(),
    )?;
    ensure!(changed.status == 200, "{changed:?}");
    let themed = site.anyone.get(&page)?;
    ensure!(themed.body != plain.body && themed.body.contains("8a1c4a"));
    ensure!(
        themed.header("content-security-policy").is_some_and(|policy| policy.contains("wiki.example.org"))
    );

    ensure!(site.owner.send("DELETE", &format!("/api/polls/{poll}"), &[], &[])?.status == 204);
    for path in [latest, page, picture] {
        assert_eq!(site.anyone.get(&path)?.status, 404, "{path}");
    }
    Ok(())
}
