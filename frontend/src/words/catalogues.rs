//! Every message in every language: for whoever renders first, and for tests.

use super::{BUILT_IN, Words, pseudo};
use std::rc::Rc;

/// Language, part and messages, as the build script made them.
const CATALOGUES: &[(&str, &str, &str)] = &include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

/// The page that speaks: what is in `common.ftl` and in the page's own file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Where people answer.
    Widget,
    /// Where everyone reads what was released.
    Results,
    /// What is stored and who could learn what.
    Privacy,
    /// What to write into a wiki.
    Embed,
    /// Series and webhooks, in the owner's console and in calendars.
    Feeds,
    /// Findings, prompts and the trust panel, on the page of results.
    Talk,
    /// What leaders write: predictions and commitments, on the page of results.
    Leading,
    /// The owner's pages.
    Console,
    /// A picture of a release, which says what the results do, and some more.
    Picture,
    /// What was promised after the round before, which the worker says on the page where people answer.
    Promises,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 10] = [
        Self::Widget,
        Self::Results,
        Self::Privacy,
        Self::Embed,
        Self::Feeds,
        Self::Talk,
        Self::Leading,
        Self::Console,
        Self::Picture,
        Self::Promises,
    ];

    /// The name of its file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Widget => "widget",
            Self::Results => "results",
            Self::Privacy => "privacy",
            Self::Embed => "embed",
            Self::Feeds => "feeds",
            Self::Talk => "talk",
            Self::Leading => "leading",
            Self::Console => "console",
            Self::Picture => "picture",
            Self::Promises => "promises",
        }
    }
}

impl Words {
    /// What a page says in `language`, which may be a pseudo-language; in English where there is no such language.
    pub fn of(part: Part, language: &str) -> Self {
        let also: &[Part] = match part {
            Part::Picture => &[Part::Results],
            Part::Console => &[Part::Feeds],
            Part::Results => &[Part::Talk, Part::Leading],
            _ => &[],
        };
        let is_also = |file: &str| also.iter().any(|part| part.name() == file);
        Self::gather(language, |file| file == "common" || file == part.name() || is_also(file))
    }

    /// What all pages say in English.
    pub fn english() -> Self {
        Self::all(BUILT_IN)
    }

    /// What all pages say in `language`.
    pub fn all(language: &str) -> Self {
        Self::gather(language, |_| true)
    }

    fn gather(language: &str, wanted: impl Fn(&str) -> bool) -> Self {
        let is_there = CATALOGUES.iter().any(|(of, ..)| *of == language);
        let disguise = pseudo::disguise(language);
        let language = if is_there || disguise.is_some() { language } else { BUILT_IN };
        let source = if is_there { language } else { BUILT_IN };
        let texts = CATALOGUES.iter().filter(|(of, file, _)| *of == source && wanted(file));
        let mut lines: Vec<&str> = texts.flat_map(|(.., text)| text.lines()).collect();
        // A tab comes before all that is in a key, so that the order of the lines is that of the keys.
        lines.sort_unstable();
        let lines = match disguise {
            Some(disguise) => {
                lines.iter().map(|line| pseudo::line(line, disguise)).collect::<Vec<_>>().join("\n")
            }
            None => lines.join("\n"),
        };
        Self(Rc::new(super::Inner { language: language.to_owned(), lines }))
    }
}
