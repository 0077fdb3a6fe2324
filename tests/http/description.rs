//! The OpenAPI document describes what really crosses the wire.

use crate::polls::{answers, ballot, definition, with_comment};
use crate::voter::Voter;
use anyhow::{Result, anyhow};
use candor_tests::provider::{Provider, SigningKey, claims};
use candor_tests::site::Site;
use serde_json::{Value, json};
use xtask::client::Reply;

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
    let page = site.page(&format!("/p/{poll}"));
    for (query, status) in [
        (format!("url={page}"), 200),
        (format!("url={page}/results&maxwidth=400"), 200),
        (format!("url={page}&maxheight=0"), 400),
        ("url=https://elsewhere.example/p/x".into(), 404),
        (format!("url={page}&format=yaml"), 501),
    ] {
        let embed = site.anyone.get(&format!("/oembed?{query}"))?;
        assert_eq!(embed.status, status, "{query}");
        check(&document, &reply("/oembed", "get", status), &embed.json())?;
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

/// Calls one poll, and checks what is sent and what comes back against the document.
struct Caller<'a> {
    site: &'a Site,
    document: Value,
    poll: String,
}

impl<'a> Caller<'a> {
    fn new(site: &'a Site, eligibility: &str) -> Result<Self> {
        let document = site.anyone.get("/api/openapi.json")?.json();
        let mut definition = definition();
        definition["eligibility"] = json!(eligibility);
        check(&document, &request("/api/polls"), &definition)?;
        let made = site.owner.post("/api/polls", &definition)?;
        check(&document, &reply("/api/polls", "post", made.status), &made.json())?;
        let poll = made.json()["id"].as_str().unwrap_or_default().to_owned();
        Ok(Self { site, document, poll })
    }

    /// Checks a reply, which must have that status.
    fn described(&self, method: &str, call: &str, status: u16, got: Reply) -> Result<Value> {
        anyhow::ensure!(got.status == status, "{method} {call} answered {got:?}");
        check(&self.document, &reply(&format!("/api/polls/{{id}}{call}"), method, status), &got.json())?;
        Ok(got.json())
    }

    fn get(&self, call: &str, status: u16) -> Result<Value> {
        let got = self.site.owner.get(&format!("/api/polls/{}{call}", self.poll))?;
        self.described("get", call, status, got)
    }

    fn post(&self, call: &str, body: &Value, status: u16) -> Result<Value> {
        // What is refused as wrong need not be as the document says.
        if status != 422 {
            check(&self.document, &request(&format!("/api/polls/{{id}}{call}")), body)?;
        }
        let got = self.site.owner.post(&format!("/api/polls/{}{call}", self.poll), body)?;
        self.described("post", call, status, got)
    }
}

#[test]
fn invitations_and_tokens_are_as_the_document_says() -> Result<()> {
    let site = Site::start()?;
    let caller = Caller::new(&site, "invited")?;
    assert_eq!(caller.get("", 200)?["state"], "not_open");
    caller.post("/invitations", &json!({"group": "all", "count": 0}), 422)?;
    let made = caller.post("/invitations", &json!({"group": "north", "count": 5}), 201)?;
    let codes: Vec<&str> = made["codes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert_eq!(codes.len(), 5);
    let stranger = site.anyone.post(&format!("/api/polls/{}/invitations", caller.poll), &json!({}))?;
    caller.described("post", "/invitations", 401, stranger)?;
    caller.post("/invitations/revoke", &json!({"code": codes[4]}), 200)?;
    caller.post("/invitations/revoke", &json!({"code": "no code"}), 422)?;
    assert_eq!(caller.get("/invitations", 200)?["invitations"]["north"], json!({"made": 5, "revoked": 1}));
    assert_eq!(caller.get("", 200)?["invited"]["north"], 4);

    for (n, code) in codes[..3].iter().enumerate() {
        let voter = Voter::new(&caller.poll);
        let sent = json!({"code": code, "blinded": voter.blinded()});
        caller.post("/tokens", &sent, 200)?;
        let ballot = voter.ballot(&site, &voter.exchange(&site, code)?, &answers(n))?;
        caller.post("/ballots", &ballot, 201)?;
        caller.post("/ballots", &ballot, 200)?;
        let other = json!({"code": code, "blinded": Voter::new(&caller.poll).blinded()});
        assert_eq!(caller.post("/tokens", &other, 409)?["code"], "invitation_used");
    }
    let blinded = Voter::new(&caller.poll).blinded();
    caller.post("/tokens", &json!({"code": codes[4], "blinded": blinded}), 410)?;
    caller.post("/tokens", &json!({"code": "no code", "blinded": blinded}), 422)?;
    caller.post("/tokens", &json!({"code": codes[3], "blinded": "AA"}), 422)?;
    let forged =
        json!({"group": "north", "answers": answers(0), "nonce": "A".repeat(43), "output": "A".repeat(86)});
    caller.post("/ballots", &forged, 403)?;
    caller.get("/spent", 404)?;
    site.close(&caller.poll)?;
    let spent = caller.get("/spent", 200)?;
    assert_eq!(spent["invitations"], json!({"north": {"made": 5, "revoked": 1}}));
    assert_eq!((&spent["tokens"], &spent["ballots"]), (&json!(3), &json!(3)));
    let open = Caller::new(&site, "open")?;
    open.post("/invitations", &json!({"group": "north", "count": 1}), 409)?;
    open.post("/tokens", &json!({"blinded": blinded}), 409)?;
    open.get("/spent", 409)?;
    Ok(())
}

#[test]
fn signing_in_is_as_the_document_says() -> Result<()> {
    let key = SigningKey::es256("k")?;
    let provider = Provider::start(&[&key])?;
    let site = Site::start_with(Some(provider.settings()))?;
    let caller = Caller::new(&site, "signed_in")?;
    assert!(caller.get("", 200)?["sign_in_url"].is_string());
    let voter = Voter::new(&caller.poll);
    check(&caller.document, &request("/api/polls/{id}/tokens"), &json!({"blinded": voter.blinded()}))?;
    for (subject, department, status) in
        [("a", "north", 200), ("b", "nowhere", 403), ("a", "north", 200), ("", "north", 401)]
    {
        let bearer = format!("Bearer {}", key.token(&claims(subject, department))?);
        let got = voter.ask(&site, ("authorization", &bearer))?;
        caller.described("post", "/tokens", status, got)?;
    }
    site.close(&caller.poll)?;
    assert_eq!(caller.get("/spent", 200)?["invitations"], Value::Null);
    Ok(())
}

#[test]
fn settings_are_as_the_document_says() -> Result<()> {
    let site = Site::start()?;
    let document = site.anyone.get("/api/openapi.json")?.json();
    let path = "/api/workspace";
    let written = request(path).replace("/post/", "/put/");
    check(&document, &reply(path, "get", 200), &site.owner.get(path)?.json())?;
    let whole = json!({
        "embedders": ["https://wiki.example.org"], "name": "Example Works",
        "theme": {"accent": "#8a1c4a", "radius": 12, "font": "sans", "density": "compact", "scheme": "light"},
    });
    let kind = [("content-type", "application/json")];
    for settings in [json!({}), whole, json!({"theme": {"accent": "0b6b6b"}, "embedders": null})] {
        check(&document, &written, &settings)?;
        let kept = site.owner.send("PUT", path, &kind, settings.to_string().as_bytes())?;
        check(&document, &reply(path, "put", kept.status), &kept.json())?;
    }
    let bad = json!({"embedders": ["*"], "theme": {"accent": "#ffcc00"}});
    for (client, sent) in
        [(&site.owner, bad.to_string()), (&site.anyone, "{}".into()), (&site.owner, "{".into())]
    {
        let refused = client.send("PUT", path, &kind, sent.as_bytes())?;
        check(&document, &reply(path, "put", refused.status), &refused.json())?;
    }
    check(&document, &reply(path, "get", 401), &site.anyone.get(path)?.json())?;
    assert!(check(&document, &written, &json!({"theme": {"accent": "teal"}})).is_err());
    assert!(check(&document, &written, &json!({"theme": {"radius": 25}})).is_err());
    Ok(())
}
