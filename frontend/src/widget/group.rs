//! The choice of the group that a ballot is counted in.

use crate::widget::form::{Action, Slip};
use crate::words::Words;
use candor::{GroupTree, Node, Poll};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A list of the leaf groups under the groups they belong to; nothing where there is only one.
pub(super) fn group_choice(
    poll: &Poll,
    words: &Words,
    chosen: &str,
    slip: Option<&Slip>,
    locked: bool,
    dispatch: &Callback<Action>,
) -> Html {
    let tree = poll.groups();
    if tree.leaves().nth(1).is_none() {
        return Html::default();
    }
    let onchange = dispatch.reform(|event: Event| {
        let list = event.target_dyn_into::<HtmlSelectElement>();
        Action::Group(list.map(|list| list.value()).unwrap_or_default())
    });
    let option = |leaf: &Node| {
        let id = tree.id(*leaf).as_str();
        html! { <option value={id.to_owned()} selected={chosen == id}>{ words.text(tree.name(*leaf)) }</option> }
    };
    let options = sections(tree, words).into_iter().map(|(label, leaves)| {
        let options = leaves.iter().map(option).collect::<Html>();
        match label {
            Some(label) => html! { <optgroup {label}>{ options }</optgroup> },
            None => options,
        }
    });
    let described = if slip.is_some() { "error-group help-group" } else { "help-group" };
    html! {
        <div class="field" data-slip={slip.map(|_| "true")}>
            <label for="group">{ words.say("group.label") }</label>
            <p class="help" id="help-group">{ words.say("group.help") }</p>
            if let Some(slip) = slip {
                <p class="slip" id="error-group">{ words.say(slip.message) }</p>
            }
            <select id="group" {onchange} disabled={locked} aria-describedby={described}
                aria-invalid={slip.map(|_| "true")}>
                <option value="" selected={chosen.is_empty()}>{ words.say("group.none") }</option>
                { for options }
            </select>
        </div>
    }
}

/// The leaves in tree order, gathered under the path of their parents; those right under the root stand by themselves.
fn sections(tree: &GroupTree, words: &Words) -> Vec<(Option<String>, Vec<Node>)> {
    let mut sections: Vec<(Option<Node>, Vec<Node>)> = Vec::new();
    for leaf in tree.leaves() {
        let parent = tree.parent(leaf).filter(|parent| *parent != tree.root());
        match sections.last_mut() {
            Some((last, leaves)) if *last == parent => leaves.push(leaf),
            _ => sections.push((parent, vec![leaf])),
        }
    }
    sections
        .into_iter()
        .map(|(parent, leaves)| (parent.map(|parent| path(tree, parent, words)), leaves))
        .collect()
}

/// The names from below the root down to `node`.
fn path(tree: &GroupTree, node: Node, words: &Words) -> String {
    let name = words.text(tree.name(node));
    match tree.parent(node).filter(|parent| *parent != tree.root()) {
        Some(parent) => [&path(tree, parent, words), " – ", name].concat(),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn leaves_stand_under_the_path_of_their_parents() {
        let poll = Poll::parse(&json!({"title": "T", "questions": [{"id": "c", "kind": "comment", "text": "C"}],
            "groups": {"id": "all", "name": "All", "children": [
                {"id": "a", "name": "A"},
                {"id": "b", "name": "B", "children": [{"id": "b1", "name": "B1", "children": [{"id": "x", "name": "X"}]}]},
                {"id": "c", "name": "C"}]}}))
        .expect("good");
        let found = sections(poll.groups(), &Words::english());
        let labels: Vec<_> = found.iter().map(|(label, leaves)| (label.as_deref(), leaves.len())).collect();
        assert_eq!(labels, [(None, 1), (Some("B – B1"), 1), (None, 1)]);
    }
}
