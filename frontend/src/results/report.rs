//! A release, from the whole to its parts, in the order of the tree.

use super::contents::contents;
use super::node::NodeSection;
use super::{Source, answer_link};
use crate::parts::{page, privacy_link, rules};
use crate::words::Words;
use candor::wire::Manifest;
use candor::{Node, Release};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Report`].
#[derive(PartialEq, Properties)]
pub(super) struct ReportProps {
    pub(super) manifest: Rc<Manifest>,
    pub(super) release: Rc<Release>,
    pub(super) words: Words,
}

/// Which nodes are unfolded.
#[derive(Default, PartialEq)]
struct Unfolded(BTreeSet<usize>);

/// Folds a node (`false`) or unfolds it.
struct Fold(usize, bool);

impl Reducible for Unfolded {
    type Action = Fold;
    fn reduce(self: Rc<Self>, Fold(node, open): Fold) -> Rc<Self> {
        if self.0.contains(&node) == open {
            return self;
        }
        let mut nodes = self.0.clone();
        if open {
            nodes.insert(node)
        } else {
            nodes.remove(&node)
        };
        Self(nodes).into()
    }
}

/// The report. Nodes below the root are drawn once they are unfolded: a large tree has hundreds of charts.
#[component]
pub(super) fn Report(props: &ReportProps) -> Html {
    let ReportProps { manifest, release, words } = props;
    let source = Source { manifest: manifest.clone(), release: release.clone(), words: words.clone() };
    let tree = manifest.poll.groups();
    let unfolded = use_reducer(Unfolded::default);
    let dispatcher = unfolded.dispatcher();
    let fold =
        Callback::from(move |(node, open): (Node, bool)| dispatcher.dispatch(Fold(node.index(), open)));
    let sections = tree.nodes().map(|node| {
        let open = node == tree.root() || unfolded.0.contains(&node.index());
        html! { <NodeSection source={source.clone()} {node} {open} fold={fold.clone()} /> }
    });
    let number = words.number(release.number);
    let state = if release.closing { "report.closing" } else { "report.release" };
    let k = words.number(manifest.poll.k().get());
    page(
        "results",
        "results",
        html! {
            <>
                <header>
                    <p class="kind">{ words.say("report.kind") }</p>
                    <h1>{ words.text(manifest.poll.title()) }</h1>
                    if let Some(description) = manifest.poll.description() {
                        <p class="lead">{ words.text(description) }</p>
                    }
                    <p class="release">
                        { words.fill(state, &[("n", &number)]) }{ " " }
                        <a class="inline" href={crate::api::csv(&manifest.id)}>{ words.say("report.csv") }</a>
                    </p>
                    if release.withheld {
                        <p class="calm" data-withheld="true">{ words.fill("report.withheld", &[("k", &k)]) }</p>
                    }
                    { answer_link(manifest, words) }
                </header>
                { rules(manifest, words, html! { <>{ privacy_link(manifest, words) }{ how_to_read(words) }</> }) }
                { contents(&source, &fold) }
                { hatch() }
                { for sections }
            </>
        },
    )
}

fn how_to_read(words: &Words) -> Html {
    html! {
        <div class="how">
            <h3>{ words.say("report.how") }</h3>
            <p>{ words.say("report.interval") }</p>
            <p>{ words.say("report.declined") }</p>
        </div>
    }
}

/// The pattern of “declined”, which every chart refers to.
fn hatch() -> Html {
    html! {
        <svg class="hidden" aria-hidden="true" width="0" height="0">
            <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class="hatch-ground" width="6" height="6" />
                <rect class="hatch-line" width="2" height="6" />
            </pattern>
        </svg>
    }
}
