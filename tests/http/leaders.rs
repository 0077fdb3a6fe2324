//! What leaders write under a poll: predictions before they read, commitments afterwards.

use crate::access::{code, refused, released, send, view};
use crate::polls::{answers, definition};
use anyhow::{Context, Result};
use candor_tests::site::Site;
use serde_json::{Value, json};
use xtask::client::Reply;

/// A leader's browser: the cookie that a view link was exchanged for.
struct Leader<'a> {
    site: &'a Site,
    poll: String,
    cookie: String,
}

impl<'a> Leader<'a> {
    /// Makes a view link and opens it.
    fn of(site: &'a Site, poll: &str, group: Option<&str>) -> Result<Self> {
        Ok(Self { site, poll: poll.to_owned(), cookie: view(site, poll, group)? })
    }

    fn send(&self, method: &str, what: &str, body: &Value) -> Result<Reply> {
        send(self.site, &self.cookie, method, &format!("/api/polls/{}/{what}", self.poll), body)
    }

    fn get(&self, what: &str) -> Result<Reply> {
        self.send("GET", what, &Value::Null)
    }

    fn post(&self, what: &str, body: &Value) -> Result<Reply> {
        self.send("POST", what, body)
    }
}

/// A prediction of the poll's choice question.
fn expects(daily: u64) -> Value {
    json!({"questions": {"when": {"daily": daily, "later": 100 - daily}}})
}

#[test]
fn a_release_opens_to_a_leader_once_they_predicted_or_went_on_without() -> Result<()> {
    let site = Site::start()?;
    let poll = released(&site, &json!({}))?;
    let (predicts, goes_on) = (Leader::of(&site, &poll, None)?, Leader::of(&site, &poll, None)?);
    let reads = ["releases", "releases/latest", "releases/1", "releases/latest.csv", "releases/1.csv"];
    for leader in [&predicts, &goes_on] {
        for what in reads {
            assert_eq!(code(&leader.get(what)?), refused(403, "predict_first"), "{what}");
        }
        let promise = json!({"heard": "H", "will": "W", "owner": "O", "due": "2026-12-31"});
        assert_eq!(code(&leader.post("commitments", &promise)?), refused(403, "predict_first"));
    }
    let written = predicts.post("predictions", &expects(70))?;
    assert_eq!(written.status, 201, "{written:?}");
    assert_eq!(written.json()["own"]["questions"]["when"]["daily"], 70);
    assert_eq!(goes_on.post("predictions", &json!({"none": true}))?.status, 201);
    for leader in [&predicts, &goes_on] {
        for what in reads {
            assert_eq!(leader.get(what)?.status, 200, "{what}");
        }
        // What was decided before reading is not changed after it.
        assert_eq!(code(&leader.post("predictions", &expects(10))?), refused(409, "already_predicted"));
    }
    assert_eq!(predicts.get("predictions")?.json()["own"]["questions"]["when"]["daily"], 70);
    // Readers and the owner have no lock, and nothing to predict.
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}/releases/latest"))?.status, 200);
    let path = format!("/api/polls/{poll}/predictions");
    assert_eq!(code(&site.anyone.post(&path, &expects(10))?), refused(403, "not_a_leader"));
    assert_eq!(code(&site.owner.post(&path, &expects(10))?), refused(403, "not_a_leader"));
    Ok(())
}

#[test]
fn predictions_are_ones_own_until_three_leaders_have_predicted() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let leaders: Vec<_> = (0..4).map(|_| Leader::of(&site, &poll, None)).collect::<Result<_>>()?;
    let pooled = || -> Result<Value> {
        Ok(site.anyone.get(&format!("/api/polls/{poll}/predictions"))?.json()["pooled"].clone())
    };
    for (leader, share) in leaders.iter().zip([10, 20, 60]) {
        assert_eq!(pooled()?, json!([]));
        assert_eq!(leader.post("predictions", &expects(share))?.status, 201);
    }
    assert_eq!(pooled()?, json!([]), "before the release nobody is told what leaders expect");
    for n in 0..8 {
        site.vote(&poll, "north", &answers(n))?;
    }
    site.close(&poll)?;
    let sums = json!({"when": {"leaders": 3, "percents": {"daily": 90, "later": 210}}});
    assert_eq!(pooled()?, json!([{"group": "all", "questions": sums}]));
    // A leader who has yet to decide sees neither the release nor what others expect.
    assert_eq!(
        leaders[3].get("predictions")?.json(),
        json!({"own": {"decided": false, "questions": null}, "pooled": []})
    );
    assert_eq!(leaders[3].post("predictions", &expects(0))?.status, 201);
    assert_eq!(pooled()?, json!([{"group": "all", "questions": sums}]), "one more waits for two others");
    let own = leaders[0].get("predictions")?.json();
    assert_eq!(own["own"]["questions"]["when"], json!({"daily": 10, "later": 90}));
    Ok(())
}

#[test]
fn bad_predictions_are_refused_with_every_fault_and_lock_nothing() -> Result<()> {
    let site = Site::start()?;
    let poll = released(&site, &json!({}))?;
    let leader = Leader::of(&site, &poll, None)?;
    let bad = json!({"questions": {"when": {"daily": 90, "later": 90}, "nobody": {}}});
    let reply = leader.post("predictions", &bad)?;
    assert_eq!(code(&reply), refused(422, "invalid_request"));
    let codes: Vec<_> =
        reply.json()["faults"].as_array().into_iter().flatten().map(|fault| fault["code"].clone()).collect();
    assert_eq!(codes, ["unknown_field", "not_a_whole"]);
    for body in [json!({}), json!({"none": false}), json!([]), json!({"questions": 7})] {
        assert_eq!(code(&leader.post("predictions", &body)?), refused(422, "invalid_request"), "{body}");
    }
    assert_eq!(leader.get("predictions")?.json()["own"]["decided"], false);
    Ok(())
}

#[test]
fn what_leaders_promise_stays_with_all_that_became_of_it() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let path = format!("/api/polls/{poll}/commitments");
    let promise = |will: &str| json!({"heard": "Sheets are made up", "will": will, "owner": "Ada", "due": "2026-12-31"});
    assert_eq!(code(&site.owner.post(&path, &promise("W"))?), refused(404, "no_release"));
    for n in 0..8 {
        site.vote(&poll, if n % 2 == 0 { "north" } else { "south" }, &answers(n))?;
    }
    site.close(&poll)?;
    assert_eq!(code(&site.anyone.post(&path, &promise("W"))?), refused(403, "not_a_leader"));
    let made = site.owner.post(&path, &promise("Drop the daily sheet"))?;
    assert_eq!((made.status, &made.json()["release"]), (201, &json!(1)));
    let leader = Leader::of(&site, &poll, Some("north"))?;
    assert_eq!(leader.post("predictions", &json!({"none": true}))?.status, 201);
    let theirs = leader.post("commitments", &promise("Ask the north"))?.json();
    assert_eq!(theirs["group"], "north");
    // A leader of the north sees what was promised to all, and changes what is the north's.
    let seen = leader.get("commitments")?.json();
    assert_eq!(seen.as_array().map(Vec::len), Some(2));
    let of_all = format!("commitments/{}", made.json()["id"].as_str().context("an id")?);
    let change = json!({"state": "done"});
    assert_eq!(code(&leader.send("PUT", &of_all, &change)?), refused(404, "unknown_commitment"));
    let of_north = format!("commitments/{}", theirs["id"].as_str().context("an id")?);
    assert_eq!(
        code(&leader.send("PUT", &of_north, &json!({"state": "dropped"}))?),
        refused(422, "invalid_request")
    );
    let dropped = json!({"state": "dropped", "reason": "The north has no sheet"});
    assert_eq!(leader.send("PUT", &of_north, &dropped)?.status, 200);
    let told = site.anyone.get(&path)?.json();
    let states: Vec<_> =
        told[1]["history"].as_array().into_iter().flatten().map(|step| step["state"].clone()).collect();
    assert_eq!(states, ["open", "dropped"]);
    assert_eq!(told[1]["history"][1]["reason"], "The north has no sheet");
    // Another leader's subtree shows nothing of the north's.
    let south = Leader::of(&site, &poll, Some("south"))?;
    assert_eq!(south.get("commitments")?.json().as_array().map(Vec::len), Some(1));
    Ok(())
}
