//! Reads fields of JSON objects, and notes what is wrong with each.

use crate::fault::{Fault, step};
use crate::text::{MAX_TEXT, Text};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Collects faults; each method returns what it could read, or nothing once it has noted why not.
pub(crate) struct Reader {
    pub(crate) faults: Vec<Fault>,
}

/// A JSON object with the pointer to it.
pub(crate) struct Object<'a> {
    pub(crate) fields: &'a Map<String, Value>,
    pub(crate) at: String,
}

impl<'a> Object<'a> {
    /// The field's value, where it is there and not null.
    pub(crate) fn get(&self, key: &str) -> Option<&'a Value> {
        self.fields.get(key).filter(|value| !value.is_null())
    }

    pub(crate) fn at(&self, key: &str) -> String {
        step(&self.at, key)
    }
}

impl Reader {
    pub(crate) fn fault<T>(&mut self, at: &str, code: &str, detail: impl Into<String>) -> Option<T> {
        self.faults.push(Fault::new(at, code, detail));
        None
    }

    pub(crate) fn object<'a>(&mut self, value: &'a Value, at: &str) -> Option<Object<'a>> {
        match value {
            Value::Object(fields) => Some(Object { fields, at: at.to_owned() }),
            _ => self.fault(at, "not_an_object", "This is a JSON object"),
        }
    }

    /// Refuses fields that mean nothing, which are mostly misspelt ones.
    pub(crate) fn only(&mut self, object: &Object, known: &[&str]) {
        for key in object.fields.keys().filter(|key| !known.contains(&key.as_str())) {
            self.fault::<()>(
                &object.at(key),
                "unknown_field",
                format!("“{key}” means nothing here; known are {}", known.join(", ")),
            );
        }
    }

    pub(crate) fn list<'a>(
        &mut self,
        object: &Object<'a>,
        key: &str,
        least: usize,
        most: usize,
    ) -> Option<&'a [Value]> {
        match object.get(key) {
            Some(Value::Array(list)) if (least..=most).contains(&list.len()) => Some(list),
            Some(Value::Array(_)) => {
                self.fault(&object.at(key), "out_of_range", format!("There are {least} to {most} {key}"))
            }
            Some(_) => self.fault(&object.at(key), "not_a_list", format!("“{key}” is a list")),
            None => self.fault(&object.at(key), "missing", format!("“{key}” is missing")),
        }
    }

    /// A list of at most so many; an empty one where it is left out or faulty.
    pub(crate) fn list_or_none<'a>(&mut self, object: &Object<'a>, key: &str, most: usize) -> &'a [Value] {
        match object.get(key) {
            None => &[],
            Some(_) => self.list(object, key, 0, most).unwrap_or_default(),
        }
    }

    #[expect(clippy::option_option, reason = "“left out” and “faulty” are told apart")]
    /// A field that may be left out: `Some(None)` when it is, `None` when it is there and faulty.
    pub(crate) fn optional<'a, T>(
        &mut self,
        object: &Object<'a>,
        key: &str,
        read: impl FnOnce(&mut Self, &Object<'a>, &str) -> Option<T>,
    ) -> Option<Option<T>> {
        match object.get(key) {
            None => Some(None),
            Some(_) => read(self, object, key).map(Some),
        }
    }

    pub(crate) fn string(&mut self, object: &Object, key: &str) -> Option<String> {
        match object.get(key) {
            Some(Value::String(text)) if text.chars().count() <= MAX_TEXT => Some(text.clone()),
            Some(Value::String(_)) => {
                self.fault(&object.at(key), "too_long", format!("A text has at most {MAX_TEXT} characters"))
            }
            Some(_) => self.fault(&object.at(key), "not_a_text", format!("“{key}” is a text")),
            None => self.fault(&object.at(key), "missing", format!("“{key}” is missing")),
        }
    }

    pub(crate) fn flag(&mut self, object: &Object, key: &str) -> Option<bool> {
        match object.get(key) {
            None => Some(false),
            Some(Value::Bool(flag)) => Some(*flag),
            Some(_) => self.fault(&object.at(key), "not_a_flag", format!("“{key}” is true or false")),
        }
    }

    pub(crate) fn id<T, E: std::fmt::Display>(
        &mut self,
        object: &Object,
        key: &str,
        read: impl Fn(String) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.string(object, key)?;
        match read(text) {
            Ok(id) => Some(id),
            Err(error) => self.fault(&object.at(key), "bad_id", error.to_string()),
        }
    }

    pub(crate) fn word<T: DeserializeOwned>(
        &mut self,
        object: &Object,
        key: &str,
        words: &str,
        otherwise: T,
    ) -> Option<T> {
        let Some(value) = object.get(key) else {
            return Some(otherwise);
        };
        T::deserialize(value)
            .ok()
            .or_else(|| self.fault(&object.at(key), "unknown_word", format!("“{key}” is {words}")))
    }

    pub(crate) fn text(&mut self, object: &Object, key: &str) -> Option<Text> {
        let at = object.at(key);
        let Some(value) = object.get(key) else {
            return self.fault(&at, "missing", format!("“{key}” is missing"));
        };
        match value {
            Value::String(text) => self.one_text(text, &at).map(Text::Plain),
            Value::Object(texts) if !texts.is_empty() => {
                let mut read = Vec::new();
                for (language, text) in texts {
                    let at = step(&at, language);
                    let tag = language.len() <= 35
                        && language.len() >= 2
                        && language.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
                    if !tag {
                        self.fault::<()>(
                            &at,
                            "bad_language",
                            "A language is written as in BCP 47, such as “en” or “de-AT”",
                        );
                    }
                    let Value::String(text) = text else {
                        self.fault::<()>(&at, "not_a_text", "A text of one language is a string");
                        continue;
                    };
                    if let Some(text) = self.one_text(text, &at) {
                        read.push((language.clone(), text));
                    }
                }
                (read.len() == texts.len()).then_some(Text::Translated(read))
            }
            _ => {
                self.fault(&at, "not_a_text", format!("“{key}” is a text, or an object of language and text"))
            }
        }
    }

    pub(crate) fn one_text(&mut self, text: &str, at: &str) -> Option<String> {
        if text.trim().is_empty() {
            self.fault(at, "empty", "A text says something")
        } else if text.chars().count() > MAX_TEXT {
            self.fault(at, "too_long", format!("A text has at most {MAX_TEXT} characters"))
        } else {
            Some(text.to_owned())
        }
    }
}
