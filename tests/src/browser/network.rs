//! What reaches the page, and whether its scripts run.

use super::Browser;
use anyhow::Result;
use serde_json::json;

impl Browser {
    /// Takes the network away from the page, or gives it back.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn offline(&self, offline: bool) -> Result<()> {
        self.devtools("Network.enable", json!({})).await?;
        let conditions =
            json!({"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
        self.devtools("Network.emulateNetworkConditions", conditions).await
    }

    /// Gives the page a slow network from now on, in kbit/s each way and milliseconds from a request to the first byte of
    /// its reply, and nothing that was kept of earlier visits.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn slow(&self, kilobits: u32, latency: u32) -> Result<()> {
        self.without_cache().await?;
        // Bytes a second.
        let throughput = f64::from(kilobits) * 1_000.0 / 8.0;
        let conditions = json!({"offline": false, "latency": latency, "downloadThroughput": throughput,
            "uploadThroughput": throughput});
        self.devtools("Network.emulateNetworkConditions", conditions).await
    }

    /// Fetches everything anew from now on.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn without_cache(&self) -> Result<()> {
        self.devtools("Network.enable", json!({})).await?;
        self.devtools("Network.setCacheDisabled", json!({"cacheDisabled": true})).await
    }

    /// Lets requests to addresses that match one of `patterns` fail; none when there is none.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn block(&self, patterns: &[&str]) -> Result<()> {
        self.devtools("Network.enable", json!({})).await?;
        self.devtools("Network.setBlockedURLs", json!({"urls": patterns})).await
    }

    /// Holds requests to addresses that match one of `patterns` back, without an answer; none when there is none.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn hold(&self, patterns: &[&str]) -> Result<()> {
        let patterns: Vec<_> = patterns.iter().map(|pattern| json!({"urlPattern": pattern})).collect();
        if patterns.is_empty() {
            return self.devtools("Fetch.disable", json!({})).await;
        }
        self.devtools("Fetch.enable", json!({"patterns": patterns})).await
    }

    /// Lets pages run no scripts of their own, or lets them again. Tests still can.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn without_scripts(&self, without: bool) -> Result<()> {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({"value": without})).await
    }
}
