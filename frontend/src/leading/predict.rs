//! The form in which a leader writes down what they expect before the results open. The worker holds the lock; this only
//! asks.

use crate::api::{Failure, reading};
use crate::figures::said::columns;
use crate::parts::{failed, page};
use crate::words::Words;
use candor::wire::Manifest;
use candor::{Kind, Prediction, Question};
use serde_json::{Map, Value, json};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`Predict`].
#[derive(PartialEq, Properties)]
pub(crate) struct PredictProps {
    /// The poll.
    pub(crate) manifest: Rc<Manifest>,
    /// Whether something is released, and waits for this.
    pub(crate) is_locked: bool,
    /// The words that the page carries.
    pub(crate) words: Words,
    /// Called once it is locked.
    pub(crate) done: Callback<()>,
}

/// What is written, by question and column.
type Written = Vec<Vec<String>>;

/// Nothing, for a poll.
fn nothing(manifest: &Manifest) -> Written {
    manifest.poll.questions().iter().map(|question| vec![String::new(); question.width()]).collect()
}

/// The form.
#[component]
pub(crate) fn Predict(props: &PredictProps) -> Html {
    let PredictProps { manifest, is_locked, words, done } = props;
    let written = use_state(|| nothing(manifest));
    let state = use_state(|| (false, None::<String>));
    let (is_busy, problem) = (*state).clone();
    let send = {
        let (manifest, words, done, state) = (manifest.clone(), words.clone(), done.clone(), state.clone());
        Callback::from(move |questions: Option<Value>| {
            let (manifest, words, done, state) =
                (manifest.clone(), words.clone(), done.clone(), state.clone());
            state.set((true, None));
            spawn_local(async move {
                match reading::predict(&manifest.id, questions.as_ref()).await {
                    Ok(_) => done.emit(()),
                    // Decided in another tab: what is there is there.
                    Err(Failure::Refused(refusal)) if refusal.code == "already_predicted" => done.emit(()),
                    Err(failure) => state.set((false, Some(failed(&failure, &words)))),
                }
            });
        })
    };
    let onsubmit = {
        let (manifest, words, written, state) =
            (manifest.clone(), words.clone(), written.clone(), state.clone());
        let send = send.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let questions = read(&manifest, &written);
            match Prediction::parse(&manifest.poll, &questions) {
                Ok(_) => send.emit(Some(questions)),
                Err(faults) => {
                    let key = match faults.first().map(|fault| fault.code.as_str()) {
                        Some("empty") => "leading.empty",
                        Some("not_a_whole") => "leading.not_a_whole",
                        _ => "leading.out_of_range",
                    };
                    state.set((false, Some(words.say(key).to_owned())));
                }
            }
        })
    };
    let without = send.reform(|_: MouseEvent| None);
    let asked = manifest.poll.questions().iter().enumerate();
    let asked = asked.filter(|(_, question)| !matches!(question.kind, Kind::Comment {}));
    let lead = if *is_locked { "leading.predict.locked" } else { "leading.predict.early" };
    let busy = is_busy.then_some("true");
    page(
        "results",
        "predict",
        html! {
            <div class="predict">
                <p class="kind">{ words.text(manifest.poll.title()) }</p>
                <h1>{ words.say("leading.predict.title") }</h1>
                <p class="lead">{ words.say(lead) }</p>
                <p>{ words.say("leading.predict.private") }</p>
                <form {onsubmit}>
                    { for asked.map(|(index, question)| fields(words, index, question, &written)) }
                    <p role="alert" class="fault">{ problem }</p>
                    <div class="buttons">
                        <button class="primary" id="predict" aria-disabled={busy}>{ words.say("leading.predict.lock") }</button>
                        <button type="button" class="secondary" id="without" onclick={without} aria-disabled={busy}>
                            { words.say("leading.predict.without") }
                        </button>
                    </div>
                </form>
            </div>
        },
    )
}

fn fields(words: &Words, index: usize, question: &Question, written: &UseStateHandle<Written>) -> Html {
    let names = columns(words, question);
    let is_multiple = matches!(question.kind, Kind::Multiple { .. });
    let sum: u64 = written[index].iter().filter_map(|text| text.parse::<u64>().ok()).sum();
    let field = |(column, name): (usize, &String)| {
        let id = [question.id.as_str(), "-", &column.to_string()].concat();
        let state = written.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            let text =
                event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            let mut after = (*state).clone();
            text.trim().clone_into(&mut after[index][column]);
            state.set(after);
        });
        let value = written[index][column].clone();
        html! {
            <div class="percent">
                <label for={id.clone()}>{ name }</label>
                <span><input {id} type="text" inputmode="numeric" autocomplete="off" maxlength="3" {value} {oninput} />{ "%" }</span>
            </div>
        }
    };
    let is_started = written[index].iter().any(|text| !text.is_empty());
    let together = is_started.then(|| words.fill("leading.together", &[("n", &words.number(sum))]));
    html! {
        <fieldset data-predict={question.id.to_string()}>
            <legend>{ words.text(&question.text) }</legend>
            <p class="help">{ words.say(if is_multiple { "leading.predict.multiple" } else { "leading.predict.single" }) }</p>
            { for names.iter().enumerate().map(field) }
            if !is_multiple { <p class="n" aria-live="polite">{ together }</p> }
        </fieldset>
    }
}

/// The body of a prediction: questions of which nothing is written are left out.
fn read(manifest: &Manifest, written: &Written) -> Value {
    let mut questions = Map::new();
    for (index, question) in manifest.poll.questions().iter().enumerate() {
        let texts = &written[index];
        if texts.iter().all(String::is_empty) {
            continue;
        }
        let share = |text: &String| match text.as_str() {
            "" => json!(0),
            text => text.parse::<u64>().map_or_else(|_| json!(text), |share| json!(share)),
        };
        let shares: Map<_, _> = question.columns().into_iter().zip(texts.iter().map(share)).collect();
        questions.insert(question.id.to_string(), Value::Object(shares));
    }
    Value::Object(questions)
}

#[cfg(test)]
mod unit {
    use super::*;
    use crate::untranslated::manifest;
    use candor::wire::State;

    #[test]
    fn what_is_left_empty_is_nothing_or_not_predicted_at_all() {
        let manifest = manifest(State::Open, &json!({}));
        let mut written = nothing(&manifest);
        assert_eq!(read(&manifest, &written), json!({}));
        written[3][0] = "70".into();
        written[3][1] = "x".into();
        assert_eq!(read(&manifest, &written), json!({"single": {"x": 70, "y": "x"}}));
        written[3][1] = String::new();
        assert_eq!(read(&manifest, &written), json!({"single": {"x": 70, "y": 0}}));
        let faults = Prediction::parse(&manifest.poll, &read(&manifest, &written)).expect_err("no whole");
        assert_eq!(faults[0].code, "not_a_whole");
    }
}
