//! Reads: the latest release, the results page and the picture, against a constant reply of the same worker; of a poll with few
//! ballots and of one with a thousand times as many.

use crate::load::{Figures, load, parallel};
use anyhow::{Result, ensure};
use candor_tests::site::Site;
use serde_json::{Value, json};
use xtask::client::Client;

const FEW: u64 = 200;
const MANY: u64 = 200_000;
const TURNS: u32 = 20;

/// A closed poll with so many ballots.
fn closed(site: &Site, ballots: u64) -> Result<String> {
    let poll = site.create(&crate::definition())?;
    let path = format!("/api/polls/{poll}/ballots");
    parallel(ballots, |number| {
        let reply = site.anyone.post(&path, &crate::ballot(&format!("{poll}-{number:08}")))?;
        ensure!(reply.status == 201, "{reply:?}");
        Ok(())
    })?;
    site.close(&poll)?;
    Ok(poll)
}

/// What readers ask for.
fn paths(poll: &str) -> [String; 3] {
    [format!("/api/polls/{poll}/releases/latest"), format!("/p/{poll}/results"), format!("/p/{poll}.svg")]
}

/// Measures, prints, and gives the ratios.
pub(crate) fn reads(site: &Site) -> Result<Value> {
    println!("reads: making a poll of {FEW} ballots and one of {MANY}");
    let [few, many] = [closed(site, FEW)?, closed(site, MANY)?].map(|poll| paths(&poll));
    let get = |client: &Client, path: &str| client.get(path).map(|reply| Some(reply.status));
    let constant = || get(&site.anyone, "/healthz");
    let call = |path: &'static str| move || get(&site.anyone, path);
    let [few, many] = [few, many].map(|paths| paths.map(|path| &*path.leak()).map(call));
    let [constant, release, page, picture, release_many, page_many, picture_many] = load(
        TURNS,
        [
            ("a constant reply", &constant),
            ("the latest release, few ballots", &few[0]),
            ("the results page, few ballots", &few[1]),
            ("the picture, few ballots", &few[2]),
            ("the latest release, many ballots", &many[0]),
            ("the results page, many ballots", &many[1]),
            ("the picture, many ballots", &many[2]),
        ],
    )?;
    let mut table = serde_json::Map::new();
    let rows =
        [("release", release, release_many), ("page", page, page_many), ("picture", picture, picture_many)];
    for (what, few, many) in rows {
        let of = |figures: &Figures| figures.per_second / constant.per_second;
        let (ratio, growth) = (of(&few), many.per_second / few.per_second);
        println!("{what} to constant replies: {ratio:.2}; many ballots to few: {growth:.2}");
        table.insert(what.into(), json!({"ratio": ratio, "many_to_few": growth}));
    }
    Ok(Value::Object(table))
}
