//! Sealing, and what is made of it, on pools of any size: `cargo xtask bench seal` has Node run and time it as WebAssembly.

use candor::release::Addition;
use candor::{Ledger, Moment, Poll, PollId, Pools, Release, Sealed, Tally, Unanswered, seal};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// Groups below one node of the middle level.
const TEAMS: u64 = 20;
/// The most ballots of a group; with k = 5 about a third of the groups has too few.
const MOST: u64 = 14;

/// A poll that is to close, and what became of it so far.
#[wasm_bindgen]
pub struct Sealing {
    poll: Poll,
    pools: Pools,
    ready: Option<Pools>,
    sealed: Option<Sealed>,
    release: Option<Release>,
}

/// A poll of so many groups in departments, and so many questions, each with so many choices, one of them sensitive.
fn definition(groups: u64, questions: u64, choices: u64) -> Value {
    let teams = |department: u64| -> Vec<Value> {
        let numbers = department * TEAMS..groups.min((department + 1) * TEAMS);
        numbers.map(|n| json!({"id": format!("t{n}"), "name": format!("Team {n}")})).collect()
    };
    let departments: Vec<Value> = (0..groups.div_ceil(TEAMS))
        .map(|n| json!({"id": format!("d{n}"), "name": format!("Department {n}"), "children": teams(n)}))
        .collect();
    let choice = |n| json!({"id": format!("c{n}"), "text": format!("Choice {n}"), "sensitive": n == 0});
    let choices: Vec<Value> = (0..choices).map(choice).collect();
    let question = |n| json!({"id": format!("q{n}"), "kind": "single", "text": format!("Question {n}"), "choices": choices});
    let questions: Vec<Value> = (0..questions).map(question).collect();
    json!({"title": "Sealing", "k": 5, "eligibility": "open", "release": "at_close", "questions": questions,
        "groups": {"id": "all", "name": "All", "children": departments}})
}

/// Counters of some ballots, in the form in which they are stored.
fn tally(random: &mut ChaCha8Rng, questions: u64, choices: u64) -> Option<Tally> {
    let ballots = random.next_u64() % (MOST + 1);
    let cells = |_| {
        let mut cells = vec![0_u64; usize::try_from(choices + 1).unwrap_or_default()];
        for _ in 0..ballots {
            let at = random.next_u64() % (choices + 1);
            cells[usize::try_from(at).unwrap_or_default()] += 1;
        }
        cells
    };
    let cells: Vec<Vec<u64>> = (0..questions).map(cells).collect();
    serde_json::from_value(json!({"ballots": ballots, "cells": cells})).ok()
}

#[wasm_bindgen]
impl Sealing {
    /// Makes the poll, and counts made-up ballots in each of its groups; none where those numbers make no poll.
    pub fn of(groups: u32, questions: u32, choices: u32) -> Option<Self> {
        let (groups, questions, choices) = (groups.into(), questions.into(), choices.into());
        let poll = Poll::parse(&definition(groups, questions, choices)).ok()?;
        let mut random = ChaCha8Rng::seed_from_u64(7);
        let leaves = poll.groups().leaves();
        let pools: Option<Vec<_>> =
            leaves.map(|leaf| Some((leaf, tally(&mut random, questions, choices)?))).collect();
        Some(Self { pools: Pools::new(pools?), poll, ready: None, sealed: None, release: None })
    }

    /// Makes ready what the next [`seal`](Self::seal) takes.
    pub fn prepare(&mut self) {
        self.ready = Some(self.pools.clone());
    }

    /// Seals, as at the close; how many cohorts there are.
    pub fn seal(&mut self) -> u32 {
        let pools = self.ready.take().unwrap_or_default();
        let sealed = seal(&self.poll, pools, &Unanswered::Unknown, Moment::Closing);
        let cohorts = u32::try_from(sealed.cohorts.len()).unwrap_or(u32::MAX);
        self.sealed = Some(sealed);
        cohorts
    }

    /// Makes the release of what was sealed; how many groups it has.
    pub fn publish(&mut self) -> u32 {
        let (Some(sealed), Some(id)) = (self.sealed.take(), PollId::new("aaaaaaaaaaaaaaaa").ok()) else {
            return 0;
        };
        let addition = Addition {
            cohorts: sealed.cohorts,
            closing: true,
            withheld: sealed.withheld > 0,
            comments: Vec::new(),
            themes: Vec::new(),
        };
        let release = Ledger::default().publish(&self.poll, &id, addition);
        let nodes = u32::try_from(release.nodes.len()).unwrap_or(u32::MAX);
        self.release = Some(release);
        nodes
    }

    /// Writes that release as JSON; how many bytes it has.
    pub fn write(&mut self) -> u32 {
        let text = self.release.take().and_then(|release| serde_json::to_string(&release).ok());
        text.map_or(0, |text| u32::try_from(text.len()).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ballot_is_in_a_cohort_or_withheld() {
        let mut sealing = Sealing::of(200, 3, 4).expect("a poll");
        sealing.prepare();
        let cohorts = sealing.seal();
        let sealed = sealing.sealed.clone().expect("sealed");
        let ballots: u64 = sealed.cohorts.iter().map(|cohort| cohort.tally().ballots()).sum();
        assert_eq!(ballots + sealed.withheld, sealing.pools.ballots());
        assert!(
            cohorts > 100
                && sealed.cohorts.iter().any(|cohort| !sealing.poll.groups().is_leaf(cohort.node()))
        );
        // The root, ten departments and the teams.
        assert_eq!(sealing.publish(), 211);
        assert!(sealing.write() > 10_000);
    }
}
