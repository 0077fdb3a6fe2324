//! `cargo xtask screens`: pictures of every page in every state for docs/screens, at phone and desk width, light and dark.

mod deniable;
mod leading;
mod owner;
mod picture;

use anyhow::Result;
use candor_tests::browser::{Browser, View};
use candor_tests::site::Site;
use candor_tests::wiki::Wiki;
use serde_json::json;
use std::path::PathBuf;
use xtask::demo;

const SIZES: [(&str, u32, u32); 2] = [("phone", 390, 844), ("desk", 1280, 900)];

/// Tries to send.
const SEND: &str = "document.getElementById('send').click();";

/// Marks the poll on time tracking, writes what is warned of, and unfolds what is sent.
const FILL: &str = "
    for (const id of ['hours_run_out-untracked', 'match-4']) document.getElementById(id).click();
    const group = document.getElementById('group');
    group.value = 'cloud';
    group.dispatchEvent(new Event('change', {bubbles: true}));
    const comment = document.getElementById('change');
    comment.value = 'Fewer codes. Ask Mr Keller, he writes them down for all of us.';
    comment.dispatchEvent(new InputEvent('input', {bubbles: true}));
    document.querySelector('.review').open = true;";

/// Where pictures come from and go to.
struct Studio {
    site: Site,
    browser: Browser,
    folder: PathBuf,
}

impl Studio {
    /// Pictures of the page as it is, in every size and theme.
    async fn take(&self, name: &str) -> Result<()> {
        for (size, width, height) in SIZES {
            for (theme, dark) in [("light", false), ("dark", true)] {
                let view = View { width, height, dark };
                self.browser.look(view).await?;
                let picture = picture::smaller(self.browser.picture(view).await?)?;
                std::fs::write(self.folder.join(format!("{name}-{size}-{theme}.png")), picture)?;
            }
        }
        println!("{name}");
        Ok(())
    }

    /// Pictures of the page at `path`, once something is there and `script` has run.
    async fn visit(&self, name: &str, path: &str, there: &str, script: &str) -> Result<()> {
        self.browser.client.goto(&self.site.page(path)).await?;
        self.browser.wait_for(there).await?;
        self.browser.client.execute(script, vec![]).await?;
        self.take(name).await
    }

    /// The poll that anyone may answer, from the first paint to the receipt.
    async fn open(&self, poll: &str) -> Result<()> {
        let (page, filling) = (format!("/p/{poll}"), "main[data-state=filling]");
        self.browser.hold(&["*.wasm"]).await?;
        self.visit("loading", &page, "main[data-state=loading]", "").await?;
        self.browser.hold(&[]).await?;
        self.browser.block(&["*.wasm"]).await?;
        self.visit("stuck", &page, "main[data-state=stuck]", "").await?;
        self.browser.block(&[]).await?;
        self.browser.without_scripts(true).await?;
        self.visit("no-javascript", &page, "noscript p", "").await?;
        self.browser.without_scripts(false).await?;
        self.visit("widget", &page, filling, "").await?;
        self.visit("widget-german", &format!("{page}?lang=de"), filling, "").await?;
        self.visit("widget-mirrored", &format!("{page}?lang=ar-XB"), filling, "").await?;
        self.visit("widget-errors", &page, filling, SEND).await?;
        self.visit("widget-filled", &page, filling, FILL).await?;
        self.browser.block(&["*/ballots"]).await?;
        self.browser.client.execute(SEND, vec![]).await?;
        self.browser.wait_for_state(&["waiting"]).await?;
        self.take("waiting").await?;
        self.browser.block(&[]).await?;
        self.visit("sent", &page, "main[data-state=sent]", "").await
    }

    /// The same poll as a wiki shows it.
    async fn framed(&self, poll: &str) -> Result<()> {
        let wiki = Wiki::start()?;
        let (script, frame) = (
            self.site.page("/embed.js"),
            "document.querySelector('candor-poll')?.shadowRoot?.querySelector('iframe')",
        );
        let page = format!(
            "<!doctype html><html lang=\"en\"><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">
             <style>html {{ height: 100vh; overflow: hidden }} body {{ max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif }}</style>
             <script src=\"{script}\"></script><h1>Team page</h1><p>Before the next planning round, five minutes on our time records:</p>
             <candor-poll poll=\"{poll}\" lang=\"en\"></candor-poll><p>Results appear here when the poll closes.</p>"
        );
        self.browser.client.goto(&wiki.page("/", "", &page)).await?;
        self.browser
            .until(&format!("({frame})?.getBoundingClientRect().height > 600"), "location.href")
            .await?;
        self.take("framed").await
    }

    /// The way of an invited person: the code, the token, the receipt, and the list of digests; and a key that is another.
    async fn invited(&self, poll: &str, early: &str, links: &[String]) -> Result<()> {
        let page = format!("/p/{poll}");
        self.visit("not-open", &format!("/p/{early}"), "main[data-state=not_open]", "").await?;
        self.visit("invitation-missing", &page, "[data-entitlement=missing]", "").await?;
        let mistyped =
            "document.getElementById('code').value = 'CANDOR'; document.getElementById('use-code').click()";
        self.visit("invitation-refused", &page, "[data-entitlement=missing]", mistyped).await?;
        self.browser.open(&links[0], &["filling"]).await?;
        self.browser.wait_for("[data-entitlement=ready]").await?;
        self.take("invited").await?;
        let decline = [
            "for (const box of document.querySelectorAll('[id$=-declined]')) if (!box.checked) box.click();",
            SEND,
        ]
        .concat();
        self.browser.client.execute(&decline, vec![]).await?;
        self.browser.wait_for_state(&["sent"]).await?;
        self.take("invited-sent").await?;
        for link in &links[1..6] {
            self.browser.open(link, &["filling"]).await?;
            self.browser.client.execute(&decline, vec![]).await?;
            self.browser.wait_for_state(&["sent"]).await?;
            self.browser.client.goto("about:blank").await?;
        }
        self.browser.open(&links[6].replace("&key=", "&key=0"), &["refused"]).await?;
        self.take("refused").await?;
        self.visit("privacy", &format!("{page}/privacy"), "main[data-state=privacy]", "").await?;
        self.site.close(poll)?;
        let spent = self.site.anyone.get(&format!("/api/polls/{poll}/spent"))?.json();
        let digest = spent["digests"][0].as_str().unwrap_or_default().to_owned();
        let found = format!("{page}/privacy#spent={digest}");
        self.visit("privacy-closed", &found, "main[data-state=privacy]", "").await?;
        // The device remembers another invitation, the one with the key; the first one's stub is under its own name.
        self.browser.client.goto("about:blank").await?;
        self.browser.open(&links[0], &["closed"]).await?;
        self.take("closed-check").await
    }

    /// Everything that people meet who answer, and what everyone reads.
    async fn answering(&self, root: &std::path::Path) -> Result<()> {
        let widget = self.site.create(&demo::open("time_tracking"))?;
        let mut safety = demo::open("psychological_safety");
        safety["eligibility"] = json!("invited");
        let early = self.site.create(&safety)?;
        let safety = self.site.create(&safety)?;
        let links = demo::invite(&self.site.owner, &safety)?;
        println!("replaying the closed poll");
        let closed = demo::replay(root, &self.site.owner)?;
        self.framed(&widget).await?;
        self.open(&widget).await?;
        self.invited(&safety, &early, &links).await?;
        self.visit("results", &format!("/p/{closed}/results"), "main[data-state=results]", "").await?;
        self.visit("results-none", &format!("/p/{widget}/results"), "main[data-state=none]", "").await?;
        self.visit("closed", &format!("/p/{closed}"), "main[data-state=closed]", "").await?;
        self.visit("unknown", "/p/nosuchpoll", "main[data-state=unknown]", "").await?;
        Ok(())
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let root = xtask::root();
    let folder = root.join("docs/screens");
    std::fs::create_dir_all(&folder)?;
    let only = std::env::args().nth(1);
    let is_wanted = |part: &str| only.as_ref().is_none_or(|only| only == part);
    if only.is_none() {
        for old in std::fs::read_dir(&folder)? {
            std::fs::remove_file(old?.path())?;
        }
    }
    let site = Site::start()?;
    let studio = Studio { site, browser: Browser::start().await?, folder };
    if is_wanted("leading") {
        studio.leading().await?;
    }
    if is_wanted("owner") {
        studio.owner().await?;
    }
    if is_wanted("deniable") {
        studio.deniable().await?;
    }
    if is_wanted("answering") {
        studio.answering(&root).await?;
    }
    studio.browser.close().await
}
