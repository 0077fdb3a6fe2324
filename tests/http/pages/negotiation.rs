//! Encodings, media types and what may be kept: of pages, and of the files that were built.

use super::{Raw, ask, built};
use crate::polls::definition;
use anyhow::{Context, Result};
use candor_tests::site::Site;

/// What callers take, and the encoding that they get.
const FIELDS: [(&str, Option<&str>); 8] = [
    ("gzip, deflate, br, zstd", Some("br")),
    ("gzip, deflate", Some("gzip")),
    ("br;q=0.1, gzip;q=0.9", Some("br")),
    ("br;q=0, gzip", Some("gzip")),
    ("*", Some("br")),
    ("identity", None),
    ("br;q=0, gzip;q=0", None),
    ("deflate", None),
];

/// Every page of a poll.
fn pages(poll: &str) -> [String; 4] {
    [format!("/p/{poll}"), format!("/p/{poll}/results"), format!("/p/{poll}/privacy"), "/p/nosuch".to_owned()]
}

/// The built files of every kind.
fn files() -> Result<Vec<String>> {
    let mut files = [built("widget")?, built("console")?].concat();
    files.push("/assets/embed.js".into());
    for entry in std::fs::read_dir(xtask::root().join("dist/assets/widget"))? {
        let icon = entry?.path();
        if icon.extension().is_some_and(|ending| ending == "svg") {
            let name = icon.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push(format!("/assets/widget/{name}"));
        }
    }
    Ok(files)
}

#[test]
fn brotli_is_sent_where_it_is_taken_else_gzip_else_plain_bytes_and_all_say_the_same() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    for path in files()?.iter().chain(&pages(&poll)) {
        let plain = ask(&site, "GET", path, &[])?;
        assert_eq!(plain.header("content-encoding"), None, "{path}");
        assert!(!plain.bytes.is_empty(), "{path}");
        // The script for wikis is so small that it is kept in no other form.
        let is_encoded = path != "/assets/embed.js";
        for (field, encoding) in FIELDS {
            let reply = ask(&site, "GET", path, &[("accept-encoding", field)])?;
            assert_eq!(reply.status, plain.status, "{path}");
            assert_eq!(
                reply.header("content-encoding"),
                encoding.filter(|_| is_encoded),
                "{path} for “{field}”"
            );
            assert_eq!(reply.decoded()?, plain.bytes, "{path} for “{field}”");
            assert!(encoding.is_none() || !is_encoded || reply.bytes.len() < plain.bytes.len(), "{path}");
            let vary = reply.header("vary").unwrap_or_default();
            assert!(vary.contains("Accept-Encoding"), "{path} for “{field}” varies by “{vary}”");
            assert_eq!(vary.contains("Accept-Language"), path.starts_with("/p/"), "{path}");
        }
    }
    Ok(())
}

#[test]
fn files_have_their_media_types_and_are_kept_for_good_by_names_with_a_hash() -> Result<()> {
    let site = Site::start()?;
    for path in files()? {
        let (_, ending) = path.rsplit_once('.').context("a file without an ending")?;
        let kind = match ending {
            "js" => "text/javascript; charset=utf-8",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            other => anyhow::bail!("{other} is built, and nobody says what it is"),
        };
        let keeps =
            if path == "/assets/embed.js" { "no-cache" } else { "public, max-age=31536000, immutable" };
        for encoding in ["identity", "br", "gzip"] {
            let reply = ask(&site, "GET", &path, &[("accept-encoding", encoding)])?;
            assert_eq!(reply.header("content-type"), Some(kind), "{path}");
            assert_eq!(reply.header("cache-control"), Some(keeps), "{path}");
            assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
            let head = ask(&site, "HEAD", &path, &[("accept-encoding", encoding)])?;
            assert_eq!((head.status, head.bytes.len()), (200, 0), "{path}");
            for name in ["content-type", "cache-control", "content-encoding", "vary"] {
                assert_eq!(head.header(name), reply.header(name), "{name} of {path}");
            }
        }
    }
    Ok(())
}

#[test]
fn a_page_is_asked_for_each_time_and_sent_only_when_it_has_changed() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    for path in &pages(&poll)[..3] {
        let had = |path: &str, tag: &str, encoding: &str| {
            ask(&site, "GET", path, &[("if-none-match", tag), ("accept-encoding", encoding)])
        };
        for encoding in ["identity", "br", "gzip"] {
            let first = ask(&site, "GET", path, &[("accept-encoding", encoding)])?;
            assert_eq!(first.header("content-type"), Some("text/html; charset=utf-8"));
            assert_eq!(first.header("cache-control"), Some("no-cache"));
            let tag = first.header("etag").context("no entity tag")?;
            // A strong tag would be one of the same bytes (RFC 9110 section 8.8.1).
            assert_eq!(tag.starts_with("W/"), encoding != "identity", "{tag}");
            let again = had(path, tag, encoding)?;
            assert_eq!((again.status, again.bytes.len()), (304, 0), "{path}");
            assert_eq!(again.header("content-encoding"), None, "{path}");
            for name in ["etag", "vary", "cache-control"] {
                assert_eq!(again.header(name), first.header(name), "{name} of {path}");
            }
            assert_eq!(had(path, "\"another\"", encoding)?.status, 200, "{path}");
            let head = ask(&site, "HEAD", path, &[("accept-encoding", encoding)])?;
            assert_eq!((head.status, head.bytes.len()), (200, 0), "{path}");
            assert_eq!(head.header("etag"), Some(tag), "{path}");
            let german = format!("{path}?lang=de");
            assert_eq!(had(&german, tag, encoding)?.status, 200, "another language is another page");
        }
    }
    let open = ask(&site, "GET", &pages(&poll)[0], &[])?;
    site.close(&poll)?;
    let tag = open.header("etag").context("no entity tag")?;
    let closed = ask(&site, "GET", &pages(&poll)[0], &[("if-none-match", tag)])?;
    assert_eq!(closed.status, 200, "a closed poll's page is another one");
    assert_eq!(ask(&site, "POST", &pages(&poll)[0], &[])?.status, 405);
    Ok(())
}

#[test]
fn what_is_no_file_of_a_page_is_a_problem_document() -> Result<()> {
    let site = Site::start()?;
    let widget = built("widget")?;
    let mut paths: Vec<String> = [
        "nosuch.js",
        "widget",
        "widget/",
        "widget/index.html",
        "..%2fframe.js",
        "%2e%2e/frame.js",
        ".widget",
        "",
    ]
    .map(|path| format!("/assets/{path}"))
    .into();
    // A file that was encoded when it was built is a form of another one, and none of its own.
    paths.extend(widget.iter().flat_map(|path| [".br", ".gz"].map(|ending| [path, ending].concat())));
    for path in paths {
        for encoding in ["identity", "br"] {
            let Raw { status, headers, bytes } = ask(&site, "GET", &path, &[("accept-encoding", encoding)])?;
            let kind = headers.iter().find(|(name, _)| name == "content-type").map(|(_, kind)| kind.as_str());
            assert_eq!((status, kind), (404, Some("application/problem+json")), "{path}");
            let problem: serde_json::Value = serde_json::from_slice(&bytes)?;
            assert_eq!(problem["code"], "not_found", "{path}");
        }
    }
    Ok(())
}
