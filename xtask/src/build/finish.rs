//! The last steps of a page after Trunk: what browsers read is made as small as it gets, and kept compressed beside it,
//! so that no time is spent on that while people wait.

use crate::progress::run;
use crate::tools::Tools;
use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs::{self, File};
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is worth compressing; the others are compressed in themselves or never sent as they are.
const COMPRESSED: [&str; 5] = ["js", "wasm", "css", "svg", "json"];

/// Where a page has the script that tells the page around it how high it is.
const FRAME: &str = "<!--frame-->";

/// Minifies the scripts and styles of the page in `folder`, puts the script `frame` into it, and compresses its files.
///
/// # Errors
/// When esbuild refuses something, or a file cannot be written.
pub(super) fn page(tools: &Tools, folder: &Path, frame: &str, scratch: &Path) -> Result<()> {
    for script in files(folder, &["js"])? {
        esbuild(tools, "js", &script, &script)?;
    }
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page)?.replace(FRAME, &format!("<script>{}</script>", frame.trim_end()));
    fs::write(
        &page,
        with_one_style(&html, |styles| {
            let (from, to) = (scratch.join("page.css"), scratch.join("page.min.css"));
            fs::create_dir_all(scratch)?;
            fs::write(&from, styles)?;
            esbuild(tools, "css", &from, &to)?;
            Ok(fs::read_to_string(&to)?.trim_end().to_owned())
        })?,
    )?;
    for file in files(folder, &COMPRESSED)? {
        compress(&file)?;
    }
    Ok(())
}

/// The page with all its inline styles in one element, in their order, as `minify` gives them back.
fn with_one_style(html: &str, minify: impl FnOnce(&str) -> Result<String>) -> Result<String> {
    let (mut page, mut styles, mut rest, mut place) = (String::new(), String::new(), html, None);
    while let Some((before, after)) = rest.split_once("<style") {
        let (_, after) = after.split_once('>').context("a style that does not begin")?;
        let (style, after) = after.split_once("</style>").context("a style that does not end")?;
        page.push_str(before);
        place = place.or(Some(page.len()));
        styles.push_str(style);
        styles.push('\n');
        rest = after;
    }
    page.push_str(rest);
    if let Some(place) = place {
        page.insert_str(place, &format!("<style>{}</style>", minify(&styles)?));
    }
    Ok(page)
}

/// The files of a folder with one of those endings.
fn files(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)) {
            files.push(path);
        }
    }
    Ok(files)
}

fn esbuild(tools: &Tools, kind: &str, from: &Path, to: &Path) -> Result<()> {
    let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut command = Command::new(tools.npm_command("esbuild"));
    command.arg("--minify").arg("--allow-overwrite").arg(format!("--loader:.{kind}={kind}"));
    // Nested rules, `light-dark` and the like stay as they are written.
    command.arg("--target=es2022").arg(from).arg(format!("--outfile={}", to.display()));
    run(&format!("minifying {name}"), &mut command)
}

/// Writes `file.br` and `file.gz` beside a file, each as small as its format gets.
fn compress(file: &Path) -> Result<()> {
    let beside = |ending: &str| PathBuf::from(format!("{}.{ending}", file.display()));
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: usize::try_from(fs::metadata(file)?.len())?,
        ..Default::default()
    };
    let mut small = File::create(beside("br"))?;
    brotli::BrotliCompress(&mut BufReader::new(File::open(file)?), &mut small, &parameters)?;
    let mut small = GzEncoder::new(File::create(beside("gz"))?, Compression::best());
    small.write_all(&fs::read(file)?)?;
    small.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_styles_of_a_page_become_one() -> Result<()> {
        let html = "<head><style type=\"text/css\">a</style>\n<style>b</style></head><p>";
        let page = with_one_style(html, |styles| Ok(styles.replace('\n', "+")))?;
        assert_eq!(page, "<head><style>a+b+</style>\n</head><p>");
        assert_eq!(with_one_style("<p>", |_| anyhow::bail!("none"))?, "<p>");
        Ok(())
    }
}
