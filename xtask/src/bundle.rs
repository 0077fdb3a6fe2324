//! `cargo xtask bundle`: one archive with everything that serving Candor needs, for one's own data centre.

use crate::progress::run;
use crate::tools::Tools;
use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is taken from the checkout as it is.
const FILES: [(&str, &str); 10] = [
    ("worker/entry.js", "worker/entry.js"),
    ("worker/build/index.js", "worker/build/index.js"),
    ("worker/build/index_bg.wasm", "worker/build/index_bg.wasm"),
    ("deploy/candor", "candor"),
    ("deploy/candor.service", "candor.service"),
    ("deploy/Containerfile", "Containerfile"),
    ("deploy/Caddyfile", "Caddyfile"),
    ("docs/operating.md", "README.md"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// Makes the archive of what is built, and gives where it is.
///
/// # Errors
/// When something is missing, or the command of the bundle does not build.
pub fn bundle(root: &Path, tools: &Tools) -> Result<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "--package", "xtask", "--bin", "candor"]).current_dir(root);
    run("building the command of the bundle", &mut cargo)?;
    let name = format!("candor-{}-{}-linux", env!("CARGO_PKG_VERSION"), std::env::consts::ARCH);
    let (parent, folder) = (root.join("target/bundle"), root.join("target/bundle").join(&name));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for (from, to) in FILES {
        copy(&root.join(from), &folder.join(to))?;
    }
    copy(&target(root).join("release/candor"), &folder.join("bin/candor"))?;
    copy(&tools.workerd()?, &folder.join("bin/workerd"))?;
    copy_all(&root.join("dist/assets"), &folder.join("dist/assets"))?;
    for name in ["embed.js", "frame.js"] {
        let file = root.join("dist").join(name);
        if file.exists() {
            copy(&file, &folder.join("dist").join(name))?;
        }
    }
    let inventory = crate::inventory::inventory(root)?;
    fs::write(folder.join("sbom.cdx.json"), serde_json::to_string_pretty(&inventory)?)?;
    for name in ["candor", "bin/candor", "bin/workerd"] {
        fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o755))?;
    }
    let archive = parent.join(format!("{name}.tar.gz"));
    let mut tar = tar::Builder::new(GzEncoder::new(File::create(&archive)?, Compression::default()));
    // The same files make the same archive: no times, no users.
    tar.mode(tar::HeaderMode::Deterministic);
    let mut files = Vec::new();
    collect(&folder, &mut files)?;
    files.sort();
    for file in files {
        tar.append_path_with_name(&file, file.strip_prefix(&parent)?)?;
    }
    tar.into_inner()?.finish()?.sync_all()?;
    Ok(archive)
}

/// Where cargo builds.
fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).map(drop).with_context(|| format!("{} is missing", from.display()))
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    let mut files = Vec::new();
    collect(from, &mut files)?;
    files.iter().try_for_each(|file| copy(file, &to.join(file.strip_prefix(from)?)))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
