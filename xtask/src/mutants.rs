//! `cargo xtask mutants`: changes the rules one operator at a time, and looks whether a test notices.

use anyhow::{Result, ensure};
use std::path::Path;
use std::process::Command;
use xtask::{prerequisites, tools};

/// The modules that the promise rests on, with the tests that are to notice a change in them.
const PARTS: [(&str, &[&str], &[&str]); 3] = [
    ("ballot", &["core/src/ballot.rs", "core/src/ballot/**"], &["--lib"]),
    (
        "cohort and release",
        &["core/src/cohort.rs", "core/src/cohort/**", "core/src/release.rs"],
        &["--lib", "--test", "rules"],
    ),
    ("deniable", &["core/src/deniable.rs", "core/src/deniable/**"], &["--lib", "--test", "deniable"]),
];
/// The longest that the tests of a part take, in seconds: a change after which they go on for ever is noticed by that.
const TIMEOUT: &str = "150";

/// Tests every mutant of those modules. None survived when this was last run: one that does wants a test, or code that cannot be
/// changed without being noticed.
pub(crate) fn mutants(root: &Path) -> Result<()> {
    prerequisites::for_building(root)?;
    let mutator = tools::mutator()?;
    let mut missed = Vec::new();
    for (part, files, tests) in PARTS {
        eprintln!("mutants of {part}");
        let mut command = Command::new(&mutator);
        let folder = root.join("target/mutants").join(part.replace(' ', "-"));
        std::fs::create_dir_all(&folder)?;
        command.args(["mutants", "--package", "candor", "--timeout", TIMEOUT, "--output"]).arg(folder);
        command.args(files.iter().flat_map(|file| ["--file", file])).arg("--").args(tests);
        // It says how far it is by itself. 2: some were missed; 3: some went on for ever, which is noticed.
        match command.current_dir(root).status()?.code() {
            Some(0 | 3) => {}
            Some(2) => missed.push(part),
            code => anyhow::bail!("the mutants of {part} could not be tested ({code:?})"),
        }
    }
    ensure!(missed.is_empty(), "no test notices some mutants of {}", missed.join(", "));
    Ok(())
}
