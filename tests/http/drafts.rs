//! Drafts of polls: the owner's alone, kept as they are written, and shown as the page that they will be.

use crate::access::{code, refused};
use crate::polls::definition;
use anyhow::{Context, Result};
use candor_tests::site::Site;
use serde_json::{Value, json};
use xtask::client::{Client, Reply};

fn put(client: &Client, path: &str, body: &Value) -> Result<Reply> {
    client.send("PUT", path, &[("content-type", "application/json")], body.to_string().as_bytes())
}

#[test]
fn drafts_are_kept_changed_and_deleted() -> Result<()> {
    let site = Site::start()?;
    let made = site.owner.post("/api/drafts", &json!({"definition": {"title": ""}}))?;
    assert_eq!((made.status, &made.json()["content"]["definition"]["title"]), (201, &json!("")));
    let id = made.json()["id"].as_str().context("an id")?.to_owned();
    let path = format!("/api/drafts/{id}");
    let changed = put(&site.owner, &path, &json!({"definition": {"title": "T"}, "zone": "Europe/Vienna"}))?;
    assert_eq!((changed.status, &changed.json()["content"]["zone"]), (200, &json!("Europe/Vienna")));
    assert_eq!(site.owner.get(&path)?.json(), changed.json());
    assert_eq!(site.owner.get("/api/drafts")?.json(), json!([changed.json()]));
    assert_eq!(site.owner.send("DELETE", &path, &[], &[])?.status, 204);
    for reply in [
        site.owner.get(&path)?,
        put(&site.owner, &path, &json!({}))?,
        site.owner.send("DELETE", &path, &[], &[])?,
    ] {
        assert_eq!(code(&reply), refused(404, "unknown_draft"));
    }
    Ok(())
}

#[test]
fn drafts_are_the_owners_alone_and_nothing_bad_is_kept() -> Result<()> {
    let site = Site::start()?;
    let made = site.owner.post("/api/drafts", &json!({"definition": definition()}))?.json();
    let id = made["id"].as_str().context("an id")?;
    for path in
        ["/api/drafts".to_owned(), format!("/api/drafts/{id}"), format!("/console/drafts/{id}/preview")]
    {
        assert_eq!(code(&site.anyone.get(&path)?), refused(401, "not_owner"), "{path}");
    }
    assert_eq!(code(&site.owner.post("/api/drafts", &json!([1]))?), refused(422, "invalid_request"));
    assert_eq!(
        code(&site.owner.post("/api/drafts", &json!({"x": "y".repeat(70_000)}))?),
        refused(413, "body_too_large")
    );
    assert_eq!(code(&put(&site.owner, "/api/drafts/no%20id", &json!({}))?), refused(404, "unknown_draft"));
    for _ in 1..100 {
        assert_eq!(site.owner.post("/api/drafts", &json!({}))?.status, 201);
    }
    assert_eq!(code(&site.owner.post("/api/drafts", &json!({}))?), refused(409, "too_many_drafts"));
    Ok(())
}

#[test]
fn a_preview_is_the_page_and_counts_nothing() -> Result<()> {
    let site = Site::start()?;
    let made = site.owner.post("/api/drafts", &json!({"definition": definition()}))?.json();
    let id = made["id"].as_str().context("an id")?;
    let page = site.owner.get(&format!("/console/drafts/{id}/preview"))?;
    assert_eq!(page.status, 200);
    assert!(page.body.contains(definition()["questions"][0]["text"].as_str().context("a text")?));
    // Our own pages may show it in a frame, and nobody else.
    assert!(
        page.header("content-security-policy")
            .is_some_and(|policy| policy.contains("frame-ancestors 'self'"))
    );
    assert_eq!(page.header("x-frame-options"), Some("SAMEORIGIN"));
    let ballot = json!({"group": "north", "answers": {}});
    assert_eq!(
        code(&site.anyone.post(&format!("/api/polls/{id}/ballots"), &ballot)?),
        refused(404, "unknown_poll")
    );
    let bad = site.owner.post("/api/drafts", &json!({"definition": {"title": "T"}}))?.json();
    let path = format!("/console/drafts/{}/preview", bad["id"].as_str().context("an id")?);
    assert_eq!(code(&site.owner.get(&path)?), refused(422, "invalid_definition"));
    Ok(())
}

#[test]
fn a_poll_takes_ballots_from_its_opening_time_on() -> Result<()> {
    let site = Site::start()?;
    let opens = candor_tests::provider::now() + 3;
    let mut poll = definition();
    poll["opens_at"] = json!(candor::Timestamp::from_unix(opens));
    let id = site.create(&poll)?;
    let path = format!("/api/polls/{id}");
    assert_eq!(site.anyone.get(&path)?.json()["state"], "scheduled");
    let ballot = json!({"group": "north", "answers": crate::polls::answers(0)});
    assert_eq!(code(&site.anyone.post(&format!("{path}/ballots"), &ballot)?), refused(409, "scheduled"));
    assert!(site.anyone.get(&format!("/p/{id}"))?.body.contains("data-state=\"scheduled\""));
    site.until(&path, |reply| reply.json()["state"] == "open")?;
    assert_eq!(site.anyone.post(&format!("{path}/ballots"), &ballot)?.status, 201);
    poll["closes_at"] = poll["opens_at"].clone();
    assert_eq!(code(&site.owner.post("/api/polls", &poll)?), refused(422, "invalid_definition"));
    Ok(())
}

#[test]
fn a_poll_that_is_closed_before_its_time_says_that_it_is_closed() -> Result<()> {
    let site = Site::start()?;
    let mut poll = definition();
    poll["opens_at"] = json!(candor::Timestamp::from_unix(candor_tests::provider::now() + 3_600));
    let id = site.create(&poll)?;
    site.close(&id)?;
    let ballot = json!({"group": "north", "answers": crate::polls::answers(0)});
    let reply = site.anyone.post(&format!("/api/polls/{id}/ballots"), &ballot)?;
    assert_eq!(code(&reply), refused(409, "poll_closed"));
    Ok(())
}

#[test]
fn invitations_are_made_before_a_poll_opens_and_good_from_then_on() -> Result<()> {
    let site = Site::start()?;
    let mut poll = definition();
    poll["eligibility"] = json!("invited");
    poll["opens_at"] = json!(candor::Timestamp::from_unix(candor_tests::provider::now() + 3_600));
    let id = site.create(&poll)?;
    let links = site.owner.invite(&id, "north", 5)?;
    let code_of =
        links[0].split("#code=").nth(1).and_then(|rest| rest.split('&').next()).context("a code")?;
    let exchange = json!({"code": code_of, "blinded": "AA"});
    assert_eq!(
        code(&site.anyone.post(&format!("/api/polls/{id}/tokens"), &exchange)?),
        refused(409, "scheduled")
    );
    Ok(())
}
