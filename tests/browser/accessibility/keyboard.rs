//! Every state of a poll that anyone may answer, with no other hand than the keyboard.

use crate::site::site;
use anyhow::{Result, bail, ensure};
use candor_tests::browser::{Browser, keys};
use serde_json::json;

/// Presses Tab until an expression about the focused `element` is true. Whatever has the focus on the way is seen to have it.
pub(super) async fn tab_until(browser: &Browser, wanted: &str) -> Result<()> {
    let script = format!(
        "const element = document.activeElement;
         const shown = element.closest('.row') ?? element;
         const style = getComputedStyle(shown);
         const is_seen = element.tabIndex < 0 || element === document.body
             || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
         return [Boolean({wanted}), is_seen, shown.outerHTML.slice(0, 80)]"
    );
    for _ in 0..120 {
        browser.press([keys::TAB]).await?;
        let found = browser.client.execute(&script, vec![]).await?;
        ensure!(found[1] == true, "the focus is not seen on {}", found[2]);
        if found[0] == true {
            return Ok(());
        }
    }
    bail!("{wanted} is not reached with the Tab key")
}

/// Goes to the element of that id with Tab, and presses a key there.
pub(super) async fn press_at(browser: &Browser, id: &str, key: char) -> Result<()> {
    tab_until(browser, &format!("element.id === '{id}'")).await?;
    browser.press([key]).await
}

/// Says what has the focus after a while: what moves it is drawn first.
async fn focus_is(browser: &Browser, id: &str) -> Result<()> {
    browser.until(&format!("document.activeElement.id === '{id}'"), "document.activeElement.outerHTML").await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_poll_is_read_switched_answered_reviewed_and_sent_without_a_pointer() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    let page = site.page(&format!("/p/{poll}"));

    // Stuck: the page is loaded again.
    browser.block(&["*.wasm"]).await?;
    browser.open(&page, &["stuck"]).await?;
    browser.block(&[]).await?;
    tab_until(&browser, "element.matches('.stuck a')").await?;
    browser.press([keys::ENTER]).await?;
    browser.wait_for_state(&["filling"]).await?;

    tab_until(&browser, "element.hreflang === 'de'").await?;
    browser.press([keys::ENTER]).await?;
    browser.wait_for("html[lang=de] main[data-state=filling]").await?;

    press_at(&browser, "send", keys::ENTER).await?;
    focus_is(&browser, "errors").await?;
    tab_until(&browser, "element.hash === '#fair-1'").await?;
    browser.press([keys::ENTER]).await?;
    focus_is(&browser, "fair-1").await?;

    browser.press([keys::SPACE]).await?;
    // Down moves the mark within a radio group; the last of each is to decline.
    browser.press([keys::DOWN]).await?;
    focus_is(&browser, "fair-2").await?;
    press_at(&browser, "when-daily", keys::SPACE).await?;
    browser.press([keys::DOWN, keys::DOWN]).await?;
    focus_is(&browser, "when-declined").await?;
    press_at(&browser, "how-stop", keys::SPACE).await?;
    press_at(&browser, "say", 'S').await?;
    press_at(&browser, "say-declined", keys::SPACE).await?;
    let progress = browser.text("#progress").await?;
    assert_eq!(progress.trim(), "4 von 5 beantwortet");

    tab_until(&browser, "element.matches('.review summary')").await?;
    browser.press([keys::ENTER]).await?;
    tab_until(&browser, "element.hash === '#fair-2'").await?;
    assert!(browser.text(".review").await?.contains("Lieber nicht antworten"));
    browser.press([keys::ENTER]).await?;
    focus_is(&browser, "fair-2").await?;

    press_at(&browser, "erase", keys::ENTER).await?;
    browser.wait_for("#send:not(:has(~ .help #erase))").await?;
    let marks = "return document.querySelectorAll('main input:checked').length";
    assert_eq!(browser.client.execute(marks, vec![]).await?, json!(0));

    browser.client.execute("scrollTo(0, 0); document.activeElement.blur()", vec![]).await?;
    press_at(&browser, "group", 'N').await?;
    for first in ["fair-1", "when-daily", "how-declined", "rate-0"] {
        press_at(&browser, first, keys::SPACE).await?;
    }
    assert!(
        browser.text("#progress").await?.ends_with("leer bleiben."),
        "an empty comment is nobody's fault"
    );
    browser.block(&["*/ballots"]).await?;
    press_at(&browser, "send", keys::ENTER).await?;
    browser.wait_for_state(&["waiting"]).await?;
    assert_eq!(browser.focus().await?, "send", "the button that tries again is the one that was pressed");
    browser.block(&[]).await?;
    browser.press([keys::ENTER]).await?;
    browser.wait_for_state(&["sent"]).await?;
    focus_is(&browser, "receipt").await?;
    press_at(&browser, "again", keys::ENTER).await?;
    browser.wait_for_state(&["filling"]).await?;

    site.close(&poll)?;
    browser.open(&page, &["closed"]).await?;
    tab_until(&browser, "element.matches('a.primary')").await?;
    browser.press([keys::ENTER]).await?;
    browser.wait_for_state(&["none", "results"]).await?;
    browser.close().await
}
