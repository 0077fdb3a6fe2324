//! Feasible intervals: for every leaf and choice, the fewest and the most ballots that fit everything published.
//!
//! Unknown are, for each atom, each leaf at or below its group and each choice of a question, the ballots of that leaf in that
//! atom that picked it. Each published count is a sum of unknowns, and no leaf has more ballots than people invited. These are
//! transportation constraints, so that the ends of the relaxed linear program are whole numbers.

use crate::Finding;
use crate::published::{Atom, Group, Published};
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

/// What fits of every leaf and every question that is answered once a ballot.
///
/// # Errors
/// When a linear program cannot be solved; where figures contradict one another, it has no solution.
pub fn intervals(published: &Published) -> Result<Vec<Leaf>> {
    let mut all = Vec::new();
    for question in published.questions.keys() {
        let unknowns = Unknowns::of(published, question);
        for leaf in published.leaves() {
            let columns = published.questions[question].len();
            let of = |column: Option<usize>| unknowns.interval(leaf, column);
            all.push(Leaf {
                leaf,
                question: question.clone(),
                ballots: of(None)?,
                columns: (0..columns).map(|column| of(Some(column))).collect::<Result<_>>()?,
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
                let name = &published.questions[&question][column];
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
        if is_mixed && unknowns.most(|of, _| of == (atom, leaf))? > 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The unknowns of one question, and everything that they must fit.
struct Unknowns<'a> {
    published: &'a Published,
    question: &'a str,
    /// Each atom with each leaf that its ballots may be of.
    pairs: Vec<(Atom, Group)>,
    columns: usize,
}

impl<'a> Unknowns<'a> {
    fn of(published: &'a Published, question: &'a str) -> Self {
        let leaves: Vec<Group> = published.leaves().collect();
        let below = |atom: Atom| {
            let of = leaves.iter().filter(move |leaf| published.is_within(**leaf, atom.group));
            of.map(move |leaf| (atom, *leaf))
        };
        let pairs = published.atoms().into_iter().flat_map(below).collect();
        Self { published, question, pairs, columns: published.questions[question].len() }
    }

    /// From how few to how many ballots of the leaf are in that column; in all where none is named.
    fn interval(&self, leaf: Group, column: Option<usize>) -> Result<Interval> {
        let is_counted =
            |(_, of): (Atom, Group), at: usize| of == leaf && column.is_none_or(|column| column == at);
        Ok((self.end(is_counted, OptimizationDirection::Minimize)?, self.most(is_counted)?))
    }

    /// The most ballots that can be where `is_counted` says so, of an atom's ballots of a leaf and a column.
    fn most(&self, is_counted: impl Fn((Atom, Group), usize) -> bool) -> Result<u64> {
        self.end(is_counted, OptimizationDirection::Maximize)
    }

    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts of ballots"
    )]
    fn end(
        &self,
        is_counted: impl Fn((Atom, Group), usize) -> bool,
        direction: OptimizationDirection,
    ) -> Result<u64> {
        let mut problem = Problem::new(direction);
        let mut variables: Vec<Vec<Variable>> = Vec::new();
        for pair in &self.pairs {
            let weight = |at| if is_counted(*pair, at) { 1.0 } else { 0.0 };
            variables.push(
                (0..self.columns).map(|at| problem.add_var(weight(at), (0.0, f64::INFINITY))).collect(),
            );
        }
        for figure in self.published.figures.iter().filter(|figure| figure.ballots > 0) {
            let held: Vec<&Vec<Variable>> = self
                .pairs
                .iter()
                .zip(&variables)
                .filter(|((atom, _), _)| self.published.holds(figure.of, *atom))
                .map(|(_, variables)| variables)
                .collect();
            let Some(counts) = figure.counts.get(self.question) else {
                // Without figures there is the number of ballots.
                let sum = expression(held.iter().flat_map(|variables| variables.iter().copied()));
                problem.add_constraint(sum, ComparisonOp::Eq, figure.ballots as f64);
                continue;
            };
            for (at, count) in counts.iter().enumerate() {
                let sum = expression(held.iter().map(|variables| variables[at]));
                problem.add_constraint(sum, ComparisonOp::Eq, *count as f64);
            }
        }
        let mut of_leaves: BTreeMap<Group, Vec<Variable>> = BTreeMap::new();
        for ((_, of), variables) in self.pairs.iter().zip(&variables) {
            of_leaves.entry(*of).or_default().extend(variables);
        }
        for (of, people) in &self.published.invited {
            if let Some(variables) = of_leaves.get(of) {
                problem.add_constraint(
                    expression(variables.iter().copied()),
                    ComparisonOp::Le,
                    *people as f64,
                );
            }
        }
        let solution = problem.solve().map_err(|error| anyhow!("{}: {error}", self.question))?;
        Ok(solution.objective().round().max(0.0) as u64)
    }
}

fn expression(variables: impl Iterator<Item = Variable>) -> LinearExpr {
    let mut sum = LinearExpr::empty();
    variables.for_each(|variable| sum.add(variable, 1.0));
    sum
}
