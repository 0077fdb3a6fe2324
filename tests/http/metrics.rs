//! The metrics of a poll: its latest release and nothing else, as Prometheus's own tool reads it.

use crate::polls::{answers, definition};
use anyhow::{Context, Result};
use candor_tests::site::Site;
use std::io::Write;
use std::process::{Command, Stdio};

/// What promtool says of a page; nothing where it finds no fault.
fn faults(page: &str) -> Result<Option<String>> {
    xtask::prerequisites::for_prometheus()?;
    let mut promtool = Command::new("promtool")
        .args(["check", "metrics"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    promtool.stdin.take().context("a pipe")?.write_all(page.as_bytes())?;
    let output = promtool.wait_with_output()?;
    let said = [output.stdout, output.stderr].concat();
    Ok((!output.status.success()).then(|| String::from_utf8_lossy(&said).into_owned()))
}

#[test]
fn promtool_finds_no_fault_in_a_real_page_and_finds_those_of_broken_ones() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let path = format!("/api/polls/{poll}/metrics");
    let before = site.anyone.get(&path)?.body;
    assert_eq!(faults(&before)?, None, "{before}");
    (0..7).try_for_each(|n| site.vote(&poll, if n < 4 { "north" } else { "south" }, &answers(n)))?;
    site.close(&poll)?;
    let page = site.anyone.get(&path)?.body;
    assert_eq!(faults(&page)?, None, "{page}");
    for broken in [
        page.replace("} 7", "} seven"),
        page.replace("# TYPE candor_ballots gauge", "# TYPE candor_ballots guage"),
        page.replace("# HELP candor_ballots", "# candor_ballots"),
        page.replace("group=\"all\"", "group=all"),
    ] {
        assert_ne!(broken, page, "something was broken");
        assert!(faults(&broken)?.is_some(), "{broken}");
    }
    Ok(())
}

#[test]
fn metrics_are_the_figures_of_the_latest_release() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let path = format!("/api/polls/{poll}/metrics");
    (0..4).try_for_each(|n| site.vote(&poll, "north", &answers(n)))?;
    let waiting = site.anyone.get(&path)?;
    let samples = |body: &str| -> Vec<String> {
        body.lines().filter(|line| !line.starts_with('#')).map(ToOwned::to_owned).collect()
    };
    assert_eq!(samples(&waiting.body).len(), 2, "what waits is in no page");
    assert_eq!(
        waiting.header("content-type"),
        Some("application/openmetrics-text; version=1.0.0; charset=utf-8")
    );
    let release = site.close(&poll)?;
    let reply = site.anyone.get(&path)?;
    let page = samples(&reply.body);
    let mut expected =
        vec![format!("candor_release{{poll=\"{poll}\"}} 1"), format!("candor_closed{{poll=\"{poll}\"}} 1")];
    let (mut answers, mut declined) = (Vec::new(), Vec::new());
    for node in release["nodes"].as_array().context("nodes")?.iter().filter(|node| node["ballots"] != 0) {
        let labels = format!("poll=\"{poll}\",group=\"{}\"", node["node"].as_str().context("a node")?);
        expected.push(format!("candor_ballots{{{labels}}} {}", node["ballots"]));
        for (question, figures) in node["questions"].as_object().context("questions")? {
            let labels = format!("{labels},question=\"{question}\"");
            declined.push(format!("candor_declined{{{labels}}} {}", figures["declined"]));
            for (choice, count) in figures["counts"].as_object().context("counts")? {
                answers.push(format!("candor_answers{{{labels},choice=\"{choice}\"}} {count}"));
            }
        }
    }
    let mut all = [expected, answers, declined].concat();
    let mut told = page;
    all.sort();
    told.sort();
    assert_eq!(told, all);
    let tag = [("if-none-match", reply.header("etag").context("a tag")?)];
    assert_eq!(site.anyone.send("GET", &path, &tag, &[])?.status, 304);
    assert_eq!(site.anyone.get("/api/polls/nosuch/metrics")?.json()["code"], "unknown_poll");
    Ok(())
}
