//! A poll that was deleted is gone from the disk: none of what anyone wrote into it stands in any file.

use crate::storage::Folder;
use crate::unlinkable::{Target, put_away};
use anyhow::{Context, Result, ensure};
use candor_tests::site::Site;
use serde_json::{Value, json};
use xtask::client::Reply;
use xtask::stack::Feeds;

/// Polls besides the one that is deleted, so that rows are moved between pages.
const OTHERS: usize = 40;

/// A word that stands nowhere else, for a field of a poll.
fn marker(poll: usize, field: &str) -> String {
    format!("zq{poll}{field}qz")
}

/// Each field of the markers, of whom it is told.
const FIELDS: [&str; 14] = [
    "title",
    "description",
    "group",
    "question",
    "help",
    "choice",
    "low",
    "released",
    "waiting",
    "heard",
    "will",
    "owner",
    "link",
    "reason",
];

fn definition(poll: usize) -> Value {
    let mark = |field: &str| marker(poll, field);
    json!({
        "title": mark("title"), "description": mark("description"), "k": 3, "eligibility": "open", "release": "at_close",
        "groups": {"id": "all", "name": mark("group"), "children": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]},
        "questions": [
            {"id": "when", "kind": "single", "text": mark("question"), "help": mark("help"),
             "choices": [{"id": "x", "text": mark("choice")}, {"id": "y", "text": "Y"}]},
            {"id": "rate", "kind": "rating", "text": "Rate", "labels": {"low": mark("low"), "high": "H"}},
            {"id": "say", "kind": "comment", "text": "Say"}, {"id": "more", "kind": "comment", "text": "More"}],
    })
}

fn send(site: &Site, method: &str, path: &str, body: &str) -> Result<Reply> {
    site.owner.send(method, path, &[("content-type", "application/json")], body.as_bytes())
}

/// Makes a poll with something of everything in it, and gives its id.
fn whole(site: &Site, poll: usize) -> Result<String> {
    let draft = site.owner.post("/api/drafts", &json!({"definition": {"title": "A draft"}}))?.json();
    let draft = draft["id"].as_str().context("a draft")?.to_owned();
    for length in [3, 1, 5] {
        // As it is typed: a draft grows and shrinks.
        let long = json!({"definition": definition(poll), "languages": vec!["en"; length]});
        let reply = send(site, "PUT", &format!("/api/drafts/{draft}"), &long.to_string())?;
        ensure!(reply.status < 300, "{reply:?}");
    }
    let id = site.create(&definition(poll))?;
    ensure!(send(site, "DELETE", &format!("/api/drafts/{draft}"), "")?.status == 204);
    for n in 0..12 {
        let say = json!({"text": format!("{} {n}", marker(poll, "released"))});
        let more = if n < 2 { json!({"text": marker(poll, "waiting")}) } else { json!({"declined": true}) };
        let answers = json!({"when": {"choice": "x"}, "rate": {"value": n % 11}, "say": say, "more": more});
        site.vote(&id, if n % 2 == 0 { "a" } else { "b" }, &answers)?;
    }
    ensure!(site.release(&id)?["comments"].as_array().is_some_and(|comments| comments.len() == 12));
    let link = site.owner.post(&format!("/api/polls/{id}/links"), &json!({"name": marker(poll, "link")}))?;
    ensure!(link.status == 201, "{link:?}");
    let promise = json!({"heard": marker(poll, "heard"), "will": marker(poll, "will"), "owner": marker(poll, "owner"),
        "due": "2030-12-31"});
    let promised = site.owner.post(&format!("/api/polls/{id}/commitments"), &promise)?;
    ensure!(promised.status == 201, "{promised:?}");
    let promise = promised.json()["id"].as_str().context("a promise")?.to_owned();
    let dropped = json!({"state": "dropped", "reason": marker(poll, "reason")});
    let dropped = send(site, "PUT", &format!("/api/polls/{id}/commitments/{promise}"), &dropped.to_string())?;
    ensure!(dropped.status < 300, "{dropped:?}");
    Ok(id)
}

#[test]
fn a_deleted_poll_leaves_none_of_its_bytes_in_the_storage_folder() -> Result<()> {
    let site = Site::start()?;
    let mut ids = Vec::new();
    for poll in 0..=OTHERS {
        ids.push(whole(&site, poll)?);
    }
    let left = |folder: &Folder, poll: usize| -> Vec<(&str, Vec<String>)> {
        let stands = |field: &&'static str| {
            let files = folder.whole("", marker(poll, field).as_bytes());
            (!files.is_empty()).then(|| (*field, files.into_iter().map(ToOwned::to_owned).collect()))
        };
        FIELDS.iter().filter_map(stands).collect()
    };
    let before = put_away(&site)?;
    // The first, one amid the others, and the last, which nothing was written over since.
    let gone = [0, OTHERS / 2, OTHERS];
    for poll in gone {
        assert_eq!(left(&before, poll).len(), FIELDS.len(), "everything is found where it is");
        assert_eq!(send(&site, "DELETE", &format!("/api/polls/{}", ids[poll]), "")?.status, 204);
    }
    let after = put_away(&site)?;
    for poll in gone {
        assert_eq!(left(&after, poll), []);
    }
    assert_eq!(left(&after, 1).len(), FIELDS.len(), "nobody else lost anything");
    Ok(())
}

#[test]
fn what_is_kept_for_a_while_leaves_no_bytes_once_it_is_erased() -> Result<()> {
    let site = Site::start_fast(Feeds { retention_seconds: 8, ..Feeds::default() })?;
    let target = Target::new(&site, 500)?;
    let digests: Vec<&[u8]> = target.people.list.iter().map(|person| &person.digest[..]).collect();
    site.close(target.people.poll.as_str())?;
    let holds = |folder: &Folder| !folder.holding("", &digests).is_empty();
    assert!(holds(&Folder::of(&site.storage())?), "digests are found where they are");
    site.until(&format!("/api/polls/{}/spent", target.people.poll), |reply| reply.status == 410)?;
    assert!(!holds(&put_away(&site)?));
    Ok(())
}

#[test]
fn what_was_redacted_leaves_no_bytes_once_the_rest_is_published() -> Result<()> {
    let site = Site::start()?;
    let mut definition = definition(0);
    definition["comments"] = json!("moderated");
    let poll = site.create(&definition)?;
    let word = |n: usize| marker(n, "said");
    for n in 0..30 {
        let answers = json!({"when": {"choice": "x"}, "rate": {"value": 1}, "more": {"declined": true},
            "say": {"text": format!("Ask {} about it", word(n))}});
        site.vote(&poll, "a", &answers)?;
    }
    site.release(&poll)?;
    let path = format!("/api/polls/{poll}/comments");
    let sealed = site.owner.get(&path)?.json();
    for comment in sealed["comments"].as_array().context("comments")? {
        let (id, text) =
            (comment["id"].as_str().unwrap_or_default(), comment["text"].as_str().unwrap_or_default());
        let body = json!({"redact": [[4, text.len() - " about it".len()]]}).to_string();
        assert_eq!(send(&site, "PUT", &format!("{path}/{id}"), &body)?.status, 200);
    }
    let left =
        |folder: &Folder| (0..30).filter(|n| !folder.whole("", word(*n).as_bytes()).is_empty()).count();
    assert_eq!(left(&Folder::of(&site.storage())?), 30, "words are found where they are");
    let published = site.owner.post(&path, &json!({"comments": 30}))?;
    assert_eq!(published.status, 201);
    assert!(published.body.contains("Ask ▮▮▮ about it"), "{}", published.body);
    assert!((0..30).all(|n| !published.body.contains(&word(n))), "{}", published.body);
    assert_eq!(left(&put_away(&site)?), 0);
    Ok(())
}
