use super::poprf::{CONTEXT, composites, expand, framed, hash_to_scalar, tweak};
use super::*;
use candor::ballot as ours;
use candor::invitation::Code;
use candor::{GroupId, PollId};
use curve25519_dalek::constants::RISTRETTO_BASEPOINT_POINT as GENERATOR;
use std::fmt::Write;

const DOCUMENT: &str = include_str!("../../../docs/protocol.md");
/// What is told to other programs, in a document of its own.
const FEEDS: &str = include_str!("../../../docs/feeds.md");
const PROBLEMS: &str = include_str!("../../../worker/src/problem.rs");
const SIGN_IN: &str = include_str!("../../../worker/src/signin/jwt.rs");

fn unhex(text: &Value) -> Vec<u8> {
    let text = text.as_str().expect("a text");
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hex")).collect()
}

fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("texts grow");
        text
    })
}

fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes.try_into().expect("so many bytes")
}

fn scalar(bytes: &[u8]) -> Scalar {
    Scalar::from_canonical_bytes(array(bytes)).expect("canonical")
}

/// `DeriveKeyPair` (RFC 9497 section 3.2.1). Its first try makes a key, but for negligible probability.
fn derive(seed: &[u8], key_info: &[u8]) -> Scalar {
    let message = [seed, &framed(&[key_info]), &[0]].concat();
    Scalar::from_bytes_mod_order_wide(&expand(&message, &[b"DeriveKeyPair", CONTEXT].concat()))
}

/// `BlindEvaluate` (RFC 9497 section 3.3.3), without its proof.
fn evaluate(key: &Scalar, info: &[u8], blinded: &RistrettoPoint) -> RistrettoPoint {
    blinded * (key + tweak(info)).invert()
}

#[test]
fn the_vectors_of_the_rfc_hold() {
    let vectors = include_str!("../../../core/test_vec/rfc9497_poprf_ristretto255.json");
    let all: Value = serde_json::from_str(vectors).expect("json");
    let private = derive(&unhex(&all["seed"]), &unhex(&all["key_info"]));
    assert_eq!(private.to_bytes()[..], unhex(&all["private_key"]));
    let public = element(array(&unhex(&all["public_key"]))).expect("a point");
    assert_eq!(GENERATOR * private, public);
    let mut batches = Vec::new();
    for vector in all["vectors"].as_array().expect("vectors") {
        let info = unhex(&vector["info"]);
        let list =
            |name: &str| -> Vec<Vec<u8>> { vector[name].as_array().expect(name).iter().map(unhex).collect() };
        let points = |name: &str| -> Vec<RistrettoPoint> {
            list(name).iter().map(|bytes| element(array(bytes)).expect("a point")).collect()
        };
        let (blinded, evaluated) = (points("blinded"), points("evaluated"));
        let key = tweaked_key(&public, &info).expect("a key");
        let good = array(&unhex(&vector["proof"]));
        assert!(proves(&key, &evaluated, &blinded, proof(good).expect("scalars")));
        // A bit of each half of each scalar, not all 512: the curve is slow without optimisation.
        for bit in [0, 200, 256, 400] {
            let mut bad = good;
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(!proof(bad).is_ok_and(|bad| proves(&key, &evaluated, &blinded, bad)), "bit {bit}");
        }
        for (index, input) in list("input").iter().enumerate() {
            let blind = scalar(&list("blind")[index]);
            assert_eq!(hash_to_group(input) * blind, blinded[index]);
            assert_eq!(evaluate(&private, &info, &blinded[index]), evaluated[index]);
            let unblinded = evaluated[index] * blind.invert();
            assert_eq!(output(input, &info, &unblinded)[..], list("output")[index]);
        }
        batches.push(blinded.len());
    }
    assert_eq!(batches, [1, 1, 2], "all vectors of the appendix, the batch included");
}

#[test]
fn bytes_are_read_in_the_one_way_they_are_written() {
    let read = |text: &str| field::<32>(&json!({"f": text}), "f");
    let good = text(&[0xfb; 32]);
    assert_eq!(read(&good), Ok([0xfb; 32]));
    let loose = format!("{}t", &good[..42]);
    for bad in [&format!("{good}="), &good.replace('-', "+"), &format!(" {good}"), &good[..42], &loose, ""] {
        assert_eq!(read(bad), Err(Refused::Text), "{bad}");
    }
    assert_eq!(element([0; 32]).err(), Some(Refused::Element), "the identity");
    assert_eq!(element([0xff; 32]).err(), Some(Refused::Element));
    assert_eq!(proof([0xff; 64]).err(), Some(Refused::Scalar));
}

/// The blocks of JSON under "A worked example", in the order in which they stand.
fn example() -> Vec<Value> {
    let (_, rest) = DOCUMENT.split_once("\n## A worked example\n").expect("the example");
    let section = rest.split_once("\n## ").map_or(rest, |(section, _)| section);
    let blocks = section.split("```json\n").skip(1);
    let blocks = blocks.map(|block| block.split_once("```").expect("an end").0);
    blocks.map(|block| serde_json::from_str(block).expect("json")).collect()
}

/// What this client, and a worker written from the RFC, make of what is given.
fn worked(given: &Value) -> Vec<Value> {
    let (poll, group) = (given["poll"].as_str().expect("id"), given["group"].as_str().expect("id"));
    let private = derive(&unhex(&given["key_seed"]), b"candor/1 poll key");
    let public = GENERATOR * private;
    let nonce = array(&unhex(&given["nonce"]));
    let blind = scalar(&unhex(&given["blind"]));
    let pending = Pending::with(nonce, blind).expect("a point");
    let info = info(poll, group);
    let key = tweaked_key(&public, &info).expect("a key");
    let evaluated = evaluate(&private, &info, &pending.blinded);
    let proof =
        prove(&(private + tweak(&info)), &evaluated, &pending.blinded, &unhex(&given["proof_random"]));
    let unblinded = evaluated * blind.invert();

    let fingerprint = fingerprint(public.compress().as_bytes());
    let link = format!(
        "https://candor.example/p/{poll}#code={}&key={fingerprint}",
        code(array(&unhex(&given["code_secret"])), poll)
    );
    let invitation = Invitation::of(&link).expect("a link");
    let manifest = json!({
        "id": poll, "public_key": text(public.compress().as_bytes()), "key_fingerprint": fingerprint,
        "groups": {"id": "all", "children": [{"id": "north", "children": []}, {"id": "south", "children": []}]},
    });
    let reply =
        json!({"group": group, "evaluated": text(evaluated.compress().as_bytes()), "proof": text(&proof)});
    let known = Poll::of(&manifest, &invitation).expect("the key of the link");
    let token = pending.finalize(&known, &reply).expect("a token");
    let steps = json!({
        "info": hex(&info), "info_scalar": hex(tweak(&info).as_bytes()),
        "public_key": hex(public.compress().as_bytes()), "tweaked_key": hex(key.compress().as_bytes()),
        "input_element": hex(hash_to_group(&nonce).compress().as_bytes()),
        "blinded": hex(pending.blinded.compress().as_bytes()),
        "evaluated": hex(evaluated.compress().as_bytes()),
        "proof_c": hex(&proof[..32]), "proof_s": hex(&proof[32..]),
        "unblinded": hex(unblinded.compress().as_bytes()), "output": hex(output(&nonce, &info, &unblinded)),
    });
    let answers = json!({"when": {"choice": "daily"}, "say": {"declined": true}});
    vec![
        given.clone(),
        json!({"link": link}),
        manifest,
        pending.request(&invitation),
        reply,
        steps,
        token.ballot(&answers),
        json!({"digests": [token.digest()]}),
    ]
}

/// `GenerateProof` (RFC 9497 section 2.2.1) of one element.
fn prove(key: &Scalar, evaluated: &RistrettoPoint, blinded: &RistrettoPoint, random: &[u8]) -> [u8; 64] {
    let (random, public) = (scalar(random), GENERATOR * key);
    let [m, z] = composites(&public, &[*evaluated], &[*blinded]);
    let points = [public, m, z, GENERATOR * random, m * random].map(|point| point.compress());
    let transcript = framed(&points.each_ref().map(|point| &point.as_bytes()[..]));
    let c = hash_to_scalar(&[&transcript, &b"Challenge"[..]].concat());
    array(&[c.to_bytes(), (random - c * key).to_bytes()].concat())
}

#[test]
fn the_example_of_the_document_is_what_a_client_written_from_it_computes() {
    let stands = example();
    let computed = worked(&stands[0]);
    for (index, block) in computed.iter().enumerate() {
        assert_eq!(stands.get(index), Some(block), "block {index} of the example should be {block:#}");
    }
    assert_eq!(stands.len(), computed.len());
}

/// Yields those bytes, one slice a call; a scalar is drawn as 64 bytes modulo the order.
fn drawing<'a>(slices: impl IntoIterator<Item = &'a Vec<u8>>) -> impl FnMut(&mut [u8]) {
    let mut slices = slices.into_iter();
    move |into| {
        let slice = slices.next().expect("no more is drawn");
        into.fill(0);
        into[..slice.len()].copy_from_slice(slice);
    }
}

#[test]
fn the_example_of_the_document_is_what_the_product_computes() {
    let stands = example();
    let (given, manifest, reply, ballot) = (&stands[0], &stands[2], &stands[4], &stands[6]);
    let poll = PollId::new(given["poll"].as_str().expect("a text")).expect("id");
    let group = GroupId::new(given["group"].as_str().expect("a text")).expect("id");
    let key = ours::Key::from_seed(&array(&unhex(&given["key_seed"]))).expect("a key");
    assert_eq!(manifest["public_key"], key.public().to_text());
    assert_eq!(manifest["key_fingerprint"], key.public().fingerprint());
    let code = Code::new(&poll, array(&unhex(&given["code_secret"]))).to_string();
    let link = format!("https://candor.example/p/{poll}#code={code}&key={}", key.public().fingerprint());
    assert_eq!(stands[1]["link"], link);

    let info = ours::Info::new(&poll, &group);
    assert_eq!(hex(info.as_bytes()), stands[5]["info"]);
    let drawn = [unhex(&given["nonce"]), unhex(&given["blind"])];
    let pending = ours::Pending::new(drawing(&drawn));
    assert_eq!(stands[3], json!({"code": code, "blinded": pending.blinded().to_text()}));
    let random = [unhex(&given["proof_random"])];
    let evaluation = key.evaluate(&pending.blinded(), &info, drawing(&random)).expect("evaluated");
    let (evaluated, proof) = evaluation.to_texts();
    assert_eq!(*reply, json!({"group": group, "evaluated": evaluated, "proof": proof}));
    let shown = pending.finalize(&evaluation, &key.public(), &info).expect("a token").show();
    let (nonce, output) = shown.to_texts();
    assert_eq!((&ballot["nonce"], &ballot["output"]), (&json!(nonce), &json!(output)));
    assert_eq!(key.redeem(&shown, &info), Ok(()));
    let digest = ours::digest_text(&ours::spent_digest(&poll, &nonce));
    assert_eq!(stands[7], json!({"digests": [digest]}));
}

#[test]
fn the_document_names_every_problem_with_its_status() {
    let mut named = 0;
    for line in
        PROBLEMS.lines().filter(|line| line.trim_start().starts_with("Self::") && line.contains("=> ("))
    {
        let (_, kind) = line.split_once("=> (").expect("a kind");
        let status = &kind[..3];
        // What is wrong with a sign-in has a code of its own, below.
        let last = kind.trim_end_matches(['(', ')', ',']).rsplit(", ").next().unwrap_or_default();
        let named_code = || PROBLEMS.split_once(&format!("const {last}: &str = \""))?.1.split('"').next();
        let Some(code) = last.strip_prefix('"').map_or_else(named_code, |code| code.strip_suffix('"')) else {
            continue;
        };
        let row = format!("| `{code}` | {status} |");
        assert!(DOCUMENT.contains(&row) || FEEDS.contains(&row), "{code} with {status}");
        named += 1;
    }
    let sign_in = SIGN_IN.split("\"sign_in_").skip(1).filter_map(|rest| rest.split('"').next());
    for code in sign_in {
        assert!(DOCUMENT.contains(&format!("| `sign_in_{code}` | 401 |")), "sign_in_{code}");
        named += 1;
    }
    assert!(named > 40, "the tables of the worker were found");
}
