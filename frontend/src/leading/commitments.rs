//! What leaders heard and will do, with all that became of it; and for those who may, the forms to write it.

use crate::api::reading;
use crate::browser;
use crate::parts::failed;
use crate::words::Words;
use candor::commitment::{Progress, Promise, Step};
use candor::{Commitment, PollId};
use serde_json::{Value, json};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`Commitments`].
#[derive(PartialEq, Properties)]
pub(crate) struct CommitmentsProps {
    /// The poll.
    pub(crate) poll: PollId,
    /// What was promised, in the order it was.
    pub(crate) commitments: Vec<Commitment>,
    /// Whether the reader may promise, and say what became of it.
    pub(crate) may_commit: bool,
    /// The words that the page carries.
    pub(crate) words: Words,
    /// Called with a commitment that is new or has changed.
    pub(crate) changed: Callback<Commitment>,
}

/// The section.
#[component]
pub(crate) fn Commitments(props: &CommitmentsProps) -> Html {
    let CommitmentsProps { poll, commitments, may_commit, words, changed } = props;
    let problem = use_state(|| None::<(String, String)>);
    let send = {
        let (poll, words, changed, problem) = (poll.clone(), words.clone(), changed.clone(), problem.clone());
        Callback::from(move |(id, body): (Option<String>, Value)| {
            let (poll, words, changed, problem) =
                (poll.clone(), words.clone(), changed.clone(), problem.clone());
            problem.set(None);
            spawn_local(async move {
                let kept = match &id {
                    Some(id) => reading::change(&poll, id, &body).await,
                    None => reading::commit(&poll, &body).await,
                };
                match kept {
                    Ok(commitment) => changed.emit(commitment),
                    Err(failure) => problem.set(Some((id.unwrap_or_default(), failed(&failure, &words)))),
                }
            });
        })
    };
    let fault_of = |id: &str| problem.as_ref().filter(|(at, _)| at == id).map(|(_, text)| text.clone());
    let item = |commitment: &Commitment| {
        html! {
            <li key={commitment.id.clone()} data-commitment={commitment.id.clone()} data-state={state(commitment.state())}>
                <p class="will">{ &commitment.will }</p>
                <p class="n">{ told(words, commitment) }</p>
                { for commitment.history.iter().skip(1).map(|step| step_line(words, step)) }
                <p class="heard">{ words.fill("leading.heard_line", &[("heard", &commitment.heard)]) }</p>
                if *may_commit { { change_form(words, commitment, &send, &problem, fault_of(&commitment.id)) } }
            </li>
        }
    };
    html! {
        <section class="commitments" id="commitments" aria-labelledby="commitments-title">
            <h2 id="commitments-title">{ words.say("leading.title") }</h2>
            if commitments.is_empty() {
                <p class="calm">{ words.say("leading.none") }</p>
            } else {
                <ul>{ for commitments.iter().map(item) }</ul>
            }
            if *may_commit { { promise_form(words, &send, &problem, fault_of("")) } }
        </section>
    }
}

type Send = Callback<(Option<String>, Value)>;
type Problem = UseStateHandle<Option<(String, String)>>;

fn promise_form(words: &Words, send: &Send, problem: &Problem, fault: Option<String>) -> Html {
    let (send, problem, said) = (send.clone(), problem.clone(), words.clone());
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let value = |id: &str| browser::value_of(id).trim().to_owned();
        let body = json!({"heard": value("heard"), "will": value("will"), "owner": value("owner"), "due": value("due")});
        match Promise::parse(&body) {
            Ok(_) => send.emit((None, body)),
            Err(faults) => {
                let key = match faults.first().map(|fault| fault.code.as_str()) {
                    Some("bad_date") => "leading.bad_date",
                    Some("too_long") => "leading.too_long",
                    _ => "leading.missing",
                };
                problem.set(Some((String::new(), said.say(key).to_owned())));
            }
        }
    });
    let line = |id: &'static str, key: &'static str| {
        html! { <div class="field"><label for={id}>{ words.say(key) }</label><textarea {id} rows="2" maxlength="2000" /></div> }
    };
    html! {
        <form class="promise" {onsubmit}>
            <h3>{ words.say("leading.promise") }</h3>
            <p class="help">{ words.say("leading.promise.help") }</p>
            { line("heard", "leading.heard") }
            { line("will", "leading.will") }
            <div class="field"><label for="owner">{ words.say("leading.owner") }</label><input id="owner" type="text" maxlength="200" autocomplete="off" /></div>
            <div class="field"><label for="due">{ words.say("leading.due") }</label><input id="due" type="date" /></div>
            <p role="alert" class="fault">{ fault }</p>
            <button class="primary" id="commit">{ words.say("leading.commit") }</button>
        </form>
    }
}

fn change_form(
    words: &Words,
    commitment: &Commitment,
    send: &Send,
    problem: &Problem,
    fault: Option<String>,
) -> Html {
    let reason_id = ["reason-", &commitment.id].concat();
    let button = |progress: Progress, key: &'static str| {
        if commitment.state() == progress {
            return Html::default();
        }
        let (send, problem, said) = (send.clone(), problem.clone(), words.clone());
        let (id, reason_id) = (commitment.id.clone(), reason_id.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let reason = browser::value_of(&reason_id).trim().to_owned();
            if progress == Progress::Dropped && reason.is_empty() {
                problem.set(Some((id.clone(), said.say("leading.reason_missing").to_owned())));
                browser::focus(&reason_id);
                return;
            }
            let mut body = json!({"state": progress});
            if !reason.is_empty() {
                body["reason"] = json!(reason);
            }
            send.emit((Some(id.clone()), body));
        });
        html! { <button type="button" class="secondary" data-to={state(progress)} {onclick}>{ words.say(key) }</button> }
    };
    html! {
        <details class="change">
            <summary>{ words.say("leading.change") }<span class="hidden">{ ": " }{ &commitment.will }</span></summary>
            <div class="field"><label for={reason_id.clone()}>{ words.say("leading.reason") }</label>
                <input id={reason_id.clone()} type="text" maxlength="2000" autocomplete="off" /></div>
            <p role="alert" class="fault">{ fault }</p>
            <div class="buttons">
                { button(Progress::Done, "leading.done") }
                { button(Progress::Dropped, "leading.drop") }
                { button(Progress::Open, "leading.reopen") }
            </div>
        </details>
    }
}

fn told(words: &Words, commitment: &Commitment) -> String {
    words.fill("leading.by", &[("owner", &commitment.owner), ("due", commitment.due.as_str())])
}

fn step_line(words: &Words, step: &Step) -> Html {
    let key = match step.state {
        Progress::Open => "leading.was_reopened",
        Progress::Done => "leading.was_done",
        Progress::Dropped => "leading.was_dropped",
    };
    html! { <p class="step">{ words.fill(key, &[("on", step.on.as_str())]) }{ " " }{ step.reason.clone() }</p> }
}

fn state(progress: Progress) -> &'static str {
    match progress {
        Progress::Open => "open",
        Progress::Done => "done",
        Progress::Dropped => "dropped",
    }
}
