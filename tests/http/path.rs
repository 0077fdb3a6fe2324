//! From a definition to a release and on to nothing: what the API is for.

use crate::polls::{answers, ballot, definition};
use anyhow::Result;
use candor_tests::site::Site;
use serde_json::{Value, json};

#[test]
fn a_poll_goes_from_definition_to_release_and_is_erased() -> Result<()> {
    let site = Site::start()?;
    let made = site.owner.post("/api/polls", &definition())?;
    assert_eq!(made.status, 201);
    let poll = made.json()["id"].as_str().unwrap().to_owned();
    let address = format!("/api/polls/{poll}");
    assert_eq!(made.header("location"), Some(address.as_str()));
    let manifest = site.anyone.get(&address)?.json();
    assert_eq!(
        (&manifest["state"], &manifest["k"], &manifest["k_comments"]),
        (&json!("open"), &json!(3), &json!(10))
    );
    assert_eq!(manifest["questions"], definition()["questions"]);

    for n in 0..4 {
        site.vote(&poll, "north", &answers(n))?;
    }
    site.vote(&poll, "south", &answers(4))?;
    let release = site.owner.post(&format!("{address}/release"), &Value::Null)?;
    assert_eq!(release.status, 201);
    let release = release.json();
    assert_eq!(release["cohorts"].as_array().map(Vec::len), Some(1));
    assert_eq!(release["cohorts"][0]["node"], "north");
    assert_eq!(release["nodes"][0]["questions"]["when"]["counts"], json!({"daily": 2, "later": 2}));
    let again = site.owner.post(&format!("{address}/release"), &Value::Null)?;
    assert_eq!((again.status, again.json()), (200, Value::Null));

    let last = site.close(&poll)?;
    assert_eq!(
        (&last["number"], &last["closing"], &last["withheld"]),
        (&json!(2), &json!(true), &json!(true))
    );
    assert_eq!(site.close(&poll)?, last, "closing again tells the same");
    assert_eq!(site.anyone.get(&format!("{address}/releases/latest"))?.json(), last);
    assert_eq!(site.anyone.get(&format!("{address}/releases/1"))?.json(), release);
    assert_eq!(site.anyone.get(&format!("{address}/releases"))?.json(), json!([release, last]));
    assert_eq!(site.anyone.get(&address)?.json()["state"], "closed");
    let listed = site.owner.get("/api/polls")?.json();
    assert_eq!(listed, json!([{"id": poll, "title": definition()["title"], "state": "closed"}]));

    assert_eq!(site.owner.send("DELETE", &address, &[], &[])?.status, 204);
    for path in ["", "/releases", "/releases/latest", "/releases/1"] {
        assert_eq!(site.anyone.get(&format!("{address}{path}"))?.status, 404, "{path}");
    }
    assert_eq!(site.owner.get("/api/polls")?.json(), json!([]));
    Ok(())
}

#[test]
fn the_same_nonce_counts_once_whatever_it_carries() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let address = format!("/api/polls/{poll}/ballots");
    for n in 0..3 {
        let first = ballot("north", &answers(n), &format!("nonce-of-person-{n}"));
        let reply = site.anyone.post(&address, &first)?;
        assert_eq!((reply.status, reply.json()), (201, json!({"status": "counted"})));
        for again in [first, ballot("south", &answers(n + 1), &format!("nonce-of-person-{n}"))] {
            let reply = site.anyone.post(&address, &again)?;
            assert_eq!((reply.status, reply.json()), (200, json!({"status": "already_counted"})));
        }
    }
    let last = site.close(&poll)?;
    assert_eq!(last["nodes"][0]["ballots"], 3);
    assert_eq!(last["nodes"][1]["questions"]["rate"]["counts"]["2"], 1);
    let late = site.anyone.post(&address, &ballot("north", &answers(0), "nonce-of-person-0"))?;
    assert_eq!((late.status, late.json()), (200, json!({"status": "already_counted"})), "also after closing");
    Ok(())
}

#[test]
fn templates_make_polls_and_are_listed() -> Result<()> {
    let site = Site::start()?;
    let templates = site.anyone.get("/api/templates")?.json();
    let templates = templates.as_array().unwrap();
    assert_eq!(templates.len(), 5);
    for template in templates {
        let groups = json!({"id": "all", "name": "Everyone"});
        let poll = site.create(&json!({"template": template["template"], "groups": groups}))?;
        let manifest = site.anyone.get(&format!("/api/polls/{poll}"))?.json();
        assert_eq!(manifest["title"], template["title"]);
        assert_eq!(manifest["k"], 5);
    }
    Ok(())
}

#[test]
fn the_csv_says_what_the_json_says() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    for n in 0..9 {
        site.vote(&poll, if n < 5 { "north" } else { "south" }, &answers(n))?;
    }
    let release = site.close(&poll)?;
    let table = site.anyone.get(&format!("/api/polls/{poll}/releases/latest.csv"))?;
    assert_eq!(table.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}/releases/1.csv"))?.body, table.body);
    let mut figures = 0;
    for row in csv::Reader::from_reader(table.body.as_bytes()).into_deserialize() {
        let row: std::collections::BTreeMap<String, String> = row?;
        let node =
            release["nodes"].as_array().unwrap().iter().find(|node| node["node"] == row["node"]).unwrap();
        assert_eq!(row["ballots"], node["ballots"].to_string());
        let question = &node["questions"][&row["question"]];
        let count = if row["choice"] == "declined" {
            &question["declined"]
        } else {
            &question["counts"][&row["choice"]]
        };
        assert_eq!(row["count"], count.to_string(), "{row:?}");
        figures += 1;
    }
    assert_eq!(figures, 3 * (5 + 2 + 2 + 11 + 1 + 5), "every node, choice and declined");
    Ok(())
}

#[test]
fn a_restart_keeps_polls_pools_and_releases() -> Result<()> {
    let mut site = Site::start()?;
    let poll = site.create(&definition())?;
    for n in 0..3 {
        site.vote(&poll, "north", &answers(n))?;
    }
    let first = site.release(&poll)?;
    site.vote(&poll, "south", &answers(3))?;
    site.kill_and_restart()?;
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}/releases/latest"))?.json(), first);
    site.vote(&poll, "south", &answers(4))?;
    site.vote(&poll, "south", &answers(5))?;
    assert_eq!(site.close(&poll)?["nodes"][0]["ballots"], 6);
    Ok(())
}
