//! Polls within pages of somebody else's: answered and sent there, as high as they are, and seen by nobody around them.

use crate::site::{definition, invited, mark_all, site};
use anyhow::Result;
use candor_tests::browser::Browser;
use candor_tests::site::Site;
use candor_tests::wiki::Wiki;
use serde_json::{Value, json};

/// Keeps every message that the page gets.
pub(crate) const RECORD: &str = "
    window.heard = [];
    addEventListener('message', ({data, origin}) => heard.push({data, origin}));";
/// The frame of an element of Candor's.
pub(crate) const ELEMENT: &str =
    "return document.querySelector('candor-poll, candor-results').shadowRoot.querySelector('iframe')";
/// A frame that the page wrote itself.
pub(crate) const FRAME: &str = "return document.querySelector('iframe')";
/// Inside a frame: that it is as high as what is in it, so that nothing scrolls, and no higher.
const FITS: &str = "Math.abs(innerHeight - document.documentElement.getBoundingClientRect().height) <= 1 \
                    && document.documentElement.scrollHeight <= innerHeight";
const HEIGHTS: &str = "[innerHeight, document.documentElement.getBoundingClientRect().height, document.documentElement.scrollHeight]";

/// A page with the script and an element.
pub(crate) fn page(site: &Site, element: &str) -> String {
    let script = site.page("/embed.js");
    format!(
        "<!doctype html><html lang=\"en\"><title>Wiki</title><script src=\"{script}\"></script><h1>Wiki</h1>{element}"
    )
}

pub(crate) fn poll_element(poll: &str) -> String {
    format!("<candor-poll poll=\"{poll}\"><a href=\"/elsewhere\">Answer the poll</a></candor-poll>")
}

/// Goes on in a frame once it holds a page of another origin's: a frame that waits holds a blank one, which can be read.
pub(crate) async fn enter(browser: &Browser, frame: &str) -> Result<()> {
    browser.until(&format!("(() => {{ {frame} }})()?.contentDocument === null"), "location.href").await?;
    browser.enter(frame).await
}

pub(crate) async fn fits(browser: &Browser) -> Result<()> {
    browser.until(FITS, HEIGHTS).await
}

/// What the page around heard. Every entry is checked to be a height and nothing else, from Candor.
pub(crate) async fn heights(browser: &Browser, site: &Site) -> Result<Vec<Value>> {
    let heard = browser.client.execute("return heard", vec![]).await?;
    let heard = heard.as_array().cloned().unwrap_or_default();
    for message in &heard {
        assert_eq!(message["origin"], site.page("").as_str(), "{message}");
        let data = message["data"].as_object().expect("an object");
        assert_eq!(data.keys().collect::<Vec<_>>(), ["candor", "height"], "{message}");
        assert!(data["candor"] == "height" && data["height"].is_u64(), "{message}");
    }
    Ok(heard.into_iter().map(|message| message["data"]["height"].clone()).collect())
}

pub(crate) async fn send(browser: &Browser) -> Result<()> {
    browser.client.execute("document.getElementById('send').click()", vec![]).await?;
    Ok(())
}

/// Answers and sends in the frame that a script finds, and checks its height on the way.
async fn answered_in_place(browser: &Browser, frame: &str) -> Result<()> {
    enter(browser, frame).await?;
    browser.wait_for_state(&["filling"]).await?;
    fits(browser).await?;
    send(browser).await?;
    browser.wait_for("#errors a").await?;
    fits(browser).await?;
    mark_all(browser).await?;
    send(browser).await?;
    browser.wait_for_state(&["sent"]).await?;
    fits(browser).await?;
    browser.leave().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_in_a_wiki_is_answered_there_and_the_wiki_hears_heights_and_nothing_else() -> Result<()> {
    let (site, poll, browser) = site(2).await?;
    let wiki = Wiki::start()?;
    browser.inject(RECORD).await?;
    browser.client.goto(&wiki.page("/", "", &page(&site, &poll_element(&poll)))).await?;
    answered_in_place(&browser, ELEMENT).await?;
    let heights = heights(&browser, &site).await?;
    let steps: Vec<u64> = heights.iter().filter_map(Value::as_u64).collect();
    assert!(
        steps.windows(2).any(|pair| pair[1] > pair[0]),
        "the summary of errors makes it higher: {steps:?}"
    );
    assert!(steps.len() < 30, "the height settles: {steps:?}");
    let fallback = "return document.querySelector('candor-poll').textContent";
    let fallback = browser.client.execute(fallback, vec![]).await?;
    assert_eq!(fallback, "Answer the poll", "what is for readers without the script stays");
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    let release = site.close(&poll)?;
    assert_eq!(release["nodes"][0]["ballots"], 3);
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wiki_whose_policy_names_candor_for_frames_and_scripts_needs_nothing_more() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    let wiki = Wiki::start()?;
    browser.inject(RECORD).await?;
    let candor = site.page("");
    let policy = format!("default-src 'none'; frame-src {candor}; script-src {candor}");
    browser.client.goto(&wiki.page("/", &policy, &page(&site, &poll_element(&poll)))).await?;
    answered_in_place(&browser, ELEMENT).await?;
    heights(&browser, &site).await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_written_sandboxed_frame_is_kept_at_its_height_whenever_it_comes() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    let wiki = Wiki::start()?;
    let address = site.page(&format!("/p/{poll}"));
    let frame = format!(
        "<iframe data-candor sandbox=\"allow-scripts allow-same-origin allow-forms\" src=\"{address}\"></iframe>"
    );
    browser.inject(RECORD).await?;
    browser.client.goto(&wiki.page("/", "", &page(&site, &frame))).await?;
    answered_in_place(&browser, FRAME).await?;
    heights(&browser, &site).await?;

    // The script may come after the frame, and a frame after the script.
    browser.client.goto(&wiki.page("/late", "", &frame)).await?;
    enter(&browser, FRAME).await?;
    browser.wait_for_state(&["sent"]).await?;
    browser.leave().await?;
    let load = "document.head.append(Object.assign(document.createElement('script'), {src: arguments[0]}))";
    browser.client.execute(load, vec![json!(site.page("/embed.js"))]).await?;
    enter(&browser, FRAME).await?;
    fits(&browser).await?;
    browser.leave().await?;
    browser
        .client
        .execute(
            "document.querySelector('iframe').remove(); document.body.innerHTML = arguments[0]",
            vec![json!(frame)],
        )
        .await?;
    enter(&browser, FRAME).await?;
    browser.wait_for_state(&["sent"]).await?;
    fits(&browser).await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_without_an_origin_says_where_the_poll_can_be_answered() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    let wiki = Wiki::start()?;
    browser.inject(RECORD).await?;
    for path in [format!("/p/{poll}"), format!("/p/{poll}/results")] {
        let address = site.page(&path);
        let frame = format!("<iframe data-candor sandbox=\"allow-scripts\" src=\"{address}\"></iframe>");
        browser.client.goto(&wiki.page("/", "", &page(&site, &frame))).await?;
        enter(&browser, FRAME).await?;
        browser.wait_for("#alone:not([hidden]) a[href]").await?;
        assert!(browser.text("#alone").await?.contains(&address), "its address can be read, and copied");
        let width = browser
            .client
            .execute("return document.documentElement.scrollWidth - innerWidth", vec![])
            .await?;
        assert!(width.as_i64() <= Some(0), "it fits the frame's width");
        browser.leave().await?;
        assert!(heights(&browser, &site).await?.is_empty(), "nothing is told without an origin");
    }
    browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
    browser.wait_for("#alone[hidden]").await?;
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_is_answered_where_frames_keep_things_apart_or_may_keep_nothing() -> Result<()> {
    let site = Site::start()?;
    let wiki = Wiki::start()?;
    for (expected, flags, preferences) in [
        ("0", vec!["--test-third-party-cookie-phaseout"], json!({})),
        ("0", vec![], json!({"profile.block_third_party_cookies": true, "profile.cookie_controls_mode": 1})),
        ("SecurityError", vec![], json!({"profile.default_content_setting_values.cookies": 2})),
    ] {
        let poll = site.create(&definition())?;
        let browser = Browser::start_with(&flags, &preferences).await?;
        browser.inject(RECORD).await?;
        browser.client.goto(&wiki.page("/", "", &page(&site, &poll_element(&poll)))).await?;
        enter(&browser, ELEMENT).await?;
        browser.wait_for_state(&["filling"]).await?;
        let keeps = "try { return String(localStorage.length) } catch (error) { return error.name }";
        let keeps = browser.client.execute(keeps, vec![]).await?;
        assert_eq!(keeps, expected, "what the frame may keep");
        browser.leave().await?;
        answered_in_place(&browser, ELEMENT).await?;
        heights(&browser, &site).await?;
        browser.close().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_far_below_is_fetched_when_its_reader_comes_near() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    let wiki = Wiki::start()?;
    browser.inject(RECORD).await?;
    let element = format!("<div style=\"height: 20000px\"></div>{}", poll_element(&poll));
    browser.client.goto(&wiki.page("/", "", &page(&site, &element))).await?;
    let fetched =
        "performance.getEntriesByType('resource').filter(entry => entry.name.includes('/p/')).length";
    browser.until("document.readyState === 'complete'", "document.readyState").await?;
    assert_eq!(browser.client.execute(&format!("return {fetched}"), vec![]).await?, json!(0));
    assert!(heights(&browser, &site).await?.is_empty());
    browser.client.execute("document.querySelector('candor-poll').scrollIntoView()", vec![]).await?;
    answered_in_place(&browser, ELEMENT).await?;
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invited_person_types_their_code_into_the_embedded_copy() -> Result<()> {
    let site = Site::start()?;
    let (poll, links) = invited(&site, 4)?;
    let browser = Browser::start().await?;
    let wiki = Wiki::start()?;
    browser.inject(RECORD).await?;
    // The link was opened before, in a tab: what it left is not the frame's to use.
    browser.open(&links[0], &["filling"]).await?;
    browser.wait_for("[data-entitlement=ready]").await?;
    browser.client.goto(&wiki.page("/", "", &page(&site, &poll_element(&poll)))).await?;
    enter(&browser, ELEMENT).await?;
    browser.wait_for_state(&["filling"]).await?;
    browser.wait_for("[data-entitlement=missing]").await?;
    fits(&browser).await?;
    let code = links[1].split_once("#code=").and_then(|(_, rest)| rest.split('&').next()).unwrap_or_default();
    let script =
        "document.getElementById('code').value = arguments[0]; document.getElementById('use-code').click()";
    browser.client.execute(script, vec![json!(code)]).await?;
    browser.wait_for("[data-entitlement=ready]").await?;
    fits(&browser).await?;
    mark_all(&browser).await?;
    send(&browser).await?;
    browser.wait_for_state(&["sent"]).await?;
    fits(&browser).await?;
    browser.leave().await?;
    heights(&browser, &site).await?;
    site.close(&poll)?;
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}/spent"))?.json()["ballots"], 1);
    browser.close().await
}
