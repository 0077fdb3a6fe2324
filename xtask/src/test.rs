//! `cargo xtask test`: every test of the project.

use anyhow::{Result, ensure};
use clap::ValueEnum;
use std::path::Path;
use std::process::Command;
use std::time::Instant;
use xtask::{prerequisites, tools};

/// What can be tested by itself.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Format and clippy, for this machine and for wasm32
    Lint,
    /// The crates' own tests
    Native,
    /// The worker over HTTP on workerd, SIGKILL and what an attacker finds in its storage included
    Http,
    /// The pages in Chromium
    Browser,
}

/// The tests over HTTP in which ballots are counted.
const COUNTING: [&str; 20] = [
    "--",
    "adversary",
    "closing",
    "comments",
    "deniable",
    "double_spending",
    "independent",
    "interference",
    "invitations",
    "leaders",
    "moderation",
    "path",
    "policies",
    "replay",
    "restarts",
    "retention",
    "safety",
    "series",
    "signed_in",
    "watching",
];
const STRICT: [&str; 3] = ["--", "-D", "warnings"];

/// Runs those parts, or all of them when none is named.
pub(crate) fn test(root: &Path, parts: &[Part]) -> Result<()> {
    let wants = |part| parts.is_empty() || parts.contains(&part);
    prerequisites::for_building(root)?;
    if wants(Part::Lint) {
        lint(root)?;
    }
    if wants(Part::Native) {
        prerequisites::for_models()?;
        cargo(
            root,
            "the crates' own tests",
            &["test", "--workspace", "--exclude", "candor-tests"],
            &[],
            &[],
        )?;
    }
    if wants(Part::Http) || wants(Part::Browser) {
        crate::prepared(root)?;
    }
    if wants(Part::Http) {
        prerequisites::for_prometheus()?;
        let targets = ["--lib", "--test", "http", "--test", "attack", "--test", "crash", "--test", "operate"];
        let targets = [&["test", "--package", "candor-tests"], &targets[..]].concat();
        cargo(root, "the worker over HTTP", &targets, &[], &[])?;
        // All that has to do with counting, again where polls have boxes.
        for boxes in ["4", "16"] {
            let targets = ["test", "--package", "candor-tests", "--test", "http"];
            let what = format!("the same with {boxes} ballot boxes");
            cargo(root, &what, &targets, &COUNTING, &[("CANDOR_BALLOT_BOXES", boxes)])?;
        }
    }
    if wants(Part::Browser) {
        prerequisites::for_browsers()?;
        // One Chromium a core: more of them only wait for one another.
        let targets = ["test", "--package", "candor-tests", "--test", "browser"];
        cargo(root, "the pages in Chromium", &targets, &["--", "--test-threads=2"], &[])?;
    }
    Ok(())
}

/// What may be linked, as deny.toml says. Known faults are asked for where their list can be reached.
fn supplies(root: &Path) -> Result<()> {
    let denier = tools::denier()?;
    let check = |what: &[&str]| {
        Command::new(&denier).args(["--log-level", "error", "check"]).args(what).current_dir(root).output()
    };
    eprintln!("\n── licences, sources and bans of what is linked");
    let checked = check(&["--hide-inclusion-graph", "bans", "licenses", "sources"])?;
    ensure!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let known = check(&["--hide-inclusion-graph", "advisories"])?;
    let said = String::from_utf8_lossy(&known.stderr);
    if !known.status.success() && said.contains("failed to fetch advisory database") {
        eprintln!("   the list of known faults cannot be reached from here: not checked");
        return Ok(());
    }
    ensure!(known.status.success(), "{said}");
    Ok(())
}

fn lint(root: &Path) -> Result<()> {
    supplies(root)?;
    let has =
        |name| Command::new("cargo").args([name, "--version"]).output().is_ok_and(|o| o.status.success());
    if !has("fmt") || !has("clippy") {
        eprintln!("Format and clippy are skipped: `rustup component add rustfmt clippy` adds them");
        return Ok(());
    }
    cargo(root, "the format", &["fmt", "--all", "--check"], &[], &[])?;
    cargo(root, "clippy", &["clippy", "--workspace", "--all-targets"], &STRICT, &[])?;
    let wasm = [
        "clippy",
        "-p",
        "candor",
        "-p",
        "candor-frontend",
        "-p",
        "candor-worker",
        "--target",
        "wasm32-unknown-unknown",
    ];
    cargo(root, "clippy for wasm32", &wasm, &STRICT, &[])
}

/// Runs cargo with its output shown as it comes: test names are the progress.
fn cargo(
    root: &Path,
    what: &str,
    arguments: &[&str],
    more: &[&str],
    environment: &[(&str, &str)],
) -> Result<()> {
    eprintln!("\n── {what}");
    let start = Instant::now();
    let mut command = Command::new("cargo");
    command
        .args(arguments)
        .args(more)
        .current_dir(root)
        .env("CC_wasm32_unknown_unknown", "clang")
        .env("AR_wasm32_unknown_unknown", "llvm-ar")
        .envs(environment.iter().copied());
    ensure!(command.status()?.success(), "{what} failed; run it alone with `cargo {}`", arguments.join(" "));
    eprintln!("── {what}: done in {} s", start.elapsed().as_secs());
    Ok(())
}
