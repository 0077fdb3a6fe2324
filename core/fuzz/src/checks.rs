//! What holds for every input of every decoder, one function each. Each tells whether anything was read.

// The worker's own readers of sign-ins: pure, and beside nothing that needs the runtime.
#[allow(dead_code, reason = "the worker uses more of them")]
#[path = "../../../worker/src/signin/jwks.rs"]
mod jwks;
#[allow(dead_code, reason = "the worker uses more of them")]
#[path = "../../../worker/src/signin/jwt.rs"]
mod jwt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use candor::ballot::{Blinded, Evaluation, Info, Key, Pending, PublicKey, Shown};
use candor::comments::{Moderation, REDACTED};
use candor::deniable::{Channel, Coins, Deniable, estimates};
use candor::invitation::Code;
use candor::page;
use candor::wire::Manifest;
use candor::{Answers, Fault, GroupId, Poll, PollId, Settings, Tally};
use serde::Serialize;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// One exchange that went well. The seeds hold its parts, so that made-up inputs begin a bit away from good ones.
struct Exchange {
    key: Key,
    info: Info,
    pending: Pending,
    evaluation: Evaluation,
    shown: Shown,
}

static POLL_ID: LazyLock<PollId> = LazyLock::new(|| PollId::new("poll").expect("an id"));

static EXCHANGE: LazyLock<Exchange> = LazyLock::new(|| {
    let key = Key::from_seed(&[1; 32]).expect("a key");
    let info = Info::new(&POLL_ID, &GroupId::new("leaf").expect("an id"));
    let pending = Pending::new(|bytes| bytes.fill(2));
    let evaluation = key.evaluate(&pending.blinded(), &info, |bytes| bytes.fill(3)).expect("evaluated");
    let shown = pending.finalize(&evaluation, &key.public(), &info).expect("a token").show();
    Exchange { key, info, pending, evaluation, shown }
});

static POLL: LazyLock<Poll> = LazyLock::new(|| {
    let choices = json!([{"id": "a", "text": "A"}, {"id": "b", "text": "B", "sensitive": true}]);
    let definition = json!({
        "title": "T", "groups": {"id": "all", "name": "All"},
        "questions": [
            {"id": "l", "kind": "likert", "steps": 5, "text": "L"},
            {"id": "s", "kind": "single", "text": "S", "choices": choices},
            {"id": "m", "kind": "multiple", "text": "M", "choices": choices},
            {"id": "r", "kind": "rating", "text": "R"},
            {"id": "c", "kind": "comment", "text": "C"}],
    });
    Poll::parse(&definition).expect("a good definition")
});

/// A blinded element is written as it was read, and its evaluation is of use to nobody but whoever blinded it.
pub fn blinded(input: &[u8]) -> bool {
    let Exchange { key, info, pending, .. } = &*EXCHANGE;
    any(texts(input, 32), |text| {
        let Ok(blinded) = Blinded::from_text(&text) else { return false };
        assert_eq!(blinded.to_text(), text);
        let evaluation = key.evaluate(&blinded, info, |bytes| bytes.fill(4)).expect("evaluated");
        let token = pending.finalize(&evaluation, &key.public(), info);
        assert_eq!(token.is_ok(), blinded.to_bytes() == pending.blinded().to_bytes());
        true
    })
}

/// A pending ballot is written as it was read, and whatever it holds, an honest worker can evaluate it.
pub fn pending(input: &[u8]) -> bool {
    let Exchange { key, info, .. } = &*EXCHANGE;
    any(texts(input, 96), |text| {
        let Ok(pending) = Pending::from_text(&text) else { return false };
        assert_eq!(pending.to_text(), text);
        let blinded = Blinded::from_text(&pending.blinded().to_text()).expect("as written");
        let evaluation = key.evaluate(&blinded, info, |bytes| bytes.fill(4)).expect("evaluated");
        let shown = pending.finalize(&evaluation, &key.public(), info).expect("a token").show();
        // Whether its nonce fits its element is not looked at before this.
        let _ = key.redeem(&shown, info);
        true
    })
}

/// A key, and on the next line a fingerprint as somebody typed it: the key is written as it was read, no key but the
/// poll's own lets a proof pass, and a fingerprint is a key's in no other case than that it reads the same.
pub fn public_key(input: &[u8]) -> bool {
    let Exchange { key: own, info, pending, evaluation, .. } = &*EXCHANGE;
    let lines = std::str::from_utf8(input).ok().and_then(|text| text.split_once('\n'));
    let lines = lines.map(|(key, typed)| (key.to_owned(), typed.to_owned()));
    let bytes = input.split_at_checked(32);
    let bytes =
        bytes.map(|(key, typed)| (URL_SAFE_NO_PAD.encode(key), String::from_utf8_lossy(typed).into_owned()));
    any(lines.into_iter().chain(bytes), |(text, typed)| {
        let Ok(key) = PublicKey::from_text(&text) else { return false };
        assert_eq!(key.to_text(), text);
        assert_eq!(pending.finalize(evaluation, &key, info).is_ok(), key == own.public());
        let fingerprint = key.fingerprint();
        assert!(key.has_fingerprint(&fingerprint));
        assert_eq!(key.has_fingerprint(&typed), plain(&typed) == plain(&fingerprint), "{typed:?}");
        true
    })
}

/// An evaluation is written as it was read, and no other than the one that the key made is gone on with.
pub fn evaluation(input: &[u8]) -> bool {
    let Exchange { key, info, pending, evaluation: genuine, .. } = &*EXCHANGE;
    any(pairs(input), |(evaluated, proof)| {
        let Ok(evaluation) = Evaluation::from_texts(&evaluated, &proof) else { return false };
        assert_eq!(evaluation.to_texts(), (evaluated, proof));
        assert_eq!(pending.finalize(&evaluation, &key.public(), info).is_ok(), evaluation == *genuine);
        true
    })
}

/// What a ballot shows is written as it was read, and nothing is redeemed but the token that the key made.
pub fn shown(input: &[u8]) -> bool {
    let Exchange { key, info, shown: genuine, .. } = &*EXCHANGE;
    any(pairs(input), |(nonce, output)| {
        let Ok(shown) = Shown::from_texts(&nonce, &output) else { return false };
        assert_eq!(shown.to_texts(), (nonce, output));
        assert_eq!(key.redeem(&shown, info).is_ok(), shown == *genuine);
        true
    })
}

/// A code is written as it reads, and so reads back as itself: no two texts that read differently are one code.
pub fn code(input: &[u8]) -> bool {
    if let Some(secret) = input.first_chunk() {
        let code = Code::new(&POLL_ID, *secret);
        assert!(Code::parse(&code.to_string()) == Ok(code) && code.is_of(&POLL_ID));
    }
    let Ok(text) = std::str::from_utf8(input) else { return false };
    let Ok(code) = Code::parse(text) else { return false };
    let written = code.to_string();
    assert_eq!(plain(text), plain(&written));
    assert!(Code::parse(&written) == Ok(code));
    true
}

/// A manifest reads back as it was written.
pub fn manifest(input: &[u8]) -> bool {
    let Ok(value) = serde_json::from_slice(input) else { return false };
    let Some(manifest) = Manifest::parse(value) else { return false };
    assert_eq!(Manifest::parse(written(&manifest)), Some(manifest));
    true
}

/// What a page carries reads back as it was read, in whatever language it is written again.
pub fn page(input: &[u8]) -> bool {
    let Some(manifest) = std::str::from_utf8(input).ok().and_then(page::read) else { return false };
    assert_eq!(page::read(&page::write(&manifest, "de")), Some(manifest));
    true
}

/// Answers read back as they were written; what is wrong with bad ones is said, and where.
pub fn answers(input: &[u8]) -> bool {
    let Ok(value) = serde_json::from_slice(input) else { return false };
    match Answers::parse(&POLL, &value) {
        Ok(answers) => {
            assert_eq!(answers.iter().count(), POLL.questions().len());
            assert_eq!(Answers::parse(&POLL, &written(&answers)), Ok(answers));
            true
        }
        Err(faults) => {
            assert_placed(&faults, &value);
            false
        }
    }
}

/// A poll reads back as it was written; what is wrong with a bad definition is said, and where.
pub fn poll(input: &[u8]) -> bool {
    let Ok(value) = serde_json::from_slice(input) else { return false };
    match Poll::parse(&value) {
        Ok(poll) => {
            assert_eq!(Poll::parse(&written(&poll)), Ok(poll));
            true
        }
        Err(faults) => {
            assert_placed(&faults, &value);
            false
        }
    }
}

/// Settings read back as they were written, nothing but sources gets into their header and nothing but declarations into
/// their style; what is wrong with bad ones is said, and where, and kept as they are they break nothing.
pub fn settings(input: &[u8]) -> bool {
    let Ok(value) = serde_json::from_slice(input) else { return false };
    let kept = Settings::kept(&value);
    let sources = kept.embedders.sources();
    assert!(
        sources.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" :/.-*'".contains(&byte)),
        "{sources}"
    );
    let style = kept.theme.style();
    assert!(
        style.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":{}@(); -#.".contains(&byte)),
        "{style}"
    );
    match Settings::parse(&value) {
        Ok(settings) => {
            assert_eq!(settings, kept);
            assert_eq!(Settings::parse(&written(&settings)), Ok(settings));
            true
        }
        Err(faults) => {
            assert_placed(&faults, &value);
            false
        }
    }
}

/// A comment that the owner looks over: `text` on the first line, what is made of it as JSON after that. What is released has
/// nothing of the parts that are redacted, and everything else.
pub fn moderation(input: &[u8]) -> bool {
    let Ok(input) = std::str::from_utf8(input) else { return false };
    let Some((text, json)) = input.split_once('\n') else { return false };
    let Ok(value) = serde_json::from_str(json) else { return false };
    match Moderation::parse(&value, text) {
        Ok(moderation) => {
            let kept = text.chars().enumerate().filter(|(place, _)| {
                !moderation.redact.iter().any(|(from, to)| (*from..*to).contains(place))
            });
            let kept: String = kept.map(|(_, letter)| letter).collect();
            let released = moderation.applied(text);
            let marks = moderation.redact.len() * REDACTED.len();
            assert_eq!(released.len(), kept.len() + marks);
            assert_eq!(Moderation::parse(&written(&moderation), text), Ok(moderation));
            true
        }
        Err(faults) => {
            assert_placed(&faults, &value);
            false
        }
    }
}

/// Answers through coins of any seed and odds: the same again and again, and a ballot that a worker takes and estimates.
pub fn coins(input: &[u8]) -> bool {
    let Some((seed, rest)) = input.split_first_chunk::<8>() else { return false };
    let Ok(value) = serde_json::from_slice(rest) else { return false };
    let mut definition = written(&*POLL);
    let odds = Deniable::MIN + u64::from(seed[0]) % (Deniable::MAX - Deniable::MIN + 1);
    definition["deniable"] = json!({"odds": odds});
    let poll = Poll::parse(&definition).expect("a good definition");
    let Ok(answers) = Answers::parse(&poll, &value) else { return false };
    let (coins, deniable) = (Coins::new(seed), poll.deniable().expect("deniable"));
    let sent = coins.flip(&poll, deniable, &answers);
    assert_eq!(coins.flip(&poll, deniable, &answers), sent);
    assert_eq!(Answers::parse(&poll, &written(&sent)), Ok(sent.clone()));
    let mut tally = Tally::empty(&poll);
    tally.count(&poll, &sent);
    for (index, question) in poll.questions().iter().enumerate() {
        let found = estimates(question, deniable, tally.cells(index), 1);
        assert_eq!(found.is_some(), Channel::of(question, deniable).is_some());
    }
    true
}

/// What somebody says is a sign-in: whatever it is, it is none that the provider signed.
pub fn jwt(input: &[u8]) -> bool {
    static KEYS: LazyLock<jwks::Keys> = LazyLock::new(|| {
        // The point of RFC 7515, appendix A.3: its private key is public, and signs nothing in the time below.
        let set = json!({"keys": [{"kty": "EC", "crv": "P-256", "kid": "1",
            "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]});
        jwks::Keys::parse(set.to_string().as_bytes()).expect("a key")
    });
    let _ = jwks::Keys::parse(input);
    let Ok(text) = std::str::from_utf8(input) else { return false };
    let Ok(signed) = jwt::Signed::parse(text) else { return false };
    assert!(!signed.kid().is_empty());
    let expected = jwt::Expected { issuer: "https://id.example", audience: "candor", now: 1_800_000_000 };
    assert!(signed.verify(&KEYS, &expected).is_err());
    true
}

/// Whether `check` read any of them. All are checked.
fn any<T>(inputs: impl Iterator<Item = T>, check: impl Fn(T) -> bool) -> bool {
    inputs.fold(false, |read, input| check(input) | read)
}

/// The input as it is, where it is text; and its first `length` bytes as base64url, so that made-up input gets past
/// alphabet and length too.
fn texts(input: &[u8], length: usize) -> impl Iterator<Item = String> {
    let text = std::str::from_utf8(input).ok().map(ToOwned::to_owned);
    text.into_iter().chain(input.get(..length).map(|bytes| URL_SAFE_NO_PAD.encode(bytes)))
}

/// As [`texts`]: two lines; and 32 bytes with the next 64.
fn pairs(input: &[u8]) -> impl Iterator<Item = (String, String)> {
    let lines = std::str::from_utf8(input).ok().and_then(|text| text.split_once('\n'));
    let lines = lines.map(|(one, two)| (one.to_owned(), two.to_owned()));
    let bytes = input.get(..32).zip(input.get(32..96));
    let bytes = bytes.map(|(one, two)| (URL_SAFE_NO_PAD.encode(one), URL_SAFE_NO_PAD.encode(two)));
    lines.into_iter().chain(bytes)
}

/// A code or fingerprint without what people may type differently.
fn plain(text: &str) -> String {
    let digits = text.chars().filter(|c| !['-', ' '].contains(c));
    let digit = |c: char| match c {
        'o' | 'O' => '0',
        'i' | 'I' | 'l' | 'L' => '1',
        other => other.to_ascii_uppercase(),
    };
    digits.map(digit).collect()
}

fn written(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("json")
}

/// There are faults, and each is at a value that is there, or at a field that could be.
fn assert_placed(faults: &[Fault], value: &Value) {
    assert!(!faults.is_empty());
    for fault in faults {
        let above = fault.pointer.rsplit_once('/').map_or("", |(above, _)| above);
        assert!(value.pointer(above).is_some(), "{fault}");
    }
}
