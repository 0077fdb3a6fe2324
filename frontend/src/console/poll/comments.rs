//! Looking over the comments of sealed batches: parts are redacted, themes named, and all of them published together.

use crate::api::{Method, owner};
use crate::console::parts::{Doing, Sure, use_doing};
use crate::words::Words;
use candor::comments::Moderation;
use candor::wire::Manifest;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Properties of [`Sealed`].
#[derive(PartialEq, Properties)]
pub(crate) struct SealedProps {
    pub(crate) manifest: Rc<Manifest>,
    /// Those that are not published yet.
    pub(crate) sealed: Value,
    pub(crate) words: Words,
    pub(crate) again: Callback<()>,
}

/// The section.
#[component]
pub(crate) fn Sealed(props: &SealedProps) -> Html {
    let SealedProps { manifest, sealed, words, again } = props;
    let doing = use_doing(words);
    // As the page was loaded, and what was made of each since: nobody who edits one comment should have the page drawn anew.
    let known = use_state(|| sealed.clone());
    let comments = known.as_array().map(Vec::as_slice).unwrap_or_default();
    let count = comments.len() as u64;
    let publish = {
        let (doing, again, path) = (doing.clone(), again.clone(), owner::of_poll(&manifest.id, "/comments"));
        Callback::from(move |()| {
            let again = again.clone();
            doing.ask(Method::Post, path.clone(), Some(json!({"comments": count})), move |_| again.emit(()));
        })
    };
    let n = [("n", words.number(manifest.k_comments)), ("k", words.number(manifest.poll.k().get()))];
    html! {
        <section class="sealed" aria-labelledby="sealed">
            <h2 id="sealed">{ words.say("console.sealed") }</h2>
            <p class="calm">{ words.fill_made("console.sealed_lead", &n) }</p>
            if comments.is_empty() {
                <p>{ words.say("console.sealed_none") }</p>
            } else {
                <ol class="list">{ for comments.iter().map(|comment| one(props, &doing, &known, comment)) }</ol>
                { doing.said() }
                <Sure id="publish-comments" label={words.count("console.sealed_publish", count, &[])}
                    warning={words.say("console.sealed_warning").to_owned()} words={words.clone()} done={publish} />
            }
        </section>
    }
}

/// One comment: as it was written, as it will be shown, and what it is about.
fn one(props: &SealedProps, doing: &Doing, known: &UseStateHandle<Value>, comment: &Value) -> Html {
    let SealedProps { manifest, words, .. } = props;
    let id = comment["id"].as_str().unwrap_or_default().to_owned();
    let text = comment["text"].as_str().unwrap_or_default().to_owned();
    let moderation: Moderation =
        serde_json::from_value(json!({"redact": comment["redact"], "themes": comment["themes"]}))
            .unwrap_or_default();
    let keep = {
        let (doing, known, id) = (doing.clone(), known.clone(), id.clone());
        let path = owner::of_poll(&manifest.id, &["/comments/", &id].concat());
        Callback::from(move |moderation: Moderation| {
            let (known, id, body) = (known.clone(), id.clone(), serde_json::to_value(&moderation).ok());
            doing.ask(Method::Put, path.clone(), body, move |kept| {
                let mut now = (*known).clone();
                let all = now.as_array_mut().into_iter().flatten();
                for comment in all.filter(|comment| comment["id"].as_str() == Some(&id)) {
                    for field in ["redact", "themes"] {
                        comment[field] = kept[field].clone();
                    }
                }
                known.set(now);
            });
        })
    };
    let field = ["sealed-", &id].concat();
    let redact = {
        let (field, text, before) = (field.clone(), text.clone(), moderation.clone());
        keep.reform(move |_: MouseEvent| {
            let part = marked(&field).map(|marked| characters(&text, marked));
            Moderation { redact: with_part(&before.redact, part), ..before.clone() }
        })
    };
    let undo = {
        let before = moderation.clone();
        keep.reform(move |_: MouseEvent| Moderation { redact: Vec::new(), ..before.clone() })
    };
    let themed = {
        let before = moderation.clone();
        keep.reform(move |event: Event| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            let written = field.map(|field| field.value()).unwrap_or_default();
            let themes = written.split(',').map(str::trim).filter(|theme| !theme.is_empty());
            Moderation { themes: themes.map(ToOwned::to_owned).collect(), ..before.clone() }
        })
    };
    let themes: Vec<&str> = moderation.themes.iter().map(String::as_str).collect();
    let asked = manifest.poll.questions().iter().find(|question| question.id.as_str() == comment["question"]);
    let asked = asked.map(|question| words.text(&question.text));
    let theme_field = ["themes-", &id].concat();
    html! {
        <li data-sealed={id}>
            <div class="field">
                <label for={field.clone()}>{ asked }</label>
                <textarea id={field} rows="3" readonly=true dir="auto" value={text.clone()} />
            </div>
            <div class="buttons">
                <button type="button" class="secondary" data-do="redact" onclick={redact}>{ words.say("console.redact") }</button>
                if !moderation.redact.is_empty() {
                    <button type="button" class="quiet" data-do="undo" onclick={undo}>{ words.say("console.redact_undo") }</button>
                }
            </div>
            if !moderation.redact.is_empty() {
                <p class="calm">{ words.say("console.as_shown") }{ " " }<span dir="auto" data-shown="true">{ moderation.applied(&text) }</span></p>
            }
            <div class="field">
                <label for={theme_field.clone()}>{ words.say("console.themes") }</label>
                <input id={theme_field} type="text" autocomplete="off" value={themes.join(", ")} onchange={themed} />
            </div>
        </li>
    }
}

/// What is marked in a field, in UTF-16 units as browsers count; none where nothing is.
fn marked(field: &str) -> Option<(u32, u32)> {
    let field = gloo::utils::document().get_element_by_id(field)?.dyn_into::<HtmlTextAreaElement>().ok()?;
    let ends = (field.selection_start().ok()??, field.selection_end().ok()??);
    (ends.0 < ends.1).then_some(ends)
}

/// A part in UTF-16 units as one in characters: a character that is half in it is in it.
fn characters(text: &str, (from, to): (u32, u32)) -> (usize, usize) {
    let mut units = 0;
    let mut part = (0, 0);
    for (place, letter) in text.chars().enumerate() {
        let next = units + u32::from(letter.len_utf16() > 1) + 1;
        if next <= from {
            part.0 = place + 1;
        }
        if units < to {
            part.1 = place + 1;
        }
        units = next;
    }
    part
}

/// The parts with another one, in order and apart: what touches becomes one.
fn with_part(parts: &[(usize, usize)], part: Option<(usize, usize)>) -> Vec<(usize, usize)> {
    let all: BTreeSet<(usize, usize)> =
        parts.iter().copied().chain(part).filter(|(from, to)| from < to).collect();
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (from, to) in all {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_is_counted_in_characters() {
        // The face takes two UTF-16 units.
        let text = "a😀bc";
        assert_eq!(characters(text, (0, 1)), (0, 1));
        assert_eq!(characters(text, (1, 3)), (1, 2));
        assert_eq!(characters(text, (2, 4)), (1, 3), "half of it is all of it");
        assert_eq!(characters(text, (3, 5)), (2, 4));
    }

    #[test]
    fn parts_that_touch_become_one() {
        assert_eq!(with_part(&[(4, 7)], Some((7, 9))), [(4, 9)]);
        assert_eq!(with_part(&[(0, 2), (6, 8)], Some((1, 7))), [(0, 8)]);
        assert_eq!(with_part(&[(4, 7)], Some((0, 2))), [(0, 2), (4, 7)]);
        assert_eq!(with_part(&[(4, 7)], None), [(4, 7)]);
        assert_eq!(with_part(&[], Some((3, 3))), []);
    }
}
