//! Who may do what: sessions, the owner key, view links, readers, and the audit list.

use crate::polls::{answers, definition};
use anyhow::{Context, Result};
use candor_tests::provider::{OWNER, Provider, SigningKey, claims};
use candor_tests::site::Site;
use serde_json::{Value, json};
use xtask::client::Reply;

/// The cookie that a reply sets, as it is sent back.
pub(crate) fn cookie(reply: &Reply) -> Result<String> {
    let set = reply.header("set-cookie").with_context(|| format!("no cookie: {reply:?}"))?;
    Ok(set.split(';').next().unwrap_or_default().to_owned())
}

pub(crate) fn code(reply: &Reply) -> (u16, String) {
    (reply.status, reply.json()["code"].as_str().unwrap_or_default().to_owned())
}

pub(crate) fn refused(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

/// A request as a browser on our own page sends it.
pub(crate) fn send(site: &Site, cookie: &str, method: &str, path: &str, body: &Value) -> Result<Reply> {
    let origin = site.page("");
    let headers = [("cookie", cookie), ("content-type", "application/json"), ("origin", origin.as_str())];
    let body = if body.is_null() { String::new() } else { body.to_string() };
    site.anyone.send(method, path, &headers, body.as_bytes())
}

/// Signs in with a key, and gives the cookie.
fn signed_in(site: &Site, key: &str) -> Result<String> {
    let reply = site.anyone.post("/api/session", &json!({"key": key}))?;
    anyhow::ensure!(reply.status == 200, "{reply:?}");
    cookie(&reply)
}

/// Makes a view link, and gives its id and secret.
fn link(site: &Site, poll: &str, group: Option<&str>) -> Result<(String, String)> {
    link_of(site, poll, &json!({"name": "A leader", "group": group}))
}

fn link_of(site: &Site, poll: &str, order: &Value) -> Result<(String, String)> {
    let made = site.owner.post(&format!("/api/polls/{poll}/links"), order)?.json();
    let url = made["url"].as_str().with_context(|| format!("no url: {made}"))?;
    let (_, secret) = url.split_once("/results#view=").context("a secret in the fragment")?;
    Ok((made["link"].as_str().context("an id")?.to_owned(), secret.to_owned()))
}

/// Opens a view link, and gives the cookie.
pub(crate) fn view(site: &Site, poll: &str, group: Option<&str>) -> Result<String> {
    let (_, secret) = link(site, poll, group)?;
    let reply = site.anyone.post("/api/views", &json!({"secret": secret}))?;
    anyhow::ensure!(reply.status == 200, "{reply:?}");
    cookie(&reply)
}

/// Opens a view link to every round of the poll's series, and gives the cookie.
pub(crate) fn view_of_series(site: &Site, poll: &str) -> Result<String> {
    let (_, secret) = link_of(site, poll, &json!({"name": "A leader", "series": true}))?;
    cookie(&site.anyone.post("/api/views", &json!({"secret": secret}))?)
}

/// A poll with `fields`, closed with four ballots in each group.
pub(crate) fn released(site: &Site, fields: &Value) -> Result<String> {
    let mut poll = definition();
    for (name, value) in fields.as_object().into_iter().flatten() {
        poll[name] = value.clone();
    }
    let poll = site.create(&poll)?;
    for n in 0..8 {
        site.vote(&poll, if n < 4 { "north" } else { "south" }, &answers(n))?;
    }
    site.close(&poll)?;
    Ok(poll)
}

#[test]
fn the_owner_signs_in_with_the_key_and_out_again() -> Result<()> {
    let site = Site::start()?;
    assert_eq!(code(&site.anyone.post("/api/session", &json!({"key": "wrong"}))?), refused(401, "not_owner"));
    assert_eq!(code(&site.anyone.post("/api/session", &json!({}))?), refused(503, "sign_in_not_configured"));
    let cookie = signed_in(&site, site.key())?;
    let get = |cookie: &str| send(&site, cookie, "GET", "/api/session", &Value::Null);
    assert_eq!(get(&cookie)?.json(), json!({"role": "owner", "views": []}));
    assert_eq!(send(&site, &cookie, "POST", "/api/polls", &definition())?.status, 201);
    // What another site sends along with the cookie is refused, and so is what does not say where it comes from.
    for origin in [Some("https://evil.example"), Some("null"), None] {
        let mut headers = vec![("cookie", cookie.as_str()), ("content-type", "application/json")];
        headers.extend(origin.map(|origin| ("origin", origin)));
        let reply = site.anyone.send("POST", "/api/polls", &headers, definition().to_string().as_bytes())?;
        assert_eq!(code(&reply), refused(403, "foreign_origin"), "{origin:?}");
    }
    assert_eq!(site.owner.get("/api/polls")?.json().as_array().map(Vec::len), Some(1));
    assert_eq!(send(&site, &cookie, "DELETE", "/api/session", &Value::Null)?.status, 200);
    assert_eq!(get(&cookie)?.json()["role"], "anyone");
    assert_eq!(code(&send(&site, &cookie, "GET", "/api/polls", &Value::Null)?), refused(401, "not_owner"));
    Ok(())
}

#[test]
fn a_new_owner_key_ends_the_one_before_and_every_session_of_the_owner() -> Result<()> {
    let mut site = Site::start()?;
    let cookie = signed_in(&site, site.key())?;
    let made = send(&site, &cookie, "POST", "/api/session/key", &Value::Null)?;
    assert_eq!(made.status, 201);
    let key = made.json()["key"].as_str().context("a key")?.to_owned();
    assert_eq!(code(&site.owner.get("/api/polls")?), refused(401, "not_owner"));
    assert_eq!(code(&send(&site, &cookie, "GET", "/api/polls", &Value::Null)?), refused(401, "not_owner"));
    site.kill_and_restart()?;
    signed_in(&site, &key)?;
    // An operator who gives another key has the last word.
    site.restart_with_owner_key("another-key-of-the-operator")?;
    assert_eq!(site.owner.get("/api/polls")?.status, 200);
    assert_eq!(code(&site.anyone.post("/api/session", &json!({"key": key}))?), refused(401, "not_owner"));
    Ok(())
}

#[test]
fn whoever_signs_in_is_the_owner_only_where_the_operator_says_so() -> Result<()> {
    let key = SigningKey::es256("one")?;
    let provider = Provider::start(&[&key])?;
    let site = Site::start_with(Some(provider.settings()))?;
    let sign_in = |subject: &str| -> Result<String> {
        let token = format!("Bearer {}", key.token(&claims(subject, "north"))?);
        let headers = [("authorization", token.as_str()), ("content-type", "application/json")];
        cookie(&site.anyone.send("POST", "/api/session", &headers, b"{}")?)
    };
    let role = |cookie: &str| -> Result<Value> {
        Ok(send(&site, cookie, "GET", "/api/session", &Value::Null)?.json()["role"].clone())
    };
    let (owner, reader) = (sign_in(OWNER)?, sign_in("somebody-else")?);
    assert_eq!((role(&owner)?, role(&reader)?), (json!("owner"), json!("signed_in")));
    assert_eq!(code(&send(&site, &reader, "GET", "/api/polls", &Value::Null)?), refused(401, "not_owner"));
    // The audit list names who it was.
    assert_eq!(site.owner.get("/api/audit")?.json()[0]["by"], OWNER);
    // A poll for readers who sign in is read by them, and by nobody else.
    let poll = released(&site, &json!({"readers": "signed_in"}))?;
    let path = format!("/api/polls/{poll}/releases/latest");
    assert_eq!(send(&site, &reader, "GET", &path, &Value::Null)?.status, 200);
    assert_eq!(code(&site.anyone.get(&path)?), refused(403, "not_a_reader"));
    Ok(())
}

#[test]
fn a_leader_of_a_subtree_gets_that_subtree_alone() -> Result<()> {
    let site = Site::start()?;
    let poll = released(&site, &json!({}))?;
    let cookie = view(&site, &poll, Some("north"))?;
    let path = |what: &str| format!("/api/polls/{poll}/{what}");
    assert_eq!(send(&site, &cookie, "POST", &path("predictions"), &json!({"none": true}))?.status, 201);
    for what in ["releases", "releases/latest", "releases/1", "releases/latest.csv", "releases/1.csv"] {
        let read = send(&site, &cookie, "GET", &path(what), &Value::Null)?;
        assert_eq!((read.status, read.header("cache-control")), (200, Some("private, no-cache")), "{what}");
        assert!(read.body.contains("north"), "{what}: {}", read.body);
        for other in ["south", "\"all\"", ",all,"] {
            assert!(!read.body.contains(other), "{what} tells of {other}: {}", read.body);
        }
    }
    // Everyone else reads what they always did.
    assert!(site.anyone.get(&path("releases/latest"))?.body.contains("south"));
    Ok(())
}

#[test]
fn a_revoked_link_ends_what_it_was_exchanged_for() -> Result<()> {
    let site = Site::start()?;
    let until = json!({"readers": "leaders", "leaders_until": "2099-01-01T00:00:00Z"});
    let poll = released(&site, &until)?;
    let (id, secret) = link(&site, &poll, None)?;
    let cookie = cookie(&site.anyone.post("/api/views", &json!({"secret": secret}))?)?;
    let latest = format!("/api/polls/{poll}/releases/latest");
    assert_eq!(code(&send(&site, &cookie, "GET", &latest, &Value::Null)?), refused(403, "predict_first"));
    let links = format!("/api/polls/{poll}/links");
    let listed = site.owner.get(&links)?;
    assert!(listed.json()[0]["link"] == id.as_str() && !listed.body.contains(&secret));
    assert_eq!(site.owner.send("DELETE", &format!("{links}/{id}"), &[], &[])?.status, 204);
    assert_eq!(code(&send(&site, &cookie, "GET", &latest, &Value::Null)?), refused(403, "not_a_reader"));
    assert_eq!(
        code(&site.anyone.post("/api/views", &json!({"secret": secret}))?),
        refused(404, "unknown_link")
    );
    let again = site.owner.send("DELETE", &format!("{links}/{id}"), &[], &[])?;
    assert_eq!(code(&again), refused(404, "unknown_link"));
    Ok(())
}

#[test]
fn until_its_time_a_release_is_the_leaders_alone_in_every_form() -> Result<()> {
    let site = Site::start()?;
    let until = json!({"readers": "leaders", "leaders_until": "2099-01-01T00:00:00Z"});
    let poll = released(&site, &until)?;
    for what in ["releases", "releases/latest", "releases/1", "releases/1.csv", "predictions", "commitments"]
    {
        let path = format!("/api/polls/{poll}/{what}");
        assert_eq!(code(&site.anyone.get(&path)?), refused(403, "not_a_reader"), "{what}");
        let read = site.owner.get(&path)?;
        assert_eq!(read.status, 200, "{what}");
        assert!(read.header("cache-control").is_some_and(|told| !told.contains("public")), "{what}");
    }
    let picture = |poll: &str| -> Result<String> { Ok(site.anyone.get(&format!("/p/{poll}.svg"))?.body) };
    assert_ne!(
        picture(&poll)?,
        picture(&released(&site, &json!({}))?)?,
        "a picture shows what everyone may read"
    );
    assert_eq!(picture(&poll)?, picture(&site.create(&definition())?)?, "and else that there is nothing yet");
    // Once the time has come everyone reads.
    let past = released(&site, &json!({"readers": "leaders", "leaders_until": "2020-01-01T00:00:00Z"}))?;
    assert_eq!(site.anyone.get(&format!("/api/polls/{past}/releases/latest"))?.status, 200);
    Ok(())
}

#[test]
fn the_audit_list_tells_what_the_owner_did_and_nothing_of_who_answered() -> Result<()> {
    let site = Site::start()?;
    let poll = released(&site, &json!({}))?;
    site.owner.get(&format!("/api/polls/{poll}/releases/latest.csv"))?;
    let actions = || -> Result<Vec<Value>> {
        let told = site.owner.get("/api/audit")?.json();
        Ok(told.as_array().into_iter().flatten().map(|note| note["action"].clone()).collect())
    };
    assert_eq!(actions()?, ["exported", "closed", "poll_made"]);
    let open = site.create(&definition())?;
    let before = site.owner.get("/api/audit")?.body;
    site.vote(&open, "north", &answers(1))?;
    // Reading is no deed of the owner's.
    site.anyone.get(&format!("/api/polls/{poll}/releases/latest.csv"))?;
    assert_eq!(site.owner.get("/api/audit")?.body, before);
    assert_eq!(code(&site.anyone.get("/api/audit")?), refused(401, "not_owner"));
    Ok(())
}
