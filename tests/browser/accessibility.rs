//! axe-core finds nothing on any state of any page, light and dark, on a phone and on a desk.

use crate::site::{invited, mark_all, site};
use anyhow::{Context, Result};
use candor_tests::browser::{Browser, VIEWS};
use candor_tests::site::Site;

async fn check(browser: &Browser, axe: &str, what: &str) -> Result<()> {
    for view in VIEWS {
        browser.look(view).await?;
        browser.check_accessibility(axe).await.with_context(|| format!("{what} in {view:?}"))?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_any_state_of_any_page() -> Result<()> {
    let axe = candor_tests::site::axe()?;
    let (site, poll, browser) = site(4).await?;
    let (page, results) = (site.page(&format!("/p/{poll}")), site.page(&format!("/p/{poll}/results")));

    browser.open(&page, &["filling"]).await?;
    check(&browser, &axe, "the widget").await?;
    browser.client.execute("document.getElementById('send').click()", vec![]).await?;
    check(&browser, &axe, "the widget with errors").await?;
    browser.open(&results, &["none"]).await?;
    check(&browser, &axe, "results before a release").await?;

    browser.open(&page, &["filling"]).await?;
    mark_all(&browser).await?;
    browser.block(&["*/ballots"]).await?;
    browser.client.execute("document.getElementById('send').click()", vec![]).await?;
    browser.wait_for_state(&["waiting"]).await?;
    check(&browser, &axe, "a ballot that waits").await?;
    browser.block(&[]).await?;
    browser.wait_for_state(&["sent"]).await?;
    check(&browser, &axe, "the receipt").await?;

    site.close(&poll)?;
    browser.open(&results, &["results"]).await?;
    let open_all = "for (const part of document.querySelectorAll('details')) part.open = true";
    browser.client.execute(open_all, vec![]).await?;
    check(&browser, &axe, "results").await?;

    browser.client.execute("localStorage.clear()", vec![]).await?;
    browser.open(&page, &["closed"]).await?;
    check(&browser, &axe, "a closed poll").await?;
    browser.open(&site.page("/p/nosuchpoll"), &["unknown"]).await?;
    check(&browser, &axe, "an unknown poll").await?;
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_the_way_from_an_invitation_to_the_list_of_digests() -> Result<()> {
    let axe = candor_tests::site::axe()?;
    let site = Site::start()?;
    let (poll, links) = invited(&site, 4)?;
    let (_, waiting) = invited(&site, 1)?;
    let browser = Browser::start().await?;
    let (page, privacy) = (site.page(&format!("/p/{poll}")), site.page(&format!("/p/{poll}/privacy")));

    browser.open(&waiting[0], &["not_open"]).await?;
    check(&browser, &axe, "a poll that is not open yet").await?;
    browser.open(&page, &["filling"]).await?;
    browser.wait_for("[data-entitlement=missing]").await?;
    check(&browser, &axe, "a missing invitation").await?;
    browser.client.execute("document.getElementById('use-code').click()", vec![]).await?;
    browser.wait_for("[data-entitlement=refused]").await?;
    check(&browser, &axe, "a refused code").await?;
    browser.block(&["*/tokens"]).await?;
    browser.open(&links[0], &["filling"]).await?;
    browser.wait_for("[data-entitlement=waiting]").await?;
    check(&browser, &axe, "an exchange that waits").await?;
    browser.block(&[]).await?;
    browser.wait_for("[data-entitlement=ready]").await?;
    check(&browser, &axe, "a token that is there").await?;
    mark_all(&browser).await?;
    browser.client.execute("document.getElementById('send').click()", vec![]).await?;
    browser.wait_for_state(&["sent"]).await?;
    check(&browser, &axe, "a receipt with a stub").await?;
    browser.open(&privacy, &["privacy"]).await?;
    check(&browser, &axe, "the privacy page of an open poll").await?;
    site.close(&poll)?;
    browser.open(&page, &["closed"]).await?;
    check(&browser, &axe, "a closed poll with a stub").await?;
    browser.open(&format!("{privacy}#spent=AAAA"), &["privacy"]).await?;
    browser.client.execute("document.querySelector('main > section details').open = true", vec![]).await?;
    check(&browser, &axe, "the privacy page of a closed poll").await?;
    let (_, links) = invited(&site, 4)?;
    browser.open(&links[0].replace("&key=", "&key=0"), &["refused"]).await?;
    check(&browser, &axe, "a key that is not the poll's").await?;
    browser.close().await
}
