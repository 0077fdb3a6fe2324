//! The states of a poll that anyone may answer.

use super::{LANGUAGES, OTHER_VIEWS, SEND, Tour, UNFOLD, in_language};
use crate::site::{mark_all, site};
use anyhow::Result;

/// Marks some answers, and writes what a writer is warned of.
const FILL: &str = "
    for (const id of ['fair-2', 'when-declined', 'how-stop', 'how-on'])
        if (!document.getElementById(id).checked) document.getElementById(id).click();
    const comment = document.getElementById('say');
    comment.value = 'Ask jo@example.org, 0664 1234567, Mr Smith, 12 Main Street. ' + 'So. '.repeat(430);
    comment.dispatchEvent(new InputEvent('input', {bubbles: true}));";

/// Has every ballot refused.
const REFUSE: &str = "
    const problem = JSON.stringify({code: 'no', detail: 'No.', title: 'No', type: 'about:blank', status: 422});
    window.fetch = async () => new Response(problem, {status: 422, headers: {'content-type': 'application/problem+json'}});";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_found_before_a_ballot_is_sent() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    let tour = Tour::new(&browser)?;
    let page = site.page(&format!("/p/{poll}"));
    let nowhere = ("", "");

    browser.hold(&["*.wasm"]).await?;
    tour.stop("a page whose program is on its way", &page, "main[data-state=loading]", nowhere).await?;
    browser.hold(&[]).await?;
    browser.block(&["*.wasm"]).await?;
    tour.stop("a page whose program does not come", &page, "main[data-state=stuck]", nowhere).await?;
    browser.block(&[]).await?;
    for language in LANGUAGES {
        browser.without_scripts(true).await?;
        browser.client.goto(&in_language(&page, language)).await?;
        // axe-core runs only where scripts may: what is there without them is kept.
        browser.without_scripts(false).await?;
        let keep =
            "for (const part of document.querySelectorAll('noscript')) part.replaceWith(...part.childNodes)";
        browser.client.execute(keep, vec![]).await?;
        browser.wait_for("main[data-state=loading] .outro > .noscript").await?;
        browser.look(OTHER_VIEWS[0]).await?;
        tour.check(&format!("a page that may run no program in {language}"), OTHER_VIEWS[0]).await?;
    }

    let filling = "main[data-state=filling]";
    tour.stop("the empty form with what is missing", &page, filling, (&[SEND, UNFOLD].concat(), "#errors"))
        .await?;
    let fill = [FILL, UNFOLD].concat();
    tour.stop("the filled form", &page, filling, (&fill, "[data-warning=address]")).await?;
    browser.client.execute("localStorage.clear()", vec![]).await?;
    let refused = [REFUSE, FILL, "document.getElementById('rate-7').click();", GROUP, SEND].concat();
    tour.stop("a ballot that is refused", &page, filling, (&refused, "#errors p")).await?;
    tour.stop("no such poll", &site.page("/p/nosuchpoll"), "main[data-state=unknown]", nowhere).await?;
    browser.close().await
}

/// Chooses a group.
const GROUP: &str = "
    const group = document.getElementById('group');
    group.value = 'north';
    group.dispatchEvent(new Event('change', {bubbles: true}));";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_found_once_a_ballot_is_sent() -> Result<()> {
    let (site, poll, browser) = site(4).await?;
    let tour = Tour::new(&browser)?;
    let (page, results) = (site.page(&format!("/p/{poll}")), site.page(&format!("/p/{poll}/results")));
    let nowhere = ("", "");

    browser.open(&results, &["none"]).await?;
    tour.here("results before a release").await?;
    browser.open(&page, &["filling"]).await?;
    mark_all(&browser).await?;
    browser.block(&["*/ballots"]).await?;
    browser.client.execute(SEND, vec![]).await?;
    browser.wait_for_state(&["waiting"]).await?;
    let waiting = "main[data-state=waiting]";
    tour.stop("a ballot that waits", &page, waiting, nowhere).await?;
    let offline = ["Object.defineProperty(navigator, 'onLine', {value: false});", SEND].concat();
    tour.stop("a ballot that waits for the network", &page, waiting, (&offline, waiting)).await?;
    browser.hold(&["*/ballots"]).await?;
    browser.open(&page, &["sending"]).await?;
    tour.here("a ballot that is being sent").await?;
    browser.client.goto("about:blank").await?;
    browser.hold(&[]).await?;
    browser.block(&[]).await?;
    tour.stop("the receipt", &page, "main[data-state=sent]", nowhere).await?;

    site.close(&poll)?;
    browser.open(&results, &["results"]).await?;
    browser.client.execute(UNFOLD, vec![]).await?;
    for view in candor_tests::browser::VIEWS {
        browser.look(view).await?;
        browser.check_accessibility(&tour.axe).await?;
    }
    browser.client.execute("localStorage.clear()", vec![]).await?;
    tour.stop("a closed poll", &page, "main[data-state=closed]", nowhere).await?;
    browser.close().await
}
