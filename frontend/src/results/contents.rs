//! The groups as a tree of links, in the order of the definition, never ranked.

use super::Source;
use candor::Node;
use yew::prelude::*;

/// The table of contents; nothing when there is only one group. A link unfolds where it leads.
pub(super) fn contents(source: &Source, fold: &Callback<(Node, bool)>) -> Html {
    let root = source.top;
    if source.manifest.poll.groups().children(root).is_empty() {
        return Html::default();
    }
    let title = source.words.say("report.contents");
    html! {
        <nav class="contents" aria-labelledby="contents">
            <h2 id="contents">{ title }</h2>
            <ul>{ branch(source, fold, root) }</ul>
        </nav>
    }
}

fn branch(source: &Source, fold: &Callback<(Node, bool)>, node: Node) -> Html {
    let Source { manifest, words, .. } = source;
    let tree = manifest.poll.groups();
    let onclick = fold.reform(move |_: MouseEvent| (node, true));
    let ballots = source.figures(node).map_or(0, |figures| figures.ballots);
    let below = tree.children(node);
    html! {
        <li>
            <a href={["#", &anchor(source, node)].concat()} {onclick}>{ words.text(tree.name(node)) }</a>
            if ballots > 0 {
                <span class="n">{ words.count("report.ballots", ballots, &[]) }</span>
            }
            if !below.is_empty() {
                <ul>{ for below.iter().map(|child| branch(source, fold, *child)) }</ul>
            }
        </li>
    }
}

/// The id of a node's section.
pub(super) fn anchor(source: &Source, node: Node) -> String {
    ["node-", source.manifest.poll.groups().id(node).as_str()].concat()
}
