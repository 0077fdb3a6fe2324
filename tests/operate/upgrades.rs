//! Data folders of every earlier schema: brought up to date when they are opened, with the same figures. And of a later one.

use crate::polls::{answer, ballots, definition, problem};
use anyhow::{Context, Result};
use candor_tests::site::Site;
use rusqlite::Connection;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The schema files of one kind of object: number and statements, in order.
fn schema(kind: &str) -> Result<Vec<(i64, String)>> {
    let folder = xtask::root().join("worker/src/sql/schema");
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(number) = name.strip_prefix(&format!("{kind}_")) {
            all.push((number.parse()?, fs::read_to_string(&path)?));
        }
    }
    all.sort();
    Ok(all)
}

/// The databases of one kind of object.
fn databases(site: &Site, kind: &str) -> Result<Vec<PathBuf>> {
    let folder = site.storage().join(format!("candor-{kind}"));
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.ends_with(".sqlite") && name != "metadata.sqlite"
    });
    Ok(files)
}

fn names(database: &Connection, query: &str) -> Result<BTreeSet<String>> {
    let mut statement = database.prepare(query)?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Makes of a database what the worker of that schema would have written: its tables by its own schema files, and of the rows what
/// they had then.
fn set_back(file: &Path, schema: &[(i64, String)]) -> Result<()> {
    let earlier = file.with_extension("earlier");
    {
        let database = Connection::open(&earlier)?;
        database.execute_batch(
            "PRAGMA journal_mode = WAL; CREATE TABLE schema_version (version INTEGER PRIMARY KEY);",
        )?;
        for (number, statements) in schema {
            database.execute_batch(statements)?;
            database.execute("INSERT INTO schema_version (version) VALUES (?)", [number])?;
        }
        database.execute("ATTACH ? AS later", [file.to_string_lossy()])?;
        let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'schema_version'";
        for table in names(&database, tables)? {
            let columns = |of: &str| {
                names(&database, &format!("SELECT name FROM pragma_table_info('{table}', '{of}')"))
            };
            let both: Vec<String> = columns("main")?.intersection(&columns("later")?).cloned().collect();
            let list = both.join(", ");
            database.execute(
                &format!("INSERT INTO main.{table} ({list}) SELECT {list} FROM later.{table}"),
                [],
            )?;
        }
        // The runtime's own tables, which hold the next alarm.
        for table in names(
            &database,
            "SELECT name FROM later.sqlite_master WHERE type = 'table' AND name GLOB '_cf_*'",
        )? {
            let statement: String = database.query_row(
                "SELECT sql FROM later.sqlite_master WHERE name = ?",
                [&table],
                |row| row.get(0),
            )?;
            database.execute_batch(&statement)?;
            database.execute(&format!("INSERT INTO main.{table} SELECT * FROM later.{table}"), [])?;
        }
        database.execute_batch("DETACH later; PRAGMA wal_checkpoint(TRUNCATE);")?;
    }
    for ending in ["sqlite", "sqlite-wal", "sqlite-shm", "earlier-wal", "earlier-shm"] {
        let _ = fs::remove_file(file.with_extension(ending));
    }
    Ok(fs::rename(&earlier, file)?)
}

fn version(file: &Path) -> Result<i64> {
    let database = Connection::open(file)?;
    Ok(database.query_row("SELECT MAX(version) FROM schema_version", [], |row| row.get(0))?)
}

/// A deployment with a poll that has a release and more ballots since.
fn deployment() -> Result<(Site, String, Value)> {
    let site = Site::start_boxes(1)?;
    let poll = site.create(&definition("at_close"))?;
    answer(&site.anyone, &poll, 0..20)?;
    let release = site.release(&poll)?;
    answer(&site.anyone, &poll, 20..33)?;
    Ok((site, poll, release))
}

#[test]
fn polls_of_every_earlier_schema_go_on_with_the_same_figures() -> Result<()> {
    let all = schema("poll")?;
    let last = all.last().context("no schema")?.0;
    for earlier in 1..all.len() {
        let (mut site, poll, release) = deployment()?;
        site.kill();
        for file in databases(&site, "poll")? {
            set_back(&file, &all[..earlier])?;
            assert_eq!(version(&file)?, all[earlier - 1].0);
        }
        site.kill_and_restart()?;
        let path = format!("/api/polls/{poll}/releases/1");
        assert_eq!(site.anyone.get(&path)?.json(), release, "schema {earlier}");
        // What was counted before is known again, and more is counted.
        let again = crate::polls::send(&site.anyone, &poll, 25)?;
        assert_eq!((again.status, &again.json()["status"]), (200, &json!("already_counted")));
        answer(&site.anyone, &poll, 33..40)?;
        let closed = site.close(&poll)?;
        assert_eq!((ballots(&closed), &closed["number"]), (40, &json!(2)), "schema {earlier}");
        site.kill();
        for file in databases(&site, "poll")? {
            assert_eq!(version(&file)?, last);
        }
    }
    Ok(())
}

#[test]
fn the_workspace_of_every_earlier_schema_still_lists_its_polls() -> Result<()> {
    let all = schema("workspace")?;
    for earlier in 1..all.len() {
        let (mut site, poll, _) = deployment()?;
        site.kill();
        for file in databases(&site, "workspace")? {
            set_back(&file, &all[..earlier])?;
        }
        site.kill_and_restart()?;
        let polls = site.owner.get("/api/polls")?.json();
        assert_eq!(
            (&polls[0]["id"], polls.as_array().map(Vec::len)),
            (&json!(poll), Some(1)),
            "schema {earlier}"
        );
        let draft = site.owner.post("/api/drafts", &json!({"definition": {"title": "A draft"}}))?;
        assert_eq!(draft.status, 201, "schema {earlier}: {draft:?}");
        let more = site.create(&definition("at_close"))?;
        assert_eq!(site.owner.get("/api/polls")?.json()[1]["id"], more);
    }
    Ok(())
}

#[test]
fn what_a_newer_candor_wrote_is_refused_in_words_and_left_as_it_is() -> Result<()> {
    let (mut site, poll, _) = deployment()?;
    site.kill();
    for file in databases(&site, "poll")? {
        Connection::open(&file)?.execute("INSERT INTO schema_version (version) VALUES (9999)", [])?;
    }
    site.kill_and_restart()?;
    for path in ["", "/releases/latest", "/releases"] {
        let reply = site.anyone.get(&format!("/api/polls/{poll}{path}"))?;
        assert_eq!(problem(&reply), (503, "newer_data".into()), "{reply:?}");
    }
    let reply = crate::polls::send(&site.anyone, &poll, 40)?;
    assert_eq!(problem(&reply), (503, "newer_data".into()), "{reply:?}");
    // Nothing was counted: the newer one goes on where it was.
    site.kill();
    for file in databases(&site, "poll")? {
        Connection::open(&file)?.execute("DELETE FROM schema_version WHERE version = 9999", [])?;
    }
    site.kill_and_restart()?;
    assert_eq!(ballots(&site.close(&poll)?), 33);
    Ok(())
}
