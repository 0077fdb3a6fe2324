//! The settings as a form; every change shows in the snippets at once.

use crate::embed::settings::{AccentFault, DENSITIES, FONTS, RADII, Settings, Shows};
use crate::words::{LANGUAGES, Words};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The form.
pub(super) fn form(settings: &Settings, words: &Words, change: &Callback<Settings>) -> Html {
    let languages: Vec<_> =
        LANGUAGES.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned())).collect();
    let radii = RADII
        .iter()
        .map(|radius| ((*radius).to_owned(), words.fill("embed.radius.pixels", &[("n", radius)])));
    let named = |choices: &[(&str, &str)]| {
        choices
            .iter()
            .map(|(value, key)| ((*value).to_owned(), words.say(key).to_owned()))
            .collect::<Choices>()
    };
    let lists: [(&str, &str, Field, Choices); 4] = [
        ("language", "embed.language", |settings| &mut settings.language, languages),
        ("radius", "embed.radius", |settings| &mut settings.radius, radii.collect()),
        ("font", "embed.font", |settings| &mut settings.font, named(&FONTS)),
        ("density", "embed.density", |settings| &mut settings.density, named(&DENSITIES)),
    ];
    html! {
        <form onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            <fieldset>
                <legend>{ words.say("embed.shows") }</legend>
                { shows("shows-poll", Shows::Poll, words.say("embed.shows.poll"), settings, change) }
                { shows("shows-results", Shows::Results, words.say("embed.shows.results"), settings, change) }
            </fieldset>
            <fieldset class="looks">
                <legend>{ words.say("embed.looks") }</legend>
                { accent(settings, words, change) }
                { for lists.into_iter().map(|(id, key, field, choices)| {
                    list(id, words.say(key), words, (settings, field, change), &choices)
                }) }
            </fieldset>
        </form>
    }
}

/// Values, and what they are called.
type Choices = Vec<(String, String)>;
/// Which of the settings a field is for.
type Field = fn(&mut Settings) -> &mut String;

fn shows(
    id: &'static str,
    value: Shows,
    label: &str,
    settings: &Settings,
    change: &Callback<Settings>,
) -> Html {
    let after = Settings { shows: value, ..settings.clone() };
    html! {
        <label class="choice" for={id}>
            <input {id} type="radio" name="shows" checked={settings.shows == value}
                onchange={change.reform(move |_| after.clone())} />
            { label }
        </label>
    }
}

fn accent(settings: &Settings, words: &Words, change: &Callback<Settings>) -> Html {
    let before = settings.clone();
    let oninput = change.reform(move |event: InputEvent| {
        let field = event.target_dyn_into::<HtmlInputElement>();
        let accent = field.map(|field| field.value().trim().to_owned()).unwrap_or_default();
        Settings { accent, ..before.clone() }
    });
    let fault = settings.accent_fault();
    let help = match &fault {
        None => words.say("embed.accent.help").to_owned(),
        Some(AccentFault::NoColour) => words.say("embed.accent.wrong").to_owned(),
        Some(AccentFault::TooPale { nearest }) => words.fill("embed.accent.pale", &[("colour", nearest)]),
    };
    html! {
        <div class="field">
            <label for="accent">{ words.say("embed.accent") }</label>
            <input id="accent" type="text" autocomplete="off" spellcheck="false" value={settings.accent.clone()}
                {oninput} aria-describedby="help-accent" aria-invalid={fault.map(|_| "true")} />
            <p id="help-accent" class="help" role="status">{ help }</p>
        </div>
    }
}

fn list(
    id: &'static str,
    label: &str,
    words: &Words,
    (settings, field, change): (&Settings, Field, &Callback<Settings>),
    choices: &[(String, String)],
) -> Html {
    let mut before = settings.clone();
    let chosen = field(&mut before).clone();
    let onchange = change.reform(move |event: Event| {
        let mut after = before.clone();
        let value = event.target_dyn_into::<HtmlSelectElement>().map(|list| list.value());
        *field(&mut after) = value.unwrap_or_default();
        after
    });
    let unset = if id == "language" { "embed.language.own" } else { "embed.default" };
    let option = |(value, name): &(String, String)| {
        html! { <option value={value.clone()} selected={*value == chosen}>{ name }</option> }
    };
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <select {id} {onchange}>
                <option value="" selected={chosen.is_empty()}>{ words.say(unset) }</option>
                { for choices.iter().map(option) }
            </select>
        </div>
    }
}
