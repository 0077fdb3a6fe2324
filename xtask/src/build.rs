//! Builds what is deployed: the pages into `dist/assets`, the worker into `worker/build`.

use crate::progress::run;
use crate::scripts;
use crate::stamp;
use crate::tools::Tools;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What both builds read.
const SHARED: [&str; 4] = ["Cargo.toml", "Cargo.lock", "core/src", "core/templates"];

/// Builds what has changed since the last time.
///
/// # Errors
/// When a build fails, with the end of what it said.
pub fn all(root: &Path, tools: &Tools) -> Result<()> {
    for page in ["widget", "console"] {
        let inputs = [&SHARED[..], &["frontend", "static", "Trunk.toml", "tools/package-lock.json"]].concat();
        let stamp = stamp::of(root, &inputs)?;
        let output = root.join(format!("dist/assets/{page}/index.html"));
        stamp::once(&root.join(format!("dist/.{page}")), &stamp, &output, || pages(root, tools, page))?;
    }
    messages(root)?;
    scripts::all(root, tools)?;
    let stamp = stamp::of(root, &[&SHARED[..], &["worker", "tools/package-lock.json"]].concat())?;
    stamp::once(&root.join("dist/.worker"), &stamp, &root.join("worker/build/index.js"), || {
        worker(root, tools)
    })
}

fn pages(root: &Path, tools: &Tools, page: &str) -> Result<()> {
    let mut command = command(root, tools, "trunk")?;
    command
        .args(["build", "--release", "--cargo-profile", "web", "--public-url"])
        .arg(format!("/assets/{page}/"))
        .arg("--dist")
        .arg(root.join("dist/assets").join(page))
        .arg(root.join("frontend").join(format!("{page}.html")));
    // Trunk writes the page under its own name; the worker asks for index.html.
    run(&format!("building the {page}"), &mut command)
}

fn messages(root: &Path) -> Result<()> {
    let to = root.join("dist/assets/messages");
    fs::create_dir_all(&to)?;
    for entry in fs::read_dir(root.join("static/messages")).context("static/messages is missing")? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

fn worker(root: &Path, tools: &Tools) -> Result<()> {
    let mut command = command(root, tools, "worker-build")?;
    command.arg("--release").current_dir(root.join("worker"));
    run("building the worker", &mut command)
}

/// A build command with the tools on its PATH, and clang for the C in ring.
fn command(root: &Path, tools: &Tools, name: &str) -> Result<Command> {
    let path = tools.path()?;
    let find =
        |name: &str| std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.exists());
    let mut command = Command::new(find(name).with_context(|| format!("{name} is not installed"))?);
    command
        .current_dir(root)
        .env("PATH", &path)
        .env("CC_wasm32_unknown_unknown", "clang")
        .env("AR_wasm32_unknown_unknown", "llvm-ar")
        .env("WASM_OPT_BIN", tools.npm_command("wasm-opt"))
        .env("ESBUILD_BIN", tools.npm_command("esbuild"))
        .env_remove("NO_COLOR");
    if let Some(bindgen) = find("wasm-bindgen") {
        command.env("WASM_BINDGEN_BIN", bindgen);
    }
    Ok(command)
}
