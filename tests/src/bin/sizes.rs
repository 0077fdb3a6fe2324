//! `cargo xtask sizes`: what each part of the pages' programs weighs.
//!
//! A program is optimised as for the page, but keeps the names of its functions. Each function belongs to the crate that
//! its name begins with; where that is the standard library, whose functions are made for the types that they are used
//! with, to the first other crate in the name. What was inlined belongs to its caller. How much a part adds to what is
//! sent is the difference that its functions' code makes: the program is compressed with it and without.

use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};
use xtask::tools::Tools;

/// Parts of a program, by the crates that they are made of. The first that fits is taken.
const PARTS: [(&str, &[&str]); 6] = [
    ("our pages", &["candor_frontend", "widget", "results", "console"]),
    ("our rules (core)", &["candor"]),
    (
        "tokens: the group, hashes, RFC 9497",
        &[
            "curve25519_dalek",
            "voprf",
            "sha2",
            "digest",
            "elliptic_curve",
            "generic_array",
            "block_buffer",
            "subtle",
            "base64",
        ],
    ),
    ("Yew", &["yew", "implicit_clone", "indexmap", "slab", "rustc_hash"]),
    (
        "bindings to the browser",
        &[
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "js_sys",
            "web_sys",
            "gloo_events",
            "gloo_timers",
            "gloo_utils",
        ],
    ),
    ("JSON", &["serde", "serde_core", "serde_json", "itoa", "memchr", "zmij"]),
];
/// What has no other crate in its name.
const LIBRARY: &str = "the standard library, its allocator included";
const STANDARD: [&str; 7] = ["core", "alloc", "std", "hashbrown", "dlmalloc", "compiler_builtins", "__rustc"];

/// A function's code in the program, and its name.
struct Function {
    range: Range<usize>,
    name: String,
}

fn main() -> Result<()> {
    let root = xtask::root();
    let tools = Tools::install(&root)?;
    for page in ["widget", "results", "console"] {
        report(&root, &tools, page)?;
    }
    Ok(())
}

fn report(root: &Path, tools: &Tools, page: &str) -> Result<()> {
    let program = std::fs::read(named(root, tools, page)?)?;
    let functions = functions(&program)?;
    let mut parts: BTreeMap<&str, Vec<&Range<usize>>> = BTreeMap::new();
    for function in &functions {
        parts.entry(part(&function.name)).or_default().push(&function.range);
    }
    // Names are not sent: what is compared has none.
    let sent = without_names(&program)?;
    let whole = compressed(&sent)?;
    println!("{page}: {} bytes of WebAssembly, {whole} with brotli", sent.len());
    println!("| part | bytes | adds to what is sent |");
    println!("| --- | ---: | ---: |");
    let mut rows = Vec::new();
    for (part, ranges) in &parts {
        let bytes: usize = ranges.iter().map(|range| range.len()).sum();
        rows.push((bytes, *part, whole.saturating_sub(compressed(&cut(&sent, ranges))?)));
    }
    let code: usize = rows.iter().map(|(bytes, ..)| bytes).sum();
    let all: Vec<_> = functions.iter().map(|function| &function.range).collect();
    rows.push((
        sent.len() - code,
        "texts, tables, and what the functions are called by",
        compressed(&cut(&sent, &all))?,
    ));
    rows.sort_unstable_by(|a, b| b.cmp(a));
    for (bytes, part, added) in rows {
        println!("| {part} | {bytes} | {added} |");
    }
    for script in scripts(root, page)? {
        println!("| the page's script | {} | {} |", script.len(), compressed(&script)?);
    }
    Ok(())
}

/// The page's program with the names of its functions, optimised as frontend/{page}.html says.
fn named(root: &Path, tools: &Tools, page: &str) -> Result<PathBuf> {
    let built = root.join(format!("target/pages/wasm32-unknown-unknown/web/{page}.wasm"));
    let folder = root.join("target/sizes");
    let path = tools.path()?;
    let bindgen =
        std::env::split_paths(&path).map(|folder| folder.join("wasm-bindgen")).find(|file| file.exists());
    let mut command = Command::new(bindgen.context("wasm-bindgen is not installed")?);
    command
        .args(["--target", "web", "--no-typescript", "--out-name", page, "--out-dir"])
        .arg(&folder)
        .arg(&built);
    ensure!(command.status()?.success(), "wasm-bindgen failed");
    let html = std::fs::read_to_string(root.join(format!("frontend/{page}.html")))?;
    let flags = html.split_once("data-wasm-opt-params=\"").and_then(|(_, rest)| rest.split('"').next());
    let output = folder.join(format!("{page}.wasm"));
    let mut command = Command::new(tools.npm_command("wasm-opt"));
    command.args(["-Oz", "-g"]).args(flags.unwrap_or_default().split_whitespace());
    command.arg(folder.join(format!("{page}_bg.wasm"))).arg("-o").arg(&output);
    ensure!(command.status()?.success(), "wasm-opt failed");
    Ok(output)
}

/// Every function that the program has itself.
fn functions(program: &[u8]) -> Result<Vec<Function>> {
    let (mut imported, mut ranges, mut names) = (0, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(program) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => ranges.push(place(&body.range())?),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(subsections) = section.as_known() else { continue };
                for subsection in subsections {
                    let Name::Function(map) = subsection? else { continue };
                    for naming in map {
                        let naming = naming?;
                        names.insert(naming.index, naming.name.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
    ensure!(!names.is_empty(), "the program has no names");
    let named = ranges.into_iter().zip(imported..);
    Ok(named
        .map(|(range, index)| Function { range, name: names.remove(&index).unwrap_or_default() })
        .collect())
}

/// Where something is in a program that is held in memory.
fn place(range: &Range<u64>) -> Result<Range<usize>> {
    Ok(usize::try_from(range.start)?..usize::try_from(range.end)?)
}

/// The part that a function of that name belongs to.
fn part(name: &str) -> &'static str {
    let crates: Vec<_> = crates(name).collect();
    let own = crates.iter().find(|name| !STANDARD.contains(name));
    let found = own.and_then(|own| PARTS.iter().find(|(_, crates)| crates.contains(own)));
    match (found, own) {
        (Some((part, _)), _) => part,
        (None, Some(_)) => "others",
        (None, None) => LIBRARY,
    }
}

/// The crates in a name as Rust's symbols (RFC 2603) are told: each has a hash in brackets behind it.
fn crates(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('[').filter_map(|(at, _)| {
        let hash = name[at + 1..].split_once(']')?.0;
        let is_hash = hash.len() > 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let before = &name[..at];
        let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |place| place + 1);
        is_hash.then_some(&before[start..])
    })
}

/// The program without the section of names, which is its last.
fn without_names(program: &[u8]) -> Result<Vec<u8>> {
    for payload in Parser::new(0).parse_all(program) {
        if let Payload::CustomSection(section) = payload?
            && section.name() == "name"
        {
            // Before the section's own bytes stand its kind and its length, in as many bytes as the length takes.
            let range = place(&section.range())?;
            let prefix = 1 + (usize::BITS - range.len().leading_zeros()).div_ceil(7) as usize;
            ensure!(range.end == program.len(), "the names are not the program's last section");
            return Ok(program[..range.start - prefix].to_vec());
        }
    }
    Ok(program.to_vec())
}

/// The bytes that are in none of `ranges`, which are in their order.
fn cut(bytes: &[u8], ranges: &[&Range<usize>]) -> Vec<u8> {
    let (mut left, mut place) = (Vec::new(), 0);
    for range in ranges {
        left.extend(&bytes[place..range.start]);
        place = range.end;
    }
    left.extend(&bytes[place..]);
    left
}

fn compressed(bytes: &[u8]) -> Result<usize> {
    let mut small = Vec::new();
    brotli::CompressorWriter::new(&mut small, 4096, 11, 24).write_all(bytes)?;
    Ok(small.len())
}

fn scripts(root: &Path, page: &str) -> Result<Vec<Vec<u8>>> {
    let files = std::fs::read_dir(root.join("dist/assets").join(page))?;
    let scripts =
        files.flatten().map(|file| file.path()).filter(|path| path.extension().is_some_and(|e| e == "js"));
    scripts.map(|path| Ok(std::fs::read(path)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_first_crate_in_its_name_that_is_not_the_standard_librarys() {
        for (name, expected) in [
            (
                "<candor_frontend[6adf3b71fdfd6ab9]::widget::Widget as yew[9aa97aa4cc8516e]::Component>::view",
                "our pages",
            ),
            ("core[641134fb57596b42]::ptr::drop_in_place::<yew[9aa97aa4cc8516e]::VNode>", "Yew"),
            ("alloc[c8a1b94caa27ad0]::raw_vec::finish_grow", LIBRARY),
            ("<[u8]>::contains", LIBRARY),
            ("thing[0123456789ab]::run", "others"),
        ] {
            assert_eq!(part(name), expected, "{name}");
        }
    }
}
