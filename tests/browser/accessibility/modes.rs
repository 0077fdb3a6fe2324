//! What people set for all pages: forced colours, less motion, larger text; and pages within pages.

use super::{LANGUAGES, SEND, Tour, UNFOLD, in_language};
use crate::site::{mark_all, site};
use anyhow::{Context, Result};
use candor_tests::browser::{Browser, VIEWS, View};
use serde_json::{Value, json};

/// What a script says of the page.
async fn said(browser: &Browser, script: &str) -> Result<Value> {
    Ok(browser.client.execute(script, vec![]).await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn forced_colours_leave_every_edge_and_mark_visible() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    let tour = Tour::new(&browser)?;
    browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
    browser.client.execute(&[SEND, UNFOLD].concat(), vec![]).await?;
    browser.wait_for("#errors").await?;
    browser.client.execute("document.getElementById('fair-2').click()", vec![]).await?;
    for (scheme, view) in [("light", VIEWS[0]), ("dark", VIEWS[2])] {
        browser.look(view).await?;
        browser.prefer(&[("forced-colors", "active"), ("prefers-color-scheme", scheme)]).await?;
        tour.check("forced colours", view).await?;
        let edges = "
            const bare = [...document.querySelectorAll('main :is(.row, button:not(.quiet), textarea, select, .summary, .rules, .review)')]
                .filter(element => {
                    const style = getComputedStyle(element);
                    return !['Top', 'Left', 'Right', 'Bottom'].some(side =>
                        style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0);
                });
            return bare.map(element => element.outerHTML.slice(0, 80))";
        assert_eq!(said(&browser, edges).await?, json!([]), "what has no edge but its colour");
        let marked = "
            const border = id => getComputedStyle(document.getElementById(id).closest('.row')).borderTopColor;
            return border('fair-2') !== border('fair-3')";
        assert_eq!(said(&browser, marked).await?, true, "the marked row stands out from the others");
    }
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_where_people_want_no_motion() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    browser.prefer(&[("prefers-reduced-motion", "reduce")]).await?;
    let moving = "
        return [...document.querySelectorAll('*')].flatMap(element => {
            const style = getComputedStyle(element);
            const times = [style.animationDuration, style.transitionDuration].join().split(',');
            return times.some(time => parseFloat(time) > 0.001) || style.scrollBehavior === 'smooth'
                ? [element.outerHTML.slice(0, 80)] : [];
        })";
    for (path, state) in [("", "filling"), ("/results", "none"), ("/privacy", "privacy")] {
        browser.open(&site.page(&format!("/p/{poll}{path}")), &[state]).await?;
        assert_eq!(said(&browser, moving).await?, json!([]), "{path}");
    }
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn text_twice_as_large_needs_no_scrolling_sideways_and_loses_nothing() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    let tour = Tour::new(&browser)?;
    let page = site.page(&format!("/p/{poll}"));
    let larger = [SEND, UNFOLD, "document.documentElement.style.fontSize = '200%';"].concat();
    let lost = "
        return [...document.querySelectorAll('main :is(button, .row, .summary, legend, h1, h2, p, label, summary, .answer)')]
            .filter(element => element.checkVisibility() && !element.matches('.hidden'))
            .filter(element => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
            .map(element => element.outerHTML.slice(0, 80))";
    for language in LANGUAGES {
        browser.client.goto(&in_language(&page, language)).await?;
        browser.wait_for_state(&["filling"]).await?;
        mark_all(&browser).await?;
        browser.client.execute("document.getElementById('say-declined').click()", vec![]).await?;
        browser
            .client
            .execute("localStorage.clear(); document.getElementById('erase').click()", vec![])
            .await?;
        browser.wait_for("main:not(:has(#erase))").await?;
        browser.client.execute(&larger, vec![]).await?;
        browser.wait_for("#errors").await?;
        for view in [VIEWS[0], View { width: 640, ..VIEWS[0] }, VIEWS[2]] {
            browser.look(view).await?;
            tour.check(language, view).await.context("text twice as large")?;
            assert_eq!(said(&browser, lost).await?, json!([]), "{language} in {view:?}: cut off");
        }
    }
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_frame_the_review_is_as_high_whatever_is_marked() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    let tour = Tour::new(&browser)?;
    browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
    browser.look(VIEWS[0]).await?;
    let frame = ["document.documentElement.dataset.framed = '';", UNFOLD].concat();
    browser.client.execute(&frame, vec![]).await?;
    let mut heights = Vec::new();
    for marks in [
        ["fair-1", "when-daily", "how-stop", "rate-0"],
        ["fair-5", "when-later", "how-move", "rate-10"],
        ["fair-declined", "when-declined", "how-declined", "rate-declined"],
    ] {
        let script = "for (const id of arguments[0]) document.getElementById(id).click();
                      return document.querySelector('.review').getBoundingClientRect().height";
        browser.client.execute(script, vec![json!(marks)]).await?;
        let height = "return document.querySelector('.sending').getBoundingClientRect().height";
        heights.push(said(&browser, height).await?);
    }
    assert!(heights.iter().all(|height| *height == heights[0]), "{heights:?}");
    tour.here("within a frame").await?;
    browser.close().await
}
