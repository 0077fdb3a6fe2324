//! The checks of the fuzz targets, over their seeds and over random bytes: on every machine, without libFuzzer.

#[path = "../fuzz/src/checks.rs"]
#[expect(unreachable_pub, reason = "the fuzz targets call them from another crate")]
mod checks;

use proptest::prelude::*;
use std::fs;
use std::path::Path;

type Check = fn(&[u8]) -> bool;

const CHECKS: [(&str, Check); 14] = [
    ("answers", checks::answers),
    ("blinded", checks::blinded),
    ("code", checks::code),
    ("coins", checks::coins),
    ("evaluation", checks::evaluation),
    ("jwt", checks::jwt),
    ("manifest", checks::manifest),
    ("moderation", checks::moderation),
    ("page", checks::page),
    ("pending", checks::pending),
    ("poll", checks::poll),
    ("public_key", checks::public_key),
    ("settings", checks::settings),
    ("shown", checks::shown),
];

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut names: Vec<_> =
        entries.map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    names(&folder).iter().map(|name| fs::read(folder.join(name)).expect("a seed")).collect()
}

#[test]
fn every_fuzz_target_is_checked_here() {
    let targets = names(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets"));
    assert_eq!(targets, CHECKS.map(|(target, _)| target));
}

#[test]
fn of_the_seeds_of_every_target_some_are_read_and_some_are_not() {
    for (target, check) in CHECKS {
        let read: Vec<bool> = seeds(target).iter().map(|seed| check(seed)).collect();
        assert!(read.contains(&true) && read.contains(&false), "{target}: {read:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_checks_hold_for_random_bytes(input in prop::collection::vec(any::<u8>(), 0..200)) {
        for (_, check) in CHECKS {
            check(&input);
        }
    }

    #[test]
    fn the_checks_hold_for_seeds_with_a_few_bytes_changed(
        which: prop::sample::Index,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        for (target, check) in CHECKS {
            let mut seeds = seeds(target);
            let mut input = seeds.swap_remove(which.index(seeds.len()));
            for (place, byte) in &changes {
                if !input.is_empty() {
                    let place = place.index(input.len());
                    input[place] = *byte;
                }
            }
            check(&input);
        }
    }
}
