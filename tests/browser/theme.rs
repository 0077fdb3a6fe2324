//! Themes in real Chromium: what the rule lets through can be read, and what is clicked keeps its size.

use crate::site::{mark_all, site};
use anyhow::{Context, Result, ensure};
use candor_tests::browser::{Browser, VIEWS, View};
use serde_json::{Value, json};

/// The computed value of a property of the first element that matches.
async fn computed(browser: &Browser, selector: &str, property: &str) -> Result<String> {
    let script = "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]";
    let value = browser.client.execute(script, vec![json!(selector), json!(property)]).await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

/// What can be clicked in the form and is less than 44 px wide or high.
async fn too_small(browser: &Browser) -> Result<Value> {
    let script = "
        const all = [...document.querySelectorAll('main .row, main .primary, main textarea, main select')];
        if (all.length < 20) return [`only ${all.length} are looked at`];
        return all
            .filter(element => element.checkVisibility())
            .map(element => [element.className || element.localName, element.getBoundingClientRect()])
            .filter(([, box]) => Math.min(box.width, box.height) < 44)
            .map(([name, box]) => `${name} ${box.width} x ${box.height}`)";
    Ok(browser.client.execute(script, vec![]).await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn accents_that_just_pass_are_readable_and_compact_pages_keep_their_targets() -> Result<()> {
    let axe = candor_tests::site::axe()?;
    let (site, poll, browser) = site(0).await?;
    for (accent, font, density, scheme) in [
        ("ffcc00", "sans", "compact", "auto"),
        ("00c853", "system", "compact", "light"),
        ("1a237e", "serif", "compact", "dark"),
        ("ff2d95", "sans", "comfortable", "dark"),
    ] {
        let query = format!("accent={accent}&font={font}&density={density}&theme={scheme}&radius=24");
        browser.open(&site.page(&format!("/p/{poll}?{query}")), &["filling"]).await?;
        mark_all(&browser).await?;
        for view in VIEWS {
            browser.look(view).await?;
            browser.check_accessibility(&axe).await.with_context(|| format!("{query} in {view:?}"))?;
            let small = too_small(&browser).await?;
            ensure!(small == json!([]), "{query} in {view:?}: {small}");
        }
    }
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scheme_that_is_forced_does_not_ask_the_device() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    let (light, dark) = ("rgb(251, 250, 247)", "rgb(22, 21, 15)");
    for (scheme, on_light, on_dark) in [("auto", light, dark), ("light", light, light), ("dark", dark, dark)]
    {
        let page = site.page(&format!("/p/{poll}?theme={scheme}&accent=1a237e"));
        browser.open(&page, &["filling"]).await?;
        for (prefers_dark, paper) in [(false, on_light), (true, on_dark)] {
            browser.look(View { dark: prefers_dark, ..VIEWS[2] }).await?;
            let what = format!("{scheme} where the device prefers dark: {prefers_dark}");
            assert_eq!(computed(&browser, "html", "backgroundColor").await?, paper, "{what}");
            let complaints = browser.complaints().await?;
            ensure!(complaints.is_empty(), "{what}: {complaints:?}");
            let is_given = computed(&browser, "#send", "backgroundColor").await? == "rgb(26, 35, 126)";
            assert_eq!(is_given, paper == light, "the accent's twin stands on the dark paper alone: {what}");
        }
    }
    browser.close().await
}
