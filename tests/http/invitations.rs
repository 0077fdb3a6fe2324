//! Invitations: how they are made, handed out, added and revoked, and what is told of them.

use crate::invited::{Invited, by_invitation, invite_elsewhere, is, order, pending, problem, token};
use crate::polls::{answers, definition};
use anyhow::{Context, Result};
use candor::PollId;
use candor::invitation::Code;
use candor_tests::independent::Invitation;
use candor_tests::site::Site;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use xtask::client::{Client, Reply};

/// All that a reply tells but the time.
fn told(mut reply: Reply) -> String {
    reply.headers.retain(|(name, _)| name != "date" && name != "connection");
    format!("{reply:?}")
}

/// What a camera reads off the picture of a slip.
fn scanned(svg: &str) -> Result<String> {
    let part = |from: &str| svg.split_once(from).and_then(|(_, rest)| rest.split('"').next());
    let view = part("viewBox=\"0 0 ").context("no view box")?;
    let (width, height) = view.split_once(' ').context("no size")?;
    let (width, height): (usize, usize) = (width.parse()?, height.parse()?);
    let mut pixels = vec![255; width * height];
    // The encoder draws each dark module as `M{left} {top}h{width}v{height}H{left}V{top}`.
    for square in part("d=\"M").context("no path")?.split('M') {
        let numbers: Vec<usize> =
            square.split([' ', 'h', 'v', 'H', 'V']).map(str::parse).collect::<Result<_, _>>()?;
        let [left, top, wide, high, ..] = numbers[..] else { anyhow::bail!("no square: {square}") };
        (top..top + high).for_each(|y| pixels[y * width + left..][..wide].fill(0));
    }
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
    let codes = image.detect_grids();
    anyhow::ensure!(codes.len() == 1, "{} codes in one picture", codes.len());
    Ok(codes[0].decode()?.1)
}

#[test]
fn invitations_are_handed_out_as_json_as_a_table_and_as_slips_that_a_camera_reads() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&by_invitation())?;
    let path = format!("/api/polls/{poll}/invitations");
    let fingerprint = site.anyone.get(&format!("/api/polls/{poll}"))?.json()["key_fingerprint"].clone();
    let fingerprint = fingerprint.as_str().context("a fingerprint")?;
    let link = |code: &str| site.page(&format!("/p/{poll}#code={code}&key={fingerprint}"));
    let order = json!({"group": "north", "count": 3}).to_string();
    let ordered = |accept: &str| -> Result<Reply> {
        let headers = [("content-type", "application/json"), ("accept", accept)];
        let reply = site.owner.send("POST", &path, &headers, order.as_bytes())?;
        assert_eq!((reply.status, reply.header("cache-control")), (201, Some("no-store")), "{accept}");
        Ok(reply)
    };
    let mut codes = BTreeSet::new();

    let made = ordered("application/json")?.json();
    assert_eq!(made["group"], "north");
    for (code, address) in list(&made["codes"]).zip(list(&made["links"])) {
        assert_eq!(address, link(code));
        codes.insert(code.to_owned());
    }

    let table = ordered("text/csv")?;
    assert_eq!(table.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(table.header("content-disposition"), Some("attachment; filename=\"invitations-north.csv\""));
    let mut rows = csv::Reader::from_reader(table.body.as_bytes());
    assert_eq!(rows.headers()?, vec!["group", "code", "link"]);
    for row in rows.records() {
        let row = row?;
        assert_eq!((&row[0], &row[2]), ("north", link(&row[1]).as_str()));
        codes.insert(row[1].to_owned());
    }

    let sheet = ordered("text/html")?;
    assert_eq!(sheet.header("content-type"), Some("text/html; charset=utf-8"));
    for slip in sheet.body.split("<li>").skip(1) {
        let address = scanned(slip)?;
        let code = Invitation::of(&address)?.code;
        assert_eq!(address, link(&code));
        let shown = |text: &str| slip.contains(&format!("<p class=\"code\">{text}</p>"));
        assert!(shown(&code) && shown(fingerprint) && shown(&site.page(&format!("/p/{poll}"))), "{slip}");
        codes.insert(code);
    }
    assert_eq!(codes.len(), 9, "three each time, and never the same");
    let said = site.owner.get(&path)?.json();
    assert_eq!(said, json!({"invitations": {"north": {"made": 9, "revoked": 0}}}));
    Ok(())
}

fn list(texts: &Value) -> impl Iterator<Item = &str> {
    texts.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// Each bit is drawn 1,000 times. By Hoeffding's bound a fair one is 1 fewer than 385 or more than 615 times with a
/// probability of 2 exp(-26.45), and any of 128 in less than one of a thousand million runs.
#[test]
fn codes_have_128_bits_of_chance_and_none_is_made_twice() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&by_invitation())?;
    let (mut ones, mut seen) = ([0; 128], BTreeSet::new());
    for link in order(&site, &poll, "south", 1_000)? {
        let code = Code::parse(&Invitation::of(&link)?.code)?;
        assert!(code.is_of(&PollId::new(poll.as_str())?));
        let secret = u128::from_be_bytes(code.secret());
        (0..128).for_each(|bit| ones[bit] += secret >> bit & 1);
        seen.insert(secret);
    }
    assert_eq!(seen.len(), 1_000);
    assert!(ones.iter().all(|ones| (385..=615).contains(ones)), "{ones:?}");
    Ok(())
}

#[test]
fn bad_orders_and_callers_without_the_right_are_refused() -> Result<()> {
    let invited = Invited::start()?;
    let (site, poll) = (&invited.site, &invited.poll);
    let path = format!("/api/polls/{poll}/invitations");
    let revoke = format!("{path}/revoke");
    let code = json!({"code": Invitation::of(&invited.links["north"][0])?.code});
    for (body, expected) in [
        (json!({"group": "north", "count": 0}), &["/count"][..]),
        (json!({"group": "north", "count": 1_001}), &["/count"]),
        (json!({"group": "north", "count": "3"}), &["/count"]),
        (json!({"group": "all", "count": 1}), &["/group"]),
        (json!({"group": "nosuch", "count": -1}), &["/group", "/count"]),
        (json!([]), &["/group", "/count"]),
    ] {
        let reply = site.owner.post(&path, &body)?;
        assert_eq!(problem(&reply), is(422, "invalid_request"), "{body}");
        let faults = reply.json()["faults"].clone();
        let pointers: Vec<_> =
            faults.as_array().into_iter().flatten().map(|fault| &fault["pointer"]).collect();
        assert_eq!(pointers, expected, "{body}");
    }
    let stranger = Client::new(site.page(""), Some("candor_wrong".into()));
    for client in [&site.anyone, &stranger] {
        for (call, body) in [(&path, &json!({"group": "north", "count": 1})), (&revoke, &code)] {
            assert_eq!(problem(&client.post(call, body)?), is(401, "not_owner"));
        }
        assert_eq!(problem(&client.get(&path)?), is(401, "not_owner"));
    }
    let (other, links) = invite_elsewhere(site, poll)?;
    let elsewhere = Invitation::of(&links["north"][0])?.code;
    let unknown = candor_tests::independent::code([7; 16], poll);
    for (body, expected) in [
        (json!({"code": "short"}), is(422, "malformed_code")),
        (json!({"code": elsewhere}), is(409, "wrong_poll")),
        (json!({"code": unknown}), is(404, "unknown_invitation")),
        (json!({}), is(422, "invalid_request")),
    ] {
        assert_eq!(problem(&site.owner.post(&revoke, &body)?), expected, "{body}");
    }
    let open = site.create(&definition())?;
    let said = site.owner.get(&format!("/api/polls/{open}/invitations"))?;
    assert_eq!(problem(&said), is(409, "not_by_invitation"));
    for (call, body) in [("", json!({"group": "north", "count": 1})), ("/revoke", code.clone())] {
        let reply = site.owner.post(&format!("/api/polls/{open}/invitations{call}"), &body)?;
        assert_eq!(problem(&reply), is(409, "not_by_invitation"));
        site.close(&other)?;
        let reply = site.owner.post(&format!("/api/polls/{other}/invitations{call}"), &body)?;
        assert_eq!(problem(&reply), is(409, "poll_closed"));
    }
    let said = site.owner.get(&path)?.json();
    let three = json!({"made": 3, "revoked": 0});
    assert_eq!(said, json!({"invitations": {"north": three, "south": three}}), "nothing happened");
    Ok(())
}

#[test]
fn a_poll_opens_once_k_are_invited_and_takes_more_of_them_while_it_is_open() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&by_invitation())?;
    let tokens = format!("/api/polls/{poll}/tokens");
    let stands = || -> Result<(Value, Value)> {
        let manifest = site.anyone.get(&format!("/api/polls/{poll}"))?.json();
        Ok((manifest["state"].clone(), manifest["invited"].clone()))
    };
    assert_eq!(stands()?, (json!("not_open"), json!({})));
    let mut links = order(&site, &poll, "north", 2)?;
    assert_eq!(stands()?, (json!("not_open"), json!({"north": 2})));
    let early = pending(1)?.request(&Invitation::of(&links[0])?);
    assert_eq!(problem(&site.anyone.post(&tokens, &early)?), is(409, "not_open"));
    let mut mistyped = early.clone();
    mistyped["code"] = json!("0");
    assert_eq!(
        problem(&site.anyone.post(&tokens, &mistyped)?),
        is(422, "malformed_code"),
        "told all the same"
    );

    links.extend(order(&site, &poll, "south", 1)?);
    assert_eq!(stands()?, (json!("open"), json!({"north": 2, "south": 1})));
    let vote = |link: &str, seed: u64| -> Result<u16> {
        let ballot = token(&site, link, seed)?.ballot(&answers(0));
        Ok(site.anyone.post(&format!("/api/polls/{poll}/ballots"), &ballot)?.status)
    };
    assert_eq!(vote(&links[0], 1)?, 201);
    links.extend(order(&site, &poll, "north", 3)?);
    assert_eq!(stands()?, (json!("open"), json!({"north": 5, "south": 1})));
    for (seed, link) in (2..).zip(&links[1..]) {
        assert_eq!(vote(link, seed)?, 201);
    }
    assert_eq!(site.close(&poll)?["nodes"][0]["ballots"], 6);
    assert_eq!(stands()?, (json!("closed"), json!({"north": 5, "south": 1})));
    Ok(())
}

#[test]
fn a_withdrawn_invitation_does_not_tell_whether_it_was_used() -> Result<()> {
    let invited = Invited::start()?;
    let (site, poll) = (&invited.site, &invited.poll);
    let path = format!("/api/polls/{poll}/invitations");
    let [used, unused] = [("north", 0), ("south", 0)].map(|(team, n)| invited.links[team][n].as_str());
    let ballot = invited.token(used, 1)?.ballot(&answers(0));
    let request = pending(1)?.request(&Invitation::of(used)?);
    let first = invited.post("tokens", &request)?.body;

    let code = |link: &str| -> Result<Value> { Ok(json!({"code": Invitation::of(link)?.code})) };
    let revoke = |link: &str| site.owner.post(&format!("{path}/revoke"), &code(link)?);
    let fresh =
        |link: &str, seed: u64| invited.post("tokens", &pending(seed)?.request(&Invitation::of(link)?));
    for _ in 0..2 {
        let reply = revoke(used)?;
        assert_eq!((reply.status, reply.json()), (200, json!({"status": "revoked"})));
        assert_eq!(told(reply), told(revoke(unused)?), "whichever, and however often");
    }
    assert_eq!(problem(&fresh(used, 7)?), is(410, "invitation_revoked"));
    assert_eq!(told(fresh(used, 8)?), told(fresh(unused, 9)?), "whoever tries it learns no more");
    let one = json!({"made": 3, "revoked": 1});
    assert_eq!(site.owner.get(&path)?.json(), json!({"invitations": {"north": one, "south": one}}));
    assert_eq!(invited.manifest()?["invited"], json!({"north": 2, "south": 2}));

    // What was issued before stays good: the same element has its evaluation, and the token counts.
    assert_eq!(invited.post("tokens", &request)?.body, first);
    assert_eq!(invited.post("ballots", &ballot)?.status, 201);
    for (seed, link) in [(20, &invited.links["north"][1]), (21, &invited.links["south"][1])] {
        let ballot = invited.token(link, seed)?.ballot(&answers(0));
        assert_eq!(invited.post("ballots", &ballot)?.status, 201);
    }
    // Exchanged, and never answered.
    invited.token(&invited.links["south"][2], 22)?;
    assert_eq!(site.close(poll)?["nodes"][0]["ballots"], 3);
    let spent = invited.get("/spent")?.json();
    assert_eq!(spent["invitations"], json!({"north": one, "south": one}));
    assert_eq!((&spent["tokens"], &spent["ballots"]), (&json!(4), &json!(3)));
    assert_eq!(list(&spent["digests"]).count(), 3);
    let said = site.owner.get(&path)?.json();
    assert_eq!(said, json!({"invitations": {"north": one, "south": one}}), "closing does not undo it");
    Ok(())
}

#[test]
fn an_erased_poll_takes_its_register_with_it() -> Result<()> {
    let invited = Invited::start()?;
    let invitation = Invitation::of(&invited.links["north"][0])?;
    let request = pending(1)?.request(&invitation);
    assert_eq!(invited.post("tokens", &request)?.status, 200);
    let path = format!("/api/polls/{}", invited.poll);
    assert_eq!(invited.site.owner.send("DELETE", &path, &[], &[])?.status, 204);
    assert_eq!(problem(&invited.post("tokens", &request)?), is(404, "unknown_poll"));
    assert_eq!(problem(&invited.get("/spent")?), is(404, "unknown_poll"));
    let owner = &invited.site.owner;
    assert_eq!(problem(&owner.get(&format!("{path}/invitations"))?), is(404, "unknown_poll"));
    let order = json!({"group": "north", "count": 1});
    assert_eq!(problem(&owner.post(&format!("{path}/invitations"), &order)?), is(404, "unknown_poll"));
    Ok(())
}
