//! axe-core finds nothing on any state of any page, light and dark, on a phone and on a desk.

use crate::site::{mark_all, site};
use anyhow::{Context, Result};
use candor_tests::browser::{Browser, VIEWS};

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
