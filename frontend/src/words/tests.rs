use super::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

#[path = "../../build/fluent.rs"]
mod fluent;

#[test]
fn gaps_are_filled_by_name() {
    assert_eq!(fill("{n} of {all}, {n}", &[("n", "2"), ("all", "7")]), "2 of 7, 2");
    assert_eq!(fill("open { brace", &[]), "open  brace");
}

#[test]
fn thousands_are_grouped() {
    assert_eq!(["7", "70", "700"].map(String::from), [group(7, ","), group(70, ","), group(700, ",")]);
    assert_eq!(group(2_800, "."), "2.800");
    assert_eq!(Words::all("fr").number(1_234_567), "1\u{202F}234\u{202F}567");
    assert_eq!(Words::all("de").tenths(12_345), "1.234,5");
}

#[test]
fn french_counts_nothing_as_one() {
    assert!(is_one("fr", 0) && is_one("fr-CA", 1) && is_one("en", 1));
    assert!(!is_one("en", 0) && !is_one("fr", 2));
    assert_eq!(Words::all("fr").count("report.ballots", 0, &[]), "0 bulletin");
    assert_eq!(Words::all("de").count("report.ballots", 1_000, &[]), "1.000 Stimmen");
}

#[test]
fn every_message_is_found_and_nothing_else() {
    let words = Words::all("es");
    let all: BTreeMap<_, _> = words.pack().lines().filter_map(|line| line.split_once('\t')).collect();
    for (key, pattern) in &all {
        assert_eq!(words.find(key), Some(*pattern));
        for other in [&key[..key.len() - 1], &[key, "."].concat(), &[key, "a"].concat()] {
            assert_eq!(words.find(other), all.get(other).copied(), "{other}");
        }
    }
    for key in ["", "a", "number", "zzz", "\n", "\t", "rules.title\t"] {
        assert_eq!(words.find(key), None, "{key:?}");
    }
    assert_eq!(words.say("no.such"), "no.such");
}

#[test]
fn words_are_the_same_after_being_packed() {
    for (language, part) in LANGUAGES.into_iter().zip(Part::ALL.into_iter().cycle()) {
        let words = Words::of(part, language.0);
        // Whatever breaks the lines around them in a page does no harm.
        let unpacked = Words::unpack(language.0, &["\n", words.pack(), "\n"].concat());
        assert_eq!((unpacked.pack(), unpacked.language()), (words.pack(), language.0));
        assert!(unpacked.find("rules.title").is_some());
    }
    let empty = Words::unpack("en", "");
    assert_eq!(
        (empty.say("rules.title"), empty.number(2_800)),
        ("rules.title", "2number.thousands800".into())
    );
    for damaged in ["x", "\n\n", "a\t1\nx\nb\t2", "ä"] {
        let _ = Words::unpack("en", damaged).find("b");
    }
}

#[test]
fn packed_words_do_not_end_the_script_that_they_stand_in() {
    for language in LANGUAGES.map(|(language, _)| language).into_iter().chain(language::PSEUDO) {
        let words = Words::all(language);
        assert!(!words.pack().contains('<'), "{language}");
        assert!(words.pack().lines().is_sorted(), "{language}");
    }
}

#[test]
fn a_page_gets_its_own_messages_alone() {
    let widget = Words::of(Part::Widget, "de");
    assert!(widget.find("send.button").is_some() && widget.find("rules.title").is_some());
    assert!(widget.find("report.kind").is_none() && widget.find("privacy.title").is_none());
    assert_eq!(Words::of(Part::Widget, "xx").language(), "en");
}

/// What the compiler of messages makes of two languages' files.
fn compile(english: &str, german: &str) -> (Vec<String>, Vec<String>) {
    let file = |text: &str| BTreeMap::from([("widget".to_owned(), text.to_owned())]);
    let languages = BTreeMap::from([("de".to_owned(), file(german)), ("en".to_owned(), file(english))]);
    let (catalogues, faults) = fluent::compile(&languages);
    let faults = faults.into_iter().map(|fault| format!("{}:{}: {}", fault.file, fault.line, fault.text));
    (catalogues.into_iter().map(|(.., text)| text).collect(), faults.collect())
}

#[test]
fn fluent_becomes_a_message_a_line() {
    let source = "### File\n\nb-at_x = Two { $name }\n    lines{ \"\\u202F\" }.\n# Note\na = { $n ->\n    [one] One\n   *[other] { $n } { $x }\n}\n";
    let source = source.replace("One", "One { $x }");
    let (catalogues, faults) = compile(&source, &source);
    assert_eq!(faults, [""; 0]);
    assert_eq!(catalogues[0], "a.one\tOne {x}\na.other\t{n} {x}\nb.at_x\tTwo {name} lines\u{202F}.");
}

#[test]
fn a_line_does_not_break_before_a_mark() {
    let source = "a = « { $x } » : { $n } %, a - b ; c ? d !\n";
    let (catalogues, _) = compile(source, source);
    assert_eq!(catalogues[0].replace('\u{A0}', "_"), "a\t«_{x}_»_: {n}_%, a - b_; c_? d_!");
    assert_eq!(Words::all("de").percent(5), "5\u{A0}%");
}

#[test]
fn what_the_pages_cannot_say_fails_the_build_with_file_and_line() {
    for (source, fault) in [
        ("-brand = X", "-brand"),
        ("a = { -brand }", "neither"),
        ("a = { b }", "neither"),
        ("a = { NUMBER($n) }", "neither"),
        ("a = { 5 }", "neither"),
        ("a = A\n    .title = T", "attribute"),
        ("a = X { $n ->\n   *[other] b\n }", "inside a sentence"),
        ("a = { $x ->\n   *[other] b\n }", "than the count"),
        ("a = { $n ->\n    [few] b\n   *[other] c\n }", "[few]"),
        ("a = { $n ->\n    [0] b\n   *[other] c\n }", "[0]"),
        ("a = { $n ->\n   *[other] { $n ->\n   *[other] b\n }\n }", "inside a sentence"),
        ("a = </script>", "'<'"),
        ("a = { \"{\" }", "'{'"),
        ("a = A\ta", "'\\t'"),
        ("a = { $n", "Expected"),
        ("b = B\na = 1\na = 2", "twice"),
    ] {
        let source = ["\n", source, "\n"].concat();
        let (_, faults) = compile(&source, &source);
        let found = faults.iter().find(|found| {
            found.starts_with("en/widget.ftl:") && found.contains(fault.trim_start_matches('-'))
        });
        assert!(found.is_some(), "{source}: {faults:?}");
        assert!(!found.is_some_and(|found| found.starts_with("en/widget.ftl:1:")), "{source}: {faults:?}");
    }
}

#[test]
fn a_language_that_lacks_a_message_or_a_gap_fails_the_build() {
    let (_, faults) = compile("a = A\nb = { $x } B\n", "b = B\nc = C\n");
    assert_eq!(
        faults,
        [
            "en/widget.ftl:1: a is not there in de",
            "de/widget.ftl:1: b has other gaps than in en",
            "de/widget.ftl:2: c is not there in en",
        ]
    );
    let other =
        compile("a = { $n ->\n    [one] One\n   *[other] { $n }\n}", "a = { $n ->\n   *[other] { $n }\n}");
    assert_eq!(other.1, [""; 0]);
}

/// The sources of the pages, each with the parts in all of which the messages are that it says: what all pages share may
/// say only what all pages have.
fn sources(folder: &Path, parts: &[Part], into: &mut Vec<(String, Vec<Part>, String)>) {
    for entry in fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path()) {
        let name = entry.file_name().expect("name").to_string_lossy().into_owned();
        if entry.is_dir() {
            let own = Part::ALL.into_iter().find(|part| part.name() == name);
            let figures = [Part::Results, Part::Picture];
            let parts = own.as_ref().map_or(parts, std::slice::from_ref);
            sources(&entry, if name == "figures" { &figures } else { parts }, into);
        } else if name != "tests.rs" {
            let source = fs::read_to_string(&entry).expect("source");
            let source = source.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            into.push((name, parts.to_vec(), source));
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
fn a_page_has_every_message_that_it_says_and_says_every_message_that_it_has() {
    let mut all = Vec::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &Part::ALL, &mut all);
    let has = |part: Part, key: &str| {
        let words = Words::of(part, BUILT_IN);
        words.find(key).is_some()
            || [".one", ".other"].iter().all(|form| words.find(&[key, form].concat()).is_some())
    };
    let mut said = BTreeSet::new();
    for (name, parts, source) in &all {
        for key in keys(source) {
            assert!(parts.iter().all(|part| has(*part, key)), "{name} says {key}");
            said.insert(key);
        }
    }
    // Said by a key that is put together: the reasons of a refusal, by their codes; the one key without a point; and what
    // the worker says of a picture and in a calendar.
    let english = Words::english();
    let spare = english.pack().lines().filter_map(|line| line.split('\t').next()).filter(|key| {
        let stem = key.trim_end_matches(".one").trim_end_matches(".other");
        let is_put_together = key.starts_with("problem.") || key.starts_with("feeds.calendar.");
        !said.contains(stem) && !is_put_together && !["loading", "picture.alt"].contains(key)
    });
    assert_eq!(spare.collect::<Vec<_>>(), [""; 0], "nobody says these");
}
