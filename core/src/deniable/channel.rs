//! How likely each true answer makes each sent one, in whole numbers.

use super::Deniable;
use crate::{Kind, Question};

/// The parts that a bit's probability is counted in: two random bytes.
const WHOLE: u64 = 1 << 16;
/// Half of them.
const FAIR: u64 = 1 << 15;

/// What an answer goes through on its way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// k-ary randomized response: of `odds` + `answers` − 1 parts, the true answer is sent in `odds`, and each other one in 1
    /// (Kairouz, Bonawitz and Ramage 2016, equation 6).
    Response {
        /// How many answers there are, declined included; at least 2.
        answers: u64,
        /// How many times as likely as any other the true one is.
        odds: u64,
    },
    /// Symmetric unary encoding: a bit for each choice and one for declined, each sent as it is in `keep` of
    /// [`Channel::WHOLE`] parts and turned round otherwise (Wang et al. 2017, section 4.3).
    ///
    /// There, one bit is set, so that two answers differ in 2 bits. Here people pick as many as they like, and two answers can
    /// differ in all of them: what each bit may tell is so small that all together stay within the odds.
    Unary {
        /// How many bits, declined included; at least 3.
        bits: u64,
        /// In how many parts a bit is kept.
        keep: u64,
    },
}

impl Channel {
    /// The parts that [`Channel::Unary`] counts in.
    pub const WHOLE: u64 = WHOLE;

    /// The channel that answers to `question` go through; none for comments, which are sent as they are.
    pub fn of(question: &Question, deniable: Deniable) -> Option<Self> {
        let answers = question.width() as u64 + 1;
        match question.kind {
            Kind::Comment {} => None,
            Kind::Multiple { .. } => Some(Self::unary(answers, deniable.odds())),
            Kind::Single { .. } | Kind::Likert { .. } | Kind::Rating { .. } => {
                Some(Self::Response { answers, odds: deniable.odds() })
            }
        }
    }

    /// The channel of so many bits that keeps the most of each which the odds allow.
    pub fn unary(bits: u64, odds: u64) -> Self {
        // Between a fair coin, which tells nothing, and no coin: the highest number of parts that is allowed.
        let (mut keep, mut over) = (FAIR, WHOLE);
        while over - keep > 1 {
            let middle = u64::midpoint(keep, over);
            if is_within(middle, bits, odds) { keep = middle } else { over = middle }
        }
        Self::Unary { bits, keep }
    }

    /// Of how many parts one column is sent in where it is the true one, and where it is not, and of how many parts there are.
    pub fn parts(self) -> (u64, u64, u64) {
        match self {
            Self::Response { answers, odds } => (odds, 1, odds + answers - 1),
            Self::Unary { keep, .. } => (keep, WHOLE - keep, WHOLE),
        }
    }

    /// How likely one of `columns` columns is to be sent where the true answer is among them, and where it is not. For one
    /// column those are the `a` and `b` of the papers. Several together are only of an answer that is one of them.
    pub fn chances(self, columns: u64) -> (f64, f64) {
        let (truly, otherwise, whole) = self.parts();
        let real = crate::trust::real;
        (real(truly + otherwise * (columns - 1)) / real(whole), real(otherwise * columns) / real(whole))
    }

    /// The variance of an estimated share of so many ballots of which the share `truth` gave that answer (Wang et al. 2017,
    /// equation 3): the coins' alone, where the people are those they are.
    pub fn variance(self, truth: f64, ballots: u64) -> f64 {
        let (a, b) = self.chances(1);
        let coins = truth * a * (1.0 - a) + (1.0 - truth) * b * (1.0 - b);
        coins / (crate::trust::real(ballots) * (a - b).powi(2))
    }
}

/// Whether bits that are kept in `keep` parts tell no more, all `bits` together, than the odds: whether
/// (keep / (whole − keep))^bits ≤ odds. Each step rounds up, so that what passes is allowed.
fn is_within(keep: u64, bits: u64, odds: u64) -> bool {
    const ONE: u128 = 1 << 40;
    let turned = u128::from(WHOLE - keep);
    let mut ratio = ONE;
    for _ in 0..bits {
        ratio = (ratio * u128::from(keep)).div_ceil(turned);
        if ratio > ONE * u128::from(odds) {
            return false;
        }
    }
    true
}
