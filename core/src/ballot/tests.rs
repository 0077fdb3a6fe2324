use super::token::{blind, finalize};
use super::*;
use proptest::prelude::*;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::Value;
use voprf::{BlindedElement, PoprfClient, PoprfServer};

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../test_vec/rfc9497_poprf_ristretto255.json")).expect("json")
}

fn unhex(text: &Value) -> Vec<u8> {
    let text = text.as_str().expect("a text");
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hex")).collect()
}

/// A source that yields one scalar: scalars are drawn as 64 bytes modulo the order.
fn scalar(bytes: Vec<u8>) -> impl FnMut(&mut [u8]) {
    move |into| {
        into.fill(0);
        into[..32].copy_from_slice(&bytes);
    }
}

fn seeded(seed: u64) -> impl FnMut(&mut [u8]) {
    let mut random = ChaCha20Rng::seed_from_u64(seed);
    move |bytes| random.fill_bytes(bytes)
}

fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes.try_into().expect("so many bytes")
}

#[test]
fn the_vectors_of_rfc_9497_hold() {
    let all = vectors();
    let server =
        PoprfServer::<Suite>::new_from_seed(&unhex(&all["seed"]), &unhex(&all["key_info"])).expect("a key");
    assert_eq!(&server.serialize()[..32], &unhex(&all["private_key"]), "the private key");
    let public = PublicKey(array(&unhex(&all["public_key"])));
    let mut seen = 0;
    for vector in all["vectors"].as_array().expect("vectors") {
        let info = Info(unhex(&vector["info"]));
        let list =
            |name: &str| -> Vec<Vec<u8>> { vector[name].as_array().expect(name).iter().map(unhex).collect() };
        let (inputs, blinds, outputs) = (list("input"), list("blind"), list("output"));
        let clients: Vec<PoprfClient<Suite>> = inputs
            .iter()
            .zip(&blinds)
            .map(|(input, blinding)| blind(input, scalar(blinding.clone())).expect("an input"))
            .collect();
        for (client, blinded) in clients.iter().zip(list("blinded")) {
            assert_eq!(client.serialize()[32..], blinded[..]);
        }
        let blinded: Vec<BlindedElement<Suite>> = list("blinded")
            .iter()
            .map(|bytes| BlindedElement::deserialize(bytes).expect("a point"))
            .collect();
        let mut random = random::Source(scalar(unhex(&vector["proof_random"])));
        let batch = server.batch_blind_evaluate(&mut random, &blinded, Some(&info.0)).expect("evaluated");
        assert_eq!(batch.proof.serialize()[..], unhex(&vector["proof"]));
        for (element, expected) in batch.messages.iter().zip(list("evaluated")) {
            assert_eq!(element.serialize()[..], expected[..]);
        }
        if let ([input], [client], [output]) = (&inputs[..], &clients[..], &outputs[..]) {
            // A batch of one goes the way that ballots go.
            let evaluation =
                Evaluation { element: array(&list("evaluated")[0]), proof: array(&unhex(&vector["proof"])) };
            assert_eq!(
                finalize(client, input, &evaluation, &public, &info).expect("a proof")[..],
                output[..]
            );
        } else {
            let inputs = inputs.iter().map(Vec::as_slice);
            let results = PoprfClient::batch_finalize(
                inputs,
                &clients,
                &batch.messages,
                &batch.proof,
                server.get_public_key(),
                Some(&info.0),
            );
            for (result, expected) in results.expect("a proof").zip(&outputs) {
                assert_eq!(result.expect("an output")[..], expected[..]);
            }
        }
        for (input, output) in inputs.iter().zip(&outputs) {
            assert_eq!(server.evaluate(input, Some(&info.0)).expect("an output")[..], output[..]);
        }
        seen += 1;
    }
    assert_eq!(seen, 3, "all vectors of the appendix, batches included");
}

fn ids(poll: &str, leaf: &str) -> Info {
    Info::new(&PollId::new(poll).expect("id"), &GroupId::new(leaf).expect("id"))
}

fn token(key: &Key, info: &Info, seed: u64) -> Token {
    let pending = Pending::new(seeded(seed));
    let evaluation = key.evaluate(&pending.blinded(), info, seeded(seed + 1)).expect("evaluated");
    pending.finalize(&evaluation, &key.public(), info).expect("a token")
}

#[test]
fn a_token_is_redeemed_by_its_own_key_poll_and_leaf_alone() {
    let (key, other) = (Key::from_seed(&[1; 32]).expect("a key"), Key::from_seed(&[2; 32]).expect("a key"));
    let info = ids("poll", "leaf");
    let shown = token(&key, &info, 3).show();
    assert_eq!(key.redeem(&shown, &info), Ok(()));
    assert_eq!(other.redeem(&shown, &info), Err(Forged), "another key");
    assert_eq!(key.redeem(&shown, &ids("poll2", "leaf")), Err(Forged), "another poll");
    assert_eq!(key.redeem(&shown, &ids("poll", "leaf2")), Err(Forged), "another leaf");
    for place in 0..64 {
        let mut forged = shown.clone();
        forged.output[place] ^= 1;
        assert_eq!(key.redeem(&forged, &info), Err(Forged));
    }
}

#[test]
fn outputs_are_compared_without_stopping_at_the_first_difference() {
    // Held by the type: `Choice` is what comparisons in constant time give. core/benches/constant_time.rs times it.
    let compare: fn(&[u8; 64], &[u8; 64]) -> subtle::Choice = key::same;
    let output: [u8; 64] = std::array::from_fn(|place| u8::try_from(place).expect("small"));
    assert!(bool::from(compare(&output, &output.clone())));
    for bit in 0..8 * 64 {
        let mut other = output;
        other[bit / 8] ^= 1 << (bit % 8);
        assert!(!bool::from(compare(&output, &other)), "bit {bit}");
    }
}

#[test]
fn an_evaluation_by_another_key_or_for_another_leaf_is_rejected() {
    let (key, other) = (Key::from_seed(&[1; 32]).expect("a key"), Key::from_seed(&[2; 32]).expect("a key"));
    let (info, elsewhere) = (ids("poll", "leaf"), ids("poll", "leaf2"));
    let pending = Pending::new(seeded(5));
    let evaluate = |key: &Key, info| key.evaluate(&pending.blinded(), info, seeded(6)).expect("evaluated");
    assert!(pending.finalize(&evaluate(&key, &info), &key.public(), &info).is_ok());
    assert_eq!(pending.finalize(&evaluate(&other, &info), &key.public(), &info), Err(Rejected));
    assert_eq!(pending.finalize(&evaluate(&key, &elsewhere), &key.public(), &info), Err(Rejected));
    assert_eq!(pending.finalize(&evaluate(&key, &info), &other.public(), &info), Err(Rejected));
}

#[test]
fn malformed_points_and_the_identity_are_refused() {
    let identity = encoding::text(&[0; 32]);
    assert_eq!(Blinded::from_text(&identity).err(), Some(BadElement::Identity));
    for bad in ["", "AAAA", &encoding::text(&[255; 32]), &format!("{identity}="), &identity.replace('A', "+")]
    {
        assert_eq!(Blinded::from_text(bad).err(), Some(BadElement::Malformed), "{bad}");
    }
    let good = Pending::new(seeded(1)).blinded().to_text();
    assert_eq!(Blinded::from_text(&good).expect("a point").to_text(), good);
}

#[test]
fn a_fingerprint_is_compared_however_it_is_typed() {
    let key = Key::from_seed(&[1; 32]).expect("a key").public();
    let fingerprint = key.fingerprint();
    assert_eq!(fingerprint.len(), 39, "{fingerprint}");
    assert!(key.has_fingerprint(&fingerprint.to_lowercase().replace('-', " ").replace('0', "o")));
    let other = Key::from_seed(&[2; 32]).expect("a key").public().fingerprint();
    for bad in
        [other.as_str(), "", &fingerprint[..38], &format!("{fingerprint}0"), &fingerprint.replace('-', "!")]
    {
        assert!(!key.has_fingerprint(bad), "{bad}");
    }
}

/// Values of another implementation (Python's hashlib and its integers), for a key of 32 bytes that count up from 0.
#[test]
fn a_fingerprint_and_digests_are_those_that_others_compute() {
    let bytes: [u8; 32] = std::array::from_fn(|at| u8::try_from(at).expect("small"));
    let key = PublicKey(bytes);
    assert_eq!(key.as_bytes(), &bytes);
    assert_eq!(key.fingerprint(), "P68N-XBM4-P4K1-DKJH-TZH5-KDXE-RDWR-TGKT");
    let blinded = Pending::new(seeded(1)).blinded();
    let sent = encoding::bytes::<32>(&blinded.to_text()).expect("a point");
    assert_eq!(blinded.to_bytes(), sent);
    assert_eq!(element_digest(&blinded), <[u8; 32]>::from(Sha512_256::digest(sent)));
    assert_eq!(ids("p", "team").as_bytes(), b"candor/1\0p\0team");
}

#[test]
fn all_that_a_source_gives_is_from_outside() {
    use rand_core_06::RngCore;
    let mut next = 0;
    let mut source = random::Source(|bytes: &mut [u8]| {
        for byte in bytes {
            next += 1;
            *byte = next;
        }
    });
    assert_eq!(source.next_u32(), 0x0403_0201);
    assert_eq!(source.next_u64(), 0x0c0b_0a09_0807_0605);
    let mut bytes = [0; 2];
    source.fill_bytes(&mut bytes);
    assert_eq!(bytes, [13, 14]);
    source.try_fill_bytes(&mut bytes).expect("never fails");
    assert_eq!(bytes, [15, 16]);
}

#[test]
fn a_nonce_has_another_digest_in_another_poll() {
    let digest = |poll: &str, nonce: &str| spent_digest(&PollId::new(poll).expect("id"), nonce);
    assert_ne!(digest("p", "n"), digest("q", "n"));
    assert_ne!(digest("p", "n"), digest("p", "m"));
    assert_eq!(digest_text(&digest("p", "n")).len(), 43);
}

#[test]
fn a_pending_ballot_reads_back_and_still_becomes_the_same_token() {
    let (key, info) = (Key::from_seed(&[1; 32]).expect("a key"), ids("poll", "leaf"));
    let pending = Pending::new(seeded(9));
    let again = Pending::from_text(&pending.to_text()).expect("as written");
    let evaluation = key.evaluate(&pending.blinded(), &info, seeded(10)).expect("evaluated");
    let (evaluated, proof) = evaluation.to_texts();
    let evaluation = Evaluation::from_texts(&evaluated, &proof).expect("as written");
    let one = pending.finalize(&evaluation, &key.public(), &info).expect("a token");
    let two = again.finalize(&evaluation, &key.public(), &info).expect("a token");
    assert_eq!(one, two);
    for place in [0, 40, 80] {
        let mut damaged: Vec<u8> = encoding::bytes::<96>(&pending.to_text()).expect("as written").into();
        damaged[place] ^= 1;
        assert!(Pending::from_text(&encoding::text(&damaged)).is_err(), "{place}");
    }
    let (nonce, output) = one.show().to_texts();
    assert_eq!(Shown::from_texts(&nonce, &output).expect("as written"), two.show());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_a_decoder_panic(text in "[A-Za-z0-9_=+/ -]{0,140}", bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        let key = Key::from_seed(&[1; 32]).expect("a key");
        for text in [text, encoding::text(&bytes)] {
            if let Ok(blinded) = Blinded::from_text(&text) {
                prop_assert!(key.evaluate(&blinded, &ids("p", "l"), seeded(1)).is_ok());
            }
            let _ = (Pending::from_text(&text), PublicKey::from_text(&text), Evaluation::from_texts(&text, &text));
            if let Ok(shown) = Shown::from_texts(&text, &text) {
                prop_assert_eq!(key.redeem(&shown, &ids("p", "l")), Err(Forged));
            }
        }
    }
}
