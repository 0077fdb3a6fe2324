//! Every state on the way of an invited person, with the keyboard alone.

use super::keyboard::{press_at, tab_until};
use crate::site::invited;
use anyhow::{Context, Result};
use candor_tests::browser::{Browser, keys};
use candor_tests::site::Site;

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_typed_used_and_checked_without_a_pointer() -> Result<()> {
    let site = Site::start()?;
    let (poll, links) = invited(&site, 4)?;
    let (early, _) = invited(&site, 1)?;
    let browser = Browser::start().await?;
    let page = site.page(&format!("/p/{poll}"));

    browser.open(&page, &["filling"]).await?;
    browser.wait_for("[data-entitlement=missing]").await?;
    press_at(&browser, "code", 'x').await?;
    browser.press([keys::ENTER]).await?;
    browser.wait_for("[data-entitlement=refused]").await?;
    assert_eq!(browser.focus().await?, "code", "what was mistyped can be mended at once");
    let (_, code) = links[0].split_once("#code=").context("a code")?;
    let code = code.split('&').next().unwrap_or_default();
    browser.press([keys::BACKSPACE]).await?;
    browser.press(code.chars()).await?;
    press_at(&browser, "use-code", keys::SPACE).await?;
    browser.wait_for("[data-entitlement=ready]").await?;
    // The button is gone, and the focus with it; the next stop is what comes after.
    for declined in ["fair", "when", "how", "rate", "say"] {
        let first = format!("element.name === '{declined}'");
        tab_until(&browser, &first).await?;
        let is_radio = ["fair", "when", "rate"].contains(&declined);
        if is_radio {
            // Up goes round from the first of a radio group to its last.
            browser.press([keys::UP]).await?;
        } else {
            press_at(&browser, &format!("{declined}-declined"), keys::SPACE).await?;
        }
    }
    press_at(&browser, "send", keys::ENTER).await?;
    browser.wait_for_state(&["sent"]).await?;
    site.close(&poll)?;
    browser.open(&page, &["closed"]).await?;
    press_at(&browser, "check", keys::ENTER).await?;
    browser.wait_for("main[data-state=privacy] #found").await?;

    let (again, links) = invited(&site, 4)?;
    browser.open(&links[1], &["filling"]).await?;
    browser.wait_for("[data-entitlement=ready]").await?;
    let decline = "for (const box of document.querySelectorAll('[id$=-declined]')) box.click();";
    browser.client.execute(decline, vec![]).await?;
    press_at(&browser, "send", keys::ENTER).await?;
    browser.wait_for_state(&["sent"]).await?;
    press_at(&browser, "erase-stub", keys::ENTER).await?;
    browser.wait_for("main[data-state=sent]:not(:has(#digest))").await?;

    browser.open(&links[0].replace("&key=", "&key=0"), &["refused"]).await?;
    privacy(&browser, &again).await?;
    browser.open(&site.page(&format!("/p/{early}")), &["not_open"]).await?;
    privacy(&browser, &early).await?;
    browser.close().await
}

/// Goes on to what is stored and who could learn what, the one way there is.
async fn privacy(browser: &Browser, poll: &str) -> Result<()> {
    tab_until(browser, &format!("element.pathname === '/p/{poll}/privacy'")).await?;
    browser.press([keys::ENTER]).await?;
    browser.wait_for_state(&["privacy"]).await
}
