//! Tokens and codes are good in one place: not in another poll or leaf, not under another key, and not when forged.

use crate::invited::{Invited, flipped, invite, invite_elsewhere, is, pending, problem, token};
use crate::polls::answers;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use candor::PollId;
use candor::invitation::Code;
use candor_tests::independent::Invitation;
use serde_json::{Value, json};
use xtask::client::Reply;
use xtask::secrets;

fn already(reply: &Reply) -> bool {
    (reply.status, reply.json()) == (200, json!({"status": "already_counted"}))
}

#[test]
fn a_token_is_good_in_no_other_poll_or_leaf_and_a_code_in_no_other_poll() -> Result<()> {
    let invited = Invited::start()?;
    // The same definition and the same groups: nothing but the poll differs.
    let (other, links) = invite_elsewhere(&invited.site, &invited.poll)?;
    let elsewhere =
        |call: &str, body: &Value| invited.site.anyone.post(&format!("/api/polls/{other}/{call}"), body);
    let token = invited.token(&invited.links["north"][0], 1)?;
    let ballot = token.ballot(&answers(0));
    for when in ["before it is spent", "after"] {
        assert_eq!(problem(&elsewhere("ballots", &ballot)?), is(403, "forged_token"), "another poll, {when}");
        let mut moved = ballot.clone();
        moved["group"] = json!("south");
        let moved = invited.post("ballots", &moved)?;
        if when == "after" {
            assert!(already(&moved), "whatever a spent token carries, it counts no more: {moved:?}");
        } else {
            assert_eq!(problem(&moved), is(403, "forged_token"), "another leaf");
            assert_eq!(invited.post("ballots", &ballot)?.status, 201);
        }
    }

    let invitation = Invitation::of(&invited.links["north"][1])?;
    let request = pending(2)?.request(&invitation);
    assert_eq!(problem(&elsewhere("tokens", &request)?), is(409, "wrong_poll"));
    // Rewritten so that it names the other poll, it is a code that nobody made.
    let mut renamed = request.clone();
    renamed["code"] =
        json!(Code::new(&PollId::new(other.as_str())?, Code::parse(&invitation.code)?.secret()).to_string());
    assert_eq!(problem(&elsewhere("tokens", &renamed)?), is(404, "unknown_invitation"));
    assert_eq!(invited.post("tokens", &request)?.status, 200, "none of it used the invitation");

    // The very same nonce may be spent in both, with a token of each: its digests differ.
    let same = self::token(&invited.site, &links["north"][0], 1)?;
    assert_ne!(same.digest(), token.digest());
    assert_eq!(elsewhere("ballots", &same.ballot(&answers(0)))?.status, 201);
    for (poll, tokens) in [(&invited.poll, 2), (&other, 1)] {
        invited.site.close(poll)?;
        let spent = invited.site.anyone.get(&format!("/api/polls/{poll}/spent"))?.json();
        assert_eq!((&spent["tokens"], &spent["ballots"]), (&json!(tokens), &json!(1)));
    }
    Ok(())
}

#[test]
fn open_polls_survive_a_rotation_and_no_token_does_in_the_polls_after_it() -> Result<()> {
    let mut invited = Invited::start()?;
    let (old, new) = (invited.site.master_secrets().to_owned(), secrets::make()?);
    let north = invited.links["north"].clone();
    let counted = invited.token(&north[0], 1)?.ballot(&answers(0));
    assert_eq!(invited.post("ballots", &counted)?.status, 201);
    let kept = invited.token(&north[1], 2)?.ballot(&answers(1));
    let manifest = invited.get("")?.body;
    let request = pending(2)?.request(&Invitation::of(&north[1])?);
    let evaluated = invited.post("tokens", &request)?.body;

    // A new secret in front: the poll goes on as if nothing had happened, and the next one has another key.
    invited.site.restart_with(&format!("{new},{old}"))?;
    assert_eq!(invited.get("")?.body, manifest);
    assert_eq!(invited.post("tokens", &request)?.body, evaluated, "byte for byte");
    assert!(already(&invited.post("ballots", &counted)?), "a replay across the rotation");
    let (next, links) = invite(&invited.site)?;
    let next_key = invited.site.anyone.get(&format!("/api/polls/{next}"))?.json()["public_key"].clone();
    assert_ne!(next_key, invited.manifest()?["public_key"]);
    let to_next = |invited: &Invited, ballot: &Value| {
        invited.site.anyone.post(&format!("/api/polls/{next}/ballots"), ballot)
    };
    assert_eq!(problem(&to_next(&invited, &kept)?), is(403, "forged_token"));
    let of_next = token(&invited.site, &links["north"][0], 3)?.ballot(&answers(2));
    assert_eq!(problem(&invited.post("ballots", &of_next)?), is(403, "forged_token"));

    // The old one removed too early: nothing is evaluated or counted, and what was counted is said to be.
    invited.site.restart_with(&new)?;
    assert_eq!(invited.get("")?.body, manifest, "people still see the key that they compared");
    assert_eq!(problem(&invited.post("tokens", &request)?), is(503, "key_missing"));
    assert_eq!(problem(&invited.post("ballots", &kept)?), is(503, "key_missing"));
    assert!(already(&invited.post("ballots", &counted)?), "a repeated ballot needs no key");
    assert_eq!(to_next(&invited, &of_next)?.status, 201, "the new poll goes on");

    // Put back: nothing was lost.
    invited.site.restart_with(&format!("{new},{old}"))?;
    assert_eq!(invited.post("ballots", &kept)?.status, 201);
    let late = invited.token(&north[2], 4)?.ballot(&answers(2));
    assert_eq!(invited.post("ballots", &late)?.status, 201);
    assert_eq!(invited.site.close(&invited.poll)?["nodes"][0]["ballots"], 3);
    let spent = invited.get("/spent")?.json();
    assert_eq!((&spent["tokens"], &spent["ballots"]), (&json!(3), &json!(3)));
    Ok(())
}

#[test]
fn a_poll_whose_key_is_gone_can_still_be_closed() -> Result<()> {
    let mut invited = Invited::start()?;
    for (n, link) in (0..).zip(invited.links["north"].clone()) {
        let ballot = invited.token(&link, n)?.ballot(&answers(0));
        assert_eq!(invited.post("ballots", &ballot)?.status, 201);
    }
    invited.site.restart_with(&secrets::make()?)?;
    assert_eq!(invited.site.close(&invited.poll)?["nodes"][0]["ballots"], 3);
    let spent = invited.get("/spent")?.json();
    assert_eq!((&spent["tokens"], &spent["ballots"]), (&json!(3), &json!(3)));
    Ok(())
}

#[test]
fn a_forged_output_is_refused_wherever_it_differs_and_spends_nothing() -> Result<()> {
    let invited = Invited::start()?;
    let good = invited.token(&invited.links["north"][0], 1)?.ballot(&answers(0));
    let other = invited.token(&invited.links["north"][1], 2)?.ballot(&answers(1));
    let with = |field: &str, value: Value| {
        let mut forged = good.clone();
        forged[field] = value;
        forged
    };
    let bytes = |ballot: &Value| -> Result<Vec<u8>> {
        Ok(URL_SAFE_NO_PAD.decode(ballot["output"].as_str().context("an output")?)?)
    };
    // Every byte of the output, and the nonce at its ends and in its middle.
    let mut forged: Vec<Value> =
        (0..64).map(|byte| with("output", flipped(&good["output"], 8 * byte + byte % 8))).collect();
    forged.extend([0, 128, 255].map(|bit| with("nonce", flipped(&good["nonce"], bit))));
    forged.extend([[0; 64], [255; 64]].map(|output| with("output", json!(URL_SAFE_NO_PAD.encode(output)))));
    let (mine, theirs) = (bytes(&good)?, bytes(&other)?);
    for (left, right) in [(&mine, &theirs), (&theirs, &mine)] {
        let halves = [&left[..32], &right[32..]].concat();
        forged.push(with("output", json!(URL_SAFE_NO_PAD.encode(halves))));
    }
    forged.extend([with("output", other["output"].clone()), with("nonce", other["nonce"].clone())]);
    for ballot in &forged {
        assert_eq!(problem(&invited.post("ballots", ballot)?), is(403, "forged_token"), "{ballot}");
    }

    for ballot in [&good, &other, &invited.token(&invited.links["north"][2], 3)?.ballot(&answers(2))] {
        assert_eq!(invited.post("ballots", ballot)?.status, 201, "nothing was spent");
    }
    for ballot in &forged[..64] {
        assert!(
            already(&invited.post("ballots", ballot)?),
            "who has the nonce is told that it counts, no more"
        );
    }
    assert_eq!(invited.site.close(&invited.poll)?["nodes"][0]["ballots"], 3);
    assert_eq!(invited.get("/spent")?.json()["ballots"], 3);
    Ok(())
}
