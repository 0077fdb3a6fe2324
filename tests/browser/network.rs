//! A ballot that cannot be sent is kept on the device and sent later, once.

use crate::site::{mark_all, site};
use anyhow::Result;
use candor_tests::browser::Browser;
use candor_tests::site::Site;

async fn send(browser: &Browser) -> Result<()> {
    browser.client.execute("document.getElementById('send').click()", vec![]).await?;
    Ok(())
}

async fn kept(browser: &Browser, poll: &str) -> Result<bool> {
    let script = format!("return localStorage.getItem('candor.pending.{poll}') !== null");
    Ok(browser.client.execute(&script, vec![]).await? == true)
}

/// Closes the poll and tells how many ballots were counted in all.
fn counted(site: &Site, poll: &str) -> Result<u64> {
    Ok(site.close(poll)?["nodes"][0]["ballots"].as_u64().unwrap_or(0))
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_network_the_ballot_is_kept_and_sent_when_it_is_back() -> Result<()> {
    let (site, poll, browser) = site(2).await?;
    browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
    mark_all(&browser).await?;
    browser.offline(true).await?;
    send(&browser).await?;
    browser.wait_for_state(&["waiting"]).await?;
    assert!(kept(&browser, &poll).await?);
    assert_ne!(browser.text("[role=status]").await?, "", "the state is said");
    browser.offline(false).await?;
    browser.wait_for_state(&["sent"]).await?;
    assert!(!kept(&browser, &poll).await?);
    assert_eq!(counted(&site, &poll)?, 3);
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ballot_that_waits_survives_closing_the_page() -> Result<()> {
    let (site, poll, browser) = site(2).await?;
    let page = site.page(&format!("/p/{poll}"));
    browser.open(&page, &["filling"]).await?;
    mark_all(&browser).await?;
    browser.block(&["*/ballots"]).await?;
    send(&browser).await?;
    browser.wait_for_state(&["waiting"]).await?;
    browser.client.goto("about:blank").await?;
    browser.open(&page, &["waiting"]).await?;
    browser.block(&[]).await?;
    browser.wait_for_state(&["sent"]).await?;
    assert_eq!(counted(&site, &poll)?, 3);
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ballot_whose_reply_was_lost_counts_once() -> Result<()> {
    let (site, poll, browser) = site(2).await?;
    browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
    mark_all(&browser).await?;
    // The ballot arrives, and the page is told that it did not.
    let script = "
        const real = window.fetch; let first = true;
        window.fetch = async (...request) => {
            const reply = await real(...request);
            const address = request[0].url ?? String(request[0]);
            if (first && address.endsWith('/ballots')) { first = false; throw new TypeError('lost') }
            return reply;
        };";
    browser.client.execute(script, vec![]).await?;
    send(&browser).await?;
    browser.wait_for_state(&["sent"]).await?;
    assert_eq!(counted(&site, &poll)?, 3);
    browser.close().await
}
