//! 2,800 people's real answers, over HTTP, against figures computed from the file by other means.

use anyhow::Result;
use candor_tests::site::Site;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use xtask::bfi::{self, ITEMS, Person};
use xtask::demo;

/// The fewest ballots of a cohort in that poll.
const K: usize = 5;

/// What a node of those people must say: per item, counts 1 to 6, and those who did not answer.
fn expected(people: &[&Person]) -> Value {
    let mut questions = BTreeMap::new();
    for (index, (item, ..)) in ITEMS.iter().enumerate() {
        let count = |value| people.iter().filter(|person| person.items[index] == value).count();
        let counts: BTreeMap<String, usize> =
            (1..=6).map(|step| (step.to_string(), count(Some(step)))).collect();
        questions.insert(*item, json!({"counts": counts, "declined": count(None)}));
    }
    json!(questions)
}

#[test]
fn every_released_figure_of_2800_real_people_agrees_with_the_file() -> Result<()> {
    let root = xtask::root();
    let sample = bfi::sample(&root)?;
    println!("replayed: {}", sample.source);
    let site = Site::start()?;
    let poll = demo::replay(&root, &site.owner)?;
    let release = site.anyone.get(&format!("/api/polls/{poll}/releases/latest"))?.json();

    // Where everyone's ballot must be shown: at its leaf where k or more answered there; else, with all else that is
    // short, at education, and then at the root. (No choice is sensitive, so nothing but counts decides.)
    let mut leaves: BTreeMap<String, Vec<&Person>> = BTreeMap::new();
    for person in &sample.people {
        leaves.entry(format!("edu-{}-{}", person.education, person.gender)).or_default().push(person);
    }
    let mut shown: BTreeMap<String, Vec<&Person>> = BTreeMap::new();
    let mut short: BTreeMap<String, Vec<&Person>> = BTreeMap::new();
    for (leaf, people) in leaves {
        let (parent, _) = leaf.rsplit_once('-').unwrap();
        if people.len() >= K {
            shown.entry(parent.to_owned()).or_default().extend(&people);
            shown.insert(leaf, people);
        } else {
            short.entry(parent.to_owned()).or_default().extend(people);
        }
    }
    for (education, people) in short {
        assert!(
            people.len() >= K,
            "the sample has no one left for the root: the test would have to say who joins whom"
        );
        shown.entry(education).or_default().extend(people);
    }
    shown.insert("all".into(), sample.people.iter().collect());

    let nodes = release["nodes"].as_array().unwrap();
    assert_eq!(nodes.len(), 1 + 6 + 12);
    let mut figures = 0;
    for node in nodes {
        let name = node["node"].as_str().unwrap();
        let people = shown.remove(name).unwrap_or_default();
        assert_eq!(node["ballots"], people.len(), "{name}");
        if people.is_empty() {
            assert_eq!(node["questions"], json!({}), "{name}");
        } else {
            assert_eq!(node["questions"], expected(&people), "{name}");
            figures += ITEMS.len() * 7;
        }
    }
    assert!(shown.is_empty());
    assert_eq!((&release["withheld"], &release["closing"]), (&json!(false), &json!(true)));
    println!("{figures} figures agree");
    Ok(())
}
