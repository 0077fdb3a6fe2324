//! axe-core finds nothing on any state of any page, light and dark, on a phone and on a desk, in every language; nothing is
//! wider than the window, and everything can be hit and reached with the keyboard alone.

mod console;
mod deniable;
mod invited;
mod keyboard;
mod keyboard_invited;
mod modes;
mod open;

use anyhow::{Context, Result, ensure};
use candor_tests::browser::{Browser, VIEWS, View};
use serde_json::json;

/// The languages that people read, and one that is written from right to left.
const LANGUAGES: [&str; 5] = ["en", "de", "fr", "es", "ar-XB"];

/// The views in which other languages than English are looked at: what differs between them is how long their words are.
const OTHER_VIEWS: [View; 2] = [VIEWS[0], VIEWS[3]];

/// Opens every part of a page that is folded.
const UNFOLD: &str = "for (const part of document.querySelectorAll('details')) part.open = true;";

/// Tries to send.
const SEND: &str = "document.getElementById('send').click();";

/// A way through the states of a page, each in every language.
struct Tour<'a> {
    browser: &'a Browser,
    axe: String,
}

impl<'a> Tour<'a> {
    fn new(browser: &'a Browser) -> Result<Self> {
        Ok(Self { browser, axe: candor_tests::site::axe()? })
    }

    /// Checks the page as it is.
    async fn check(&self, what: &str, view: View) -> Result<()> {
        let what = || format!("{what} in {view:?}");
        self.browser.check_accessibility(&self.axe).await.with_context(what)?;
        self.browser.check_targets().await.with_context(what)
    }

    /// Checks the page in every view.
    async fn here(&self, what: &str) -> Result<()> {
        for view in VIEWS {
            self.browser.look(view).await?;
            self.check(what, view).await?;
        }
        Ok(())
    }

    /// Opens an address in every language, waits for something, does something, waits for what comes of it, and checks.
    async fn stop(&self, what: &str, address: &str, at: &str, then: (&str, &str)) -> Result<()> {
        for language in LANGUAGES {
            let what = format!("{what} in {language}");
            self.browser.client.goto(&in_language(address, language)).await?;
            self.browser.wait_for(at).await.with_context(|| what.clone())?;
            let (script, until) = then;
            if !script.is_empty() {
                self.browser.client.execute(script, vec![]).await?;
                self.browser.wait_for(until).await.with_context(|| what.clone())?;
            }
            let root = "const root = document.documentElement; return [root.lang, root.dir]";
            let root = self.browser.client.execute(root, vec![]).await?;
            let direction = if language == "ar-XB" { "rtl" } else { "ltr" };
            ensure!(root == json!([language, direction]), "{what}: {root}");
            if language == "en" {
                self.here(&what).await?;
                continue;
            }
            // A mirrored page is as wide on a desk as it was; what may not fit or mirror shows on a phone.
            let views = if language == "ar-XB" { &OTHER_VIEWS[..1] } else { &OTHER_VIEWS[..] };
            for &view in views {
                self.browser.look(view).await?;
                self.check(&what, view).await?;
            }
        }
        Ok(())
    }
}

/// The address of a page in a language. What a link brings comes last.
fn in_language(address: &str, language: &str) -> String {
    match address.split_once('#') {
        Some((page, fragment)) => format!("{page}?lang={language}#{fragment}"),
        None => format!("{address}?lang={language}"),
    }
}
