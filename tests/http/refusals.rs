//! Bad input is told what is wrong with it: never a 500, and never a lost ballot.

use crate::polls::{answers, ballot, definition};
use anyhow::Result;
use candor_tests::site::Site;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use std::io::{Read, Write};
use xtask::client::Reply;

/// Checks that a reply is a problem document with that status and code, and gives the pointers of its faults.
fn problem(reply: &Reply, status: u16, code: &str) -> Vec<String> {
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (status, Some("application/problem+json")),
        "{reply:?}"
    );
    let document = reply.json();
    assert_eq!((&document["code"], &document["status"]), (&json!(code), &json!(status)));
    assert!(document["detail"].as_str().is_some_and(|detail| detail.len() > 10));
    let faults = document["faults"].as_array().cloned().unwrap_or_default();
    faults.iter().map(|fault| fault["pointer"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn bad_definitions_are_refused_with_every_fault() -> Result<()> {
    let site = Site::start()?;
    let post = |body: &Value| site.owner.post("/api/polls", body);
    let faults = problem(
        &post(&json!({"title": "", "k": 1, "groups": {"id": "a"}, "questions": []}))?,
        422,
        "invalid_definition",
    );
    assert_eq!(faults, ["/title", "/k", "/groups/name", "/questions"]);
    assert_eq!(problem(&post(&json!({"template": "nosuch"}))?, 422, "invalid_definition"), ["/template"]);
    let mut over = definition();
    over["closes_at"] = json!("2020-01-01T00:00:00Z");
    assert_eq!(problem(&post(&over)?, 422, "invalid_definition"), ["/closes_at"]);
    Ok(())
}

#[test]
fn bad_ballots_are_refused_with_every_fault_and_nothing_is_counted() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let address = format!("/api/polls/{poll}/ballots");
    let mut bad = answers(0);
    bad["fair"] = json!({"value": 6});
    bad["when"] = json!({"choice": "never"});
    bad["extra"] = json!({"value": 1});
    let body = json!({"group": "all", "answers": bad, "nonce": "sixteen-letters-", "name": "me"});
    let faults = problem(&site.anyone.post(&address, &body)?, 422, "invalid_ballot");
    assert_eq!(faults, ["/name", "/group", "/answers/extra", "/answers/fair", "/answers/when"]);
    for nonce in [json!("short"), json!(7), json!("with spaces in the nonce"), json!("x".repeat(65))] {
        let body = json!({"group": "north", "answers": answers(0), "nonce": nonce});
        assert_eq!(problem(&site.anyone.post(&address, &body)?, 422, "invalid_ballot"), ["/nonce"]);
    }
    problem(&site.anyone.post(&address, &json!([1]))?, 422, "invalid_ballot");
    // The nonce of a refused ballot is not spent.
    let good = ballot("north", &answers(0), "sixteen-letters-");
    assert_eq!(site.anyone.post(&address, &good)?.status, 201);
    site.close(&poll)?;
    let late = ballot("north", &answers(0), "another-nonce-of-someone");
    problem(&site.anyone.post(&address, &late)?, 409, "poll_closed");
    problem(&site.owner.post(&format!("/api/polls/{poll}/release"), &Value::Null)?, 409, "poll_closed");
    Ok(())
}

#[test]
fn bodies_are_json_and_at_most_64_kib() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let address = format!("/api/polls/{poll}/ballots");
    let json_type = [("content-type", "application/json")];
    problem(&site.anyone.send("POST", &address, &json_type, b"{\"group\": ")?, 400, "malformed_json");
    problem(&site.anyone.send("POST", &address, &json_type, b"\xff\xfe")?, 400, "malformed_json");
    problem(&site.anyone.send("POST", &address, &json_type, b"")?, 400, "malformed_json");
    problem(&site.anyone.send("POST", &address, &[("content-type", "text/plain")], b"{}")?, 415, "not_json");
    let large = format!("{{\"group\": \"{}\"}}", "x".repeat(64 * 1024));
    problem(&site.anyone.send("POST", &address, &json_type, large.as_bytes())?, 413, "body_too_large");
    let deep = "[".repeat(60_000);
    problem(&site.anyone.send("POST", &address, &json_type, deep.as_bytes())?, 400, "malformed_json");
    Ok(())
}

#[test]
fn a_body_that_hides_its_length_is_cut_off_too() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let mut stream = site.connect()?;
    write!(stream, "POST /api/polls/{poll}/ballots HTTP/1.1\r\nHost: candor\r\nConnection: close\r\n")?;
    write!(stream, "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")?;
    for _ in 0..20 {
        write!(stream, "1000\r\n{}\r\n", " ".repeat(0x1000))?;
    }
    write!(stream, "0\r\n\r\n")?;
    let mut reply = String::new();
    stream.read_to_string(&mut reply)?;
    assert!(reply.starts_with("HTTP/1.1 413 ") && reply.contains("body_too_large"), "{reply}");
    Ok(())
}

#[test]
fn addresses_methods_and_keys_that_are_wrong_are_named() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    for path in ["/", "/api", "/api/polls/x/pools", "/p", "/assets/nosuch.js", "/assets/widget/index.html"] {
        problem(&site.anyone.get(path)?, 404, "not_found");
    }
    for path in ["/api/polls/nosuch", "/api/polls/n%C3%B6/releases", "/api/polls/nosuch/releases/latest"] {
        problem(&site.anyone.get(path)?, 404, "unknown_poll");
    }
    for path in ["latest", "1", "latest.csv"] {
        problem(&site.anyone.get(&format!("/api/polls/{poll}/releases/{path}"))?, 404, "no_release");
    }
    for (method, path, allowed) in [
        ("DELETE", "/api/polls".to_owned(), "GET, HEAD, POST"),
        ("GET", format!("/api/polls/{poll}/ballots"), "POST"),
        ("PUT", format!("/api/polls/{poll}"), "GET, HEAD, DELETE"),
        ("POST", "/healthz".to_owned(), "GET, HEAD"),
    ] {
        let reply = site.owner.send(method, &path, &[], &[])?;
        problem(&reply, 405, "method_not_allowed");
        assert_eq!(reply.header("allow"), Some(allowed), "{method} {path}");
    }
    let stranger = xtask::client::Client::new(site.page(""), Some("candor_wrong".into()));
    for client in [&site.anyone, &stranger] {
        problem(&client.post("/api/polls", &definition())?, 401, "not_owner");
        problem(&client.get("/api/polls")?, 401, "not_owner");
        problem(&client.post(&format!("/api/polls/{poll}/close"), &Value::Null)?, 401, "not_owner");
        problem(&client.post(&format!("/api/polls/{poll}/release"), &Value::Null)?, 401, "not_owner");
        problem(&client.send("DELETE", &format!("/api/polls/{poll}"), &[], &[])?, 401, "not_owner");
    }
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}"))?.json()["state"], "open", "nothing happened");
    Ok(())
}

#[test]
fn no_garbage_makes_the_worker_fail_or_miscount() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    for n in 0..3 {
        site.vote(&poll, "north", &answers(n))?;
    }
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let good = [definition().to_string(), ballot("north", &answers(1), "sixteen-letters-").to_string()];
    let paths = ["/api/polls".to_owned(), format!("/api/polls/{poll}/ballots")];
    let mut counted = 0;
    for round in 0..600 {
        let which = round % 2;
        let mut body = good[which].clone().into_bytes();
        for _ in 0..=random.next_u32() % 6 {
            let at = random.next_u32() as usize % body.len();
            match random.next_u32() % 3 {
                0 => body[at] = random.next_u32().to_le_bytes()[0],
                1 => _ = body.remove(at),
                _ => body.insert(at, b"{}[]\",:0n-e\\"[random.next_u32() as usize % 12]),
            }
        }
        let reply = site.owner.send("POST", &paths[which], &[("content-type", "application/json")], &body)?;
        assert!(reply.status < 500, "{reply:?} to {}", String::from_utf8_lossy(&body));
        counted += u64::from(which == 1 && reply.status == 201);
    }
    assert_eq!(site.close(&poll)?["nodes"][0]["ballots"], 3 + counted);
    Ok(())
}
