//! What wikis and chats show without scripts: the picture and oEmbed.

use crate::polls::{answers, definition};
use anyhow::{Context, Result, anyhow};
use candor_tests::site::Site;
use serde_json::{Value, json};
use xtask::client::Reply;

/// The picture's title, description and texts.
fn read(reply: &Reply) -> Result<String> {
    assert_eq!(reply.header("content-type"), Some("image/svg+xml; charset=utf-8"));
    let document = roxmltree::Document::parse(&reply.body)?;
    assert!(document.root_element().has_tag_name(("http://www.w3.org/2000/svg", "svg")));
    assert_eq!(document.root_element().attribute("role"), Some("img"));
    let texts =
        document.descendants().filter(|node| ["title", "desc", "text"].contains(&node.tag_name().name()));
    let texts = texts.flat_map(|node| node.descendants().filter(roxmltree::Node::is_text));
    Ok(texts.filter_map(|node| node.text()).collect::<Vec<_>>().join("\n"))
}

/// The size of a picture.
fn size(reply: &Reply) -> Result<[String; 2]> {
    let document = roxmltree::Document::parse(&reply.body)?;
    let attribute = |name| document.root_element().attribute(name).map(ToOwned::to_owned);
    Ok([attribute("width").context("no width")?, attribute("height").context("no height")?])
}

#[test]
fn the_picture_shows_the_latest_release_and_nothing_before_it() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let picture = |query: &str| site.anyone.get(&format!("/p/{poll}.svg{query}"));
    for n in 0..3 {
        site.vote(&poll, "north", &answers(n))?;
    }
    let before = picture("")?;
    assert_eq!(before.status, 200);
    let texts = read(&before)?;
    assert!(texts.contains("How we work") && texts.contains("No results yet"), "{texts}");

    site.release(&poll)?;
    let after = picture("")?;
    let texts = read(&after)?;
    for shown in ["n = 3 · Release 1 · at least 3 people together", "Daily: 2 (67%); Later: 1 (33%)"] {
        assert!(texts.contains(shown), "{shown} in {texts}");
    }
    assert_eq!(size(&before)?, size(&after)?, "a page does not jump");
    // Ballots that wait are in no picture.
    site.vote(&poll, "south", &answers(3))?;
    assert_eq!(picture("")?.body, after.body);

    let german = read(&picture("?lang=de")?)?;
    assert!(german.contains("Wie wir arbeiten") && german.contains("Veröffentlichung 1"), "{german}");
    assert_eq!(picture("?lang=xx")?.body, after.body);
    let by_header = site.anyone.send("GET", &format!("/p/{poll}.svg"), &[("accept-language", "de")], &[])?;
    assert_eq!(by_header.body, after.body, "what proxies fetch is for everybody");
    assert_eq!(by_header.header("vary"), None);
    assert!(!picture("?theme=dark")?.body.contains("@media"));
    Ok(())
}

#[test]
fn the_picture_can_be_kept_by_proxies_and_shown_by_other_sites() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let path = format!("/p/{poll}.svg");
    let reply = site.anyone.get(&path)?;
    let tag = reply.header("etag").context("no tag")?.to_owned();
    let same = site.anyone.send("GET", &path, &[("if-none-match", &tag)], &[])?;
    assert_eq!((same.status, same.body.as_str()), (304, ""));
    let missing = site.anyone.get("/p/nosuch.svg")?;
    assert_eq!(missing.status, 404);
    assert!(read(&missing)?.contains("There is no such poll here"));
    for reply in [&reply, &same] {
        assert_eq!(reply.header("cache-control"), Some("public, max-age=300, must-revalidate"));
        assert_eq!(reply.header("etag"), Some(tag.as_str()));
    }
    for reply in [&reply, &same, &missing] {
        assert_eq!(reply.header("cross-origin-resource-policy"), Some("cross-origin"));
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
        assert_eq!(reply.header("x-robots-tag"), Some("noindex"));
        let policy = reply.header("content-security-policy").unwrap_or_default();
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    }
    assert_eq!(missing.header("cache-control"), Some("no-cache"));
    // Everything else stays with its own pages.
    let manifest = site.anyone.get(&format!("/api/polls/{poll}"))?;
    assert_eq!(manifest.header("cross-origin-resource-policy"), Some("same-origin"));
    assert_eq!(manifest.header("access-control-allow-origin"), None);

    site.release(&poll)?;
    for n in 0..3 {
        site.vote(&poll, "north", &answers(n))?;
    }
    site.release(&poll)?;
    let newer = site.anyone.send("GET", &path, &[("if-none-match", &tag)], &[])?;
    assert_eq!(newer.status, 200, "a release is seen");
    let erased = site.owner.send("DELETE", &format!("/api/polls/{poll}"), &[], &[])?;
    assert_eq!((erased.status, site.anyone.get(&path)?.status), (204, 404));
    Ok(())
}

#[test]
fn texts_of_a_poll_come_out_as_texts() -> Result<()> {
    let site = Site::start()?;
    let bad = "<script>alert(1)</script> & \" ' ]]> \u{202e}";
    let mut definition = definition();
    definition["title"] = json!(bad);
    for question in definition["questions"].as_array_mut().into_iter().flatten() {
        question["text"] = json!(bad);
    }
    definition["questions"][1]["choices"][0]["text"] = json!(bad);
    let poll = site.create(&definition)?;
    for n in 0..3 {
        site.vote(&poll, "north", &answers(n))?;
    }
    site.release(&poll)?;
    let reply = site.anyone.get(&format!("/p/{poll}.svg"))?;
    assert!(
        read(&reply)?.contains("<script>alert(1)</script> & \" ' ]]>"),
        "they are read as they were written"
    );
    assert!(!reply.body.contains("<script") && !reply.body.contains('\u{202e}'));
    let page = site.page(&format!("/p/{poll}/results"));
    for format in ["json", "xml"] {
        let reply = oembed(&site, &page, &format!("&format={format}"))?;
        let html = match format {
            "xml" => field(&reply.body, "html")?,
            _ => reply.json()["html"].as_str().unwrap_or_default().to_owned(),
        };
        assert!(!html.contains("<script"), "{html}");
        let frame = roxmltree::Document::parse(&html)?;
        assert!(frame.root_element().has_tag_name("iframe") && !frame.root_element().has_children());
        let title = "Results: <script>alert(1)</script> & \" ' ]]>";
        assert_eq!(frame.root_element().attribute("title"), Some(title));
    }
    Ok(())
}

fn oembed(site: &Site, page: &str, more: &str) -> Result<Reply> {
    let page = page.replace(':', "%3A").replace('/', "%2F").replace('?', "%3F").replace('=', "%3D");
    site.anyone.get(&format!("/oembed?url={page}{more}"))
}

fn field(xml: &str, name: &str) -> Result<String> {
    let document = roxmltree::Document::parse(xml)?;
    let field = document.root_element().children().find(|field| field.has_tag_name(name));
    field.and_then(|field| field.text()).map(ToOwned::to_owned).ok_or_else(|| anyhow!("no {name} in {xml}"))
}

#[test]
fn a_link_to_a_poll_becomes_a_frame() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let page = site.page(&format!("/p/{poll}"));
    let reply = oembed(&site, &page, "")?;
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("application/json")));
    assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    let embed = reply.json();
    assert_eq!((&embed["type"], &embed["version"]), (&json!("rich"), &json!("1.0")));
    assert_eq!((&embed["title"], &embed["width"]), (&json!("How we work"), &json!(640)));
    assert_eq!(embed["thumbnail_url"], Value::Null, "who has still to answer sees no results");
    let html = embed["html"].as_str().unwrap_or_default();
    assert!(html.starts_with(&format!("<iframe src=\"{page}\" title=\"How we work\"")), "{html}");
    assert!(html.contains("loading=\"lazy\"") && html.contains("sandbox=\"allow-scripts "), "{html}");

    let results = oembed(&site, &format!("{page}/results?lang=de"), "&maxwidth=500&maxheight=2000")?.json();
    assert_eq!(results["title"], "Ergebnisse: Wie wir arbeiten");
    assert_eq!((&results["width"], &results["height"]), (&json!(500), &json!(900)));
    let thumbnail = results["thumbnail_url"].as_str().context("no thumbnail")?;
    assert_eq!(thumbnail, format!("{page}.svg?lang=de"));
    let picture = site.anyone.get(thumbnail.strip_prefix(&site.page("")).context("elsewhere")?)?;
    let told = [&results["thumbnail_width"], &results["thumbnail_height"]].map(Value::to_string);
    assert_eq!(size(&picture)?, told);

    let xml = oembed(&site, &page, "&format=xml")?;
    assert_eq!((xml.status, xml.header("content-type")), (200, Some("text/xml; charset=utf-8")));
    assert_eq!(field(&xml.body, "html")?, html);
    assert_eq!(field(&xml.body, "width")?, "640");
    let tag = xml.header("etag").context("no tag")?;
    let again = format!("/oembed?url={page}&format=xml");
    assert_eq!(site.anyone.send("GET", &again, &[("if-none-match", tag)], &[])?.status, 304);
    Ok(())
}

#[test]
fn what_cannot_be_embedded_is_refused_as_the_specification_says() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let page = site.page(&format!("/p/{poll}"));
    let refused = |page: &str, more: &str| -> Result<(u16, Value)> {
        let reply = oembed(&site, page, more)?;
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"), "a script can read why");
        Ok((reply.status, reply.json()["code"].clone()))
    };
    assert_eq!(refused("https://elsewhere.example/p/x", "")?, (404, json!("no_embed")));
    assert_eq!(refused(&format!("{page}/privacy"), "")?, (404, json!("no_embed")));
    assert_eq!(refused(&site.page("/p/nosuch"), "")?, (404, json!("unknown_poll")));
    assert_eq!(refused(&page, "&format=yaml")?, (501, json!("unsupported_format")));
    assert_eq!(refused(&page, "&maxwidth=wide")?, (400, json!("bad_parameter")));
    let bare = site.anyone.get("/oembed")?;
    assert_eq!((bare.status, &bare.json()["code"]), (400, &json!("bad_parameter")));
    let posted = site.anyone.post("/oembed", &json!({}))?;
    assert_eq!((posted.status, posted.header("allow")), (405, Some("GET, HEAD")));
    Ok(())
}
