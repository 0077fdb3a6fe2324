use super::*;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::json;
use std::sync::LazyLock;

const NOW: u64 = 1_800_000_000;
const EXPECTED: Expected = Expected { issuer: "https://idp.example", audience: "candor", now: NOW };

static PAIR: LazyLock<EcdsaKeyPair> = LazyLock::new(|| {
    let random = SystemRandom::new();
    let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key");
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random).expect("a key")
});

/// The pair's public key, and one that is only there to be mistaken for it.
static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    let point = PAIR.public_key().as_ref();
    let (x, y) = (encode(&point[1..33]), encode(&point[33..]));
    let vectors: Value = serde_json::from_str(include_str!("rfc7515.json")).expect("json");
    let mut rsa = vectors["RS256 (RFC 7515, appendix A.2)"]["key"].clone();
    rsa["kid"] = json!("rsa");
    let keys = json!({"keys": [{"kty": "EC", "crv": "P-256", "kid": "ec", "x": x, "y": y}, rsa]});
    Keys::parse(&serde_json::to_vec(&keys).expect("json")).expect("a set")
});

fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn token(header: &Value, claims: &Value) -> String {
    let message =
        format!("{}.{}", encode(header.to_string().as_bytes()), encode(claims.to_string().as_bytes()));
    let signature = PAIR.sign(&SystemRandom::new(), message.as_bytes()).expect("a signature");
    format!("{message}.{}", encode(signature.as_ref()))
}

fn header() -> Value {
    json!({"alg": "ES256", "kid": "ec", "typ": "JWT"})
}

fn claims() -> Value {
    json!({"iss": "https://idp.example", "aud": "candor", "sub": "u1", "exp": NOW + 300, "nbf": NOW, "iat": NOW,
        "department": "North", "custom": {"groups": ["a", 7, "b"]}})
}

fn check(token: &str) -> Result<Claims, Refusal> {
    Signed::parse(token)?.verify(&KEYS, &EXPECTED)
}

/// The refusal of the good token with one claim changed, or without it where it is null.
fn refusal(claim: &str, value: Value) -> Option<Refusal> {
    let mut claims = claims();
    if value.is_null() {
        claims.as_object_mut().expect("an object").remove(claim);
    } else {
        claims[claim] = value;
    }
    check(&token(&header(), &claims)).err()
}

#[test]
fn a_good_token_says_who_it_is() {
    let claims = check(&token(&header(), &claims())).expect("good");
    assert_eq!(claims.subject(), "u1");
    let texts = |claim| claims.texts(claim).collect::<Vec<_>>();
    assert_eq!(texts("department"), ["North"]);
    assert_eq!(texts("/custom/groups"), ["a", "b"]);
    assert!(texts("custom").is_empty() && texts("nosuch").is_empty() && texts("exp").is_empty());
}

#[test]
fn issuer_and_audience_are_compared_to_the_letter() {
    for wrong in [
        json!(null),
        json!("https://idp.example/"),
        json!("HTTPS://idp.example"),
        json!(["https://idp.example"]),
    ] {
        assert_eq!(refusal("iss", wrong.clone()), Some(Refusal::Issuer), "{wrong}");
    }
    for wrong in [
        json!(null),
        json!("candor2"),
        json!([]),
        json!(["other"]),
        json!([["candor"]]),
        json!({"candor": 1}),
    ] {
        assert_eq!(refusal("aud", wrong.clone()), Some(Refusal::Audience), "{wrong}");
    }
    assert_eq!(refusal("aud", json!(["other", "candor"])), None);
}

#[test]
fn times_have_a_leeway_of_a_minute_and_no_more() {
    assert_eq!(refusal("exp", json!(NOW - 59)), None);
    assert_eq!(refusal("exp", json!(NOW - 60)), Some(Refusal::Expired));
    assert_eq!(refusal("exp", json!(1_800_000_000.5)), None);
    for start in ["nbf", "iat"] {
        assert_eq!(refusal(start, json!(NOW + 60)), None);
        assert_eq!(refusal(start, json!(NOW + 61)), Some(Refusal::NotYetValid));
        assert_eq!(refusal(start, json!(null)), None);
        assert_eq!(refusal(start, json!("soon")), Some(Refusal::Malformed));
    }
    for no_time in [json!(null), json!("never"), json!(-1), json!(1e300), json!([NOW])] {
        assert_eq!(refusal("exp", no_time.clone()), Some(Refusal::Malformed), "{no_time}");
    }
    assert_eq!(refusal("exp", json!(u64::MAX)), None, "no sum overflows");
}

#[test]
fn a_token_is_of_somebody() {
    for nobody in [json!(null), json!(""), json!(7)] {
        assert_eq!(refusal("sub", nobody), Some(Refusal::Malformed));
    }
}

#[test]
fn the_header_chooses_neither_the_algorithm_nor_the_rules() {
    let refused = |member: &str, value: Value| {
        let mut header = header();
        header[member] = value;
        check(&token(&header, &claims())).err()
    };
    for alg in
        [json!("none"), json!("None"), json!("HS256"), json!("RS512"), json!("es256"), json!(7), json!(null)]
    {
        assert_eq!(refused("alg", alg.clone()), Some(Refusal::Algorithm), "{alg}");
    }
    assert_eq!(refused("alg", json!("RS256")), Some(Refusal::Algorithm), "a key of another kind");
    assert_eq!(refused("kid", json!("rsa")), Some(Refusal::Algorithm), "a key of another kind");
    assert_eq!(refused("kid", json!("ecc")), Some(Refusal::UnknownKey));
    for kid in [json!(""), json!(null), json!(1)] {
        assert_eq!(refused("kid", kid), Some(Refusal::Malformed));
    }
    for crit in [json!(null), json!([]), json!(["exp"])] {
        assert_eq!(refused("crit", crit), Some(Refusal::Malformed));
    }
    assert_eq!(
        refused("jwk", json!({"kty": "oct", "k": "AA"})),
        None,
        "a key in the header is not looked at"
    );
}

#[test]
fn what_is_not_signed_is_not_looked_at() {
    let good = token(&header(), &claims());
    let (message, signature) = good.rsplit_once('.').expect("parts");
    let (head, _) = message.split_once('.').expect("parts");
    let mut other = claims();
    other["iss"] = json!("https://evil.example");
    let forged = format!("{head}.{}.{signature}", encode(other.to_string().as_bytes()));
    assert_eq!(check(&forged).err(), Some(Refusal::Signature));
    assert_eq!(check(&format!("{message}.")).err(), Some(Refusal::Signature));
    assert_eq!(check(&format!("{head}.!.{signature}")).err(), Some(Refusal::Signature));
}

#[test]
fn parts_are_three_and_strictly_base64url() {
    let good = token(&header(), &claims());
    let (message, signature) = good.rsplit_once('.').expect("parts");
    let (head, payload) = message.split_once('.').expect("parts");
    let padded = format!("{head}=");
    for bad in [
        "",
        ".",
        "..",
        "a",
        "a.b.c",
        head,
        message,
        &format!("{good}="),
        &format!("{padded}.{payload}.{signature}"),
        &format!("{message}.{signature}+"),
        &format!(" {good}"),
    ] {
        assert_eq!(check(bad).err(), Some(Refusal::Malformed), "{bad}");
    }
    assert!(check(&format!("{good}.{signature}")).is_err() && check(&format!("{message}.{good}")).is_err());
    // Claims that are signed and yet no object.
    assert_eq!(check(&token(&header(), &json!([1]))).err(), Some(Refusal::Malformed));
}

#[test]
fn size_is_looked_at_before_anything_else() {
    assert_eq!(check(&"!".repeat(LIMIT + 1)).err(), Some(Refusal::TooLarge));
    assert_eq!(check(&"!".repeat(LIMIT)).err(), Some(Refusal::Malformed));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), parts in prop::array::uniform3(any::<Vec<u8>>())) {
        prop_assert!(check(&text).is_err());
        prop_assert!(check(&parts.map(|part| encode(&part)).join(".")).is_err());
    }

    #[test]
    fn no_claims_make_it_panic(json in "[\\[\\]{}\",:0-9a-z.-]{0,60}", at in 0_usize..200, byte in any::<u8>()) {
        let head = encode(header().to_string().as_bytes());
        let _ = check(&format!("{head}.{}.AA", encode(json.as_bytes())));
        // A good token with one byte changed is refused, or is the same token.
        let mut changed = token(&header(), &claims()).into_bytes();
        let old = std::mem::replace(&mut changed[at], byte);
        if let Ok(text) = String::from_utf8(changed) {
            prop_assert_eq!(check(&text).is_ok(), byte == old);
        }
    }
}
