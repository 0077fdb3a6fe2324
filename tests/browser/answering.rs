//! Answering: with the keyboard alone, and with something missing.

use crate::site::{RECORD, mark_all, site};
use anyhow::Result;
use candor_tests::browser::keys;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_question_is_answered_with_the_keyboard_alone() -> Result<()> {
    let (site, poll, browser) = site(2).await?;
    browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
    let group = browser
        .client
        .execute("return document.getElementById('group') ? 'group' : 'group-north'", vec![])
        .await?;
    browser.tab_to(group.as_str().unwrap_or_default()).await?;
    browser.press(if group == "group" { "North".chars().collect() } else { vec![keys::SPACE] }).await?;
    // Tab enters a radio group at its first button; Space marks it.
    for first in ["fair-1", "when-daily", "how-stop", "rate-0"] {
        browser.tab_to(first).await?;
        browser.press([keys::SPACE]).await?;
    }
    browser.tab_to("how-move").await?;
    browser.press([keys::SPACE]).await?;
    browser.tab_to("say").await?;
    browser.press("Less haste".chars()).await?;
    browser.tab_to("send").await?;
    browser.press([keys::ENTER]).await?;
    browser.wait_for_state(&["sent"]).await?;
    let release = site.close(&poll)?;
    let root = &release["nodes"][0];
    assert_eq!(root["ballots"], 3);
    assert_eq!(root["questions"]["fair"]["counts"]["1"], 1);
    assert_eq!(root["questions"]["when"]["counts"]["daily"], 1);
    assert_eq!(root["questions"]["how"]["counts"], json!({"stop": 1, "on": 1, "move": 3}));
    assert_eq!(root["questions"]["rate"]["counts"]["0"], 2);
    assert_eq!(root["questions"]["say"]["counts"]["written"], 1);

    browser.open(&site.page(&format!("/p/{poll}/results")), &["results"]).await?;
    let shown = browser.text("[data-node=all]").await?;
    assert!(shown.contains('3'), "the released ballots are shown: {shown}");
    browser.open(&site.page(&format!("/p/{poll}")), &["sent", "closed"]).await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_answer_is_named_linked_and_refused() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
    browser.tab_to("send").await?;
    browser.press([keys::ENTER]).await?;
    assert_eq!(browser.focus().await?, "errors", "the summary has the focus");
    let links = browser
        .client
        .execute(
            "return [...document.querySelectorAll('#errors a')].map(a => a.getAttribute('href'))",
            vec![],
        )
        .await?;
    let links: Vec<&str> = links.as_array().into_iter().flatten().filter_map(|link| link.as_str()).collect();
    assert_eq!(links.len(), 5, "the group and four questions, an empty comment being declined: {links:?}");
    for link in links {
        let target = link.trim_start_matches('#');
        let script = "document.querySelector(`#errors a[href='${arguments[0]}']`).click(); return document.activeElement.id";
        let focus = browser.client.execute(script, vec![json!(link)]).await?;
        assert_eq!(focus, target, "following the link moves the focus to its question");
    }
    assert_eq!(site.release(&poll)?, serde_json::Value::Null, "nothing was sent");

    mark_all(&browser).await?;
    browser.client.execute("document.getElementById('send').click()", vec![]).await?;
    browser.wait_for_state(&["sent"]).await?;
    assert_eq!(browser.text("#errors").await?, "");
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn before_the_first_question_people_read_k_and_who_sees_what() -> Result<()> {
    let (site, poll, browser) = site(0).await?;
    browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
    let page = browser.text("main").await?;
    let (before, _) = page.split_once("Hours are kept fairly here").expect("the first question");
    for said in ["3", "10", "more than once", "name"] {
        assert!(before.contains(said), "“{said}” is not said before the first question: {before}");
    }
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_without_its_poll_says_so() -> Result<()> {
    let (site, _, browser) = site(0).await?;
    browser.open(&site.page("/p/nosuchpoll"), &["unknown"]).await?;
    browser.open(&site.page("/p/nosuchpoll/results"), &["unknown"]).await?;
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ballot_of_an_open_poll_is_one_request_without_cookies() -> Result<()> {
    let (site, poll, browser) = site(2).await?;
    browser.inject(RECORD).await?;
    browser.open(&site.page(&format!("/p/{poll}")), &["filling"]).await?;
    mark_all(&browser).await?;
    browser.client.execute("document.getElementById('send').click()", vec![]).await?;
    browser.wait_for_state(&["sent"]).await?;
    let posts = browser.client.execute("return window.sent.filter(request => request.body)", vec![]).await?;
    let posts: Vec<_> = posts.as_array().cloned().unwrap_or_default();
    assert_eq!(posts.len(), 1, "{posts:?}");
    assert_eq!((&posts[0]["credentials"], &posts[0]["headers"]), (&json!("omit"), &json!(["content-type"])));
    browser.close().await
}
