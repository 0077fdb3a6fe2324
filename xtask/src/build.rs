//! Builds what is deployed: the pages into `dist/assets`, the worker into `worker/build`.

mod finish;

use crate::prerequisites;
use crate::progress::run;
use crate::scripts;
use crate::stamp;
use crate::tools::Tools;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What both builds read.
const SHARED: [&str; 4] = ["Cargo.toml", "Cargo.lock", "core/src", "core/templates"];

/// Builds what has changed since the last time.
///
/// # Errors
/// When a build fails, with the end of what it said.
pub fn all(root: &Path, tools: &Tools) -> Result<()> {
    scripts::all(root, tools)?;
    let own_library = prerequisites::has_library_source();
    for page in ["widget", "results", "console"] {
        let inputs = [
            &SHARED[..],
            &[
                "frontend",
                "static/styles",
                "static/icons",
                "static/frame.js",
                "Trunk.toml",
                "tools/package-lock.json",
                "xtask/src/build",
            ],
        ];
        let stamp = format!("{}{}", stamp::of(root, &inputs.concat())?, u8::from(own_library));
        let output = root.join(format!("dist/assets/{page}/index.html"));
        stamp::once(&root.join(format!("dist/.{page}")), &stamp, &output, || {
            pages(root, tools, page, own_library)?;
            let frame = fs::read_to_string(root.join("dist/frame.js"))?;
            finish::page(
                tools,
                &root.join("dist/assets").join(page),
                &frame,
                &root.join("target/pages/styles"),
            )
        })?;
    }
    let stamp = stamp::of(
        root,
        &[&SHARED[..], &["frontend", "static/messages", "worker", "tools/package-lock.json"]].concat(),
    )?;
    stamp::once(&root.join("dist/.worker"), &stamp, &root.join("worker/build/index.js"), || {
        worker(root, tools)
    })
}

/// How the standard library is built for the pages when they have one of their own: small, and without a word of what
/// went wrong where, which no page shows anyone. It takes a fifth off what a page weighs.
/// References to the browser's objects are kept in a list of the page's script: with tables of the program's own
/// (reference types) it is some 600 bytes larger.
const OWN_LIBRARY: [(&str, &str); 4] = [
    // Stable compilers keep these flags for those who ask for them in this way; they may change with the compiler.
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none \
         -Ctarget-feature=-reference-types",
    ),
];

fn pages(root: &Path, tools: &Tools, page: &str, own_library: bool) -> Result<()> {
    if own_library {
        match trunk(root, tools, page, &OWN_LIBRARY) {
            Ok(()) => return Ok(()),
            Err(error) => eprintln!("  {error:#}"),
        }
    }
    // Another compiler may take other flags: the page works without them.
    eprintln!("  built with the standard library as it comes, the {page} gets some 20 KB larger");
    trunk(root, tools, page, &[])
}

fn trunk(root: &Path, tools: &Tools, page: &str, library: &[(&str, &str)]) -> Result<()> {
    let mut command = command(root, tools, "trunk")?;
    command.envs(library.iter().copied());
    // Apart from the worker, which is built for the same target in another way.
    command.env("CARGO_TARGET_DIR", root.join("target/pages"));
    command
        .args(["build", "--release", "--cargo-profile", "web", "--public-url"])
        .arg(format!("/assets/{page}/"))
        .arg("--dist")
        .arg(root.join("dist/assets").join(page))
        .arg(root.join("frontend").join(format!("{page}.html")));
    // Trunk writes the page under its own name; the worker asks for index.html.
    run(&format!("building the {page}"), &mut command)
}

fn worker(root: &Path, tools: &Tools) -> Result<()> {
    let mut command = command(root, tools, "worker-build")?;
    command.arg("--release").current_dir(root.join("worker"));
    run("building the worker", &mut command)
}

/// A build command with the tools on its PATH, and clang for the C in ring.
fn command(root: &Path, tools: &Tools, name: &str) -> Result<Command> {
    let path = tools.path()?;
    let find =
        |name: &str| std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.exists());
    let mut command = Command::new(find(name).with_context(|| format!("{name} is not installed"))?);
    command
        .current_dir(root)
        .env("PATH", &path)
        .env("CC_wasm32_unknown_unknown", "clang")
        .env("AR_wasm32_unknown_unknown", "llvm-ar")
        .env("WASM_OPT_BIN", tools.npm_command("wasm-opt"))
        .env("ESBUILD_BIN", tools.npm_command("esbuild"))
        .env_remove("NO_COLOR");
    if let Some(bindgen) = find("wasm-bindgen") {
        command.env("WASM_BINDGEN_BIN", bindgen);
    }
    Ok(command)
}
