//! The workspace's settings: kept, refused, and what they change of the pages that other sites embed.

use crate::polls::definition;
use anyhow::Result;
use candor_tests::site::Site;
use serde_json::{Value, json};
use xtask::client::Reply;

fn put(site: &Site, settings: &Value) -> Result<Reply> {
    let kind = [("content-type", "application/json")];
    site.owner.send("PUT", "/api/workspace", &kind, settings.to_string().as_bytes())
}

fn default() -> Value {
    json!({
        "embedders": null, "name": null,
        "theme": {"accent": "#0b6b6b", "radius": 6, "font": "serif", "density": "comfortable", "scheme": "auto"},
    })
}

/// Who may frame the page.
fn ancestors(reply: &Reply) -> &str {
    let policy = reply.header("content-security-policy").unwrap_or_default();
    policy.split("frame-ancestors ").nth(1).unwrap_or_default()
}

#[test]
fn settings_are_kept_as_they_were_made_and_survive_a_kill() -> Result<()> {
    let mut site = Site::start()?;
    assert_eq!(site.owner.get("/api/workspace")?.json(), default());
    let wanted = json!({
        "embedders": ["https://Wiki.Example.org:443", "https://*.example.com"], "name": " Example Works ",
        "theme": {"accent": "8A1C4A", "radius": 0, "scheme": "dark"},
    });
    let kept = json!({
        "embedders": ["https://wiki.example.org", "https://*.example.com"], "name": "Example Works",
        "theme": {"accent": "#8a1c4a", "radius": 0, "font": "serif", "density": "comfortable", "scheme": "dark"},
    });
    let changed = put(&site, &wanted)?;
    assert_eq!((changed.status, changed.json()), (200, kept.clone()));
    let poll = site.create(&definition())?;
    site.kill_and_restart()?;
    assert_eq!(site.owner.get("/api/workspace")?.json(), kept);
    let page = site.anyone.get(&format!("/p/{poll}"))?;
    assert_eq!(ancestors(&page), "https://wiki.example.org https://*.example.com");
    // What is left out goes back to the default.
    assert_eq!(put(&site, &json!({}))?.json(), default());
    assert_eq!(site.owner.get("/api/workspace")?.json(), default());
    Ok(())
}

#[test]
fn bad_settings_are_refused_with_every_fault_and_change_nothing() -> Result<()> {
    let site = Site::start()?;
    let bad = json!({
        "embedders": ["https://a.example; frame-src 'self'", "http://a.example", "https://me@a.example", "*"],
        "theme": {"accent": "#ffcc00", "radius": 99}, "owner": "me",
    });
    let refused = put(&site, &bad)?;
    assert_eq!((refused.status, refused.header("content-type")), (422, Some("application/problem+json")));
    let problem = refused.json();
    assert_eq!(problem["code"], "invalid_settings");
    let faults = problem["faults"].as_array().cloned().unwrap_or_default();
    let named: Vec<_> =
        faults.iter().map(|fault| (fault["pointer"].as_str(), fault["code"].as_str())).collect();
    let expected = [
        ("/owner", "unknown_field"),
        ("/embedders/0", "bad_host"),
        ("/embedders/1", "bad_scheme"),
        ("/embedders/2", "more_than_an_origin"),
        ("/embedders/3", "bad_scheme"),
        ("/theme/accent", "low_contrast"),
        ("/theme/radius", "out_of_range"),
    ];
    assert_eq!(named, expected.map(|(pointer, code)| (Some(pointer), Some(code))));
    assert_eq!(site.owner.get("/api/workspace")?.json(), default(), "nothing was changed");

    let detail = faults[5]["detail"].as_str().unwrap_or_default();
    let nearest = detail.rsplit(' ').next().unwrap_or_default();
    assert_eq!(put(&site, &json!({"theme": {"accent": nearest}}))?.status, 200, "{detail}");
    Ok(())
}

#[test]
fn settings_are_the_owners_alone() -> Result<()> {
    let site = Site::start()?;
    let kind = [("content-type", "application/json")];
    let code = |reply: Reply| (reply.status, reply.json()["code"].as_str().unwrap_or_default().to_owned());
    let is = |status: u16, code: &str| (status, code.to_owned());
    assert_eq!(code(site.anyone.get("/api/workspace")?), is(401, "not_owner"));
    assert_eq!(code(site.anyone.send("PUT", "/api/workspace", &kind, b"{}")?), is(401, "not_owner"));
    assert_eq!(code(site.owner.send("PUT", "/api/workspace", &kind, b"{")?), is(400, "malformed_json"));
    assert_eq!(code(site.owner.send("PUT", "/api/workspace", &[], b"{}")?), is(415, "not_json"));
    assert_eq!(code(put(&site, &json!([]))?), is(422, "invalid_settings"));
    let deleted = site.owner.send("DELETE", "/api/workspace", &[], &[])?;
    assert_eq!((deleted.status, deleted.header("allow")), (405, Some("GET, HEAD, PUT")));
    Ok(())
}

#[test]
fn the_embedders_may_frame_two_pages_and_nothing_else() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let framed = [format!("/p/{poll}"), format!("/p/{poll}/results"), "/p/nosuch".into()];
    let others = [
        format!("/p/{poll}/privacy"),
        format!("/api/polls/{poll}"),
        "/api/workspace".into(),
        "/healthz".into(),
        "/nosuch".into(),
    ];
    for (embedders, sources) in [
        (Value::Null, "https: http://localhost:* http://127.0.0.1:*"),
        (
            json!(["https://wiki.example.org", "http://localhost:*"]),
            "https://wiki.example.org http://localhost:*",
        ),
        (json!([]), "'none'"),
    ] {
        assert_eq!(put(&site, &json!({"embedders": embedders}))?.status, 200);
        for path in &framed {
            let page = site.anyone.get(path)?;
            assert_eq!(ancestors(&page), sources, "{path}");
            assert_eq!(page.header("x-frame-options").is_some(), sources == "'none'", "{path}");
        }
        for path in &others {
            let reply = site.anyone.get(path)?;
            assert_eq!(
                (ancestors(&reply), reply.header("x-frame-options")),
                ("'none'", Some("DENY")),
                "{path}"
            );
        }
        for path in framed.iter().chain(&others) {
            assert_eq!(site.anyone.get(path)?.header("x-frame-ancestors"), None, "{path}");
        }
    }
    Ok(())
}

#[test]
fn only_what_other_sites_are_meant_to_load_is_theirs_to_load() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let resource_policy = |path: &str| -> Result<Option<String>> {
        Ok(site.anyone.get(path)?.header("cross-origin-resource-policy").map(ToOwned::to_owned))
    };
    for path in ["/embed.js", "/oembed", &format!("/p/{poll}.svg"), &format!("/p/{poll}")] {
        assert_eq!(resource_policy(path)?.as_deref(), Some("cross-origin"), "{path}");
    }
    let (manifest, privacy) = (format!("/api/polls/{poll}"), format!("/p/{poll}/privacy"));
    for path in ["/healthz", &manifest, &privacy, "/assets/nosuch.js", "/api/openapi.json"] {
        assert_eq!(resource_policy(path)?.as_deref(), Some("same-origin"), "{path}");
    }
    Ok(())
}

#[test]
fn the_pages_look_and_are_called_as_the_workspace_says_unless_their_address_says_more() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let settings = json!({"name": "Works & <Co>", "theme": {"accent": "#8a1c4a", "scheme": "dark"}});
    assert_eq!(put(&site, &settings)?.status, 200);
    for path in [format!("/p/{poll}"), format!("/p/{poll}/results"), format!("/p/{poll}/privacy")] {
        let page = site.anyone.get(&path)?;
        assert!(page.body.contains(" data-scheme=\"dark\""), "{path}");
        assert!(page.body.contains("<style>:root:root{--accent"), "{path}");
        // The accent asked for fails on paper, and is replaced by the nearest that does not.
        let asked = site.anyone.get(&format!("{path}?theme=light&accent=ffcc00&font=%3C/style%3E"))?.body;
        assert!(asked.contains(" data-scheme=\"light\"") && asked.contains("--accent:#876b00"), "{path}");
        assert!(!asked.contains("#ffcc00") && asked.matches("</style>").count() == 2, "{path}");
    }
    let page = site.anyone.get(&format!("/p/{poll}"))?.body;
    assert!(page.contains("property=\"og:site_name\" content=\"Works &amp; &lt;Co&gt;\""), "{page}");
    let address = site.page(&format!("/p/{poll}")).replace(':', "%3A").replace('/', "%2F");
    let embed = site.anyone.get(&format!("/oembed?url={address}"))?.json();
    assert_eq!(embed["provider_name"], "Works & <Co>");
    Ok(())
}
