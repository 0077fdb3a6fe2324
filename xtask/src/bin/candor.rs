//! The one command of a bundle: serves Candor, and saves and restores its data. It needs nothing but the bundle.

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use xtask::stack::{self, Feeds, Limits, Options, SignIn, Stack};
use xtask::{backup, owner_key, secrets};

/// Candor in one's own data centre.
#[derive(Parser)]
#[command(name = "candor", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Serves until it is stopped; behind a proxy that speaks TLS
    Serve {
        /// Where it listens
        #[arg(long, default_value = "127.0.0.1:8787", env = "CANDOR_LISTEN")]
        listen: SocketAddr,
        /// Where everything is kept
        #[arg(long, default_value = "data", env = "CANDOR_DATA")]
        data_dir: PathBuf,
        /// The owner's key; one is made and shown at first start when none is given
        #[arg(long, env = "CANDOR_OWNER_KEY", hide_env_values = true)]
        owner_key: Option<String>,
    },
    /// Saves the data of one moment into a new file, while Candor runs
    Backup {
        /// The file, such as candor-2026-11-25.tar.gz
        file: PathBuf,
        /// Where everything is kept
        #[arg(long, default_value = "data", env = "CANDOR_DATA")]
        data_dir: PathBuf,
    },
    /// Puts a backup into an empty data folder, while Candor does not run
    Restore {
        /// The file
        file: PathBuf,
        /// Where everything is to be kept
        #[arg(long, default_value = "data", env = "CANDOR_DATA")]
        data_dir: PathBuf,
    },
}

fn main() -> ExitCode {
    match chore(Arguments::parse().chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore(chore: Chore) -> Result<()> {
    match chore {
        Chore::Serve { listen, data_dir, owner_key } => serve(listen, &data_dir, owner_key),
        Chore::Backup { file, data_dir } => {
            let saved = backup::save(&data_dir, &file)?;
            let still = saved.still.map_or("Candor did not run".into(), |still| {
                format!("Candor was held still for {} ms", still.as_millis())
            });
            println!("{}: {} files, {} bytes; {still}", file.display(), saved.files, saved.bytes);
            Ok(())
        }
        Chore::Restore { file, data_dir } => {
            let files = backup::restore(&file, &data_dir)?;
            println!("{files} files are in {}", data_dir.display());
            if !data_dir.join("master-secrets").exists() {
                println!("Put the file master-secrets there too: polls that need tokens go on only with it");
            }
            Ok(())
        }
    }
}

/// Writes the configuration, and becomes workerd.
fn serve(listen: SocketAddr, data: &Path, owner_key: Option<String>) -> Result<()> {
    let program = std::env::current_exe()?.canonicalize()?;
    let root = program.parent().and_then(Path::parent).context("the bundle is not whole")?;
    if let Some(saved) = backup::before_upgrade(data)? {
        println!("Another version wrote these data: they are saved in {}", saved.display());
    }
    let owner = owner_key::of(data, owner_key)?;
    if let (Some(key), true) = (&owner.key, owner.is_new) {
        println!("Owner key, shown this once: {key}");
    }
    println!("Candor listens at http://{listen}");
    let options = Options {
        root: root.to_owned(),
        data: data.to_owned(),
        host: listen.ip(),
        port: listen.port(),
        owner_key_hash: owner.hash,
        master_secrets: secrets::of(data)?,
        live_seconds: 300,
        daily_seconds: 86_400,
        sign_in: SignIn::of_environment(),
        feeds: Feeds::of_environment(),
        ballot_boxes: stack::boxes_of_environment(),
        limits: Limits::of_environment(),
        environment: Vec::new(),
        halt_at: None,
    };
    Err(Stack::become_workerd(&root.join("bin/workerd"), &options))
}
