//! Texts that people read: in one language, or in several.

use serde::{Serialize, Serializer};

/// The longest text of one language, in characters.
pub const MAX_TEXT: usize = 2_000;

/// A text in one language, or an object of language (BCP 47 tag) → text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum Text {
    /// The same for every reader.
    Plain(String),
    /// Language and text, in the order of the languages' tags; never empty. (A list: a map would cost the widget more
    /// than it saves, as a page carries one language.)
    #[serde(serialize_with = "as_map")]
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, String>))]
    Translated(Vec<(String, String)>),
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
            .find_map(|wanted| texts.iter().find(|(language, _)| language == wanted))
            .or_else(|| texts.first())
            .map_or("", |(_, text)| text)
    }

    /// The text in every language that it has.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (plain, translated) = match self {
            Self::Plain(text) => (Some(text), None),
            Self::Translated(texts) => (None, Some(texts.iter().map(|(_, text)| text))),
        };
        plain.into_iter().chain(translated.into_iter().flatten()).map(String::as_str)
    }

    /// The languages that this text has; none when it is the same for every reader.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        match self {
            Self::Plain(_) => None,
            Self::Translated(texts) => Some(texts.iter().map(|(language, _)| language.as_str())),
        }
        .into_iter()
        .flatten()
    }
}

fn as_map<S: Serializer>(texts: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(texts.iter().map(|(language, text)| (language, text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_the_nearest_language_there_is() {
        let text = Text::Translated([("de", "ja"), ("en", "yes")].map(|(l, t)| (l.into(), t.into())).into());
        assert_eq!(text.in_language("de-AT"), "ja");
        assert_eq!(text.in_language("de"), "ja");
        assert_eq!(text.in_language("fr"), "yes");
        assert_eq!(Text::Plain("oui".into()).in_language("de"), "oui");
        assert_eq!(text.all().collect::<Vec<_>>(), ["ja", "yes"]);
    }
}
