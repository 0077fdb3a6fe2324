//! Limits on how often one address sends ballots, exchanges, or tries to sign in. Addresses are nowhere but in memory.
//!
//! Who calls is said by the proxy in front, in the header that `CLIENT_ADDRESS_HEADER` names; where there is none, nobody is told
//! apart and nobody is limited. On Cloudflare each isolate counts on its own.

use crate::problem::Problem;
use crate::{clock, random};
use candor::limit::{Limit, Limiter};
use std::cell::RefCell;
use std::hash::{BuildHasher, DefaultHasher, Hasher};
use worker::Env;
use worker::worker_sys::web_sys;

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
}

/// The limits of a deployment, which its variables do not change while it runs.
struct Limits {
    header: String,
    limiters: [Option<Limiter<Keyed>>; KINDS.len()],
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
        Self { limiters: KINDS.map(limiter), header }
    }
}

thread_local! {
    static LIMITS: RefCell<Option<Limits>> = const { RefCell::new(None) };
}

/// Takes a call of that kind.
///
/// # Errors
/// [`Problem::TooMany`] where its address has made too many.
pub(crate) fn take(kind: Kind, request: &web_sys::Request, env: &Env) -> Result<(), Problem> {
    LIMITS.with_borrow_mut(|limits| {
        let limits = limits.get_or_insert_with(|| Limits::of(env));
        let Some(limiter) = &mut limits.limiters[kind as usize] else { return Ok(()) };
        let Ok(Some(address)) = request.headers().get(&limits.header) else { return Ok(()) };
        limiter.take(&address, clock::now_ms()).map_err(Problem::TooMany)
    })
}
