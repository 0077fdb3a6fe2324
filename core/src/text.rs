//! Texts that people read: in one language, or in several.

use serde::Serialize;
use std::collections::BTreeMap;

/// The longest text of one language, in characters.
pub const MAX_TEXT: usize = 2_000;

/// A text in one language, or an object of language (BCP 47 tag) → text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum Text {
    /// The same for every reader.
    Plain(String),
    /// One text a language; never empty.
    Translated(BTreeMap<String, String>),
}

impl Text {
    /// The text in `language`, else in the same language of another region, else in English, else in the first
    /// language there is.
    pub fn in_language(&self, language: &str) -> &str {
        let texts = match self {
            Self::Plain(text) => return text,
            Self::Translated(texts) => texts,
        };
        let primary = language.split('-').next().unwrap_or_default();
        [language, primary, "en"]
            .iter()
            .find_map(|wanted| texts.get(*wanted))
            .or_else(|| texts.values().next())
            .map_or("", String::as_str)
    }

    /// The text in every language that it has.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (plain, translated) = match self {
            Self::Plain(text) => (Some(text), None),
            Self::Translated(texts) => (None, Some(texts.values())),
        };
        plain.into_iter().chain(translated.into_iter().flatten()).map(String::as_str)
    }

    /// The languages that this text has; none when it is the same for every reader.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        match self {
            Self::Plain(_) => None,
            Self::Translated(texts) => Some(texts.keys().map(String::as_str)),
        }
        .into_iter()
        .flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_the_nearest_language_there_is() {
        let text = Text::Translated([("en", "yes"), ("de", "ja")].map(|(l, t)| (l.into(), t.into())).into());
        assert_eq!(text.in_language("de-AT"), "ja");
        assert_eq!(text.in_language("de"), "ja");
        assert_eq!(text.in_language("fr"), "yes");
        assert_eq!(Text::Plain("oui".into()).in_language("de"), "oui");
        assert_eq!(text.all().collect::<Vec<_>>(), ["ja", "yes"]);
    }
}
