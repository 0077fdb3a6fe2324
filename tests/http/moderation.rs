//! The owner looks over sealed batches of comments before they are released, and sees no comment before its batch is full.

use crate::access::{code, refused};
use crate::polls::{answers, definition, with_comment};
use anyhow::{Context, Result};
use candor_tests::site::Site;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use xtask::client::Reply;

/// A poll whose comments are looked over first.
fn moderated(site: &Site) -> Result<String> {
    let mut definition = definition();
    definition["comments"] = json!("moderated");
    site.create(&definition)
}

/// The comments to look over.
fn sealed(site: &Site, poll: &str) -> Result<Vec<Value>> {
    let reply = site.owner.get(&format!("/api/polls/{poll}/comments"))?;
    Ok(reply.json()["comments"].as_array().context("a list")?.clone())
}

fn moderate(site: &Site, poll: &str, comment: &Value, body: &Value) -> Result<Reply> {
    let path = format!("/api/polls/{poll}/comments/{}", comment["id"].as_str().unwrap_or_default());
    site.owner.send("PUT", &path, &[("content-type", "application/json")], body.to_string().as_bytes())
}

fn publish(site: &Site, poll: &str, seen: usize) -> Result<Reply> {
    site.owner.post(&format!("/api/polls/{poll}/comments"), &json!({"comments": seen}))
}

#[test]
fn a_batch_is_looked_over_before_anyone_else_reads_it() -> Result<()> {
    let site = Site::start()?;
    let poll = moderated(&site)?;
    for n in 0..9 {
        site.vote(&poll, if n % 2 == 0 { "north" } else { "south" }, &with_comment(n))?;
    }
    assert_eq!(site.release(&poll)?["comments"], json!([]));
    assert_eq!(sealed(&site, &poll)?.len(), 0, "the owner sees no comment of a batch that is not full");
    assert_eq!(code(&publish(&site, &poll, 0)?), refused(409, "nothing_sealed"));
    site.vote(&poll, "north", &with_comment(9))?;
    assert_eq!(site.release(&poll)?, Value::Null, "there is nothing to publish yet");
    let comments = sealed(&site, &poll)?;
    assert_eq!(comments.len(), 10);
    let order: Vec<&str> = comments.iter().filter_map(|comment| comment["text"].as_str()).collect();
    let arrival: Vec<String> = (0..10).map(|n| format!("Remark {n}")).collect();
    assert_eq!(
        order.iter().map(ToString::to_string).collect::<BTreeSet<_>>(),
        arrival.iter().cloned().collect()
    );
    // In order of arrival once in 3,628,800 times.
    assert_ne!(order, arrival);

    // Five name one theme and four another; of one, the number is redacted.
    for (index, comment) in comments.iter().enumerate() {
        let themes = if index < 5 { json!(["codes", " codes "]) } else { json!(["trust"]) };
        let redact = if index == 0 { json!([[7, 8]]) } else { json!([]) };
        let themes = if index == 9 { json!([]) } else { themes };
        let reply = moderate(&site, &poll, comment, &json!({"redact": redact, "themes": themes}))?;
        assert_eq!(reply.status, 200, "{reply:?}");
    }
    let kept = sealed(&site, &poll)?;
    assert_eq!((&kept[0]["redact"], &kept[0]["themes"]), (&json!([[7, 8]]), &json!(["codes"])));
    let latest = site.anyone.get(&format!("/api/polls/{poll}/releases/latest"))?;
    assert!(!latest.body.contains("Remark"), "nothing is published by looking");
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}/comments"))?.status, 401);

    assert_eq!(code(&publish(&site, &poll, 9)?), refused(409, "batch_changed"));
    let reply = publish(&site, &poll, 10)?;
    assert_eq!(reply.status, 201, "{reply:?}");
    let release = reply.json();
    let texts: BTreeSet<&str> = release["comments"]
        .as_array()
        .context("comments")?
        .iter()
        .filter_map(|one| one["text"].as_str())
        .collect();
    assert!(texts.contains("Remark ▮▮▮") && !texts.contains(order[0]), "{texts:?}");
    // k is 3: both are told, with as many as carry them.
    let theme = |name: &str, comments: u64| json!({"question": "say", "theme": name, "comments": comments});
    assert_eq!(release["themes"], json!([theme("codes", 5), theme("trust", 4)]));
    assert_eq!((&release["cohorts"], &release["closing"]), (&json!([]), &json!(false)));
    assert_eq!(sealed(&site, &poll)?.len(), 0);
    let number = release["number"].as_u64().context("a number")?;
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}/releases/{number}"))?.json(), release);
    Ok(())
}

#[test]
fn a_batch_that_closing_seals_is_published_afterwards_and_a_short_one_never() -> Result<()> {
    let site = Site::start()?;
    let poll = moderated(&site)?;
    for n in 0..11 {
        site.vote(&poll, "north", &with_comment(n))?;
    }
    let last = site.close(&poll)?;
    assert_eq!((&last["comments"], last["number"].as_u64()), (&json!([]), Some(1)));
    let reply = publish(&site, &poll, 11)?;
    let release = reply.json();
    assert_eq!((reply.status, release["number"].as_u64(), &release["closing"]), (201, Some(2), &json!(true)));
    assert_eq!((&release["nodes"], release["comments"].as_array().map(Vec::len)), (&last["nodes"], Some(11)));
    assert_eq!(release["themes"], Value::Null, "left out where nothing is said");

    let short = moderated(&site)?;
    (0..9).try_for_each(|n| site.vote(&short, "north", &with_comment(n)))?;
    site.close(&short)?;
    assert_eq!(sealed(&site, &short)?.len(), 0, "fewer than ten are gone for good");
    Ok(())
}

#[test]
fn what_an_owner_makes_of_a_comment_is_checked() -> Result<()> {
    let site = Site::start()?;
    let poll = moderated(&site)?;
    (0..10).try_for_each(|n| site.vote(&poll, "north", &with_comment(n)))?;
    site.release(&poll)?;
    let comment = &sealed(&site, &poll)?[0];
    for (body, pointer) in [
        (json!({"redact": [[0, 99]]}), "/redact/0"),
        (json!({"redact": [[3, 2]]}), "/redact/0"),
        (json!({"redact": "all"}), "/redact"),
        (json!({"themes": ["a", "b", "c", "d", "e", "f"]}), "/themes"),
        (json!({"themes": [7]}), "/themes/0"),
        (json!({"text": "Another"}), "/text"),
    ] {
        let reply = moderate(&site, &poll, comment, &body)?;
        assert_eq!((reply.status, &reply.json()["faults"][0]["pointer"]), (422, &json!(pointer)), "{body}");
    }
    let nobody = json!({"id": "00"});
    assert_eq!(code(&moderate(&site, &poll, &nobody, &json!({}))?), refused(404, "unknown_comment"));
    // Without the option nothing is ever looked over.
    let plain = site.create(&definition())?;
    (0..10).try_for_each(|n| site.vote(&plain, "north", &with_comment(n)))?;
    assert_eq!(site.release(&plain)?["comments"].as_array().map(Vec::len), Some(10));
    assert_eq!(sealed(&site, &plain)?.len(), 0);
    site.vote(&plain, "north", &answers(0))?;
    Ok(())
}
