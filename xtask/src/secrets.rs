//! The master secrets of a deployment, from which the worker derives every poll's key. They are kept beside the storage
//! and not in it: whoever has the database alone cannot make a token or know a code again.

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::{SecureRandom, SystemRandom};
use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// A master secret: 32 random bytes as base64url.
///
/// # Errors
/// When the system has no randomness.
pub fn make() -> Result<String> {
    let mut bytes = [0; 32];
    SystemRandom::new().fill(&mut bytes).ok().context("the system has no randomness")?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// The master secrets of the deployment in `data`, the newest first, with commas between them; one is made when there
/// is none. To rotate, put a new one in front of the file's line, and take the old one out when its last poll is closed.
///
/// # Errors
/// When the data folder cannot be read or written.
pub fn of(data: &Path) -> Result<String> {
    let file = data.join("master-secrets");
    if let Ok(kept) = fs::read_to_string(&file) {
        return Ok(kept.trim().to_owned());
    }
    let secret = make()?;
    fs::create_dir_all(data).with_context(|| format!("{} cannot be made", data.display()))?;
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file)?;
    writeln!(file, "{secret}")?;
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deployment_keeps_its_master_secret() -> Result<()> {
        let data = tempfile::tempdir()?;
        let first = of(data.path())?;
        assert_eq!(URL_SAFE_NO_PAD.decode(&first)?.len(), 32);
        assert_eq!(of(data.path())?, first);
        assert_ne!(make()?, make()?);
        Ok(())
    }
}
