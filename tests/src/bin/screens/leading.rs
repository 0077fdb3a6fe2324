//! What leaders see: the prediction, the trust dashboards of a series, and what they promise.

use super::Studio;
use anyhow::Result;
use xtask::demo::series;

impl Studio {
    /// The demo's series, as its leader and as everyone.
    pub(super) async fn leading(&self) -> Result<()> {
        let series = series::load(&self.site.owner)?;
        self.visit_view("predict", &series.view, "main[data-state=predict]").await?;
        let without = "document.getElementById('without').click()";
        self.browser.client.execute(without, vec![]).await?;
        self.browser.wait_for("main[data-state=results]").await?;
        self.browser.wait_for(".trend").await?;
        self.take("results-leader").await?;
        self.visit("promises", &format!("/p/{}", series.second), "main[data-state=filling]", "").await
    }

    async fn visit_view(&self, name: &str, link: &str, there: &str) -> Result<()> {
        self.browser.client.goto(link).await?;
        self.browser.wait_for(there).await?;
        self.take(name).await
    }
}
