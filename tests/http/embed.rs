//! The script that wikis load: how large it is, and how it is served.

use anyhow::{Context, Result};
use candor_tests::site::Site;
use std::io::Write;

/// Bytes after brotli at its best.
fn compressed(bytes: &[u8]) -> Result<usize> {
    let mut small = Vec::new();
    brotli::CompressorWriter::new(&mut small, 4096, 11, 22).write_all(bytes)?;
    Ok(small.len())
}

#[test]
fn the_script_for_wikis_weighs_two_kilobytes_at_most_and_the_pages_own_side_half_a_one() -> Result<()> {
    for (name, most) in [("dist/assets/embed.js", 2048), ("dist/frame.js", 512)] {
        let script = std::fs::read(xtask::root().join(name)).context(name)?;
        let size = compressed(&script)?;
        println!("{name}: {} bytes, {size} with brotli", script.len());
        assert!(size <= most, "{name} weighs {size} bytes, more than {most}");
    }
    Ok(())
}

#[test]
fn the_script_is_for_every_page_and_kept_for_an_hour() -> Result<()> {
    let site = Site::start()?;
    let reply = site.anyone.get("/embed.js")?;
    assert_eq!(reply.status, 200);
    assert!(reply.body.contains("candor-poll"));
    for (name, value) in [
        ("content-type", "text/javascript; charset=utf-8"),
        ("cache-control", "public, max-age=3600"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("access-control-allow-origin", "*"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
    ] {
        assert_eq!(reply.header(name), Some(value), "{name}");
    }
    let tag = reply.header("etag").context("no entity tag")?;
    let again = site.anyone.send("GET", "/embed.js", &[("if-none-match", tag)], b"")?;
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    assert_eq!(again.header("cross-origin-resource-policy"), Some("cross-origin"));
    assert_eq!(site.anyone.send("HEAD", "/embed.js", &[], b"")?.status, 200);
    assert_eq!(site.anyone.send("POST", "/embed.js", &[], b"x")?.status, 405);
    let other = site.anyone.get("/api/templates")?;
    assert_eq!(other.header("cross-origin-resource-policy"), Some("same-origin"));
    assert_eq!(other.header("access-control-allow-origin"), None);
    Ok(())
}
