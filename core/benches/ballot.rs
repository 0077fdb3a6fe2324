//! What the steps of a token cost on this machine, beside what they are made of: figures are read as ratios to a scalar
//! multiplication, which is the same work everywhere.

use candor::ballot::{Info, Key, Pending};
use candor::{GroupId, PollId};
use criterion::{Criterion, criterion_group, criterion_main};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha512};
use std::hint::black_box;
use voprf::{Group, Ristretto255};

fn ballot(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("ballot");
    let mut random = ChaCha20Rng::seed_from_u64(1);
    let mut draw = move |bytes: &mut [u8]| random.fill_bytes(bytes);

    group.bench_function("sha512", |bencher| bencher.iter(|| Sha512::digest(black_box([7; 64]))));
    let (point, mut bytes) = (Ristretto255::base_elem(), [0; 32]);
    draw(&mut bytes);
    // The highest bits off: a canonical scalar, whatever was drawn.
    bytes[31] &= 0x0f;
    let scalar = Ristretto255::deserialize_scalar(&bytes).expect("a scalar");
    group.bench_function("multiply", |bencher| bencher.iter(|| black_box(point) * black_box(&scalar)));

    let key = Key::from_seed(&[1; 32]).expect("a key");
    let info = Info::new(&PollId::new("poll").expect("an id"), &GroupId::new("leaf").expect("an id"));
    group.bench_function("blind", |bencher| bencher.iter(|| Pending::new(&mut draw)));
    let pending = Pending::new(&mut draw);
    let blinded = pending.blinded();
    group.bench_function("evaluate", |bencher| {
        bencher.iter(|| key.evaluate(black_box(&blinded), &info, &mut draw));
    });
    let evaluation = key.evaluate(&blinded, &info, &mut draw).expect("evaluated");
    let public = key.public();
    group.bench_function("finalize", |bencher| {
        bencher.iter(|| pending.finalize(black_box(&evaluation), &public, &info));
    });
    let shown = pending.finalize(&evaluation, &public, &info).expect("a token").show();
    group.bench_function("redeem", |bencher| bencher.iter(|| key.redeem(black_box(&shown), &info)));
    group.finish();
}

criterion_group!(benches, ballot);
criterion_main!(benches);
