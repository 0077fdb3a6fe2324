//! Random organisations: a tree of groups, people who answer in some order, and releases at some moments.
//!
//! Each ballot also answers a *trace* question that names its leaf and its arrival batch (the releases so far). The
//! published counts of that question tell exactly which ballots a cohort or node is made of, so that the tests read
//! releases as a reader does and need no shadow bookkeeping.

use candor::plan::Plan;
use candor::release::Addition;
use candor::{Answers, Ledger, Moment, Node, Poll, PollId, Pools, Release, Tally, Unanswered, seal};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The choices of the question that takes several. The first is sensitive.
pub(crate) const PICKED: [&str; 3] = ["untracked", "stopped", "moved"];

/// Arrival batches that are traced: 60 people in releases of at least 3 make no more.
const BATCHES: usize = 21;

#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// Someone of leaf `leaf` (counted round) answers. The bits of `picks` are choices of [`PICKED`]; none of them declines.
    Vote { leaf: usize, sensitive: bool, value: u8, picks: u8 },
    /// An early release is tried.
    Release,
}

#[derive(Clone, Debug)]
pub(crate) struct Organisation {
    pub(crate) k: u64,
    /// For group i + 1, which earlier group (counted round) it hangs under.
    pub(crate) parents: Vec<usize>,
    pub(crate) events: Vec<Event>,
    /// Invitations beyond those who answer, by leaf; open to anyone when none.
    pub(crate) spare: Option<Vec<u64>>,
}

/// What happened, and what was published of it.
pub(crate) struct Run {
    pub(crate) poll: Poll,
    pub(crate) releases: Vec<Release>,
    /// Ballots by the trace choice of leaf and batch.
    pub(crate) counted: BTreeMap<String, u64>,
    pub(crate) withheld: u64,
    /// Where each leaf's ballots are pooled.
    pub(crate) plan: Plan,
}

pub(crate) fn organisations() -> impl Strategy<Value = Organisation> {
    let votes = prop_oneof![
        8 => (0..6usize, prop::bool::weighted(0.5), 1..=4u8, 0..8u8)
            .prop_map(|(leaf, sensitive, value, picks)| Event::Vote { leaf, sensitive, value, picks }),
        1 => Just(Event::Release),
    ];
    let spare = prop::option::of(prop::collection::vec(0..6u64, 7));
    (3..=6u64, prop::collection::vec(0..7usize, 0..7), prop::collection::vec(votes, 0..60), spare)
        .prop_map(|(k, parents, events, spare)| Organisation { k, parents, events, spare })
}

impl Organisation {
    pub(crate) fn poll(&self) -> Poll {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); self.parents.len() + 1];
        for (i, parent) in self.parents.iter().enumerate() {
            children[parent % (i + 1)].push(i + 1);
        }
        let traces: Vec<Value> =
            (0..=self.parents.len()).map(|leaf| trace_question(&format!("g{leaf}"))).collect();
        let mut questions = vec![
            json!({"id": "s", "kind": "single", "text": "S", "choices": [
                {"id": "made_up", "text": "Made up", "sensitive": true}, {"id": "exact", "text": "Exact"}]}),
            json!({"id": "l", "kind": "likert", "steps": 4, "text": "L"}),
            json!({"id": "m", "kind": "multiple", "text": "M", "choices": [
                {"id": PICKED[0], "text": "Untracked", "sensitive": true},
                {"id": PICKED[1], "text": "Stopped"},
                {"id": PICKED[2], "text": "Moved"}]}),
        ];
        questions.extend(traces);
        let definition =
            json!({"title": "T", "k": self.k, "groups": group(&children, 0), "questions": questions});
        Poll::parse(&definition).expect("a good definition")
    }

    pub(crate) fn run(&self) -> Run {
        let poll = self.poll();
        let tree = poll.groups();
        let leaves: Vec<Node> = tree.leaves().collect();
        let mut left = self.invited(&leaves);
        // Too few invitations: such a poll is never opened, so it is run as an open one.
        let plan = left.as_ref().and_then(|invited| Plan::invited(&poll, invited).ok());
        if plan.is_none() {
            left = None;
        }
        let plan = plan.unwrap_or_else(|| Plan::open(tree));
        let unanswered = |left: &Option<BTreeMap<Node, u64>>| match left {
            None => Unanswered::Unknown,
            Some(left) => Unanswered::Known(plan.by_pool(left)),
        };
        let id = PollId::new("p").expect("id");
        let (mut pools, mut ledger) = (Pools::default(), Ledger::default());
        let (mut releases, mut counted) = (Vec::new(), BTreeMap::new());
        for event in &self.events {
            match event {
                Event::Vote { leaf, sensitive, value, picks } => {
                    let leaf = leaves[leaf % leaves.len()];
                    let trace = (tree.id(leaf).to_string(), format!("b{}", releases.len()));
                    *counted.entry(format!("{}{}", trace.0, trace.1)).or_default() += 1;
                    let mut tally = Tally::empty(&poll);
                    tally.count(&poll, &answers(&poll, (*sensitive, *value, *picks), &trace));
                    pools.add(plan.pool_of(leaf), tally);
                    if let Some(left) = left.as_mut().and_then(|left| left.get_mut(&leaf)) {
                        *left -= 1;
                    }
                }
                Event::Release => {
                    let sealed = seal(&poll, pools, &unanswered(&left), Moment::Early);
                    pools = sealed.rest;
                    if !sealed.cohorts.is_empty() {
                        let addition = Addition { cohorts: sealed.cohorts, ..Addition::default() };
                        releases.push(ledger.publish(&poll, &id, addition));
                    }
                }
            }
        }
        let sealed = seal(&poll, pools, &unanswered(&left), Moment::Closing);
        assert_eq!(sealed.rest, Pools::default(), "nothing waits after closing");
        let withheld = sealed.withheld;
        let addition = Addition {
            cohorts: sealed.cohorts,
            closing: true,
            withheld: withheld > 0,
            ..Addition::default()
        };
        releases.push(ledger.publish(&poll, &id, addition));
        Run { poll, releases, counted, withheld, plan }
    }

    /// Invitations per leaf: one for each who answers, and the spare ones.
    fn invited(&self, leaves: &[Node]) -> Option<BTreeMap<Node, u64>> {
        let spare = self.spare.as_ref()?;
        let mut invited: BTreeMap<Node, u64> = leaves.iter().copied().zip(spare.iter().copied()).collect();
        for event in &self.events {
            if let Event::Vote { leaf, .. } = event {
                *invited.get_mut(&leaves[leaf % leaves.len()])? += 1;
            }
        }
        Some(invited)
    }
}

/// Ballots, and per question how many of them are in each column.
pub(crate) type Totals = (u64, BTreeMap<String, Vec<u64>>);

impl Organisation {
    /// The same with nobody picking a sensitive choice, so that every pool is diverse.
    pub(crate) fn without_sensitive_picks(mut self) -> Self {
        for event in &mut self.events {
            if let Event::Vote { sensitive, picks, .. } = event {
                (*sensitive, *picks) = (false, *picks & !1);
            }
        }
        self
    }

    /// How many are invited to each leaf; none where anyone may answer.
    pub(crate) fn invited_by_leaf(&self) -> Option<BTreeMap<String, u64>> {
        let poll = self.poll();
        let tree = poll.groups();
        let invited = self.invited(&tree.leaves().collect::<Vec<_>>())?;
        Plan::invited(&poll, &invited).ok()?;
        Some(invited.into_iter().map(|(leaf, count)| (tree.id(leaf).to_string(), count)).collect())
    }

    /// What everyone at or below each group answered, as no rule would ever let it be seen.
    pub(crate) fn totals(&self) -> BTreeMap<String, Totals> {
        let poll = self.poll();
        let tree = poll.groups();
        let leaves: Vec<Node> = tree.leaves().collect();
        let mut totals: BTreeMap<String, Totals> = BTreeMap::new();
        for event in &self.events {
            let Event::Vote { leaf, sensitive, value, picks } = event else { continue };
            let leaf = leaves[leaf % leaves.len()];
            for node in std::iter::successors(Some(leaf), |node| tree.parent(*node)) {
                let empty = || {
                    (0, [("s", 3), ("l", 5), ("m", 4)].map(|(id, of)| (id.to_owned(), vec![0; of])).into())
                };
                let (ballots, counts) = totals.entry(tree.id(node).to_string()).or_insert_with(empty);
                *ballots += 1;
                let likert = if *value == 4 { 4 } else { usize::from(*value) - 1 };
                let declined = (*picks == 0).then_some(PICKED.len());
                let several = picked(*picks).chain(declined).map(|column| ("m", column));
                let columns = [("s", usize::from(!sensitive)), ("l", likert)];
                for (question, column) in columns.into_iter().chain(several) {
                    if let Some(cells) = counts.get_mut(question) {
                        cells[column] += 1;
                    }
                }
            }
        }
        totals
    }
}

impl Run {
    /// How many ballots each leaf really had.
    pub(crate) fn counted_by_leaf(&self) -> BTreeMap<&str, u64> {
        let mut counted = BTreeMap::new();
        for (trace, ballots) in &self.counted {
            // The leaf's id, and the batch after it.
            *counted.entry(&trace[..2]).or_default() += ballots;
        }
        counted
    }
}

fn group(children: &[Vec<usize>], node: usize) -> Value {
    let below: Vec<Value> = children[node].iter().map(|child| group(children, *child)).collect();
    json!({"id": format!("g{node}"), "name": format!("Group {node}"), "children": below})
}

fn trace_question(group: &str) -> Value {
    let choices: Vec<Value> = (0..BATCHES).map(|b| json!({"id": format!("b{b}"), "text": "Batch"})).collect();
    json!({"id": group, "kind": "single", "text": "Trace", "choices": choices})
}

/// The places in [`PICKED`] of the choices that those bits are.
fn picked(picks: u8) -> impl Iterator<Item = usize> {
    (0..PICKED.len()).filter(move |choice| picks >> choice & 1 == 1)
}

fn answers(poll: &Poll, (sensitive, value, picks): (bool, u8, u8), trace: &(String, String)) -> Answers {
    let picked: Vec<&str> = picked(picks).map(|choice| PICKED[choice]).collect();
    let mut answers = json!({
        "s": {"choice": if sensitive { "made_up" } else { "exact" }},
        "l": if value == 4 { json!({"declined": true}) } else { json!({"value": value}) },
        "m": if picked.is_empty() { json!({"declined": true}) } else { json!({"choices": picked}) },
    });
    for question in poll.questions().iter().skip(3) {
        let mine = question.id.as_str() == trace.0;
        answers[question.id.as_str()] =
            if mine { json!({"choice": trace.1}) } else { json!({"declined": true}) };
    }
    Answers::parse(poll, &answers).expect("answers that fit")
}

/// Which ballots figures are made of: how many of each leaf and batch.
pub(crate) fn traced(figures: &candor::release::NodeFigures) -> BTreeMap<String, u64> {
    let questions = figures.questions.iter().filter(|(id, _)| id.as_str().starts_with('g'));
    let cells = questions.flat_map(|(id, question)| {
        question.counts.iter().map(move |(batch, count)| (format!("{id}{batch}"), *count))
    });
    cells.filter(|(_, count)| *count > 0).collect()
}
