//! The adversary of tests/attacker on everything that a real worker publishes of real answers.

use anyhow::{Context, Result};
use candor_attacker::published::{Figure, Group, Published, Scope};
use candor_attacker::read::Kind;
use candor_attacker::{Finding, attack, linear};
use candor_tests::site::Site;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
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

/// Everything that anyone can save of a poll.
fn saved(site: &Site, poll: &str) -> Result<Published> {
    let manifest = site.anyone.get(&format!("/api/polls/{poll}"))?.json();
    let mut published = Published::of_manifest(&manifest)?;
    let mut counted = None;
    for (address, kind) in SAVED {
        let reply = site.anyone.get(&address.replace("{}", poll))?;
        assert_eq!((reply.status, published.add(&reply.body).context(address)?), (200, kind), "{address}");
        // The same figure reads the same from wherever it comes: nothing is added after the releases.
        let figures = published.figures.iter().filter(|figure| !figure.counts.is_empty());
        let figures: Vec<Figure> = figures.cloned().collect();
        assert_eq!(counted.get_or_insert_with(|| figures.clone()), &figures, "{address}");
    }
    Ok(published)
}

/// How many ballots, and by question how many of them are in each column.
type Total = (u64, BTreeMap<String, Vec<u64>>);

/// Publishes each group's own total in the place of everything else, those of fewer than k left out.
fn hide_small_groups(published: &mut Published, total: impl Fn(&Published, Group) -> Total) {
    let figure = |group| {
        let (ballots, counts) = total(published, group);
        Figure { of: Scope::UpTo(group, 1), ballots, counts }
    };
    let figures = (0..published.groups.len()).map(figure).filter(|figure| figure.ballots >= published.k);
    published.figures = figures.collect();
}

/// How many of `people`, and what they answered, as a figure without any rule would say it.
fn total(people: &[&Person]) -> Total {
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
    let mut published = saved(&site, &poll)?;
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
    assert!(groups.keys().all(|group| published.group(group).is_some()));
    let of_group = |id: &str| total(groups.get(id).map_or(&[][..], Vec::as_slice));
    hide_small_groups(&mut published, |published, group| of_group(&published.groups[group].0));
    let found = attack(&published)?;
    let described = |finding: &Finding| matches!(finding, Finding::Described { ballots, .. } if *ballots == published.k - 1);
    assert!(found.iter().any(described), "{found:?}");
    Ok(())
}

/// What somebody does when the hours run out, about as often as in the poll that this project started from.
fn when_hours_run_out(random: &mut ChaCha20Rng) -> Value {
    let shares = [("made_up", 59), ("bill", 33), ("stop", 14), ("untracked", 13), ("move", 12)];
    let picked = shares.iter().filter(|(_, share)| random.next_u32() % 100 < *share);
    let picked: Vec<&str> = picked.map(|(choice, _)| *choice).collect();
    if picked.is_empty() { json!({"declined": true}) } else { json!({"choices": picked}) }
}

#[test]
fn the_adversary_finds_nobody_in_the_poll_this_project_started_from_whatever_several_choices_tell()
-> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&demo::open("time_tracking"))?;
    let mut random = ChaCha20Rng::seed_from_u64(7);
    // Teams of which some never have five ballots, and some have them before the first release.
    let teams = [
        ("checkout", [6, 3]),
        ("search", [3, 4]),
        ("mobile", [1, 1]),
        ("cloud", [5, 0]),
        ("data", [2, 2]),
        ("tools", [4, 7]),
        ("support", [0, 3]),
        ("onboarding", [1, 0]),
    ];
    let mut answered: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for time in 0..2 {
        for (team, ballots) in teams {
            for _ in 0..ballots[time] {
                let picked = when_hours_run_out(&mut random);
                let answers = json!({"hours_run_out": picked, "match": {"value": 1 + random.next_u32() % 5}, "change": {"declined": true}});
                site.vote(&poll, team, &answers)?;
                answered.entry(team).or_default().push(picked);
            }
        }
        if time == 0 {
            site.release(&poll)?;
        }
    }
    site.close(&poll)?;
    let mut published = saved(&site, &poll)?;
    let question = published.questions.get("hours_run_out").context("the question")?.clone();
    assert!(question.is_multiple && published.last_release() == 2);
    assert_eq!(attack(&published)?, []);

    published.questions.retain(|_, question| question.is_multiple);
    hide_small_groups(&mut published, |published, group| {
        let is_within =
            |team: &str| published.group(team).is_some_and(|team| published.is_within(team, group));
        let picked: Vec<&Value> =
            answered.iter().filter(|(team, _)| is_within(team)).flat_map(|(_, picked)| picked).collect();
        let is_in = |answer: &Value, column: &String| {
            let choices = answer["choices"].as_array();
            choices.map_or(column == "declined", |choices| choices.contains(&json!(column)))
        };
        let count = |column: &String| picked.iter().filter(|answer| is_in(answer, column)).count() as u64;
        let counts = question.columns.iter().map(count).collect();
        (picked.len() as u64, [("hours_run_out".to_owned(), counts)].into())
    });
    let found = attack(&published)?;
    let mobile =
        |finding: &Finding| matches!(finding, Finding::Described { ballots: 2, of } if of.contains("mobile"));
    assert!(found.iter().any(mobile), "{found:?}");
    Ok(())
}
