//! How costs grow: of a ballot, a release, storage and memory with the number of ballots; and of a poll with that of its groups.

use crate::load::parallel;
use anyhow::{Result, ensure};
use candor_tests::site::Site;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::Instant;

/// What is measured at one size.
struct Point {
    size: u64,
    values: [f64; 4],
}

const BALLOTS: [&str; 4] =
    ["ballots a second", "release, ms", "bytes of storage a ballot", "memory of workerd, MB"];
const GROUPS: [&str; 4] = ["making the poll, ms", "a ballot, ms", "release, ms", "latest release, ms"];

/// The bytes of all files of a folder.
fn bytes(folder: &Path) -> Result<u64> {
    let mut sum = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        sum += if entry.file_type()?.is_dir() { bytes(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(sum)
}

#[expect(clippy::cast_precision_loss, reason = "figures that a person reads")]
fn float(number: u64) -> f64 {
    number as f64
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1_000.0
}

/// One poll that grows to the most ballots, a thousand being the least, ten times as many a step.
fn ballots(most: u64) -> Result<Vec<Point>> {
    let mut site = Site::start_boxes(1)?;
    let poll = site.create(&crate::definition())?;
    let (mut points, mut sent, mut size) = (Vec::new(), 0, 1_000);
    while size <= most {
        let path = format!("/api/polls/{poll}/ballots");
        let start = Instant::now();
        parallel(size - sent, |number| {
            let reply = site.anyone.post(&path, &crate::ballot(&format!("growing-{:010}", sent + number)))?;
            ensure!(reply.status == 201, "{reply:?}");
            Ok(())
        })?;
        let a_second = float(size - sent) / start.elapsed().as_secs_f64();
        sent = size;
        let memory = float(site.memory()?) / 1_000.0;
        let start = Instant::now();
        ensure!(site.release(&poll)?["nodes"][0]["ballots"] == size);
        let release = milliseconds(start);
        // As it is once the log is taken into the file.
        site.kill();
        for entry in fs::read_dir(site.storage().join("candor-poll"))? {
            let file = entry?.path();
            if file.extension().is_some_and(|ending| ending == "sqlite") {
                rusqlite::Connection::open(&file)?.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")?;
            }
        }
        let stored = bytes(&site.storage().join("candor-poll"))?;
        site.kill_and_restart()?;
        points.push(Point { size, values: [a_second, release, float(stored) / float(size), memory] });
        println!("  {size} ballots measured");
        size *= 10;
    }
    Ok(points)
}

/// A poll of so many groups, each with just enough ballots.
fn groups(most: u64) -> Result<Vec<Point>> {
    let site = Site::start_boxes(1)?;
    let (mut points, mut size) = (Vec::new(), 5);
    while size <= most {
        let children: Vec<Value> =
            (0..size).map(|n| json!({"id": format!("g{n}"), "name": format!("Group {n}")})).collect();
        let mut definition = crate::definition();
        definition["groups"] = json!({"id": "all", "name": "All", "children": children});
        let start = Instant::now();
        let poll = site.create(&definition)?;
        let made = milliseconds(start);
        let path = format!("/api/polls/{poll}/ballots");
        let start = Instant::now();
        parallel(size * 5, |number| {
            let mut ballot = crate::ballot(&format!("groups-{number:010}"));
            ballot["group"] = json!(format!("g{}", number % size));
            let reply = site.anyone.post(&path, &ballot)?;
            ensure!(reply.status == 201, "{reply:?}");
            Ok(())
        })?;
        let ballot = milliseconds(start) / float(size * 5);
        let start = Instant::now();
        let release = site.release(&poll)?;
        ensure!(release["nodes"].as_array().is_some_and(|nodes| nodes.len() as u64 == size + 1));
        let released = milliseconds(start);
        let start = Instant::now();
        ensure!(site.anyone.get(&format!("/api/polls/{poll}/releases/latest"))?.status == 200);
        points.push(Point { size, values: [made, ballot, released, milliseconds(start)] });
        println!("  {size} groups measured");
        size *= 10;
    }
    Ok(points)
}

/// The exponent by which a value grows between the last two sizes: 0 is flat, 1 in proportion.
fn slope(points: &[Point], value: usize) -> f64 {
    match points {
        [.., before, last] => {
            (last.values[value] / before.values[value]).ln() / (float(last.size) / float(before.size)).ln()
        }
        _ => 0.0,
    }
}

/// A table, with a bar for each value as a share of the largest in its column, and the slopes below.
fn plot(what: &str, names: [&str; 4], points: &[Point]) -> Value {
    println!("{what:>10}  {}", names.map(|name| format!("{name:<34}")).concat());
    for point in points {
        let cells = [0, 1, 2, 3].map(|value| {
            let most = points.iter().map(|point| point.values[value]).fold(f64::MIN, f64::max);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 20")]
            let bar = (point.values[value] / most * 20.0).round() as usize;
            format!("{:>10.2} {:<23}", point.values[value], "▇".repeat(bar))
        });
        println!("{:>10}  {}", point.size, cells.concat());
    }
    let slopes = [0, 1, 2, 3].map(|value| slope(points, value));
    println!("{:>10}  {}", "slope", slopes.map(|slope| format!("{slope:>10.2} {:<23}", "")).concat());
    let rows = points.iter().map(|point| json!({"size": point.size, "values": point.values}));
    json!({"of": what, "columns": names, "rows": rows.collect::<Vec<_>>(), "slopes": slopes})
}

/// Measures and plots both; `most` is the most ballots.
pub(crate) fn growth(most: u64) -> Result<Value> {
    println!("growth: up to {most} ballots, and 5,000 groups");
    let (ballots, groups) = (ballots(most)?, groups(5_000)?);
    Ok(json!([plot("ballots", BALLOTS, &ballots), plot("groups", GROUPS, &groups)]))
}
