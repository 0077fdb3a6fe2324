use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};

fn manifest(definition: &Value) -> Manifest {
    Manifest::new(PollId::new("p1").expect("id"), State::Open, Poll::parse(definition).expect("good"))
}

fn definition(text: &str) -> Value {
    let choices = json!([{"id": "a", "text": text}, {"id": "b", "text": "B", "sensitive": true}]);
    json!({"title": text, "description": {"en": "Why", "de": text}, "k": 7, "eligibility": "invited",
        "release": "daily", "closes_at": "2026-12-01T17:00:00Z", "deniable": {"odds": 5}, "comments": "moderated",
        "groups": {"id": "all", "name": text, "children": [
            {"id": "x", "name": "X", "children": [{"id": "x1", "name": "X1"}, {"id": "x2", "name": text}]},
            {"id": "y", "name": "Y"}]},
        "questions": [
            {"id": "l", "kind": "likert", "steps": 5, "reverse": true, "scale": "s", "text": "L", "help": text,
             "labels": {"low": text, "high": "H"}},
            {"id": "s", "kind": "single", "text": text, "choices": choices},
            {"id": "m", "kind": "multiple", "text": "M", "choices": choices},
            {"id": "r", "kind": "rating", "text": "R", "labels": {"low": "L", "middle": "M", "high": text}},
            {"id": "c", "kind": "comment", "text": "C"}]})
}

#[test]
fn a_page_has_every_built_in_poll_in_the_language_that_is_asked_for() {
    for template in crate::template::all() {
        let mut definition = template.clone();
        definition["groups"] = json!({"id": "all", "name": {"en": "Everyone", "de": "Alle"}});
        let given = manifest(&crate::template::expand(definition).expect("known"));
        for language in ["en", "de", "fr", "es"] {
            let read = read(&write(&given, language)).expect("a page");
            assert_eq!(read.poll.questions.len(), given.poll.questions.len());
            assert_eq!(
                read.poll.title,
                Text::Plain(given.poll.title.in_language(language).to_owned()),
                "{language}"
            );
        }
    }
}

#[test]
fn a_page_tells_who_is_invited_and_by_which_key() {
    let key = crate::ballot::Key::from_seed(&[1; 32]).expect("a key").public();
    let invited = vec![(GroupId::new("x1").expect("id"), 9), (GroupId::new("y").expect("id"), 12)];
    let mut manifest = manifest(&definition("T")).with_key(key).with_invited(invited);
    manifest.sign_in_url = Some("https://id.example/?poll=p1".into());
    let read = read(&write(&manifest, "de")).expect("a page");
    assert_eq!(
        (read.key, read.invited, read.sign_in_url),
        (manifest.key, manifest.invited, manifest.sign_in_url)
    );
}

proptest! {
    #[test]
    fn a_page_reads_back_whatever_its_texts_are(text in "[\\PC\n\r\0\\\\<>\"&]{0,40}x") {
        let given = manifest(&definition(&text));
        let back = read(&write(&given, "de")).expect("a page");
        prop_assert_eq!(read(&write(&back, "en")), Some(back.clone()), "one language is the same in every other");
        prop_assert_eq!(back.poll.description, Some(Text::Plain(text.clone())));
        prop_assert_eq!(&back.poll.questions[1], &given.poll.questions[1]);
        prop_assert_eq!(back.poll.groups, given.poll.groups);
    }

    #[test]
    fn what_is_cut_off_or_changed_is_no_page_or_another_one(cut in 0_usize..600, put in ".{0,3}") {
        let page = write(&manifest(&definition("T")), "en");
        let cut = page.char_indices().nth(cut).map_or(page.len(), |(at, _)| at);
        prop_assert!(cut == page.len() || read(&page[..cut]).is_none());
        let _ = read(&[&page[..cut], &put, &page[cut..]].concat());
    }
}
