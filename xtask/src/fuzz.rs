//! `cargo xtask fuzz`: every decoder, fed with whatever libFuzzer makes up.
//!
//! Stable Rust does it, without a sanitizer: those need a nightly one, and the core forbids unsafe code.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;
use xtask::progress::{output, run};
use xtask::{prerequisites, tools};

/// Fuzzes that target, or each, for so many seconds.
pub(crate) fn fuzz(root: &Path, target: Option<String>, seconds: u32) -> Result<()> {
    let all = targets(root)?;
    if let Some(target) = &target {
        ensure!(all.contains(target), "there is no “{target}”; the targets are {}", all.join(", "));
    }
    prerequisites::for_fuzzing()?;
    let fuzzer = tools::fuzzer()?;
    let command = |subcommand: &str| {
        let mut command = Command::new(&fuzzer);
        command.args(["fuzz", subcommand, "--fuzz-dir", "core/fuzz", "--target-dir", "target/fuzz"]);
        command.args(["--sanitizer", "none"]).current_dir(root);
        command
    };
    run("building the fuzz targets", &mut command("build"))?;
    for target in target.map_or(all, |target| vec![target]) {
        // What is found goes into the first folder; the seeds are read only.
        let corpus = root.join("target/fuzz/corpus").join(&target);
        fs::create_dir_all(&corpus)?;
        let mut command = command("run");
        command.arg(&target).arg(&corpus).arg(format!("core/fuzz/seeds/{target}"));
        command.args(["--", &format!("-max_total_time={seconds}"), "-print_final_stats=1"]);
        let said = output(&format!("fuzzing {target} for {seconds} s"), &mut command)?;
        let inputs = said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
        eprintln!("    {} inputs, and what is checked held for each", inputs.unwrap_or_default().trim());
    }
    Ok(())
}

/// The names of the targets, in order.
fn targets(root: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(root.join("core/fuzz/fuzz_targets")).context("there are no fuzz targets")?;
    let names = entries.map(|entry| {
        Ok(Path::new(&entry?.file_name()).file_stem().unwrap_or_default().to_string_lossy().into_owned())
    });
    let mut names = names.collect::<Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}
