//! A real Prometheus scrapes the metrics of a real worker.

use crate::polls::{answers, definition};
use anyhow::{Context, Result, bail};
use candor_tests::site::Site;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};
use url::Url;

/// Killed when it is dropped.
struct Prometheus {
    process: Child,
    address: String,
    /// Where its data are; removed with it.
    _folder: tempfile::TempDir,
}

impl Drop for Prometheus {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Prometheus {
    /// Starts one that scrapes `path` of the site every second, and waits until it serves.
    fn scraping(site: &Site, path: &str) -> Result<Self> {
        xtask::prerequisites::for_prometheus()?;
        let folder = tempfile::tempdir()?;
        let origin = Url::parse(&site.page(""))?;
        let target = format!("{}:{}", origin.host_str().context("a host")?, origin.port().context("a port")?);
        let config = format!(
            "global: {{scrape_interval: 1s, scrape_timeout: 1s}}\nscrape_configs:\n- job_name: candor\n  metrics_path: {path}\n  \
             static_configs: [{{targets: ['{target}']}}]\n"
        );
        std::fs::write(folder.path().join("prometheus.yml"), config)?;
        let mut process = Command::new("prometheus")
            .arg("--config.file")
            .arg(folder.path().join("prometheus.yml"))
            .arg("--storage.tsdb.path")
            .arg(folder.path().join("data"))
            .args(["--web.listen-address", "127.0.0.1:0"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let said = BufReader::new(process.stderr.take().context("a pipe")?);
        let (sender, receiver) = mpsc::channel();
        // Read to the end, so that it never waits for a full pipe.
        std::thread::spawn(move || {
            said.lines().map_while(Result::ok).for_each(|line| drop(sender.send(line)));
        });
        let mut prometheus = Self { process, address: String::new(), _folder: folder };
        let mut told = Vec::new();
        let is_ready = |line: &str| line.contains("Server is ready to receive web requests");
        while let Ok(line) = receiver.recv_timeout(Duration::from_mins(1)) {
            if let Some((_, address)) = line.split_once("address=").filter(|_| line.contains("Listening on"))
            {
                prometheus.address =
                    format!("http://{}", address.split(' ').next().unwrap_or(address).trim_matches('"'));
            }
            if is_ready(&line) {
                return Ok(prometheus);
            }
            told.push(line);
        }
        bail!("Prometheus does not start: {}", told.join("\n"))
    }

    fn query(&self, expression: &str) -> Result<Value> {
        let mut address = Url::parse(&format!("{}/api/v1/query", self.address))?;
        address.query_pairs_mut().append_pair("query", expression);
        let body = ureq::get(address.as_str()).call()?.body_mut().read_to_string()?;
        Ok(serde_json::from_str::<Value>(&body)?["data"]["result"].take())
    }

    /// What `expression` gives once it gives anything: scrapes come by its own clock, and no call tells of them.
    fn until_known(&self, expression: &str) -> Result<Value> {
        let start = Instant::now();
        while start.elapsed() < Duration::from_mins(1) {
            let result = self.query(expression)?;
            if result.as_array().is_some_and(|rows| !rows.is_empty()) {
                return Ok(result);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        bail!("Prometheus never knew {expression}")
    }
}

#[test]
fn a_real_prometheus_reads_the_released_figures_and_nothing_that_waits() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    (0..7).try_for_each(|n| site.vote(&poll, if n < 4 { "north" } else { "south" }, &answers(n)))?;
    let prometheus = Prometheus::scraping(&site, &format!("/api/polls/{poll}/metrics"))?;
    let waiting = prometheus.until_known("candor_release")?;
    assert_eq!(waiting[0]["value"][1], "0");
    assert_eq!(prometheus.query("candor_ballots")?, serde_json::json!([]));
    let release = site.close(&poll)?;
    let ballots = prometheus.until_known("candor_ballots{group=\"all\"}")?;
    let whole = release["nodes"].as_array().context("nodes")?.iter().find(|node| node["node"] == "all");
    assert_eq!(ballots[0]["value"][1], whole.context("the whole")?["ballots"].to_string());
    assert_eq!(ballots[0]["metric"]["poll"], poll);
    assert_eq!(prometheus.until_known("up")?[0]["value"][1], "1");
    // Every row of the ready dashboard is asked for as Grafana asks.
    let dashboard: Value = serde_json::from_str(include_str!("../../docs/grafana.json"))?;
    let panels = dashboard["panels"].as_array().context("panels")?;
    assert!(panels.len() >= 4);
    for panel in panels {
        for target in panel["targets"].as_array().into_iter().flatten() {
            let expression = target["expr"].as_str().context("an expression")?;
            let asked = expression.replace("$poll", &poll).replace("$group", "all");
            assert_ne!(prometheus.query(&asked)?, serde_json::json!([]), "{} knows {asked}", panel["title"]);
        }
    }
    Ok(())
}
