//! What the widget spends on a token in Chromium, as it measures itself (User Timing).

use anyhow::{Context, Result};
use candor_tests::browser::Browser;
use serde_json::json;

/// What the widget calls its measures.
const BLIND: &str = "candor.blind";
const FINALIZE: &str = "candor.finalize";

/// Milliseconds.
pub(crate) struct Times {
    pub(crate) blind: f64,
    pub(crate) finalize: f64,
}

/// Opens each invitation in a browser of its own, and takes the median.
pub(crate) fn times(links: &[String]) -> Result<Times> {
    let runtime = tokio::runtime::Runtime::new()?;
    let times: Vec<Times> = links.iter().map(|link| runtime.block_on(open(link))).collect::<Result<_>>()?;
    let median = |time: fn(&Times) -> f64| {
        let mut times: Vec<f64> = times.iter().map(time).collect();
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    let times = Times { blind: median(|times| times.blind), finalize: median(|times| times.finalize) };
    println!("browser: blind {:.1} ms, verify and finalize {:.1} ms", times.blind, times.finalize);
    Ok(times)
}

async fn open(link: &str) -> Result<Times> {
    let browser = Browser::start().await?;
    browser.open(link, &["filling"]).await?;
    let times =
        Times { blind: measure(&browser, BLIND).await?, finalize: measure(&browser, FINALIZE).await? };
    browser.close().await?;
    Ok(times)
}

/// The duration of a measure that the page took.
async fn measure(browser: &Browser, name: &str) -> Result<f64> {
    let script =
        "return performance.getEntriesByType('measure').find(m => m.name === arguments[0])?.duration ?? null";
    let duration = browser.client.execute(script, vec![json!(name)]).await?;
    duration.as_f64().with_context(|| format!("the widget has taken no measure named {name}"))
}
