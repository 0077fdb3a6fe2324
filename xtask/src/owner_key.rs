//! The owner's key: made at first start, shown once, kept as a hash.

use crate::stamp::hex;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::{SecureRandom, SystemRandom};
use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// The hash that the worker compares with, and the key itself where it is known in this run.
#[derive(Clone, Debug)]
pub struct OwnerKey {
    /// Lower-case hex SHA-256.
    pub hash: String,
    /// Known when it was given or has just been made.
    pub key: Option<String>,
    /// Whether it has just been made, and so must be shown.
    pub is_new: bool,
}

/// A key of 256 random bits.
///
/// # Errors
/// When the system has no randomness.
pub fn make() -> Result<String> {
    let mut bytes = [0; 32];
    SystemRandom::new().fill(&mut bytes).ok().context("the system has no randomness")?;
    Ok(format!("candor_{}", URL_SAFE_NO_PAD.encode(bytes)))
}

/// The owner's key of the deployment in `data`: the one given, else the one whose hash is kept there, else a new one.
///
/// # Errors
/// When the data folder cannot be read or written.
pub fn of(data: &Path, given: Option<String>) -> Result<OwnerKey> {
    let file = data.join("owner-key.sha256");
    let kept = fs::read_to_string(&file).ok().map(|hash| hash.trim().to_owned());
    let (key, is_new) = match (given, kept) {
        (None, Some(hash)) => return Ok(OwnerKey { hash, key: None, is_new: false }),
        (Some(key), _) => (key, false),
        (None, None) => (make()?, true),
    };
    let hash = hex(key.as_bytes());
    fs::create_dir_all(data).with_context(|| format!("{} cannot be made", data.display()))?;
    let mut options = fs::OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&file)?;
    writeln!(file, "{hash}")?;
    Ok(OwnerKey { hash, key: Some(key), is_new })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_shown_once_and_kept_as_a_hash() -> Result<()> {
        let data = tempfile::tempdir()?;
        let first = of(data.path(), None)?;
        let key = first.key.context("a new key")?;
        assert!(first.is_new && key.len() > 40);
        let later = of(data.path(), None)?;
        assert_eq!((later.hash, later.key, later.is_new), (hex(key.as_bytes()), None, false));
        let kept = fs::read_to_string(data.path().join("owner-key.sha256"))?;
        assert!(!kept.contains(&key));
        assert_eq!(of(data.path(), Some("mine".into()))?.hash, hex(b"mine"));
        Ok(())
    }
}
