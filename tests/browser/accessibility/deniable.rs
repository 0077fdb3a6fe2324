//! Deniable answers: the wheel, what was sent, and estimates.

use super::{SEND, Tour, UNFOLD};
use crate::site::{answers, definition, mark_all};
use anyhow::Result;
use candor_tests::browser::Browser;
use candor_tests::site::Site;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_found_where_answers_can_be_denied() -> Result<()> {
    let site = Site::start()?;
    let mut definition = definition();
    definition["deniable"] = json!({"odds": 3});
    let poll = site.create(&definition)?;
    (0..5).try_for_each(|rate| site.vote(&poll, "north", &answers(rate)))?;
    let browser = Browser::start().await?;
    let tour = Tour::new(&browser)?;
    let page = site.page(&format!("/p/{poll}"));
    let spin = "document.getElementById('spin').click();";
    let tried = ".coins [role=status][data-tries='1']";
    tour.stop("a wheel that was tried", &page, "main[data-state=filling]", (spin, tried)).await?;
    browser.open(&page, &["filling"]).await?;
    mark_all(&browser).await?;
    browser.client.execute(SEND, vec![]).await?;
    browser.wait_for_state(&["sent"]).await?;
    browser.client.execute(UNFOLD, vec![]).await?;
    tour.here("what was sent").await?;
    site.close(&poll)?;
    let results = site.page(&format!("/p/{poll}/results"));
    tour.stop("estimates", &results, "[data-estimates]", (UNFOLD, "details.table[open]")).await?;
    browser.close().await
}
