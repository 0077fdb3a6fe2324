//! Changes of a draft, as pure functions on its JSON. A draft need not be a good definition at any time.

use serde_json::{Map, Value, json};

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Edit {
    /// Puts a value at a pointer (RFC 6901); the objects on the way are made. Null removes it.
    Put(String, Value),
    /// Writes a text in a language; an empty one is removed.
    Write(String, String, String),
    /// Adds an item to the list at a pointer.
    Add(String, Value),
    /// Removes an item of the list at a pointer.
    Drop(String, usize),
    /// Moves an item of the list at a pointer one place up.
    Up(String, usize),
}

/// The draft after a change.
pub(super) fn edited(mut draft: Value, edit: Edit) -> Value {
    match edit {
        Edit::Put(at, value) => {
            // Until when leaders read alone goes with those readers, and with no others.
            if at == "/definition/readers" && value != "leaders" {
                put(&mut draft, "/definition/leaders_until", Value::Null);
            }
            put(&mut draft, &at, value);
        }
        Edit::Write(at, language, text) => write(&mut draft, &at, &language, text),
        Edit::Add(at, item) => {
            if let Some(list) = list(&mut draft, &at) {
                list.push(item);
            }
        }
        Edit::Drop(at, index) => {
            if let Some(list) = list(&mut draft, &at).filter(|list| index < list.len()) {
                list.remove(index);
            }
        }
        Edit::Up(at, index) => {
            if let Some(list) = list(&mut draft, &at).filter(|list| index > 0 && index < list.len()) {
                list.swap(index - 1, index);
            }
        }
    }
    draft
}

/// The text at a pointer in a language; a text in one language alone is of every language.
pub(super) fn text_at(draft: &Value, at: &str, language: &str) -> String {
    let text = match draft.pointer(at) {
        Some(Value::Object(texts)) => texts.get(language).and_then(Value::as_str),
        Some(value) => value.as_str(),
        None => None,
    };
    text.unwrap_or_default().to_owned()
}

/// An id that begins with `stem` and that no item of the list has.
pub(super) fn unused_id(list: &Value, stem: &str) -> String {
    let is_taken = |id: &str| list.as_array().into_iter().flatten().any(|item| item["id"] == id);
    // Of one more number than there are items, one is free.
    let numbers = 1..=list.as_array().map_or(0, Vec::len) + 1;
    numbers.map(|number| format!("{stem}{number}")).find(|id| !is_taken(id)).unwrap_or_default()
}

/// A question of a kind, in the place of another whose text it keeps.
pub(super) fn of_kind(before: &Value, kind: &str) -> Value {
    let mut question = json!({"id": before["id"], "kind": kind, "text": before["text"]});
    if let Some(help) = before.get("help") {
        question["help"] = help.clone();
    }
    match kind {
        "likert" => question["steps"] = before.get("steps").cloned().unwrap_or(json!(5)),
        "single" | "multiple" => {
            let two = json!([{"id": "c1", "text": ""}, {"id": "c2", "text": ""}]);
            question["choices"] = before.get("choices").cloned().unwrap_or(two);
        }
        _ => {}
    }
    question
}

fn put(draft: &mut Value, at: &str, value: Value) {
    let Some((above, last)) = at.rsplit_once('/') else { return };
    let Some(holder) = holder(draft, above) else { return };
    if holder.is_null() && !value.is_null() {
        *holder = Value::Object(Map::new());
    }
    match holder {
        Value::Object(fields) if value.is_null() => {
            fields.remove(last);
        }
        Value::Object(fields) => {
            fields.insert(last.to_owned(), value);
        }
        Value::Array(items) => {
            if let Some(item) = last.parse().ok().and_then(|index: usize| items.get_mut(index)) {
                *item = value;
            }
        }
        _ => {}
    }
}

/// What is at a pointer; an object is made where nothing is.
fn holder<'a>(draft: &'a mut Value, at: &str) -> Option<&'a mut Value> {
    let mut here = draft;
    for step in at.split('/').skip(1) {
        here = match here {
            Value::Array(items) => items.get_mut(step.parse::<usize>().ok()?)?,
            here => {
                if !here.is_object() {
                    *here = Value::Object(Map::new());
                }
                here.as_object_mut()?.entry(step).or_insert(Value::Null)
            }
        };
    }
    Some(here)
}

fn write(draft: &mut Value, at: &str, language: &str, text: String) {
    let before = draft.pointer(at).cloned().unwrap_or(Value::Null);
    let after = match before {
        Value::Object(mut texts) => {
            if text.is_empty() {
                texts.remove(language);
            } else {
                texts.insert(language.to_owned(), json!(text));
            }
            if texts.is_empty() { Value::Null } else { Value::Object(texts) }
        }
        _ if text.is_empty() => Value::Null,
        _ => json!(text),
    };
    // Titles and texts of questions stay, so that they are asked for.
    put(draft, at, after);
}

/// Makes every text one in several languages: what was in none is in the first one from now on. Or back, with one alone.
pub(super) fn in_languages(value: &mut Value, languages: &[String]) {
    const TEXTS: [&str; 8] = ["title", "description", "text", "help", "name", "low", "middle", "high"];
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| in_languages(item, languages)),
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                if TEXTS.contains(&name.as_str()) {
                    translated(field, languages);
                } else {
                    in_languages(field, languages);
                }
            }
        }
        _ => {}
    }
}

fn translated(text: &mut Value, languages: &[String]) {
    let Some(first) = languages.first() else { return };
    match text {
        Value::String(plain) if languages.len() > 1 => {
            let plain = std::mem::take(plain);
            *text = json!({first.as_str(): plain});
        }
        Value::Object(texts) => {
            texts.retain(|language, _| languages.contains(language));
            if let [only] = languages {
                *text = texts.get(only).cloned().unwrap_or_else(|| json!(""));
            }
        }
        _ => {}
    }
}

/// The languages that any text of a definition is in.
pub(super) fn languages_of(value: &Value, offered: &[&str]) -> Vec<String> {
    fn has(value: &Value, language: &str) -> bool {
        match value {
            Value::Array(items) => items.iter().any(|item| has(item, language)),
            Value::Object(fields) => {
                fields.contains_key(language) || fields.values().any(|field| has(field, language))
            }
            _ => false,
        }
    }
    offered.iter().filter(|language| has(value, language)).map(|language| (*language).to_owned()).collect()
}

fn list<'a>(draft: &'a mut Value, at: &str) -> Option<&'a mut Vec<Value>> {
    let holder = holder(draft, at)?;
    if holder.is_null() {
        *holder = json!([]);
    }
    holder.as_array_mut()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_removed_and_made_on_the_way() {
        let put = |draft: Value, at: &str, value: Value| edited(draft, Edit::Put(at.into(), value));
        let draft = put(json!({}), "/definition/k", json!(7));
        assert_eq!(draft, json!({"definition": {"k": 7}}));
        assert_eq!(put(draft.clone(), "/definition/k", Value::Null), json!({"definition": {}}));
        let draft = json!({"questions": [{"id": "a"}]});
        assert_eq!(put(draft.clone(), "/questions/0/steps", json!(5))["questions"][0]["steps"], 5);
        assert_eq!(
            put(draft.clone(), "/questions/9/steps", json!(5)),
            draft,
            "what is not there is left alone"
        );
    }

    #[test]
    fn other_readers_need_no_time_until_when_leaders_read_alone() {
        let draft = json!({"definition": {"readers": "leaders", "leaders_until": "2027-01-01T00:00:00Z"}});
        let after = edited(draft, Edit::Put("/definition/readers".into(), json!("everyone")));
        assert_eq!(after, json!({"definition": {"readers": "everyone"}}));
    }

    #[test]
    fn texts_are_written_in_a_language_where_there_are_several() {
        let write = |draft: Value, language: &str, text: &str| {
            edited(draft, Edit::Write("/title".into(), language.into(), text.into()))
        };
        assert_eq!(write(json!({}), "de", "T"), json!({"title": "T"}));
        let both = json!({"title": {"en": "A", "de": "B"}});
        assert_eq!(write(both.clone(), "de", "C"), json!({"title": {"en": "A", "de": "C"}}));
        assert_eq!(write(both.clone(), "de", ""), json!({"title": {"en": "A"}}));
        assert_eq!(
            (text_at(&both, "/title", "de"), text_at(&both, "/title", "fr")),
            ("B".into(), String::new())
        );
    }

    #[test]
    fn lists_grow_shrink_and_turn() {
        let draft = edited(json!({}), Edit::Add("/questions".into(), json!({"id": "q1"})));
        let draft = edited(draft, Edit::Add("/questions".into(), json!({"id": "q2"})));
        assert_eq!(unused_id(&draft["questions"], "q"), "q3");
        let turned = edited(draft.clone(), Edit::Up("/questions".into(), 1));
        assert_eq!(turned["questions"][0]["id"], "q2");
        assert_eq!(edited(draft.clone(), Edit::Up("/questions".into(), 0)), draft);
        let dropped = edited(draft, Edit::Drop("/questions".into(), 0));
        assert_eq!(dropped, json!({"questions": [{"id": "q2"}]}));
    }

    #[test]
    fn a_definition_goes_to_several_languages_and_back() {
        let mut definition = json!({"title": "T", "groups": {"id": "all", "name": "All", "children": []},
            "questions": [{"id": "q", "text": {"en": "Q", "fr": "F"}, "choices": [{"id": "x", "text": "X"}]}]});
        let two = ["en".to_owned(), "de".to_owned()];
        in_languages(&mut definition, &two);
        assert_eq!(definition["title"], json!({"en": "T"}));
        assert_eq!(definition["questions"][0]["text"], json!({"en": "Q"}), "French was given up");
        assert_eq!(definition["questions"][0]["choices"][0]["text"], json!({"en": "X"}));
        assert_eq!(languages_of(&definition, &["en", "de"]), ["en"]);
        in_languages(&mut definition, &two[..1]);
        assert_eq!((&definition["title"], &definition["groups"]["name"]), (&json!("T"), &json!("All")));
    }

    #[test]
    fn another_kind_keeps_the_text_and_gets_what_it_needs() {
        let likert = json!({"id": "q", "kind": "likert", "text": "Q", "steps": 7, "reverse": true});
        assert_eq!(of_kind(&likert, "comment"), json!({"id": "q", "kind": "comment", "text": "Q"}));
        assert_eq!(of_kind(&likert, "single")["choices"].as_array().map(Vec::len), Some(2));
        assert_eq!(of_kind(&of_kind(&likert, "rating"), "likert")["steps"], 5);
    }
}
