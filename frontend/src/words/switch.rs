//! The languages that a page can be had in, each with its address.

use super::LANGUAGES;

/// One way to have the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The tag of the language, for `lang` and `hreflang`.
    pub language: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// Where the page is in it, as a reference to be resolved against the page's own address (RFC 3986 section 5.2.2): the
    /// query alone, which keeps the path and drops the fragment, in which secrets travel.
    pub address: String,
    /// Whether it is spoken now.
    pub is_current: bool,
}

/// Every language, for a page that was asked for by `query` (with or without its question mark) and speaks `current`.
/// Whatever else the query says is kept as it stands.
pub fn choices(query: &str, current: &str) -> Vec<Choice> {
    let query = query.trim_start_matches('?').split('#').next().unwrap_or_default();
    let is_language = |pair: &&str| *pair == "lang" || pair.starts_with("lang=");
    let others: Vec<_> = query.split('&').filter(|pair| !pair.is_empty() && !is_language(pair)).collect();
    let choice = |(language, name)| {
        let own = ["lang=", language].concat();
        let pairs = others.iter().copied().chain([own.as_str()]);
        let address = ["?", &pairs.collect::<Vec<_>>().join("&")].concat();
        Choice { language, name, address, is_current: language == current }
    };
    LANGUAGES.into_iter().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(query: &str) -> Vec<String> {
        choices(query, "de").into_iter().map(|choice| choice.address).collect()
    }

    #[test]
    fn a_switch_keeps_what_else_the_address_says_and_no_fragment() {
        assert_eq!(addresses(""), ["?lang=en", "?lang=de", "?lang=fr", "?lang=es"]);
        assert_eq!(addresses("?group=a&lang=de&x=%20&langs=1&y")[2], "?group=a&x=%20&langs=1&y&lang=fr");
        assert_eq!(addresses("lang&lang=x&&lang=")[0], "?lang=en");
        assert_eq!(addresses("?group=a#code=SECRET&key=x")[3], "?group=a&lang=es");
    }

    #[test]
    fn the_language_that_is_spoken_is_marked() {
        let current = choices("?lang=fr", "de").into_iter().filter(|choice| choice.is_current);
        assert_eq!(current.map(|choice| choice.name).collect::<Vec<_>>(), ["Deutsch"]);
        assert!(choices("", "en-XA").iter().all(|choice| !choice.is_current));
    }
}
