//! The register of one poll: who is entitled to a token, and whose entitlement was used.
//!
//! It stands in an object, and so in a file, of its own: nothing that is stored tells which exchange came before which
//! ballot. It never sees an answer, and the object with the answers never sees a code. When the poll is closed it has
//! served, and is erased: from then on nobody can tell any more whose invitation was used, with every secret in hand.

use super::{replied, send};
use crate::keys::Secrets;
use crate::problem::Problem;
use crate::sql::register as rows;
use crate::{random, reply, sql};
use candor::ballot::{Blinded, Info, PublicKey, element_digest};
use candor::invitation::Code;
use candor::wire::Exchanged;
use candor::{GroupId, PollId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::cell::OnceCell;
use worker::{DurableObject, Env, Method, Request, Response, State, durable_object};

/// Hashes of codes, as invitations are found by them.
const INVITATION: &str = "invitation";
/// Hashes of codes, as exchanges are found by them.
const CODE_USED: &str = "code used";
/// Hashes of who signed in, as exchanges are found by them.
const PERSON_USED: &str = "person used";

/// The object with the register of one poll.
#[durable_object]
pub struct Register {
    state: State,
    env: Env,
    /// The poll's secrets, derived when they are first needed.
    secrets: OnceCell<Secrets>,
}

/// What the worker asks of a register, with the poll that it belongs to.
#[derive(Deserialize, Serialize)]
pub(crate) struct Ask {
    pub(crate) poll: PollId,
    pub(crate) public_key: String,
    pub(crate) call: Call,
}

/// The calls of a register.
#[derive(Deserialize, Serialize)]
pub(crate) enum Call {
    /// Opens the register of a new poll.
    Open,
    /// Makes invitations to a leaf, and gives their codes.
    Invite { leaf: GroupId, count: u32 },
    /// Revokes one.
    Revoke { code: String },
    /// How many tokens were issued.
    Tokens,
    /// Evaluates for whoever holds an invitation.
    Exchange { code: String, blinded: String },
    /// Evaluates for whoever signed in.
    Admit { issuer: String, subject: String, leaf: GroupId, blinded: String },
    /// Forgets everything, for good.
    Erase,
}

impl Ask {
    /// Asks the register of the poll, and gives what it answers, a problem too.
    ///
    /// # Errors
    /// When the register cannot be reached.
    pub(crate) async fn send(&self, env: &Env) -> worker::Result<Response> {
        let stub = env.durable_object("REGISTERS")?.id_from_name(self.poll.as_str())?.get_stub()?;
        send(&stub, Method::Post, "", Some(serde_json::to_string(self)?)).await
    }
}

impl DurableObject for Register {
    fn new(state: State, env: Env) -> Self {
        Self { state, env, secrets: OnceCell::new() }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        replied(self.answer(request).await)
    }
}

impl Register {
    async fn answer(&self, mut request: Request) -> Result<Response, Problem> {
        let ask: Ask = request.json().await?;
        let sql = self.state.storage().sql();
        if matches!(ask.call, Call::Open) {
            rows::open(&sql)?;
            return Ok(Response::empty()?.with_status(201));
        }
        if !rows::is_open(&sql)? {
            // It was erased: what was let in while the poll was open comes too late, and must leave nothing here.
            return match ask.call {
                Call::Tokens => issued(0),
                Call::Erase => Ok(Response::empty()?.with_status(204)),
                _ => Err(Problem::PollClosed),
            };
        }
        // Nothing is awaited from here on but the erasing: each call runs to its end before the next one begins. Counting
        // and erasing need no secret, so that a poll can be wound up after its master secret is gone.
        match &ask.call {
            Call::Open => Err(Problem::NotFound),
            Call::Tokens => issued(rows::tokens(&sql)?),
            Call::Erase => {
                self.state.storage().delete_all().await?;
                Ok(Response::empty()?.with_status(204))
            }
            Call::Invite { leaf, count } => self.invite(&ask, leaf, *count),
            Call::Revoke { code } => {
                let id = self.secrets(&ask)?.hash(INVITATION, &[&read(&ask.poll, code)?.secret()])?;
                rows::invitation(&sql, id.clone())?.ok_or(Problem::UnknownInvitation)?;
                rows::revoke(&sql, id)?;
                reply::json(200, json!({"invited": rows::invited(&sql)?}).to_string())
            }
            Call::Exchange { code, blinded } => {
                let (secrets, code) = (self.secrets(&ask)?, read(&ask.poll, code)?);
                let invitation = rows::invitation(&sql, secrets.hash(INVITATION, &[&code.secret()])?)?;
                let blinded = Blinded::from_text(blinded).map_err(Problem::BadElement)?;
                let invitation = invitation.ok_or(Problem::UnknownInvitation)?;
                let leaf =
                    GroupId::new(invitation.leaf).map_err(|error| worker::Error::from(error.to_string()))?;
                let id = secrets.hash(CODE_USED, &[&code.secret()])?;
                let revoked = (invitation.revoked != 0).then_some(Problem::InvitationRevoked);
                self.issue(&ask, id, leaf, &blinded, revoked)
            }
            Call::Admit { issuer, subject, leaf, blinded } => {
                let person = [issuer.as_bytes(), subject.as_bytes()];
                let id = self.secrets(&ask)?.hash(PERSON_USED, &person)?;
                let blinded = Blinded::from_text(blinded).map_err(Problem::BadElement)?;
                self.issue(&ask, id, leaf.clone(), &blinded, None)
            }
        }
    }

    /// The secrets of the poll, whose public key never changes.
    fn secrets(&self, ask: &Ask) -> Result<&Secrets, Problem> {
        if let Some(secrets) = self.secrets.get() {
            return Ok(secrets);
        }
        let public = PublicKey::from_text(&ask.public_key).map_err(|_| Problem::KeyMissing)?;
        let secrets = Secrets::of(&self.env, &ask.poll, &public)?;
        Ok(self.secrets.get_or_init(|| secrets))
    }

    fn invite(&self, ask: &Ask, leaf: &GroupId, count: u32) -> Result<Response, Problem> {
        let secrets = self.secrets(ask)?;
        let mut codes = Vec::new();
        let mut ids = Vec::new();
        for _ in 0..count {
            let code = Code::new(&ask.poll, random::bytes()?);
            ids.push(secrets.hash(INVITATION, &[&code.secret()])?);
            codes.push(code.to_string());
        }
        // In the order of the hashes, so that no page holds them in the order of the owner's list.
        ids.sort_unstable();
        let leaf = leaf.clone();
        sql::transaction(&self.state.storage(), move |sql| {
            ids.into_iter().try_for_each(|id| rows::invite(sql, id, leaf.as_str()))
        })?;
        let invited = rows::invited(&self.state.storage().sql())?;
        reply::json(200, json!({"codes": codes, "invited": invited}).to_string())
    }

    /// Evaluates, once an entitlement: again for the same element, never for another. `refused` is why a fresh element
    /// is not taken any more, said whether or not the entitlement was used before: who revokes a code and then tries it
    /// must not learn that. What was issued before stays good.
    fn issue(
        &self,
        ask: &Ask,
        id: Vec<u8>,
        leaf: GroupId,
        blinded: &Blinded,
        refused: Option<Problem>,
    ) -> Result<Response, Problem> {
        let sql = self.state.storage().sql();
        let element = element_digest(blinded);
        match (rows::exchanged(&sql, id.clone(), &element)?, refused) {
            (Some(true), _) => {}
            (_, Some(problem)) => return Err(problem),
            (Some(false), None) => {
                return Err(match ask.call {
                    Call::Admit { .. } => Problem::AlreadyIssued,
                    _ => Problem::InvitationUsed,
                });
            }
            (None, None) => rows::exchange(&sql, id, &element)?,
        }
        let info = Info::new(&ask.poll, &leaf);
        let (evaluated, proof) = self.secrets(ask)?.evaluate(blinded, &info)?.to_texts();
        reply::json(200, serde_json::to_string(&Exchanged { group: leaf, evaluated, proof })?)
    }
}

fn issued(tokens: u64) -> Result<Response, Problem> {
    reply::json(200, json!({"tokens": tokens}).to_string())
}

/// Reads a code of this poll.
fn read(poll: &PollId, code: &str) -> Result<Code, Problem> {
    let code = Code::parse(code).map_err(Problem::MalformedCode)?;
    if code.is_of(poll) { Ok(code) } else { Err(Problem::WrongPoll) }
}
