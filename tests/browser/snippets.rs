//! The page with snippets for wikis: chosen, changed, copied, and pasted into a wiki that then shows the poll.

use crate::site::{definition, site};
use anyhow::Result;
use candor_tests::browser::{Browser, VIEWS, keys};
use candor_tests::site::Site;
use candor_tests::wiki::Wiki;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::{Value, json};

async fn open(browser: &Browser, site: &Site, poll: &str, query: &str) -> Result<()> {
    browser.open(&site.page(&format!("/console/embed/{poll}{query}")), &["embed"]).await
}

/// The snippets of one wiki.
async fn snippets(browser: &Browser, wiki: &str) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll(`#${arguments[0]} pre`)].map(part => part.innerText)";
    let found = browser.client.execute(script, vec![json!(wiki)]).await?;
    Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(Into::into).collect())
}

/// Writes into a field or chooses from a list, as a person does.
async fn set(browser: &Browser, id: &str, value: &str) -> Result<()> {
    let script = "const field = document.getElementById(arguments[0]); field.value = arguments[1];
                  field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', {bubbles: true}))";
    browser.client.execute(script, vec![json!(id), json!(value)]).await?;
    Ok(())
}

/// Presses Control and V.
async fn paste(browser: &Browser) -> Result<()> {
    const CONTROL: char = '\u{E009}';
    let keys = KeyActions::new("keyboard".to_owned())
        .then(KeyAction::Down { value: CONTROL })
        .then(KeyAction::Down { value: 'v' })
        .then(KeyAction::Up { value: 'v' })
        .then(KeyAction::Up { value: CONTROL });
    Ok(browser.client.perform_actions(keys).await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copied_snippet_shows_the_poll_in_a_wiki_as_it_was_chosen() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    open(&browser, &site, &poll, "").await?;
    set(&browser, "language", "de").await?;
    set(&browser, "accent", "#7a1f5c").await?;
    browser
        .until(
            "document.querySelector('pre').innerText.includes('7a1f5c')",
            "document.querySelector('pre').innerText",
        )
        .await?;
    let element = snippets(&browser, "confluence-data-center").await?.remove(0);
    let frame = snippets(&browser, "sharepoint").await?.remove(0);
    let wiki = Wiki::start()?;
    for (snippet, frame) in [
        (element, "return document.querySelector('candor-poll').shadowRoot.querySelector('iframe')"),
        (frame, "return document.querySelector('iframe')"),
    ] {
        browser.client.goto(&wiki.page("/", "", &format!("<!doctype html>{snippet}"))).await?;
        browser.until("document.readyState === 'complete'", "document.readyState").await?;
        browser.enter(frame).await?;
        browser.wait_for("html[lang=de] main[data-state=filling]").await?;
        let query = browser.client.execute("return location.search", vec![]).await?;
        assert_eq!(query, "?lang=de&accent=%237a1f5c");
        browser.leave().await?;
    }
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_of_the_button_copies_and_says_so() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    open(&browser, &site, &poll, "").await?;
    browser.client.execute("document.querySelector('#notion button').focus()", vec![]).await?;
    browser.press([keys::ENTER]).await?;
    let said = "document.querySelector('#notion [role=status]').innerText";
    browser.until(&format!("{said} === 'Copied'"), said).await?;
    // Into a field, as the clipboard is read with a permission that nobody gave.
    browser.client.execute("document.getElementById('accent').focus()", vec![]).await?;
    paste(&browser).await?;
    let pasted = browser.client.execute("return document.getElementById('accent').value", vec![]).await?;
    assert_eq!(pasted, site.page(&format!("/p/{poll}")).as_str());
    browser
        .until("document.getElementById('accent').ariaInvalid === 'true'", "document.body.innerText")
        .await?;

    browser.client.execute("document.getElementById('shows-results').click()", vec![]).await?;
    browser.until(&format!("{said} === ''"), said).await?;
    assert_eq!(snippets(&browser, "notion").await?, [site.page(&format!("/p/{poll}/results"))]);
    assert!(snippets(&browser, "github").await?[0].contains(&format!("/p/{poll}.svg)](")));
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_the_page_with_snippets_in_any_language() -> Result<()> {
    let axe = candor_tests::site::axe()?;
    let site = Site::start()?;
    let mut definition = definition();
    definition["title"] = json!("Wie \"gut\" <gehen> [uns] die Stunden|auf?");
    let poll = site.create(&definition)?;
    let browser = Browser::start().await?;
    for language in ["en", "de", "fr", "es"] {
        open(&browser, &site, &poll, &format!("?lang={language}")).await?;
        let unsaid = "return document.body.innerText.match(/embed\\.[a-z_.]+[a-z]/g)?.filter(key => key !== 'embed.js')";
        let unsaid = browser.client.execute(unsaid, vec![]).await?;
        assert!(unsaid.is_null() || unsaid == json!([]), "{language}: {unsaid}");
        for view in VIEWS {
            browser.look(view).await?;
            browser.check_accessibility(&axe).await?;
        }
    }
    set(&browser, "accent", "teal").await?;
    browser
        .until("document.getElementById('accent').ariaInvalid === 'true'", "document.body.innerText")
        .await?;
    browser.check_accessibility(&axe).await?;
    browser.open(&site.page("/console/embed/nosuchpoll"), &["unknown"]).await?;
    browser.close().await
}
