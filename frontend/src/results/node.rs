//! One group: how many ballots, and each question's figures; or why there are none.

use super::Source;
use super::contents::anchor;
use super::estimates::lead;
use super::figure::figure;
use crate::figures::scales;
use crate::talk::summary;
use candor::Node;
use candor::release::NodeFigures;
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

/// Properties of [`NodeSection`].
#[derive(PartialEq, Properties)]
pub(super) struct NodeProps {
    pub(super) source: Source,
    pub(super) node: Node,
    /// Whether it is unfolded; the root always is.
    pub(super) open: bool,
    pub(super) fold: Callback<(Node, bool)>,
}

/// The section of one group.
#[component]
pub(super) fn NodeSection(props: &NodeProps) -> Html {
    let NodeProps { source, node, open, fold } = props;
    let (node, tree, words) = (*node, source.manifest.poll.groups(), &source.words);
    let figures = source.figures(node);
    let ballots = figures.map(|figures| words.count("report.ballots", figures.ballots, &[]));
    let is_root = node == source.top;
    let above = tree.parent(node).filter(|_| !is_root).map(|parent| words.text(tree.name(parent)));
    let heading = html! {
        <>
            <h2>{ words.text(tree.name(node)) }</h2>
            <span class="n">
                { above }
                if let (Some(_), Some(_)) = (above, &ballots) { { " · " } }
                { ballots }
            </span>
        </>
    };
    let content = match figures {
        None => {
            html! { <><div class="heading">{ heading }</div><p class="calm">{ why_none(source, node) }</p></> }
        }
        Some(figures) if is_root => {
            html! { <><div class="heading">{ heading }</div>{ all(source, node, figures) }</> }
        }
        Some(figures) => {
            let ontoggle = fold.reform(move |event: Event| {
                (node, event.target_dyn_into::<HtmlDetailsElement>().is_some_and(|details| details.open()))
            });
            html! {
                <details open={*open} {ontoggle}>
                    <summary>{ heading }</summary>
                    if *open { { all(source, node, figures) } }
                </details>
            }
        }
    };
    html! { <section id={anchor(source, node)} class="node" data-node={tree.id(node).to_string()}>{ content }</section> }
}

fn all(source: &Source, node: Node, figures: &NodeFigures) -> Html {
    let Source { manifest, words, .. } = source;
    let poll = &manifest.poll;
    let means = scales(poll, figures).into_iter().map(|scale| {
        let gaps = [
            ("scale", scale.name.as_str()),
            ("mean", &words.tenths(scale.tenths)),
            ("steps", &words.number(u64::from(scale.steps))),
            ("low", &words.tenths(scale.ends.low)),
            ("high", &words.tenths(scale.ends.high)),
        ];
        let sentence = words.count("scale.mean", scale.items, &gaps);
        let reversed = (scale.reversed > 0)
            .then(|| words.fill("scale.reversed", &[("n", &words.number(scale.reversed))]));
        html! { <p class="mean" data-scale={scale.name}>{ sentence }{ " " }{ reversed }</p> }
    });
    html! {
        <>
            if node != poll.groups().root() { <p class="calm">{ words.say("report.below") }</p> }
            { summary(words, poll, figures) }
            { for means }
            { lead(source, figures) }
            { for (0..poll.questions().len()).map(|index| figure(source, node, figures, index)) }
        </>
    }
}

/// Why nothing is shown here, and where what there is is counted.
pub(super) fn why_none(source: &Source, node: Node) -> String {
    let Source { manifest, words, .. } = source;
    let tree = manifest.poll.groups();
    let k = words.number(manifest.poll.k().get());
    let mut above = tree.parent(node);
    while let Some(parent) = above {
        if source.figures(parent).is_some() {
            let parent = words.text(tree.name(parent));
            return words.fill("report.none_here", &[("k", &k), ("parent", parent)]);
        }
        above = tree.parent(parent);
    }
    words.fill("report.none_root", &[("k", &k)])
}
