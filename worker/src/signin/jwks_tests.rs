use super::*;
use serde_json::json;

/// The example of RFC 7515, with the key as it stands in a set.
fn example(name: &str) -> (Value, Vec<u8>, Vec<u8>) {
    let vectors: Value = serde_json::from_str(include_str!("rfc7515.json")).expect("json");
    let vectors = vectors.as_object().expect("an object");
    let (_, vector) = vectors.iter().find(|(title, _)| title.starts_with(name)).expect("a vector");
    let text = |name: &str| vector[name].as_str().expect("a text");
    let mut key = vector["key"].clone();
    key["kid"] = json!(name);
    (key, text("message").as_bytes().to_vec(), bytes(text("signature")).expect("base64url"))
}

fn keys(keys: &[Value]) -> Option<Keys> {
    Keys::parse(&serde_json::to_vec(&json!({"keys": keys})).expect("json"))
}

fn with(mut key: Value, name: &str, value: Value) -> Value {
    key[name] = value;
    key
}

#[test]
fn the_examples_of_rfc_7515_verify_and_nothing_near_them_does() {
    for (name, algorithm) in [("RS256", Algorithm::Rs256), ("ES256", Algorithm::Es256)] {
        let (key, message, signature) = example(name);
        let keys = keys(&[key]).expect("a set");
        let key = keys.named(name).next().expect("a key");
        assert_eq!(key.algorithm(), algorithm);
        assert!(key.verifies(&message, &signature), "{name}");
        let mut other = message.clone();
        other[30] ^= 1;
        assert!(!key.verifies(&other, &signature), "{name}");
        for at in [0, signature.len() / 2, signature.len() - 1] {
            let mut other = signature.clone();
            other[at] ^= 1;
            assert!(!key.verifies(&message, &other), "{name}");
        }
        assert!(!key.verifies(&message, &[]) && !key.verifies(&message, &signature[1..]), "{name}");
    }
}

#[test]
fn an_all_zero_signature_is_none() {
    let (key, message, _) = example("ES256");
    let keys = keys(&[key]).expect("a set");
    assert!(!keys.named("ES256").next().expect("a key").verifies(&message, &[0; 64]));
}

#[test]
fn keys_of_no_use_are_passed_over() {
    let (rsa, ec) = (example("RS256").0, example("ES256").0);
    let useless = [
        json!(null),
        json!({"kty": "oct", "k": "AAAA", "kid": "a"}),
        json!({"kty": "OKP", "crv": "Ed25519", "x": "AAAA", "kid": "a"}),
        with(rsa.clone(), "use", json!("enc")),
        with(rsa.clone(), "use", json!(null)),
        with(rsa.clone(), "alg", json!("RS512")),
        with(rsa.clone(), "alg", json!("ES256")),
        with(rsa.clone(), "key_ops", json!(["encrypt"])),
        with(rsa.clone(), "kid", json!(7)),
        with(rsa.clone(), "n", json!("AQAB")),
        with(rsa.clone(), "n", json!(format!("AAAA{}", rsa["n"].as_str().expect("a text")))),
        with(rsa.clone(), "e", json!("AQAB=")),
        with(ec.clone(), "crv", json!("P-384")),
        with(ec.clone(), "x", json!("AAAA")),
        with(ec.clone(), "alg", json!("RS256")),
    ];
    for key in &useless {
        assert!(keys(std::slice::from_ref(key)).is_none(), "{key}");
    }
    let good = [
        with(rsa.clone(), "use", json!("sig")),
        with(rsa.clone(), "x5c", json!(["AAAA"])),
        with(with(ec, "alg", json!("ES256")), "key_ops", json!(["verify"])),
    ];
    let set = keys(&[&useless[..], &good[..]].concat()).expect("a set");
    assert_eq!((set.0.len(), set.named("RS256").count()), (3, 2));
    assert!(set.know("ES256") && !set.know("a"));
}

#[test]
fn what_is_no_set_is_refused() {
    let (key, ..) = example("ES256");
    for text in ["", "null", "[]", "{}", r#"{"keys": {}}"#, r#"{"keys": []}"#] {
        assert!(Keys::parse(text.as_bytes()).is_none(), "{text}");
    }
    let many: Vec<Value> = std::iter::repeat_n(json!({"kty": "oct"}), MOST).chain([key.clone()]).collect();
    assert!(keys(&many).is_none(), "only so many are looked at");
    let mut large = serde_json::to_vec(&json!({"keys": [key]})).expect("json");
    large.resize(LIMIT, b' ');
    assert!(Keys::parse(&large).is_some());
    large.push(b' ');
    assert!(Keys::parse(&large).is_none());
}
