//! The rule of release: everything published is a sum of whole cohorts, and every cohort holds at least k ballots.
//!
//! [`seal`] is the only way from a pool to a cohort. Whatever a reader adds up or subtracts, over groups, over time,
//! over every export, is a sum of cohorts, and describes no one or at least k people. This stands in the place of
//! primary and complementary suppression: no published total has an unpublished part. Merging small groups upwards
//! follows local recoding in k-anonymity (Sweeney 2002; LeFevre et al. 2006); diversity follows l-diversity
//! (Machanavajjhala et al. 2007). Numbers in comments are those of DESIGN section 3.

use crate::{GroupTree, Node, Poll, Tally};
use std::collections::{BTreeMap, BTreeSet};

/// Ballots counted but not yet released: one tally a node that has any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pools(BTreeMap<Node, Tally>);

impl Pools {
    /// The pools of those nodes; empty tallies are left out.
    pub fn new(pools: impl IntoIterator<Item = (Node, Tally)>) -> Self {
        let mut all = Self::default();
        for (node, tally) in pools {
            all.add(node, tally);
        }
        all
    }

    /// Adds ballots to the pool of `node`.
    pub fn add(&mut self, node: Node, tally: Tally) {
        if tally.ballots() == 0 {
            return;
        }
        match self.0.get_mut(&node) {
            Some(pool) => pool.merge(&tally),
            None => _ = self.0.insert(node, tally),
        }
    }

    /// Each node that has a pool, with it.
    pub fn iter(&self) -> impl Iterator<Item = (Node, &Tally)> {
        self.0.iter().map(|(node, tally)| (*node, tally))
    }

    /// How many ballots wait in the pool of `node`.
    pub fn ballots_at(&self, node: Node) -> u64 {
        self.0.get(&node).map_or(0, Tally::ballots)
    }

    /// How many ballots wait in all pools.
    pub fn ballots(&self) -> u64 {
        self.0.values().map(Tally::ballots).sum()
    }
}

/// Whether a poll goes on after this release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// More ballots may come.
    Early,
    /// This is the last release.
    Closing,
}

/// How many of those entitled to a ballot in each pool have not sent one yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// Nobody knows: anyone may answer (open polls; rule 5 does not apply).
    Unknown,
    /// Per node that ballots are pooled at; none where a node is not named.
    Known(BTreeMap<Node, u64>),
}

/// At least k ballots that left the pools together, as one tally tied to one node. Never split, never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    node: Node,
    tally: Tally,
    nearly_everyone: BTreeMap<usize, BTreeSet<usize>>,
}

impl Cohort {
    /// The node that the cohort is published under; all its ballots are from leaves at or below it.
    pub fn node(&self) -> Node {
        self.node
    }

    /// Its counts; all zero for the questions of [`nearly_everyone`](Self::nearly_everyone).
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Questions without figures, because the figures would give every answer away: by question index, the
    /// columns of the sensitive choices that all but at most one ballot picked.
    pub fn nearly_everyone(&self) -> &BTreeMap<usize, BTreeSet<usize>> {
        &self.nearly_everyone
    }
}

/// What [`seal`] makes of the pools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// What leaves with this release.
    pub cohorts: Vec<Cohort>,
    /// What waits for more ballots; empty when closing.
    pub rest: Pools,
    /// Ballots that never leave, fewer than k; 0 unless closing.
    pub withheld: u64,
}

/// Turns pools into cohorts. Choices are made on ballot counts alone, never on answers, diversity aside (rule 7).
pub fn seal(poll: &Poll, mut pools: Pools, unanswered: &Unanswered, moment: Moment) -> Sealed {
    let tree = poll.groups();
    let mut sealed = Sealed { cohorts: Vec::new(), rest: Pools::default(), withheld: 0 };
    // Children before parents, so that a pool that moves up is there when its parent is tried.
    for node in tree.nodes().rev() {
        let Some(pool) = pools.0.remove(&node) else {
            continue;
        };
        let may_leave = is_enough(poll, &pool)
            && homogeneous(poll, &pool).is_empty()
            && (moment == Moment::Closing || strands_nobody(poll, unanswered, node));
        match (moment, tree.parent(node)) {
            _ if may_leave => {
                sealed.cohorts.push(Cohort { node, tally: pool, nearly_everyone: BTreeMap::new() });
            }
            (Moment::Early, _) => sealed.rest.add(node, pool),
            (Moment::Closing, Some(parent)) => pools.add(parent, pool),
            (Moment::Closing, None) => place_last(poll, node, pool, &mut sealed),
        }
    }
    sealed
}

/// Rule 1: a cohort holds at least k ballots.
fn is_enough(poll: &Poll, pool: &Tally) -> bool {
    pool.ballots() >= poll.k().get()
}

/// Rule 5: a pool does not leave early when what is still to come to it could be fewer than k ballots.
fn strands_nobody(poll: &Poll, unanswered: &Unanswered, node: Node) -> bool {
    match unanswered {
        Unanswered::Unknown => true,
        Unanswered::Known(known) => {
            let left = known.get(&node).copied().unwrap_or(0);
            left == 0 || left >= poll.k().get()
        }
    }
}

/// Rule 6: the questions in which fewer than 2 ballots did not pick some sensitive choice, with those choices. None where
/// answers are deniable: all ballots may have sent the same, and each can still deny it; holding those back would tell more
/// of them than showing them.
fn homogeneous(poll: &Poll, pool: &Tally) -> BTreeMap<usize, BTreeSet<usize>> {
    if poll.deniable().is_some() {
        return BTreeMap::new();
    }
    let fails = |index: usize, column: &usize| pool.ballots() - pool.cells(index)[*column] < 2;
    let questions = poll.questions().iter().enumerate().map(|(index, question)| {
        let columns: BTreeSet<usize> = question.sensitive().filter(|column| fails(index, column)).collect();
        (index, columns)
    });
    questions.filter(|(_, columns)| !columns.is_empty()).collect()
}

/// Rule 3: what reaches the root when closing and may not leave joins a cohort of this same release, which is not
/// published yet; merging can only make it more diverse. Without one, a pool that is large enough leaves with the
/// questions that fail rule 6 masked, and a smaller one is withheld for good.
fn place_last(poll: &Poll, root: Node, pool: Tally, sealed: &mut Sealed) {
    let tree = poll.groups();
    if let Some(host) = sealed.cohorts.iter_mut().min_by_key(|cohort| rank(tree, cohort)) {
        host.tally.merge(&pool);
        // The pool's ballots may be from anywhere, so the common ancestor is the root.
        host.node = root;
    } else if is_enough(poll, &pool) {
        let nearly_everyone = homogeneous(poll, &pool);
        let mut tally = pool;
        for question in nearly_everyone.keys() {
            tally.clear(*question);
        }
        sealed.cohorts.push(Cohort { node: root, tally, nearly_everyone });
    } else {
        sealed.withheld = pool.ballots();
    }
}

/// The highest node first, then the fewest ballots; the order of the tree settles what is left.
fn rank(tree: &GroupTree, cohort: &Cohort) -> (usize, u64, Node) {
    (tree.depth(cohort.node), cohort.tally.ballots(), cohort.node)
}

#[cfg(test)]
mod tests;
