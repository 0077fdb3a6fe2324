//! The poll's page without any script: everything can be read and marked, and it says why it cannot be sent.

use super::document::Document;
use super::{LANGUAGES, ask, message, page};
use crate::polls::definition;
use anyhow::{Context, Result};
use candor::wire::State;
use candor_tests::site::Site;
use serde_json::json;

/// Ids of radio buttons and check boxes, with their kind, of the poll of all kinds.
fn controls() -> Vec<(String, &'static str)> {
    let fair = (1..=5).map(|step| (format!("fair-{step}"), "radio"));
    let rate = (0..=10).map(|step| (format!("rate-{step}"), "radio"));
    let single = ["when-daily", "when-later", "fair-declined", "when-declined", "rate-declined"];
    let multiple = ["how-stop", "how-on", "how-declined", "say-declined"];
    let single = single.map(|id| (id.to_owned(), "radio"));
    let multiple = multiple.map(|id| (id.to_owned(), "checkbox"));
    fair.chain(rate).chain(single).chain(multiple).collect()
}

#[test]
fn every_question_and_choice_and_rule_is_there_and_can_be_marked() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let document = Document::read(&page(&site, &format!("/p/{poll}"))?);
    for said in [
        "How we work",
        "Fair?",
        "When?",
        "Daily",
        "Later",
        "How?",
        "Stop",
        "On",
        "Rate",
        "Say",
        "North",
        "South",
        "Results are shown for 3 or more people together",
        "Comments are shown once 10 or more are there",
        "Results appear when the poll closes, not before",
        "Anyone with the link can answer, possibly more than once",
        "Prefer not to answer",
        "1 of 5",
        "5 of 5",
    ] {
        assert!(document.text.contains(said), "“{said}” is not said: {}", document.text);
    }
    let controls = controls();
    for (id, kind) in &controls {
        let control = document.by_id(id).with_context(|| format!("{id} is missing"))?;
        assert_eq!((control.name.as_str(), control.get("type")), ("input", *kind), "{id}");
        // One name a question, so that the browser itself lets one radio button of it be marked.
        assert_eq!(control.get("name"), id.split('-').next().unwrap_or_default(), "{id}");
        assert!(!control.has("disabled") && !control.has("checked"), "{id}");
    }
    assert_eq!(document.named("input").count(), controls.len(), "and there is no other");
    for (id, name) in [("say", "textarea"), ("group", "select")] {
        let field = document.by_id(id).with_context(|| format!("{id} is missing"))?;
        assert!(field.name == name && !field.has("disabled"), "{field:?}");
    }
    let groups: Vec<_> = document.named("option").map(|option| option.get("value")).collect();
    assert_eq!(groups, ["", "north", "south"]);
    assert_eq!(document.named("fieldset").count(), 5);
    assert_eq!(document.named("legend").count(), 5);
    Ok(())
}

#[test]
fn in_every_language_it_says_that_sending_needs_javascript_and_why() -> Result<()> {
    let site = Site::start()?;
    let mut definition = definition();
    definition["k"] = json!(7);
    let poll = site.create(&definition)?;
    for language in LANGUAGES {
        let document = Document::read(&page(&site, &format!("/p/{poll}?lang={language}"))?);
        assert_eq!((document.of("html", "lang"), document.of("html", "dir")), (language, "ltr"));
        let rule = message(language, "common", "rules-k")?;
        for said in [
            message(language, "widget", "send-no_script")?,
            message(language, "widget", "question-declined")?,
            message(language, "common", "rules-device")?,
            rule.replace("{ $k }", "7"),
        ] {
            assert!(document.text.contains(&said), "“{said}” is not said: {}", document.text);
        }
        let others: Vec<_> = document.named("a").filter(|link| link.has("hreflang")).collect();
        assert_eq!(others.iter().map(|link| link.get("hreflang")).collect::<Vec<_>>(), LANGUAGES);
    }
    Ok(())
}

#[test]
fn the_form_cannot_send_an_answer_anywhere_by_itself() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let path = format!("/p/{poll}");
    let document = Document::read(&page(&site, &path)?);
    let forms: Vec<_> = document.named("form").collect();
    let [form] = forms[..] else { anyhow::bail!("{} forms", forms.len()) };
    assert_eq!(form.get("method"), "dialog", "HTML, form submission: it closes a dialog, and there is none");
    for element in &document.elements {
        for leads in ["action", "formaction", "formmethod", "formtarget", "ping"] {
            assert!(!element.has(leads), "{element:?}");
        }
    }
    let policy = ask(&site, "GET", &path, &[])?;
    let policy = policy.header("content-security-policy").context("no policy")?;
    assert!(policy.contains("form-action 'none'"), "{policy}");
    let button = document.by_id("send").context("no button")?;
    assert!(button.has("disabled"), "until its program has come, the button sends nothing");
    Ok(())
}

#[test]
fn the_page_carries_the_poll_and_its_words_for_the_program() -> Result<()> {
    let site = Site::start()?;
    let mut definition = definition();
    definition["eligibility"] = json!("invited");
    let poll = site.create(&definition)?;
    site.owner.invite(&poll, "north", 3)?;
    for (language, title) in [("en", "How we work"), ("de", "Wie wir arbeiten"), ("fr", "How we work")] {
        let document = Document::read(&page(&site, &format!("/p/{poll}?lang={language}"))?);
        let carried = document.by_id("poll").context("no poll")?;
        assert!(carried.name == "data" && carried.has("hidden"));
        let manifest = candor::page::read(carried.get("value")).context("no poll can be read")?;
        assert_eq!((manifest.id.as_str(), manifest.state), (poll.as_str(), State::Open));
        assert_eq!(manifest.poll.title().in_language(language), title);
        assert_eq!(manifest.poll.questions().len(), 5);
        let served = site.anyone.get(&format!("/api/polls/{poll}"))?.json();
        let key = manifest.key.as_ref().map(|key| key.public_key.as_str());
        assert_eq!(key, served["public_key"].as_str(), "the key that everyone else sees");
        let words = document.by_id("words").context("no words")?;
        let button = format!("send.button\t{}", message(language, "widget", "send-button")?);
        assert!(words.get("value").lines().any(|line| line == button), "{button}");
    }
    Ok(())
}

#[test]
fn the_language_is_the_addresss_and_else_what_the_browser_wants() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    for (query, field, language, direction) in [
        ("", "", "en", "ltr"),
        ("", "de-CH, en;q=0.5", "de", "ltr"),
        ("", "ja, fr;q=0.3, es;q=0.2", "fr", "ltr"),
        ("", "ja", "en", "ltr"),
        ("?lang=es", "de", "es", "ltr"),
        ("?lang=xx", "de", "de", "ltr"),
        ("?group=north&lang=fr", "", "fr", "ltr"),
        ("?lang=ar-XB", "de", "ar-XB", "rtl"),
    ] {
        for page in ["", "/results", "/privacy"] {
            let reply = ask(&site, "GET", &format!("/p/{poll}{page}{query}"), &[("accept-language", field)])?;
            let document = Document::read(std::str::from_utf8(&reply.bytes)?);
            let told = (document.of("html", "lang"), document.of("html", "dir"));
            assert_eq!(told, (language, direction), "{page}{query} for “{field}”");
            assert_eq!(reply.header("content-language"), Some(language));
        }
    }
    Ok(())
}

#[test]
fn polls_that_are_closed_or_not_open_yet_or_unknown_have_whole_pages_too() -> Result<()> {
    let site = Site::start()?;
    let closed = site.create(&definition())?;
    site.close(&closed)?;
    let mut invited = definition();
    invited["eligibility"] = json!("invited");
    let waiting = site.create(&invited)?;
    for language in LANGUAGES {
        for (poll, status, state, part, key) in [
            (closed.as_str(), 200, "closed", "widget", "closed-text"),
            (closed.as_str(), 200, "closed", "common", "results-link"),
            (waiting.as_str(), 200, "not_open", "widget", "not_open-title"),
            (waiting.as_str(), 200, "not_open", "common", "privacy-link"),
            ("nosuch", 404, "unknown", "common", "unknown-title"),
            ("nosuch", 404, "unknown", "common", "unknown-text"),
        ] {
            let reply = ask(&site, "GET", &format!("/p/{poll}?lang={language}"), &[])?;
            assert_eq!(reply.status, status, "{poll}");
            let document = Document::read(std::str::from_utf8(&reply.bytes)?);
            assert_eq!(document.of("main", "data-state"), state);
            let said = message(language, part, key)?;
            assert!(document.text.contains(&said), "“{said}” is not said: {}", document.text);
            assert_eq!(document.named("form").count(), 0, "there is nothing to fill in");
            // What no program is needed for waits for none.
            assert_eq!(document.preloaded().is_empty(), status == 404, "{state}");
        }
    }
    Ok(())
}
