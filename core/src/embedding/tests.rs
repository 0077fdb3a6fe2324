use super::*;
use proptest::prelude::*;
use url::Url;

fn read(text: &str) -> Result<String, BadEmbedder> {
    text.parse::<Embedder>().map(|embedder| embedder.to_string())
}

#[test]
fn an_embedder_is_an_origin_of_https_or_of_this_machine() {
    for (text, written) in [
        ("https://wiki.example.org", "https://wiki.example.org"),
        ("HTTPS://Wiki.Example.org:443", "https://wiki.example.org"),
        ("https://wiki.example.org:8443", "https://wiki.example.org:8443"),
        ("https://*.example.org", "https://*.example.org"),
        ("https://wiki", "https://wiki"),
        ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example"),
        ("https://localhost:9000", "https://localhost:9000"),
        ("http://localhost", "http://localhost"),
        ("http://localhost:*", "http://localhost:*"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
    ] {
        assert_eq!(read(text).as_deref(), Ok(written), "{text}");
    }
}

#[test]
fn what_is_no_origin_is_told_what_is_wrong() {
    use BadEmbedder::{Address, Host, MoreThanAnOrigin, Port, Scheme, Wildcard};
    for (text, wrong) in [
        ("", Scheme),
        ("*", Scheme),
        ("https:", Scheme),
        ("wiki.example.org", Scheme),
        ("http://wiki.example.org", Scheme),
        ("http://localhost.example.org", Scheme),
        ("data://x", Scheme),
        (" https://wiki.example.org", Scheme),
        ("'none'", Scheme),
        ("https://wiki.example.org/", MoreThanAnOrigin),
        ("https://wiki.example.org/page", MoreThanAnOrigin),
        ("https://wiki.example.org?x", MoreThanAnOrigin),
        ("https://me:secret@wiki.example.org", MoreThanAnOrigin),
        ("https://wiki.example.org\\x", MoreThanAnOrigin),
        ("https://", Host),
        ("https://.", Host),
        ("https://wiki.example.org.", Host),
        ("https://-wiki.example.org", Host),
        ("https://wiki example.org", Host),
        ("https://wiki.example.org;", Host),
        ("https://wiki.example.org,https", Host),
        ("https://wiki.example.org\r\nset-cookie", Host),
        ("https://bücher.example", Host),
        ("https://wiki_1.example.org", Host),
        ("https://*", Wildcard),
        ("https://*.org", Wildcard),
        ("https://*.*.example.org", Wildcard),
        ("https://wiki.*.org", Wildcard),
        ("https://10.0.0.7", Address),
        ("https://0x7f.1", Address),
        ("https://example.0x10", Address),
        ("https://[::1]", Address),
        ("https://wiki.example.org:", Port),
        ("https://wiki.example.org:0", Port),
        ("https://wiki.example.org:+1", Port),
        ("https://wiki.example.org:70000", Port),
        ("https://wiki.example.org:*", Port),
        ("https://wiki.example.org:1;", Port),
    ] {
        assert_eq!(read(text), Err(wrong), "{text}");
    }
    assert_eq!(read(&format!("https://{}.org", "x".repeat(64))), Err(Host));
    assert_eq!(read(&format!("https://{}org", "x.".repeat(126))), Err(Host));
}

#[test]
fn nobody_some_and_anyone_are_told_apart() {
    let some = ["https://a.example", "https://*.b.example"].map(|text| text.parse().expect("an origin"));
    assert_eq!(Embedders::Only(vec![]).sources(), "'none'");
    assert_eq!(Embedders::Only(some.to_vec()).sources(), "https://a.example https://*.b.example");
    assert!(Embedders::default().sources().starts_with("https: "));
}

/// Texts that are origins, nearly so, or far from it.
fn texts() -> impl Strategy<Value = String> {
    let nearly = "(https|http|HTTPS)://(\\*\\.)?[a-zA-Z0-9.*-]{0,12}(localhost|127.0.0.1|x\\.org)?(:[0-9*+]{0,6})?[;' /@?#\r\n\\\\,]{0,1}.{0,3}";
    prop_oneof![".{0,40}", nearly]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_but_an_origin_comes_into_a_header(text in texts()) {
        let Ok(embedder) = text.parse::<Embedder>() else { return Ok(()) };
        let source = embedder.as_str();
        prop_assert!(source.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b":/.-*".contains(&b)));
        prop_assert_eq!(read(source), Ok(source.to_owned()), "it is read as it is written");
        // What another reader of addresses takes it for, with a name and a port in the place of the stars.
        let url = Url::parse(&source.replace("*.", "any.").replace(":*", "")).expect("an address");
        prop_assert_eq!(url.origin().ascii_serialization(), source.replace("*.", "any.").replace(":*", ""));
        prop_assert!((url.path(), url.query(), url.fragment()) == ("/", None, None));
        prop_assert!((url.username(), url.password()) == ("", None));
        let is_local = matches!(url.host_str(), Some("localhost" | "127.0.0.1"));
        prop_assert!(url.scheme() == "https" || (url.scheme() == "http" && is_local));
        prop_assert!(is_local || matches!(url.host(), Some(url::Host::Domain(_))), "no address");
    }

    #[test]
    fn a_list_is_one_directive_and_as_many_sources_as_sites(texts in prop::collection::vec(texts(), 0..8)) {
        let sites: Vec<Embedder> = texts.iter().filter_map(|text| text.parse().ok()).collect();
        let sources = Embedders::Only(sites.clone()).sources();
        prop_assert!(!sources.contains([';', ',', '\r', '\n']));
        prop_assert_eq!(sources.split(' ').count(), sites.len().max(1));
    }
}
