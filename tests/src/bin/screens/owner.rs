//! The owner's pages.

use super::Studio;
use anyhow::{Context, Result};
use serde_json::json;

/// Signs in with the key that stands in the script's place.
const SIGN_IN: &str =
    "document.getElementById('key').value = KEY; document.getElementById('sign-in').click()";
/// Marks how many are invited, and opens what is folded.
const INVITE: &str = "
    for (const field of document.querySelectorAll('[id^=invite-]')) if (field.type === 'text') field.value = '8';
    document.getElementById('invite-csv').click()";

impl Studio {
    /// From signing in to the settings.
    pub(super) async fn owner(&self) -> Result<()> {
        self.visit("console-sign-in", "/console", "main[data-state=sign_in]", "").await?;
        let key = SIGN_IN.replace("KEY", &json!(self.site.key()).to_string());
        self.browser.client.execute(&key, vec![]).await?;
        self.browser.wait_for("main[data-state=polls]").await?;
        self.visit("console-new", "/console/new", "main[data-state=new]", "").await?;
        let begin = "document.getElementById('template-psychological_safety').click()";
        self.browser.client.execute(begin, vec![]).await?;
        self.browser.wait_for(".preview iframe").await?;
        self.browser.enter("return document.querySelector('.preview iframe')").await?;
        self.browser.wait_for("main.widget").await?;
        self.browser.leave().await?;
        self.take("console-draft").await?;
        self.browser.client.execute("document.getElementById('last').click()", vec![]).await?;
        self.browser.wait_for("[data-last=ready]").await?;
        self.take("console-last").await?;
        let mut poll = xtask::demo::open("time_tracking");
        poll["eligibility"] = json!("invited");
        let poll = self.site.create(&poll)?;
        self.site.owner.post(
            &format!("/api/polls/{poll}/links"),
            &json!({"name": "Ada, head of product", "group": "product"}),
        )?;
        self.browser.client.goto(&self.site.page(&format!("/console/polls/{poll}"))).await?;
        self.browser.wait_for("main[data-state=poll]").await?;
        self.browser.client.execute(INVITE, vec![]).await?;
        self.browser.wait_for("a.file").await?;
        self.take("console-poll").await?;
        let order =
            json!({"poll": poll, "period": "quarterly", "time_zone": "Europe/Vienna", "open_for_hours": 120});
        let made = self.site.owner.post("/api/series", &order)?;
        made.json()["id"].as_str().context("no series")?;
        self.visit("console-series", "/console/series", "[data-series]", "").await?;
        self.visit("console-settings", "/console/settings", "main[data-state=settings]", "").await?;
        self.visit("console", "/console", "main[data-state=polls]", "").await
    }
}
