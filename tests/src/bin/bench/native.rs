//! What Criterion measured of the core on this machine itself: `cargo xtask bench` runs it before this program.

use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// What a token is made of, and the steps of a token, as core/benches/ballot.rs names them.
const NAMES: [&str; 6] = ["sha512", "multiply", "blind", "evaluate", "finalize", "redeem"];

/// Microseconds by name, each also said as a number of scalar multiplications; nothing where Criterion has not run.
pub(crate) fn times(root: &Path) -> Result<Option<BTreeMap<&'static str, f64>>> {
    let folder = root.join("target/criterion/ballot");
    if !folder.exists() {
        println!("natively: not measured; `cargo xtask bench` does that too");
        return Ok(None);
    }
    let times = NAMES.into_iter().map(|name| Ok((name, time(&folder, name)?)));
    let times: BTreeMap<_, _> = times.collect::<Result<_>>()?;
    let multiply = times["multiply"];
    println!("natively, by Criterion (× is as a multiple of one ristretto255 scalar multiplication):");
    for name in NAMES {
        println!("  {name}: {:.1} µs, {:.2} ×", times[name], times[name] / multiply);
    }
    Ok(Some(times))
}

fn time(folder: &Path, name: &str) -> Result<f64> {
    let file = folder.join(name).join("new/estimates.json");
    let text = std::fs::read_to_string(&file).with_context(|| format!("Criterion has no {name}"))?;
    let estimates: Value = serde_json::from_str(&text)?;
    let nanoseconds = estimates["median"]["point_estimate"].as_f64();
    Ok(nanoseconds.with_context(|| format!("{} has no median", file.display()))? / 1_000.0)
}
