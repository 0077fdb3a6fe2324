//! The page that says what is stored and who could learn what.

use crate::site::{definition, invited};
use anyhow::Result;
use candor_tests::browser::Browser;
use candor_tests::site::Site;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn the_privacy_page_shows_key_rules_and_claims() -> Result<()> {
    let site = Site::start()?;
    let (poll, _) = invited(&site, 4)?;
    let open = site.create(&definition())?;
    let browser = Browser::start().await?;
    browser.open(&site.page(&format!("/p/{poll}/privacy")), &["privacy"]).await?;
    let manifest = site.anyone.get(&format!("/api/polls/{poll}"))?.json();
    assert_eq!(manifest["key_fingerprint"], browser.text("#fingerprint").await?.as_str());
    let page = browser.text("main").await?;
    for said in ["3 or more", "database", "network", "Comments are shown once 10", "When the poll closes"] {
        assert!(page.contains(said), "“{said}” is not said: {page}");
    }
    let claims = "return document.querySelectorAll('[data-claim]').length";
    assert!(browser.client.execute(claims, vec![]).await?.as_u64().is_some_and(|claims| claims > 10));
    browser.open(&site.page(&format!("/p/{open}/privacy")), &["privacy"]).await?;
    assert_eq!(browser.text("#fingerprint").await?, "", "an open poll has no key");
    browser.open(&site.page("/p/nosuchpoll/privacy"), &["unknown"]).await?;
    for complaint in browser.complaints().await? {
        assert!(complaint.contains("nosuchpoll"), "{complaint}");
    }
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_digest_that_is_not_listed_is_said_to_be_missing() -> Result<()> {
    let site = Site::start()?;
    let (poll, _) = invited(&site, 4)?;
    site.close(&poll)?;
    let browser = Browser::start().await?;
    browser.open(&site.page(&format!("/p/{poll}/privacy#spent=AAAA")), &["privacy"]).await?;
    assert!(browser.text("#found").await?.contains("not in the list"));
    let empty = "const field = document.getElementById('sought'); field.value = '';
                 field.dispatchEvent(new Event('input', {bubbles: true}))";
    browser.client.execute(empty, vec![]).await?;
    browser.wait_for("#found:empty").await?;
    let rows = browser
        .client
        .execute("return [...document.querySelectorAll('tbody td')].map(c => c.innerText)", vec![]);
    assert_eq!(rows.await?, json!(["4", "0"]));
    browser.close().await
}
