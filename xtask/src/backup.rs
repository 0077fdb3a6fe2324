//! Backups of a data folder: a copy of one moment of a running Candor, and back.
//!
//! workerd is held still (SIGSTOP) while its files are copied, so that the copy is what a power cut at that moment would leave,
//! for all objects at once: that is what the crash tests show to be safe. Callers wait meanwhile; nothing is refused.
//!
//! The master secrets are not in a backup: with them, whoever steals one could do what the worker can. They are one short file
//! (`master-secrets`) that never changes but by rotation; keep a copy of it somewhere else.

use crate::stamp::hex;
use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use rustix::process::{Pid, Signal, kill_process};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The file in a data folder that holds the number of workerd's process.
pub const PID_FILE: &str = "workerd.pid";
/// The folder in a data folder that workerd keeps everything in.
const STATE: &str = "state";
/// What is kept beside it: the owner key as a hash, and which version wrote the folder.
const BESIDE: [&str; 2] = ["owner-key.sha256", "version"];
const MANIFEST: &str = "manifest.json";

/// What a backup holds, in its first file.
#[derive(Debug, Deserialize, Serialize)]
struct Manifest {
    /// The version of Candor that made it.
    version: String,
    /// Each file with the SHA-256 of its bytes, in lower-case hex.
    files: BTreeMap<String, String>,
}

/// What was saved.
#[derive(Clone, Copy, Debug)]
pub struct Saved {
    /// How many files.
    pub files: usize,
    /// How many bytes they have.
    pub bytes: u64,
    /// How long workerd was held still; none where it did not run.
    pub still: Option<Duration>,
}

/// Holds a process still, until this is dropped.
struct Still(Pid);

impl Still {
    /// Holds still the workerd that a data folder names; none where none runs.
    fn hold(data: &Path) -> Result<Option<Self>> {
        let Ok(text) = fs::read_to_string(data.join(PID_FILE)) else { return Ok(None) };
        let pid = text.trim().parse().ok().and_then(Pid::from_raw).context("the pid file holds no number")?;
        // The number may have been given to another process since.
        let command = fs::read(format!("/proc/{}/cmdline", pid.as_raw_nonzero())).unwrap_or_default();
        if !String::from_utf8_lossy(&command).contains("workerd") {
            return Ok(None);
        }
        kill_process(pid, Signal::STOP).context("workerd cannot be held still")?;
        let still = Self(pid);
        let start = Instant::now();
        // The signal is delivered to its threads one by one.
        while !state(pid).starts_with('T') {
            ensure!(start.elapsed() < Duration::from_secs(5), "workerd does not hold still");
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(Some(still))
    }
}

impl Drop for Still {
    fn drop(&mut self) {
        let _ = kill_process(self.0, Signal::CONT);
    }
}

/// The state of a process, as the kernel tells it: T where it is stopped.
fn state(pid: Pid) -> String {
    let text = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap_or_default();
    text.rsplit_once(") ").map(|(_, rest)| rest.to_owned()).unwrap_or_default()
}

/// Saves the data folder as it is at one moment into a new archive.
///
/// # Errors
/// When something cannot be read or written; no archive is left then, and workerd goes on.
pub fn save(data: &Path, archive: &Path) -> Result<Saved> {
    ensure!(!archive.exists(), "{} is there already", archive.display());
    let folder = archive.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let copy = with_ending(archive, "copy");
    let saved = (|| {
        let still = Still::hold(data)?;
        let start = Instant::now();
        let bytes = copied(&data.join(STATE), &copy.join(STATE))?;
        let held = still.as_ref().map(|_| start.elapsed());
        drop(still);
        for name in BESIDE {
            if data.join(name).exists() {
                fs::copy(data.join(name), copy.join(name))?;
            }
        }
        let files = pack(&copy, archive)?;
        Ok(Saved { files, bytes, still: held })
    })();
    let _ = fs::remove_dir_all(&copy);
    saved
}

/// Copies a folder; gives how many bytes.
fn copied(from: &Path, to: &Path) -> Result<u64> {
    fs::create_dir_all(to)?;
    let mut bytes = 0;
    for entry in fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            bytes += copied(&entry.path(), &target)?;
        } else if !entry.file_name().to_string_lossy().ends_with("-shm") {
            // What is left out is made anew from the log.
            bytes += fs::copy(entry.path(), target)?;
        }
    }
    Ok(bytes)
}

fn pack(copy: &Path, archive: &Path) -> Result<usize> {
    let mut names = Vec::new();
    collect(copy, Path::new(""), &mut names)?;
    names.sort();
    let mut manifest = Manifest { version: env!("CARGO_PKG_VERSION").into(), files: BTreeMap::new() };
    for name in &names {
        manifest.files.insert(name.to_string_lossy().into_owned(), hex(&fs::read(copy.join(name))?));
    }
    fs::write(copy.join(MANIFEST), serde_json::to_string(&manifest)?)?;
    // Renamed when whole, so that half an archive is never taken for one.
    let part = with_ending(archive, "part");
    let file = File::create(&part)?;
    let mut tar = tar::Builder::new(GzEncoder::new(file, Compression::default()));
    for name in [Path::new(MANIFEST)].into_iter().chain(names.iter().map(PathBuf::as_path)) {
        tar.append_path_with_name(copy.join(name), name)?;
    }
    let file = tar.into_inner()?.finish()?;
    file.sync_all()?;
    fs::rename(&part, archive)?;
    Ok(names.len())
}

fn collect(root: &Path, below: &Path, names: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let name = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            collect(root, &name, names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}

/// Puts a backup into a data folder that holds none yet. The master secrets have to be put there by hand.
///
/// # Errors
/// When the folder has data, or the archive is not one of ours, is damaged, or was made by a newer Candor; the folder is then as it
/// was.
pub fn restore(archive: &Path, data: &Path) -> Result<usize> {
    ensure!(!data.join(STATE).exists(), "{} has data: restore into an empty folder", data.display());
    fs::create_dir_all(data)?;
    let part = data.join("restore.part");
    let _ = fs::remove_dir_all(&part);
    let restored = (|| {
        let file = File::open(archive).with_context(|| format!("{} cannot be read", archive.display()))?;
        // The library refuses names that lead out of the folder.
        tar::Archive::new(GzDecoder::new(file)).unpack(&part).context("the archive is damaged")?;
        let manifest = fs::read_to_string(part.join(MANIFEST)).context("this is no backup of Candor")?;
        let manifest: Manifest = serde_json::from_str(&manifest)?;
        for (name, digest) in &manifest.files {
            let bytes =
                fs::read(part.join(name)).with_context(|| format!("{name} is missing in the archive"))?;
            ensure!(hex(&bytes) == *digest, "{name} is damaged in the archive");
        }
        for name in BESIDE {
            if part.join(name).exists() {
                fs::rename(part.join(name), data.join(name))?;
            }
        }
        fs::create_dir_all(part.join(STATE))?;
        fs::rename(part.join(STATE), data.join(STATE))?;
        Ok(manifest.files.len())
    })();
    let _ = fs::remove_dir_all(&part);
    restored
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

/// Saves the data folder before another version writes to it, and notes which one does.
///
/// # Errors
/// Those of [`save`].
pub fn before_upgrade(data: &Path) -> Result<Option<PathBuf>> {
    let (own, file) = (env!("CARGO_PKG_VERSION"), data.join("version"));
    let before = fs::read_to_string(&file).unwrap_or_default();
    let saved = if data.join(STATE).exists() && before.trim() != own {
        let archive = data.join("backups").join(format!("before-{own}.tar.gz"));
        if !archive.exists() {
            save(data, &archive)?;
        }
        Some(archive)
    } else {
        None
    };
    fs::create_dir_all(data)?;
    let mut file = File::create(&file)?;
    writeln!(file, "{own}")?;
    Ok(saved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> Result<tempfile::TempDir> {
        let data = tempfile::tempdir()?;
        fs::create_dir_all(data.path().join("state/candor-poll"))?;
        fs::write(data.path().join("state/candor-poll/a.sqlite"), b"pages")?;
        fs::write(data.path().join("state/candor-poll/a.sqlite-shm"), b"locks")?;
        fs::write(data.path().join("master-secrets"), b"secret")?;
        fs::write(data.path().join("owner-key.sha256"), b"hash")?;
        Ok(data)
    }

    #[test]
    fn a_backup_comes_back_as_it_was_without_the_master_secrets() -> Result<()> {
        let (data, other) = (folder()?, tempfile::tempdir()?);
        let archive = other.path().join("candor.tar.gz");
        let saved = save(data.path(), &archive)?;
        assert_eq!((saved.files, saved.bytes, saved.still), (2, 5, None));
        assert!(save(data.path(), &archive).is_err(), "no backup is written over");
        let back = other.path().join("data");
        assert_eq!(restore(&archive, &back)?, 2);
        assert_eq!(fs::read(back.join("state/candor-poll/a.sqlite"))?, b"pages");
        assert_eq!(fs::read(back.join("owner-key.sha256"))?, b"hash");
        assert!(
            !back.join("master-secrets").exists() && !back.join("state/candor-poll/a.sqlite-shm").exists()
        );
        assert!(restore(&archive, &back).is_err(), "data are never written over");
        Ok(())
    }

    #[test]
    fn a_damaged_backup_changes_nothing() -> Result<()> {
        let (data, other) = (folder()?, tempfile::tempdir()?);
        let archive = other.path().join("candor.tar.gz");
        save(data.path(), &archive)?;
        let whole = fs::read(&archive)?;
        for (place, byte) in whole.iter().enumerate().skip(10) {
            let mut damaged = whole.clone();
            damaged[place] = !byte;
            fs::write(&archive, &damaged)?;
            let back = other.path().join(format!("data-{place}"));
            // A header's time or owner may change unnoticed; never what is restored.
            if restore(&archive, &back).is_ok() {
                assert_eq!(fs::read(back.join("state/candor-poll/a.sqlite"))?, b"pages", "byte {place}");
            } else {
                assert!(!back.join("state").exists(), "byte {place}");
            }
        }
        Ok(())
    }

    #[test]
    fn another_version_saves_what_was_before_it() -> Result<()> {
        let data = folder()?;
        let saved = before_upgrade(data.path())?.context("a backup")?;
        assert!(saved.exists());
        assert_eq!(before_upgrade(data.path())?, None, "the same version does not");
        Ok(())
    }
}
