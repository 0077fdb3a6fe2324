//! What sealing a large poll takes as WebAssembly, run by Node, whose engine is workerd's too.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use xtask::tools::Tools;

/// Groups, questions, and choices of each.
const SIZE: [&str; 3] = ["5000", "20", "7"];
const ROUNDS: &str = "21";
/// The most milliseconds that sealing may take.
const MOST: f64 = 100.0;

/// Builds, times and prints; gives milliseconds by step.
pub(crate) fn sealing(root: &Path) -> Result<Value> {
    let tools = Tools::install(root)?;
    let target = root.join("target/sealing");
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "--package", "candor-sealing", "--lib"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--target-dir"]).arg(&target).current_dir(root);
    ensure!(cargo.status()?.success(), "tests/sealing does not build");
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.args(["--target", "nodejs", "--out-dir"]).arg(target.join("node"));
    bindgen.arg(target.join("wasm32-unknown-unknown/release/candor_sealing.wasm")).env("PATH", tools.path()?);
    ensure!(bindgen.status()?.success(), "wasm-bindgen failed");
    let mut node = Command::new("node");
    node.arg(root.join("tests/src/bin/bench/sealing.js")).arg(target.join("node/candor_sealing.js"));
    let output = node.args(SIZE).arg(ROUNDS).output().context("Node does not start")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let times: Value = serde_json::from_slice(&output.stdout)?;
    let of = |step: &str| times[step].as_f64().with_context(|| format!("no {step}"));
    let [groups, questions, choices] = SIZE;
    println!("{groups} groups × {questions} questions × {choices} choices, in WebAssembly:");
    println!("  sealing {:.1} ms, {} cohorts", of("seal")?, times["cohorts"]);
    println!(
        "  making the release {:.1} ms, writing its JSON {:.1} ms, {} bytes",
        of("publish")?,
        of("write")?,
        times["bytes"]
    );
    println!("  sealing to the {MOST} ms that it may take: {:.2}", of("seal")? / MOST);
    Ok(times)
}
