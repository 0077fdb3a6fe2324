//! One poll of the day: what people do with it, who was told that their ballot counts, and the audit once it is closed.

use crate::day::{Day, locked};
use anyhow::{Context, Result, bail, ensure};
use candor_tests::independent::{Invitation, Pending, Poll as Manifest};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How many people there are.
pub(crate) const PEOPLE: u64 = 1_000;
/// Every so many-th poll is by invitation.
const INVITED: u64 = 2;
const LEAVES: u64 = 12;
const CHOICES: u64 = 4;
const K: u64 = 5;
/// How long those may take who were on their way when a poll closed.
const PATIENCE: Duration = Duration::from_mins(1);

/// What somebody did who was told that their ballot counts.
struct Counted {
    choice: u64,
    /// The digest of their token, where the poll is by invitation.
    digest: Option<String>,
}

/// A poll of the day.
pub(crate) struct Poll {
    id: String,
    /// What each person's link says, and the poll as their devices know it; none where anyone may answer.
    invited: Option<(Manifest, Vec<Invitation>)>,
    acknowledged: Mutex<BTreeMap<u64, Counted>>,
    /// How many are doing something with it.
    busy: AtomicU64,
    closing: AtomicBool,
}

/// The group that a person belongs to.
fn leaf(person: u64) -> String {
    format!("g{}", person % LEAVES)
}

fn definition(number: u64) -> Value {
    let children: Vec<Value> =
        (0..LEAVES).map(|n| json!({"id": leaf(n), "name": format!("Group {n}")})).collect();
    let choices: Vec<Value> =
        (0..CHOICES).map(|n| json!({"id": format!("c{n}"), "text": format!("Choice {n}")})).collect();
    let eligibility = if number.is_multiple_of(INVITED) { "invited" } else { "open" };
    let release = if number.is_multiple_of(3) { "live" } else { "at_close" };
    json!({"title": format!("Soak {number}"), "k": K, "release": release, "eligibility": eligibility,
        "groups": {"id": "all", "name": "All", "children": children},
        "questions": [{"id": "q", "kind": "single", "text": "Q", "choices": choices}, {"id": "say", "kind": "comment", "text": "Say"}]})
}

impl Poll {
    /// Makes the poll with that number, and invites everyone where it is by invitation.
    pub(crate) fn open(day: &Day, number: u64) -> Result<Self> {
        let made = day.call(|client| client.post("/api/polls", &definition(number)))?;
        ensure!(made.status == 201, "{made:?}");
        let id = made.json()["id"].as_str().context("no id")?.to_owned();
        let invited = number.is_multiple_of(INVITED).then(|| invite(day, &id)).transpose()?;
        Ok(Self {
            id,
            invited,
            acknowledged: Mutex::default(),
            busy: AtomicU64::new(0),
            closing: AtomicBool::new(false),
        })
    }

    /// That somebody is about to do something with it.
    pub(crate) fn begin(self: &Arc<Self>) -> Arc<Self> {
        self.busy.fetch_add(1, Ordering::SeqCst);
        Arc::clone(self)
    }

    /// What one person does, having [begun](Self::begin): mostly answers, or reads.
    pub(crate) fn act(&self, day: &Day, person: u64, chance: u32) -> Result<()> {
        let acted = match chance {
            0..=5 => self.answer(day, person),
            6 => read(day, &format!("/p/{}", self.id)),
            7 => read(day, &format!("/p/{}/results", self.id)),
            8 => read(day, &format!("/p/{}.svg", self.id)),
            _ => read(day, &format!("/api/polls/{}/releases/latest", self.id)),
        };
        self.busy.fetch_sub(1, Ordering::SeqCst);
        acted
    }

    /// Sends the person's ballot, which is the same each time.
    fn answer(&self, day: &Day, person: u64) -> Result<()> {
        let choice = (person * 7 + u64::from(self.id.as_bytes()[0])) % CHOICES;
        let say = if person.is_multiple_of(9) {
            json!({"text": format!("Remark {person}")})
        } else {
            json!({"declined": true})
        };
        let answers = json!({"q": {"choice": format!("c{choice}")}, "say": say});
        let (ballot, digest) = match &self.invited {
            None => {
                let nonce = format!("soak-person-number-{person:06}");
                (json!({"group": leaf(person), "nonce": nonce, "answers": answers}), None)
            }
            Some((manifest, invitations)) => {
                let invitation = &invitations[usize::try_from(person)?];
                let pending = self.pending(person)?;
                let path = format!("/api/polls/{}/tokens", self.id);
                let exchanged = day.call(|client| client.post(&path, &pending.request(invitation)))?;
                if self.is_refused(exchanged.status) {
                    return Ok(());
                }
                ensure!(exchanged.status == 200, "{exchanged:?}");
                let token = pending.finalize(manifest, &exchanged.json())?;
                (token.ballot(&answers), Some(token.digest()))
            }
        };
        let reply = day.call(|client| client.post(&format!("/api/polls/{}/ballots", self.id), &ballot))?;
        match reply.status {
            // Sent again, it may be known already.
            200 | 201 => _ = locked(&self.acknowledged)?.insert(person, Counted { choice, digest }),
            status if self.is_refused(status) => {}
            _ => bail!("{reply:?}"),
        }
        Ok(())
    }

    /// What the person's device draws: the same each time, as it would be kept.
    fn pending(&self, person: u64) -> Result<Pending> {
        let mut random = ChaCha8Rng::seed_from_u64(person);
        // Of no other poll.
        random.set_stream(
            self.id.bytes().fold(0, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(byte.into())),
        );
        let (mut nonce, mut blind) = ([0; 32], [0; 64]);
        random.fill_bytes(&mut nonce);
        random.fill_bytes(&mut blind);
        Ok(Pending::new(nonce, &blind)?)
    }

    /// Whether that is how a poll that has been closed refuses.
    fn is_refused(&self, status: u16) -> bool {
        status == 409 && self.closing.load(Ordering::SeqCst)
    }

    /// Closes it, waits for those who were on their way, and audits it; gives how many ballots were published.
    pub(crate) fn close(&self, day: &Day) -> Result<u64> {
        self.closing.store(true, Ordering::SeqCst);
        let closed =
            day.call(|client| client.post(&format!("/api/polls/{}/close", self.id), &Value::Null))?;
        ensure!(closed.status == 200, "{closed:?}");
        let start = Instant::now();
        while self.busy.load(Ordering::SeqCst) > 0 && !day.is_over() {
            ensure!(start.elapsed() < PATIENCE, "somebody does not come back");
            std::thread::park_timeout(Duration::from_millis(5));
        }
        self.audit(day).with_context(|| format!("poll {}", self.id))
    }

    /// Holds what was published against what was acknowledged. What is pooled is looked at when the day is over.
    fn audit(&self, day: &Day) -> Result<u64> {
        let releases = day.call(|client| client.get(&format!("/api/polls/{}/releases", self.id)))?.json();
        let releases = releases.as_array().context("no releases")?;
        let last = releases.last().context("none was released")?;
        let known = locked(&self.acknowledged)?;
        let mut in_cohorts = 0;
        for (index, release) in releases.iter().enumerate() {
            ensure!(release["number"] == index + 1, "the numbers of releases have gaps");
            for cohort in release["cohorts"].as_array().context("no cohorts")? {
                let ballots = cohort["ballots"].as_u64().context("no number")?;
                ensure!(ballots >= K, "a cohort of {ballots}");
                in_cohorts += ballots;
            }
        }
        let released = last["nodes"][0]["ballots"].as_u64().context("no number")?;
        ensure!(released == in_cohorts, "{released} are released, {in_cohorts} are in cohorts");
        let acknowledged = known.len() as u64;
        let withheld = acknowledged.checked_sub(released).context("more was released than acknowledged")?;
        ensure!(withheld < K, "{withheld} of {acknowledged} are missing");
        ensure!(
            (withheld > 0) == (last["withheld"] == true),
            "{withheld} are missing, and the release says other"
        );
        for choice in 0..CHOICES {
            let given = known.values().filter(|counted| counted.choice == choice).count() as u64;
            let shown = last["nodes"][0]["questions"]["q"]["counts"][format!("c{choice}")]
                .as_u64()
                .context("no count")?;
            ensure!(
                shown <= given && given - shown <= withheld,
                "choice {choice}: {given} given, {shown} shown"
            );
        }
        if self.invited.is_some() {
            let spent = day.call(|client| client.get(&format!("/api/polls/{}/spent", self.id)))?.json();
            let spent: BTreeSet<String> = serde_json::from_value(spent["digests"].clone())?;
            let own: BTreeSet<String> = known.values().filter_map(|counted| counted.digest.clone()).collect();
            ensure!(spent == own, "{} tokens are spent, {} are acknowledged", spent.len(), own.len());
        }
        Ok(released)
    }
}

fn read(day: &Day, path: &str) -> Result<()> {
    let reply = day.call(|client| client.get(path))?;
    // Before the first release there is none to be read.
    let is_early = reply.status == 404 && path.ends_with("latest");
    ensure!(reply.status == 200 || is_early, "{path}: {reply:?}");
    Ok(())
}

/// Invites everyone to their group, and gives the poll as their devices know it.
fn invite(day: &Day, id: &str) -> Result<(Manifest, Vec<Invitation>)> {
    let mut links = BTreeMap::new();
    for group in 0..LEAVES {
        let count = (0..PEOPLE).filter(|person| person % LEAVES == group).count();
        let order = json!({"group": leaf(group), "count": count});
        let made = day.call(|client| client.post(&format!("/api/polls/{id}/invitations"), &order))?;
        ensure!(made.status == 201, "{made:?}");
        let of_group: Vec<String> = serde_json::from_value(made.json()["links"].clone())?;
        links.insert(group, of_group.into_iter());
    }
    let of = |person: u64| -> Result<Invitation> {
        let link = links.get_mut(&(person % LEAVES)).and_then(Iterator::next).context("too few links")?;
        Ok(Invitation::of(&link)?)
    };
    let invitations: Vec<Invitation> = (0..PEOPLE).map(of).collect::<Result<_>>()?;
    let manifest = day.call(|client| client.get(&format!("/api/polls/{id}")))?.json();
    Ok((Manifest::of(&manifest, &invitations[0])?, invitations))
}
