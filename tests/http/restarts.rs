//! An exchange that was answered is remembered, whenever the worker dies.

use crate::polls::{answers, definition};
use crate::voter::Voter;
use anyhow::Result;
use candor_tests::site::Site;
use serde_json::json;

#[test]
fn after_a_kill_an_exchange_has_the_same_reply_and_another_element_is_refused() -> Result<()> {
    let mut site = Site::start()?;
    let mut invited = definition();
    invited["eligibility"] = json!("invited");
    let poll = site.create(&invited)?;
    let links = site.owner.invite(&poll, "north", 8)?;
    let codes: Vec<&str> =
        links.iter().filter_map(|link| link.split_once("#code=")?.1.split('&').next()).collect();
    for (n, code) in codes.iter().enumerate() {
        let voter = Voter::new(&poll);
        let first = voter.exchange(&site, code)?;
        site.kill_and_restart()?;
        let again = voter.exchange(&site, code)?;
        assert_eq!((again.status, &again.body), (200, &first.body));
        let other = Voter::new(&poll).exchange(&site, code)?;
        assert_eq!((other.status, other.json()["code"].as_str()), (409, Some("invitation_used")));
        let ballot = voter.ballot(&site, &again, &answers(n))?;
        assert_eq!(site.anyone.post(&format!("/api/polls/{poll}/ballots"), &ballot)?.status, 201);
    }
    assert_eq!(site.close(&poll)?["nodes"][0]["ballots"], codes.len());
    Ok(())
}
