//! An identity provider of a test's own: a key set served on this machine, and tokens signed with its keys.

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::rsa::{KeyPair as RsaKeyPair, KeyPairComponents, PublicKeyComponents};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::{SystemTime, UNIX_EPOCH};
use xtask::stack::SignIn;

/// What `iss` of its tokens is.
pub const ISSUER: &str = "https://identity.test.example";
/// What `aud` of its tokens is.
pub const AUDIENCE: &str = "candor-under-test";
/// The subject of whoever owns the polls of a deployment with [`Provider::settings`].
pub const OWNER: &str = "the-owner";

/// Base64url without padding.
pub fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Seconds since 1970.
///
/// # Panics
/// On a machine whose clock is before 1970.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970").as_secs()
}

/// A key that signs tokens.
pub struct SigningKey {
    kid: String,
    pair: Pair,
}

enum Pair {
    Rsa { pair: RsaKeyPair, public: Value },
    P256(EcdsaKeyPair),
}

impl SigningKey {
    /// A new key for ES256.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn es256(kid: &str) -> Result<Self> {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random);
        let document = document.ok().context("no key")?;
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random);
        let pair = pair.map_err(anyhow::Error::msg)?;
        Ok(Self { kid: kid.to_owned(), pair: Pair::P256(pair) })
    }

    /// A key for RS256: always the one that RFC 7515 prints in its appendix A.2, because ring makes none.
    ///
    /// # Errors
    /// None, as long as the file beside this one is whole.
    pub fn rs256(kid: &str) -> Result<Self> {
        let key: Value = serde_json::from_str(include_str!("rfc7515_a2.json"))?;
        let part = |name: &str| URL_SAFE_NO_PAD.decode(key[name].as_str().unwrap_or_default());
        let pair = RsaKeyPair::from_components(&KeyPairComponents {
            public_key: PublicKeyComponents { n: part("n")?, e: part("e")? },
            d: part("d")?,
            p: part("p")?,
            q: part("q")?,
            dP: part("dp")?,
            dQ: part("dq")?,
            qInv: part("qi")?,
        });
        let pair = pair.map_err(anyhow::Error::msg)?;
        let public = json!({"kty": "RSA", "n": key["n"], "e": key["e"]});
        Ok(Self { kid: kid.to_owned(), pair: Pair::Rsa { pair, public } })
    }

    fn algorithm(&self) -> &'static str {
        match self.pair {
            Pair::Rsa { .. } => "RS256",
            Pair::P256(_) => "ES256",
        }
    }

    /// The public key as it stands in a key set.
    pub fn public(&self) -> Value {
        let mut key = match &self.pair {
            Pair::Rsa { public, .. } => public.clone(),
            Pair::P256(pair) => {
                let (x, y) = pair.public_key().as_ref()[1..].split_at(32);
                json!({"kty": "EC", "crv": "P-256", "x": encode(x), "y": encode(y)})
            }
        };
        key["kid"] = json!(self.kid);
        key["use"] = json!("sig");
        key
    }

    /// A token with those claims.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub fn token(&self, claims: &Value) -> Result<String> {
        self.token_as(&json!({"alg": self.algorithm(), "kid": self.kid, "typ": "JWT"}), claims)
    }

    /// A token with those claims and a header that may lie.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub fn token_as(&self, header: &Value, claims: &Value) -> Result<String> {
        let message = format!("{}.{}", encode(header.to_string()), encode(claims.to_string()));
        let random = SystemRandom::new();
        let signature = match &self.pair {
            Pair::Rsa { pair, .. } => {
                let mut signature = vec![0; pair.public().modulus_len()];
                let signed = pair.sign(&RSA_PKCS1_SHA256, &random, message.as_bytes(), &mut signature);
                signed.ok().context("no signature")?;
                signature
            }
            Pair::P256(pair) => {
                pair.sign(&random, message.as_bytes()).ok().context("no signature")?.as_ref().to_vec()
            }
        };
        Ok(format!("{message}.{}", encode(signature)))
    }
}

/// What a provider says of someone who signed in just now.
pub fn claims(subject: &str, department: &str) -> Value {
    let now = now();
    json!({"iss": ISSUER, "aud": [AUDIENCE], "sub": subject, "iat": now, "nbf": now, "exp": now + 300,
        "custom": {"department": department}})
}

/// The server of a key set; it ends when this is dropped.
pub struct Provider {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    /// The whole reply, head and body.
    reply: Mutex<String>,
    requests: AtomicUsize,
    ends: AtomicBool,
}

impl Provider {
    /// Serves those keys.
    ///
    /// # Errors
    /// When no port is free.
    pub fn start(keys: &[&SigningKey]) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::default());
        let of_thread = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if of_thread.ends.load(Ordering::SeqCst) {
                    break;
                }
                of_thread.requests.fetch_add(1, Ordering::SeqCst);
                // A caller that goes away in the middle is none of the next one's business.
                let _ =
                    answer(stream, &of_thread.reply.lock().map(|reply| reply.clone()).unwrap_or_default());
            }
        });
        let provider = Self { address, shared, thread: Some(thread) };
        provider.publish(keys);
        Ok(provider)
    }

    /// Serves those keys from now on, and no other.
    pub fn publish(&self, keys: &[&SigningKey]) {
        let keys: Vec<Value> = keys.iter().map(|key| key.public()).collect();
        self.say("200 OK", "", &json!({"keys": keys}).to_string());
    }

    /// Answers with that status, those headers (each with its line end) and that body from now on.
    ///
    /// # Panics
    /// When the server's thread did.
    pub fn say(&self, status: &str, headers: &str, body: &str) {
        let length = body.len();
        *self.shared.reply.lock().expect("the server goes on") = format!(
            "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n{body}"
        );
    }

    /// Keeps every answer back until what it gives is dropped; requests are counted all the same.
    ///
    /// # Panics
    /// When the server's thread did.
    pub fn hold(&self) -> MutexGuard<'_, String> {
        self.shared.reply.lock().expect("the server goes on")
    }

    /// How often it was asked.
    pub fn requests(&self) -> usize {
        self.shared.requests.load(Ordering::SeqCst)
    }

    /// The settings of a deployment that takes its tokens.
    pub fn settings(&self) -> SignIn {
        SignIn {
            issuer: ISSUER.into(),
            audience: AUDIENCE.into(),
            jwks: format!("http://{}/keys", self.address),
            claim: "/custom/department".into(),
            owners: OWNER.into(),
            url: "/p/{poll}/sign-in".into(),
        }
    }

    /// Ends the server: from now on nobody answers at its address.
    pub fn end(&mut self) {
        self.shared.ends.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.end();
    }
}

/// Reads one request to the end of its head, and answers.
fn answer(mut stream: TcpStream, reply: &str) -> Result<()> {
    let (mut head, mut chunk) = (Vec::new(), [0; 1024]);
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let read = stream.read(&mut chunk)?;
        ensure!(read > 0, "the caller went away");
        head.extend_from_slice(&chunk[..read]);
    }
    stream.write_all(reply.as_bytes())?;
    Ok(())
}
