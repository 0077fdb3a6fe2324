//! `cargo xtask reproduce`: the same commit makes the same worker, wherever it is built.

use crate::build;
use crate::progress::run;
use crate::stamp::hex;
use crate::tools::Tools;
use anyhow::{Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Builds the last commit in a new folder from nothing, and compares the worker's WebAssembly and script with those here.
///
/// # Errors
/// When they differ, or here something is built that was not committed.
pub fn reproduce(root: &Path, tools: &Tools) -> Result<()> {
    let other = root.join("target/reproduced");
    if other.exists() {
        fs::remove_dir_all(&other)?;
    }
    let mut clone = Command::new("git");
    clone.args(["clone", "--quiet", "--no-hardlinks"]).arg(root).arg(&other);
    run("copying the last commit", &mut clone)?;
    build::all(&other, tools)?;
    for file in ["worker/build/index_bg.wasm", "worker/build/index.js"] {
        let [here, there] = [root, &other].map(|folder| fs::read(folder.join(file)).map(|bytes| hex(&bytes)));
        let (here, there) = (here?, there?);
        println!("{file}\n  here  {here}\n  there {there}");
        ensure!(here == there, "{file} is not the same");
    }
    Ok(fs::remove_dir_all(&other)?)
}
