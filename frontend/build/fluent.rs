//! From Fluent (<https://projectfluent.org>) to catalogues: one message a line, its key, a tab, its pattern, in the
//! order of the keys.
//!
//! What a message may hold is what the pages can say: text, gaps (`{ $name }`, in a pattern `{name}`), literals
//! (`{ "\u202F" }`), and one choice by a count, which is called `$n` and makes the keys `key.one` and `key.other`.
//! Every dash of a Fluent identifier is a point of the key: `rules-at_close` is `rules.at_close`.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::{parser, unicode};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Files by language and part.
pub(crate) type Sources = BTreeMap<String, BTreeMap<String, String>>;

/// The plural categories of Unicode's CLDR that the pages tell apart, in every language: those of whole numbers in the
/// languages there are. (French and Spanish have `many` for whole millions, which no poll reaches.)
const CATEGORIES: [&str; 2] = ["one", "other"];
/// The language that all others are held against.
const MODEL: &str = "en";

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Language and file.
    pub(crate) file: String,
    /// Counted from 1.
    pub(crate) line: usize,
    /// What is wrong, in English.
    pub(crate) text: String,
}

/// Where a message stands and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    part: String,
    line: usize,
    pattern: String,
}

/// A catalogue of each language and part, and everything that is wrong with the files.
pub(crate) fn compile(languages: &Sources) -> (Vec<(String, String, String)>, Vec<Fault>) {
    let mut faults = Vec::new();
    let said: BTreeMap<&str, BTreeMap<String, Said>> = languages
        .iter()
        .map(|(language, parts)| (language.as_str(), messages(language, parts, &mut faults)))
        .collect();
    let none = BTreeMap::new();
    let model = said.get(MODEL).unwrap_or(&none);
    let mut catalogues = Vec::new();
    for (language, messages) in &said {
        compare(language, model, messages, &mut faults);
        for part in languages[*language].keys() {
            let lines = messages.iter().filter(|(_, said)| said.part == *part);
            let lines: Vec<_> = lines.map(|(key, said)| format!("{key}\t{}", said.pattern)).collect();
            catalogues.push(((*language).to_owned(), part.clone(), lines.join("\n")));
        }
    }
    (catalogues, faults)
}

/// The messages of one language by key.
fn messages(
    language: &str,
    parts: &BTreeMap<String, String>,
    faults: &mut Vec<Fault>,
) -> BTreeMap<String, Said> {
    let mut messages = BTreeMap::new();
    for (part, source) in parts {
        let mut fault =
            |line, text| faults.push(Fault { file: format!("{language}/{part}.ftl"), line, text });
        let resource = parser::parse(source.as_str()).unwrap_or_else(|(resource, errors)| {
            for error in &errors {
                fault(line(source, error.pos.start), error.to_string());
            }
            resource
        });
        for entry in &resource.body {
            let (id, read) = match entry {
                Entry::Message(message) => (message.id.name, read(message)),
                Entry::Term(term) => {
                    (term.id.name, Err("a term; write its words into each message".to_owned()))
                }
                Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_)
                | Entry::Junk { .. } => continue,
            };
            let line = line(source, id.as_ptr().addr() - source.as_ptr().addr());
            for (key, pattern) in read.unwrap_or_else(|text| {
                fault(line, format!("{id}: {text}"));
                Vec::new()
            }) {
                let said = Said { part: part.clone(), line, pattern };
                if messages.insert(key, said).is_some() {
                    fault(line, format!("{id} is there twice"));
                }
            }
        }
    }
    messages
}

/// The keys and patterns of one message.
fn read(message: &Message<&str>) -> Result<Vec<(String, String)>, String> {
    let key = message.id.name.replace('-', ".");
    if let Some(attribute) = message.attributes.first() {
        return Err(format!("the attribute {}; make it a message of its own", attribute.id.name));
    }
    let pattern = message.value.as_ref().ok_or("nothing is said")?;
    let [PatternElement::Placeable { expression: Expression::Select { selector, variants } }] =
        &pattern.elements[..]
    else {
        return Ok(vec![(key, flat(pattern)?)]);
    };
    if !matches!(selector, InlineExpression::VariableReference { id } if id.name == "n") {
        return Err("a choice by something else than the count $n".to_owned());
    }
    if let Some(variant) = variants.iter().find(|variant| !CATEGORIES.contains(&category(variant))) {
        return Err(format!("[{}] is not a category that the pages know: {CATEGORIES:?}", category(variant)));
    }
    let form = |wanted: &str| {
        let variant = variants.iter().find(|variant| category(variant) == wanted);
        let variant = variant.or_else(|| variants.iter().find(|variant| variant.default));
        Ok((format!("{key}.{wanted}"), flat(&variant.ok_or("no variant is the default")?.value)?))
    };
    CATEGORIES.into_iter().map(form).collect()
}

fn category<'a>(variant: &Variant<&'a str>) -> &'a str {
    match variant.key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

/// A pattern without choices.
fn flat(pattern: &Pattern<&str>) -> Result<String, String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            // Line breaks and indents of a file are not those of a page.
            PatternElement::TextElement { value } => text.push_str(&plain(value.replace('\n', " ").into())?),
            PatternElement::Placeable { expression: Expression::Inline(expression) } => match expression {
                InlineExpression::VariableReference { id } => text.extend(["{", id.name, "}"]),
                InlineExpression::StringLiteral { value } => {
                    text.push_str(&plain(unicode::unescape_unicode_to_string(value))?);
                }
                _ => return Err("a placeable that is neither { $name } nor { \"text\" }".to_owned()),
            },
            PatternElement::Placeable { .. } => {
                return Err("a choice inside a sentence; choose whole sentences".to_owned());
            }
        }
    }
    Ok(unbroken(text))
}

/// The text with no line break before a mark or inside of « », where French, German and Spanish write a space:
/// translators type a plain one, which can be seen.
fn unbroken(mut text: String) -> String {
    for (plain, kept) in [(" :", ":"), (" ;", ";"), (" ?", "?"), (" !", "!"), (" %", "%"), (" »", "»")] {
        text = text.replace(plain, &["\u{A0}", kept].concat());
    }
    text.replace("« ", "«\u{A0}")
}

/// Text that can stand in a line of a catalogue, and in a page's `script` element without ending it.
fn plain(text: Cow<'_, str>) -> Result<Cow<'_, str>, String> {
    match text.chars().find(|c| c.is_control() || "<{}".contains(*c)) {
        Some(c) => Err(format!("{c:?} cannot be said")),
        None => Ok(text),
    }
}

/// What a language lacks, has to spare, or fills in differently.
fn compare(
    language: &str,
    model: &BTreeMap<String, Said>,
    messages: &BTreeMap<String, Said>,
    faults: &mut Vec<Fault>,
) {
    let mut fault = |said: &Said, of: &str, text| {
        faults.push(Fault { file: format!("{of}/{}.ftl", said.part), line: said.line, text });
    };
    for (key, said) in model {
        match messages.get(key) {
            None => fault(said, MODEL, format!("{key} is not there in {language}")),
            Some(other) if gaps(key, &other.pattern) != gaps(key, &said.pattern) => {
                fault(other, language, format!("{key} has other gaps than in {MODEL}"));
            }
            Some(other) if other.part != said.part => {
                fault(other, language, format!("{key} belongs into {}.ftl", said.part));
            }
            Some(_) => {}
        }
    }
    for (key, said) in messages.iter().filter(|(key, _)| !model.contains_key(*key)) {
        fault(said, language, format!("{key} is not there in {MODEL}"));
    }
}

/// The names of a pattern's gaps. Whether a form for one thing shows its number is the language's own affair.
fn gaps<'a>(key: &str, pattern: &'a str) -> BTreeSet<&'a str> {
    let gaps = pattern.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    gaps.filter(|gap| *gap != "n" || key.strip_suffix(".one").is_none()).collect()
}

/// The line of a place in a file, counted from 1.
fn line(source: &str, at: usize) -> usize {
    source.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}
