//! The states on the way from an invitation to the list of digests.

use super::{SEND, Tour};
use crate::site::{invited, mark_all};
use anyhow::Result;
use candor_tests::browser::{Browser, VIEWS};
use candor_tests::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_found_where_people_are_invited() -> Result<()> {
    let site = Site::start()?;
    let (poll, links) = invited(&site, 4)?;
    let (_, early) = invited(&site, 1)?;
    let browser = Browser::start().await?;
    let tour = Tour::new(&browser)?;
    let (page, privacy) = (site.page(&format!("/p/{poll}")), site.page(&format!("/p/{poll}/privacy")));
    let (nowhere, filling) = (("", ""), "main[data-state=filling]");

    tour.stop("a poll that is not open yet", &early[0], "main[data-state=not_open]", nowhere).await?;
    let missing = "[data-entitlement=missing]";
    tour.stop("a missing invitation", &page, missing, (SEND, "#errors")).await?;
    let refused = ("document.getElementById('use-code').click()", "[data-entitlement=refused]");
    tour.stop("a code that is refused", &page, missing, refused).await?;
    let other = links[3].replace("&key=", "&key=0");
    tour.stop("a key that is not the poll's", &other, "main[data-state=refused]", nowhere).await?;
    browser.client.execute("localStorage.clear()", vec![]).await?;

    browser.hold(&["*/tokens"]).await?;
    browser.open(&links[0], &["filling"]).await?;
    browser.wait_for("[data-entitlement=exchanging]").await?;
    tour.here("an exchange on its way").await?;
    // What is held goes on once it is let go, unless its page is gone.
    browser.client.goto("about:blank").await?;
    browser.hold(&[]).await?;
    browser.block(&["*/tokens"]).await?;
    tour.stop("an exchange that waits", &links[0], "[data-entitlement=waiting]", nowhere).await?;
    browser.block(&[]).await?;
    tour.stop("a token that is there", &links[0], "[data-entitlement=ready]", nowhere).await?;
    browser.wait_for(filling).await?;
    mark_all(&browser).await?;
    browser.client.execute(SEND, vec![]).await?;
    browser.wait_for_state(&["sent"]).await?;
    tour.stop("a receipt with a stub", &page, "main[data-state=sent]", nowhere).await?;

    browser.open(&privacy, &["privacy"]).await?;
    without_targets(&tour).await?;
    site.close(&poll)?;
    tour.stop("a closed poll with a stub", &page, "main[data-state=closed]", nowhere).await?;
    browser.open(&format!("{privacy}#spent=AAAA"), &["privacy"]).await?;
    browser.client.execute("document.querySelector('main > section details').open = true", vec![]).await?;
    without_targets(&tour).await?;
    browser.close().await
}

/// The privacy page is text to read; its lists of digests are not made to be clicked.
async fn without_targets(tour: &Tour<'_>) -> Result<()> {
    for view in VIEWS {
        tour.browser.look(view).await?;
        tour.browser.check_accessibility(&tour.axe).await?;
    }
    Ok(())
}
