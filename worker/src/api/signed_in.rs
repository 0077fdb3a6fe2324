//! Polls for people who sign in: what they send in an invitation's place.

use super::invitations::{Standing, ask, text};
use crate::objects::Call;
use crate::problem::Problem;
use crate::signin::{self, Settings};
use crate::{body, reply};
use candor::{Eligibility, PollId};
use worker::{Env, Request, Response, ResponseBuilder};

/// Evaluates a blinded element for whoever signed in, once a person.
pub(super) async fn admit(
    mut request: Request,
    env: &Env,
    id: &str,
    standing: &Standing,
) -> Result<Response, Problem> {
    standing.takes(Eligibility::SignedIn, Problem::NoTokens)?;
    standing.has_begun()?;
    let settings = Settings::of(env).map_err(Problem::SignInUnset)?;
    let person = signin::person(&request, settings).await?;
    // JSON alone: another site's form, sent with a signed-in person's cookies, is none.
    let fields = body::parse(&body::json_bytes(&mut request).await?)?;
    let blinded = text(&fields, "blinded")?;
    // The group is found here, so that the object with the answers never hears what the provider says of anyone.
    let manifest = super::manifest(env, id).await?;
    let tree = manifest.poll.groups();
    let leaf = tree.leaf_of(person.groups.iter().map(String::as_str)).ok_or(Problem::NoGroup)?;
    let leaf = tree.id(leaf).clone();
    let call = Call::Admit { issuer: person.issuer, subject: person.subject, leaf, blinded };
    ask(env, id, standing, call).await
}

/// `GET /p/{id}/sign-in`: back to the poll. A proxy that guards this address has people sign in before it lets them
/// through, so a link to it is all that signing in needs.
pub(crate) fn back(id: &str) -> Result<Response, Problem> {
    let id = PollId::new(id).map_err(|_| Problem::UnknownPoll)?;
    let reply = ResponseBuilder::new().with_status(303).with_header("Location", &format!("/p/{id}"))?;
    Ok(reply.with_header("Cache-Control", reply::SECRET)?.empty())
}
