//! Comments leave at the root, in batches, and tell nothing of where they came from.

use crate::polls::{answers, definition, with_comment};
use anyhow::Result;
use candor_tests::site::Site;
use std::collections::BTreeSet;

#[test]
fn nine_comments_stay_and_ten_leave_together() -> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&definition())?;
    for n in 0..9 {
        site.vote(&poll, "north", &with_comment(n))?;
    }
    assert_eq!(site.release(&poll)?["comments"].as_array().map(Vec::len), Some(0));
    site.vote(&poll, "south", &with_comment(9))?;
    let release = site.release(&poll)?;
    let texts: BTreeSet<String> = release["comments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["text"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(texts, (0..10).map(|n| format!("Remark {n}")).collect());
    assert!(!release["nodes"].to_string().contains("Remark"), "comments are at no node");
    // One more comment waits, and is gone when the poll closes.
    site.vote(&poll, "north", &with_comment(10))?;
    for n in 0..3 {
        site.vote(&poll, "north", &answers(n))?;
    }
    assert_eq!(site.close(&poll)?["comments"].as_array().map(Vec::len), Some(10));
    Ok(())
}
