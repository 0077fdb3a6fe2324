//! The owner's pages, and what leaders see, on the same tour.

use super::{Tour, UNFOLD};
use crate::console::Hand;
use anyhow::{Context, Result};
use candor_tests::browser::Browser;
use candor_tests::site::Site;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn the_owners_pages_can_be_used_by_everyone() -> Result<()> {
    let site = Site::start()?;
    let browser = Browser::start().await?;
    let tour = Tour::new(&browser)?;
    let hand = Hand { site: &site, browser: &browser };
    tour.stop("signing in", &site.page("/console"), "main[data-state=sign_in]", ("", "")).await?;
    hand.sign_in().await?;
    tour.stop("no polls", &site.page("/console"), "main[data-state=polls]", ("", "")).await?;
    tour.stop("a new poll", &site.page("/console/new"), "main[data-state=new]", ("", "")).await?;
    let poll = hand.make_poll().await?;
    hand.open("/console/new", "main[data-state=new]").await?;
    hand.press("template-work_as_imagined", "main[data-state=draft]").await?;
    let draft = browser.client.current_url().await?.to_string();
    tour.stop("a draft", &draft, ".preview iframe", (UNFOLD, "main")).await?;
    let last = "document.getElementById('last').click()";
    tour.stop("the last page", &draft, ".preview iframe", (last, "[data-last=ready]")).await?;
    hand.open("/console/new", "main[data-state=new]").await?;
    hand.press("blank", "main[data-state=draft]").await?;
    let blank = browser.client.current_url().await?.to_string();
    tour.stop("what is wrong", &blank, "main[data-state=draft]", (last, "[data-last=faults]")).await?;
    tour.stop("polls", &site.page("/console"), "main[data-state=polls]", ("", "")).await?;
    let page = site.page(&format!("/console/polls/{poll}"));
    tour.stop("a poll", &page, "main[data-state=poll]", (UNFOLD, "main")).await?;
    let order = json!({"poll": poll, "period": "weekly", "time_zone": "UTC", "open_for_hours": 24});
    site.owner.post("/api/series", &order)?;
    tour.stop("series", &site.page("/console/series"), "[data-series]", (UNFOLD, "main")).await?;
    tour.stop("settings", &site.page("/console/settings"), "main[data-state=settings]", ("", "")).await?;
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_leaders_see_can_be_used_by_everyone() -> Result<()> {
    let site = Site::start()?;
    let series = xtask::demo::series::load(&site.owner)?;
    let browser = Browser::start().await?;
    let tour = Tour::new(&browser)?;
    let results = format!("/p/{}/results", series.second);
    let secret = series.view.split_once('#').context("a secret")?.1;
    browser.open(&site.page(&format!("{results}#{secret}")), &["predict"]).await?;
    tour.stop("a prediction", &site.page(&results), "main[data-state=predict]", ("", "")).await?;
    let without = "document.getElementById('without').click()";
    let trend = ("document.querySelectorAll('details').forEach(part => part.open = true)", ".trend");
    browser.client.execute(without, vec![]).await?;
    browser.wait_for("main[data-state=results]").await?;
    tour.stop("a series", &site.page(&results), "main[data-state=results]", trend).await?;
    let first = site.page(&format!("/p/{}/results", series.first));
    tour.stop("promises and predictions", &first, "[data-gap=pooled]", (UNFOLD, "[data-commitment]")).await?;
    let poll = site
        .create(&json!({"title": "T", "readers": "leaders", "leaders_until": "2090-01-01T00:00:00Z", "groups": {"id": "all", "name": "All"},
        "questions": [{"id": "q", "kind": "rating", "text": "Q"}]}))?;
    let refused = site.page(&format!("/p/{poll}/results"));
    tour.stop("a reader who is none", &refused, "main[data-state=refused]", ("", "")).await?;
    browser.close().await
}
