//! What browsers download.

use anyhow::{Context, Result};
use std::path::Path;

/// The bytes of a page's JavaScript and WebAssembly, each compressed alone as it is served.
pub(crate) fn download(root: &Path, page: &str) -> Result<usize> {
    let folder = root.join("dist/assets").join(page);
    let mut bytes = 0;
    for entry in std::fs::read_dir(&folder).context("run `cargo xtask build` first")? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "js" || ending == "wasm") {
            let mut packed = Vec::new();
            let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
            brotli::BrotliCompress(&mut &std::fs::read(&path)?[..], &mut packed, &parameters)?;
            bytes += packed.len();
        }
    }
    Ok(bytes)
}
