//! Releases: numbered, immutable publications. Each lists the cohorts it adds and, for every node, the sum of all
//! cohorts at or below it, so that anyone can check the sums.

use crate::deniable::{Estimates, estimates};
use crate::{Cohort, Comment, GroupId, Node, Poll, PollId, QuestionId, Tally};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One publication. Its JSON is written once and served unchanged from then on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Release {
    /// The poll.
    pub poll: PollId,
    /// From 1, without gaps.
    pub number: u64,
    /// Whether it is the poll's last.
    pub closing: bool,
    /// Whether ballots, up to k − 1, could not be shown safely and are gone for good.
    pub withheld: bool,
    /// For every node, in tree order, the sum of all cohorts of this and earlier releases at or below it.
    pub nodes: Vec<NodeFigures>,
    /// The cohorts that this release adds.
    pub cohorts: Vec<NodeFigures>,
    /// The comments of this and earlier releases, in random order.
    pub comments: Vec<ReleasedComment>,
    /// What the owner says that comments are about; left out where nothing is said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(required = false))]
    pub themes: Vec<Theme>,
}

impl Release {
    /// What of it concerns the subtree of `top`, a node of `poll`: the figures and cohorts of that node and those below it.
    /// Sums hold as before: a node's figures are the cohorts at or below it, and all of those are in the subtree. Comments
    /// belong to the root, and are there for whoever reads the root.
    #[must_use]
    pub fn within(mut self, poll: &Poll, top: Node) -> Self {
        let tree = poll.groups();
        if top == tree.root() {
            return self;
        }
        let is_in = |group: &GroupId| tree.find(group.as_str()).is_some_and(|node| tree.is_within(node, top));
        self.nodes.retain(|figures| is_in(&figures.node));
        self.cohorts.retain(|figures| is_in(&figures.node));
        self.comments.clear();
        self.themes.clear();
        // Of the whole poll, and so of no group below.
        self.withheld = false;
        self
    }
}

/// Figures of a node or of a cohort published under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NodeFigures {
    /// The group.
    pub node: GroupId,
    /// How many ballots: 0 or at least k.
    pub ballots: u64,
    /// Per question its counts; empty where there are no ballots.
    pub questions: BTreeMap<QuestionId, QuestionFigures>,
}

/// Counts of one question. For a question with one answer a ballot, the counts, declined and the ballots of
/// `nearly_everyone` add up to the node's ballots. Where answers are deniable, they count what devices sent after
/// randomising, and not answers: `estimates` has what can be said of those.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionFigures {
    /// By choice id; by value for Likert and rating; `written` for a comment.
    pub counts: BTreeMap<String, u64>,
    /// How many preferred not to answer.
    pub declined: u64,
    /// Ballots without figures, because nearly all of them picked the same sensitive choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub nearly_everyone: Option<NearlyEveryone>,
    /// What deniable answers let one say; none where answers are not deniable, and for comments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub estimates: Option<Estimates>,
}

/// At least k ballots of which all but at most one picked the same sensitive choice: no figures are given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NearlyEveryone {
    /// How many ballots the counts leave out.
    pub ballots: u64,
    /// The choices that nearly everyone picked.
    pub choices: BTreeSet<String>,
}

/// A comment as readers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReleasedComment {
    /// The question it answers.
    pub question: QuestionId,
    /// What was written; where the owner redacted a part, [`comments::REDACTED`](crate::comments::REDACTED) stands for it.
    pub text: String,
}

/// What comments on a question are about, in a word of the owner's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Theme {
    /// The question.
    pub question: QuestionId,
    /// The word.
    pub theme: String,
    /// How many released comments carry it: k or more, and as many of each batch that it was counted in.
    pub comments: u64,
}

/// The sum of the cohorts published under one node, over all releases so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Sum {
    tally: Tally,
    nearly: BTreeMap<usize, Nearly>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Nearly {
    ballots: u64,
    columns: BTreeSet<usize>,
}

impl Sum {
    fn empty(poll: &Poll) -> Self {
        Self { tally: Tally::empty(poll), nearly: BTreeMap::new() }
    }

    fn add_cohort(&mut self, cohort: &Cohort) {
        self.tally.merge(cohort.tally());
        for (question, columns) in cohort.nearly_everyone() {
            let nearly = self.nearly.entry(*question).or_default();
            nearly.ballots += cohort.tally().ballots();
            nearly.columns.extend(columns);
        }
    }

    fn add(&mut self, other: &Self) {
        self.tally.merge(&other.tally);
        for (question, other) in &other.nearly {
            let nearly = self.nearly.entry(*question).or_default();
            nearly.ballots += other.ballots;
            nearly.columns.extend(&other.columns);
        }
    }

    fn figures(&self, poll: &Poll, node: Node) -> NodeFigures {
        let question = |(index, question): (usize, &crate::Question)| {
            let columns = question.columns();
            let cells = self.tally.cells(index);
            let nearly_everyone = self.nearly.get(&index).map(|nearly| NearlyEveryone {
                ballots: nearly.ballots,
                choices: nearly.columns.iter().map(|column| columns[*column].clone()).collect(),
            });
            let declined = cells[columns.len()];
            let deniable = poll.deniable();
            let estimates =
                deniable.and_then(|deniable| estimates(question, deniable, cells, self.tally.ballots()));
            let counts = columns.into_iter().zip(cells.iter().copied()).collect();
            (question.id.clone(), QuestionFigures { counts, declined, nearly_everyone, estimates })
        };
        let ballots = self.tally.ballots();
        let questions = if ballots == 0 {
            BTreeMap::new()
        } else {
            poll.questions().iter().enumerate().map(question).collect()
        };
        NodeFigures { node: poll.groups().id(node).clone(), ballots, questions }
    }
}

/// Everything released so far, as sums of whole cohorts: what the next release needs to know of the earlier ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    releases: u64,
    /// By node index: the cohorts published under that very node.
    sums: BTreeMap<usize, Sum>,
}

/// What a release adds to the ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addition {
    /// From [`crate::seal`].
    pub cohorts: Vec<Cohort>,
    /// Whether the poll ends with it.
    pub closing: bool,
    /// Whether any ballots are withheld for good.
    pub withheld: bool,
    /// All released comments, those of earlier releases included, already [shuffled](crate::comments::shuffle).
    pub comments: Vec<Comment>,
    /// All that was said of themes so far, that of this release included.
    pub themes: Vec<Theme>,
}

impl Ledger {
    /// How many ballots were published as cohorts of that very node.
    pub fn ballots_at(&self, node: Node) -> u64 {
        self.sums.get(&node.index()).map_or(0, |sum| sum.tally.ballots())
    }

    /// Adds cohorts and makes the next release of them.
    #[must_use = "a release that is not written down is lost"]
    pub fn publish(&mut self, poll: &Poll, id: &PollId, addition: Addition) -> Release {
        self.releases += 1;
        for cohort in &addition.cohorts {
            self.sums.entry(cohort.node().index()).or_insert_with(|| Sum::empty(poll)).add_cohort(cohort);
        }
        let cohorts = addition.cohorts.iter().map(|cohort| {
            let mut sum = Sum::empty(poll);
            sum.add_cohort(cohort);
            sum.figures(poll, cohort.node())
        });
        Release {
            poll: id.clone(),
            number: self.releases,
            closing: addition.closing,
            withheld: addition.withheld,
            nodes: self.nodes(poll),
            cohorts: cohorts.collect(),
            themes: addition.themes,
            comments: addition
                .comments
                .into_iter()
                .map(|Comment { question, text }| ReleasedComment { question, text })
                .collect(),
        }
    }

    /// Sums from the leaves up: children stand after their parents in preorder.
    fn nodes(&self, poll: &Poll) -> Vec<NodeFigures> {
        let tree = poll.groups();
        let mut totals: BTreeMap<usize, Sum> = self.sums.clone();
        for node in tree.nodes().rev() {
            if let (Some(parent), Some(total)) = (tree.parent(node), totals.get(&node.index()).cloned()) {
                totals.entry(parent.index()).or_insert_with(|| Sum::empty(poll)).add(&total);
            }
        }
        let empty = Sum::empty(poll);
        tree.nodes().map(|node| totals.get(&node.index()).unwrap_or(&empty).figures(poll, node)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_nearly_everyone_picked_adds_up_on_the_way_to_the_root() {
        let poll = Poll::parse(&json!({
            "title": "T", "groups": {"id": "all", "name": "All"},
            "questions": [{"id": "q", "kind": "single", "text": "Q", "choices": [
                {"id": "a", "text": "A", "sensitive": true}, {"id": "b", "text": "B", "sensitive": true}]}]
        }))
        .expect("good");
        let sum = |ballots, column| {
            let nearly = [(0, Nearly { ballots, columns: [column].into() })].into();
            Sum { nearly, ..Sum::empty(&poll) }
        };
        let mut total = sum(5, 0);
        total.add(&sum(6, 1));
        assert_eq!(total.nearly[&0], Nearly { ballots: 11, columns: [0, 1].into() });
    }
}
