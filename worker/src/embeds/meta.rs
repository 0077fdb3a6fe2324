//! The tags in the head of a poll's pages by which wikis and chats find what to show: oEmbed's discovery links
//! (<https://oembed.com>, section 4) and Open Graph (<https://ogp.me>).
//!
//! That nothing of a poll is to be indexed is no tag but a header, which every reply has (see `headers`): so it is said
//! of pictures and JSON too. There is no robots.txt that would keep crawlers out, as it would keep out those that make
//! previews of links, and as a page that may not be read cannot say that it should not be listed.

use super::markup::empty;
use super::page::{Page, Picture};
use candor::wire::Manifest;
use candor_frontend::words::Words;
use worker::Url;

/// The tags, as HTML with everything escaped, for the head of `page`. `words` speaks the page's language, and `origin`
/// is where the page is, such as `https://candor.example`; `provider` is what the deployment calls itself.
///
/// The picture is SVG. Wikis and Mattermost, Matrix and others show it; Slack, Teams and those that draw pixels alone
/// leave it out, and show title and description. It has to be left to them: drawing pixels would take a font and a
/// rasteriser along in the worker.
pub(crate) fn meta(provider: &str, manifest: &Manifest, words: &Words, origin: &str, page: &Page) -> String {
    let title = page.title(manifest, words);
    let k = words.number(manifest.poll.k().get());
    let description = manifest.poll.description().map(|description| words.text(description).to_owned());
    let description = description.unwrap_or_else(|| words.fill("rules.k", &[("k", &k)]));
    let address = page.address(origin);
    let mut tags = vec![empty("meta", &[("name", "description"), ("content", &description)])];
    for (kind, format) in [("application/json+oembed", "json"), ("text/xml+oembed", "xml")] {
        let link = discovery(origin, &address, format);
        tags.push(empty("link", &[("rel", "alternate"), ("type", kind), ("href", &link), ("title", &title)]));
    }
    let mut property = |name: &str, content: &str| {
        tags.push(empty("meta", &[("property", name), ("content", content)]));
    };
    property("og:site_name", provider);
    property("og:type", "website");
    property("og:title", &title);
    property("og:description", &description);
    property("og:url", &address);
    if let Some(Picture { address, width, height }) = page.picture(manifest, words, origin) {
        let poll = words.text(manifest.poll.title());
        property("og:image", &address);
        property("og:image:type", "image/svg+xml");
        property("og:image:width", &width.to_string());
        property("og:image:height", &height.to_string());
        property("og:image:alt", &words.fill("picture.alt", &[("title", poll)]));
    }
    tags.push(empty("meta", &[("name", "twitter:card"), ("content", "summary")]));
    tags.join("\n")
}

/// Where a page's oEmbed is found.
fn discovery(origin: &str, page: &str, format: &str) -> String {
    let address = Url::parse_with_params(&format!("{origin}/oembed"), [("url", page), ("format", format)]);
    // Of an origin, the address can be made.
    address.map(String::from).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::oembed::tests::manifest;
    use super::*;
    use candor::wire::State;
    use proptest::prelude::*;

    const ORIGIN: &str = "https://candor.example";

    fn tags(manifest: &Manifest, path: &str) -> String {
        let page = Page::of(&Url::parse(&format!("{ORIGIN}{path}")).expect("an address")).expect("a page");
        meta("Candor", manifest, &Words::english(), ORIGIN, &page)
    }

    #[test]
    fn a_page_says_where_its_embed_is_and_what_it_is_called() {
        let tags = tags(&manifest("Fair?", State::Open), "/p/p1?lang=de");
        for tag in [
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"https://candor.example/oembed?\
             url=https%3A%2F%2Fcandor.example%2Fp%2Fp1%3Flang%3Dde&amp;format=json\" title=\"Fair?\"/>",
            "<meta property=\"og:title\" content=\"Fair?\"/>",
            "<meta property=\"og:url\" content=\"https://candor.example/p/p1?lang=de\"/>",
            "<meta name=\"twitter:card\" content=\"summary\"/>",
        ] {
            assert!(tags.contains(tag), "{tag} in {tags}");
        }
        assert!(
            tags.contains("type=\"text/xml+oembed\"") && tags.contains("shown for 5 or more people together")
        );
    }

    #[test]
    fn whoever_has_still_to_answer_is_shown_no_results() {
        let has_picture = |state, path| tags(&manifest("T", state), path).contains("og:image");
        assert!(!has_picture(State::Open, "/p/p1") && !has_picture(State::NotOpen, "/p/p1"));
        assert!(has_picture(State::Closed, "/p/p1") && has_picture(State::Open, "/p/p1/results"));
        let results = tags(&manifest("T", State::Open), "/p/p1/results");
        assert!(results.contains("content=\"https://candor.example/p/p1.svg?lang=en\""), "{results}");
        assert!(results.contains("content=\"Results: T\""), "{results}");
        assert!(results.contains("og:image:alt\" content=\"The latest figures of “T”\""), "{results}");
    }

    proptest! {
        #[test]
        fn no_text_of_a_poll_becomes_a_tag(title in "\\PC{0,20}[<>\"'&]{1,3}\\PC{0,20}") {
            let tags = tags(&manifest(&title, State::Closed), "/p/p1/results");
            let document = format!("<head>{tags}</head>");
            let document = roxmltree::Document::parse(&document)
                .map_err(|error| TestCaseError::fail(format!("{error}: {tags}")))?;
            let names = document.root_element().children().filter(roxmltree::Node::is_element);
            let names: Vec<_> = names.map(|tag| tag.tag_name().name()).collect();
            prop_assert_eq!(names, ["meta", "link", "link", "meta", "meta", "meta", "meta", "meta", "meta", "meta", "meta", "meta", "meta", "meta"]);
        }
    }
}
