//! The OpenAPI document describes what really crosses the wire.

use crate::polls::{answers, ballot, definition, with_comment};
use anyhow::{Result, anyhow};
use candor_tests::site::Site;
use serde_json::{Value, json};

/// A validator for one schema of the document, given by the pointer to it.
fn schema(document: &Value, pointer: &str) -> Result<jsonschema::Validator> {
    let mut schema = document.pointer(pointer).ok_or_else(|| anyhow!("{pointer} is not described"))?.clone();
    // References point into the document, which is their root.
    schema["components"] = document["components"].clone();
    jsonschema::draft202012::new(&schema).map_err(|error| anyhow!("{pointer}: {error}"))
}

fn check(document: &Value, pointer: &str, value: &Value) -> Result<()> {
    let validator = schema(document, pointer)?;
    let faults: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    anyhow::ensure!(faults.is_empty(), "{pointer} does not describe {value:#}: {faults:#?}");
    Ok(())
}

fn reply(path: &str, method: &str, status: u16) -> String {
    let path = path.replace('/', "~1");
    let kind = if status < 400 { "application~1json" } else { "application~1problem+json" };
    format!("/paths/{path}/{method}/responses/{status}/content/{kind}/schema")
}

fn request(path: &str) -> String {
    format!("/paths/{}/post/requestBody/content/application~1json/schema", path.replace('/', "~1"))
}

#[test]
fn requests_and_replies_are_as_the_document_says() -> Result<()> {
    let site = Site::start()?;
    let document = site.anyone.get("/api/openapi.json")?.json();
    assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1.")));
    let (polls, poll_path) = ("/api/polls", "/api/polls/{id}");
    let ballots = "/api/polls/{id}/ballots";

    check(&document, &reply("/healthz", "get", 200), &site.anyone.get("/healthz")?.json())?;
    check(&document, &request(polls), &definition())?;
    let made = site.owner.post(polls, &definition())?;
    check(&document, &reply(polls, "post", 201), &made.json())?;
    let poll = made.json()["id"].as_str().unwrap().to_owned();
    let address = format!("/api/polls/{poll}");
    check(&document, &reply(poll_path, "get", 200), &site.anyone.get(&address)?.json())?;
    check(&document, &reply(polls, "get", 200), &site.owner.get(polls)?.json())?;
    for template in site.anyone.get("/api/templates")?.json().as_array().unwrap() {
        let definition = json!({"template": template["template"], "groups": {"id": "all", "name": "All"}});
        check(&document, &request(polls), &definition)?;
        let poll = site.create(&definition)?;
        let manifest = site.anyone.get(&format!("/api/polls/{poll}"))?.json();
        check(&document, &reply(poll_path, "get", 200), &manifest)?;
    }

    for n in 0..12 {
        let sent = ballot(
            "north",
            &if n < 11 { with_comment(n) } else { answers(n) },
            &format!("nonce-of-person-{n}"),
        );
        check(&document, &request(ballots), &sent)?;
        let counted = site.anyone.post(&format!("{address}/ballots"), &sent)?;
        check(&document, &reply(ballots, "post", counted.status), &counted.json())?;
    }
    let bad = site.anyone.post(&format!("{address}/ballots"), &json!({"group": "north", "answers": {}}))?;
    check(&document, &reply(ballots, "post", bad.status), &bad.json())?;
    let release = site.owner.post(&format!("{address}/release"), &Value::Null)?;
    check(&document, &reply("/api/polls/{id}/release", "post", release.status), &release.json())?;
    let last = site.owner.post(&format!("{address}/close"), &Value::Null)?;
    check(&document, &reply("/api/polls/{id}/close", "post", 200), &last.json())?;
    for path in ["releases", "releases/latest"] {
        let described = format!("/api/polls/{{id}}/{path}");
        check(
            &document,
            &reply(&described, "get", 200),
            &site.anyone.get(&format!("{address}/{path}"))?.json(),
        )?;
    }
    let late =
        site.anyone.post(&format!("{address}/ballots"), &json!({"group": "north", "answers": answers(0)}))?;
    check(&document, &reply(ballots, "post", 409), &late.json())?;

    // The document bites: it does not describe just anything.
    let mut wrong = definition();
    wrong["questions"][0]["steps"] = json!("five");
    assert!(check(&document, &request(polls), &wrong).is_err());
    let mut wrong = last.json();
    wrong["nodes"][0]["ballots"] = json!("many");
    assert!(check(&document, &reply("/api/polls/{id}/close", "post", 200), &wrong).is_err());
    assert!(check(&document, &request(ballots), &json!({"answers": {}})).is_err());
    Ok(())
}
