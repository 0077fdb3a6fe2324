//! Where ballots are pooled: at their leaf, or from the start together with a sibling's when fewer than k people
//! are invited to the leaf (rule 4).

use crate::{GroupTree, Ledger, Node, Poll, Pools, Unanswered};
use std::collections::BTreeMap;

/// The node that each leaf's ballots are pooled at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan(BTreeMap<Node, Node>);

/// A poll that cannot be opened, because fewer than k people are invited to the whole of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{invited} people are invited and results need at least {k}: invite more, or nothing could ever be shown"
)]
pub struct TooFewInvitations {
    /// Invitations of the whole tree.
    pub invited: u64,
    /// The poll's threshold.
    pub k: u64,
}

impl Plan {
    /// Every leaf pools its own ballots: polls that anyone may answer.
    pub fn open(tree: &GroupTree) -> Self {
        Self(tree.leaves().map(|leaf| (leaf, leaf)).collect())
    }

    /// Pools the leaves with fewer than k of the `invited` at their parent: together with one another and, where
    /// that is still fewer than k, with the smallest other pool there; where there is none they move up and are
    /// tried again. Every pool ends with at least k invitations. A leaf to which nobody is invited stays as it is: no
    /// ballot comes from it. Choices are made on invitations alone.
    ///
    /// # Errors
    /// [`TooFewInvitations`] when the whole tree has fewer than k.
    pub fn invited(poll: &Poll, invited: &BTreeMap<Node, u64>) -> Result<Self, TooFewInvitations> {
        let (tree, k) = (poll.groups(), poll.k().get());
        let count = |leaf: &Node| invited.get(leaf).copied().unwrap_or(0);
        let total = tree.leaves().map(|leaf| count(&leaf)).sum();
        if total < k {
            return Err(TooFewInvitations { invited: total, k });
        }
        let mut plan = Self::open(tree);
        // Leaves too small to stand alone, by the node at which they are to be pooled next.
        let mut small: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
        for node in tree.nodes().rev() {
            let mut pooled = small.remove(&node).unwrap_or_default();
            if tree.is_leaf(node) && (1..k).contains(&count(&node)) {
                pooled.push(node);
            }
            if pooled.is_empty() {
                continue;
            }
            let is_enough = |leaves: &[Node]| leaves.iter().map(count).sum::<u64>() >= k;
            if !is_enough(&pooled) {
                pooled.extend(plan.smallest_pool_below(tree, node, &pooled, invited));
            }
            plan.0.extend(pooled.iter().map(|leaf| (*leaf, node)));
            if let (false, Some(parent)) = (is_enough(&pooled), tree.parent(node)) {
                small.entry(parent).or_default().extend(pooled);
            }
        }
        Ok(plan)
    }

    /// The leaves of the pool with the fewest invitations at or below `node`, those of `but` left out.
    fn smallest_pool_below(
        &self,
        tree: &GroupTree,
        node: Node,
        but: &[Node],
        invited: &BTreeMap<Node, u64>,
    ) -> Vec<Node> {
        let mut pools: BTreeMap<Node, (u64, Vec<Node>)> = BTreeMap::new();
        for leaf in tree.leaves().filter(|leaf| tree.is_within(*leaf, node) && !but.contains(leaf)) {
            let (count, leaves) = pools.entry(self.pool_of(leaf)).or_default();
            *count += invited.get(&leaf).copied().unwrap_or(0);
            leaves.push(leaf);
        }
        pools
            .into_values()
            .filter(|(count, _)| *count > 0)
            .min()
            .map(|(_, leaves)| leaves)
            .unwrap_or_default()
    }

    /// The node at which the ballots of `leaf` are pooled: the leaf itself or a node above it.
    pub fn pool_of(&self, leaf: Node) -> Node {
        self.0.get(&leaf).copied().unwrap_or(leaf)
    }

    /// Sums counts of leaves by the node they are pooled at.
    pub fn by_pool(&self, leaves: &BTreeMap<Node, u64>) -> BTreeMap<Node, u64> {
        let mut pools = BTreeMap::new();
        for (leaf, count) in leaves {
            *pools.entry(self.pool_of(*leaf)).or_default() += count;
        }
        pools
    }

    /// How many of those invited to each pool have not been counted yet (rule 5). What left a pool before closing left
    /// as cohorts of its own node, so the ledger and the pools together know who was counted.
    pub fn unanswered(&self, invited: &BTreeMap<Node, u64>, pools: &Pools, ledger: &Ledger) -> Unanswered {
        let mut unanswered = self.by_pool(invited);
        for (node, left) in &mut unanswered {
            *left = left.saturating_sub(pools.ballots_at(*node) + ledger.ballots_at(*node));
        }
        Unanswered::Known(unanswered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::Addition;
    use crate::{Answers, Moment, PollId, Tally, seal};
    use serde_json::json;

    fn poll() -> Poll {
        Poll::parse(&json!({
            "title": "T", "k": 5,
            "groups": {"id": "all", "name": "All", "children": [
                {"id": "x", "name": "X", "children": [
                    {"id": "a", "name": "A"}, {"id": "b", "name": "B"}, {"id": "c", "name": "C"}]},
                {"id": "y", "name": "Y", "children": [{"id": "d", "name": "D"}]}]},
            "questions": [{"id": "q", "kind": "rating", "text": "Q"}]
        }))
        .expect("good")
    }

    fn pooled(counts: [u64; 4]) -> Option<[String; 4]> {
        let poll = poll();
        let tree = poll.groups();
        let leaves: Vec<_> = tree.leaves().collect();
        let plan = Plan::invited(&poll, &leaves.iter().copied().zip(counts).collect()).ok()?;
        Some(std::array::from_fn(|i| tree.id(plan.pool_of(leaves[i])).to_string()))
    }

    #[test]
    fn a_leaf_of_fewer_than_k_is_pooled_with_a_sibling_from_the_start() {
        assert_eq!(pooled([5, 6, 7, 8]).unwrap(), ["a", "b", "c", "d"]);
        assert_eq!(pooled([4, 6, 7, 8]).unwrap(), ["x", "x", "c", "d"]);
        assert_eq!(pooled([4, 7, 3, 8]).unwrap(), ["x", "b", "x", "d"]);
        assert_eq!(pooled([8, 7, 9, 2]).unwrap(), ["a", "all", "c", "all"]);
        assert_eq!(pooled([1, 1, 1, 2]).unwrap(), ["all", "all", "all", "all"]);
        assert_eq!(pooled([1, 1, 1, 1]), None);
    }

    #[test]
    fn a_leaf_without_invitations_is_left_alone() {
        assert_eq!(pooled([8, 0, 9, 0]).unwrap(), ["a", "b", "c", "d"]);
        assert_eq!(pooled([8, 0, 2, 0]).unwrap(), ["x", "b", "x", "d"]);
        assert_eq!(pooled([0, 0, 3, 6]).unwrap(), ["a", "b", "all", "all"]);
    }

    #[test]
    fn the_unanswered_are_those_invited_and_neither_waiting_nor_released() {
        let poll = poll();
        let leaf = |id| poll.groups().find_leaf(id).expect("a leaf");
        let invited = BTreeMap::from([(leaf("a"), 12), (leaf("b"), 4), (leaf("c"), 6)]);
        let plan = Plan::invited(&poll, &invited).expect("enough");
        let answers = Answers::parse(&poll, &json!({"q": {"declined": true}})).expect("fits");
        let ballots = |count| {
            let mut tally = Tally::empty(&poll);
            (0..count).for_each(|_| tally.count(&poll, &answers));
            tally
        };
        let sealed = seal(&poll, Pools::new([(leaf("a"), ballots(5))]), &Unanswered::Unknown, Moment::Early);
        let mut ledger = Ledger::default();
        let addition = Addition { cohorts: sealed.cohorts, ..Addition::default() };
        assert_eq!(ledger.publish(&poll, &PollId::new("p").expect("id"), addition).cohorts.len(), 1);
        let x = poll.groups().find("x").expect("a node");
        let pools = Pools::new([(leaf("a"), ballots(1)), (x, ballots(3))]);
        let unanswered = plan.unanswered(&invited, &pools, &ledger);
        assert_eq!(unanswered, Unanswered::Known(BTreeMap::from([(leaf("a"), 6), (x, 7)])));
    }
}
