use super::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn gaps_are_filled_by_name() {
    assert_eq!(fill("{n} of {all}, {n}", &[("n", "2"), ("all", "7")]), "2 of 7, 2");
    assert_eq!(fill("open { brace", &[]), "open  brace");
}

#[test]
fn thousands_are_grouped() {
    assert_eq!(["7", "70", "700"].map(String::from), [group(7, ","), group(70, ","), group(700, ",")]);
    assert_eq!(group(2_800, "."), "2.800");
    assert_eq!(group(1_234_567, ","), "1,234,567");
}

#[test]
fn the_language_asked_for_comes_first_then_the_readers() {
    assert_eq!(choose(Some("de-AT"), ["fr"]), "de");
    assert_eq!(choose(Some("xx"), ["pt-BR", "es-MX", "fr"]), "es");
    assert_eq!(choose(None, ["ja"]), "en");
}

#[test]
fn french_counts_nothing_as_one() {
    assert!(is_one("fr", 0) && is_one("fr-CA", 1) && is_one("en", 1));
    assert!(!is_one("en", 0) && !is_one("fr", 2));
}

fn file(language: &str) -> Messages {
    let path = format!("{}/../static/messages/{language}.json", env!("CARGO_MANIFEST_DIR"));
    parse(&fs::read_to_string(path).expect("a message file")).expect("an object of texts")
}

fn gaps(message: &str) -> BTreeSet<&str> {
    message.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn every_language_has_every_message_with_the_same_gaps() {
    let english = file("en");
    for (language, _) in LANGUAGES {
        let messages = file(language);
        for (key, message) in &english {
            let translated = messages.get(key).unwrap_or_else(|| panic!("{language} lacks {key}"));
            assert_eq!(gaps(translated), gaps(message), "{language}: {key}");
        }
        let spare: Vec<_> = messages.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(spare.is_empty(), "{language} has messages that English lacks: {spare:?}");
    }
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path()) {
        if entry.is_dir() {
            sources(&entry, into);
        } else if !entry.to_string_lossy().ends_with("tests.rs") {
            into.push(entry);
        }
    }
}

/// The strings of a source that are written like keys: words of small letters with points between them.
fn keys(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').skip(1).step_by(2).filter(|text| {
        let small = text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'.');
        small && text.split('.').count() > 1 && text.split('.').all(|word| !word.is_empty())
    })
}

#[test]
fn every_message_that_the_pages_say_is_there() {
    let english = file("en");
    let mut paths = Vec::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut paths);
    for path in paths {
        let source = fs::read_to_string(&path).expect("source");
        for key in keys(&source) {
            let counted = ["one", "other"].iter().all(|form| english.contains_key(&format!("{key}.{form}")));
            assert!(english.contains_key(key) || counted, "{} says {key}", path.display());
        }
    }
}
