//! Invitations: how many each group has, and more of them as files. Their codes are shown this once.

use crate::api::owner::{self, Form};
use crate::browser;
use crate::console::parts::use_doing;
use crate::words::Words;
use candor::GroupId;
use candor::wire::Manifest;
use serde_json::Value;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Invite`].
#[derive(PartialEq, Properties)]
pub(crate) struct InviteProps {
    pub(crate) manifest: Rc<Manifest>,
    pub(crate) invitations: Value,
    pub(crate) words: Words,
    /// Called when more were made and their files are saved.
    pub(crate) again: Callback<()>,
}

/// A file of invitations.
#[derive(Clone, PartialEq)]
struct File {
    name: String,
    address: String,
}

/// The section.
#[component]
pub(crate) fn Invite(props: &InviteProps) -> Html {
    let InviteProps { manifest, invitations, words, again } = props;
    let doing = use_doing(words);
    let files = use_state(Vec::<File>::new);
    let tree = manifest.poll.groups();
    let leaves: Vec<(GroupId, String)> =
        tree.leaves().map(|leaf| (tree.id(leaf).clone(), words.text(tree.name(leaf)).to_owned())).collect();
    let make = |form: Form| {
        let (doing, files, words) = (doing.clone(), files.clone(), words.clone());
        let (poll, leaves) = (manifest.id.clone(), leaves.clone());
        Callback::from(move |_: MouseEvent| {
            let wanted: Option<Vec<(GroupId, u64)>> = leaves.iter().map(|(leaf, _)| wanted(leaf)).collect();
            let wanted: Vec<_> =
                wanted.unwrap_or_default().into_iter().filter(|(_, count)| *count > 0).collect();
            if wanted.is_empty() {
                doing.say(words.say("console.invite_none"));
                return;
            }
            let (poll, files) = (poll.clone(), files.clone());
            let work = async move {
                let mut made = Vec::new();
                for (leaf, count) in wanted {
                    made.push((leaf.clone(), owner::invite(&poll, &leaf, count, form).await?));
                }
                Ok(saved(form, made))
            };
            doing.run(work, move |made| files.set(made));
        })
    };
    let busy = doing.is_busy().then_some("true");
    let row = |(leaf, name): &(GroupId, String)| {
        let of = &invitations[leaf.as_str()];
        let standing = of["made"].as_u64().unwrap_or(0) - of["revoked"].as_u64().unwrap_or(0);
        let id = field_id(leaf);
        html! {
            <tr>
                <th scope="row"><label for={id.clone()}>{ name }</label></th>
                <td data-invited={leaf.to_string()}>{ words.number(standing) }</td>
                <td><input {id} type="text" inputmode="numeric" autocomplete="off" maxlength="4" /></td>
            </tr>
        }
    };
    let file = |file: &File| {
        html! { <li><a class="file" href={file.address.clone()} download={file.name.clone()}>{ &file.name }</a></li> }
    };
    html! {
        <section aria-labelledby="inviting">
            <h2 id="inviting">{ words.say("console.inviting") }</h2>
            <p class="calm">{ words.say("console.inviting_lead") }</p>
            <table class="invitations">
                <thead><tr>
                    <th scope="col">{ words.say("console.group") }</th>
                    <th scope="col">{ words.say("console.invited") }</th>
                    <th scope="col">{ words.say("console.more") }</th>
                </tr></thead>
                <tbody>{ for leaves.iter().map(row) }</tbody>
            </table>
            { doing.said() }
            <div class="buttons">
                <button type="button" class="primary" id="invite-csv" onclick={make(Form::Csv)} aria-disabled={busy}>{ words.say("console.invite_csv") }</button>
                <button type="button" class="secondary" id="invite-sheet" onclick={make(Form::Sheet)} aria-disabled={busy}>{ words.say("console.invite_sheet") }</button>
            </div>
            if !files.is_empty() {
                <div class="made" role="status">
                    <p>{ words.say("console.invite_save") }</p>
                    <ul>{ for files.iter().map(file) }</ul>
                    <button type="button" class="secondary" id="invite-saved" onclick={again.reform(|_: MouseEvent| ())}>{ words.say("console.invite_saved") }</button>
                </div>
            }
        </section>
    }
}

fn field_id(leaf: &GroupId) -> String {
    ["invite-", leaf.as_str()].concat()
}

/// How many are wanted for a leaf: none where nothing is written, and no answer where it is no number.
fn wanted(leaf: &GroupId) -> Option<(GroupId, u64)> {
    let text = browser::value_of(&field_id(leaf));
    let count = if text.trim().is_empty() { 0 } else { text.trim().parse().ok()? };
    Some((leaf.clone(), count))
}

/// The files: rows of all groups in one, a sheet for each group.
fn saved(form: Form, made: Vec<(GroupId, String)>) -> Vec<File> {
    let file =
        |name: String, text: &str, kind: &str| Some(File { address: browser::file(text, kind)?, name });
    match form {
        Form::Csv => {
            let rows = joined(made.iter().map(|(_, text)| text.as_str()));
            file("candor-invitations.csv".into(), &rows, "text/csv").into_iter().collect()
        }
        Form::Sheet => made
            .iter()
            .filter_map(|(leaf, text)| {
                file(["invitations-", leaf.as_str(), ".html"].concat(), text, "text/html")
            })
            .collect(),
    }
}

/// Tables with the same head as one.
fn joined<'a>(tables: impl Iterator<Item = &'a str>) -> String {
    let mut all = String::new();
    for table in tables {
        let (_, rows) = table.split_once('\n').unwrap_or_default();
        all.push_str(if all.is_empty() { table } else { rows });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn tables_become_one_with_one_head() {
        assert_eq!(joined(["h\r\n1\r\n", "h\r\n2\r\n3\r\n"].into_iter()), "h\r\n1\r\n2\r\n3\r\n");
        assert_eq!(joined(std::iter::empty()), "");
    }
}
