//! The published JSON Schema describes releases, and nothing that is none.

use crate::polls::{answers, definition, with_comment};
use anyhow::{Result, anyhow};
use candor_tests::site::Site;
use serde_json::{Value, json};

/// What a broken release is made of: a pointer, and what stands there instead; null for nothing at all.
const BROKEN: [(&str, &str); 9] = [
    ("/poll", "\"two words\""),
    ("/number", "-1"),
    ("/number", "\"1\""),
    ("/closing", "1"),
    ("/nodes/0/ballots", "\"many\""),
    ("/nodes/0/node", "\"-\""),
    ("/nodes/0/questions/when/counts/daily", "0.5"),
    ("/cohorts", "{}"),
    ("/comments", "[\"alone\"]"),
];

#[test]
fn real_releases_pass_and_broken_ones_do_not() -> Result<()> {
    let site = Site::start()?;
    let reply = site.anyone.get("/api/schemas/release.json")?;
    assert_eq!(reply.header("content-type"), Some("application/schema+json"));
    let schema = reply.json();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::meta::validate(&schema).map_err(|error| anyhow!("{error}"))?;
    let validator = jsonschema::draft202012::new(&schema).map_err(|error| anyhow!("{error}"))?;
    let poll = site.create(&definition())?;
    for n in 0..12 {
        let answers = if n < 11 { with_comment(n) } else { answers(n) };
        site.vote(&poll, if n % 2 == 0 { "north" } else { "south" }, &answers)?;
    }
    let mut releases = vec![site.release(&poll)?];
    site.vote(&poll, "north", &answers(1))?;
    releases.push(site.close(&poll)?);
    // One where nearly everyone picked the sensitive choice, and one of nothing.
    let other = site.create(&definition())?;
    (0..3).try_for_each(|_| site.vote(&other, "north", &answers(1)))?;
    releases.push(site.close(&other)?);
    releases.push(site.close(&site.create(&definition())?)?);
    for release in &releases {
        let faults: Vec<_> = validator.iter_errors(release).map(|error| error.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?} in {release:#}");
    }
    assert!(releases[0]["comments"].as_array().is_some_and(|comments| !comments.is_empty()));
    for (pointer, value) in BROKEN {
        let mut broken = releases[0].clone();
        *broken.pointer_mut(pointer).ok_or_else(|| anyhow!("{pointer} is not there"))? =
            serde_json::from_str(value)?;
        assert!(!validator.is_valid(&broken), "{pointer} as {value}");
    }
    for field in ["poll", "number", "closing", "withheld", "nodes", "cohorts", "comments"] {
        let mut broken = releases[0].clone();
        broken.as_object_mut().map(|fields| fields.remove(field));
        assert!(!validator.is_valid(&broken), "without {field}");
    }
    for value in [Value::Null, json!([]), json!({})] {
        assert!(!validator.is_valid(&value));
    }
    Ok(())
}
