//! What was taken back is gone from the disk, and not only from the tables: deleting a row leaves its bytes in the page.

use crate::storage::Folder;
use crate::unlinkable::put_away;
use anyhow::Result;
use candor::{Answers, Poll, Tally};
use candor_tests::site::Site;
use serde_json::{Value, json};

const BALLOTS: usize = 24;
/// Fewer than are ever released.
const COMMENTS: usize = 9;

fn definition() -> Value {
    json!({
        "title": "Erased", "k": 5, "eligibility": "open", "release": "at_close",
        "groups": {"id": "all", "name": "All", "children": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]},
        "questions": [{"id": "rate", "kind": "rating", "text": "Rate"}, {"id": "say", "kind": "comment", "text": "Say"}],
    })
}

/// A comment that no other has a word of: short, several to a page, or too long for one.
fn comment(n: usize) -> String {
    let words = [3, 85, 180][n % 3];
    let words: Vec<String> = (0..words).map(|word| format!("ä{n}w{word}é")).collect();
    words.join(" ")
}

#[test]
fn withheld_comments_and_earlier_pools_leave_no_bytes_behind() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let parsed = Poll::parse(&definition()).map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
    let (mut tally, mut pools) = (Tally::empty(&parsed), Vec::new());
    for n in 0..BALLOTS {
        let say = if n < COMMENTS { json!({"text": comment(n)}) } else { json!({"declined": true}) };
        let answers = json!({"rate": {"value": n % 11}, "say": say});
        site.vote(&poll, "a", &answers)?;
        tally.count(&parsed, &Answers::parse(&parsed, &answers).expect("they fit"));
        pools.push(serde_json::to_string(&tally)?);
    }
    let whole = |folder: &Folder, text: &str| !folder.whole("", text.as_bytes()).is_empty();
    let before = Folder::of(&site.storage())?;
    assert!((0..COMMENTS).all(|n| whole(&before, comment(n).split(' ').next().unwrap_or_default())));
    assert!(pools.iter().any(|pool| whole(&before, pool)), "pools are found where they are");
    site.close(&poll)?;
    let after = put_away(&site)?;
    for n in 0..COMMENTS {
        for word in comment(n).split(' ') {
            assert!(!whole(&after, word), "“{word}” of a comment that was withheld");
        }
    }
    // The last is what was released.
    for pool in &pools[..BALLOTS - 1] {
        assert!(!whole(&after, pool), "an earlier pool: {pool}");
    }
    Ok(())
}
