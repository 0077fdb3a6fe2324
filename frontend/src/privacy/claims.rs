//! What the page claims, by kind of poll. Each claim is the key of its message; docs/anonymity.md names the test behind
//! each.

use candor::wire::Manifest;
use candor::{Eligibility, Kind};

/// A heading and the claims under it, as keys of messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) title: &'static str,
    pub(super) claims: Vec<&'static str>,
}

/// The claims that hold for this poll.
pub(super) fn sections(manifest: &Manifest) -> [Section; 2] {
    let poll = &manifest.poll;
    let comments = poll.questions().iter().any(|question| question.kind == Kind::Comment {});
    let comments = comments.then_some("privacy.stored.comments");
    let (stored, who): (&[&str], &[&str]) = match poll.eligibility() {
        Eligibility::Open => (
            &["privacy.stored.nonce"],
            &["privacy.who.open", "privacy.who.database", "privacy.who.network_open"],
        ),
        Eligibility::Invited => (
            &["privacy.stored.spent", "privacy.stored.code", "privacy.stored.erased"],
            &[
                "privacy.who.owner",
                "privacy.who.alone",
                "privacy.who.database",
                "privacy.who.secret",
                "privacy.who.network",
                "privacy.who.program",
            ],
        ),
        Eligibility::SignedIn => (
            &["privacy.stored.spent", "privacy.stored.person", "privacy.stored.erased"],
            &["privacy.who.database", "privacy.who.secret", "privacy.who.network", "privacy.who.program"],
        ),
    };
    let always = ["privacy.stored.counts", "privacy.stored.nothing"];
    let is_deniable = poll.deniable().is_some();
    let sent = is_deniable.then_some("privacy.stored.deniable");
    let deniable = is_deniable.then_some("privacy.who.deniable");
    [
        Section {
            title: "privacy.stored.title",
            claims: always.iter().chain(&sent).chain(&comments).chain(stored).copied().collect(),
        },
        Section {
            title: "privacy.who.title",
            claims: ["privacy.who.reader"].iter().chain(&deniable).chain(who).copied().collect(),
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use candor::wire::State;
    use candor::{Poll, PollId};
    use serde_json::json;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    fn manifest(eligibility: &str) -> Manifest {
        let poll = Poll::parse(
            &json!({"title": "T", "k": 3, "eligibility": eligibility, "deniable": {"odds": 3},
            "groups": {"id": "all", "name": "All"},
            "questions": [{"id": "r", "kind": "rating", "text": "R"}, {"id": "c", "kind": "comment", "text": "C"}]}),
        );
        Manifest::new(PollId::new("p").expect("id"), State::Open, poll.expect("good"))
    }

    fn rust_sources(folder: &Path, into: &mut String) {
        for entry in fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path()) {
            if entry.is_dir() {
                rust_sources(&entry, into);
            } else if entry.extension().is_some_and(|ending| ending == "rs") {
                into.push_str(&fs::read_to_string(entry).expect("source"));
            }
        }
    }

    /// The rows of docs/anonymity.md that name a claim: the claim, and the tests that the row names.
    fn table(document: &str) -> Vec<(&str, Vec<&str>)> {
        let rows = document.lines().filter_map(|line| {
            let mut cells = line.trim_matches('|').split('|');
            let claim = cells.next()?.trim().strip_prefix("`privacy.")?.strip_suffix('`')?;
            let named = cells.next_back()?.split('`').skip(1).step_by(2);
            Some((claim, named.collect()))
        });
        rows.collect()
    }

    /// Every test of the project, as its source.
    fn all_sources(root: &Path) -> String {
        let mut sources = String::new();
        for folder in ["core", "frontend/src", "worker/src", "tests", "xtask/src"] {
            rust_sources(&root.join(folder), &mut sources);
        }
        sources
    }

    #[test]
    fn every_claim_of_the_privacy_page_is_in_the_table_and_names_a_test() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        let document = fs::read_to_string(root.join("docs/anonymity.md")).expect("the document");
        let table = table(&document);
        let polls = ["open", "invited", "signed_in"].map(manifest);
        let sections = polls.iter().flat_map(sections);
        let claims: BTreeSet<_> =
            sections.flat_map(|section| section.claims).chain(["privacy.key.text"]).collect();
        let named: BTreeSet<_> = table.iter().map(|(claim, _)| ["privacy.", claim].concat()).collect();
        assert_eq!(claims, named.iter().map(String::as_str).collect(), "the page and the table differ");
        assert!(table.iter().all(|(_, tests)| !tests.is_empty()), "a claim names no test");
    }

    #[test]
    fn every_test_that_a_document_names_is_there() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        let sources = all_sources(root);
        for document in ["docs/anonymity.md", "docs/threats.md"] {
            let text = fs::read_to_string(root.join(document)).expect("the document");
            // Names of tests are sentences; whatever else stands in code type has fewer words.
            let sentences = text.split('`').skip(1).step_by(2).filter(|name| name.matches('_').count() > 3);
            for test in sentences.filter(|name| !name.ends_with('…')) {
                assert!(
                    sources.contains(&format!("fn {test}(")),
                    "{document} names {test}, which is not there"
                );
            }
        }
    }
}
