//! The words of the pages: message files of plain texts with `{name}` in them, one file a language.
//!
//! A lighter thing than Fluent, which would cost the widget more than all its own code: a message is looked up by
//! key, `{name}` is filled in, and a counted message has two keys, `key.one` and `key.other`, which is what English,
//! German, French and Spanish need.

use candor::Text;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The language that is always there, because it is part of the program.
pub const BUILT_IN: &str = "en";
/// Every language there is a message file for, with its own name.
pub const LANGUAGES: [(&str, &str); 4] =
    [("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("es", "Español")];

const ENGLISH: &str = include_str!("../../static/messages/en.json");

/// Messages by key.
pub type Messages = BTreeMap<String, String>;

/// The messages of one language, with the English ones behind them. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Words(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    language: String,
    own: Messages,
    english: Messages,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Words {
    /// English, out of the program itself.
    pub fn english() -> Self {
        Self::new(BUILT_IN, Messages::new())
    }

    /// The messages of `language`; what they lack is said in English.
    pub fn new(language: &str, own: Messages) -> Self {
        let english = parse(ENGLISH).unwrap_or_default();
        Self(Rc::new(Inner { language: language.to_owned(), own, english }))
    }

    /// The language that is spoken.
    pub fn language(&self) -> &str {
        &self.0.language
    }

    /// The message of `key`, if there is one.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.0.own.get(key).or_else(|| self.0.english.get(key)).map(String::as_str)
    }

    /// The message of `key`; the key itself when there is none, so that a slip is seen and harms nobody.
    pub fn say<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// The message of `key` with its gaps filled.
    pub fn fill(&self, key: &str, gaps: &[(&str, &str)]) -> String {
        fill(self.say(key), gaps)
    }

    /// The message of `key` for `count` things, which stands in the gap `{n}`.
    pub fn count(&self, key: &str, count: u64, gaps: &[(&str, &str)]) -> String {
        let form = if is_one(self.language(), count) { "one" } else { "other" };
        let number = self.number(count);
        fill(self.say(&[key, ".", form].concat()), &[&[("n", number.as_str())], gaps].concat())
    }

    /// A number as this language groups its thousands.
    pub fn number(&self, number: u64) -> String {
        group(number, self.say("number.thousands"))
    }

    /// A number of tenths, with this language's decimal mark.
    pub fn tenths(&self, tenths: u64) -> String {
        [&self.number(tenths / 10), self.say("number.decimal"), &(tenths % 10).to_string()].concat()
    }

    /// A number of whole percents.
    pub fn percent(&self, percent: u64) -> String {
        self.fill("number.percent", &[("n", &percent.to_string())])
    }

    /// A text of the poll, in this language where it has it.
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.in_language(self.language())
    }
}

/// Reads a message file.
pub fn parse(json: &str) -> Option<Messages> {
    let serde_json::Value::Object(messages) = serde_json::from_str(json).ok()? else { return None };
    Some(
        messages.into_iter().filter_map(|(key, message)| Some((key, message.as_str()?.to_owned()))).collect(),
    )
}

/// The language to speak: the one asked for, else the first of the reader's that there is a file for.
pub fn choose<'a>(asked: Option<&str>, preferred: impl IntoIterator<Item = &'a str>) -> &'static str {
    let known = |tag: &str| {
        let primary = tag.split('-').next().unwrap_or_default();
        LANGUAGES
            .iter()
            .find(|(language, _)| language.eq_ignore_ascii_case(primary))
            .map(|(language, _)| *language)
    };
    asked.and_then(known).or_else(|| preferred.into_iter().find_map(known)).unwrap_or(BUILT_IN)
}

/// French counts 0 as one; the other languages here do not.
fn is_one(language: &str, count: u64) -> bool {
    count == 1 || (count == 0 && language.starts_with("fr"))
}

fn fill(message: &str, gaps: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(message.len() + 16);
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        filled.push_str(gaps.iter().find(|(gap, _)| *gap == name).map_or(name, |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn group(number: u64, mark: &str) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + 4);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push_str(mark);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests;
