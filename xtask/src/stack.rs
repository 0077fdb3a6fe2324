//! A running Candor: workerd with the built worker, the pages and a data folder.

mod config;
mod settings;

use crate::backup::PID_FILE;
use crate::tools::Tools;
use anyhow::{Context, Error, Result, bail, ensure};
use config::{MASTER_SECRETS, text};
use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub use config::{COMPATIBILITY_DATE, LIMITERS, OBJECTS};
pub use settings::{Feeds, HERE, Limits, Options, SignIn, boxes_of_environment};

/// How long workerd may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(30);

/// A workerd process; it ends when this is dropped.
#[derive(Debug)]
pub struct Stack {
    child: Child,
    port: u16,
}

impl Stack {
    /// Starts workerd and waits until the worker answers.
    ///
    /// # Errors
    /// When nothing is built, the port is taken, or the worker does not answer within 30 s.
    pub fn start(tools: &Tools, options: &Options) -> Result<Self> {
        prepare(options)?;
        let config = options.data.join("workerd.capnp");
        let stack = if options.port == 0 {
            Self::start_any(
                tools,
                &config,
                |port| text(options, port),
                &options.master_secrets,
                &options.environment,
            )?
        } else {
            fs::write(&config, text(options, options.port)?)?;
            Self::start_on(tools, &config, options.port, &options.master_secrets, &options.environment)?
        };
        fs::write(options.data.join(PID_FILE), stack.child.id().to_string())?;
        Ok(stack)
    }

    /// Replaces this process by that workerd, which serves until it is stopped; gives why that failed.
    pub fn become_workerd(workerd: &Path, options: &Options) -> Error {
        let prepared = || -> Result<PathBuf> {
            prepare(options)?;
            let config = options.data.join("workerd.capnp");
            fs::write(&config, text(options, options.port)?)?;
            // The number of this process is workerd's from then on.
            fs::write(options.data.join(PID_FILE), std::process::id().to_string())?;
            Ok(config)
        };
        match prepared() {
            Ok(config) => serving(workerd, &config, &options.master_secrets).exec().into(),
            Err(error) => error,
        }
    }

    /// Starts workerd on a free port, with the configuration that `text` makes of it and `config` keeps, and waits until
    /// `/healthz` is answered.
    ///
    /// # Errors
    /// When it does not start, or does not answer within 30 s.
    pub fn start_any(
        tools: &Tools,
        config: &Path,
        text: impl Fn(u16) -> Result<String>,
        master_secrets: &str,
        environment: &[(&str, String)],
    ) -> Result<Self> {
        // Somebody may take a free port before workerd does: another one is as good.
        let mut tries = 0;
        loop {
            let port = free_port()?;
            fs::write(config, text(port)?)?;
            match Self::start_on(tools, config, port, master_secrets, environment) {
                Err(_) if tries < 2 => tries += 1,
                started => return started,
            }
        }
    }

    fn start_on(
        tools: &Tools,
        config: &Path,
        port: u16,
        master_secrets: &str,
        environment: &[(&str, String)],
    ) -> Result<Self> {
        let mut child = serving(&tools.workerd()?, config, master_secrets)
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .context("workerd does not start")?;
        let mut complaints = child.stderr.take();
        let mut stack = Self { child, port };
        if let Err(error) = stack.wait() {
            stack.kill();
            let mut said = String::new();
            if let Some(complaints) = &mut complaints {
                let _ = complaints.read_to_string(&mut said);
            }
            bail!("{error}\n{said}");
        }
        // Passed on, so that what workerd says is seen and a full pipe never stops it.
        if let Some(mut complaints) = complaints {
            std::thread::spawn(move || std::io::copy(&mut complaints, &mut std::io::stderr()));
        }
        Ok(stack)
    }

    /// The address that pages and API are under, without a slash at its end.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends workerd at once (SIGKILL), as a power cut would.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// The number of workerd's process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Waits until workerd ends by itself.
    ///
    /// # Errors
    /// When it cannot be waited for.
    pub fn wait_for_end(&mut self) -> Result<()> {
        self.child.wait()?;
        Ok(())
    }

    fn wait(&mut self) -> Result<()> {
        let (start, mut pause) = (Instant::now(), Duration::from_millis(5));
        loop {
            if let Some(status) = self.child.try_wait()? {
                bail!("workerd ended ({status})");
            }
            if ureq::get(format!("{}/healthz", self.address())).call().is_ok() {
                return Ok(());
            }
            ensure!(start.elapsed() < PATIENCE, "the worker does not answer on port {}", self.port);
            // Readiness of another process has no event to wait for.
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(100));
        }
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sees to it that all is there that is served, and a folder to keep ballots in.
fn prepare(options: &Options) -> Result<()> {
    for built in ["worker/build/index.js", "dist/assets"] {
        ensure!(options.root.join(built).exists(), "{built} is missing: run `cargo xtask build` first");
    }
    Ok(fs::create_dir_all(options.data.join("state"))?)
}

/// The command that serves a configuration.
fn serving(workerd: &Path, config: &Path, master_secrets: &str) -> Command {
    let mut command = Command::new(workerd);
    // Absolute paths of `embed` are looked up under the import path.
    command
        .args(["serve", "--experimental", "--import-path=/"])
        .arg(config)
        .env(MASTER_SECRETS, master_secrets);
    command
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
