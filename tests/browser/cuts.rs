//! Between any two steps of the widget the page may be cut off: nothing is lost, and one ballot is counted.

use crate::site::{invite, invited, mark_all};
use anyhow::Result;
use candor_tests::browser::Browser;
use candor_tests::site::Site;
use serde_json::json;

/// Counts the steps that a page takes (what it writes to or takes from the device, what it sends, what it is answered,
/// what it does to the address), and lets the page die before step `cut`: from then on nothing it does has any effect.
const CUT: &str = "
    const cut = Number(sessionStorage.getItem('cut') ?? -1);
    let steps = 0, dead = false;
    const step = () => {
        if (!dead && steps++ === cut) { dead = true; document.documentElement.dataset.dead = 'true' }
        return dead;
    };
    const never = () => new Promise(() => {});
    for (const name of ['setItem', 'removeItem']) {
        const real = Storage.prototype[name];
        Storage.prototype[name] = function (...given) {
            if (this === localStorage && step()) return;
            return real.apply(this, given);
        };
    }
    const replaceState = history.replaceState.bind(history);
    history.replaceState = (...given) => { if (!step()) replaceState(...given) };
    const real = window.fetch;
    window.fetch = async (...request) => {
        if (step()) return never();
        const reply = await real(...request);
        return step() ? never() : reply;
    };";

/// More steps than a ballot takes: a run that is never cut ends the test sooner.
const MOST: usize = 80;

async fn set_cut(browser: &Browser, site: &Site, cut: Option<usize>) -> Result<()> {
    // A page of the same origin that has no script of its own.
    browser.client.goto(&site.page("/healthz")).await?;
    let script = match cut {
        Some(cut) => format!("sessionStorage.setItem('cut', {cut})"),
        None => "sessionStorage.removeItem('cut')".to_owned(),
    };
    browser.client.execute(&script, vec![]).await?;
    Ok(())
}

/// Whether the page died.
async fn is_dead(browser: &Browser) -> Result<bool> {
    let script = "return document.documentElement.dataset.dead === 'true'";
    Ok(browser.client.execute(script, vec![]).await? == json!(true))
}

/// Answers as a person would, until the page shows the receipt or dies; whether it died.
async fn answer(browser: &Browser, address: &str) -> Result<bool> {
    browser.client.goto(address).await?;
    browser.wait_for("[data-dead], main[data-state=filling], main[data-state=sent]").await?;
    if !is_dead(browser).await? && browser.text("#receipt").await?.is_empty() {
        mark_all(browser).await?;
        browser.client.execute("document.getElementById('send')?.click()", vec![]).await?;
        browser.wait_for("[data-dead], main[data-state=sent]").await?;
    }
    is_dead(browser).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_cut_off_between_any_two_steps_loses_nothing_and_counts_once() -> Result<()> {
    let site = Site::start()?;
    let (poll, _) = invited(&site, 3)?;
    let browser = Browser::start().await?;
    browser.inject(CUT).await?;
    let mut people = 0;
    for cut in 0..MOST {
        let link = invite(&site, &poll, 1)?.remove(0);
        people += 1;
        set_cut(&browser, &site, Some(cut)).await?;
        let died = answer(&browser, &link).await?;
        if died {
            // What the address bar showed last is all that a browser brings back; the link itself is not used again.
            let left = browser.client.current_url().await?.to_string();
            set_cut(&browser, &site, None).await?;
            assert!(!answer(&browser, &left).await?, "cut at {cut}");
        }
        // Whoever opens the link once more finds the receipt.
        browser.client.goto("about:blank").await?;
        set_cut(&browser, &site, None).await?;
        browser.open(&link, &["sent"]).await?;
        if !died {
            assert!(cut > 10, "only {cut} steps were seen: the page is not watched");
            break;
        }
        assert!(cut + 1 < MOST, "a ballot takes more than {MOST} steps");
    }
    let last = site.close(&poll)?;
    assert_eq!(last["nodes"][0]["ballots"], people, "each person's ballot, once");
    let spent = site.anyone.get(&format!("/api/polls/{poll}/spent"))?.json();
    assert_eq!((&spent["tokens"], &spent["ballots"]), (&json!(people), &json!(people)));
    browser.close().await
}
