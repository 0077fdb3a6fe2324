//! Deniable answers: the worker counts whatever coins can send, and releases estimates beside it.

use crate::polls::{answers, ballot, definition};
use anyhow::{Context, Result, anyhow};
use candor_tests::site::Site;
use serde_json::{Value, json};

/// The same poll with answers that can be denied.
fn deniable() -> Value {
    let mut definition = definition();
    definition["deniable"] = json!({"odds": 3});
    definition
}

/// Everything that coins can send for the question with two choices.
fn every_bit() -> [Value; 8] {
    [
        json!({"choices": []}),
        json!({"choices": ["stop"]}),
        json!({"choices": ["on"]}),
        json!({"choices": ["stop", "on"]}),
        json!({"declined": true}),
        json!({"choices": ["stop"], "declined": true}),
        json!({"choices": ["on"], "declined": true}),
        json!({"choices": ["stop", "on"], "declined": true}),
    ]
}

/// Answers with that one of the question with two choices.
fn with(how: &Value, n: usize) -> Value {
    let mut answers = answers(n);
    answers["how"] = how.clone();
    answers
}

#[test]
fn every_ballot_that_coins_can_make_is_counted_and_estimates_are_released() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&deniable())?;
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}"))?.json()["deniable"], json!({"odds": 3}));
    // All picked the sensitive choice, or sent it: nothing is held back for it.
    for how in every_bit() {
        site.vote(&poll, "north", &with(&how, 1))?;
    }
    let release = site.close(&poll)?;
    let north =
        release["nodes"].as_array().and_then(|nodes| nodes.iter().find(|node| node["node"] == "north"));
    let north = north.context("the team has figures of its own")?;
    assert_eq!(north["ballots"], 8);
    let how = &north["questions"]["how"];
    assert_eq!((&how["counts"], &how["declined"]), (&json!({"stop": 4, "on": 4}), &json!(4)));
    // Half of all sent each bit: with coins that turn both ways alike, half is also the estimate.
    for estimate in [&how["estimates"]["choices"]["stop"], &how["estimates"]["declined"]] {
        assert_eq!(estimate["share"], 5_000);
        assert!(estimate["low"].as_i64() < Some(0) && estimate["high"].as_i64() > Some(10_000), "{estimate}");
    }
    // By hand: three answers at odds of 3, (8/8 − 1/5) / (2/5) = 2 and (0 − 1/5) / (2/5) = −0.5.
    let when = &north["questions"]["when"];
    assert_eq!(when["estimates"]["choices"]["later"]["share"], 20_000);
    assert_eq!(when["estimates"]["choices"]["daily"]["share"], -5_000);
    assert!(when["nearly_everyone"].is_null());
    assert!(north["questions"]["say"]["estimates"].is_null(), "comments are as they were written");

    let schema = site.anyone.get("/api/schemas/release.json")?.json();
    let validator = jsonschema::draft202012::new(&schema).map_err(|error| anyhow!("{error}"))?;
    assert!(validator.is_valid(&release), "{release:#}");
    let table = site.anyone.get(&format!("/api/polls/{poll}/releases/latest.csv"))?.body;
    assert!(
        table.starts_with("poll,release,node,ballots,question,choice,sent,estimate,low,high\n"),
        "{table}"
    );
    assert!(table.contains(",north,8,when,later,8,20000,"), "{table}");
    let metrics = site.anyone.get(&format!("/api/polls/{poll}/metrics"))?.body;
    assert!(metrics.contains("question=\"when\",choice=\"daily\"} -0.5000\n"), "{metrics}");
    let counted = metrics.lines().filter(|line| line.starts_with("candor_answers{"));
    assert!(counted.clone().count() > 0, "comments are counted");
    assert!(counted.clone().all(|line| line.contains("question=\"say\"")), "{metrics}");
    Ok(())
}

#[test]
fn what_coins_cannot_make_is_refused_and_without_coins_so_is_what_they_can() -> Result<()> {
    let site = Site::start()?;
    let [coins, none] = [deniable(), definition()].map(|definition| site.create(&definition));
    let (coins, none) = (coins?, none?);
    let send = |poll: &str, how: &Value| {
        let ballot = ballot("north", &with(how, 0), &format!("sixteen-letters-{}", how.to_string().len()));
        site.anyone.post(&format!("/api/polls/{poll}/ballots"), &ballot)
    };
    let malformed = [
        json!({"choices": ["never"]}),
        json!({"choices": ["never"], "declined": true}),
        json!({"choices": ["on"], "declined": false}),
        json!({"choices": ["on"], "declined": true, "value": 1}),
        json!({"value": 1, "declined": true}),
    ];
    for how in &malformed {
        let reply = send(&coins, how)?;
        assert_eq!(
            (reply.status, &reply.json()["faults"][0]["pointer"]),
            (422, &json!("/answers/how")),
            "{how}"
        );
    }
    let [empty, .., both] = every_bit();
    for how in [empty, both] {
        let reply = send(&none, &how)?;
        assert_eq!(
            (reply.status, &reply.json()["faults"][0]["pointer"]),
            (422, &json!("/answers/how")),
            "{how}"
        );
    }
    let mut both_at_once = answers(0);
    both_at_once["when"] = json!({"choice": "daily", "declined": true});
    let reply = site
        .anyone
        .post(&format!("/api/polls/{coins}/ballots"), &ballot("north", &both_at_once, "sixteen-letters-x"))?;
    assert_eq!(reply.status, 422, "one answer is one answer");
    Ok(())
}
