use super::*;
use crate::Answers;
use serde_json::json;

/// Two divisions: x with teams a and b, y with team c. One question with a sensitive choice.
fn poll() -> Poll {
    Poll::parse(&json!({
        "title": "T", "k": 5,
        "groups": {"id": "all", "name": "All", "children": [
            {"id": "x", "name": "X", "children": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]},
            {"id": "y", "name": "Y", "children": [{"id": "c", "name": "C"}]}]},
        "questions": [{"id": "hours", "kind": "single", "text": "Hours", "choices": [
            {"id": "made_up", "text": "Made up", "sensitive": true}, {"id": "exact", "text": "Exact"}]}]
    }))
    .expect("good")
}

/// A tally of so many ballots that picked `made_up` and `exact`.
fn tally(poll: &Poll, made_up: u64, exact: u64) -> Tally {
    let mut tally = Tally::empty(poll);
    for (choice, times) in [("made_up", made_up), ("exact", exact)] {
        let answers = Answers::parse(poll, &json!({"hours": {"choice": choice}})).expect("fits");
        (0..times).for_each(|_| tally.count(poll, &answers));
    }
    tally
}

/// Seals pools given as (group, made up, exact), and tells (group, ballots) of each cohort, and what is withheld.
fn sealed(pools: &[(&str, u64, u64)], moment: Moment) -> (Vec<(String, u64)>, u64, u64) {
    let poll = poll();
    let pools =
        pools.iter().map(|(id, m, e)| (poll.groups().find(id).expect("a group"), tally(&poll, *m, *e)));
    let sealed = seal(&poll, Pools::new(pools), &Unanswered::Unknown, moment);
    let cohorts = sealed.cohorts.iter();
    let cohorts =
        cohorts.map(|cohort| (poll.groups().id(cohort.node()).to_string(), cohort.tally().ballots()));
    (cohorts.collect(), sealed.rest.ballots(), sealed.withheld)
}

fn named(cohorts: &[(&str, u64)]) -> Vec<(String, u64)> {
    cohorts.iter().map(|(id, ballots)| ((*id).to_owned(), *ballots)).collect()
}

#[test]
fn what_stays_is_told_by_its_group() {
    let poll = poll();
    let leaf = poll.groups().find("b").expect("a group");
    let pools = Pools::new([(leaf, tally(&poll, 0, 4))]);
    let sealed = seal(&poll, pools, &Unanswered::Unknown, Moment::Early);
    let rest: Vec<_> = sealed.rest.iter().map(|(node, tally)| (node, tally.ballots())).collect();
    assert_eq!(rest, [(leaf, 4)]);
}

#[test]
fn a_pool_leaves_under_its_own_node_with_k_ballots() {
    assert_eq!(sealed(&[("a", 0, 5), ("b", 0, 4)], Moment::Early), (named(&[("a", 5)]), 4, 0));
}

#[test]
fn when_closing_small_pools_move_up_and_are_tried_together() {
    assert_eq!(
        sealed(&[("a", 0, 2), ("b", 0, 3), ("c", 0, 6)], Moment::Closing),
        (named(&[("c", 6), ("x", 5)]), 0, 0)
    );
}

#[test]
fn what_is_short_at_the_root_joins_the_highest_then_smallest_cohort_of_the_release() {
    assert_eq!(
        sealed(&[("a", 0, 6), ("b", 0, 5), ("c", 0, 2)], Moment::Closing),
        (named(&[("all", 7), ("a", 6)]), 0, 0)
    );
    assert_eq!(
        sealed(&[("a", 0, 3), ("b", 0, 4), ("c", 0, 1)], Moment::Closing),
        (named(&[("all", 8)]), 0, 0)
    );
}

#[test]
fn fewer_than_k_ballots_in_all_are_withheld_for_good() {
    assert_eq!(sealed(&[("a", 0, 2), ("c", 0, 2)], Moment::Closing), (vec![], 0, 4));
}

#[test]
fn a_pool_in_which_nearly_everyone_picked_a_sensitive_choice_waits_and_moves_up() {
    assert_eq!(sealed(&[("a", 5, 1)], Moment::Early), (vec![], 6, 0));
    assert_eq!(sealed(&[("a", 5, 1), ("b", 0, 1)], Moment::Closing), (named(&[("x", 7)]), 0, 0));
    assert_eq!(sealed(&[("a", 5, 2)], Moment::Early), (named(&[("a", 7)]), 0, 0));
}

#[test]
fn at_the_root_a_question_that_still_fails_is_published_without_figures() {
    let poll = poll();
    let pool = (poll.groups().find("a").expect("a group"), tally(&poll, 6, 1));
    let sealed = seal(&poll, Pools::new([pool]), &Unanswered::Unknown, Moment::Closing);
    let [cohort] = &sealed.cohorts[..] else { panic!("one cohort: {sealed:?}") };
    assert_eq!((cohort.node(), cohort.tally().ballots()), (poll.groups().root(), 7));
    assert_eq!(cohort.nearly_everyone(), &BTreeMap::from([(0, BTreeSet::from([0]))]));
    assert_eq!(cohort.tally().cells(0), [0, 0, 0]);
}

#[test]
fn a_pool_does_not_leave_early_when_fewer_than_k_may_still_come() {
    let poll = poll();
    let node = poll.groups().find("a").expect("a group");
    let leaves = |unanswered| {
        let unanswered = Unanswered::Known(BTreeMap::from([(node, unanswered)]));
        seal(&poll, Pools::new([(node, tally(&poll, 0, 5))]), &unanswered, Moment::Early).cohorts.len()
    };
    assert_eq!([0, 1, 4, 5].map(leaves), [1, 0, 0, 1]);
}

#[test]
fn deniable_answers_leave_however_alike_they_were_sent() {
    let mut definition = serde_json::to_value(poll()).expect("json");
    definition["deniable"] = json!({"odds": 3});
    let poll = Poll::parse(&definition).expect("good");
    let team = poll.groups().find("a").expect("a group");
    for moment in [Moment::Early, Moment::Closing] {
        let sealed = seal(&poll, Pools::new([(team, tally(&poll, 7, 0))]), &Unanswered::Unknown, moment);
        let [cohort] = &sealed.cohorts[..] else { panic!("one cohort: {sealed:?}") };
        assert_eq!((cohort.node(), cohort.nearly_everyone().len()), (team, 0));
    }
}
