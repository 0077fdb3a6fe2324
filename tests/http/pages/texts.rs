//! What somebody writes into a poll, or into an address, is text in every page, and nothing else.

use super::document::Document;
use super::{ask, page};
use anyhow::{Context, Result};
use candor_tests::site::Site;
use serde_json::{Value, json};

/// Texts that would be more where they are not escaped: in an attribute, in an element of text, in a comment, in a script.
const BAD: [&str; 6] = [
    "\"><script>alert(1)</script>&amp;\\n",
    "'><img src=x onerror=alert(1)>",
    "</title></textarea></style></select><iframe src=https://example.org>",
    "--><svg/onload=alert(1)><!--body-->",
    "{{title}}<!--program--> \" onfocus=alert(1) autofocus x=\"",
    "line\nand tab\tand \u{202e}turned & <b>bold</b>",
];

/// A poll with `text` wherever a definition takes one.
fn poll(text: &str) -> Value {
    let choices = json!([{"id": "x", "text": text, "sensitive": true}, {"id": "y", "text": text}]);
    let labels = json!({"low": text, "middle": text, "high": text});
    json!({
        "title": text, "description": text, "k": 3, "eligibility": "open", "release": "at_close",
        "groups": {"id": "all", "name": text, "children": [
            {"id": "a", "name": text},
            {"id": "b", "name": text, "children": [{"id": "b1", "name": text}, {"id": "b2", "name": text}]}]},
        "questions": [
            {"id": "l", "kind": "likert", "steps": 5, "text": text, "help": text, "labels": labels},
            {"id": "s", "kind": "single", "text": text, "help": text, "choices": choices},
            {"id": "m", "kind": "multiple", "text": text, "help": text, "choices": choices},
            {"id": "r", "kind": "rating", "text": text, "help": text, "labels": labels},
            {"id": "c", "kind": "comment", "text": text, "help": text}]
    })
}

#[test]
fn whatever_a_poll_says_its_pages_have_the_same_elements() -> Result<()> {
    let site = Site::start()?;
    let harmless = site.create(&poll("harmless"))?;
    for bad in BAD {
        let bad_poll = site.create(&poll(bad))?;
        for part in ["", "/results", "/privacy"] {
            let [good, html] =
                [&harmless, &bad_poll].map(|poll| page(&site, &format!("/p/{poll}{part}?lang=en")));
            let html = html?;
            let (good, document) = (Document::read(&good?), Document::read(&html));
            assert_eq!(document.shape(), good.shape(), "{part} of {bad}");
            assert!(!html.contains("<script>alert"), "{html}");
        }
        let document = Document::read(&page(&site, &format!("/p/{bad_poll}"))?);
        // Read back it is what was written: nothing was taken out of it, and nothing was escaped twice.
        let carried = document.by_id("poll").context("no poll")?.get("value");
        let manifest = candor::page::read(carried).context("no poll can be read")?;
        assert_eq!(manifest.poll.title().in_language("en"), bad.trim());
        assert!(document.text.matches(bad.trim()).count() >= 20, "every text is read: {}", document.text);
        let told = document.named("meta").find(|meta| meta.get("property") == "og:title");
        assert!(told.is_some_and(|meta| meta.get("content").contains("alert") == bad.contains("alert")));
    }
    Ok(())
}

#[test]
fn an_address_is_only_ever_text() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&poll("harmless"))?;
    let shape = |query: &str| -> Result<Vec<String>> {
        let reply = ask(&site, "GET", &format!("/p/{poll}{query}"), &[])?;
        assert_eq!(reply.status, 200, "{query}");
        Ok(Document::read(std::str::from_utf8(&reply.bytes)?).shape())
    };
    let plain = shape("")?;
    for query in [
        "?lang=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "?group=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "?x=1&a='onclick=alert(1)&amp;%22",
        "?accent=%3C/style%3E%3Cscript%3Ealert(1)%3C/script%3E&font=%7D&radius=%3C&theme=%22%3E",
    ] {
        assert_eq!(shape(query)?, plain, "{query}");
    }
    for id in ["%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E", "'%3E%3Cb%3E"] {
        let reply = ask(&site, "GET", &format!("/p/{id}"), &[])?;
        assert_eq!(reply.status, 404);
        assert!(!String::from_utf8_lossy(&reply.bytes).contains("alert(1)"));
    }
    Ok(())
}
