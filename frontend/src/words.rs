//! The words of the pages: plain texts by key, with `{name}` in them for what is filled in.
//!
//! They are written in Fluent, in `static/messages/{language}/{part}.ftl`, and read by Project Fluent's parser when
//! building (`build/fluent.rs`, which says what they may hold, and that `rules-at_close` there is `rules.at_close`
//! here). Fluent's own run time is not in the pages: a page in WebAssembly that says one counted message grew from
//! 4.2 KB to 55.9 KB with `fluent-bundle` 0.16 (brotli 11, after `wasm-opt -Oz`), half of all that a page may weigh, and
//! to 4.9 KB with what is here. Nor are the messages: the worker has them all, and sends each page those that it needs in
//! its language ([`Words::pack`]), so that the browser reads no file and holds no second language.

#[cfg(any(test, feature = "catalogues"))]
mod catalogues;
mod language;
#[cfg(any(test, feature = "catalogues"))]
mod pseudo;
pub mod switch;

#[cfg(any(test, feature = "catalogues"))]
pub use catalogues::Part;
pub use language::{BUILT_IN, LANGUAGES, accepted, choose, direction};

use candor::Text;
use std::cmp::Ordering;
use std::rc::Rc;

/// The messages of one language that a page needs. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Words(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    language: String,
    /// A message a line, its key, a tab and its pattern, in the order of the keys: what is searched is the text itself,
    /// as it came, so that a page neither takes it apart nor keeps it twice.
    lines: String,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Words {
    /// The messages as text, for [`unpack`](Words::unpack). It has no `<` in it, and so can stand in a page's `script`
    /// element as it is.
    pub fn pack(&self) -> &str {
        &self.0.lines
    }

    /// The messages of `language` that were packed.
    pub fn unpack(language: &str, lines: &str) -> Self {
        Self(Rc::new(Inner { language: language.to_owned(), lines: lines.trim_matches('\n').to_owned() }))
    }

    /// The language that is spoken.
    pub fn language(&self) -> &str {
        &self.0.language
    }

    /// The message of `key`, if there is one.
    pub fn find(&self, key: &str) -> Option<&str> {
        let lines = self.0.lines.as_str();
        let bytes = lines.as_bytes();
        let (mut low, mut high) = (0, lines.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let before = bytes[low..middle].iter().rposition(|byte| *byte == b'\n');
            let after = bytes[middle..high].iter().position(|byte| *byte == b'\n');
            let (start, end) = (before.map_or(low, |at| low + at + 1), after.map_or(high, |at| middle + at));
            let (found, pattern) = lines.get(start..end)?.split_once('\t')?;
            match found.cmp(key) {
                Ordering::Equal => return Some(pattern),
                Ordering::Less => low = end + 1,
                Ordering::Greater => high = start,
            }
        }
        None
    }

    /// The message of `key`; the key itself when there is none, so that a slip is seen and harms nobody.
    pub fn say<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// The message of `key` with its gaps filled.
    pub fn fill(&self, key: &str, gaps: &[(&str, &str)]) -> String {
        fill(self.say(key), gaps)
    }

    /// The message of `key` with its gaps filled by texts that were made for it.
    pub fn fill_made(&self, key: &str, gaps: &[(&str, String)]) -> String {
        let lent: Vec<_> = gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.fill(key, &lent)
    }

    /// The message of `key` for `count` things, which stands in the gap `{n}`.
    pub fn count(&self, key: &str, count: u64, gaps: &[(&str, &str)]) -> String {
        let form = if is_one(self.language(), count) { ".one" } else { ".other" };
        let number = self.number(count);
        fill(self.say(&[key, form].concat()), &[&[("n", number.as_str())], gaps].concat())
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

    /// A share in basis points, in whole percents.
    pub fn share(&self, points: u64) -> String {
        self.percent((points + 50) / 100)
    }

    /// A text of the poll, in this language where it has it.
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.in_language(self.language())
    }
}

/// Which numbers are CLDR's category `one`: in French 0 as well.
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
