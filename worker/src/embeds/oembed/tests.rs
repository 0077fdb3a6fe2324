use super::*;
use candor::wire::State;
use candor::{Poll, PollId};
use proptest::prelude::*;
use serde_json::json;

/// A poll of that title in every language.
pub(in crate::embeds) fn manifest(title: &str, state: State) -> Manifest {
    let poll = Poll::parse(&json!({"title": {"en": title}, "groups": {"id": "all", "name": "All"},
        "questions": [{"id": "q", "kind": "rating", "text": "Q"}]}));
    // A title of nothing but spaces is refused; such a poll cannot be.
    let poll = poll.unwrap_or_else(|_| manifest("T", state).poll);
    Manifest::new(PollId::new("p1").expect("id"), state, poll)
}

fn called(parameters: &[(&str, &str)]) -> Url {
    Url::parse_with_params("https://candor.example/oembed", parameters).expect("an address")
}

fn asked(url: &str, more: &[(&str, &str)]) -> Result<Asked, (u16, &'static str)> {
    let parameters = [&[("url", url)], more].concat();
    Asked::read(&called(&parameters)).map_err(|problem| {
        let (status, _, code) = problem.kind();
        (status, code)
    })
}

fn embed(url: &str, more: &[(&str, &str)], state: State) -> Value {
    let asked = asked(url, more).expect("a page");
    serde_json::to_value(Embed::of(&asked, &manifest("Fair & <b>", state), &Words::english(), "Candor"))
        .expect("json")
}

const POLL: &str = "https://candor.example/p/p1";
const RESULTS: &str = "https://candor.example/p/p1/results";

#[test]
fn a_poll_is_a_frame() {
    let embed = embed(POLL, &[], State::Open);
    let expected = json!({
        "type": "rich", "version": "1.0", "title": "Fair & <b>", "provider_name": "Candor",
        "provider_url": "https://candor.example/", "cache_age": 86_400, "width": 640, "height": 900,
        "html": format!("<iframe src=\"{POLL}\" title=\"Fair &amp; &lt;b&gt;\" width=\"640\" height=\"900\" \
            loading=\"lazy\" sandbox=\"{SANDBOX}\" referrerpolicy=\"no-referrer\" \
            style=\"border:0;max-width:100%\"></iframe>"),
    });
    assert_eq!(embed, expected);
}

#[test]
fn nothing_is_larger_than_the_consumer_allows() {
    let small = embed(RESULTS, &[("maxwidth", "400"), ("maxheight", "300")], State::Open);
    assert_eq!((&small["width"], &small["height"]), (&json!(400), &json!(300)));
    assert!(small["html"].as_str().is_some_and(|html| html.contains("width=\"400\" height=\"300\"")));
    assert_eq!(small["thumbnail_url"], Value::Null, "the picture is 480 px wide");
    let large = embed(RESULTS, &[("maxwidth", "2000")], State::Open);
    assert_eq!((&large["width"], &large["thumbnail_width"]), (&json!(640), &json!(480)));
    assert_eq!(large["thumbnail_url"], "https://candor.example/p/p1.svg?lang=en");
    assert_eq!(embed(POLL, &[], State::Open)["thumbnail_url"], Value::Null);
}

#[test]
fn what_cannot_be_answered_has_the_statuses_of_the_specification() {
    for url in [
        "https://elsewhere.example/p/p1",
        "https://candor.example:8443/p/p1",
        "https://candor.example/p/p1/privacy",
        "https://candor.example/",
        "ftp://candor.example/p/p1",
        "https://candor.example.evil.example/p/p1",
        "https://candor.example@evil.example/p/p1",
        "javascript:alert(1)",
    ] {
        assert_eq!(asked(url, &[]), Err((404, "no_embed")), "{url}");
    }
    assert_eq!(asked(POLL, &[("format", "yaml")]), Err((501, "unsupported_format")));
    for (name, value) in [("maxwidth", "0"), ("maxheight", "-1"), ("maxwidth", "wide"), ("maxheight", "")] {
        assert_eq!(asked(POLL, &[(name, value)]), Err((400, "bad_parameter")), "{name}={value}");
    }
    assert_eq!(asked("/p/p1", &[]), Err((400, "bad_parameter")));
    assert!(matches!(Asked::read(&called(&[])), Err(Problem::BadParameter("url", _))));
}

#[test]
fn a_proxy_that_does_not_say_https_does_no_harm() {
    let url = Url::parse_with_params("http://candor.example/oembed", [("url", POLL)]).expect("an address");
    assert_eq!(Asked::read(&url).expect("a page").origin, "https://candor.example");
    assert_eq!(asked("http://candor.example/p/p1", &[]).expect("a page").origin, "https://candor.example");
}

#[test]
fn the_invitation_of_a_link_is_not_passed_on() {
    let embed = embed(&format!("{POLL}?group=north#code=SECRET&key=KEY"), &[], State::Open).to_string();
    assert!(!embed.contains("SECRET") && !embed.contains("KEY") && embed.contains("?group=north"), "{embed}");
}

proptest! {
    #[test]
    fn no_parameter_and_no_title_becomes_markup(
        title in "\\PC{0,20}[<>\"'&\\]\u{1}\u{202e}]{1,3}.{0,20}", path in ".{0,30}", query in ".{0,30}",
        width in ".{0,6}", format in ".{0,4}", xml in any::<bool>(), results in any::<bool>(),
    ) {
        // Whatever comes is read or refused.
        let _ = Asked::read(&called(&[("url", &path), ("maxwidth", &width), ("format", &format)]));
        let _ = asked(&format!("{POLL}{path}"), &[("maxwidth", &width), ("format", &format)]);
        let page = if results { RESULTS } else { POLL };
        let asked = asked(&format!("{page}?{query}#{path}"), if xml { &[("format", "xml")] } else { &[] });
        let asked = asked.map_err(|problem| TestCaseError::fail(format!("{problem:?}")))?;
        let embed = Embed::of(&asked, &manifest(&title, State::Closed), &Words::english(), "Candor");
        let html = roxmltree::Document::parse(&embed.html)
            .map_err(|error| TestCaseError::fail(format!("{error}: {}", embed.html)))?;
        let frame = html.root_element();
        prop_assert!(frame.has_tag_name("iframe") && !frame.has_children() && frame.attributes().len() == 8);
        prop_assert_eq!(frame.attribute("title"), Some(embed.title.as_str()));
        let text = embed.xml().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let document = roxmltree::Document::parse(&text)
            .map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
        let fields = serde_json::to_value(&embed).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let fields = fields.as_object().expect("an object");
        prop_assert_eq!(document.root_element().children().count(), fields.len());
        for field in document.root_element().children() {
            let value = &fields[field.tag_name().name()];
            let expected = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
            prop_assert_eq!(field.text().unwrap_or_default(), expected);
        }
    }
}
