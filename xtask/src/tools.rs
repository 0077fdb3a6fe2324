//! The build tools: kept by version in one cache folder outside `target/`, so that `cargo clean` and other checkouts
//! find them again.

use crate::progress::run;
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A tool from crates.io, at the version this checkout builds with.
struct Tool {
    name: &'static str,
    version: &'static str,
    command: &'static str,
    /// Whether its own lock file is used; wasm-bindgen's names a crate that registries do not serve.
    locked: bool,
}

const TOOLS: [Tool; 3] = [
    Tool { name: "wasm-bindgen-cli", version: "0.2.130", command: "wasm-bindgen", locked: false },
    Tool { name: "worker-build", version: "0.8.7", command: "worker-build", locked: true },
    Tool { name: "trunk", version: "0.21.14", command: "trunk", locked: true },
];

/// Needed by `cargo xtask fuzz` alone, and so installed by it.
const FUZZER: Tool = Tool { name: "cargo-fuzz", version: "0.13.2", command: "cargo-fuzz", locked: true };

/// Looks at licences, sources and known faults of what is linked.
const DENIER: Tool = Tool { name: "cargo-deny", version: "0.20.2", command: "cargo-deny", locked: true };

/// Needed by `cargo xtask mutants` alone.
const MUTATOR: Tool =
    Tool { name: "cargo-mutants", version: "27.1.0", command: "cargo-mutants", locked: true };

/// Where every tool is.
#[derive(Clone, Debug)]
pub struct Tools {
    folders: Vec<PathBuf>,
    npm: PathBuf,
}

impl Tools {
    /// Installs what is missing, and tells where everything is.
    ///
    /// # Errors
    /// When a tool cannot be installed; the error says which.
    pub fn install(root: &Path) -> Result<Self> {
        let (cache, _lock) = locked_cache()?;
        let folders = TOOLS.iter().map(|tool| tool.install(&cache)).collect::<Result<_>>()?;
        Ok(Self {
            folders,
            npm: npm(&root.join("tools"), &cache, "workerd, esbuild, wasm-opt and axe-core")?,
        })
    }

    /// The path of a command of one of the npm packages.
    pub fn npm_command(&self, name: &str) -> PathBuf {
        self.npm.join("node_modules/.bin").join(name)
    }

    /// The native workerd: the command in `.bin` may be a script that starts it as a child, which a signal to the
    /// script would not reach.
    ///
    /// # Errors
    /// When npm has no workerd for this kind of machine.
    pub fn workerd(&self) -> Result<PathBuf> {
        let packages = fs::read_dir(self.npm_package("@cloudflare")).context("workerd is not installed")?;
        let mut binaries = packages.flatten().map(|package| package.path().join("bin/workerd"));
        binaries.find(|binary| binary.exists()).context("npm has no workerd for this kind of machine")
    }

    /// The command that deploys to Cloudflare, which nothing else needs, and so is installed apart.
    ///
    /// # Errors
    /// When npm cannot install it.
    pub fn wrangler(root: &Path) -> Result<PathBuf> {
        let (cache, _lock) = locked_cache()?;
        let folder = npm(&root.join("tools/deploy"), &cache, "wrangler")?;
        Ok(folder.join("node_modules/.bin/wrangler"))
    }

    /// The folder of an npm package.
    pub fn npm_package(&self, name: &str) -> PathBuf {
        self.npm.join("node_modules").join(name)
    }

    /// PATH with the tools in front.
    ///
    /// # Errors
    /// When a folder's name has a character that PATH cannot hold.
    pub fn path(&self) -> Result<OsString> {
        let old = std::env::var_os("PATH").unwrap_or_default();
        let own = self.folders.iter().cloned().chain([self.npm.join("node_modules/.bin")]);
        Ok(std::env::join_paths(own.chain(std::env::split_paths(&old)))?)
    }
}

/// Installs cargo-fuzz where it is missing, and tells where its command is.
///
/// # Errors
/// When it cannot be installed.
pub fn fuzzer() -> Result<PathBuf> {
    let (cache, _lock) = locked_cache()?;
    Ok(FUZZER.install(&cache)?.join(FUZZER.command))
}

/// Installs cargo-deny where it is missing, and tells where its command is.
///
/// # Errors
/// When it cannot be installed.
pub fn denier() -> Result<PathBuf> {
    let (cache, _lock) = locked_cache()?;
    Ok(DENIER.install(&cache)?.join(DENIER.command))
}

/// Installs cargo-mutants where it is missing, and tells where its command is.
///
/// # Errors
/// When it cannot be installed.
pub fn mutator() -> Result<PathBuf> {
    let (cache, _lock) = locked_cache()?;
    Ok(MUTATOR.install(&cache)?.join(MUTATOR.command))
}

/// The cache folder. Two runs at once wait for each other here; the lock goes with the file handle.
fn locked_cache() -> Result<(PathBuf, fs::File)> {
    let cache = cache()?;
    fs::create_dir_all(&cache).with_context(|| format!("{} cannot be made", cache.display()))?;
    let lock = fs::File::create(cache.join("lock"))?;
    lock.lock()?;
    Ok((cache, lock))
}

/// `$CANDOR_TOOLS`, else the user's cache folder.
fn cache() -> Result<PathBuf> {
    let from = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    from("CANDOR_TOOLS")
        .or_else(|| Some(from("XDG_CACHE_HOME")?.join("candor/tools")))
        .or_else(|| Some(from("HOME")?.join(".cache/candor/tools")))
        .context("there is no home folder to keep tools in; name one with CANDOR_TOOLS=FOLDER")
}

impl Tool {
    fn install(&self, cache: &Path) -> Result<PathBuf> {
        let Self { name, version, .. } = self;
        let folder = cache.join(format!("{name}-{version}"));
        let command = folder.join("bin").join(self.command);
        if !command.exists() {
            // Renamed when whole, so that an interrupted install is not taken for a finished one.
            let part = cache.join(format!("{name}-{version}.part"));
            remove(&part)?;
            if self.fetch(&part).is_err() {
                remove(&part)?;
                self.compile(&part, &cache.join("build"))?;
            }
            remove(&folder)?;
            fs::rename(&part, &folder)?;
        }
        Ok(folder.join("bin"))
    }

    /// A prebuilt binary, in seconds, where cargo-binstall is there and has one.
    fn fetch(&self, into: &Path) -> Result<()> {
        Command::new("cargo-binstall").arg("-V").output().context("cargo-binstall is not installed")?;
        let mut command = Command::new("cargo-binstall");
        command.args([
            "--no-confirm",
            "--disable-strategies",
            "compile",
            "--maximum-resolution-timeout",
            "20",
        ]);
        command.arg("--root").arg(into).arg(format!("{}@{}", self.name, self.version));
        run(&format!("fetching {} {}", self.name, self.version), &mut command)
    }

    /// Unoptimised: it is a tool, not the product, and builds in a third of the time.
    fn compile(&self, into: &Path, target: &Path) -> Result<()> {
        let mut command = Command::new("cargo");
        command.args(["install", self.name, "--version", self.version, "--root"]).arg(into);
        if self.locked {
            command.arg("--locked");
        }
        command
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
        run(&format!("compiling {} {} (once; a few minutes)", self.name, self.version), &mut command)?;
        remove(target)
    }
}

/// The npm packages of a folder, exactly as its lock file has them.
fn npm(from: &Path, cache: &Path, what: &str) -> Result<PathBuf> {
    let lock = fs::read(from.join("package-lock.json"))?;
    let folder = cache.join(format!("npm-{}", &crate::stamp::hex(&lock)[..16]));
    if !folder.exists() {
        let part = folder.with_extension("part");
        remove(&part)?;
        fs::create_dir_all(&part)?;
        for file in ["package.json", "package-lock.json"] {
            fs::copy(from.join(file), part.join(file))?;
        }
        let mut command = Command::new("npm");
        command.args(["ci", "--no-audit", "--no-fund"]).current_dir(&part);
        run(&format!("installing {what}"), &mut command)?;
        fs::rename(&part, &folder)?;
    }
    Ok(folder)
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", folder.display()))
        }
        _ => Ok(()),
    }
}
