//! Linear combinations: whatever a reader can add and subtract, in exact fractions.
//!
//! Each figure is a vector of zeros and ones over the atoms. What can be described is the span of these vectors; a set of
//! ballots is described where its own vector is in the span, and the same combination of the figures' values says how many
//! they are and what they answered.

use crate::Finding;
use crate::published::{Atom, Published};
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};
use std::collections::BTreeMap;

/// The most combinations of rows that are tried. More are cut off, and said to be: see [`Described::is_whole`].
const MOST: usize = 300_000;

/// The sets of ballots that figures describe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Of each set that holds any ballots and is no sum of two others that do: its atoms and its ballots.
    pub sets: Vec<(Vec<Atom>, u64)>,
    /// Whether all were found: the search is exponential where figures hide many atoms from one another.
    pub is_whole: bool,
}

/// A row of the reduced echelon form: what it combines, and what that combination of the figures' ballots is.
struct Row {
    pivot: usize,
    columns: Vec<BigRational>,
    ballots: BigRational,
}

/// The sets that figures describe.
///
/// # Errors
/// [`Finding::Inconsistent`] where the same combination of figures has two values, or a described set fewer than none.
pub fn describable(published: &Published) -> Result<Described, Finding> {
    // Atoms that every figure holds or leaves out alike are one class: no combination tells them apart.
    let mut classes: BTreeMap<Vec<bool>, Vec<Atom>> = BTreeMap::new();
    for atom in published.atoms() {
        let column: Vec<bool> =
            published.figures.iter().map(|figure| published.holds(figure.of, atom)).collect();
        if column.contains(&true) {
            classes.entry(column).or_default().push(atom);
        }
    }
    let (columns, classes): (Vec<Vec<bool>>, Vec<Vec<Atom>>) = classes.into_iter().unzip();
    let rows = published.figures.iter().enumerate().map(|(place, figure)| Row {
        pivot: 0,
        columns: columns.iter().map(|column| number(u64::from(column[place]))).collect(),
        ballots: number(figure.ballots),
    });
    let rows = reduce(rows.collect(), classes.len())?;
    let mut search = Search { rows: &rows, found: Vec::new(), left: MOST };
    search.from(0, &vec![BigRational::zero(); classes.len()], &BigRational::zero());
    let is_whole = search.left > 0;
    let mut found = search.found;
    found.retain(|(_, ballots)| !ballots.is_zero());
    if let Some((set, _)) = found.iter().find(|(_, ballots)| *ballots < BigRational::zero()) {
        return Err(Finding::Inconsistent(format!(
            "fewer than no ballots of {}",
            names(published, &of(set, &classes))
        )));
    }
    // The smallest first; a set that holds a smaller one and the rest of it says nothing new.
    found.sort_by(|one, other| one.1.cmp(&other.1).then(one.0.cmp(&other.0)));
    let mut sets: Vec<(Vec<bool>, u64)> = Vec::new();
    for (set, ballots) in found {
        let is_sum =
            sets.iter().any(|(smaller, _)| smaller.iter().zip(&set).all(|(is_in, other)| !is_in || *other));
        if !is_sum {
            sets.push((set, ballots.to_integer().to_u64().unwrap_or(u64::MAX)));
        }
    }
    let sets = sets.into_iter().map(|(set, ballots)| (of(&set, &classes), ballots)).collect();
    Ok(Described { sets, is_whole })
}

/// The sets of 1 to k − 1 ballots.
pub fn findings(published: &Published, described: &Described) -> Vec<Finding> {
    let small = described.sets.iter().filter(|(_, ballots)| *ballots < published.k);
    small.map(|(set, ballots)| Finding::Described { ballots: *ballots, of: names(published, set) }).collect()
}

/// What atoms are called, one after another.
pub(crate) fn names(published: &Published, set: &[Atom]) -> String {
    set.iter().map(|atom| published.name(*atom)).collect::<Vec<_>>().join(", ")
}

fn of(set: &[bool], classes: &[Vec<Atom>]) -> Vec<Atom> {
    let held = set.iter().zip(classes).filter(|(is_in, _)| **is_in);
    held.flat_map(|(_, atoms)| atoms.iter().copied()).collect()
}

fn number(value: u64) -> BigRational {
    BigRational::from_integer(value.into())
}

/// The reduced row echelon form.
fn reduce(mut rows: Vec<Row>, width: usize) -> Result<Vec<Row>, Finding> {
    let mut basis: Vec<Row> = Vec::new();
    for column in 0..width {
        let Some(at) = rows.iter().position(|row| !row.columns[column].is_zero()) else { continue };
        let mut pivot = rows.swap_remove(at);
        let scale = pivot.columns[column].clone();
        pivot.pivot = column;
        pivot.columns.iter_mut().for_each(|value| *value /= &scale);
        pivot.ballots /= scale;
        for row in rows.iter_mut().chain(&mut basis) {
            let factor = row.columns[column].clone();
            if factor.is_zero() {
                continue;
            }
            for (value, of_pivot) in row.columns.iter_mut().zip(&pivot.columns) {
                *value -= &factor * of_pivot;
            }
            row.ballots -= factor * &pivot.ballots;
        }
        basis.push(pivot);
    }
    // What is left combines to nothing, and must be nothing.
    if rows.iter().any(|row| !row.ballots.is_zero()) {
        return Err(Finding::Inconsistent("sums of the same ballots differ".into()));
    }
    basis.sort_by_key(|row| row.pivot);
    Ok(basis)
}

struct Search<'a> {
    rows: &'a [Row],
    found: Vec<(Vec<bool>, BigRational)>,
    left: usize,
}

impl Search<'_> {
    /// Tries every sum of `rows` from `next` on. In echelon form each row is taken once or not at all, as its pivot's column is
    /// in no other row; and a column that no later row touches must be 0 or 1 by then.
    fn from(&mut self, next: usize, sum: &[BigRational], ballots: &BigRational) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        let settled = |column: usize| self.rows[next..].iter().all(|row| row.columns[column].is_zero());
        let is_bit = |value: &BigRational| value.is_zero() || value.is_one();
        if (0..sum.len()).any(|column| settled(column) && !is_bit(&sum[column])) {
            return;
        }
        if next == self.rows.len() {
            let set: Vec<bool> = sum.iter().map(One::is_one).collect();
            if set.contains(&true) {
                self.found.push((set, ballots.clone()));
            }
            return;
        }
        // Where all rows stand alone, sums of them say nothing that they do not.
        if self.rows.iter().all(|row| row.columns.iter().filter(|value| !value.is_zero()).count() == 1) {
            for row in &self.rows[next..] {
                self.found.push((row.columns.iter().map(One::is_one).collect(), row.ballots.clone()));
            }
            return;
        }
        self.from(next + 1, sum, ballots);
        let row = &self.rows[next];
        let sum: Vec<_> = sum.iter().zip(&row.columns).map(|(sum, value)| sum + value).collect();
        self.from(next + 1, &sum, &(ballots + &row.ballots));
    }
}
