//! Comments: listed at the root alone, in the random order they were released in.

use super::Source;
use super::figure::declined;
use crate::figures::Counts;
use candor::{Node, Question};
use yew::prelude::*;

/// How many were written; at the root, what was written too.
pub(super) fn comments(source: &Source, node: Node, question: &Question, counts: &Counts) -> Html {
    let Source { manifest, release, words } = source;
    let tree = manifest.poll.groups();
    let written = words.count("written.count", counts.cells.first().copied().unwrap_or(0), &[]);
    let listed: Vec<_> = release.comments.iter().filter(|comment| comment.question == question.id).collect();
    let rest = if node != tree.root() {
        let root = words.text(tree.name(tree.root()));
        html! { <p class="calm">{ words.fill("written.root", &[("root", root)]) }</p> }
    } else if listed.is_empty() {
        let n = words.number(manifest.k_comments);
        html! { <p class="calm">{ words.fill("written.waiting", &[("n", &n)]) }</p> }
    } else {
        html! {
            <>
                <h4>{ words.say("written.listed") }</h4>
                <ul class="comments">{ for listed.iter().map(|comment| html! { <li dir="auto">{ &comment.text }</li> }) }</ul>
            </>
        }
    };
    html! { <><p class="sentence">{ written }</p>{ declined(words, counts) }{ rest }</> }
}
