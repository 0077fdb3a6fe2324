//! Every chore of the project, as a library, so that tests start the same stack as `cargo xtask serve` does.

pub mod backup;
pub mod bfi;
pub mod build;
pub mod bundle;
pub mod client;
pub mod demo;
pub mod deploy;
pub mod inventory;
pub mod owner_key;
pub mod prerequisites;
pub mod progress;
pub mod reproduce;
pub mod scripts;
pub mod secrets;
pub mod stack;
pub mod stamp;
pub mod tools;

use std::path::{Path, PathBuf};

/// The top folder of this checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_owned()
}
