//! Who a caller is, by the word of an identity provider: a JWT that a proxy such as Cloudflare Access, or the caller,
//! sends along.
//!
//! Nothing of it is kept or logged. What leaves this module is a [`Person`], and of that the register keeps one keyed
//! hash. [`jwt`] and [`jwks`] are pure; [`keys`] fetches.

mod jwks;
mod jwt;
mod keys;
mod settings;

pub(crate) use jwt::Refusal;
pub(crate) use settings::{Settings, Unset, address, is_trustworthy};

use crate::clock;
use crate::problem::Problem;
use jwt::{Expected, Signed};
use worker::{Env, Request};

/// Someone who signed in.
pub(crate) struct Person {
    pub(crate) issuer: String,
    pub(crate) subject: String,
    /// The texts of the claim that names their group.
    pub(crate) groups: Vec<String>,
}

/// Checks the sign-in that a request carries.
///
/// # Errors
/// When there is none, it is refused, or the provider's keys cannot be had.
pub(crate) async fn person(request: &Request, settings: Settings) -> Result<Person, Problem> {
    let headers = request.headers();
    let bearer = headers.get("Authorization")?;
    let bearer = bearer.as_deref().and_then(bearer_token).map(ToOwned::to_owned);
    let token = match bearer {
        Some(token) => token,
        None => headers.get("Cf-Access-Jwt-Assertion")?.ok_or(Problem::NotSignedIn)?,
    };
    let signed = Signed::parse(&token).map_err(Problem::SignIn)?;
    let keys = keys::holding(&settings.jwks, signed.kid()).await?;
    let expected = Expected { issuer: &settings.issuer, audience: &settings.audience, now: clock::now() };
    let claims = signed.verify(&keys, &expected).map_err(Problem::SignIn)?;
    let groups = claims.texts(&settings.claim).map(ToOwned::to_owned).collect();
    Ok(Person { issuer: settings.issuer, subject: claims.subject().to_owned(), groups })
}

/// How someone is named who signed in and is an owner: one of `OWNERS`, subjects of the identity provider with spaces
/// between them. None for everyone else.
pub(crate) fn owner(env: &Env, person: &Person) -> Option<String> {
    let owners = env.var("OWNERS").ok()?.to_string();
    owners.split_whitespace().find(|owner| *owner == person.subject).map(ToOwned::to_owned)
}

/// The token of an `Authorization` header with the scheme Bearer (RFC 6750 section 2.1).
fn bearer_token(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("Bearer").then_some(token.trim())
}
