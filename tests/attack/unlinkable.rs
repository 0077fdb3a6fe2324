//! Matching invitations to ballots with the storage in hand.
//!
//! 8 polls, 40 invited people each, in two leaves. They answer in random order, and each exchanges and then votes at once, so
//! that the order of the exchanges *is* the order of the ballots. The attacker has the whole folder, the owner's list of
//! codes in the order in which they were made, the leaf of every row, and makes some 300,000 guesses about each poll and
//! about all of them together (see `guess`). Every number of right guesses has a bound of its own, worked out exactly: 18 or
//! 19 of the 40 people of one poll, and 52 of all 320, where chance gives 2 and 16 on average. All together, chance alone breaks
//! one in less than one of a million runs.

use crate::guess::{Best, Outcome, attack};
use crate::orderings::{Files, Rows, View};
use crate::people::{self, People};
use crate::secrets::Hashes;
use crate::storage::Folder;
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use candor::PollId;
use candor::invitation::Code;
use candor_tests::site::Site;
use serde_json::json;
use std::collections::BTreeSet;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// How probable it may be that a test of these fails by chance.
const ALARM: f64 = 1e-6;
const POLLS: u64 = 8;
/// Longer than the runtime keeps an object that nobody calls.
const PATIENCE: Duration = Duration::from_mins(1);

/// A poll of the folder, and the truth about it.
pub(crate) struct Target {
    pub(crate) people: People,
    pub(crate) files: Files,
    pub(crate) rows: Rows,
}

impl Target {
    /// Makes a poll, and lets everyone answer.
    pub(crate) fn new(site: &Site, seed: u64) -> Result<Self> {
        let before = Folder::of(&site.storage())?;
        let before: BTreeSet<&str> = before.names().collect();
        let people = people::answer(site, seed)?;
        let after = Folder::of(&site.storage())?;
        let new = |kind| {
            let mut new =
                after.databases(kind).filter(|name| !before.contains(name) && !name.contains("metadata"));
            let name = new.next().context("the poll has no file")?.to_owned();
            ensure!(new.next().is_none(), "the poll has two files");
            Ok(name)
        };
        let files = Files { register: new("candor-register")?, ballots: new("candor-poll")? };
        let rows = Rows::of(&people, &Hashes::of(site.master_secrets(), &people.poll)?);
        Ok(Self { people, files, rows })
    }

    /// What the folder has of it.
    fn view(&self, folder: &Folder) -> Result<View> {
        View::of(folder, &self.files, &self.people, &self.rows)
    }

    /// Everything by which the register tells people apart.
    pub(crate) fn registered(&self) -> Vec<&[u8]> {
        let ids = self.rows.invitations.iter().chain(&self.rows.exchanges).map(Vec::as_slice);
        ids.chain(self.people.list.iter().map(|person| &person.element[..])).collect()
    }
}

fn views(targets: &[Target], folder: &Folder) -> Result<Vec<View>> {
    targets.iter().map(|target| target.view(folder)).collect()
}

fn held(when: &str, views: &[View]) {
    let Outcome { guesses, best, best_of_all, leaks } = attack(views, ALARM / 3.0);
    println!("{when}: {guesses} guesses");
    for (of, Best { right, people, bound, how }) in [("one poll", best), ("all polls", best_of_all)] {
        println!(
            "{when}: the best about {of} is right for {right} of {people} (chance: up to {bound}): {how}"
        );
    }
    assert!(leaks.is_empty(), "{when}: {} leaks, such as {:#?}", leaks.len(), &leaks[..leaks.len().min(9)]);
}

#[test]
fn the_whole_storage_matches_no_invitation_to_a_ballot() -> Result<()> {
    let mut site = Site::start()?;
    let (mut targets, mut running) = (Vec::new(), Vec::new());
    for seed in 0..POLLS {
        let target = Target::new(&site, seed)?;
        // Right after the last ballot, while the worker runs and all frames are there.
        let view = target.view(&Folder::of(&site.storage())?)?;
        let seen = view.exchanges.iter().any(|order| order.people == target.people.answered);
        assert!(
            seen,
            "the order of the exchanges is there to be seen, poll {seed}: {:?}",
            target.people.answered
        );
        running.push(view);
        targets.push(target);
    }
    held("running", &running);
    // Killed in the middle: some objects have just been written to, and some have been put away.
    site.kill();
    held("killed", &views(&targets, &Folder::of(&site.storage())?)?);
    site.kill_and_restart()?;
    // Asking wakes the objects, which go through their logs: the index with every poll, and the registers.
    site.owner.get("/api/polls")?;
    for People { poll, list, .. } in targets.iter().map(|target| &target.people) {
        let blinded = URL_SAFE_NO_PAD.encode(list[0].blinded);
        let nobodys = json!({"code": Code::new(poll, [7; 16]).to_string(), "blinded": blinded});
        assert_eq!(site.anyone.post(&format!("/api/polls/{poll}/tokens"), &nobodys)?.status, 404);
    }
    held("put away", &views(&targets, &put_away(&site)?)?);
    Ok(())
}

/// The folder once the runtime has put every object away that nobody calls, and has taken its log into the file.
pub(crate) fn put_away(site: &Site) -> Result<Folder> {
    let start = Instant::now();
    loop {
        let folder = Folder::of(&site.storage())?;
        let logs = folder.names().filter(|name| name.ends_with("-wal") && !name.contains("metadata"));
        if logs.count() == 0 {
            // Once more, as a database may have been read before its log was taken into it.
            return Folder::of(&site.storage());
        }
        ensure!(start.elapsed() < PATIENCE, "idle objects are kept");
        std::thread::park_timeout(Duration::from_millis(100));
    }
}

/// What docs/protocol.md and the privacy page say: before the poll is closed, the operator's secrets undo it.
#[test]
fn with_the_master_secret_and_the_codes_the_same_attack_succeeds_while_the_poll_is_open() -> Result<()> {
    let site = Site::start()?;
    let targets = [Target::new(&site, 100)?, Target::new(&site, 101)?];
    let mut views = views(&targets, &Folder::of(&site.storage())?)?;
    for view in &mut views {
        // Codes and secret make the ids of the exchanges: whose each is, is known.
        view.invitations.clone_from(&view.exchanges);
    }
    let Outcome { best_of_all, leaks, .. } = attack(&views, ALARM);
    println!("{best_of_all:?}");
    assert!(best_of_all.right >= 72 && best_of_all.people == 80 && !leaks.is_empty(), "{best_of_all:?}");
    Ok(())
}

#[test]
fn once_the_poll_is_closed_even_every_secret_matches_nothing() -> Result<()> {
    let mut site = Site::start()?;
    let closed = Target::new(&site, 200)?;
    let poll = closed.people.poll.as_str();
    let has = |site: &Site, target: &Target| -> Result<Vec<String>> {
        let folder = Folder::of(&site.storage())?;
        Ok(folder.holding("", &target.registered()).into_iter().map(ToOwned::to_owned).collect())
    };
    let before = has(&site, &closed)?;
    assert!(
        !before.is_empty() && before.iter().all(|name| name.starts_with("candor-register")),
        "{before:?}"
    );
    assert_eq!(site.close(poll)?["nodes"][0]["ballots"], closed.people.list.len());
    assert_eq!(has(&site, &closed)?, [""; 0], "the moment the poll is closed");
    let spent = site.anyone.get(&format!("/api/polls/{poll}/spent"))?.json();
    assert_eq!(spent["tokens"], closed.people.list.len(), "asking for what is published brings nothing back");
    assert_eq!(has(&site, &closed)?, [""; 0]);

    // As is a register that is only in its file, after a crash.
    let later = Target::new(&site, 201)?;
    site.kill_and_restart()?;
    assert_eq!(has(&site, &closed)?, [""; 0], "after a crash");
    assert!(!has(&site, &later)?.is_empty());
    let erased = site.owner.send("DELETE", &format!("/api/polls/{}", later.people.poll), &[], &[])?;
    assert_eq!(erased.status, 204);
    assert_eq!(has(&site, &later)?, [""; 0], "erased with its poll");
    let digests: Vec<&[u8]> = later.people.list.iter().map(|person| &person.digest[..]).collect();
    assert_eq!(
        Folder::of(&site.storage())?.holding("", &digests),
        [""; 0],
        "and the ballots' digests with it"
    );
    Ok(())
}

#[test]
fn a_register_is_erased_when_its_poll_closes_by_itself() -> Result<()> {
    let site = Site::start()?;
    let mut definition = people::definition();
    let soon = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() + 4;
    definition["closes_at"] = json!(candor::Timestamp::from_unix(soon));
    let poll = PollId::new(site.create(&definition)?)?;
    let order = json!({"group": people::LEAVES[0], "count": people::INVITED});
    let made = site.owner.post(&format!("/api/polls/{poll}/invitations"), &order)?.json();
    let hashes = Hashes::of(site.master_secrets(), &poll)?;
    let codes = made["codes"].as_array().context("no codes")?.iter().filter_map(|code| code.as_str());
    let ids: Vec<_> = codes.map(|code| Ok(hashes.invitation(&Code::parse(code)?))).collect::<Result<_>>()?;
    let ids: Vec<&[u8]> = ids.iter().map(Vec::as_slice).collect();
    assert!(ids.len() == people::INVITED && !Folder::of(&site.storage())?.holding("", &ids).is_empty());
    // A release is seen a moment before the register is erased; what is published of the turnout, after.
    site.until(&format!("/api/polls/{poll}/spent"), |reply| reply.status == 200)?;
    assert_eq!(Folder::of(&site.storage())?.holding("", &ids), [""; 0]);
    Ok(())
}
