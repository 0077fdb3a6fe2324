//! What every part of the report draws on.

use super::rounds::Round;
use crate::api::reading::Predictions;
use crate::leading::Expected;
use crate::words::Words;
use candor::release::NodeFigures;
use candor::wire::Manifest;
use candor::{Date, Node, Question, Release};
use std::rc::Rc;

/// A release, and all that is drawn beside it. Cheap to clone.
#[derive(Clone, PartialEq)]
pub(super) struct Source {
    pub(super) manifest: Rc<Manifest>,
    pub(super) release: Rc<Release>,
    pub(super) words: Words,
    /// The rounds of its series as far as they are loaded, the one shown last; that one alone where there is no series.
    pub(super) rounds: Rc<Vec<Round>>,
    /// What was predicted.
    pub(super) predictions: Rc<Predictions>,
    /// The top of what is read: the root, or the top of a leader's subtree.
    pub(super) top: Node,
    /// Today, for what has come due.
    pub(super) today: Date,
}

impl Source {
    /// The figures of a group; none where nothing of it is shown.
    pub(super) fn figures(&self, node: Node) -> Option<&NodeFigures> {
        let id = self.manifest.poll.groups().id(node);
        // All groups in the order of the tree, but for a leader of a part.
        let nodes = &self.release.nodes;
        let found = nodes.get(node.index()).filter(|figures| figures.node == *id);
        let found = found.or_else(|| nodes.iter().find(|figures| figures.node == *id));
        found.filter(|figures| figures.ballots > 0)
    }

    /// What was expected of a question at a group: by the reader, and by several leaders together.
    pub(super) fn expected(&self, node: Node, question: &Question) -> Vec<Expected> {
        let id = self.manifest.poll.groups().id(node);
        let own = self.predictions.own.as_ref().filter(|_| node == self.top);
        let own = own.and_then(|own| own.questions.as_ref()?.shares(question)).map(|percents| Expected {
            leaders: None,
            shares: percents.into_iter().map(|percent| percent * 100).collect(),
        });
        let pooled = self.predictions.pooled.iter().find(|pooled| pooled.group == *id);
        let pooled = pooled.and_then(|pooled| pooled.questions.shares(question));
        let pooled = pooled.map(|(leaders, shares)| Expected { leaders: Some(leaders), shares });
        own.into_iter().chain(pooled).collect()
    }
}
