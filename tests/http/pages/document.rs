//! A page as the HTML standard's tokenizer reads it, with no script run.

use html5gum::{DefaultEmitter, Token, Tokenizer};
use std::collections::BTreeMap;

/// A page: its elements in the order in which they begin, and what can be read.
pub(super) struct Document {
    pub(super) elements: Vec<Element>,
    /// The text outside of the head, scripts and styles; spaces that no line is broken at are spaces.
    pub(super) text: String,
}

/// The beginning of an element.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
}

impl Element {
    /// An attribute's value; empty where it is not there.
    pub(super) fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }
}

impl Document {
    pub(super) fn read(html: &str) -> Self {
        let mut document = Self { elements: Vec::new(), text: String::new() };
        document.add(html, true);
        document
    }

    /// Adds what a piece of HTML says; `silent` where it begins in a part that nobody reads.
    fn add(&mut self, html: &str, mut silent: bool) {
        let string = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut emitter = DefaultEmitter::default();
        // What is in a script, a style, a title or a field to write in is text.
        emitter.naively_switch_states(true);
        let mut unscripted = false;
        for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
            match token {
                Token::StartTag(tag) => {
                    let name = string(&tag.name);
                    unscripted = name == "noscript";
                    silent = match name.as_str() {
                        "body" => false,
                        "script" | "style" | "head" => true,
                        _ => silent,
                    };
                    let attributes = tag.attributes.iter().map(|(name, value)| (string(name), string(value)));
                    self.elements.push(Element { name, attributes: attributes.collect() });
                }
                Token::EndTag(tag) => {
                    unscripted = false;
                    silent &= !matches!(&tag.name[..], b"script" | b"style");
                }
                // The tokenizer takes it for text, as browsers do that run scripts.
                Token::String(html) if unscripted => self.add(&string(&html), silent),
                Token::String(said) if !silent => {
                    self.text.push_str(&string(&said).replace('\u{a0}', " "));
                }
                _ => {}
            }
        }
    }

    /// The element of that id.
    pub(super) fn by_id(&self, id: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.get("id") == id)
    }

    /// All elements of that name.
    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// The attribute of the first element that has one of that value.
    pub(super) fn of(&self, name: &str, attribute: &str) -> &str {
        let mut elements = self.elements.iter().filter(|element| element.name == name);
        elements.find(|element| element.has(attribute)).map_or("", |element| element.get(attribute))
    }

    /// Where links lead that tell the browser to fetch something now.
    pub(super) fn preloaded(&self) -> Vec<String> {
        let links = self.named("link").filter(|link| ["modulepreload", "preload"].contains(&link.get("rel")));
        links.map(|link| link.get("href").to_owned()).collect()
    }

    /// What it is built of, whatever its texts: every element, with the names of its attributes.
    pub(super) fn shape(&self) -> Vec<String> {
        let shape = |element: &Element| {
            let names: Vec<_> = element.attributes.keys().map(String::as_str).collect();
            format!("{} {}", element.name, names.join(" "))
        };
        self.elements.iter().map(shape).collect()
    }
}
