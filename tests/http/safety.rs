//! Headers that keep browsers from doing harm, and caches from keeping what changes.

use crate::polls::{answers, definition};
use anyhow::Result;
use candor_tests::site::Site;
use xtask::client::Reply;

fn policy(reply: &Reply) -> &str {
    reply.header("content-security-policy").unwrap_or_default()
}

#[test]
fn every_reply_is_guarded_and_only_two_pages_may_be_framed() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let framed = [format!("/p/{poll}"), format!("/p/{poll}/results")];
    let others = [
        "/healthz".into(),
        format!("/api/polls/{poll}"),
        "/nosuch".into(),
        "/api/openapi.json".into(),
        format!("/p/{poll}.svg"),
        "/p/nosuch.svg".into(),
        "/oembed".into(),
    ];
    for path in framed.iter().chain(&others) {
        let reply = site.anyone.get(path)?;
        let has = |name: &str, value: &str| assert_eq!(reply.header(name), Some(value), "{path}");
        has("x-content-type-options", "nosniff");
        has("referrer-policy", "no-referrer");
        has("x-robots-tag", "noindex");
        let policy = policy(&reply);
        assert!(
            policy.contains("default-src 'none'") && policy.contains("base-uri 'none'"),
            "{path}: {policy}"
        );
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
        let is_framed = framed.contains(path);
        assert_eq!(policy.contains("frame-ancestors 'none'"), !is_framed, "{path}");
        assert_eq!(reply.header("x-frame-options").is_none(), is_framed, "{path}");
        assert_eq!(reply.header("set-cookie"), None, "{path}");
    }
    let page = site.anyone.get(&framed[0])?;
    assert!(policy(&page).contains("'sha256-"), "the page's own script is named: {}", policy(&page));
    Ok(())
}

#[test]
fn what_never_changes_is_kept_and_what_may_is_asked_for_again() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    for n in 0..3 {
        site.vote(&poll, "north", &answers(n))?;
    }
    site.release(&poll)?;
    for (path, caching) in
        [("releases/1", "immutable"), ("releases/latest", "no-cache"), ("releases/latest.csv", "no-cache")]
    {
        let path = format!("/api/polls/{poll}/{path}");
        let reply = site.anyone.get(&path)?;
        assert!(
            reply.header("cache-control").is_some_and(|value| value.contains(caching)),
            "{path}: {reply:?}"
        );
        let tag = reply.header("etag").unwrap();
        let again = site.anyone.send("GET", &path, &[("if-none-match", tag)], &[])?;
        assert_eq!((again.status, again.body.as_str()), (304, ""), "{path}");
        let other = site.anyone.send("GET", &path, &[("if-none-match", "\"other\"")], &[])?;
        assert_eq!(other.status, 200, "{path}");
    }
    let html = site.anyone.get(&format!("/p/{poll}"))?.body;
    let script =
        html.split('"').find(|part| part.starts_with("/assets/") && part.contains(".js")).unwrap_or_default();
    let script = site.anyone.get(script)?;
    assert_eq!(script.header("content-type"), Some("text/javascript; charset=utf-8"));
    assert!(script.header("cache-control").is_some_and(|value| value.contains("immutable")));
    Ok(())
}
