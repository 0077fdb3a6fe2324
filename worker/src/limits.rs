//! Limits on how often one address sends ballots, exchanges, or tries to sign in. Addresses are nowhere but in memory.
//!
//! Who calls is said by the proxy in front, in the header that `CLIENT_ADDRESS_HEADER` names; where there is none, nobody is told
//! apart and nobody is limited. On Cloudflare each isolate counts on its own; there the platform's limiters, which are bound in
//! wrangler.toml, count for all isolates of a place, and are told a keyed hash in the address's stead.

use crate::problem::Problem;
use crate::{clock, keys, random};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use candor::limit::{Limit, Limiter};
use ring::hmac;
use std::cell::RefCell;
use std::hash::{BuildHasher, DefaultHasher, Hasher};
use worker::js_sys::Reflect;
use worker::wasm_bindgen::JsValue;
use worker::worker_sys::web_sys;
use worker::{Env, RateLimiter};

/// After how many seconds the platform's limiters take calls again: the period in wrangler.toml.
const PERIOD: u64 = 60;

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Ballots.
    Ballots,
    /// Exchanges of invitations, and tokens for those who sign in.
    Tokens,
    /// Signing in to the console, and opening view links.
    SignIn,
}

/// Every kind, in the order of the limiters.
const KINDS: [Kind; 3] = [Kind::Ballots, Kind::Tokens, Kind::SignIn];

impl Kind {
    /// The variable with its limit, in calls a minute; 0 is none.
    fn variable(self) -> &'static str {
        match self {
            Self::Ballots => "BALLOTS_A_MINUTE",
            Self::Tokens => "TOKENS_A_MINUTE",
            Self::SignIn => "SIGN_INS_A_MINUTE",
        }
    }

    /// The platform's limiter, where there is one.
    fn binding(self) -> &'static str {
        match self {
            Self::Ballots => "BALLOT_LIMIT",
            Self::Tokens => "TOKEN_LIMIT",
            Self::SignIn => "SIGN_IN_LIMIT",
        }
    }
}

/// The limits of a deployment, which its variables do not change while it runs.
struct Limits {
    header: String,
    limiters: [Option<Limiter<Keyed>>; KINDS.len()],
    /// Hashes addresses for the platform's limiters, where they are bound.
    shared: [Option<hmac::Key>; KINDS.len()],
}

/// Hashes with a key that is nowhere but in this isolate's memory: the standard library has no randomness of its own here.
struct Keyed([u8; 16]);

impl BuildHasher for Keyed {
    type Hasher = DefaultHasher;

    fn build_hasher(&self) -> DefaultHasher {
        let mut hasher = DefaultHasher::new();
        hasher.write(&self.0);
        hasher
    }
}

impl Limits {
    fn of(env: &Env) -> Self {
        let header = env.var("CLIENT_ADDRESS_HEADER").map(|value| value.to_string()).unwrap_or_default();
        let limiter = |kind: Kind| {
            let a_minute = u32::try_from(clock::seconds(env, kind.variable())?).unwrap_or(u32::MAX);
            let key = Keyed(random::bytes().ok()?);
            (!header.is_empty()).then(|| Limiter::new(Limit { a_minute }, key))
        };
        let shared = |kind: Kind| {
            let is_bound = Reflect::get(env, &JsValue::from_str(kind.binding()))
                .is_ok_and(|limiter| !limiter.is_undefined());
            (is_bound && !header.is_empty()).then(|| keys::of_addresses(env))?
        };
        Self { limiters: KINDS.map(limiter), shared: KINDS.map(shared), header }
    }
}

/// Does something with the limits, which are read once.
fn with<T>(env: &Env, work: impl FnOnce(&mut Limits) -> T) -> T {
    thread_local!(static LIMITS: RefCell<Option<Limits>> = const { RefCell::new(None) });
    LIMITS.with_borrow_mut(|limits| work(limits.get_or_insert_with(|| Limits::of(env))))
}

/// Takes a call of that kind.
///
/// # Errors
/// [`Problem::TooMany`] where its address has made too many.
pub(crate) fn take(kind: Kind, request: &web_sys::Request, env: &Env) -> Result<(), Problem> {
    with(env, |limits| {
        let Some(limiter) = &mut limits.limiters[kind as usize] else { return Ok(()) };
        let Ok(Some(address)) = request.headers().get(&limits.header) else { return Ok(()) };
        limiter.take(&address, clock::now_ms()).map_err(Problem::TooMany)
    })
}

/// Takes a call of that kind from what this isolate allows, and from what the platform does.
///
/// # Errors
/// As [`take`].
pub(crate) async fn admit(kind: Kind, request: &web_sys::Request, env: &Env) -> Result<(), Problem> {
    take(kind, request, env)?;
    take_shared(kind, request, env).await
}

/// Whether the platform limits calls of that kind too, which has to be [asked](take_shared).
pub(crate) fn is_shared(kind: Kind, env: &Env) -> bool {
    with(env, |limits| limits.shared[kind as usize].is_some())
}

/// Takes a call of that kind from what the platform allows, where it limits them. A limiter that fails limits nobody: it may
/// not cost anyone their ballot.
///
/// # Errors
/// [`Problem::TooMany`] where its address has made too many.
pub(crate) async fn take_shared(kind: Kind, request: &web_sys::Request, env: &Env) -> Result<(), Problem> {
    let hashed = with(env, |limits| {
        let address = request.headers().get(&limits.header).ok()??;
        Some(hmac::sign(limits.shared[kind as usize].as_ref()?, address.as_bytes()))
    });
    let Some(hashed) = hashed else { return Ok(()) };
    let taken = async {
        let limiter: RateLimiter = env.rate_limiter(kind.binding())?;
        limiter.limit(URL_SAFE_NO_PAD.encode(hashed)).await
    };
    match taken.await {
        Ok(outcome) if !outcome.success => Err(Problem::TooMany(PERIOD)),
        Ok(_) => Ok(()),
        Err(error) => {
            worker::console_error!("the limiter of the platform failed: {error}");
            Ok(())
        }
    }
}
