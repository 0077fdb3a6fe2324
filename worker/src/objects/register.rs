//! The register of one poll: who is entitled to a token, and whose entitlement was used.
//!
//! It stands in an object, and so in a file, of its own: nothing that is stored tells which exchange came before which
//! ballot. It never sees an answer, and the object with the answers never sees a code. When the poll is closed it has
//! served, and is erased: from then on nobody can tell any more whose invitation was used, with every secret in hand.

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
use worker::{DurableObject, Env, Method, Request, RequestInit, Response, State, durable_object};

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
    /// Forgets everything.
    Erase,
}

impl Ask {
    /// Asks the register of the poll, and gives what it answers, a problem too.
    ///
    /// # Errors
    /// When the register cannot be reached.
    pub(crate) async fn send(&self, env: &Env) -> worker::Result<Response> {
        let stub = env.durable_object("REGISTERS")?.id_from_name(self.poll.as_str())?.get_stub()?;
        let mut init = RequestInit::new();
        init.with_method(Method::Post).with_body(Some(serde_json::to_string(self)?.into()));
        stub.fetch_with_request(Request::new_with_init("http://register/", &init)?).await
    }
}

impl DurableObject for Register {
    fn new(state: State, env: Env) -> Self {
        Self { state, env, secrets: OnceCell::new() }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        match self.answer(request).await {
            Ok(reply) => Ok(reply),
            Err(problem) => problem.into_response(),
        }
    }
}

impl Register {
    async fn answer(&self, mut request: Request) -> Result<Response, Problem> {
        let ask: Ask = request.json().await?;
        // These need no secret: a poll can be wound up after its master secret is gone.
        match ask.call {
            Call::Erase => {
                self.state.storage().delete_all().await?;
                return Ok(Response::empty()?.with_status(204));
            }
            Call::Tokens => return self.tokens(),
            _ => {}
        }
        let secrets = self.secrets(&ask)?;
        let sql = self.state.storage().sql();
        // Nothing is awaited from here on: each call runs to its end before the next one begins.
        match ask.call {
            Call::Invite { leaf, count } => self.invite(&ask.poll, secrets, leaf, count),
            Call::Revoke { code } => {
                let code = read(&ask.poll, &code)?;
                let id = secrets.hash(INVITATION, &[&code.secret()])?;
                self.invitation(id.clone())?.ok_or(Problem::UnknownInvitation)?;
                rows::revoke(&sql, id)?;
                self.invited()
            }
            Call::Exchange { code, blinded } => {
                let code = read(&ask.poll, &code)?;
                let blinded = Blinded::from_text(&blinded).map_err(Problem::BadElement)?;
                let invitation = self.invitation(secrets.hash(INVITATION, &[&code.secret()])?)?;
                let invitation = invitation.ok_or(Problem::UnknownInvitation)?;
                let leaf =
                    GroupId::new(invitation.leaf).map_err(|error| worker::Error::from(error.to_string()))?;
                let id = secrets.hash(CODE_USED, &[&code.secret()])?;
                let revoked = (invitation.revoked != 0).then_some(Problem::InvitationRevoked);
                self.issue(&ask.poll, secrets, id, leaf, &blinded, revoked)
            }
            Call::Admit { issuer, subject, leaf, blinded } => {
                let blinded = Blinded::from_text(&blinded).map_err(Problem::BadElement)?;
                let id = secrets.hash(PERSON_USED, &[issuer.as_bytes(), subject.as_bytes()])?;
                rows::prepare(&sql)?;
                self.issue(&ask.poll, secrets, id, leaf, &blinded, None)
            }
            Call::Tokens | Call::Erase => Err(Problem::NotFound),
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

    fn invite(
        &self,
        poll: &PollId,
        secrets: &Secrets,
        leaf: GroupId,
        count: u32,
    ) -> Result<Response, Problem> {
        let mut codes = Vec::new();
        let mut ids = Vec::new();
        for _ in 0..count {
            let code = Code::new(poll, random::bytes()?);
            ids.push(secrets.hash(INVITATION, &[&code.secret()])?);
            codes.push(code.to_string());
        }
        // In the order of the hashes, so that no page holds them in the order of the owner's list.
        ids.sort_unstable();
        sql::transaction(&self.state.storage(), move |sql| {
            rows::prepare(sql)?;
            ids.into_iter().try_for_each(|id| rows::invite(sql, id, leaf.as_str()))
        })?;
        let invited = rows::invited(&self.state.storage().sql())?;
        reply::json(200, json!({"codes": codes, "invited": invited}).to_string())
    }

    fn tokens(&self) -> Result<Response, Problem> {
        let sql = self.state.storage().sql();
        let tokens = if rows::is_empty(&sql)? { 0 } else { rows::tokens(&sql)? };
        reply::json(200, json!({"tokens": tokens}).to_string())
    }

    fn invitation(&self, id: Vec<u8>) -> Result<Option<rows::InvitationRow>, Problem> {
        let sql = self.state.storage().sql();
        Ok(if rows::is_empty(&sql)? { None } else { rows::invitation(&sql, id)? })
    }

    fn invited(&self) -> Result<Response, Problem> {
        let sql = self.state.storage().sql();
        let invited = if rows::is_empty(&sql)? { Vec::new() } else { rows::invited(&sql)? };
        reply::json(200, json!({"invited": invited}).to_string())
    }

    /// Evaluates, once an entitlement: again for the same element, never for another. `refused` is why a fresh element
    /// is not taken any more, said whether or not the entitlement was used before: who revokes a code and then tries it
    /// must not learn that. What was issued before stays good.
    fn issue(
        &self,
        poll: &PollId,
        secrets: &Secrets,
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
            (Some(false), None) => return Err(Problem::InvitationUsed),
            (None, None) => rows::exchange(&sql, id, &element)?,
        }
        let (evaluated, proof) = secrets.evaluate(blinded, &Info::new(poll, &leaf))?.to_texts();
        reply::json(200, serde_json::to_string(&Exchanged { group: leaf, evaluated, proof })?)
    }
}

/// Reads a code of this poll.
fn read(poll: &PollId, code: &str) -> Result<Code, Problem> {
    let code = Code::parse(code).map_err(Problem::MalformedCode)?;
    if code.is_of(poll) { Ok(code) } else { Err(Problem::WrongPoll) }
}
