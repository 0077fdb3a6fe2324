//! The people of a poll, who answer in an order that nobody chose, and what a test knows of each.

use anyhow::{Context, Result, ensure};
use candor::ballot::{Evaluation, Info, Pending, PublicKey, element_digest, spent_digest};
use candor::invitation::Code;
use candor::wire::{Exchange, Exchanged};
use candor::{Answers, GroupId, Poll, PollId, Tally};
use candor_tests::site::Site;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};

/// The leaves, in the order in which the owner invites to them.
pub(crate) const LEAVES: [&str; 2] = ["north", "south"];
/// How many are invited to each leaf.
pub(crate) const INVITED: usize = 20;

/// Everyone of one poll. A person's number is their place in the owner's list of codes.
pub(crate) struct People {
    pub(crate) poll: PollId,
    pub(crate) list: Vec<Person>,
    /// The numbers in the order in which they answered.
    pub(crate) answered: Vec<usize>,
}

/// Somebody, and everything of theirs that a storage folder could hold.
pub(crate) struct Person {
    /// The number of their leaf.
    pub(crate) leaf: usize,
    pub(crate) code: Code,
    pub(crate) blinded: [u8; 32],
    pub(crate) element: [u8; 32],
    pub(crate) digest: [u8; 32],
    /// Nonce and output, as they were sent.
    pub(crate) shown: (String, String),
    pub(crate) comment: Option<String>,
    /// The tally of their leaf's pool once their ballot was added.
    pub(crate) pool: String,
}

/// A poll of two leaves.
pub(crate) fn definition() -> Value {
    let leaves = LEAVES.map(|leaf| json!({"id": leaf, "name": leaf}));
    json!({
        "title": "Attacked", "k": 5, "eligibility": "invited",
        "groups": {"id": "all", "name": "All", "children": leaves},
        "questions": [
            {"id": "when", "kind": "single", "text": "When", "choices": [
                {"id": "a", "text": "A"}, {"id": "b", "text": "B"}, {"id": "c", "text": "C"}]},
            {"id": "say", "kind": "comment", "text": "Say"}],
    })
}

/// A number under `end`. What is left of a bias by the remainder is under 2^-50.
pub(crate) fn below(random: &mut ChaCha20Rng, end: usize) -> usize {
    usize::try_from(random.next_u64() % end as u64).expect("small")
}

/// Everyone once, in random order.
pub(crate) fn shuffled(random: &mut ChaCha20Rng, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    (1..count).rev().for_each(|place| order.swap(place, below(random, place + 1)));
    order
}

/// Makes a poll, invites, and lets everyone exchange and answer at once, one after the other: the hardest case, as the
/// order of the exchanges is the order of the ballots.
pub(crate) fn answer(site: &Site, seed: u64) -> Result<People> {
    let mut random = ChaCha20Rng::seed_from_u64(seed);
    let definition = definition();
    let id = site.create(&definition)?;
    let mut codes = Vec::new();
    for (leaf, name) in LEAVES.into_iter().enumerate() {
        let order = json!({"group": name, "count": INVITED});
        let made = site.owner.post(&format!("/api/polls/{id}/invitations"), &order)?;
        ensure!(made.status == 201, "{made:?}");
        let made = made.json();
        let made = made["codes"].as_array().context("no codes")?;
        codes.extend(made.iter().map(|code| (leaf, code.as_str().unwrap_or_default().to_owned())));
    }
    let manifest = site.anyone.get(&format!("/api/polls/{id}"))?.json();
    let key = PublicKey::from_text(manifest["public_key"].as_str().context("no key")?)?;
    let poll = Poll::parse(&definition).map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
    let mut pools = LEAVES.map(|_| Tally::empty(&poll));
    let answered = shuffled(&mut random, codes.len());
    let mut list: Vec<Option<Person>> = codes.iter().map(|_| None).collect();
    for number in &answered {
        let (leaf, code) = &codes[*number];
        let choice = ["a", "b", "c"][below(&mut random, 3)];
        let comment = (below(&mut random, 3) == 0).then(|| format!("Remark {:016x}", random.next_u64()));
        let say = comment.as_ref().map_or(json!({"declined": true}), |text| json!({"text": text}));
        let answers = json!({"when": {"choice": choice}, "say": say});
        pools[*leaf].count(&poll, &Answers::parse(&poll, &answers).expect("they fit"));
        let pool = serde_json::to_string(&pools[*leaf])?;
        let id = PollId::new(id.as_str())?;
        list[*number] = Some(person(site, &id, &key, (*leaf, code), &answers, (comment, pool), &mut random)?);
    }
    let list = list.into_iter().flatten().collect();
    Ok(People { poll: PollId::new(id)?, list, answered })
}

/// Exchanges one invitation, and sends the ballot at once.
fn person(
    site: &Site,
    poll: &PollId,
    key: &PublicKey,
    (leaf, code): (usize, &str),
    answers: &Value,
    (comment, pool): (Option<String>, String),
    random: &mut ChaCha20Rng,
) -> Result<Person> {
    let pending = Pending::new(|bytes| random.fill_bytes(bytes));
    let blinded = pending.blinded();
    let exchange = serde_json::to_value(Exchange { code: Some(code), blinded: &blinded.to_text() })?;
    let reply = site.anyone.post(&format!("/api/polls/{poll}/tokens"), &exchange)?;
    ensure!(reply.status == 200, "{reply:?}");
    let exchanged: Exchanged = serde_json::from_str(&reply.body)?;
    let evaluation = Evaluation::from_texts(&exchanged.evaluated, &exchanged.proof)?;
    let info = Info::new(poll, &GroupId::new(LEAVES[leaf])?);
    let shown = pending.finalize(&evaluation, key, &info)?.show().to_texts();
    let ballot = json!({"group": LEAVES[leaf], "answers": answers, "nonce": shown.0, "output": shown.1});
    let reply = site.anyone.post(&format!("/api/polls/{poll}/ballots"), &ballot)?;
    ensure!(reply.status == 201, "{reply:?}");
    Ok(Person {
        leaf,
        code: Code::parse(code)?,
        blinded: blinded.to_bytes(),
        element: element_digest(&blinded),
        digest: spent_digest(poll, &shown.0),
        shown,
        comment,
        pool,
    })
}
