//! The pages as the worker sends them, before any program of theirs has come.

mod at_once;
mod document;
mod negotiation;
mod sizes;
mod texts;
mod without_script;

use anyhow::{Context, Result, ensure};
use candor_tests::site::Site;
use std::io::{Read, Write};
use std::path::PathBuf;

/// The languages that the pages speak.
const LANGUAGES: [&str; 4] = ["en", "de", "fr", "es"];

/// A reply whose body may be anything.
struct Raw {
    status: u16,
    headers: Vec<(String, String)>,
    bytes: Vec<u8>,
}

impl Raw {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }

    /// The body as it was before it was encoded.
    fn decoded(&self) -> Result<Vec<u8>> {
        let mut plain = Vec::new();
        match self.header("content-encoding") {
            None => return Ok(self.bytes.clone()),
            Some("br") => _ = brotli::Decompressor::new(&self.bytes[..], 4096).read_to_end(&mut plain)?,
            Some("gzip") => _ = flate2::read::GzDecoder::new(&self.bytes[..]).read_to_end(&mut plain)?,
            Some(other) => anyhow::bail!("nobody asked for {other}"),
        }
        Ok(plain)
    }
}

/// Asks for a path, with nothing in the request but what is given.
fn ask(site: &Site, method: &str, path: &str, headers: &[(&str, &str)]) -> Result<Raw> {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let mut request = http::Request::builder().method(method).uri(site.page(path));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut reply = agent.run(request.body(())?).with_context(|| format!("{method} {path}"))?;
    let headers = reply.headers().iter().map(|(name, value)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    });
    let headers = headers.collect();
    let bytes = reply.body_mut().read_to_vec()?;
    Ok(Raw { status: reply.status().as_u16(), headers, bytes })
}

/// The page at a path, as whoever takes no encoding gets it.
fn page(site: &Site, path: &str) -> Result<String> {
    let reply = ask(site, "GET", path, &[])?;
    ensure!(reply.status == 200, "{path} has status {}", reply.status);
    Ok(String::from_utf8(reply.bytes)?)
}

/// Bytes after brotli at its best, as a deployment without limits would send them.
fn brotli_11(bytes: &[u8]) -> Result<usize> {
    let mut small = Vec::new();
    brotli::CompressorWriter::new(&mut small, 4096, 11, 22).write_all(bytes)?;
    Ok(small.len())
}

/// The scripts and programs that were built for a page, as paths of the site.
fn built(page: &str) -> Result<Vec<String>> {
    let folder: PathBuf = xtask::root().join("dist/assets").join(page);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if is_program(&name) {
            names.push(format!("/assets/{page}/{name}"));
        }
    }
    names.sort();
    Ok(names)
}

/// Whether that is the name of a script or of a program.
fn is_program(name: &str) -> bool {
    [".js", ".wasm"].iter().any(|ending| name.ends_with(ending))
}

/// What a message file says under that key; it has one line there.
fn message(language: &str, part: &str, key: &str) -> Result<String> {
    let file = xtask::root().join(format!("static/messages/{language}/{part}.ftl"));
    let text = std::fs::read_to_string(&file)?;
    let found = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
    Ok(found.with_context(|| format!("{} has no {key}", file.display()))?.to_owned())
}
