//! The page is text first, and then a program takes it over: nothing that was marked meanwhile is lost, and where no
//! program comes the page says so.

use crate::site::{definition, mark_all, site};
use anyhow::{Context, Result};
use candor_tests::browser::{Browser, keys};
use candor_tests::gate::Gate;
use candor_tests::site::Site;
use serde_json::{Value, json};

/// Ids of everything that is marked, the group and what is written.
const MARKED: &str = "return [...document.querySelectorAll('input:checked')].map(control => control.id)
    .concat(document.getElementById('group').value, document.getElementById('say').value)";
/// Every script and program that was fetched, as often as it was.
const FETCHED: &str = "
    const names = performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname);
    return names.filter(name => /\\.(js|wasm)$/.test(name)).sort()";
/// Counts programs that are compiled while they arrive.
const STREAMED: &str = "
    const real = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
        const made = await real(...given);
        window.streamed = (window.streamed ?? 0) + 1;
        return made;
    };";

async fn run(browser: &Browser, script: &str) -> Result<Value> {
    Ok(browser.client.execute(script, vec![]).await?)
}

async fn draft(browser: &Browser, poll: &str) -> Result<String> {
    let kept = run(browser, &format!("return localStorage.getItem('candor.draft.{poll}')")).await?;
    Ok(kept.as_str().unwrap_or_default().to_owned())
}

async fn mark(browser: &Browser, ids: &[&str]) -> Result<()> {
    for id in ids {
        browser.tab_to(id).await?;
        browser.press([keys::SPACE]).await?;
    }
    Ok(())
}

/// A worker behind a closed gate that its programs do not pass, a poll with two ballots, and a browser.
async fn gated() -> Result<(Site, Gate, String, Browser)> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    for ballot in 0..2 {
        site.vote(&poll, "north", &crate::site::answers(ballot))?;
    }
    let gate = Gate::before(&site.page(""), ".wasm")?;
    Ok((site, gate, poll, Browser::start_eager().await?))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_marked_before_the_program_comes_is_kept_and_counted() -> Result<()> {
    let (site, gate, poll, browser) = gated().await?;
    browser.open(&gate.page(&format!("/p/{poll}")), &["loading"]).await?;
    browser.tab_to("group").await?;
    browser.press("North".chars()).await?;
    mark(&browser, &["fair-1", "when-daily", "how-stop", "how-move", "rate-0"]).await?;
    // Arrows go on in a group of radio buttons: the last one of this one declines.
    run(&browser, "document.getElementById('when-declined').click()").await?;
    browser.tab_to("say").await?;
    browser.press("Less haste".chars()).await?;
    let marked = json!(["fair-1", "when-declined", "how-stop", "how-move", "rate-0", "north", "Less haste"]);
    assert_eq!(run(&browser, MARKED).await?, marked);
    let state = run(&browser, "return document.querySelector('main').dataset.state").await?;
    assert_eq!(state, "loading", "all of it while the program is held back");
    assert_eq!(run(&browser, "return document.getElementById('send').disabled").await?, true);
    assert_eq!(draft(&browser, &poll).await?, "");

    gate.open();
    browser.wait_for_state(&["filling"]).await?;
    assert_eq!(run(&browser, MARKED).await?, marked);
    assert_eq!(browser.focus().await?, "say", "whoever writes goes on writing");
    browser.press(", more care".chars()).await?;
    let written = run(&browser, "return document.getElementById('say').value").await?;
    assert_eq!(written, "Less haste, more care");
    let kept = draft(&browser, &poll).await?;
    assert!(kept.contains("Less haste, more care") && kept.starts_with("north\n"), "{kept}");
    assert_eq!(site.release(&poll)?, Value::Null, "nothing is sent by itself");

    browser.tab_to("send").await?;
    browser.press([keys::ENTER]).await?;
    browser.wait_for_state(&["sent"]).await?;
    assert_eq!(draft(&browser, &poll).await?, "");
    let release = site.close(&poll)?;
    let (root, questions) = (&release["nodes"][0], &release["nodes"][0]["questions"]);
    assert_eq!(root["ballots"], 3);
    assert_eq!(questions["fair"]["counts"], json!({"1": 1, "2": 0, "3": 0, "4": 2, "5": 0}));
    assert_eq!(questions["when"]["counts"], json!({"daily": 0, "later": 2}));
    assert_eq!(questions["when"]["declined"], 1);
    assert_eq!(questions["how"]["counts"], json!({"stop": 1, "on": 1, "move": 3}));
    assert_eq!(
        (&questions["rate"]["counts"]["0"], &questions["rate"]["counts"]["1"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(questions["say"]["counts"]["written"], 1);
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_of_an_earlier_visit_is_brought_in_and_newer_marks_win() -> Result<()> {
    let (_site, gate, poll, browser) = gated().await?;
    let address = gate.page(&format!("/p/{poll}"));
    gate.open();
    browser.open(&address, &["filling"]).await?;
    browser.tab_to("group").await?;
    browser.press("South".chars()).await?;
    mark(&browser, &["fair-1", "when-daily", "how-stop"]).await?;
    browser.tab_to("say").await?;
    browser.press("Earlier".chars()).await?;
    assert_ne!(draft(&browser, &poll).await?, "");

    browser.client.goto("about:blank").await?;
    gate.close();
    // Past what the browser keeps, which the gate could not hold back.
    browser.without_cache().await?;
    browser.open(&address, &["loading"]).await?;
    assert_eq!(run(&browser, MARKED).await?, json!(["", ""]), "the page itself knows nothing of it");
    mark(&browser, &["how-move", "rate-0"]).await?;
    run(&browser, "document.getElementById('fair-4').click()").await?;
    gate.open();
    browser.wait_for_state(&["filling"]).await?;
    let marked = json!(["fair-4", "when-daily", "how-move", "rate-0", "south", "Earlier"]);
    assert_eq!(run(&browser, MARKED).await?, marked);

    browser.open(&address, &["filling"]).await?;
    assert_eq!(run(&browser, MARKED).await?, marked, "and that is the draft from then on");
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_javascript_the_page_is_whole_says_why_it_cannot_send_and_sends_nothing() -> Result<()> {
    let (site, poll, browser) = site(2).await?;
    browser.without_scripts(true).await?;
    let address = site.page(&format!("/p/{poll}"));
    browser.client.goto(&address).await?;
    assert_eq!(run(&browser, "return document.querySelector('main').dataset.state").await?, "loading");
    let shown = browser.text("main").await?;
    for said in [
        "How hours are kept",
        "Hours are kept fairly here.",
        "I go on untracked",
        "What would have to change?",
        "for 3 or more people together",
        "This page needs JavaScript to send your answers: they are made anonymous on your own device",
    ] {
        assert!(shown.contains(said), "“{said}” is not shown: {shown}");
    }
    for said in ["Getting ready to send", "did not arrive"] {
        assert!(!shown.contains(said), "“{said}” is not so where no program may run: {shown}");
    }
    mark(&browser, &["fair-1", "how-stop"]).await?;
    assert_eq!(run(&browser, MARKED).await?, json!(["fair-1", "how-stop", "", ""]), "it can be marked");
    // Enter sends a form by its button; and with the button it is tried once more.
    browser.press([keys::ENTER]).await?;
    run(&browser, "document.getElementById('send').disabled = false").await?;
    browser.tab_to("send").await?;
    browser.press([keys::ENTER]).await?;
    browser.tab_to("fair-1").await?;
    browser.press([keys::ENTER]).await?;
    assert_eq!(browser.client.current_url().await?.as_str(), address, "no answer is in the address");
    assert_eq!(run(&browser, MARKED).await?, json!(["fair-1", "how-stop", "", ""]), "nor was the page left");
    let fetched = "return performance.getEntriesByType('resource').map(entry => entry.name).join()";
    let fetched = run(&browser, fetched).await?;
    assert!(!fetched.to_string().contains("/api/"), "{fetched}");
    site.vote(&poll, "north", &crate::site::answers(2))?;
    assert_eq!(site.close(&poll)?["nodes"][0]["ballots"], 3, "only those that others sent");
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_does_not_arrive_is_said_and_can_be_loaded_again() -> Result<()> {
    let (site, poll, browser) = site(2).await?;
    let address = site.page(&format!("/p/{poll}"));
    for lost in ["*.wasm", "*/assets/*.js"] {
        browser.block(&[lost]).await?;
        browser.open(&address, &["stuck"]).await?;
        let shown = browser.text("main").await?;
        assert!(shown.contains("did not arrive, so nothing can be sent yet"), "{shown}");
        assert!(shown.contains("Hours are kept fairly here."), "the questions are there all the same");
        assert!(!shown.contains("Getting ready to send"), "{shown}");
        browser.block(&[]).await?;
        run(&browser, "document.querySelector('.stuck a').click()").await?;
        browser.wait_for_state(&["filling"]).await?;
        assert_eq!(browser.client.current_url().await?.as_str(), address);
        assert_eq!(run(&browser, "return document.querySelector('.stuck').offsetParent").await?, Value::Null);
    }
    mark_all(&browser).await?;
    run(&browser, "document.getElementById('send').click()").await?;
    browser.wait_for_state(&["sent"]).await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    assert_eq!(site.close(&poll)?["nodes"][0]["ballots"], 3);
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_speaks_the_browsers_language_and_a_switch_keeps_what_is_marked() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let address = site.page(&format!("/p/{poll}"));
    let browser = Browser::start_with(&[], &json!({"intl.accept_languages": "fr-CH,fr,en"})).await?;
    browser.open(&address, &["filling"]).await?;
    assert_eq!(run(&browser, "return document.documentElement.lang").await?, "fr");
    assert_eq!(browser.text("#send").await?, "Envoyer anonymement");
    browser.tab_to("group").await?;
    browser.press("South".chars()).await?;
    mark(&browser, &["fair-1", "how-stop", "say-declined"]).await?;
    let marked = json!(["fair-1", "how-stop", "say-declined", "south", ""]);
    for (language, button) in
        [("de", "Anonym senden"), ("en", "Send anonymously"), ("fr", "Envoyer anonymement")]
    {
        run(&browser, &format!("document.querySelector('.languages a[hreflang={language}]').click()"))
            .await?;
        browser.wait_for(&format!("html[lang={language}] main[data-state=filling]")).await?;
        assert_eq!(browser.text("#send").await?, button);
        assert_eq!(run(&browser, MARKED).await?, marked, "{language}");
        let now = browser.client.current_url().await?;
        assert_eq!(now.query(), Some(format!("lang={language}").as_str()));
        let current =
            run(&browser, "return document.querySelector('.languages [aria-current]').lang").await?;
        assert_eq!(current, language);
    }
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_are_fetched_once_and_compiled_as_they_arrive_on_every_page() -> Result<()> {
    let (site, poll, browser) = site(3).await?;
    let closed = site.create(&definition())?;
    site.close(&closed)?;
    browser.inject(STREAMED).await?;
    for (path, states) in [
        (format!("/p/{poll}"), ["filling"]),
        (format!("/p/{closed}"), ["closed"]),
        (format!("/p/{closed}/results"), ["results"]),
        (format!("/p/{poll}/privacy"), ["privacy"]),
        (format!("/console/embed/{poll}"), ["embed"]),
    ] {
        browser.open(&site.page(&path), &states).await.with_context(|| path.clone())?;
        // What is said before is said once the program runs too; it was streamed by then.
        browser.until("window.streamed === 1", "window.streamed").await?;
        let fetched = run(&browser, FETCHED).await?;
        let fetched: Vec<_> = fetched.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let [script, program] = fetched[..] else { anyhow::bail!("{path} fetched {fetched:?}") };
        // Named in this order: each is there, and neither came twice.
        assert!(program == script.replace(".js", "_bg.wasm"), "{fetched:?}");
        assert_eq!(browser.complaints().await?, Vec::<String>::new(), "{path}");
    }
    browser.open(&site.page("/p/nosuch"), &["unknown"]).await?;
    assert_eq!(run(&browser, FETCHED).await?, json!([]), "nothing is fetched for what needs nothing");
    browser.close().await
}
