//! Polls with several ballot boxes: the same ballots make the same releases, however many boxes counted them.

use crate::polls::{answers, ballot, with_comment};
use anyhow::{Result, ensure};
use candor_tests::site::Site;
use serde_json::{Value, json};
use xtask::client::Reply;

const BOXES: [u32; 3] = [1, 4, 16];

fn definition() -> Value {
    let mut definition = crate::polls::definition();
    (definition["k"], definition["comments"]) = (json!(5), json!("as_written"));
    definition
}

/// Sends ballots from so many people of two teams; every third says something.
fn answer(site: &Site, poll: &str, people: std::ops::Range<usize>) -> Result<()> {
    let path = format!("/api/polls/{poll}/ballots");
    for person in people {
        let group = if person.is_multiple_of(4) { "south" } else { "north" };
        let answers = if person.is_multiple_of(3) { with_comment(person) } else { answers(person) };
        let sent = ballot(group, &answers, &format!("the-nonce-of-person-{person:04}"));
        let reply = site.anyone.post(&path, &sent)?;
        ensure!(reply.status == 201, "{reply:?}");
        if person.is_multiple_of(5) {
            let again = site.anyone.post(&path, &sent)?;
            ensure!((again.status, &again.json()["status"]) == (200, &json!("already_counted")), "{again:?}");
        }
    }
    Ok(())
}

/// A release without what differs between any two polls of the same answers: ids, and the order of comments.
fn comparable(mut release: Value, poll: &str) -> String {
    for node in release["nodes"].as_array_mut().into_iter().flatten() {
        for question in node["questions"].as_object_mut().into_iter().flat_map(|all| all.values_mut()) {
            if let Some(comments) = question.get_mut("comments").and_then(Value::as_array_mut) {
                comments.sort_by_key(Value::to_string);
            }
        }
    }
    if let Some(comments) = release["comments"].as_array_mut() {
        comments.sort_by_key(Value::to_string);
    }
    release.to_string().replace(poll, "THE-POLL")
}

#[test]
fn the_same_ballots_make_the_same_releases_with_1_4_and_16_boxes() -> Result<()> {
    let releases = BOXES.map(|boxes| -> Result<Vec<String>> {
        let site = Site::start_boxes(boxes)?;
        let poll = site.create(&definition())?;
        answer(&site, &poll, 0..50)?;
        let mut releases = vec![site.release(&poll)?];
        answer(&site, &poll, 50..53)?;
        // Too few have answered since: nothing leaves, from whichever box they came.
        ensure!(site.release(&poll)?.is_null());
        answer(&site, &poll, 53..90)?;
        releases.extend([site.release(&poll)?, site.close(&poll)?]);
        // Closing again gives the same again.
        ensure!(releases.last() == Some(&site.close(&poll)?));
        Ok(releases.into_iter().map(|release| comparable(release, &poll)).collect())
    });
    let [one, four, sixteen] = releases;
    let one = one?;
    assert!(one[2].contains("Remark"), "{one:?}");
    assert_eq!((four?, sixteen?), (one.clone(), one));
    Ok(())
}

#[test]
fn boxes_refuse_what_a_poll_refuses_and_say_it_alike() -> Result<()> {
    let refusals = BOXES.map(|boxes| -> Result<Vec<(u16, String)>> {
        let site = Site::start_boxes(boxes)?;
        let poll = site.create(&definition())?;
        let path = format!("/api/polls/{poll}/ballots");
        let good = ballot("north", &answers(1), "a-nonce-that-is-long-enough");
        let twice = r#"{"nonce":"the-first-of-two-nonces","nonce":"the-second-of-two-nonces","group":"north","answers":"#;
        let bodies = [
            "{".to_owned(), "[]".into(), "null".into(), r#"{"nonce": 5}"#.into(), r#"{"nonce": "short"}"#.into(),
            json!({"group": "nobody", "answers": {}, "nonce": "a-nonce-that-is-long-enough"}).to_string(),
            good.to_string(), good.to_string(), format!("{twice}{}}}", answers(1)),
            json!({"group": "north", "answers": answers(2), "nonce": "the-second-of-two-nonces"}).to_string(),
            format!("\"{}\"", "x".repeat(70_000)),
        ];
        let shown = |reply: Reply| (reply.status, reply.body.replace(&poll, "THE-POLL"));
        let json_type = [("Content-Type", "application/json")];
        let send = |path: &str, body: &str| -> Result<_> {
            Ok(shown(site.anyone.send("POST", path, &json_type, body.as_bytes())?))
        };
        let mut refusals = Vec::new();
        for body in &bodies {
            refusals.push(send(&path, body)?);
        }
        let text = [("Content-Type", "text/plain")];
        refusals.push(shown(site.anyone.send("POST", &path, &text, bodies[6].as_bytes())?));
        let unknown = "/api/polls/nosuchpollnosuchpollnosuch/ballots";
        refusals.push(send(unknown, &bodies[6])?);
        site.close(&poll)?;
        for body in [&bodies[6], &json!({"group": "north", "answers": answers(3)}).to_string()] {
            refusals.push(send(&path, body)?);
        }
        Ok(refusals)
    });
    let [one, four, sixteen] = refusals;
    let one = one?;
    let statuses: Vec<u16> = one.iter().map(|(status, _)| *status).collect();
    assert_eq!(statuses, [400, 422, 422, 422, 422, 422, 201, 200, 201, 200, 413, 415, 404, 200, 409]);
    assert_eq!((four?, sixteen?), (one.clone(), one));
    Ok(())
}
