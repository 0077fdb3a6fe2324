//! What crosses between a wiki and the poll in it: heights, from Candor to the page around it; and what must not.

use crate::site::site;
use crate::wiki::{ELEMENT, FRAME, RECORD, enter, fits, heights, page, poll_element, send};
use anyhow::Result;
use candor_tests::wiki::Wiki;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn forged_messages_change_no_height_and_are_told_none() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    let wiki = Wiki::start()?;
    browser.inject(RECORD).await?;
    // Another frame of the same page, from a third origin, that passes itself off as one of Candor's.
    let elsewhere = Wiki::start()?;
    let spy = elsewhere.page(
        "/spy",
        "",
        "<!doctype html><script>
            const overheard = [];
            addEventListener('message', ({data, source}) => source === parent ? act() : overheard.push(data));
            const act = () => {
                parent.postMessage({candor: 'height', height: 5000}, '*');
                parent.frames[0].postMessage({candor: 'hello'}, '*');
                setTimeout(() => parent.postMessage({told: overheard.length}, '*'), 300);
            };
        </script>",
    );
    let spy = format!("<iframe id=\"spy\" data-candor src=\"{spy}\"></iframe>");
    let address = site.page(&format!("/p/{poll}"));
    let frame = format!("<iframe data-candor src=\"{address}\"></iframe>{spy}");
    browser.client.goto(&wiki.page("/", "", &page(&site, &frame))).await?;
    enter(&browser, FRAME).await?;
    browser.wait_for_state(&["filling"]).await?;
    fits(&browser).await?;
    browser.leave().await?;
    let told = heights(&browser, &site).await?;

    // The wiki's page itself says a height, to itself and in an event that claims to be from Candor; the other frame says
    // one to the wiki, and hello to the poll.
    let forge = "
        postMessage({candor: 'height', height: 5000}, '*');
        dispatchEvent(new MessageEvent('message', {data: {candor: 'height', height: 5000},
            origin: arguments[0], source: window}));
        document.getElementById('spy').contentWindow.postMessage('now', '*')";
    browser.client.execute(forge, vec![json!(site.page(""))]).await?;
    browser.until("heard.some(({data}) => 'told' in data)", "heard").await?;
    let heard =
        browser.client.execute("return heard.find(({data}) => 'told' in data).data.told", vec![]).await?;
    assert_eq!(heard, json!(0), "the poll does not answer whoever is not around it");
    let from_candor =
        "return heard.filter(({data, origin}) => origin === arguments[0] && data.height !== 5000).length";
    let after = browser.client.execute(from_candor, vec![json!(site.page(""))]).await?;
    assert_eq!(after, json!(told.len()), "nor does it tell the wiki more for that");
    let spy = "return document.getElementById('spy').style.height";
    assert_eq!(browser.client.execute(spy, vec![]).await?, "", "a height counts from Candor alone");
    enter(&browser, FRAME).await?;
    fits(&browser).await?;
    send(&browser).await?;
    browser.wait_for("#errors a").await?;
    fits(&browser).await?;
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn which_choice_is_marked_does_not_show_in_the_heights() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    let wiki = Wiki::start()?;
    browser.inject(RECORD).await?;
    let address = wiki.page("/", "", &page(&site, &poll_element(&poll)));
    let mut told = Vec::new();
    for marks in [
        ["fair-1", "when-daily", "how-stop", "rate-0"],
        ["fair-5", "when-later", "how-on", "rate-10"],
        ["fair-declined", "when-declined", "how-declined", "rate-declined"],
    ] {
        browser.client.goto(&address).await?;
        enter(&browser, ELEMENT).await?;
        browser.wait_for_state(&["filling"]).await?;
        browser.client.execute("localStorage.clear()", vec![]).await?;
        fits(&browser).await?;
        for mark in marks {
            browser
                .client
                .execute("document.getElementById(arguments[0]).click()", vec![json!(mark)])
                .await?;
            browser.until("document.getElementById('erase')", "document.body.innerText").await?;
            fits(&browser).await?;
        }
        browser.client.execute("document.getElementById('erase').click()", vec![]).await?;
        browser.until("!document.getElementById('erase')", "document.body.innerText").await?;
        fits(&browser).await?;
        browser.leave().await?;
        let mut heights = heights(&browser, &site).await?;
        // How many steps the page takes to its first height depends on how fast it comes.
        heights.drain(..heights.len().saturating_sub(3));
        told.push(heights);
    }
    assert!(told.iter().all(|heights| *heights == told[0]), "{told:?}");
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn attributes_become_the_address_and_nothing_but_candors_pages_is_framed() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    let wiki = Wiki::start()?;
    let element = format!(
        "<candor-results poll=\"{poll}\" lang=\"de\" accent=\"#0b6b6b\" height=\"321\"></candor-results>"
    );
    browser.client.goto(&wiki.page("/", "", &page(&site, &element))).await?;
    let state = "const frame = document.querySelector('candor-results').shadowRoot?.querySelector('iframe');
                 return [frame?.src, frame?.title, frame?.loading, frame?.referrerPolicy, frame?.sandbox.contains('allow-top-navigation')]";
    let first = browser.client.execute(state, vec![]).await?;
    let address = site.page(&format!("/p/{poll}/results?lang=de&accent=%230b6b6b"));
    assert_eq!(first, json!([address, "Ergebnisse der Umfrage", "lazy", "no-referrer", false]));
    enter(&browser, ELEMENT).await?;
    browser.wait_for_state(&["none"]).await?;
    browser.leave().await?;

    let change = "const element = document.querySelector('candor-results');
                  element.setAttribute('lang', 'fr'); element.setAttribute('title', 'Our poll')";
    browser.client.execute(change, vec![]).await?;
    let changed = browser.client.execute(state, vec![]).await?;
    assert_eq!(changed[0], site.page(&format!("/p/{poll}/results?lang=fr&accent=%230b6b6b")).as_str());
    assert_eq!(changed[1], "Our poll");
    enter(&browser, ELEMENT).await?;
    browser.wait_for("html[lang=fr] main[data-state=none]").await?;
    browser.leave().await?;

    for bad in ["javascript:document.title='stolen'//", "https://elsewhere.example/p/x", "/api/templates", ""]
    {
        let script = "const element = document.createElement('candor-poll'); element.setAttribute('src', arguments[0]);
                      document.body.append(element); return element.shadowRoot";
        assert_eq!(browser.client.execute(script, vec![json!(bad)]).await?, Value::Null, "{bad}");
    }
    assert_eq!(browser.client.title().await?, "Wiki");
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn links_in_a_frame_open_in_tabs_of_their_own() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    let wiki = Wiki::start()?;
    browser.client.goto(&wiki.page("/", "", &page(&site, &poll_element(&poll)))).await?;
    enter(&browser, ELEMENT).await?;
    browser.wait_for_state(&["filling"]).await?;
    browser.client.execute("document.querySelector('a[href$=\"/privacy\"]').click()", vec![]).await?;
    browser.wait_for_state(&["filling"]).await?;
    let windows = browser.client.windows().await?;
    assert_eq!(windows.len(), 2);
    browser.client.switch_to_window(windows[1].clone()).await?;
    browser.wait_for_state(&["privacy"]).await?;
    assert!(browser.client.current_url().await?.path().ends_with("/privacy"));
    browser.close().await
}
