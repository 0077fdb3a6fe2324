//! `cargo xtask deploy`: the worker to Cloudflare, or, dry, everything but sending it, without a network.

use crate::tools::Tools;
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::Command;

/// Deploys what is built, and gives what wrangler said.
///
/// # Errors
/// When wrangler refuses the configuration, or cannot reach Cloudflare.
pub fn deploy(root: &Path, tools: &Tools, dry_run: bool) -> Result<String> {
    let wrangler = Tools::wrangler(root)?;
    let out = root.join("target/deploy");
    let mut command = Command::new(wrangler);
    command.arg("deploy").current_dir(root.join("worker"));
    if dry_run {
        command.arg("--dry-run").arg("--outdir").arg(&out);
    }
    // It is built already: wrangler's own build step would ask for the same again.
    command
        .env("PATH", tools.path()?)
        .env("WRANGLER_SEND_METRICS", "false")
        .env("CI", "1")
        .env("NO_COLOR", "1");
    let output = command.output().context("wrangler does not start")?;
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    ensure!(output.status.success(), "wrangler failed:\n{said}");
    Ok(said)
}
