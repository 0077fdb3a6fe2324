//! Whether a forged output is refused in the same time wherever it is wrong, as dudect asks it (Reparaz, Balasch and
//! Verbauwhede 2017): two kinds of forgery take turns in random order, and Welch's t says whether their mean times differ.
//! |t| above 4.5 is suspicious and above 10 is a leak.
//!
//! Three things are timed. *Redeeming* is what a forger can time; its noise hides what is shorter than the error that is
//! printed. *The comparison* is the part of it that could tell where a difference is, by itself and so with far less noise.
//! *Stopping early* is a comparison as it must not be, in which the same instrument must see the difference.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use candor::ballot::{Info, Key, Pending, Shown};
use candor::{GroupId, PollId};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::hint::black_box;
use std::time::Instant;
use subtle::ConstantTimeEq;

/// Of the slowest samples, which interrupts made, this share is left out.
const CROPPED: usize = 10;
const LEAK: f64 = 10.0;
/// Nanoseconds that stopping one byte later would cost, or less. What is below is the instrument's own: it writes 64 bytes of one
/// kind of forgery before it starts the clock, and one of the other.
const STEP: f64 = 0.3;

/// An output, and how it is made wrong.
type Forgery = fn(&mut [u8; 64]);

const FORGERIES: [(&str, Forgery); 3] = [
    ("first byte wrong", |output| output[0] ^= 1),
    ("last byte wrong", |output| output[63] ^= 1),
    ("every byte wrong", |output| output.iter_mut().for_each(|byte| *byte ^= 0xff)),
];

/// How the mean times of two kinds differ, in nanoseconds a call.
struct Difference {
    mean: f64,
    error: f64,
}

fn main() {
    let key = Key::from_seed(&[1; 32]).expect("a key");
    let info = Info::new(&PollId::new("poll").expect("an id"), &GroupId::new("leaf").expect("an id"));
    let mut random = ChaCha20Rng::seed_from_u64(1);
    let mut draw = |bytes: &mut [u8]| random.fill_bytes(bytes);
    let pending = Pending::new(&mut draw);
    let evaluation = key.evaluate(&pending.blinded(), &info, &mut draw).expect("evaluated");
    let (nonce, output) =
        pending.finalize(&evaluation, &key.public(), &info).expect("a token").show().to_texts();
    let right = bytes(&output);

    let redeem = |forged: &[u8; 64]| {
        let shown = Shown::from_texts(&nonce, &text(forged)).expect("in the right form");
        let start = Instant::now();
        let outcome = key.redeem(black_box(&shown), &info);
        let time = start.elapsed();
        assert!(outcome.is_err());
        nanoseconds(time, 1)
    };
    // Many calls a sample: one is shorter than the clock's step.
    let repeated = |compare: fn(&[u8; 64], &[u8; 64]) -> bool| {
        move |forged: &[u8; 64]| {
            let start = Instant::now();
            let equal = (0..64).filter(|_| compare(black_box(&right), black_box(forged))).count();
            let time = start.elapsed();
            assert_eq!(equal, 0);
            nanoseconds(time, 64)
        }
    };
    let constant = repeated(|one, other| one.ct_eq(other).into());
    let early = repeated(|one, other| one.iter().zip(other).all(|(one, other)| black_box(one == other)));

    let mut leaks = Vec::new();
    for (name, samples, others, time) in [
        ("redeeming", 20_000, 1..3, &redeem as &dyn Fn(&[u8; 64]) -> f64),
        ("the comparison", 200_000, 1..3, &constant),
        ("stopping early", 200_000, 1..2, &early),
    ] {
        for [(one, forge), (other, forge_other)] in others.map(|other| [FORGERIES[0], FORGERIES[other]]) {
            let difference = compare(&right, [forge, forge_other], samples, time);
            let Difference { mean, error } = difference;
            let t = mean / error;
            println!(
                "{name}: {one} against {other}: t = {t:.1}, {mean:.2} ns with an error of {error:.2} ns"
            );
            if t.abs() > LEAK && mean.abs() > STEP {
                leaks.push(name);
            }
        }
    }
    assert_eq!(
        leaks,
        ["stopping early"],
        "that one must be seen, and no other: time tells where an output is wrong"
    );
}

/// Times two kinds of forgery in random order.
fn compare(
    right: &[u8; 64],
    kinds: [Forgery; 2],
    samples: usize,
    time: &dyn Fn(&[u8; 64]) -> f64,
) -> Difference {
    let mut random = ChaCha20Rng::seed_from_u64(2);
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..samples {
        let kind = usize::from(random.next_u32() & 1 == 1);
        // In the same place in memory, whatever the kind.
        let mut forged = *right;
        kinds[kind](&mut forged);
        times[kind].push(time(&forged));
    }
    let mut all = times.concat();
    all.sort_unstable_by(f64::total_cmp);
    let limit = all[all.len() - all.len() / CROPPED - 1];
    let [one, other] = times.map(|times| moments(times.iter().copied().filter(|time| *time <= limit)));
    Difference { mean: one.0 - other.0, error: (one.1 + other.1).sqrt() }
}

/// The mean, and the square of its error.
fn moments(times: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let count = times.clone().fold(0.0, |count, _| count + 1.0);
    let mean = times.clone().sum::<f64>() / count;
    let variance = times.map(|time| (time - mean).powi(2)).sum::<f64>() / (count - 1.0);
    (mean, variance / count)
}

fn nanoseconds(time: std::time::Duration, calls: u32) -> f64 {
    time.as_secs_f64() * 1e9 / f64::from(calls)
}

fn bytes(text: &str) -> [u8; 64] {
    let bytes = URL_SAFE_NO_PAD.decode(text).expect("base64url");
    bytes.try_into().expect("64 bytes")
}

fn text(bytes: &[u8; 64]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
