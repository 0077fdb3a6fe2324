//! The adversary of tests/attacker on random organisations: everything that they publish, and the same under weakened rules.
//!
//! Two searches watch each other. The adversary's own reads exports alone. The one here knows which ballots each figure is made
//! of, which no reader does, and looks for the smallest set of ballots whose own indicator is a combination of figures.

use crate::organisation::{Event, Organisation, Run, organisations, traced};
use num_rational::BigRational;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Everything published, as sets of atoms, with the ballots of each atom.
struct Published {
    atoms: BTreeMap<String, u64>,
    figures: Vec<Vec<String>>,
}

impl Published {
    /// What a reader has of the real thing: the nodes and cohorts of every release.
    fn of(run: &Run) -> Self {
        let releases = run.releases.iter();
        let figures = releases.flat_map(|release| release.nodes.iter().chain(&release.cohorts));
        let figures = figures.map(|figures| traced(figures).into_keys().collect());
        Self { atoms: run.counted.clone(), figures: figures.collect() }
    }

    /// The smallest set of 1 to k − 1 ballots whose indicator is a combination of the figures.
    fn describes_fewer_than(&self, k: u64) -> Option<u64> {
        // Atoms that always appear together are one class: a combination treats them alike.
        let mut classes: BTreeMap<Vec<bool>, u64> = BTreeMap::new();
        for (atom, ballots) in &self.atoms {
            let column: Vec<bool> = self.figures.iter().map(|figure| figure.contains(atom)).collect();
            if column.contains(&true) {
                *classes.entry(column).or_default() += ballots;
            }
        }
        let weights: Vec<u64> = classes.values().copied().collect();
        let rows =
            (0..self.figures.len()).map(|row| classes.keys().map(|column| number(column[row])).collect());
        let basis = reduce(rows.collect(), weights.len());
        search(&basis, &weights, k, 0, &mut vec![false; weights.len()], 0)
    }
}

fn number(is_in: bool) -> BigRational {
    BigRational::from_integer(i32::from(is_in).into())
}

/// The reduced row echelon form of `rows`, as pairs of pivot column and row; zero rows are gone.
fn reduce(mut rows: Vec<Vec<BigRational>>, width: usize) -> Vec<(usize, Vec<BigRational>)> {
    let zero = number(false);
    let mut basis: Vec<(usize, Vec<BigRational>)> = Vec::new();
    for column in 0..width {
        let Some(at) = rows.iter().position(|row| row[column] != zero) else {
            continue;
        };
        let mut pivot = rows.swap_remove(at);
        let scale = pivot[column].clone();
        for value in &mut pivot {
            *value /= &scale;
        }
        let others = rows.iter_mut().chain(basis.iter_mut().map(|(_, row)| row));
        for row in others.filter(|row| row[column] != zero) {
            let factor = row[column].clone();
            for (value, pivot) in row.iter_mut().zip(&pivot) {
                *value -= &factor * pivot;
            }
        }
        basis.push((column, pivot));
    }
    basis
}

/// Tries every set of classes of fewer than k ballots in all, and tests whether its indicator is in the span.
fn search(
    basis: &[(usize, Vec<BigRational>)],
    weights: &[u64],
    k: u64,
    from: usize,
    set: &mut Vec<bool>,
    size: u64,
) -> Option<u64> {
    if size > 0 && in_span(basis, set) {
        return Some(size);
    }
    (from..weights.len()).find_map(|class| {
        let size = size + weights[class];
        if size >= k {
            return None;
        }
        set[class] = true;
        let found = search(basis, weights, k, class + 1, set, size);
        set[class] = false;
        found
    })
}

/// In reduced echelon form the combination is forced: the value at each pivot is the factor of its row.
fn in_span(basis: &[(usize, Vec<BigRational>)], set: &[bool]) -> bool {
    let mut left: Vec<BigRational> = set.iter().map(|is_in| number(*is_in)).collect();
    for (_, row) in basis.iter().filter(|(pivot, _)| set[*pivot]) {
        for (value, row) in left.iter_mut().zip(row) {
            *value -= row;
        }
    }
    left.iter().all(|value| *value == number(false))
}

/// A weakened rule: every node's total at the end, with nodes of fewer than k ballots hidden.
fn hiding_small_groups(run: &Run, k: u64) -> Published {
    let tree = run.poll.groups();
    let figures = tree.nodes().filter_map(|node| {
        let is_below = |atom: &String| tree.find(&atom[..2]).is_some_and(|leaf| tree.is_within(leaf, node));
        let atoms: Vec<String> = run.counted.keys().filter(|atom| is_below(atom)).cloned().collect();
        let ballots: u64 = atoms.iter().map(|atom| run.counted[atom]).sum();
        (ballots >= k).then_some(atoms)
    });
    Published { atoms: run.counted.clone(), figures: figures.collect() }
}

/// A weakened rule: the total of the whole organisation, shown after every ballot once there are k.
fn showing_live_totals(ballots: u64, k: u64) -> Published {
    let atoms = |upto: u64| (0..upto).map(|ballot| format!("ballot {ballot:04}"));
    let figures = (k..=ballots).map(|upto| atoms(upto).collect());
    Published { atoms: atoms(ballots).map(|atom| (atom, 1)).collect(), figures: figures.collect() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn the_attacker_finds_nobody_in_what_is_published(organisation in organisations()) {
        let run = organisation.run();
        prop_assert_eq!(Published::of(&run).describes_fewer_than(organisation.k), None);
    }
}

/// A tree of two teams, with 6 and 2 ballots.
fn two_teams() -> Organisation {
    let vote = |leaf| Event::Vote { leaf, sensitive: false, value: 1, picks: 2 };
    let events = [0, 0, 0, 0, 0, 0, 1, 1].map(vote).to_vec();
    Organisation { k: 5, parents: vec![0, 0], events, spare: None }
}

#[test]
fn the_attacker_bites_when_small_groups_are_merely_hidden() {
    let organisation = two_teams();
    let run = organisation.run();
    assert_eq!(hiding_small_groups(&run, 5).describes_fewer_than(5), Some(2));
    assert_eq!(Published::of(&run).describes_fewer_than(5), None);
}

#[test]
fn the_attacker_bites_when_totals_are_live() {
    assert_eq!(showing_live_totals(9, 5).describes_fewer_than(5), Some(1));
    assert_eq!(showing_live_totals(5, 5).describes_fewer_than(5), None);
}

#[test]
fn the_attacker_bites_when_k_is_less_than_promised() {
    let mut organisation = two_teams();
    organisation.k = 3;
    organisation.events.push(Event::Vote { leaf: 1, sensitive: false, value: 1, picks: 2 });
    assert_eq!(Published::of(&organisation.run()).describes_fewer_than(5), Some(3));
}

#[test]
fn the_attacker_bites_random_organisations_that_merely_hide_small_groups() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let found = (0..200).filter(|_| {
        let organisation = organisations().new_tree(&mut runner).expect("an organisation").current();
        hiding_small_groups(&organisation.run(), organisation.k)
            .describes_fewer_than(organisation.k)
            .is_some()
    });
    let found = found.count();
    assert!(found >= 10, "only {found} of 200");
}
