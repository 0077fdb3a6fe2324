//! Who is asked: the group tree, typed as an outline, pasted as a table, or taken from an earlier poll.

use super::edit::Edit;
use super::form::{Form, written};
use crate::api::owner;
use crate::browser;
use crate::console::parts::text;
use crate::parts::failed;
use candor::outline;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

const GROUPS: &str = "/definition/groups";

/// Properties of [`Groups`].
#[derive(PartialEq, Properties)]
pub(super) struct GroupsProps {
    pub(super) form: Form,
    /// The polls that are there.
    pub(super) polls: Value,
}

/// The section. What is typed stays as it is typed; the tree of the draft follows whenever it is one.
#[component]
pub(super) fn Groups(props: &GroupsProps) -> Html {
    let GroupsProps { form, polls } = props;
    let words = &form.words;
    let first = form.languages.first().cloned().unwrap_or_default();
    let typed = use_state(|| outline::write(form.at(GROUPS), &first));
    let fault = use_state(String::new);
    let take = {
        let (typed, change) = (typed.clone(), form.change.clone());
        Callback::from(move |text: String| {
            if let Ok(tree) = outline::parse(&text) {
                change.emit(Edit::Put(GROUPS.into(), tree));
            }
            typed.set(text);
        })
    };
    let oninput = take.reform(|event: InputEvent| written(&event));
    let paste = {
        let (take, fault, form) = (take.clone(), fault.clone(), form.clone());
        Callback::from(move |_: MouseEvent| {
            let root = text(&form.words, &form.at(GROUPS)["name"]);
            match rows(&browser::value_of("rows")) {
                Ok(rows) if !rows.is_empty() => {
                    fault.set(String::new());
                    take.emit(outline::from_rows(&root, &rows));
                }
                _ => fault.set(form.words.say("console.no_rows").to_owned()),
            }
        })
    };
    let earlier = {
        let (take, fault, form) = (take.clone(), fault.clone(), form.clone());
        Callback::from(move |event: Event| {
            let id =
                event.target_dyn_into::<HtmlSelectElement>().map(|list| list.value()).unwrap_or_default();
            if id.is_empty() {
                return;
            }
            let (take, fault, words, first) =
                (take.clone(), fault.clone(), form.words.clone(), first.clone());
            spawn_local(async move {
                match owner::get(&["/api/polls/", &id].concat()).await {
                    Ok(manifest) => take.emit(outline::write(&manifest["groups"], &first)),
                    Err(failure) => fault.set(failed(&failure, &words)),
                }
            });
        })
    };
    let faults = outline::parse(&typed).err().unwrap_or_default();
    let line = |fault: &candor::Fault| {
        let number = fault.pointer.trim_start_matches('/');
        html! { <p class="fault">{ words.fill("console.line", &[("n", number), ("fault", &fault.detail)]) }</p> }
    };
    let below = form.faults.iter().filter(|fault| fault.pointer.starts_with("/groups") && faults.is_empty());
    let polls = polls.as_array().map(Vec::as_slice).unwrap_or_default();
    html! {
        <section aria-labelledby="who">
            <h2 id="who">{ words.say("console.who") }</h2>
            <div class="field">
                <label for="outline">{ words.say("console.outline") }</label>
                <p class="help" id="outline-help">{ words.say("console.outline_help") }</p>
                <textarea id="outline" class="code" rows="10" spellcheck="false" value={(*typed).clone()} {oninput}
                    aria-describedby="outline-help" aria-invalid={(!faults.is_empty()).then_some("true")} />
                { for faults.iter().map(line) }
                { for below.map(|fault| html! { <p class="fault">{ &fault.detail }</p> }) }
            </div>
            <details>
                <summary>{ words.say("console.paste") }</summary>
                <div class="field">
                    <label for="rows">{ words.say("console.rows") }</label>
                    <p class="help" id="rows-help">{ words.say("console.rows_help") }</p>
                    <textarea id="rows" class="code" rows="5" spellcheck="false" aria-describedby="rows-help" />
                    <button type="button" class="secondary" id="use-rows" onclick={paste}>{ words.say("console.use_rows") }</button>
                </div>
            </details>
            if !polls.is_empty() {
                <div class="field">
                    <label for="groups-of">{ words.say("console.groups_of") }</label>
                    <select id="groups-of" onchange={earlier}>
                        <option value="" selected=true>{ words.say("console.choose") }</option>
                        { for polls.iter().rev().map(|poll| html! {
                            <option value={poll["id"].as_str().unwrap_or_default().to_owned()}>{ text(words, &poll["title"]) }</option>
                        }) }
                    </select>
                </div>
            }
            <p role="alert" class="fault">{ (*fault).clone() }</p>
        </section>
    }
}

/// The rows of a pasted table: commas, semicolons or tabs between the cells, whichever the first line has most of.
fn rows(pasted: &str) -> Result<Vec<Vec<String>>, csv::Error> {
    let first = pasted.lines().next().unwrap_or_default();
    let count = |mark: u8| first.bytes().filter(|byte| *byte == mark).count();
    let mark = [b',', b';', b'\t'].into_iter().max_by_key(|mark| count(*mark)).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(mark)
        .from_reader(pasted.as_bytes());
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        Ok(record?.iter().map(ToOwned::to_owned).collect::<Vec<_>>())
    };
    reader.records().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn tables_are_read_whatever_stands_between_their_cells() {
        let expected =
            vec![vec!["Product".to_owned(), "Search, maps".to_owned()], vec!["Platform".to_owned()]];
        for pasted in [
            "Product,\"Search, maps\"\nPlatform",
            "Product;\"Search, maps\"\r\nPlatform\r\n",
            "Product\tSearch, maps\nPlatform\n",
        ] {
            assert_eq!(rows(pasted).expect("rows"), expected, "{pasted}");
        }
        assert!(rows("").expect("none").is_empty());
    }
}
