//! Tells whether anything that a build step reads has changed since it last ran.

use anyhow::{Context, Result};
use ring::digest::{Context as Digest, SHA256};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Lower-case hex SHA-256 of some bytes.
pub fn hex(bytes: &[u8]) -> String {
    text(ring::digest::digest(&SHA256, bytes).as_ref())
}

fn text(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A digest of the names and contents of all those files and folders, build output left out.
///
/// # Errors
/// When one cannot be read.
pub fn of(root: &Path, inputs: &[&str]) -> Result<String> {
    let mut files = Vec::new();
    for input in inputs {
        collect(&root.join(input), &mut files)?;
    }
    files.sort();
    let mut digest = Digest::new(&SHA256);
    for file in files {
        let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().into_owned();
        digest.update(&(name.len() as u64).to_le_bytes());
        digest.update(name.as_bytes());
        digest.update(&(bytes.len() as u64).to_le_bytes());
        digest.update(&bytes);
    }
    Ok(text(digest.finish().as_ref()))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.to_owned());
    } else if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            let output = ["build", "target", "node_modules"].iter().any(|name| entry.file_name() == *name);
            if !output {
                collect(&entry.path(), files)?;
            }
        }
    }
    Ok(())
}

/// Runs `step` unless it ran with the same `stamp` before and its `output` is there.
///
/// # Errors
/// Those of `step`; the next run then tries again.
pub fn once(file: &Path, stamp: &str, output: &Path, step: impl FnOnce() -> Result<()>) -> Result<()> {
    if output.exists() && fs::read_to_string(file).is_ok_and(|old| old == stamp) {
        return Ok(());
    }
    let _ = fs::remove_file(file);
    step()?;
    anyhow::ensure!(output.exists(), "{} was not built", output.display());
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(file, stamp)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_runs_again_when_a_file_it_reads_has_changed() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let (input, output, file) =
            (folder.path().join("in"), folder.path().join("out"), folder.path().join("stamp"));
        let mut runs = 0;
        for (text, expected) in [("a", 1), ("a", 1), ("b", 2), ("b", 2)] {
            fs::write(&input, text)?;
            once(&file, &of(folder.path(), &["in"])?, &output, || {
                runs += 1;
                Ok(fs::write(&output, "built")?)
            })?;
            assert_eq!(runs, expected);
        }
        fs::remove_file(&output)?;
        assert!(once(&file, "other", &output, || Ok(())).is_err(), "a step that builds nothing fails");
        Ok(())
    }
}
