//! Disks that are full or damaged, and callers who are slow, idle, or send more than they say.

use crate::polls::{answer, ballot, ballots, definition, problem, send};
use anyhow::{Context, Result, ensure};
use candor_tests::site::Site;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// A file system of its own, of so many megabytes; gone when this is dropped.
struct Mounted(PathBuf);

impl Mounted {
    /// None where this user may not mount one.
    fn new(at: &Path, megabytes: u32) -> Result<Option<Self>> {
        fs::create_dir_all(at)?;
        let size = format!("size={megabytes}m");
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(at).output()?;
        Ok(mount.status.success().then(|| Self(at.to_owned())))
    }

    fn grow(&self, megabytes: u32) -> Result<()> {
        let size = format!("remount,size={megabytes}m");
        ensure!(Command::new("mount").args(["-o", &size]).arg(&self.0).status()?.success());
        Ok(())
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_refuses_ballots_in_words_and_loses_none_that_was_acknowledged() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let Some(disk) = Mounted::new(&folder.path().join("disk"), 6)? else {
        println!("not run: this user may not mount a file system");
        return Ok(());
    };
    let mut site = Site::start_in(&disk.0)?;
    let poll = site.create(&definition("at_close"))?;
    let path = format!("/api/polls/{poll}/ballots");
    let long = |number: u64| {
        let mut ballot = ballot(number);
        ballot["answers"]["say"] = json!({"text": format!("{number} {}", "words ".repeat(300))});
        ballot
    };
    let (mut counted, mut refused) = (0, 0);
    for number in 0..5_000 {
        let reply = site.anyone.post(&path, &long(number))?;
        match reply.status {
            201 => counted += 1,
            503 => {
                assert_eq!(problem(&reply), (503, "storage_full".into()), "{reply:?}");
                refused += 1;
            }
            _ => anyhow::bail!("after {counted}: {reply:?}"),
        }
        if refused == 3 {
            break;
        }
    }
    ensure!(counted > 100 && refused == 3, "{counted} counted, {refused} refused");
    // With more room everyone sends again, and all goes on.
    disk.grow(64)?;
    site.kill_and_restart()?;
    let mut again = 0;
    for number in 0..counted + 3 {
        let reply = site.anyone.post(&path, &long(number))?;
        ensure!(matches!(reply.status, 200 | 201), "{reply:?}");
        again += u64::from(reply.status == 200);
    }
    ensure!(again >= counted, "{counted} were acknowledged, and {again} are known");
    assert_eq!(ballots(&site.close(&poll)?), counted + 3);
    site.kill();
    Ok(())
}

/// The database of the one poll of a site.
fn database(site: &Site) -> Result<PathBuf> {
    let folder = site.storage().join("candor-poll");
    let mut files = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.ends_with(".sqlite") && name != "metadata.sqlite"
    });
    files.next().context("no database")
}

/// What must not be seen but as it is: the figures of the first release, and those at the close.
fn figures(release: &Value) -> Value {
    json!([release["nodes"], release["cohorts"]])
}

#[test]
fn a_damaged_page_is_refused_and_never_shown_as_other_figures() -> Result<()> {
    let mut site = Site::start_boxes(1)?;
    let poll = site.create(&definition("at_close"))?;
    answer(&site.anyone, &poll, 0..20)?;
    let first = site.release(&poll)?;
    answer(&site.anyone, &poll, 20..33)?;
    site.kill();
    let file = database(&site)?;
    // All of it in one file, as after a checkpoint.
    rusqlite::Connection::open(&file)?.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")?;
    let whole = fs::read(&file)?;
    // The figures that the close tells when nothing is damaged.
    let close = |site: &mut Site, bytes: &[u8]| -> Result<Vec<(u16, String, Value)>> {
        for ending in ["sqlite-wal", "sqlite-shm"] {
            let _ = fs::remove_file(file.with_extension(ending));
        }
        fs::write(&file, bytes)?;
        site.kill_and_restart()?;
        let replies = [
            site.anyone.get(&format!("/api/polls/{poll}/releases/1"))?,
            site.owner.post(&format!("/api/polls/{poll}/close"), &Value::Null)?,
        ];
        site.kill();
        Ok(replies.map(|reply| (reply.status, problem(&reply).1, figures(&reply.json()))).to_vec())
    };
    let good = close(&mut site, &whole)?;
    assert_eq!(good[0].2, figures(&first));
    let (mut refused, mut unclear) = (0, Vec::new());
    let pages = whole.len() / 4_096;
    for page in 0..pages {
        // Zeros, another page in its place, and a few bits.
        for kind in 0..3 {
            let mut damaged = whole.clone();
            let (start, other) = (page * 4_096, (page + 1) % pages * 4_096);
            match kind {
                0 => damaged[start..start + 4_096].fill(0),
                1 => damaged[start..start + 4_096].copy_from_slice(&whole[other..other + 4_096]),
                _ => (start..start + 4_096).step_by(97).for_each(|place| damaged[place] ^= 1),
            }
            for (reply, good) in close(&mut site, &damaged)?.into_iter().zip(&good) {
                match reply.0 {
                    // Not a page that this reply needs.
                    200 => assert_eq!(reply.2, good.2, "page {page}, kind {kind}"),
                    404 => assert_eq!(reply.1, "unknown_poll", "page {page}, kind {kind}"),
                    503 => {
                        let codes = ["damaged_data", "storage_failed"];
                        ensure!(codes.contains(&reply.1.as_str()), "page {page}, kind {kind}: {}", reply.1);
                        refused += 1;
                    }
                    status => unclear.push(format!("page {page}, kind {kind}: {status} {}", reply.1)),
                }
            }
        }
    }
    assert_eq!(unclear, [""; 0]);
    ensure!(refused > pages, "{refused} refusals for {pages} pages");
    Ok(())
}

#[test]
fn thousands_of_idle_and_slow_connections_hold_nobody_up() -> Result<()> {
    let site = Site::start_boxes(1)?;
    let poll = site.create(&definition("at_close"))?;
    let mut idle = Vec::new();
    for _ in 0..3_000 {
        idle.push(site.connect()?);
    }
    // Each sends its ballot byte by byte, as a bad line does; all of them at once.
    let mut slow = Vec::new();
    for number in 0..200 {
        let body = ballot(1_000 + number).to_string();
        let request = format!(
            "POST /api/polls/{poll}/ballots HTTP/1.1\r\nHost: candor\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        slow.push((site.connect()?, request.into_bytes()));
    }
    let longest = slow.iter().map(|(_, request)| request.len()).max().unwrap_or_default();
    for byte in 0..longest {
        for (stream, request) in &mut slow {
            if let Some(byte) = request.get(byte..=byte) {
                stream.write_all(byte)?;
            }
        }
        // Others are answered meanwhile.
        let number = u64::try_from(byte)?;
        let start = Instant::now();
        ensure!(send(&site.anyone, &poll, number)?.status == 201);
        ensure!(start.elapsed() < Duration::from_secs(5), "others wait");
    }
    let count = slow.len();
    for (mut stream, _) in slow {
        let mut reply = String::new();
        stream.read_to_string(&mut reply)?;
        ensure!(reply.starts_with("HTTP/1.1 201"), "{reply}");
    }
    drop(idle);
    assert_eq!(ballots(&site.close(&poll)?), u64::try_from(longest + count)?);
    Ok(())
}

#[test]
fn bodies_that_unpack_to_much_or_never_end_are_refused_and_cost_no_memory() -> Result<()> {
    let site = Site::start_boxes(1)?;
    let poll = site.create(&definition("at_close"))?;
    let path = format!("/api/polls/{poll}/ballots");
    answer(&site.anyone, &poll, 0..50)?;
    let before = site.memory()?;
    // 40 MB of blanks in 40 KB, and a whole ballot that was compressed.
    for (size, last) in [(40_000_000, b' '), (0, b' ')] {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&vec![last; size])?;
        packed.write_all(ballot(60).to_string().as_bytes())?;
        let packed = packed.finish()?;
        ensure!(packed.len() < 60_000);
        for _ in 0..20 {
            let headers = [("content-type", "application/json"), ("content-encoding", "gzip")];
            let reply = site.anyone.send("POST", &path, &headers, &packed)?;
            assert_eq!(problem(&reply), (400, "malformed_json".into()), "it is not unpacked: {reply:?}");
        }
    }
    for _ in 0..20 {
        // No length is declared, and it goes on and on.
        let mut stream = site.connect()?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: candor\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        );
        stream.write_all(head.as_bytes())?;
        let chunk = [b"4000\r\n".as_slice(), &[b' '; 0x4000], b"\r\n"].concat();
        for _ in 0..640 {
            if stream.write_all(&chunk).is_err() {
                break;
            }
        }
        let mut start = [0; 12];
        // Whoever goes on sending may be cut off before they read why.
        if stream.read_exact(&mut start).is_ok() {
            assert_eq!(&start, b"HTTP/1.1 413");
        }
    }
    let after = site.memory()?;
    ensure!(after < before + 60_000, "{before} kB before, {after} kB after");
    answer(&site.anyone, &poll, 50..60)?;
    assert_eq!(ballots(&site.close(&poll)?), 60);
    Ok(())
}
