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
        self.visit("console", "/console", "main[data-state=polls]", "").await?;
        self.comments().await
    }

    /// A batch of comments to look over, one of them redacted and with themes.
    async fn comments(&self) -> Result<()> {
        let mut poll = xtask::demo::open("time_tracking");
        poll["comments"] = json!("moderated");
        let poll = self.site.create(&poll)?;
        let said = [
            "Fewer codes",
            "Ask Mr Keller, he writes them down for all of us",
            "Plans that leave room",
            "Trust",
        ];
        for n in 0..12 {
            let answers = json!({"hours_run_out": {"declined": true}, "match": {"declined": true},
                "change": {"text": said[n % said.len()]}});
            self.site.vote(&poll, "cloud", &answers)?;
        }
        self.site.release(&poll)?;
        let path = format!("/api/polls/{poll}/comments");
        let sealed = self.site.owner.get(&path)?.json();
        for comment in sealed["comments"].as_array().context("comments")? {
            let named = comment["text"].as_str().is_some_and(|text| text.starts_with("Ask"));
            let redact = if named { json!([[4, 13]]) } else { json!([]) };
            let body = json!({"redact": redact, "themes": ["codes"]}).to_string();
            let id = comment["id"].as_str().unwrap_or_default();
            let headers = [("content-type", "application/json")];
            self.site.owner.send("PUT", &format!("{path}/{id}"), &headers, body.as_bytes())?;
        }
        self.visit("console-comments", &format!("/console/polls/{poll}"), "[data-shown]", "").await?;
        self.site.owner.post(&path, &json!({"comments": 12}))?;
        self.site.close(&poll)?;
        self.visit("results-comments", &format!("/p/{poll}/results"), "[data-redacted]", "").await
    }
}
