//! The rules: who may answer, from how many on anything is shown, when it appears, who reads, and when the poll is open.

use super::edit::Edit;
use super::form::{Form, id_of, written};
use crate::console::zone;
use crate::feeds::period_key;
use crate::parts::time_of;
use candor::series::Period;
use serde_json::{Value, json};
use yew::prelude::*;

/// The fewest people of a cohort where nothing else is said.
const K: u64 = 5;

/// The section.
pub(super) fn rules(form: &Form) -> Html {
    let words = &form.words;
    let is_leaders = form.at("/definition/readers") == "leaders";
    html! {
        <>
            <section aria-labelledby="rules">
                <h2 id="rules">{ words.say("console.rules") }</h2>
                { form.one_of("/definition/eligibility", words.say("console.eligibility"), &[
                    ("open", "console.eligibility.open"), ("invited", "console.eligibility.invited"), ("signed_in", "console.eligibility.signed_in")]) }
                { form.number("/definition/k", words.say("console.k"), K) }
                <p class="help">{ words.say("console.k_help") }</p>
                { form.one_of("/definition/release", words.say("console.release"), &[
                    ("at_close", "console.release.at_close"), ("daily", "console.release.daily"), ("live", "console.release.live")]) }
                { form.one_of("/definition/readers", words.say("console.readers"), &[
                    ("everyone", "console.readers.everyone"), ("leaders", "console.readers.leaders"), ("signed_in", "console.readers.signed_in")]) }
                { form.flag_as("/definition/comments", words.say("console.moderated"), &json!("moderated")) }
                if is_leaders { { time(form, "/definition/leaders_until", words.say("console.leaders_until")) } }
            </section>
            { when(form) }
        </>
    }
}

/// When the poll is open, and whether it comes again.
fn when(form: &Form) -> Html {
    let words = &form.words;
    let mut periods = vec![(String::new(), words.say("console.once").to_owned())];
    periods.extend(
        Period::ALL.map(|period| (period.name().to_owned(), words.say(period_key(period)).to_owned())),
    );
    let zone_now = zone_of(form);
    let is_known = zone::ahead(&zone_now, 0).is_some();
    let repeat = form.change.reform(|period: String| {
        let repeat = if period.is_empty() { Value::Null } else { json!(period) };
        Edit::Put("/period".into(), repeat)
    });
    let repeats = form.at("/period").is_string();
    let onzone =
        form.change.reform(|event: InputEvent| Edit::Put("/zone".into(), json!(written(&event).trim())));
    html! {
        <section aria-labelledby="when">
            <h2 id="when">{ words.say("console.when") }</h2>
            <div class="field">
                <label for="zone">{ words.say("console.zone") }</label>
                <input id="zone" type="text" list="zones" autocomplete="off" value={zone_now} oninput={onzone} aria-invalid={(!is_known).then_some("true")} />
                <datalist id="zones">{ for zone::all().into_iter().map(|zone| html! { <option value={zone} /> }) }</datalist>
                if !is_known { <p class="fault">{ words.say("console.zone_unknown") }</p> }
            </div>
            { time(form, "/definition/opens_at", words.say("console.opens_at")) }
            if !repeats { { time(form, "/definition/closes_at", words.say("console.closes_at")) } }
            { form.list("/period", words.say("console.repeat"), &periods, repeat) }
            if repeats {
                { form.number("/open_for_hours", words.say("console.open_for_hours"), super::HOURS) }
                <p class="help">{ words.say("console.repeat_help") }</p>
            }
        </section>
    }
}

/// The zone that the draft's times are said in.
pub(super) fn zone_of(form: &Form) -> String {
    form.at("/zone").as_str().map_or_else(zone::own, ToOwned::to_owned)
}

/// A point in time in the draft's zone; none where the field is left empty.
fn time(form: &Form, pointer: &'static str, label: &str) -> Html {
    let (id, zone) = (id_of(pointer, ""), zone_of(form));
    let ahead = {
        let zone = zone.clone();
        move |at: i64| zone::ahead(&zone, at)
    };
    let known = time_of(form.at(pointer));
    let value = known.and_then(|time| zone::local(time, &ahead)).unwrap_or_default();
    let onchange = form.change.reform(move |event: Event| {
        let field = event.target_dyn_into::<web_sys::HtmlInputElement>();
        let local = field.map(|field| field.value()).unwrap_or_default();
        Edit::Put(pointer.into(), zone::utc(&local, &ahead).map_or(Value::Null, |time| json!(time)))
    });
    let faults = form.faults_at(pointer);
    let described = (!faults.is_empty()).then(|| ["fault-", &id].concat());
    html! {
        <div class="field short">
            <label for={id.clone()}>{ label.to_owned() }</label>
            <input id={id.clone()} type="datetime-local" {value} {onchange} aria-describedby={described} />
            if !faults.is_empty() { <p id={["fault-", &id].concat()} class="fault">{ faults.join(". ") }</p> }
        </div>
    }
}
