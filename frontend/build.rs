//! Turns the Fluent files of `static/messages` into the catalogues that the worker speaks from, and fails with file and
//! line where one says more than the pages can say. The browser's build leaves them out: the worker sends its page
//! the messages of one language.

#[path = "build/fluent.rs"]
mod fluent;

use fluent::Fault;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../static/messages");
    println!("cargo::rerun-if-changed={}", folder.display());
    let languages = read(&folder)?;
    let (catalogues, faults) = fluent::compile(&languages);
    for Fault { file, line, text } in &faults {
        println!("cargo::error=static/messages/{file}:{line}: {text}");
    }
    let rows =
        catalogues.iter().map(|(language, part, text)| format!("    ({language:?}, {part:?}, {text:?}),\n"));
    let table = format!("[\n{}]\n", rows.collect::<String>());
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("catalogues.rs"), table)?;
    Ok(())
}

/// The files of each language, by the name of the part.
fn read(folder: &Path) -> Result<fluent::Sources, Box<dyn Error>> {
    let mut languages = BTreeMap::new();
    for language in fs::read_dir(folder)? {
        let language = language?;
        let mut parts = BTreeMap::new();
        for file in fs::read_dir(language.path())? {
            let file = file?.path();
            if let (Some(part), Some("ftl")) = (
                file.file_stem().and_then(|part| part.to_str()),
                file.extension().and_then(|end| end.to_str()),
            ) {
                parts.insert(part.to_owned(), fs::read_to_string(&file)?);
            }
        }
        languages.insert(language.file_name().to_string_lossy().into_owned(), parts);
    }
    Ok(languages)
}
