//! A client that is not ours, written from docs/protocol.md, votes on the real worker.

use crate::invited::{Invited, flipped, invite_elsewhere, is, pending, problem};
use crate::polls::{answers, definition};
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use candor_tests::independent::{self, Invitation, Poll, Refused};
use serde_json::json;

#[test]
fn a_client_written_from_the_document_votes_and_finds_its_digest() -> Result<()> {
    let invited = Invited::start()?;
    let manifest = invited.manifest()?;
    assert_eq!(
        (&manifest["eligibility"], &manifest["state"], &manifest["invited"]),
        (&json!("invited"), &json!("open"), &json!({"north": 3, "south": 3}))
    );
    let fingerprint = manifest["key_fingerprint"].as_str().context("a fingerprint")?;
    let mut digests = Vec::new();
    // Five of six answer.
    for (n, (team, link)) in invited
        .links
        .iter()
        .flat_map(|(team, links)| links.iter().map(move |link| (*team, link)))
        .take(5)
        .enumerate()
    {
        assert!(link.ends_with(&format!("&key={fingerprint}")), "the link names the key of the manifest");
        let token = invited.token(link, n as u64)?;
        let ballot = token.ballot(&answers(n));
        assert_eq!(ballot["group"], team, "the group that the invitation was for");
        let reply = invited.post("ballots", &ballot)?;
        assert_eq!((reply.status, reply.json()), (201, json!({"status": "counted"})));
        digests.push(token.digest());
    }
    assert_eq!(problem(&invited.get("/spent")?), is(404, "not_closed"));

    let last = invited.site.close(&invited.poll)?;
    assert_eq!(last["withheld"], false);
    assert_eq!(last["nodes"][0]["ballots"], 5);
    assert_eq!(last["nodes"][0]["questions"]["when"]["counts"], json!({"daily": 3, "later": 2}));
    assert_eq!(
        last["nodes"][0]["questions"]["fair"]["counts"],
        json!({"1": 1, "2": 1, "3": 1, "4": 1, "5": 1})
    );
    let spent = invited.get("/spent")?.json();
    digests.sort_by_key(|digest| URL_SAFE_NO_PAD.decode(digest).expect("base64url"));
    assert_eq!(
        spent,
        json!({"invitations": {"north": {"made": 3, "revoked": 0}, "south": {"made": 3, "revoked": 0}},
               "tokens": 5, "ballots": 5, "digests": digests})
    );
    Ok(())
}

#[test]
fn what_was_lost_is_sent_again_and_counts_once() -> Result<()> {
    let invited = Invited::start()?;
    let invitation = Invitation::of(&invited.links["north"][0])?;
    let poll = Poll::of(&invited.manifest()?, &invitation)?;
    let pending_1 = pending(1)?;
    let request = pending_1.request(&invitation);
    let first = invited.post("tokens", &request)?;
    assert_eq!(first.status, 200, "{first:?}");
    let token = pending_1.finalize(&poll, &first.json())?;
    assert_eq!(invited.post("tokens", &request)?.body, first.body, "byte for byte");
    let other = invited.post("tokens", &pending(2)?.request(&invitation))?;
    assert_eq!(problem(&other), is(409, "invitation_used"));

    assert_eq!(invited.post("ballots", &token.ballot(&answers(0)))?.status, 201);
    assert_eq!(invited.post("tokens", &request)?.body, first.body, "also when it was spent");
    let already = (200, json!({"status": "already_counted"}));
    for carried in [answers(0), answers(1), json!({})] {
        let again = invited.post("ballots", &token.ballot(&carried))?;
        assert_eq!((again.status, again.json()), already);
    }
    // The last character of a nonce has two bits that carry nothing: written otherwise it would have another digest.
    let mut otherwise = token.ballot(&answers(1));
    let nonce = otherwise["nonce"].as_str().context("a nonce")?.to_owned();
    for last in ('A'..='Z').chain('a'..='z').chain('0'..='9').filter(|last| !nonce.ends_with(*last)) {
        otherwise["nonce"] = json!(format!("{}{last}", &nonce[..42]));
        assert!(invited.post("ballots", &otherwise)?.status >= 400, "{last}");
    }
    for (n, link) in (1..).zip(&invited.links["north"][1..]) {
        let token = invited.token(link, 10 + n as u64)?;
        assert_eq!(invited.post("ballots", &token.ballot(&answers(n)))?.status, 201);
    }
    let last = invited.site.close(&invited.poll)?;
    assert_eq!((&last["nodes"][0]["ballots"], &last["withheld"]), (&json!(3), &json!(false)));
    let again = invited.post("ballots", &token.ballot(&answers(4)))?;
    assert_eq!((again.status, again.json()), already, "after closing too");
    Ok(())
}

#[test]
fn a_tampered_reply_and_another_key_are_refused() -> Result<()> {
    let invited = Invited::start()?;
    let invitation = Invitation::of(&invited.links["north"][0])?;
    let manifest = invited.manifest()?;
    let poll = Poll::of(&manifest, &invitation)?;
    let pending_1 = pending(1)?;
    let reply = invited.post("tokens", &pending_1.request(&invitation))?.json();
    assert!(pending_1.finalize(&poll, &reply).is_ok());

    // A bit of c, and one of s.
    for bit in [3, 8 * 32 + 3] {
        let mut bad = reply.clone();
        bad["proof"] = flipped(&reply["proof"], bit);
        assert_eq!(pending_1.finalize(&poll, &bad), Err(Refused::Proof), "bit {bit}");
    }
    let mut bad = reply.clone();
    bad["group"] = json!("south");
    assert_eq!(pending_1.finalize(&poll, &bad), Err(Refused::Proof), "moved to another group");
    for group in ["all", "invented"] {
        bad["group"] = json!(group);
        assert_eq!(pending_1.finalize(&poll, &bad), Err(Refused::Group), "{group}");
    }
    bad["group"] = reply["group"].clone();
    assert_eq!(pending(2)?.finalize(&poll, &reply), Err(Refused::Proof), "another element");
    bad["evaluated"] = json!(URL_SAFE_NO_PAD.encode([0; 32]));
    assert_eq!(pending_1.finalize(&poll, &bad), Err(Refused::Element), "the identity");

    // Another poll of the same worker is another key: with its evaluation of the very same element nothing is made.
    let (other, links) = invite_elsewhere(&invited.site, &invited.poll)?;
    let elsewhere = Invitation::of(&links["north"][0])?;
    let path = format!("/api/polls/{other}");
    let foreign = invited.site.anyone.post(&format!("{path}/tokens"), &pending_1.request(&elsewhere))?.json();
    let other = invited.site.anyone.get(&path)?.json();
    assert!(pending_1.finalize(&Poll::of(&other, &elsewhere)?, &foreign).is_ok());
    assert_eq!(pending_1.finalize(&poll, &foreign), Err(Refused::Proof), "another key");

    // Nor is a manifest believed that shows another key than the invitation names, or is of another poll.
    let mut swapped = manifest.clone();
    for field in ["public_key", "key_fingerprint"] {
        swapped[field] = other[field].clone();
    }
    assert_eq!(Poll::of(&swapped, &invitation).err(), Some(Refused::Key));
    swapped["key_fingerprint"] = manifest["key_fingerprint"].clone();
    assert_eq!(Poll::of(&swapped, &invitation).err(), Some(Refused::Key), "its fingerprint is worked out");
    assert_eq!(Poll::of(&other, &invitation).err(), Some(Refused::Key));

    // The worker is as strict with tokens of another key, group or output.
    let token = pending_1.finalize(&Poll::of(&other, &elsewhere)?, &foreign)?;
    assert_eq!(problem(&invited.post("ballots", &token.ballot(&answers(0)))?), is(403, "forged_token"));
    let good = pending_1.finalize(&poll, &reply)?.ballot(&answers(0));
    for (field, value) in [("group", json!("south")), ("output", flipped(&good["output"], 7))] {
        let mut forged = good.clone();
        forged[field] = value;
        assert_eq!(problem(&invited.post("ballots", &forged)?), is(403, "forged_token"), "{field}");
    }
    assert_eq!(invited.post("ballots", &good)?.status, 201, "what was refused did not spend the token");
    Ok(())
}

#[test]
fn every_problem_is_met_as_the_document_says() -> Result<()> {
    let invited = Invited::start()?;
    let link = &invited.links["north"][0];
    let invitation = Invitation::of(link)?;
    let request = pending(1)?.request(&invitation);
    let with = |field: &str, value: &str| {
        let mut changed = request.clone();
        changed[field] = json!(value);
        changed
    };
    let code = &invitation.code;
    let mistyped = code.replacen(&code[..1], if code.starts_with('7') { "8" } else { "7" }, 1);
    assert_eq!(
        Invitation::of(&link.replace(code, &mistyped)).err(),
        Some(Refused::Code),
        "seen before it is sent"
    );
    let (other, links) = invite_elsewhere(&invited.site, &invited.poll)?;
    let elsewhere = Invitation::of(&links["north"][0])?;
    let moved = links["north"][0].replace(&other, &invited.poll);
    assert_eq!(Invitation::of(&moved).err(), Some(Refused::Code), "the mark is of another poll");
    let identity = URL_SAFE_NO_PAD.encode([0; 32]);
    for (body, expected) in [
        (with("code", &mistyped), is(422, "malformed_code")),
        (with("code", "short"), is(422, "malformed_code")),
        (with("code", &elsewhere.code), is(409, "wrong_poll")),
        (with("blinded", "AAAA"), is(422, "malformed_element")),
        (with("blinded", &identity), is(422, "identity_element")),
        (json!({"code": code}), is(422, "invalid_request")),
        (json!(7), is(422, "invalid_request")),
    ] {
        assert_eq!(problem(&invited.post("tokens", &body)?), expected, "{body}");
    }
    let unknown = independent::code([7; 16], &invited.poll);
    assert_eq!(problem(&invited.post("tokens", &with("code", &unknown))?), is(404, "unknown_invitation"));
    let revoked = Invitation::of(&invited.links["north"][1])?;
    let path = format!("/api/polls/{}/invitations/revoke", invited.poll);
    assert_eq!(invited.site.owner.post(&path, &json!({"code": revoked.code}))?.status, 200);
    let late = invited.post("tokens", &pending(2)?.request(&revoked))?;
    assert_eq!(problem(&late), is(410, "invitation_revoked"));

    // None of it used the invitation.
    let token = invited.token(link, 1)?;
    let good = token.ballot(&answers(0));
    let mut named = good.clone();
    named["code"] = json!(code);
    let mut short = good.clone();
    short["output"] = json!("AAAA");
    for bad in [&named, &short, &token.ballot(&json!({})), &json!({"group": "north", "answers": answers(0)})]
    {
        assert_eq!(problem(&invited.post("ballots", bad)?), is(422, "invalid_ballot"), "{bad}");
    }
    let spare = invited.token(&invited.links["south"][0], 3)?;
    assert_eq!(invited.post("ballots", &good)?.status, 201);
    invited.site.close(&invited.poll)?;
    assert_eq!(problem(&invited.post("ballots", &spare.ballot(&answers(0)))?), is(409, "poll_closed"));
    assert_eq!(problem(&invited.post("tokens", &request)?), is(409, "poll_closed"));

    let site = &invited.site;
    let open = site.create(&definition())?;
    assert_eq!(
        problem(&site.anyone.post(&format!("/api/polls/{open}/tokens"), &request)?),
        is(409, "no_tokens")
    );
    assert_eq!(problem(&site.anyone.get(&format!("/api/polls/{open}/spent"))?), is(409, "no_tokens"));
    let mut few = definition();
    few["eligibility"] = json!("invited");
    let few = site.create(&few)?;
    let path = format!("/api/polls/{few}/invitations");
    let made = site.owner.post(&path, &json!({"group": "north", "count": 2}))?.json();
    let early = Invitation::of(made["links"][0].as_str().context("a link")?)?;
    let early = pending(4)?.request(&early);
    let tokens = format!("/api/polls/{few}/tokens");
    assert_eq!(problem(&site.anyone.post(&tokens, &early)?), is(409, "not_open"));
    assert_eq!(site.owner.post(&path, &json!({"group": "south", "count": 1}))?.status, 201);
    assert_eq!(site.anyone.post(&tokens, &early)?.status, 200, "the same bytes, later");
    for call in ["tokens", "ballots"] {
        let reply = site.anyone.post(&format!("/api/polls/nosuch/{call}"), &request)?;
        assert_eq!(problem(&reply), is(404, "unknown_poll"), "{call}");
    }
    Ok(())
}
