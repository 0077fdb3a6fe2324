//! A poll that is being made: fields on one side, the page that people will answer on on the other. Everything is checked
//! as the worker will check it, by the same code, and kept as it is typed.

mod cost;
mod edit;
mod form;
mod groups;
mod last;
mod questions;
mod rules;

use self::cost::cost;
use self::edit::{Edit, edited, in_languages, languages_of};
use self::form::Form;
use self::groups::Groups;
use self::last::last;
use self::questions::questions;
use self::rules::{rules, zone_of};
use super::parts::{framed, go, use_doing};
use crate::api::{Failure, Method, owner};
use crate::browser;
use crate::console::fetched::{Draw, fetched};

use crate::words::{LANGUAGES, Words};
use candor::{Fault, Poll, PollId, Timestamp, series, template};
use gloo::timers::callback::Timeout;
use serde_json::{Value, json};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How long after the last change a draft is kept, in milliseconds.
const PAUSE_MS: u32 = 600;

/// For how many hours a round is open where nothing else is said: five days.
const HOURS: u64 = 120;

/// The page.
pub(super) fn draft(id: &PollId, words: Words) -> Html {
    let title = words.say("console.new").to_owned();
    let path = ["/api/drafts/", id.as_str()].concat();
    let paths = [path.as_str(), "/api/polls"];
    let draw: Draw = |fetched: &[Value], words: &Words, _| {
        let Some(id) = fetched[0]["id"].as_str().and_then(|id| PollId::new(id).ok()) else {
            return Html::default();
        };
        let (draft, polls) = (fetched[0]["content"].clone(), fetched[1].clone());
        html! { <Editor {id} {draft} {polls} words={words.clone()} /> }
    };
    fetched(&title, &paths, words, draw)
}

/// Properties of [`Editor`].
#[derive(PartialEq, Properties)]
pub(super) struct EditorProps {
    pub(super) id: PollId,
    pub(super) draft: Value,
    pub(super) polls: Value,
    pub(super) words: Words,
    /// Whether the last page is shown at first.
    #[prop_or_default]
    pub(super) at_last: bool,
}

/// The draft, changed in place.
struct Kept(Rc<Value>);

impl Reducible for Kept {
    type Action = Edit;
    fn reduce(self: Rc<Self>, edit: Edit) -> Rc<Self> {
        Self(Rc::new(edited((*self.0).clone(), edit))).into()
    }
}

/// How far the keeping of changes is.
#[derive(Clone, Copy, PartialEq)]
enum Keeping {
    Kept,
    Changed,
    Failed,
}

/// The poll of a draft, or what is wrong with it.
fn poll_of(draft: &Value) -> Result<Poll, Vec<Fault>> {
    let definition = template::expand(draft["definition"].clone()).map_err(|fault| vec![fault])?;
    Poll::parse(&definition)
}

/// The fields, the preview, and the last page.
#[component]
pub(super) fn Editor(props: &EditorProps) -> Html {
    let EditorProps { id, draft, polls, words, at_last } = props;
    let kept = use_reducer(|| Kept(Rc::new(draft.clone())));
    let keeping = use_state(|| Keeping::Kept);
    // Counts what is kept and is a poll: the preview shows the latest of it, and nothing at 0.
    let shown = use_state(|| u32::from(poll_of(draft).is_ok()));
    let is_last = use_state(|| *at_last);
    let doing = use_doing(words);
    let now = kept.0.clone();
    use_effect_with(now.clone(), {
        let (keeping, shown) = (keeping.clone(), shown.clone());
        let (path, first) = (["/api/drafts/", id.as_str()].concat(), draft.clone());
        move |now: &Rc<Value>| {
            let now = now.clone();
            // What was loaded need not be kept.
            let timer = (*now != first || *keeping != Keeping::Kept).then(|| {
                keeping.set(Keeping::Changed);
                Timeout::new(PAUSE_MS, move || {
                    spawn_local(async move {
                        match owner::ask(Method::Put, &path, Some(&now)).await {
                            Ok(_) => {
                                keeping.set(Keeping::Kept);
                                if poll_of(&now).is_ok() {
                                    shown.set(*shown + 1);
                                }
                            }
                            Err(_) => keeping.set(Keeping::Failed),
                        }
                    });
                })
            });
            move || drop(timer)
        }
    });
    let read = poll_of(&now);
    let offered = LANGUAGES.map(|(tag, _)| tag);
    let languages = match now["languages"].as_array() {
        Some(chosen) => chosen.iter().filter_map(Value::as_str).map(ToOwned::to_owned).collect(),
        None => languages_of(&now["definition"], &offered),
    };
    let languages = if languages.is_empty() { vec![words.language().to_owned()] } else { languages };
    let change = {
        let dispatcher = kept.dispatcher();
        Callback::from(move |edit| dispatcher.dispatch(edit))
    };
    let form = Form {
        draft: now.clone(),
        faults: Rc::new(read.as_ref().err().cloned().unwrap_or_default()),
        languages: Rc::new(languages),
        words: words.clone(),
        change: change.clone(),
    };
    let in_which = {
        let (change, now) = (change, now.clone());
        Callback::from(move |languages: Vec<String>| {
            let mut definition = now["definition"].clone();
            in_languages(&mut definition, &languages);
            change.emit(Edit::Put("/definition".into(), definition));
            change.emit(Edit::Put("/languages".into(), json!(languages)));
        })
    };
    let turn = |to: bool| {
        let is_last = is_last.clone();
        Callback::from(move |_: MouseEvent| {
            is_last.set(to);
            browser::to_top();
        })
    };
    if *is_last {
        let make = {
            let (doing, id, form) = (doing.clone(), id.clone(), form.clone());
            Callback::from(move |_: MouseEvent| {
                let (id, form) = (id.clone(), form.clone());
                doing.run(async move { make(&id, &form).await }, |address| go(&address));
            })
        };
        let page = last(&form, read.as_ref().ok(), turn(false), make, doing.said(), doing.is_busy());
        return framed(words, "last", "/console/new", page);
    }
    let state = match *keeping {
        Keeping::Kept => "console.kept",
        Keeping::Changed => "console.keeping",
        Keeping::Failed => "console.not_kept",
    };
    let preview = ["/console/drafts/", id.as_str(), "/preview"].concat();
    let children = html! {
        <div class="editor">
            <div class="fields">
                <header>
                    <h1>{ words.say("console.new") }</h1>
                    <p class="n" role="status" data-kept={(*keeping == Keeping::Kept).to_string()}>{ words.say(state) }</p>
                </header>
                { questions(&form, &in_which) }
                <Groups form={form.clone()} polls={polls.clone()} />
                { rules(&form) }
                { cost(&form) }
                <button type="button" class="primary" id="last" onclick={turn(true)}>{ words.say("console.to_last") }</button>
            </div>
            <aside class="preview" aria-labelledby="preview">
                <h2 id="preview">{ words.say("console.preview") }</h2>
                <p class="calm">{ words.say("console.preview_lead") }</p>
                if *shown > 0 {
                    <iframe key={*shown} src={preview} title={words.say("console.preview").to_owned()}></iframe>
                } else {
                    <p class="calm">{ words.say("console.preview_none") }</p>
                }
            </aside>
        </div>
    };
    framed(words, "draft", "/console/new", children)
}

/// Makes the poll, or the series that it is the first round of; gives the address of its page. The draft goes.
async fn make(id: &PollId, form: &Form) -> Result<String, Failure> {
    let mut definition = form.at("/definition").clone();
    let period = form.at("/period");
    let made = if period.is_string() {
        let opens_at = definition["opens_at"].clone();
        let opens_at =
            if opens_at.is_null() { json!(Timestamp::from_unix(browser::now())) } else { opens_at };
        let hours = Some(form.at("/open_for_hours").clone()).filter(|hours| !hours.is_null());
        let hours = hours.unwrap_or(json!(HOURS));
        definition = series::timeless(definition);
        let order = json!({"definition": definition, "period": period, "time_zone": zone_of(form),
            "first_opens_at": opens_at, "open_for_hours": hours});
        let made = owner::ask(Method::Post, "/api/series", Some(&order)).await?;
        made["rounds"][0]["poll"].as_str().map(ToOwned::to_owned)
    } else {
        let made = owner::ask(Method::Post, "/api/polls", Some(&definition)).await?;
        made["id"].as_str().map(ToOwned::to_owned)
    };
    // Should that fail, the draft stays, and does no harm.
    let _ = owner::ask(Method::Delete, &["/api/drafts/", id.as_str()].concat(), None).await;
    Ok(made.map_or_else(|| "/console/series".into(), |id| ["/console/polls/", &id].concat()))
}
