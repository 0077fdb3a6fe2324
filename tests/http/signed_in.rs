//! People who sign in at an identity provider get one token each, and nothing of who they are is kept.

use crate::polls::{answers, definition};
use crate::voter::Voter;
use anyhow::{Context, Result};
use candor_tests::provider::{self, Provider, SigningKey, claims, encode};
use candor_tests::site::Site;
use ring::hmac;
use serde_json::{Value, json};
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::time::{Duration, Instant};
use xtask::client::Reply;

/// A provider with one key of each kind, a site that takes its tokens, and a poll of that site.
struct World {
    provider: Provider,
    rsa: SigningKey,
    ec: SigningKey,
    site: Site,
    poll: String,
}

impl World {
    fn new() -> Result<Self> {
        let (rsa, ec) = (SigningKey::rs256("rsa-1")?, SigningKey::es256("ec-1")?);
        let provider = Provider::start(&[&rsa, &ec])?;
        let site = Site::start_with(Some(provider.settings()))?;
        let poll = site.create(&signed_in())?;
        Ok(Self { provider, rsa, ec, site, poll })
    }

    /// Asks for a token as whoever holds that JWT.
    fn ask(&self, voter: &Voter, jwt: &str) -> Result<Reply> {
        voter.ask(&self.site, ("authorization", &format!("Bearer {jwt}")))
    }

    /// The same on a new device.
    fn ask_anew(&self, jwt: &str) -> Result<Reply> {
        self.ask(&Voter::new(&self.poll), jwt)
    }

    fn cast(&self, ballot: &Value) -> Result<Reply> {
        self.site.anyone.post(&format!("/api/polls/{}/ballots", self.poll), ballot)
    }
}

fn signed_in() -> Value {
    let mut definition = definition();
    definition["eligibility"] = json!("signed_in");
    definition
}

/// Checks that a reply is a problem with that status and code.
fn refused(reply: &Reply, status: u16, code: &str) {
    assert_eq!((reply.status, &reply.json()["code"]), (status, &json!(code)), "{reply:?}");
    assert_eq!(reply.header("content-type"), Some("application/problem+json"));
    assert!(reply.json()["detail"].as_str().is_some_and(|detail| detail.len() > 10));
}

#[test]
fn whoever_signed_in_gets_one_token_and_votes_once() -> Result<()> {
    let world = World::new()?;
    let address = format!("/api/polls/{}", world.poll);
    let manifest = world.site.anyone.get(&address)?.json();
    assert_eq!((&manifest["state"], &manifest["eligibility"]), (&json!("open"), &json!("signed_in")));
    assert_eq!(manifest["sign_in_url"], json!(format!("/p/{}/sign-in", world.poll)));
    assert!(manifest["public_key"].is_string() && manifest["invited"].is_null());

    for (n, department) in ["north", "North", "SOUTH", "south"].into_iter().enumerate() {
        let key = if n % 2 == 0 { &world.rsa } else { &world.ec };
        let jwt = key.token(&claims(&format!("person-{n}"), department))?;
        let voter = Voter::new(&world.poll);
        let first = world.ask(&voter, &jwt)?;
        assert_eq!(first.json()["group"], department.to_ascii_lowercase(), "{first:?}");
        let again = world.ask(&voter, &jwt)?;
        assert_eq!((again.status, &again.body), (200, &first.body), "a lost reply does no harm");
        refused(&world.ask_anew(&jwt)?, 409, "already_issued");

        let ballot = voter.ballot(&world.site, &first, &answers(n))?;
        assert_eq!(world.cast(&ballot)?.status, 201);
        assert_eq!(world.cast(&ballot)?.status, 200);
    }
    let forged =
        json!({"group": "north", "answers": answers(0), "nonce": encode([7; 32]), "output": encode([7; 64])});
    refused(&world.cast(&forged)?, 403, "forged_token");
    refused(&world.site.anyone.get(&format!("{address}/spent"))?, 404, "not_closed");
    assert_eq!(world.site.close(&world.poll)?["nodes"][0]["ballots"], 4);
    let spent = world.site.anyone.get(&format!("{address}/spent"))?.json();
    assert_eq!(
        (&spent["tokens"], &spent["ballots"], &spent["invitations"]),
        (&json!(4), &json!(4), &Value::Null)
    );
    let late = world.ec.token(&claims("late", "north"))?;
    refused(&world.ask_anew(&late)?, 409, "poll_closed");
    Ok(())
}

#[test]
fn a_person_is_the_same_whatever_key_signed_and_in_whatever_header_it_comes() -> Result<()> {
    let world = World::new()?;
    let voter = Voter::new(&world.poll);
    let first = world.ask(&voter, &world.rsa.token(&claims("one", "north"))?)?;
    assert_eq!(first.status, 200);
    let new = SigningKey::es256("ec-2")?;
    world.provider.publish(&[&new]);
    let jwt = new.token(&claims("one", "north"))?;
    refused(&world.ask_anew(&jwt)?, 409, "already_issued");
    let access = ("cf-access-jwt-assertion", jwt.as_str());
    assert_eq!(voter.ask(&world.site, access)?.body, first.body);
    refused(&Voter::new(&world.poll).ask(&world.site, access)?, 409, "already_issued");
    // In another poll, one more.
    let other = world.site.create(&signed_in())?;
    assert_eq!(Voter::new(&other).ask(&world.site, access)?.status, 200);
    Ok(())
}

#[test]
fn every_refusal_has_its_code() -> Result<()> {
    let world = World::new()?;
    let World { rsa, ec, .. } = &world;
    let good = claims("someone", "north");
    let with = |claim: &str, value: Value| {
        let mut claims = good.clone();
        claims[claim] = value;
        ec.token(&claims)
    };
    let now = provider::now();
    let unsigned = format!("{}.{}.", encode(r#"{"alg":"none","kid":"rsa-1"}"#), encode(good.to_string()));
    // The public key, which everyone has, as the secret of an HMAC.
    let message = format!("{}.{}", encode(r#"{"alg":"HS256","kid":"rsa-1"}"#), encode(good.to_string()));
    let secret = hmac::Key::new(hmac::HMAC_SHA256, rsa.public()["n"].as_str().context("n")?.as_bytes());
    let confused = format!("{message}.{}", encode(hmac::sign(&secret, message.as_bytes())));
    let mut changed = ec.token(&good)?;
    changed.replace_range(
        changed.len() - 20..changed.len() - 19,
        if changed.as_bytes()[changed.len() - 20] == b'A' { "B" } else { "A" },
    );

    for (jwt, code) in [
        ("garbage".to_owned(), "sign_in_malformed"),
        ("a.b.c".to_owned(), "sign_in_malformed"),
        (ec.token(&json!(["no claims"]))?, "sign_in_malformed"),
        (with("sub", json!(""))?, "sign_in_malformed"),
        (with("exp", json!("never"))?, "sign_in_malformed"),
        (ec.token_as(&json!({"alg": "ES256", "kid": "ec-1", "crit": ["x"]}), &good)?, "sign_in_malformed"),
        (with("filler", json!("x".repeat(8 * 1024)))?, "sign_in_too_large"),
        (unsigned, "sign_in_wrong_algorithm"),
        (confused, "sign_in_wrong_algorithm"),
        (ec.token_as(&json!({"alg": "ES256", "kid": "rsa-1"}), &good)?, "sign_in_wrong_algorithm"),
        (rsa.token_as(&json!({"alg": "ES256", "kid": "rsa-1"}), &good)?, "sign_in_wrong_algorithm"),
        (rsa.token_as(&json!({"alg": "RS256", "kid": "ec-1"}), &good)?, "sign_in_wrong_algorithm"),
        (ec.token_as(&json!({"alg": "ES256", "kid": "ec-9"}), &good)?, "sign_in_unknown_key"),
        (SigningKey::es256("ec-1")?.token(&good)?, "sign_in_bad_signature"),
        (changed, "sign_in_bad_signature"),
        (with("iss", json!("https://evil.example"))?, "sign_in_wrong_issuer"),
        (with("aud", json!("another-site"))?, "sign_in_wrong_audience"),
        (with("exp", json!(now - 120))?, "sign_in_expired"),
        (with("nbf", json!(now + 600))?, "sign_in_not_yet_valid"),
        (with("iat", json!(now + 600))?, "sign_in_not_yet_valid"),
    ] {
        let reply = world.ask_anew(&jwt)?;
        refused(&reply, 401, code);
        assert_eq!(reply.header("www-authenticate"), Some("Bearer error=\"invalid_token\""), "{code}");
        assert!(!reply.body.contains("someone") && !reply.body.contains(&jwt), "{code}");
    }
    let voter = Voter::new(&world.poll);
    refused(&voter.ask(&world.site, ("x-other", "y"))?, 401, "not_signed_in");
    refused(&voter.ask(&world.site, ("authorization", "Basic YTpi"))?, 401, "not_signed_in");
    let jwt = ec.token(&good)?;
    let address = format!("/api/polls/{}/tokens", world.poll);
    let bearer = format!("Bearer {jwt}");
    let send = |kind: &str, body: &str| {
        world.site.anyone.send(
            "POST",
            &address,
            &[("content-type", kind), ("authorization", &bearer)],
            body.as_bytes(),
        )
    };
    refused(&send("text/plain", "{}")?, 415, "not_json");
    refused(&send("application/json", "{}")?, 422, "invalid_request");
    refused(&send("application/json", r#"{"blinded": "AA"}"#)?, 422, "malformed_element");
    let identity = json!({"blinded": encode([0; 32])}).to_string();
    refused(&send("application/json", &identity)?, 422, "identity_element");
    // After all that, the person is still entitled.
    assert_eq!(world.ask(&voter, &jwt)?.status, 200);
    Ok(())
}

#[test]
fn a_claim_names_exactly_one_leaf_or_there_is_no_token() -> Result<()> {
    let world = World::new()?;
    let ask = |department: Value| {
        let mut claims = claims("someone", "");
        claims["custom"]["department"] = department;
        world.ask_anew(&world.ec.token(&claims)?)
    };
    for none in
        [json!("East"), json!("Everyone"), json!(["North", "South"]), json!([]), json!(7), json!(null)]
    {
        refused(&ask(none)?, 403, "no_group_for_you");
    }
    let named = ask(json!(["all-staff", " north ", "vpn"]))?;
    assert_eq!((named.status, &named.json()["group"]), (200, &json!("north")));
    Ok(())
}

#[test]
fn a_new_key_is_fetched_and_keys_that_nobody_has_do_not_hammer_the_provider() -> Result<()> {
    let world = World::new()?;
    assert_eq!(world.ask_anew(&world.ec.token(&claims("one", "north"))?)?.status, 200);
    assert_eq!(world.provider.requests(), 1);
    let new = SigningKey::es256("ec-2")?;
    world.provider.publish(&[&new]);
    assert_eq!(world.ask_anew(&new.token(&claims("two", "north"))?)?.status, 200);
    assert_eq!(world.provider.requests(), 2);
    // What the provider withdrew is no good once that is known.
    refused(&world.ask_anew(&world.rsa.token(&claims("three", "north"))?)?, 401, "sign_in_unknown_key");
    for n in 0..50 {
        let stranger = SigningKey::es256(&format!("stranger-{n}"))?;
        let reply = world.ask_anew(&stranger.token(&claims("four", "north"))?)?;
        refused(&reply, 401, "sign_in_unknown_key");
        assert_eq!(world.ask_anew(&new.token(&claims(&format!("good-{n}"), "north"))?)?.status, 200);
    }
    // One for each minute that has begun: this took less than two.
    assert!(world.provider.requests() <= 5, "{}", world.provider.requests());
    Ok(())
}

#[test]
fn many_who_come_at_once_have_the_keys_fetched_once() -> Result<()> {
    let world = World::new()?;
    std::thread::scope(|scope| {
        let ask = |n: usize| world.ask_anew(&world.ec.token(&claims(&format!("person-{n}"), "north"))?);
        let all: Vec<_> = (0..16).map(|n| scope.spawn(move || ask(n))).collect();
        for one in all {
            assert_eq!(one.join().expect("no panic")?.status, 200);
        }
        anyhow::Ok(())
    })?;
    assert_eq!(world.provider.requests(), 1);
    Ok(())
}

#[test]
fn a_provider_that_is_gone_stops_nobody_whose_key_is_known() -> Result<()> {
    let mut world = World::new()?;
    let new = SigningKey::es256("ec-2")?;
    assert_eq!(world.ask_anew(&world.ec.token(&claims("one", "north"))?)?.status, 200);
    world.provider.end();
    assert_eq!(world.ask_anew(&world.ec.token(&claims("two", "south"))?)?.status, 200);
    refused(&world.ask_anew(&new.token(&claims("three", "north"))?)?, 401, "sign_in_unknown_key");
    assert_eq!(world.ask_anew(&world.rsa.token(&claims("three", "north"))?)?.status, 200);
    // A worker that starts anew knows no key.
    world.site.kill_and_restart()?;
    let reply = world.ask_anew(&world.ec.token(&claims("four", "north"))?)?;
    refused(&reply, 503, "sign_in_keys_unavailable");
    Ok(())
}

#[test]
fn whoever_asked_before_the_poll_closed_and_comes_through_after_is_not_noted_any_more() -> Result<()> {
    let world = World::new()?;
    let jwt = world.ec.token(&claims("someone", "north"))?;
    std::thread::scope(|scope| -> Result<()> {
        // The poll is open when the request comes in, and closed by the time the provider's keys are there.
        let held = world.provider.hold();
        let late = scope.spawn(|| world.ask_anew(&jwt));
        while world.provider.requests() == 0 && !late.is_finished() {
            std::thread::yield_now();
        }
        world.site.close(&world.poll)?;
        drop(held);
        refused(&late.join().expect("a reply")?, 409, "poll_closed");
        Ok(())
    })?;
    let registers = files(&world.site.storage().join("candor-register"))?;
    let table = b"CREATE TABLE exchanges";
    let has_table = |file: &Vec<u8>| file.windows(table.len()).any(|window| window == table);
    assert!(!registers.iter().any(has_table), "nothing of the register came back");
    Ok(())
}

#[test]
fn keys_are_taken_from_the_provider_itself_or_not_at_all() -> Result<()> {
    let mut world = World::new()?;
    let elsewhere = Provider::start(&[&world.rsa, &world.ec])?;
    let moved = format!("Location: {}\r\n", elsewhere.settings().jwks);
    let keys = json!({"keys": [world.ec.public()]}).to_string();
    let (large, half) = (" ".repeat(300 * 1024), &keys[..keys.len() / 2]);
    for (status, headers, body) in [
        ("302 Found", moved.as_str(), ""),
        ("500 Internal Server Error", "", keys.as_str()),
        ("200 OK", "", ""),
        ("200 OK", "", half),
        ("200 OK", "", "{\"keys\": []}"),
        ("200 OK", "", &format!("{large}{keys}")),
    ] {
        world.provider.say(status, headers, body);
        let reply = world.ask_anew(&world.ec.token(&claims("one", "north"))?)?;
        refused(&reply, 503, "sign_in_keys_unavailable");
        world.site.kill_and_restart()?;
    }
    assert_eq!(elsewhere.requests(), 0);
    world.provider.publish(&[&world.ec]);
    assert_eq!(world.ask_anew(&world.ec.token(&claims("one", "north"))?)?.status, 200);
    Ok(())
}

#[test]
fn a_provider_that_never_answers_holds_nobody_for_long() -> Result<()> {
    // It takes connections, as its queue does, and reads nothing.
    let silent = TcpListener::bind("127.0.0.1:0")?;
    let mut settings = Provider::start(&[])?.settings();
    settings.jwks = format!("http://{}/keys", silent.local_addr()?);
    let site = Site::start_with(Some(settings))?;
    let poll = site.create(&signed_in())?;
    let bearer = format!("Bearer {}", SigningKey::es256("k")?.token(&claims("one", "north"))?);
    let start = Instant::now();
    let reply = Voter::new(&poll).ask(&site, ("authorization", &bearer))?;
    refused(&reply, 503, "sign_in_keys_unavailable");
    assert!(start.elapsed() < Duration::from_secs(15), "{:?}", start.elapsed());
    Ok(())
}

#[test]
fn nothing_of_who_signed_in_is_stored() -> Result<()> {
    let world = World::new()?;
    let subject = "subject-that-stands-nowhere-else";
    let jwt = world.ec.token(&claims(subject, "north"))?;
    let voter = Voter::new(&world.poll);
    let reply = world.ask(&voter, &jwt)?;
    assert_eq!(world.cast(&voter.ballot(&world.site, &reply, &answers(1))?)?.status, 201);
    refused(&world.ask_anew(&jwt)?, 409, "already_issued");

    let files = files(&world.site.storage())?;
    let has =
        |text: &str| files.iter().any(|file| file.windows(text.len()).any(|part| part == text.as_bytes()));
    assert!(has(&world.poll), "the poll itself is found, so the search bites");
    for part in [subject, provider::ISSUER, "custom", &encode(subject), &voter.blinded()]
        .into_iter()
        .chain(jwt.split('.'))
    {
        assert!(!has(part), "{part}");
    }
    Ok(())
}

#[test]
fn without_a_provider_such_a_poll_cannot_be_made_and_says_what_is_missing() -> Result<()> {
    let provider = Provider::start(&[])?;
    let mut settings = provider.settings();
    (settings.claim, settings.url) = (String::new(), String::new());
    let mut insecure = provider.settings();
    insecure.jwks = "http://identity.test.example/keys".into();
    for (settings, named) in
        [(None, "SIGN_IN_ISSUER"), (Some(settings), "SIGN_IN_CLAIM"), (Some(insecure), "https")]
    {
        let site = Site::start_with(settings)?;
        let reply = site.owner.post("/api/polls", &signed_in())?;
        refused(&reply, 422, "invalid_definition");
        let fault = &reply.json()["faults"][0];
        assert_eq!((&fault["pointer"], &fault["code"]), (&json!("/eligibility"), &json!("not_available")));
        assert!(fault["detail"].as_str().is_some_and(|detail| detail.contains(named)), "{fault}");
    }
    Ok(())
}

#[test]
fn after_signing_in_people_come_back_to_the_poll() -> Result<()> {
    let site = Site::start()?;
    let agent: ureq::Agent = ureq::Agent::config_builder().max_redirects(0).build().into();
    let reply = agent.get(site.page("/p/some-poll/sign-in")).call()?;
    assert_eq!((reply.status().as_u16(), reply.headers()["location"].to_str()?), (303, "/p/some-poll"));
    Ok(())
}

/// The bytes of every file below a folder.
fn files(folder: &Path) -> Result<Vec<Vec<u8>>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            all.extend(files(&path)?);
        } else {
            all.push(fs::read(&path)?);
        }
    }
    Ok(all)
}
