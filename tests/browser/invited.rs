//! Invited people: from the link to the receipt, and everything that may go wrong on the way.

use crate::site::{RECORD, definition, invited, mark_all};
use anyhow::Result;
use candor_tests::browser::Browser;
use candor_tests::provider::{Provider, SigningKey, claims};
use candor_tests::site::Site;
use serde_json::{Value, json};

async fn send(browser: &Browser) -> Result<()> {
    browser.client.execute("document.getElementById('send').click()", vec![]).await?;
    Ok(())
}

async fn type_code(browser: &Browser, code: &str) -> Result<()> {
    let script =
        "document.getElementById('code').value = arguments[0]; document.getElementById('use-code').click()";
    browser.client.execute(script, vec![json!(code)]).await?;
    Ok(())
}

/// All that the device keeps, as one text.
async fn kept(browser: &Browser) -> Result<String> {
    let kept = browser.client.execute("return JSON.stringify({...localStorage})", vec![]).await?;
    Ok(kept.as_str().unwrap_or_default().to_owned())
}

fn code_of(link: &str) -> &str {
    link.split_once("#code=").and_then(|(_, rest)| rest.split('&').next()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_becomes_a_ballot_and_a_receipt_that_can_be_checked() -> Result<()> {
    let site = Site::start()?;
    let (poll, links) = invited(&site, 4)?;
    let browser = Browser::start().await?;
    browser.open(&links[0], &["filling"]).await?;
    browser.wait_for("[data-entitlement=ready]").await?;
    assert_eq!(browser.client.current_url().await?.as_str(), site.page(&format!("/p/{poll}")), "no fragment");
    let code = code_of(&links[0]);
    assert!(!kept(&browser).await?.contains(code), "the code is forgotten once there is a token");
    mark_all(&browser).await?;
    send(&browser).await?;
    browser.wait_for_state(&["sent"]).await?;
    let (digest, key) = (browser.text("#digest").await?, browser.text("#fingerprint").await?);
    let manifest = site.anyone.get(&format!("/api/polls/{poll}"))?.json();
    assert_eq!(manifest["key_fingerprint"], key.as_str());
    for secret in ["nonce", "output", "pending", "answers", "fair"] {
        assert!(!kept(&browser).await?.contains(secret), "{secret} is still kept");
    }
    site.close(&poll)?;
    let spent = site.anyone.get(&format!("/api/polls/{poll}/spent"))?.json();
    assert_eq!(spent["digests"], json!([digest]));
    browser.open(&site.page(&format!("/p/{poll}")), &["closed"]).await?;
    browser.client.execute("document.getElementById('check').click()", vec![]).await?;
    browser.wait_for("main[data-state=privacy] #found").await?;
    assert!(browser.text("#found").await?.contains("was counted"));
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stub_can_be_erased_and_then_the_device_knows_of_no_ballot() -> Result<()> {
    let site = Site::start()?;
    let (poll, links) = invited(&site, 4)?;
    let browser = Browser::start().await?;
    browser.open(&links[0], &["filling"]).await?;
    mark_all(&browser).await?;
    send(&browser).await?;
    browser.wait_for("#erase-stub").await?;
    assert!(kept(&browser).await?.contains(&poll));
    browser.client.execute("document.getElementById('erase-stub').click()", vec![]).await?;
    browser.wait_for("main[data-state=sent]:not(:has(#digest))").await?;
    assert_eq!(kept(&browser).await?, "{}");
    browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
    browser.wait_for("[data-entitlement=missing]").await?;
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_widget_names_the_group_and_how_many_are_invited() -> Result<()> {
    let site = Site::start()?;
    let (_, links) = invited(&site, 4)?;
    let browser = Browser::start().await?;
    browser.open(&links[0], &["filling"]).await?;
    browser.wait_for("[data-entitlement=ready]").await?;
    let said = browser.text("[data-entitlement]").await?;
    assert!(said.contains("North") && said.contains("4 people"), "{said}");
    assert_eq!(browser.text("#group").await?, "", "nobody is asked for what the token says");
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn token_and_ballot_are_two_requests_without_cookies_and_the_code_goes_with_one_alone() -> Result<()> {
    let site = Site::start()?;
    let (_, links) = invited(&site, 4)?;
    let browser = Browser::start().await?;
    browser.inject(RECORD).await?;
    browser.open(&links[0], &["filling"]).await?;
    browser.wait_for("[data-entitlement=ready]").await?;
    mark_all(&browser).await?;
    send(&browser).await?;
    browser.wait_for_state(&["sent"]).await?;
    let sent = browser.client.execute("return window.sent", vec![]).await?;
    let sent: Vec<Value> = sent.as_array().cloned().unwrap_or_default();
    let posts: Vec<&Value> = sent.iter().filter(|request| request["body"] != "").collect();
    let last = |request: &&Value| {
        request["address"].as_str().unwrap_or_default().rsplit('/').next().map(String::from)
    };
    assert_eq!(posts.iter().filter_map(last).collect::<Vec<_>>(), ["tokens", "ballots"]);
    for request in
        sent.iter().filter(|request| request["address"].as_str().is_some_and(|a| a.starts_with("/api/")))
    {
        assert_eq!(request["credentials"], "omit", "{request}");
        assert!(!request["headers"].to_string().contains("authorization"), "{request}");
    }
    let code = code_of(&links[0]);
    let with_code: Vec<&Value> = sent.iter().filter(|request| request.to_string().contains(code)).collect();
    assert_eq!(with_code, [posts[0]], "the code is in the exchange, and nowhere else");
    let exchanged: Value = serde_json::from_str(posts[0]["body"].as_str().unwrap_or_default())?;
    let ballot: Value = serde_json::from_str(posts[1]["body"].as_str().unwrap_or_default())?;
    let shared: Vec<&str> =
        ballot["nonce"].as_str().into_iter().filter(|nonce| exchanged.to_string().contains(nonce)).collect();
    assert!(shared.is_empty(), "nothing that was sent with the code is sent with the answers");
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_given_while_the_network_is_away_wait_for_the_token() -> Result<()> {
    let site = Site::start()?;
    let (poll, links) = invited(&site, 4)?;
    let browser = Browser::start().await?;
    browser.block(&["*/tokens"]).await?;
    browser.open(&links[0], &["filling"]).await?;
    browser.wait_for("[data-entitlement=waiting]").await?;
    mark_all(&browser).await?;
    send(&browser).await?;
    browser.wait_for_state(&["waiting"]).await?;
    browser.block(&[]).await?;
    browser.wait_for_state(&["sent"]).await?;
    site.close(&poll)?;
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}/spent"))?.json()["ballots"], 1);
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_the_link_does_not_name_is_refused_before_anything_is_sent() -> Result<()> {
    let site = Site::start()?;
    let (poll, links) = invited(&site, 4)?;
    let browser = Browser::start().await?;
    browser.inject(RECORD).await?;
    let other = site.create(&{
        let mut other = definition();
        other["eligibility"] = json!("invited");
        other
    })?;
    let other = site.anyone.get(&format!("/api/polls/{other}"))?.json();
    let (before, _) = links[0].split_once("&key=").expect("a key");
    let link = format!("{before}&key={}", other["key_fingerprint"].as_str().unwrap_or_default());
    browser.open(&link, &["refused"]).await?;
    assert!(browser.text("main").await?.contains("key of this poll"));
    let posts = browser.client.execute("return window.sent.filter(r => r.body).length", vec![]).await?;
    assert_eq!(posts, json!(0));
    assert_eq!(site.close(&poll)?["nodes"][0]["ballots"], 0);
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evaluation_without_a_good_proof_is_refused_and_nothing_is_sent_with_it() -> Result<()> {
    let site = Site::start()?;
    let (_, links) = invited(&site, 4)?;
    let browser = Browser::start().await?;
    let tamper = "
        const real = window.fetch;
        window.fetch = async (address, options) => {
            const reply = await real(address, options);
            if (!String(address).endsWith('/tokens')) return reply;
            const body = await reply.json();
            body.proof = (body.proof[0] === 'A' ? 'B' : 'A') + body.proof.slice(1);
            return new Response(JSON.stringify(body), {status: 200});
        };";
    browser.inject(tamper).await?;
    browser.open(&links[0], &["refused"]).await?;
    assert!(browser.text("main").await?.contains("did not prove"));
    assert!(!kept(&browser).await?.contains("output"), "no token was made");
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_typed_code_is_taken_and_what_is_wrong_with_another_is_said() -> Result<()> {
    let site = Site::start()?;
    let (poll, links) = invited(&site, 4)?;
    let (_, elsewhere) = invited(&site, 4)?;
    let browser = Browser::start().await?;
    browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
    browser.wait_for("[data-entitlement=missing]").await?;
    send(&browser).await?;
    assert_eq!(browser.focus().await?, "errors");
    assert_eq!(browser.text("#errors a[href='#code']").await?, "Use your invitation first");
    mark_all(&browser).await?;
    let code = code_of(&links[0]);
    let wrong = if code.ends_with('0') { "1" } else { "0" };
    for (typed, said) in [
        ("", "mistyped"),
        (&format!("{}{wrong}", &code[..code.len() - 1]), "mistyped"),
        (code_of(&elsewhere[0]), "another poll"),
    ] {
        type_code(&browser, typed).await?;
        browser.wait_for("[data-entitlement=refused]").await?;
        let slip = browser.text("#error-code").await?;
        assert!(slip.contains(said), "“{typed}”: {slip}");
    }
    type_code(&browser, &code.to_lowercase().replace('-', " ")).await?;
    browser.wait_for("[data-entitlement=ready]").await?;
    send(&browser).await?;
    browser.wait_for_state(&["sent"]).await?;

    browser.client.execute("localStorage.clear()", vec![]).await?;
    browser.open(&links[0], &["filling"]).await?;
    browser.wait_for("[data-entitlement=refused]").await?;
    assert!(browser.text("#error-code").await?.contains("used already"));
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_at_one_device_have_a_ballot_each() -> Result<()> {
    let site = Site::start()?;
    let (poll, links) = invited(&site, 4)?;
    let browser = Browser::start().await?;
    browser.open(&links[0], &["filling"]).await?;
    mark_all(&browser).await?;
    // The second link differs from the page's address by its fragment alone.
    browser.client.goto(&links[1]).await?;
    browser.wait_for("[data-entitlement=ready]").await?;
    let marked =
        browser.client.execute("return document.querySelectorAll('input:checked').length", vec![]).await?;
    assert_eq!(marked, json!(0), "nobody sees another's draft");
    for link in [&links[1], &links[0]] {
        browser.client.goto("about:blank").await?;
        browser.open(link, &["filling"]).await?;
        mark_all(&browser).await?;
        send(&browser).await?;
        browser.wait_for_state(&["sent"]).await?;
    }
    site.close(&poll)?;
    assert_eq!(site.anyone.get(&format!("/api/polls/{poll}/spent"))?.json()["ballots"], 2);
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_to_which_too_few_are_invited_says_so_and_keeps_the_invitation() -> Result<()> {
    let site = Site::start()?;
    let (poll, links) = invited(&site, 2)?;
    let browser = Browser::start().await?;
    browser.open(&links[0], &["not_open"]).await?;
    crate::site::invite(&site, &poll, 1)?;
    browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
    browser.wait_for("[data-entitlement=ready]").await?;
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_signs_in_answers_once() -> Result<()> {
    let key = SigningKey::es256("key-1")?;
    let provider = Provider::start(&[&key])?;
    let site = Site::start_with(Some(provider.settings()))?;
    let mut definition = definition();
    definition["eligibility"] = json!("signed_in");
    let poll = site.create(&definition)?;
    let browser = Browser::start().await?;
    browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
    browser.wait_for("[data-entitlement=missing]").await?;
    let token = key.token(&claims("someone", "north"))?;
    browser.client.goto(&site.page(&format!("/p/{poll}#id_token={token}"))).await?;
    browser.wait_for("[data-entitlement=ready]").await?;
    assert!(!browser.client.current_url().await?.as_str().contains('#'));
    assert!(!kept(&browser).await?.contains(&token), "what the provider gave is never kept");
    mark_all(&browser).await?;
    send(&browser).await?;
    browser.wait_for_state(&["sent"]).await?;
    browser.client.execute("localStorage.clear()", vec![]).await?;
    browser.client.goto("about:blank").await?;
    browser.client.goto(&site.page(&format!("/p/{poll}#id_token={token}"))).await?;
    browser.wait_for("[data-entitlement=refused]").await?;
    assert!(browser.text("#error-code").await?.contains("already"));
    browser.close().await
}
