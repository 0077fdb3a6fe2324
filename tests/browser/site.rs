//! A running worker with one poll in it, and a browser to open it with.

use anyhow::Result;
use candor_tests::browser::Browser;
use candor_tests::site::Site;
use serde_json::{Value, json};

/// A poll with every kind of question and two teams.
pub(crate) fn definition() -> Value {
    json!({
        "title": "How hours are kept", "description": "So that plans can rest on what really happens.",
        "k": 3, "eligibility": "open", "release": "at_close",
        "groups": {"id": "all", "name": "Everyone", "children": [
            {"id": "north", "name": "North"}, {"id": "south", "name": "South"}]},
        "questions": [
            {"id": "fair", "kind": "likert", "steps": 5, "scale": "fairness", "text": "Hours are kept fairly here."},
            {"id": "when", "kind": "single", "text": "When do you write them down?", "choices": [
                {"id": "daily", "text": "Every day"}, {"id": "later", "text": "Later"}]},
            {"id": "how", "kind": "multiple", "text": "What happens when the hours run out?", "choices": [
                {"id": "stop", "text": "I stop"}, {"id": "on", "text": "I go on untracked", "sensitive": true},
                {"id": "move", "text": "I use another project"}]},
            {"id": "rate", "kind": "rating", "text": "How well do the records match the work?"},
            {"id": "say", "kind": "comment", "text": "What would have to change?"}]
    })
}

/// Answers to that poll which all fit.
pub(crate) fn answers(rate: u8) -> Value {
    let how = if rate.is_multiple_of(2) { json!(["on", "move"]) } else { json!(["move"]) };
    json!({"fair": {"value": 4}, "when": {"choice": "later"}, "how": {"choices": how},
           "rate": {"value": rate}, "say": {"declined": true}})
}

/// The same poll for people who are invited, and the links of so many who are invited to team north.
pub(crate) fn invited(site: &Site, count: usize) -> Result<(String, Vec<String>)> {
    let mut definition = definition();
    definition["eligibility"] = json!("invited");
    let poll = site.create(&definition)?;
    let links = invite(site, &poll, count)?;
    Ok((poll, links))
}

/// Invites so many more to team north, and gives their links.
pub(crate) fn invite(site: &Site, poll: &str, count: usize) -> Result<Vec<String>> {
    site.owner.invite(poll, "north", count)
}

/// Keeps every request that the page sends, with what it sends along.
pub(crate) const RECORD: &str = "
    window.sent = [];
    const real = window.fetch;
    window.fetch = (address, options = {}) => {
        window.sent.push({address: String(address), credentials: options.credentials, body: options.body ?? '',
            headers: [...new Headers(options.headers)].map(([name]) => name)});
        return real(address, options);
    };";

/// A worker of its own and the poll's id, with `ballots` in team north already.
pub(crate) async fn site(ballots: u8) -> Result<(Site, String, Browser)> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    for ballot in 0..ballots {
        site.vote(&poll, "north", &answers(ballot % 11))?;
    }
    Ok((site, poll, Browser::start().await?))
}

/// Marks one answer to every question, quickly: for tests that are about something else.
pub(crate) async fn mark_all(browser: &Browser) -> Result<()> {
    let script = "
        for (const id of arguments[0]) {
            const control = document.getElementById(id);
            if (!control.checked) control.click();
        }
        const group = document.getElementById('group');
        if (group) { group.value = 'north'; group.dispatchEvent(new Event('change', {bubbles: true})) }
        else document.getElementById('group-north')?.click();";
    let ids = json!(["fair-2", "when-daily", "how-stop", "rate-7", "say-declined"]);
    browser.client.execute(script, vec![ids]).await?;
    Ok(())
}
