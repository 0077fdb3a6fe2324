//! What a machine needs before anything can be built, installed where that can be done without asking.

use crate::progress::run;
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

/// The oldest Node that the npm tools run on.
const NODE: u32 = 20;

/// Sees to it that everything builds: the wasm32 target, clang for the C in ring, Node and npm.
///
/// # Errors
/// With one sentence that names what is missing and the command that mends it.
pub fn for_building(root: &Path) -> Result<()> {
    node()?;
    wasm_target(root)?;
    library_source();
    debian_packages(&[("clang", "clang"), ("llvm-ar", "llvm")], "to compile ring's C for wasm32")
}

/// Sees to it that pages can be tested in Chromium.
///
/// # Errors
/// As [`for_building`].
pub fn for_browsers() -> Result<()> {
    debian_packages(&[("chromium", "chromium"), ("chromedriver", "chromium-driver")], "to test the pages")
}

/// Sees to it that metrics can be held against Prometheus itself.
///
/// # Errors
/// As [`for_building`].
pub fn for_prometheus() -> Result<()> {
    let wanted = [("prometheus", "prometheus"), ("promtool", "prometheus")];
    debian_packages(&wanted, "to test what Prometheus reads")
}

/// Sees to it that the model of the hand-over can be checked.
///
/// # Errors
/// As [`for_building`].
pub fn for_models() -> Result<()> {
    debian_packages(&[("spin", "spin"), ("cc", "gcc")], "to check the model of ballot boxes")
}

/// Sees to it that libFuzzer's runtime compiles.
///
/// # Errors
/// As [`for_building`].
pub fn for_fuzzing() -> Result<()> {
    debian_packages(&[("c++", "g++")], "to compile libFuzzer's runtime")
}

fn node() -> Result<()> {
    let mend = "install Node 20 or newer with npm: https://nodejs.org/en/download";
    let output = Command::new("node").arg("--version").output();
    let output = output.with_context(|| format!("Node is missing; {mend}"))?;
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    ensure!(major.is_some_and(|major| major >= NODE), "Node {version} is too old; {mend}");
    ensure!(is_there("npm"), "npm is missing; {mend}");
    Ok(())
}

fn wasm_target(root: &Path) -> Result<()> {
    let output = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"])
        .output()?;
    let folder = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", "wasm32-unknown-unknown"]);
    let Err(error) = run("adding the wasm32 target", &mut rustup) else { return Ok(()) };
    if Path::new("/etc/debian_version").exists() && is_root() {
        eprintln!("  rustup cannot add the wasm32 target here, so Debian's own Rust builds it");
        let mut script = Command::new("bash");
        script.arg(root.join("xtask/scripts/debian-wasm-target.sh"));
        run("building the wasm32 target from Debian's packages", &mut script)?;
        bail!(
            "Debian's Rust builds for wasm32 now: run the command again with RUSTUP_TOOLCHAIN=debian in front"
        );
    }
    bail!("the wasm32 target is missing; add it with `rustup target add wasm32-unknown-unknown` ({error})")
}

/// Whether the compiler has the source of its standard library, which the pages get a small build of.
pub fn has_library_source() -> bool {
    let output = Command::new("rustc").args(["--print", "sysroot"]).output();
    let folder = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    folder.is_ok_and(|folder| Path::new(&folder).join("lib/rustlib/src/rust/library/Cargo.lock").is_file())
}

/// Fetches that source; where it cannot be had the pages are built with the library as it comes.
fn library_source() {
    if !has_library_source() {
        let mut rustup = Command::new("rustup");
        rustup.args(["component", "add", "rust-src"]);
        if let Err(error) = run("adding the source of the standard library", &mut rustup) {
            eprintln!("  {error}");
        }
    }
}

/// Installs those of the (command, package) pairs whose command is missing.
fn debian_packages(wanted: &[(&str, &str)], why: &str) -> Result<()> {
    let missing: Vec<&str> =
        wanted.iter().filter(|(name, _)| !is_there(name)).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let missing: BTreeSet<&str> = missing.into_iter().collect();
    let missing: Vec<&str> = missing.into_iter().collect();
    let list = missing.join(" ");
    ensure!(is_there("apt-get"), "{list} needed {why}; install it with your system's package manager");
    let mend = format!("sudo apt-get install -y {list}");
    let prefix: &[&str] = match (is_root(), is_there("sudo")) {
        (true, _) => &[],
        (false, true) => &["sudo", "-n"],
        (false, false) => bail!("{list} needed {why}; run `{mend}`"),
    };
    let apt = |arguments: &[&str]| {
        let words = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
        let mut command = Command::new(words[0]);
        command.args(&words[1..]);
        command
    };
    let install = [&["install", "-y", "--no-install-recommends"], &missing[..]].concat();
    run("reading Debian's package lists", &mut apt(&["update"]))
        .and_then(|()| run(&format!("installing {list}"), &mut apt(&install)))
        .with_context(|| format!("{list} needed {why}; run `{mend}`"))
}

fn is_there(command: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(command).is_file())
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").stderr(Stdio::null()).output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
