//! Deniable answers: coins fall on the device before anything leaves it, once, and the person can see what they did.

use crate::console::Hand;
use crate::site::{RECORD, definition, mark_all};
use anyhow::{Context, Result};
use candor_tests::browser::Browser;
use candor_tests::site::Site;
use serde_json::{Value, json};

/// Answers every ballot with a refusal, and keeps what it was.
const REFUSE: &str = "
    const problem = JSON.stringify({code: 'no', detail: 'No.', title: 'No', type: 'about:blank', status: 422});
    window.refused = [];
    window.fetch = async (address, options = {}) => {
        window.refused.push(options.body);
        return new Response(problem, {status: 422, headers: {'content-type': 'application/problem+json'}});
    };";

/// What `mark_all` marks, as answers.
fn truth() -> Value {
    json!({"fair": {"value": 2}, "when": {"choice": "daily"}, "how": {"choices": ["stop"]}, "rate": {"value": 7},
        "say": {"declined": true}})
}

/// A poll whose answers can be denied, on a worker of its own.
fn deniable() -> Result<(Site, String)> {
    let site = Site::start()?;
    let mut definition = definition();
    definition["deniable"] = json!({"odds": 2});
    let poll = site.create(&definition)?;
    Ok((site, poll))
}

async fn click(browser: &Browser, id: &str) -> Result<()> {
    browser.client.execute("document.getElementById(arguments[0]).click()", vec![json!(id)]).await?;
    Ok(())
}

/// The answers of the only ballot that a list of sent bodies has.
async fn answers(browser: &Browser, script: &str) -> Result<Value> {
    let body = browser.client.execute(script, vec![]).await?;
    let ballot: Value = serde_json::from_str(body.as_str().context("a ballot")?)?;
    Ok(ballot["answers"].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ballot_leaves_the_device_as_its_coins_made_it_and_the_receipt_shows_what_was_sent() -> Result<()> {
    let (site, poll) = deniable()?;
    let browser = Browser::start().await?;
    let mut turned = 0;
    for ballot in 0..3 {
        browser.open(&site.page(&format!("/p/{poll}")), &["filling", "sent"]).await?;
        if ballot > 0 {
            click(&browser, "again").await?;
            browser.wait_for_state(&["filling"]).await?;
        }
        browser.client.execute(RECORD, vec![]).await?;
        mark_all(&browser).await?;
        click(&browser, "send").await?;
        browser.wait_for_state(&["sent"]).await?;
        let sent = answers(&browser, "return window.sent.find(one => one.address.endsWith('/ballots')).body")
            .await?;
        turned += u32::from(sent != truth());
        assert!(!browser.text("#sent summary").await?.is_empty());
        let is_open = browser.client.execute("return document.getElementById('sent').open", vec![]).await?;
        assert_eq!(is_open, false, "only whoever asks sees what was sent");
        browser.client.execute("document.getElementById('sent').open = true", vec![]).await?;
        let shown = browser.text("[data-sent=when] .answer").await?;
        let expected = match (sent["when"]["choice"].as_str(), sent["when"]["declined"] == true) {
            (Some("daily"), false) => "Every day",
            (Some("later"), false) => "Later",
            (None, true) => "Prefer not to answer",
            other => anyhow::bail!("{other:?} was sent"),
        };
        assert_eq!(shown, expected);
        let kept = browser.client.execute("return Object.keys(localStorage).join()", vec![]).await?;
        assert!(!kept.as_str().context("names")?.contains("coins"), "the coins are forgotten: {kept}");
    }
    // All three as they were marked: once in a hundred million times.
    assert!(turned > 0, "coins never turned anything");
    let release = site.close(&poll)?;
    assert!(release["nodes"][0]["questions"]["rate"]["estimates"]["choices"]["7"].is_object());
    // Who comes back later is not shown it: it is nowhere on the device.
    browser.open(&site.page(&format!("/p/{poll}")), &["sent", "closed"]).await?;
    assert_eq!(browser.client.execute("return document.getElementById('sent')", vec![]).await?, Value::Null);
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_ballot_is_sent_again_with_the_same_coins() -> Result<()> {
    let (site, poll) = deniable()?;
    let browser = Browser::start().await?;
    let mut seen = Vec::new();
    for round in 0..3 {
        // Loaded anew each time: coins outlive the page.
        browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
        browser.client.execute(REFUSE, vec![]).await?;
        mark_all(&browser).await?;
        if round == 2 {
            click(&browser, "rate-3").await?;
        }
        click(&browser, "send").await?;
        browser.wait_for("#errors").await?;
        seen.push(answers(&browser, "return window.refused[0]").await?);
    }
    assert_eq!(seen[0], seen[1], "a worker that refuses sees nothing new");
    for question in ["fair", "when", "how", "say"] {
        assert_eq!(seen[1][question], seen[2][question], "an answer that stayed the same has the same coins");
    }
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_wheel_can_be_tried_and_sends_nothing() -> Result<()> {
    let (site, poll) = deniable()?;
    let browser = Browser::start().await?;
    browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
    browser.client.execute(RECORD, vec![]).await?;
    browser.tab_to("spin").await?;
    for tries in 1..=4 {
        browser.press([candor_tests::browser::keys::ENTER]).await?;
        browser.wait_for(&format!(".coins [role=status][data-tries='{tries}']")).await?;
        assert!(browser.text(".coins [role=status]").await?.contains(&format!("of {tries} tries")));
    }
    assert_eq!(browser.client.execute("return window.sent.length", vec![]).await?, 0);
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_sees_what_denying_costs_before_choosing_it() -> Result<()> {
    let site = Site::start()?;
    let browser = Browser::start().await?;
    let hand = Hand { site: &site, browser: &browser };
    hand.sign_in().await?;
    hand.open("/console/new", "main[data-state=new]").await?;
    hand.press("template-time_tracking", "main[data-state=draft]").await?;
    let cost = || browser.text("section[aria-labelledby=cost]");
    let before = cost().await?;
    assert!(before.contains("From 50 ballots a share is known to within"), "{before}");
    hand.press("deniable", "#deniable-odds").await?;
    hand.write("deniable-odds", "1").await?;
    browser.wait_for("#fault-deniable-odds").await?;
    hand.write("deniable-odds", "20").await?;
    browser.wait_for("#deniable-odds:not([aria-invalid])").await?;
    assert!(cost().await?.contains("Epsilon is 3.0 for each question"), "ln 20 is 2.996");
    assert_ne!(cost().await?, before, "higher odds cost less");
    hand.write("outline", "Harbour\n  North\n  South").await?;
    browser.wait_for("[data-kept=true]").await?;
    hand.press("last", "[data-last=ready] [data-rule=deniable]").await?;
    hand.press("make", "main[data-state=poll]").await?;
    let path = browser.client.current_url().await?.path().to_owned();
    let poll = path.trim_start_matches("/console/polls/");
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}"))?.json()["deniable"], json!({"odds": 20}));
    browser.close().await
}
