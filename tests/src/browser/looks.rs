//! How pages are looked at: in which window, in which colours, and what axe-core says of them.

use super::{Browser, Post};
use anyhow::{Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

/// How a page is looked at.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// CSS pixels.
    pub width: u32,
    /// CSS pixels.
    pub height: u32,
    /// Whether the person prefers dark pages.
    pub dark: bool,
}

/// Every view that pages are checked in: the narrowest phone and a desk, light and dark.
pub const VIEWS: [View; 4] = [
    View { width: 320, height: 640, dark: false },
    View { width: 320, height: 640, dark: true },
    View { width: 1280, height: 900, dark: false },
    View { width: 1280, height: 900, dark: true },
];

impl Browser {
    /// Looks at pages in `view` from now on.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn look(&self, view: View) -> Result<()> {
        let View { width, height, dark } = view;
        let metrics =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600});
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        self.prefer(&[("prefers-color-scheme", if dark { "dark" } else { "light" })]).await
    }

    /// Tells pages what the person prefers, by the names of media features, until the next look.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn prefer(&self, features: &[(&str, &str)]) -> Result<()> {
        let features: Vec<_> =
            features.iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({"features": features})).await
    }

    /// Runs axe-core on the page as it is, and checks that nothing is wider than the window.
    ///
    /// # Errors
    /// With each violation, its elements and how to mend them.
    pub async fn check_accessibility(&self, axe: &str) -> Result<()> {
        // Sent once a page: it is half a megabyte.
        let is_there = self.client.execute("return 'axe' in window", vec![]).await? == true;
        let axe = if is_there { "" } else { axe };
        let script = format!(
            "{axe}; const done = arguments[arguments.length - 1];
             axe.run(document, {{resultTypes: ['violations']}}).then(r => done(r.violations.map(v =>
                 v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join('; '))),
                 e => done([String(e)]))"
        );
        let violations = self.client.execute_async(&script, vec![]).await?;
        ensure!(violations == json!([]), "axe-core finds {violations:#}");
        let script = "return document.documentElement.scrollWidth - window.innerWidth";
        let excess = self.client.execute(script, vec![]).await?.as_i64().unwrap_or(0);
        ensure!(excess <= 0, "the page is {excess} px wider than the window");
        Ok(())
    }

    /// What can be clicked on its own and is less than 44 px wide or high (WCAG 2.2, 2.5.5), links in the midst of a sentence
    /// left out: as the criterion has it, they are as high as its lines.
    ///
    /// # Errors
    /// With each of them and its size.
    pub async fn check_targets(&self) -> Result<()> {
        let script = "
            const stands = link => [...link.parentElement.childNodes].every(node =>
                node === link || node.nodeType === Node.COMMENT_NODE || !node.textContent.trim());
            const all = [...document.querySelectorAll('main :is(a, button, summary, select, textarea, input)')];
            return all
                .filter(element => element.checkVisibility() && (element.localName !== 'a' || stands(element)))
                .map(element => element.closest('label') ?? element)
                .map(element => [element, element.getBoundingClientRect()])
                .filter(([, box]) => Math.min(box.width, box.height) < 43.99)
                .map(([element, box]) => `${element.outerHTML.slice(0, 80)}: ${box.width} x ${box.height}`)";
        let small = self.client.execute(script, vec![]).await?;
        ensure!(small == json!([]), "too small to be hit: {small:#}");
        Ok(())
    }

    /// A PNG of the whole page, not only of what fits the window.
    ///
    /// # Errors
    /// When Chromium does not draw it.
    pub async fn picture(&self, view: View) -> Result<Vec<u8>> {
        let script = "return Math.ceil(document.documentElement.getBoundingClientRect().height)";
        let height = self.client.execute(script, vec![]).await?.as_u64().unwrap_or(0);
        let height = u32::try_from(height)?.clamp(view.height, 9_000);
        self.look(View { height, ..view }).await?;
        let picture = self.client.screenshot().await?;
        self.look(view).await?;
        Ok(picture)
    }

    /// How many pages the page is on paper.
    ///
    /// # Errors
    /// When Chromium does not print it.
    pub async fn printed_pages(&self) -> Result<usize> {
        let body = json!({"background": true, "page": {"width": 21.0, "height": 29.7}});
        let printed = self.client.issue_cmd(Post { path: "print", body }).await?;
        let printed = STANDARD.decode(printed.as_str().unwrap_or_default())?;
        let text = String::from_utf8_lossy(&printed);
        // Chromium writes an object of this type a page; their list is of the type “Pages”.
        let pages = text.split("/Type /Page").skip(1).filter(|rest| !rest.starts_with('s')).count();
        ensure!(pages > 0, "Chromium printed nothing that is known");
        Ok(pages)
    }
}
