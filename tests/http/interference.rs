//! Non-interference: until the next release, one more exchange or ballot changes nothing that anyone can read.

use crate::invited::Invited;
use crate::polls::{answers, definition, with_comment};
use anyhow::Result;
use candor_tests::site::Site;

/// Every read there is, and reads that fail: all that is told, header by header.
fn everything(site: &Site, poll: &str) -> Result<Vec<String>> {
    let of_poll = [
        "",
        "/releases",
        "/releases/latest",
        "/releases/1",
        "/releases/2",
        "/releases/latest.csv",
        "/releases/1.csv",
        "/releases/0",
        "/releases/x",
        "/pools",
        "/ballots",
        "/release",
        "/close",
        "/invitations",
        "/invitations/revoke",
        "/tokens",
        "/spent",
        "/predictions",
        "/commitments",
        "/comments",
        "/metrics",
        "/nosuch",
    ];
    let mut paths: Vec<String> = of_poll.iter().map(|path| format!("/api/polls/{poll}{path}")).collect();
    paths.extend([
        format!("/p/{poll}"),
        format!("/p/{poll}/results"),
        format!("/p/{poll}.svg"),
        format!("/p/{poll}.svg?lang=de&theme=dark"),
        format!("/oembed?url={}", site.page(&format!("/p/{poll}"))),
        format!("/oembed?url={}&format=xml", site.page(&format!("/p/{poll}/results"))),
        "/p/nosuch".into(),
        "/p/nosuch/results".into(),
        "/p/nosuch.svg".into(),
        "/oembed".into(),
    ]);
    let fixed = [
        "/",
        "/healthz",
        "/api/openapi.json",
        "/api/templates",
        "/api/polls",
        "/api/polls/nosuch",
        "/api/polls/nosuch/metrics",
        "/api/schemas/release.json",
        "/api/series",
        "/api/series/nosuch",
        "/api/webhooks",
        "/api/webhooks/nosuch/deliveries",
        "/assets/nosuch.js",
    ];
    paths.extend(fixed.map(Into::into));
    let mut told = Vec::new();
    for path in &paths {
        for client in [&site.anyone, &site.owner] {
            for (method, headers) in
                [("GET", &[][..]), ("HEAD", &[]), ("GET", &[("if-none-match", "\"x\"")]), ("PUT", &[])]
            {
                let mut reply = client.send(method, path, headers, &[])?;
                // The time, and whether the connection is kept, are the transport's (RFC 9110 sections 6.6.1, 7.6.1).
                reply.headers.retain(|(name, _)| name != "date" && name != "connection");
                told.push(format!("{method} {path} {headers:?} {reply:?}"));
            }
        }
    }
    // What a caller is told whose ballot, exchange or call is refused.
    for call in ["ballots", "tokens", "invitations", "invitations/revoke"] {
        for body in ["{}", "{\"group\": \"north\"}", "{\"code\": \"0\", \"blinded\": \"0\"}", "x"] {
            let address = format!("/api/polls/{poll}/{call}");
            let mut reply = site.owner.send(
                "POST",
                &address,
                &[("content-type", "application/json")],
                body.as_bytes(),
            )?;
            reply.headers.retain(|(name, _)| name != "date" && name != "connection");
            told.push(format!("POST {call} {body} {reply:?}"));
        }
    }
    Ok(told)
}

fn same(before: &[String], after: &[String]) {
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(after) {
        assert_eq!(before, after);
    }
}

#[test]
fn until_the_next_release_a_ballot_changes_nothing_that_can_be_read() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    site.vote(&poll, "north", &answers(0))?;
    let before = everything(&site, &poll)?;
    site.vote(&poll, "north", &with_comment(1))?;
    same(&before, &everything(&site, &poll)?);

    site.vote(&poll, "north", &answers(2))?;
    same(&before, &everything(&site, &poll)?);
    site.release(&poll)?;
    let released = everything(&site, &poll)?;
    assert_ne!(before, released, "a release is seen, so the comparison bites");

    for n in 3..7 {
        site.vote(&poll, if n % 2 == 0 { "north" } else { "south" }, &with_comment(n))?;
        same(&released, &everything(&site, &poll)?);
    }
    Ok(())
}

#[test]
fn until_the_next_release_an_exchange_and_its_ballot_change_nothing_that_can_be_read() -> Result<()> {
    let invited = Invited::start()?;
    let (site, poll) = (&invited.site, invited.poll.as_str());
    let before = everything(site, poll)?;
    for (n, link) in (0..).zip(&invited.links["north"]) {
        let token = invited.token(link, n)?;
        same(&before, &everything(site, poll)?);
        let ballot = token.ballot(&if n == 0 { with_comment(0) } else { answers(2) });
        assert_eq!(invited.post("ballots", &ballot)?.status, 201);
        same(&before, &everything(site, poll)?);
        // Nor does a second try of either, which is refused.
        assert!(invited.token(link, 100 + n).is_err());
        assert_eq!(invited.post("ballots", &ballot)?.status, 200);
        same(&before, &everything(site, poll)?);
    }
    site.release(poll)?;
    let released = everything(site, poll)?;
    assert_ne!(before, released, "a release is seen, so the comparison bites");
    let token = invited.token(&invited.links["south"][0], 10)?;
    same(&released, &everything(site, poll)?);
    assert_eq!(invited.post("ballots", &token.ballot(&answers(3)))?.status, 201);
    same(&released, &everything(site, poll)?);
    Ok(())
}
