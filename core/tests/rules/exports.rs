//! The adversary of tests/attacker, on what random organisations publish: it reads exports alone. It finds nothing where the
//! rules hold, and something wherever one is weakened.

use crate::organisation::{Event, Organisation, Run, organisations};
use candor_attacker::published::{Figure, Published, Question, Scope};
use candor_attacker::{Finding, attack, feasible, linear};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::json;

/// What a reader of the organisation's poll can save: the manifest, and every release.
fn exports(organisation: &Organisation, run: &Run) -> Published {
    let mut manifest = serde_json::to_value(&run.poll).expect("json");
    if let Some(invited) = organisation.invited_by_leaf() {
        manifest["invited"] = json!(invited);
    }
    // Traces name the ballots of each leaf and batch: they are for tests to see through, and no question of an attacker's.
    if let Some(questions) = manifest["questions"].as_array_mut() {
        questions.retain(|question| ["s", "l", "m"].contains(&question["id"].as_str().unwrap_or_default()));
    }
    let mut published = Published::of_manifest(&manifest).expect("a manifest");
    let releases = serde_json::to_string(&run.releases).expect("json");
    published.add(&releases).expect("releases");
    published
}

/// An adversary's finding, its kind alone.
fn kinds(published: &Published) -> Vec<&'static str> {
    let kind = |finding: &Finding| match finding {
        Finding::Inconsistent(_) => "inconsistent",
        Finding::Described { .. } => "described",
        Finding::Pinned { .. } => "pinned",
        Finding::SingledOut { .. } => "singled out",
    };
    let mut kinds: Vec<_> = attack(published).expect("solved").iter().map(kind).collect();
    kinds.dedup();
    kinds
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_adversary_finds_nobody_in_exports_of_random_organisations(organisation in organisations()) {
        let run = organisation.run();
        let published = exports(&organisation, &run);
        prop_assert_eq!(attack(&published).expect("solved"), []);
        prop_assert!(linear::describable(&published).is_ok_and(|described| described.is_whole));
    }

    #[test]
    fn what_the_adversary_takes_for_possible_holds_the_truth(organisation in organisations()) {
        let run = organisation.run();
        let published = exports(&organisation, &run);
        let counted = run.counted_by_leaf();
        // What is withheld is in no figure: then a leaf may have had more ballots than fit.
        for leaf in feasible::intervals(&published).expect("solved") {
            let truth = counted.get(published.groups[leaf.leaf].0.as_str()).copied().unwrap_or(0);
            prop_assert!(leaf.ballots.0 <= truth, "{leaf:?}: {truth}");
            prop_assert!(run.withheld > 0 || truth <= leaf.ballots.1, "{leaf:?}: {truth}");
        }
    }
}

/// Six of team g1 and two of team g2 answer, of nine who are invited to each, k being 5.
fn two_teams(spare: [u64; 2]) -> Organisation {
    let vote =
        |leaf, sensitive| Event::Vote { leaf, sensitive, value: 1, picks: if sensitive { 3 } else { 6 } };
    let events = vec![
        vote(0, true),
        vote(0, false),
        vote(0, true),
        vote(0, false),
        vote(0, true),
        vote(0, false),
        vote(1, true),
        vote(1, false),
    ];
    let spare = Some([&spare[..], &[0; 5]].concat());
    Organisation { k: 5, parents: vec![0, 0], events, spare }
}

/// What is published of an organisation under a rule that does not hold: each group's own total, as `shown` lets it through, and
/// no cohorts. Ballots are at their leaf.
fn weakened(organisation: &Organisation, shown: impl Fn(u64) -> bool) -> Published {
    let run = organisation.run();
    let mut published = exports(organisation, &run);
    published.figures.clear();
    let totals = organisation.totals();
    for (group, (ballots, counts)) in totals {
        if shown(ballots) {
            let group = published.group(&group).expect("a group");
            published.figures.insert(Figure { of: Scope::UpTo(group, 1), ballots, counts });
        }
    }
    published
}

#[test]
fn that_a_whole_cohort_is_alike_is_no_finding_though_other_cohorts_are_mixed() {
    // Everyone has answered, so that all of g4 and g5 must be in their parent's cohort: five people, all of whom picked 2.
    let vote = |leaf, value| Event::Vote { leaf, sensitive: false, value, picks: 2 };
    let votes = [(2, 1), (2, 1), (4, 2), (3, 1), (0, 2), (4, 2), (3, 1), (2, 2), (4, 2), (5, 2)];
    let events = votes.map(|(leaf, value)| vote(leaf, value)).to_vec();
    let organisation = Organisation { k: 5, parents: vec![0, 6, 3, 5, 1], events, spare: Some(vec![0; 7]) };
    assert_eq!(attack(&exports(&organisation, &organisation.run())).expect("solved"), []);
}

#[test]
fn the_adversary_bites_when_small_groups_are_merely_hidden() {
    let organisation = two_teams([3, 7]);
    assert_eq!(kinds(&exports(&organisation, &organisation.run())), [""; 0]);
    let hidden = weakened(&organisation, |ballots| ballots >= 5);
    assert!(kinds(&hidden).contains(&"described"), "everyone less team g1 are two");
}

#[test]
fn the_adversary_bites_by_the_number_of_people_invited() {
    // All six of team g1 are shown, and no more are invited: the two that are left must be of team g2.
    let hidden = weakened(&two_teams([0, 7]), |ballots| ballots >= 5);
    let found = attack(&hidden).expect("solved");
    let pinned = found
        .iter()
        .find(|finding| matches!(finding, Finding::Pinned { leaf, people: 2, .. } if leaf == "g2"));
    assert!(pinned.is_some(), "{found:?}");
}

#[test]
fn the_adversary_bites_by_questions_that_take_several_choices_as_by_others() {
    let mut hidden = weakened(&two_teams([0, 7]), |ballots| ballots >= 5);
    hidden.questions.retain(|_, question| question.is_multiple);
    let found = attack(&hidden).expect("solved");
    let pinned = |what: &str| {
        found.contains(&Finding::Pinned { leaf: "g2".into(), people: 2, what: format!("{what} of m") })
    };
    assert!(pinned("1 picked untracked") && pinned("1 picked moved"), "{found:?}");
}

#[test]
fn that_everyone_picked_something_narrows_what_fits() {
    // Three of each team, and everyone has answered.
    let question = Question { columns: ["a", "b", "declined"].map(Into::into).into(), is_multiple: true };
    let figure = |a, b, declined| Figure {
        of: Scope::UpTo(0, 1),
        ballots: 6,
        counts: [("m".into(), vec![a, b, declined])].into(),
    };
    let published = |figure| Published {
        k: 5,
        groups: vec![("all".into(), None), ("g1".into(), Some(0)), ("g2".into(), Some(0))],
        invited: [(1, 3), (2, 3)].into(),
        questions: [("m".into(), question.clone())].into(),
        figures: [figure].into(),
    };
    let columns = |figure| feasible::intervals(&published(figure)).map(|leaves| leaves[0].columns.clone());
    // All five that did not decline picked a, so that at least two of each team did.
    assert_eq!(columns(figure(5, 1, 1)).expect("solved"), [(2, 3), (0, 1), (0, 1)]);
    // Two picks of a and three of b: five ballots, a pick each, of which at least two are of each team.
    assert_eq!(columns(figure(2, 3, 1)).expect("solved"), [(0, 2), (0, 3), (0, 1)]);
    // Fewer picks than ballots that did not decline: no ballots can make such figures.
    assert!(columns(figure(2, 2, 1)).is_err());
}

#[test]
fn the_adversary_bites_when_k_is_less_than_promised() {
    let organisation = Organisation { k: 4, ..two_teams([3, 7]) };
    let mut events = organisation.events.clone();
    events.extend([true, false].map(|sensitive| Event::Vote { leaf: 1, sensitive, value: 1, picks: 2 }));
    let organisation = Organisation { events, ..organisation };
    let mut published = exports(&organisation, &organisation.run());
    published.k = 5;
    assert_eq!(
        kinds(&published)[..2],
        ["described", "singled out"],
        "a cohort of four, of which an insider knows three"
    );
}

#[test]
fn the_adversary_bites_when_totals_are_live() {
    let mut published = exports(&two_teams([3, 7]), &two_teams([3, 7]).run());
    published.figures.clear();
    for (release, ballots) in (1..).zip(5..9) {
        let counts = [("s".to_owned(), vec![ballots / 2, ballots - ballots / 2, 0])].into();
        published.figures.insert(Figure { of: Scope::UpTo(0, release), ballots, counts });
    }
    assert!(kinds(&published).contains(&"described"), "one ballot came between two totals");
}

#[test]
fn the_adversary_bites_when_a_rest_is_added_to_what_was_published() {
    // Rule 3 adds a rest to a cohort of the same release. Added to one of an earlier release, it is the difference.
    let organisation = two_teams([3, 7]);
    let mut published = exports(&organisation, &organisation.run());
    let rest = |release, ballots| Figure { of: Scope::UpTo(0, release), ballots, counts: [].into() };
    published.figures = [rest(1, 6), rest(2, 8)].into();
    assert!(kinds(&published).contains(&"described"));
}

#[test]
fn the_adversary_says_when_figures_contradict_one_another() {
    let organisation = two_teams([3, 7]);
    let mut published = exports(&organisation, &organisation.run());
    published.figures.insert(Figure { of: Scope::UpTo(0, 1), ballots: 9, counts: [].into() });
    assert_eq!(kinds(&published), ["inconsistent"]);
}

#[test]
fn the_adversary_bites_random_organisations_that_merely_hide_small_groups() {
    let mut runner = TestRunner::deterministic();
    let found = (0..300).filter(|_| {
        let organisation = organisations().new_tree(&mut runner).expect("an organisation").current();
        let hidden = weakened(&organisation, |ballots| ballots >= organisation.k);
        !attack(&hidden).expect("solved").is_empty()
    });
    let found = found.count();
    assert!(found >= 15, "only {found} of 300");
}
