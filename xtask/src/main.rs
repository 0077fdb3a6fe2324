//! `cargo xtask`: every chore of the project in one place.

mod fuzz;
mod mutants;
mod serve;
mod test;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use xtask::tools::Tools;
use xtask::{build, bundle, deploy, prerequisites, reproduce};

/// The chores of Candor.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Installs what is missing, builds, and serves Candor with its demo
    Serve(ServeOptions),
    /// Runs every test, or the parts that are named: lint, native, http, browser
    Test { parts: Vec<test::Part> },
    /// Installs what is missing and builds the pages and the worker
    Build,
    /// Makes one archive that serves Candor on a bare machine: target/bundle
    Bundle,
    /// Deploys the worker to Cloudflare
    Deploy {
        /// Do everything but send it; needs no network
        #[arg(long)]
        dry_run: bool,
    },
    /// Makes the screenshots in docs/screens
    Screens,
    /// Says what each part of the pages' programs weighs
    Sizes,
    /// Measures sizes, times and ballots a second, or one thing alone: ballots, tokens, reads, growth, seal, slow
    Bench {
        /// Which one; and for growth up to how many ballots, for ballots how many turns
        what: Vec<String>,
    },
    /// Lives a day with a thousand simulated people, and audits every ballot
    Soak {
        /// How long the day is
        #[arg(long, default_value_t = 600)]
        seconds: u32,
    },
    /// Builds twice, in two folders, and compares what comes out
    Reproduce,
    /// Changes the rules one operator at a time, and looks whether a test notices: an hour or two
    Mutants,
    /// Feeds every decoder with made-up input, or the one that is named
    Fuzz {
        /// One of the files in `core/fuzz/fuzz_targets`, without its ending
        target: Option<String>,
        /// How long each target is fuzzed
        #[arg(long, default_value_t = 10)]
        seconds: u32,
    },
}

/// How `cargo xtask serve` serves.
#[derive(clap::Args)]
struct ServeOptions {
    /// The port on 127.0.0.1
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// Where ballots are kept
    #[arg(long, default_value = ".data")]
    data_dir: PathBuf,
    /// The owner's key; one is made and shown at first start when none is given
    #[arg(long)]
    owner_key: Option<String>,
    /// Load the demo (the default)
    #[arg(long, overrides_with = "no_demo")]
    demo: bool,
    /// Serve without the demo
    #[arg(long)]
    no_demo: bool,
}

fn main() -> ExitCode {
    match chore(Arguments::parse().chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore(chore: Chore) -> Result<()> {
    let root = xtask::root();
    match chore {
        Chore::Serve(options) => serve::serve(&root, &prepared(&root)?, options),
        Chore::Test { parts } => test::test(&root, &parts),
        Chore::Build => prepared(&root).map(drop),
        Chore::Bundle => {
            let archive = bundle::bundle(&root, &prepared(&root)?)?;
            println!("{}", archive.display());
            Ok(())
        }
        Chore::Deploy { dry_run } => {
            println!("{}", deploy::deploy(&root, &prepared(&root)?, dry_run)?);
            Ok(())
        }
        Chore::Screens => drive(&root, "screens", &[]),
        Chore::Sizes => drive(&root, "sizes", &[]),
        Chore::Bench { what } => {
            if what.is_empty() {
                native_times(&root)?;
            }
            drive(&root, "bench", &what)
        }
        Chore::Soak { seconds } => drive(&root, "soak", &[seconds.to_string()]),
        Chore::Reproduce => reproduce::reproduce(&root, &prepared(&root)?),
        Chore::Mutants => mutants::mutants(&root),
        Chore::Fuzz { target, seconds } => fuzz::fuzz(&root, target, seconds),
    }
}

/// Installs and builds whatever is not there yet.
fn prepared(root: &Path) -> Result<Tools> {
    prerequisites::for_building(root)?;
    let tools = Tools::install(root)?;
    build::all(root, &tools)?;
    Ok(tools)
}

/// Measures the steps of a token on this machine itself, and whether a forged one is refused in constant time. Before [`drive`], whose program gathers all figures.
fn native_times(root: &Path) -> Result<()> {
    let mut command = Command::new("cargo");
    command.args(["bench", "--package", "candor", "--bench", "ballot", "--bench", "constant_time", "--"]);
    command.args(["--warm-up-time", "1", "--measurement-time", "3"]).current_dir(root);
    anyhow::ensure!(command.status()?.success(), "the benchmark of the core failed");
    Ok(())
}

/// Runs one of the programs that drive Candor from outside.
fn drive(root: &Path, program: &str, arguments: &[String]) -> Result<()> {
    prepared(root)?;
    prerequisites::for_browsers()?;
    let mut command = Command::new("cargo");
    command
        .args(["run", "--release", "--package", "candor-tests", "--bin", program, "--"])
        .args(arguments)
        .current_dir(root);
    anyhow::ensure!(command.status()?.success(), "{program} failed");
    Ok(())
}
