//! A comment, with a warning about what could give its writer away.

use super::question::Field;
use crate::personal::{self, Personal};
use crate::widget::form::Action;
use candor::question::MAX_COMMENT;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// From how many characters left the writer is told.
const NEAR: usize = 300;

/// A field to write in; `described` are the ids of what describes it.
pub(super) fn comment(field: &Field<'_>, described: Option<&str>) -> Html {
    let Field { words, mark, place, .. } = *field;
    let id = field.question.id.as_str();
    let oninput = field.dispatch.reform(move |event: InputEvent| {
        let area = event.target_dyn_into::<HtmlTextAreaElement>();
        Action::Write(place, area.map(|area| area.value()).unwrap_or_default())
    });
    let length = mark.text.trim().chars().count();
    let left = MAX_COMMENT.checked_sub(length);
    let notes_id = ["notes-", id].concat();
    let described = [described, Some(notes_id.as_str())].into_iter().flatten().collect::<Vec<_>>().join(" ");
    html! {
        <>
            <textarea id={id.to_owned()} name={id.to_owned()} rows="4" {oninput} value={mark.text.clone()} disabled={field.locked}
                data-unsent={mark.declined.then_some("true")} aria-labelledby={["text-", id].concat()}
                aria-describedby={described} aria-invalid={left.is_none().then_some("true")} />
            <div class="notes" id={notes_id.clone()} aria-live="polite">
                { for personal::find(&mark.text).into_iter().map(|found| {
                    let (name, key) = match found {
                        Personal::Email => ("email", words.say("comment.email")),
                        Personal::Telephone => ("telephone", words.say("comment.telephone")),
                        Personal::Name => ("name", words.say("comment.name")),
                        Personal::Address => ("address", words.say("comment.address")),
                    };
                    html! { <p class="warning" data-warning={name}>{ key }</p> }
                }) }
                if mark.declined && length > 0 { <p>{ words.say("comment.unsent") }</p> }
                if let Some(left) = left.filter(|left| *left <= NEAR) {
                    <p>{ words.count("comment.left", left as u64, &[]) }</p>
                }
                if left.is_none() {
                    <p class="warning">{ words.count("comment.over", (length - MAX_COMMENT) as u64, &[]) }</p>
                }
            </div>
        </>
    }
}
