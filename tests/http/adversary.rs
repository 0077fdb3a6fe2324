//! The adversary of tests/attacker on everything that a real worker publishes of real answers.

use anyhow::{Context, Result};
use candor_attacker::published::{Figure, Published, Scope};
use candor_attacker::read::Kind;
use candor_attacker::{Finding, attack, linear};
use candor_tests::site::Site;
use std::collections::BTreeMap;
use xtask::bfi::{self, ITEMS, Person};
use xtask::demo;

/// What anyone can save of a poll, by where it is.
const SAVED: [(&str, Kind); 7] = [
    ("/api/polls/{}/releases", Kind::Releases),
    ("/api/polls/{}/releases/latest", Kind::Releases),
    ("/api/polls/{}/releases/latest.csv", Kind::Table),
    ("/api/polls/{}/metrics", Kind::Metrics),
    ("/p/{}.svg", Kind::Picture),
    ("/p/{}/results", Kind::NoFigures),
    ("/p/{}", Kind::NoFigures),
];

/// How many of `people`, and what they answered, as a figure without any rule would say it.
fn total(people: &[&Person]) -> (u64, BTreeMap<String, Vec<u64>>) {
    let count =
        |index: usize, value| people.iter().filter(|person| person.items[index] == value).count() as u64;
    let counts = ITEMS.iter().enumerate().map(|(index, (item, ..))| {
        let cells = (1..=6).map(Some).chain([None]).map(|value| count(index, value)).collect();
        ((*item).to_owned(), cells)
    });
    (people.len() as u64, counts.collect())
}

#[test]
fn the_adversary_finds_nobody_among_2800_real_people_and_someone_once_small_groups_are_merely_hidden()
-> Result<()> {
    let root = xtask::root();
    let site = Site::start()?;
    let poll = demo::replay(&root, &site.owner)?;
    let manifest = site.anyone.get(&format!("/api/polls/{poll}"))?.json();
    let mut published = Published::of_manifest(&manifest)?;
    for (address, kind) in SAVED {
        let reply = site.anyone.get(&address.replace("{}", &poll))?;
        assert_eq!((reply.status, published.add(&reply.body).context(address)?), (200, kind), "{address}");
    }
    // The same figure reads the same from wherever it comes: nothing was added after the releases.
    let described = linear::describable(&published).map_err(|found| anyhow::anyhow!("{found}"))?;
    let smallest = described.sets.iter().map(|(_, ballots)| *ballots).min();
    println!(
        "{} figures; the smallest set that they describe has {smallest:?} ballots",
        published.figures.len()
    );
    assert!(described.is_whole && smallest >= Some(published.k));
    assert_eq!(attack(&published)?, []);

    // The same people under another rule: every group's own total, those of fewer than so many left out.
    let sample = bfi::sample(&root)?;
    let mut groups: BTreeMap<String, Vec<&Person>> = BTreeMap::new();
    for person in &sample.people {
        let education = format!("edu-{}", person.education);
        for group in [format!("{education}-{}", person.gender), education, "all".into()] {
            groups.entry(group).or_default().push(person);
        }
    }
    let leaves = groups.iter().filter(|(group, _)| group.matches('-').count() == 2);
    let sizes: Vec<u64> = leaves.map(|(_, people)| people.len() as u64).collect();
    // One more than the smallest leaf has: it alone is left out.
    published.k = sizes.iter().min().context("a leaf")? + 1;
    published.figures.clear();
    for (group, people) in &groups {
        let (ballots, counts) = total(people);
        if ballots >= published.k {
            let of = Scope::UpTo(published.group(group).context("a group")?, 1);
            published.figures.insert(Figure { of, ballots, counts });
        }
    }
    let found = attack(&published)?;
    let described = |finding: &Finding| matches!(finding, Finding::Described { ballots, .. } if *ballots == published.k - 1);
    assert!(found.iter().any(described), "{found:?}");
    Ok(())
}
