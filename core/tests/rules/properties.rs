//! What holds for every organisation, arrival order, release policy and closing.

use crate::organisation::{Event, Organisation, PICKED, organisations, traced};
use candor::release::NodeFigures;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Adds counts up, cell by cell.
fn sum<'a>(figures: impl Iterator<Item = &'a NodeFigures>) -> (u64, BTreeMap<(String, String), u64>) {
    let mut cells = BTreeMap::new();
    let mut ballots = 0;
    for figure in figures {
        ballots += figure.ballots;
        for (id, question) in &figure.questions {
            for (choice, count) in &question.counts {
                *cells.entry((id.to_string(), choice.clone())).or_default() += count;
            }
            *cells.entry((id.to_string(), "declined".into())).or_default() += question.declined;
        }
    }
    cells.retain(|_, count| *count > 0);
    (ballots, cells)
}

fn partition(organisation: &Organisation) -> Vec<Vec<(String, BTreeMap<String, u64>)>> {
    let cohorts = |release: &candor::Release| -> Vec<_> {
        release.cohorts.iter().map(|cohort| (cohort.node.to_string(), traced(cohort))).collect()
    };
    organisation.run().releases.iter().map(cohorts).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_cohort_holds_at_least_k_and_is_diverse(organisation in organisations()) {
        for release in organisation.run().releases {
            for cohort in &release.cohorts {
                prop_assert!(cohort.ballots >= organisation.k);
                for question in cohort.questions.values() {
                    match &question.nearly_everyone {
                        None => {
                            for sensitive in ["made_up", PICKED[0]] {
                                let picked = question.counts.get(sensitive).copied().unwrap_or(0);
                                prop_assert!(cohort.ballots - picked >= 2);
                            }
                        }
                        Some(nearly) => {
                            prop_assert!(release.closing && release.cohorts.len() == 1);
                            prop_assert_eq!(cohort.node.as_str(), "g0");
                            prop_assert_eq!(nearly.ballots, cohort.ballots);
                            prop_assert!(question.counts.values().all(|count| *count == 0) && question.declined == 0);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn every_published_figure_is_a_sum_of_cohorts(organisation in organisations()) {
        let run = organisation.run();
        let tree = run.poll.groups();
        for (i, release) in run.releases.iter().enumerate() {
            prop_assert_eq!(release.number, i as u64 + 1);
            prop_assert_eq!(release.nodes.len(), tree.nodes().count());
            for (node, figures) in tree.nodes().zip(&release.nodes) {
                prop_assert_eq!(tree.id(node), &figures.node);
                let cohorts = run.releases[..=i].iter().flat_map(|release| &release.cohorts);
                let mine = cohorts.filter(|cohort| tree.is_within(tree.find(cohort.node.as_str()).unwrap(), node));
                prop_assert_eq!(sum(mine), sum([figures].into_iter()));
            }
        }
    }

    #[test]
    fn a_leader_of_a_subtree_reads_that_subtree_alone_and_its_sums_hold(organisation in organisations()) {
        let run = organisation.run();
        let tree = run.poll.groups();
        for top in tree.nodes() {
            let read: Vec<_> = run.releases.iter().map(|release| release.clone().within(&run.poll, top)).collect();
            for (i, release) in read.iter().enumerate() {
                let below = tree.nodes().filter(|node| tree.is_within(*node, top));
                prop_assert_eq!(release.nodes.len(), below.count());
                for figures in &release.nodes {
                    let node = tree.find(figures.node.as_str()).unwrap();
                    prop_assert!(tree.is_within(node, top));
                    let cohorts = read[..=i].iter().flat_map(|release| &release.cohorts);
                    let mine = cohorts.filter(|cohort| tree.is_within(tree.find(cohort.node.as_str()).unwrap(), node));
                    prop_assert_eq!(sum(mine), sum([figures].into_iter()));
                }
                prop_assert!(top == tree.root() || (release.comments.is_empty() && !release.withheld));
            }
        }
    }

    #[test]
    fn nothing_is_lost_or_counted_twice(organisation in organisations()) {
        let run = organisation.run();
        let mut released: BTreeMap<String, u64> = BTreeMap::new();
        for cohort in run.releases.iter().flat_map(|release| &release.cohorts) {
            let tree = run.poll.groups();
            for (trace, count) in traced(cohort) {
                // Ballots are published under their own leaf or a node above it.
                let mut node = tree.find(&trace[..2]).unwrap();
                while tree.id(node) != &cohort.node {
                    node = tree.parent(node).expect("an ancestor");
                }
                *released.entry(trace).or_default() += count;
            }
        }
        let counted: u64 = run.counted.values().sum();
        prop_assert_eq!(released.values().sum::<u64>() + run.withheld, counted);
        prop_assert!(run.withheld < organisation.k);
        prop_assert_eq!(run.releases.last().unwrap().withheld, run.withheld > 0);
        for (trace, count) in released {
            prop_assert!(count <= run.counted[&trace]);
        }
    }

    #[test]
    fn a_cohort_never_changes_and_is_never_split(organisation in organisations()) {
        let whole = organisation.run().releases;
        let last = organisation.events.iter().rposition(|event| matches!(event, Event::Release)).unwrap_or(0);
        let mut earlier = organisation.clone();
        // The same people are invited, but the poll closes earlier.
        earlier.spare = None;
        let mut open = organisation;
        open.spare = None;
        let whole_open = open.run().releases;
        earlier.events.truncate(last);
        let part = earlier.run().releases;
        prop_assert_eq!(&part[..part.len() - 1], &whole_open[..part.len() - 1]);
        // Everything released once is in every later sum, whole: each atom is in one cohort or split by no cohort.
        for release in &whole {
            for cohort in &release.cohorts {
                for (trace, count) in traced(cohort) {
                    let others = whole.iter().flat_map(|release| &release.cohorts);
                    let all: u64 = others.filter_map(|other| traced(other).get(&trace).copied()).sum();
                    prop_assert_eq!(all, count, "{} is in more than one cohort", trace);
                }
            }
        }
    }

    #[test]
    fn merges_do_not_depend_on_answers_beyond_diversity(organisation in organisations(), values in prop::collection::vec(1..=4u8, 60)) {
        let mut other = organisation.clone();
        for (event, new) in other.events.iter_mut().zip(values) {
            if let Event::Vote { value, picks, .. } = event {
                *value = new;
                // But for the sensitive choice, which diversity looks at.
                *picks = *picks & 1 | (new - 1) << 1;
            }
        }
        prop_assert_eq!(partition(&organisation), partition(&other));
    }

    #[test]
    fn without_sensitive_picks_merges_depend_on_counts_alone(organisation in organisations(), order in any::<u64>()) {
        // Every pool is diverse, so only how many came from where can matter.
        let one = organisation.without_sensitive_picks();
        let mut two = one.clone();
        // People between the same two releases come in another order.
        for batch in two.events.split_mut(|event| matches!(event, Event::Release)) {
            if !batch.is_empty() {
                let by = usize::try_from(order % batch.len() as u64).unwrap_or(0);
                batch.rotate_left(by);
            }
        }
        prop_assert_eq!(partition(&one), partition(&two));
    }

    #[test]
    fn early_releases_do_not_strand_a_team(organisation in organisations()) {
        // Everyone invited answers, and every pool is diverse.
        let organisation = Organisation { spare: Some(vec![0; 7]), ..organisation.without_sensitive_picks() };
        let run = organisation.run();
        let tree = run.poll.groups();
        let counted: u64 = run.counted.values().sum();
        if counted >= organisation.k {
            prop_assert_eq!(run.withheld, 0);
            for cohort in run.releases.iter().flat_map(|release| &release.cohorts) {
                for trace in traced(cohort).keys() {
                    let leaf = tree.find(&trace[..2]).unwrap();
                    prop_assert_eq!(tree.id(run.plan.pool_of(leaf)), &cohort.node);
                }
            }
        }
    }
}
