//! `cargo xtask screens`: pictures of every page for docs/screens, at phone and desk width, light and dark.

use anyhow::Result;
use candor_tests::browser::{Browser, View};
use candor_tests::site::Site;
use serde_json::json;
use std::path::Path;
use xtask::demo;

const SIZES: [(&str, u32, u32); 2] = [("phone", 390, 844), ("desk", 1280, 900)];

#[tokio::main]
async fn main() -> Result<()> {
    let root = xtask::root();
    let folder = root.join("docs/screens");
    std::fs::create_dir_all(&folder)?;
    let site = Site::start()?;
    let widget = site.create(&demo::open("time_tracking"))?;
    println!("replaying the closed poll");
    let closed = demo::replay(&root, &site.owner)?;
    let browser = Browser::start().await?;
    let mut safety = demo::open("psychological_safety");
    safety["eligibility"] = json!("invited");
    let safety = site.create(&safety)?;
    let links = demo::invite(&site.owner, &safety)?;
    let pages = [
        ("widget", format!("/p/{widget}"), "filling", ""),
        ("widget-errors", format!("/p/{widget}"), "filling", "document.getElementById('send').click()"),
        ("results", format!("/p/{closed}/results"), "results", ""),
        ("results-none", format!("/p/{widget}/results"), "none", ""),
        ("closed", format!("/p/{closed}"), "closed", ""),
        ("unknown", "/p/nosuchpoll".to_owned(), "unknown", ""),
        ("invitation-missing", format!("/p/{safety}"), "filling", ""),
        ("privacy", format!("/p/{safety}/privacy"), "privacy", ""),
    ];
    for (name, path, state, script) in pages {
        for (size, width, height) in SIZES {
            for (theme, dark) in [("light", false), ("dark", true)] {
                let view = View { width, height, dark };
                browser.look(view).await?;
                browser.open(&site.page(&path), &[state]).await?;
                browser.client.execute(script, vec![]).await?;
                let picture = browser.picture(view).await?;
                std::fs::write(folder.join(format!("{name}-{size}-{theme}.png")), picture)?;
                println!("{name}, {size}, {theme}");
            }
        }
    }
    sent(&site, &browser, &widget, &folder).await?;
    invited(&site, &browser, &safety, &links, &folder).await?;
    browser.close().await
}

/// The page after answering: the receipt.
async fn sent(site: &Site, browser: &Browser, poll: &str, folder: &Path) -> Result<()> {
    let view = View { width: 390, height: 844, dark: false };
    browser.look(view).await?;
    browser.open(&site.page(&format!("/p/{poll}?group=cloud")), &["filling"]).await?;
    let marks = json!(["hours_run_out-untracked", "match-4", "change-declined"]);
    let script = "for (const id of arguments[0]) document.getElementById(id).click();
                  document.getElementById('send').click()";
    browser.client.execute(script, vec![marks]).await?;
    browser.wait_for_state(&["sent"]).await?;
    pictures(browser, "sent", folder).await
}

/// The way of an invited person: the token, the receipt, and the list of digests; and a key that is another.
async fn invited(site: &Site, browser: &Browser, poll: &str, links: &[String], folder: &Path) -> Result<()> {
    browser.open(&links[0], &["filling"]).await?;
    browser.wait_for("[data-entitlement=ready]").await?;
    pictures(browser, "invited", folder).await?;
    let decline =
        "for (const box of document.querySelectorAll('[id$=-declined]')) if (!box.checked) box.click();
                   document.getElementById('send').click()";
    browser.client.execute(decline, vec![]).await?;
    browser.wait_for_state(&["sent"]).await?;
    pictures(browser, "invited-sent", folder).await?;
    for link in &links[1..6] {
        browser.open(link, &["filling"]).await?;
        browser.client.execute(decline, vec![]).await?;
        browser.wait_for_state(&["sent"]).await?;
        browser.client.goto("about:blank").await?;
    }
    browser.open(&links[6].replace("&key=", "&key=0"), &["refused"]).await?;
    pictures(browser, "refused", folder).await?;
    site.close(poll)?;
    let spent = site.anyone.get(&format!("/api/polls/{poll}/spent"))?.json();
    let digest = spent["digests"][0].as_str().unwrap_or_default().to_owned();
    browser.open(&site.page(&format!("/p/{poll}/privacy#spent={digest}")), &["privacy"]).await?;
    pictures(browser, "privacy-closed", folder).await
}

/// Pictures of the page as it is, in every size and theme.
async fn pictures(browser: &Browser, name: &str, folder: &Path) -> Result<()> {
    for (size, width, height) in SIZES {
        for (theme, dark) in [("light", false), ("dark", true)] {
            let view = View { width, height, dark };
            browser.look(view).await?;
            let picture = browser.picture(view).await?;
            std::fs::write(folder.join(format!("{name}-{size}-{theme}.png")), picture)?;
            println!("{name}, {size}, {theme}");
        }
    }
    Ok(())
}
