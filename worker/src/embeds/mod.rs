//! What wikis and chats show of a poll without running a script of ours: a picture, what oEmbed asks for, and the tags
//! in a page's head that both are found by.
//!
//! Nothing here says more than a poll's definition and its latest release do.

mod markup;
pub(crate) mod meta;
pub(crate) mod oembed;
pub(crate) mod page;
pub(crate) mod picture;

use candor::Poll;
use candor_frontend::words::{self, BUILT_IN, Part, Words};

/// For what is made of the latest release and fetched by proxies for many readers at once (an image proxy, a wiki's
/// cache, a chat's unfurler): none asks more than once in five minutes. Past that it has to ask again, and may not go
/// on showing what it has where this deployment does not answer or the poll was erased. Shared caches get no longer
/// time of their own, since nobody can clear them.
pub(crate) const SHARED: &str = "public, max-age=300, must-revalidate";

/// The language to speak: the one asked for, else the poll's, which is the one that its texts fall back to. Readers'
/// languages are not looked at: proxies send their own, and what they fetch is for everybody.
pub(crate) fn language(asked: Option<&str>, poll: &Poll) -> &'static str {
    let title = poll.title();
    let fallback = title.languages().find(|language| *language == BUILT_IN);
    words::choose(asked, fallback.into_iter().chain(title.languages()))
}

/// What a picture and what is said of it say in `language`.
pub(crate) fn words(language: &str) -> Words {
    Words::of(Part::Picture, language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn the_language_is_the_one_asked_for_or_the_polls_own() {
        let speaks = |title: Value, asked: Option<&str>| {
            let poll = Poll::parse(&json!({"title": title, "groups": {"id": "all", "name": "All"},
                "questions": [{"id": "q", "kind": "comment", "text": "Q"}]}));
            language(asked, &poll.expect("good"))
        };
        assert_eq!(speaks(json!("Titel"), None), "en");
        assert_eq!(speaks(json!("Titel"), Some("de-AT")), "de");
        assert_eq!(speaks(json!({"de": "Titel", "en": "Title"}), None), "en");
        assert_eq!(speaks(json!({"de": "Titel", "fr": "Titre"}), Some("xx")), "de");
        assert_eq!(speaks(json!({"ja": "表題", "fr": "Titre"}), None), "fr");
    }
}
