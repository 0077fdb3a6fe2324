//! Guessing whose ballot is whose by place in two orders, and how often chance alone guesses right.
//!
//! A guess is a chain: the i-th invitation made the i-th exchange, and the exchange that is the j-th of another order led
//! to the j-th ballot. It is made within each leaf, as rows and log tell the leaf of a ballot. *By place*, each person of a
//! leaf of n is guessed to be in one place; where nothing links invitations to the rest, the number of right guesses is
//! that of the fixed points of a random permutation of n. *By half*, each of the first half is guessed to be in the first
//! half; the number of right guesses is hypergeometric. Both are exact, so bounds are too.

use crate::orderings::{Ordering, View};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Right guesses of one chain of orders.
#[derive(Clone, Debug, Default)]
struct Score {
    /// By place, and by half.
    right: [usize; 2],
    /// How many people of one leaf each guess was about.
    sizes: Vec<usize>,
}

/// What an attack came to.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// How many numbers of right guesses were held against their bound.
    pub(crate) guesses: usize,
    /// The chain with the most right guesses by place about one poll.
    pub(crate) best: Best,
    /// The same about all polls together.
    pub(crate) best_of_all: Best,
    /// Every number beyond its bound.
    pub(crate) leaks: Vec<String>,
}

/// A chain of orders and how it did: compared by the first field.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Best {
    pub(crate) right: usize,
    pub(crate) people: usize,
    /// The most that chance gives.
    pub(crate) bound: usize,
    pub(crate) how: String,
}

/// An ordering of one leaf, and who is in its first half, a bit each.
struct Leaf {
    people: Vec<usize>,
    first_half: u64,
}

/// Makes every guess about every poll. Chance alone puts anything at all into `leaks` with a probability under `alarm`.
pub(crate) fn attack(polls: &[View], alarm: f64) -> Outcome {
    let scores: Vec<BTreeMap<[usize; 4], Score>> = polls.iter().map(chains).collect();
    let mut sums: BTreeMap<[usize; 4], Score> = BTreeMap::new();
    for (chain, score) in scores.iter().flatten() {
        let sum = sums.entry(*chain).or_default();
        sum.right[0] += score.right[0];
        sum.right[1] += score.right[1];
        sum.sizes.extend(&score.sizes);
    }
    let mut outcome = Outcome {
        guesses: 2 * (sums.len() + scores.iter().map(BTreeMap::len).sum::<usize>()),
        ..Outcome::default()
    };
    let mut bounds = Bounds { alarm: alarm / real(outcome.guesses), known: HashMap::new() };
    for (poll, scores) in scores.iter().enumerate() {
        outcome.best = hold(scores, &polls[poll], &format!("poll {poll}"), &mut bounds, &mut outcome.leaks)
            .max(outcome.best);
    }
    if let Some(view) = polls.first() {
        outcome.best_of_all = hold(&sums, view, "all polls", &mut bounds, &mut outcome.leaks);
    }
    outcome
}

/// Holds scores against their bounds; gives the best.
fn hold(
    scores: &BTreeMap<[usize; 4], Score>,
    view: &View,
    of: &str,
    bounds: &mut Bounds,
    leaks: &mut Vec<String>,
) -> Best {
    let mut best = Best::default();
    for (chain, score) in scores {
        let name = || name(view, *chain);
        for (by, right) in score.right.into_iter().enumerate() {
            let bound = bounds.of(by, &score.sizes);
            if right > bound {
                let by = ["place", "half"][by];
                leaks.push(format!("{of}: {right} right by {by}, chance gives {bound} at most: {}", name()));
            }
        }
        if score.right[0] > best.right {
            let (people, bound) = (score.sizes.iter().sum(), bounds.of(0, &score.sizes));
            best = Best { right: score.right[0], people, bound, how: name() };
        }
    }
    best
}

fn name(view: &View, [invitations, first, second, ballots]: [usize; 4]) -> String {
    let part = |list: &[Ordering], at: usize| {
        let way = if at.is_multiple_of(2) { "" } else { " reversed" };
        format!("{}{way}", list[at / 2].name)
    };
    let (first, second) = (&view.exchanges[first].name, &view.exchanges[second].name);
    format!(
        "{} → {first} = {second} → {}",
        part(&view.invitations, invitations),
        part(&view.ballots, ballots)
    )
}

/// The right guesses of every chain, by its four orders: of invitations, of exchanges twice, and of ballots. The first and
/// the last are also taken backwards.
fn chains(view: &View) -> BTreeMap<[usize; 4], Score> {
    let mut scores: BTreeMap<[usize; 4], Score> = BTreeMap::new();
    for (last, ballots) in both_ways(&view.ballots).enumerate() {
        for leaf in view.leaves.iter().copied().collect::<BTreeSet<_>>() {
            let about: Vec<bool> = (0..view.leaves.len())
                .map(|person| view.leaves[person] == leaf && ballots.contains(&person))
                .collect();
            let within = |people: &[usize]| {
                Leaf::new(people.iter().copied().filter(|person| about[*person]).collect())
            };
            let ballots = within(&ballots).people;
            let n = ballots.len();
            let all = |leaf: &(usize, Leaf)| leaf.1.people.len() == n && n > 1;
            let invitations: Vec<_> =
                both_ways(&view.invitations).map(|people| within(&people)).enumerate().filter(all).collect();
            let exchanges: Vec<_> =
                view.exchanges.iter().map(|order| within(&order.people)).enumerate().filter(all).collect();
            for (second, joined) in &exchanges {
                let mut led_to = vec![0; view.leaves.len()];
                joined.people.iter().zip(&ballots).for_each(|(exchange, ballot)| led_to[*exchange] = *ballot);
                for (first, made) in &exchanges {
                    let guess = Leaf::new(made.people.iter().map(|exchange| led_to[*exchange]).collect());
                    for (start, order) in &invitations {
                        let score = scores.entry([*start, *first, *second, last]).or_default();
                        let right =
                            order.people.iter().zip(&guess.people).filter(|(whose, guess)| whose == guess);
                        score.right[0] += right.count();
                        score.right[1] += (order.first_half & guess.first_half).count_ones() as usize;
                        score.sizes.push(n);
                    }
                }
            }
        }
    }
    scores
}

/// Each ordering, and backwards.
fn both_ways(orderings: &[Ordering]) -> impl Iterator<Item = Vec<usize>> {
    let backwards = |people: &[usize]| people.iter().rev().copied().collect();
    orderings.iter().flat_map(move |order| [order.people.clone(), backwards(&order.people)])
}

impl Leaf {
    fn new(people: Vec<usize>) -> Self {
        let first_half = people.iter().take(people.len() / 2).fold(0, |all, person| all | 1 << person);
        Self { people, first_half }
    }
}

/// The most right guesses that chance gives, but for a probability under `alarm`.
struct Bounds {
    alarm: f64,
    known: HashMap<(usize, Vec<usize>), usize>,
}

impl Bounds {
    fn of(&mut self, by: usize, sizes: &[usize]) -> usize {
        if let Some(bound) = self.known.get(&(by, sizes.to_vec())) {
            return *bound;
        }
        let each = sizes.iter().map(|n| if by == 0 { fixed_points(*n) } else { common_half(*n) });
        let bound = most(&each.fold(vec![1.0], |all, one| sum(&all, &one)), self.alarm);
        self.known.insert((by, sizes.to_vec()), bound);
        bound
    }
}

fn real(number: usize) -> f64 {
    f64::from(u32::try_from(number).expect("small"))
}

/// The distribution of the number of fixed points of a random permutation of n.
fn fixed_points(n: usize) -> Vec<f64> {
    let mut inverse_factorial = vec![1.0];
    (1..=n).for_each(|k| inverse_factorial.push(inverse_factorial[k - 1] / real(k)));
    let deranged = |n: usize| {
        (0..=n)
            .map(|j| if j % 2 == 0 { inverse_factorial[j] } else { -inverse_factorial[j] })
            .sum::<f64>()
            .max(0.0)
    };
    (0..=n).map(|k| inverse_factorial[k] * deranged(n - k)).collect()
}

/// The distribution of how many of n two random halves (rounded down) have in common.
fn common_half(n: usize) -> Vec<f64> {
    let choose = |n: usize, k: usize| (0..k).fold(1.0, |all, i| all * real(n - i) / real(i + 1));
    let half = n / 2;
    (0..=half).map(|k| choose(half, k) * choose(n - half, half - k) / choose(n, half)).collect()
}

/// The distribution of the sum of two independent numbers.
fn sum(one: &[f64], other: &[f64]) -> Vec<f64> {
    let mut all = vec![0.0; one.len() + other.len() - 1];
    for (i, p) in one.iter().enumerate() {
        other.iter().enumerate().for_each(|(j, q)| all[i + j] += p * q);
    }
    all
}

/// The smallest number that is exceeded with a probability under `alarm`.
fn most(distribution: &[f64], alarm: f64) -> usize {
    let mut beyond = 0.0;
    for (number, probability) in distribution.iter().enumerate().rev() {
        beyond += probability;
        if beyond >= alarm {
            return number;
        }
    }
    0
}

/// The number that a sum of independent events, `mean` of which are expected, reaches with a probability under `alarm`
/// (Chernoff's bound: P(X ≥ t) ≤ e^(t − mean) (mean / t)^t).
pub(crate) fn unlikely(mean: f64, alarm: f64) -> usize {
    let chance = |t: f64| (t - mean + t * (mean / t).ln()).exp();
    (1..10_000).find(|t| real(*t) > mean && chance(real(*t)) < alarm).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{below, shuffled};
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    const POLLS: usize = 8;
    const PEOPLE: usize = 40;

    /// A poll whose exchanges and ballots are in order of arrival, and whose invitations are in the order of `keys`.
    fn view(random: &mut ChaCha20Rng, keys: &dyn Fn(usize, &mut ChaCha20Rng) -> usize) -> View {
        let arrived = shuffled(random, PEOPLE);
        let mut keyed: Vec<_> =
            arrived.iter().enumerate().map(|(at, who)| (keys(at, random), *who)).collect();
        keyed.sort_unstable();
        let order = |people| vec![Ordering { name: "an order".into(), people }];
        let invitations = order(keyed.into_iter().map(|(_, who)| who).collect());
        let leaves = (0..PEOPLE).map(|person| person % 2).collect();
        View { leaves, invitations, exchanges: order(arrived.clone()), ballots: order(arrived) }
    }

    fn leaks(keys: &dyn Fn(usize, &mut ChaCha20Rng) -> usize) -> bool {
        let mut random = ChaCha20Rng::seed_from_u64(1);
        let polls: Vec<View> = (0..POLLS).map(|_| view(&mut random, keys)).collect();
        // As strict as among all the orders that a storage has.
        !attack(&polls, 1e-12).leaks.is_empty()
    }

    #[test]
    fn orders_that_only_lean_are_found_and_random_ones_are_not() {
        assert!(leaks(&|at, _| at), "the same order");
        assert!(leaks(&|at, _| PEOPLE - at), "backwards");
        assert!(leaks(&|at, random| at + below(random, PEOPLE)), "an order that leans, up to 40 places off");
        assert!(!leaks(&|_, random| below(random, usize::MAX)), "no order");
    }

    #[test]
    fn chance_is_worked_out_exactly() {
        let close = |got: &[f64], expected: &[f64]| {
            got.len() == expected.len() && got.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12)
        };
        let of = |total: f64, counts: &[f64]| counts.iter().map(|count| count / total).collect::<Vec<_>>();
        assert!(close(&fixed_points(4), &of(24.0, &[9.0, 8.0, 6.0, 0.0, 1.0])));
        assert!(close(&common_half(5), &of(10.0, &[3.0, 6.0, 1.0])));
        assert!(close(&sum(&[0.5, 0.5], &[0.5, 0.5]), &[0.25, 0.5, 0.25]));
        assert_eq!((most(&[0.5, 0.25, 0.25], 0.3), most(&[0.5, 0.25, 0.25], 0.2)), (1, 2));
        assert!((10..16).contains(&unlikely(1.0, 1e-9)));
    }
}
