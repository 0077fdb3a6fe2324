//! Feasible intervals: for every leaf and choice, the fewest and the most ballots that fit everything published.
//!
//! Unknown are, for each atom, each leaf at or below its group and each column of a question, the ballots of that leaf in that
//! atom that are counted there. Each published count is a sum of unknowns, and no leaf has more ballots than people invited.
//!
//! Where each ballot is in one column, these are transportation constraints, so that the ends of the relaxed linear program are
//! whole numbers. Where ballots may be in several, the ballots are one more unknown: n of them, of which d declined, can make
//! whatever counts there are of n − d at most each and of n − d at least together, as each picked something. The ends may lie
//! between whole numbers then, and the interval is of the whole numbers inside.
//!
//! Each question is tried apart. Where every atom has a figure of its own, as cohorts have, questions together say no more: however
//! its ballots are split by leaf, each question's counts can be split likewise.

use crate::Finding;
use crate::published::{Atom, Group, Published, Question};
use anyhow::{Result, anyhow};
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, Variable};
use std::collections::BTreeMap;

/// From how many to how many.
pub type Interval = (u64, u64);

/// What fits of one leaf and one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The leaf.
    pub leaf: Group,
    /// The question.
    pub question: String,
    /// How many ballots it can have.
    pub ballots: Interval,
    /// How many of those can be in each column.
    pub columns: Vec<Interval>,
}

/// What fits of every leaf and every question.
///
/// # Errors
/// When a linear program cannot be solved; where figures contradict one another, it has no solution.
pub fn intervals(published: &Published) -> Result<Vec<Leaf>> {
    let mut all = Vec::new();
    for question in published.questions.keys() {
        let unknowns = Unknowns::of(published, question);
        for leaf in published.leaves() {
            let columns = 0..published.questions[question].columns.len();
            all.push(Leaf {
                leaf,
                question: question.clone(),
                ballots: unknowns.interval(leaf, Counted::Ballots)?,
                columns: columns
                    .map(|column| unknowns.interval(leaf, Counted::Column(column)))
                    .collect::<Result<_>>()?,
            });
        }
    }
    Ok(all)
}

/// Leaves with fewer than k ballots in which a choice has been pinned: it can be had by exactly so many. That everyone or
/// nobody of all the ballots around it picked it says that of k people or more, and is no finding.
///
/// # Errors
/// As [`intervals`].
pub fn findings(published: &Published) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for Leaf { leaf, question, ballots: (fewest, most), columns } in intervals(published)? {
        if fewest == 0 || most >= published.k {
            continue;
        }
        for (column, (low, high)) in columns.into_iter().enumerate() {
            if low == high && !is_all_alike(published, leaf, &question, column)? {
                let name = &published.questions[&question].columns[column];
                let what = format!("{low} picked {name} of {question}");
                let leaf = published.groups[leaf].0.clone();
                found.push(Finding::Pinned { leaf, people: most, what });
            }
        }
    }
    Ok(found)
}

/// Whether every figure that can hold ballots of the leaf, or none of them, says it of everyone or of nobody.
fn is_all_alike(published: &Published, leaf: Group, question: &str, column: usize) -> Result<bool> {
    let unknowns = Unknowns::of(published, question);
    for atom in published.atoms().into_iter().filter(|atom| published.is_within(leaf, atom.group)) {
        // The smallest figure around an atom is what there is to know of it directly.
        let around = published.figures.iter().filter(|figure| published.holds(figure.of, atom));
        let smallest =
            around.filter(|figure| figure.counts.contains_key(question)).min_by_key(|figure| figure.ballots);
        let is_mixed = smallest.is_some_and(|figure| {
            let count = figure.counts[question][column];
            figure.ballots < published.k || (count != 0 && count != figure.ballots)
        });
        // Where everyone of the leaf must be elsewhere, its ballots are told by nothing of this figure.
        if is_mixed && unknowns.most(Counted::Ballots, |of| of == (atom, leaf))? > 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What the ends are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    Ballots,
    Column(usize),
}

/// The unknowns of one question, and everything that they must fit.
struct Unknowns<'a> {
    published: &'a Published,
    question: &'a str,
    /// Each atom with each leaf that its ballots may be of.
    pairs: Vec<(Atom, Group)>,
}

/// The unknowns of one atom and leaf.
struct Pair {
    columns: Vec<Variable>,
    /// Those whose sum is the ballots.
    ballots: Vec<Variable>,
}

impl<'a> Unknowns<'a> {
    fn of(published: &'a Published, question: &'a str) -> Self {
        let leaves: Vec<Group> = published.leaves().collect();
        let below = |atom: Atom| {
            let of = leaves.iter().filter(move |leaf| published.is_within(**leaf, atom.group));
            of.map(move |leaf| (atom, *leaf))
        };
        let pairs = published.atoms().into_iter().flat_map(below).collect();
        Self { published, question, pairs }
    }

    /// From how few to how many of the leaf are counted.
    fn interval(&self, leaf: Group, counted: Counted) -> Result<Interval> {
        let is_of = |(_, of): (Atom, Group)| of == leaf;
        let fewest = self.end(counted, is_of, OptimizationDirection::Minimize)?;
        Ok((whole((fewest - NEAR).ceil()), self.most(counted, is_of)?))
    }

    /// The most that can be counted of those atoms and leaves that `is_of` names.
    fn most(&self, counted: Counted, is_of: impl Fn((Atom, Group)) -> bool) -> Result<u64> {
        Ok(whole((self.end(counted, is_of, OptimizationDirection::Maximize)? + NEAR).floor()))
    }

    fn end(
        &self,
        counted: Counted,
        is_of: impl Fn((Atom, Group)) -> bool,
        direction: OptimizationDirection,
    ) -> Result<f64> {
        let mut problem = Problem::new(direction);
        let pairs: Vec<Pair> =
            self.pairs.iter().map(|pair| self.pair(&mut problem, counted, is_of(*pair))).collect();
        for figure in self.published.figures.iter().filter(|figure| figure.ballots > 0) {
            let of = self.pairs.iter().zip(&pairs);
            let held = of.filter(|((atom, _), _)| self.published.holds(figure.of, *atom));
            let held: Vec<&Pair> = held.map(|(_, pair)| pair).collect();
            let counts = figure.counts.get(self.question);
            // Counts that every ballot is in once say by themselves how many ballots there are.
            if counts.is_none() || self.published.questions[self.question].is_multiple {
                equals(
                    &mut problem,
                    held.iter().flat_map(|pair| pair.ballots.iter().copied()),
                    figure.ballots,
                );
            }
            for (at, count) in counts.into_iter().flatten().enumerate() {
                equals(&mut problem, held.iter().map(|pair| pair.columns[at]), *count);
            }
        }
        let mut of_leaves: BTreeMap<Group, Vec<Variable>> = BTreeMap::new();
        for ((_, of), pair) in self.pairs.iter().zip(&pairs) {
            of_leaves.entry(*of).or_default().extend(&pair.ballots);
        }
        for (of, people) in &self.published.invited {
            if let Some(ballots) = of_leaves.get(of) {
                let sum = expression(ballots.iter().map(|variable| (*variable, 1.0)));
                problem.add_constraint(sum, ComparisonOp::Le, real(*people));
            }
        }
        let solution = problem.solve().map_err(|error| anyhow!("{}: {error}", self.question))?;
        Ok(solution.objective())
    }

    /// The unknowns of one atom and leaf, with what they must fit among themselves; counted where they are asked for.
    fn pair(&self, problem: &mut Problem, counted: Counted, is_asked: bool) -> Pair {
        let Question { columns, is_multiple } = &self.published.questions[self.question];
        let is_counted =
            |this: Counted| is_asked && (counted == this || (counted == Counted::Ballots && !is_multiple));
        let mut unknown =
            |this| problem.add_var(if is_counted(this) { 1.0 } else { 0.0 }, (0.0, f64::INFINITY));
        let columns: Vec<Variable> =
            (0..columns.len()).map(|column| unknown(Counted::Column(column))).collect();
        if !is_multiple {
            return Pair { ballots: columns.clone(), columns };
        }
        let ballots = unknown(Counted::Ballots);
        if let Some((declined, picked)) = columns.split_last() {
            let mut at_least = expression([(ballots, -1.0), (*declined, 1.0)]);
            for column in picked {
                let at_most = expression([(*column, 1.0), (*declined, 1.0), (ballots, -1.0)]);
                problem.add_constraint(at_most, ComparisonOp::Le, 0.0);
                at_least.add(*column, 1.0);
            }
            problem.add_constraint(at_least, ComparisonOp::Ge, 0.0);
        }
        Pair { columns, ballots: vec![ballots] }
    }
}

/// How far the solver's ends may be from what they are.
const NEAR: f64 = 1e-6;

fn equals(problem: &mut Problem, variables: impl Iterator<Item = Variable>, sum: u64) {
    problem.add_constraint(
        expression(variables.map(|variable| (variable, 1.0))),
        ComparisonOp::Eq,
        real(sum),
    );
}

fn expression(terms: impl IntoIterator<Item = (Variable, f64)>) -> LinearExpr {
    let mut sum = LinearExpr::empty();
    terms.into_iter().for_each(|(variable, factor)| sum.add(variable, factor));
    sum
}

#[expect(clippy::cast_precision_loss, reason = "counts of ballots")]
fn real(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of ballots")]
fn whole(count: f64) -> u64 {
    count.max(0.0) as u64
}
