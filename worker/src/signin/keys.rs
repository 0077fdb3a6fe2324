//! The identity provider's keys at hand: fetched when they are needed, kept in the isolate, and fetched again when they
//! are old or a key is not among them.
//!
//! Anyone can send a token that names a key nobody has. So [`Memory::step`] decides, from times alone, whether the
//! provider may be asked.

use super::jwks::{self, Keys};
use crate::clock;
use crate::problem::Problem;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;
use worker::{Delay, Error, Fetch, Headers, Method, Request, RequestInit, RequestRedirect};

// All in seconds.
/// How old keys may be before they are fetched again; a key that the provider withdraws is good for so long.
const FRESH: u64 = 60 * 60;
/// How old keys may be when the provider does not answer.
const KEPT: u64 = 24 * 60 * 60;
/// The least between two fetches that nobody but a stranger's token, or a provider that fails, gives rise to.
const PAUSE: u64 = 60;
/// The least after a fetch that brought nothing, while there are no keys at all.
const RETRY: u64 = 5;
/// How long the provider may take.
const PATIENCE: u64 = 5;

/// What is known of the keys, and when it was asked for.
#[derive(Default)]
struct Memory {
    keys: Option<Rc<Keys>>,
    /// When those keys came.
    came: u64,
    /// When the last fetch began.
    begun: Option<u64>,
    /// Whether it is still going on. One whose caller went away never ends.
    going_on: bool,
    /// When a fetch last failed to bring the key that it was made for.
    missed: Option<u64>,
}

/// What is to be done for a caller.
enum Step {
    /// Use these, whether or not the key is among them.
    Use(Rc<Keys>),
    Fetch,
    /// Another caller's fetch is about to bring what is needed.
    Wait,
    /// There are no keys, and the provider was just asked.
    Refuse,
}

impl Memory {
    fn step(&self, kid: &str, now: u64) -> Step {
        let past = |time: Option<u64>, least| time.is_none_or(|time| now.saturating_sub(time) >= least);
        let going_on = self.going_on && !past(self.begun, PATIENCE + 1);
        let age = now.saturating_sub(self.came);
        match self.keys.as_ref().filter(|_| age < KEPT) {
            Some(keys) if keys.know(kid) => {
                let is_due = age >= FRESH && !going_on && past(self.begun, PAUSE);
                if is_due { Step::Fetch } else { Step::Use(Rc::clone(keys)) }
            }
            _ if going_on => Step::Wait,
            Some(keys) => {
                if past(self.missed, PAUSE) {
                    Step::Fetch
                } else {
                    Step::Use(Rc::clone(keys))
                }
            }
            // From the end of the last one: it may have taken longer than the pause is.
            None => {
                if past(self.missed, RETRY) {
                    Step::Fetch
                } else {
                    Step::Refuse
                }
            }
        }
    }

    fn begin(&mut self, now: u64) {
        (self.begun, self.going_on) = (Some(now), true);
    }

    fn end(&mut self, kid: &str, now: u64, keys: Option<Keys>) {
        self.going_on = false;
        if !keys.as_ref().is_some_and(|keys| keys.know(kid)) {
            self.missed = Some(now);
        }
        if let Some(keys) = keys {
            (self.keys, self.came) = (Some(Rc::new(keys)), now);
        }
    }
}

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// The provider's keys, with the key of that id among them if the provider has it.
///
/// # Errors
/// [`Problem::KeysUnavailable`] where the provider gives none.
pub(super) async fn holding(address: &str, kid: &str) -> Result<Rc<Keys>, Problem> {
    loop {
        let now = clock::now();
        match MEMORY.with_borrow(|memory| memory.step(kid, now)) {
            Step::Use(keys) => return Ok(keys),
            Step::Refuse => return Err(Problem::KeysUnavailable),
            // One request cannot await what another does; a timer of its own is all that it has.
            Step::Wait => Delay::from(Duration::from_millis(20)).await,
            Step::Fetch => {
                MEMORY.with_borrow_mut(|memory| memory.begin(now));
                let keys = fetch(address).await;
                if let Err(error) = &keys {
                    worker::console_error!("the sign-in keys cannot be fetched: {error}");
                }
                MEMORY.with_borrow_mut(|memory| memory.end(kid, clock::now(), keys.ok()));
            }
        }
    }
}

/// Asks the provider, for as long as it may take.
async fn fetch(address: &str) -> Result<Keys, Error> {
    let limit = Delay::from(Duration::from_secs(PATIENCE));
    match select(pin!(ask(address)), pin!(limit)).await {
        Either::Left((keys, _)) => keys,
        Either::Right(_) => Err(Error::from("no answer within 5 s")),
    }
}

async fn ask(address: &str) -> Result<Keys, Error> {
    let headers = Headers::new();
    headers.set("Accept", "application/json")?;
    let mut init = RequestInit::new();
    // A redirect could lead anywhere, also to where there is no TLS.
    init.with_method(Method::Get).with_headers(headers).with_redirect(RequestRedirect::Manual);
    let mut reply = Fetch::Request(Request::new_with_init(address, &init)?).send().await?;
    if reply.status_code() != 200 {
        return Err(Error::from(format!("the provider answered {}", reply.status_code())));
    }
    let mut stream = reply.stream()?;
    let mut bytes = Vec::new();
    while let Some(chunk) = stream.next().await {
        bytes.extend(chunk?);
        if bytes.len() > jwks::LIMIT {
            return Err(Error::from("the key set is too large"));
        }
    }
    Keys::parse(&bytes).ok_or_else(|| Error::from("the provider's answer is no set of RS256 or ES256 keys"))
}

#[cfg(test)]
#[path = "keys_tests.rs"]
mod tests;
