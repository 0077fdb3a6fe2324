//! A poll as its object holds it in memory: what is on disk, and what follows from it and the time.

use crate::problem::Problem;
use crate::sql::poll::PollRow;
use crate::sql::register::InvitedRow;
use crate::{clock, keys, reply, signin, sql};
use candor::ballot::{Key, PublicKey};
use candor::plan::Plan;
use candor::wire::{self, Invited, Manifest, Place};
use candor::{Eligibility, GroupId, Node, Poll, PollId};
use serde_json::{Value, json};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use worker::{Env, Request, Response, Result, SqlStorage};

/// A poll that was read from disk. The definition never changes; `open` does once, and invitations are added.
pub(crate) struct Loaded {
    pub(crate) id: PollId,
    pub(crate) poll: Poll,
    pub(crate) plan: Plan,
    pub(crate) open: bool,
    /// What tokens are checked against; none where ballots need none.
    pub(crate) public_key: Option<PublicKey>,
    /// How many boxes count its ballots; with 1 its own object does.
    pub(crate) boxes: u32,
    /// Whether it is being closed, box by box.
    pub(crate) closing: bool,
    /// Where it stands in its series.
    pub(crate) series: Option<Place>,
    /// The invitations of each leaf that has any.
    invitations: BTreeMap<Node, Invited>,
    /// The key that makes the public one, derived when it is first needed.
    key: OnceCell<Key>,
}

impl Loaded {
    /// Reads the poll that is on disk; none where there is none.
    pub(super) fn read(sql: &SqlStorage) -> Result<Option<Self>> {
        let Some(row) = sql::poll::load(sql)? else { return Ok(None) };
        Self::of(row, &sql::poll::invited(sql)?).map(Some)
    }

    /// The poll of that row, with so many invited to each leaf.
    pub(super) fn of(row: PollRow, invited: &[InvitedRow]) -> Result<Self> {
        let definition: Value = serde_json::from_str(&row.definition)?;
        let poll = Poll::try_from(definition)?;
        let id = PollId::new(row.id).map_err(|error| error.to_string())?;
        let public_key = row.public_key.map(|key| PublicKey::from_text(&key)).transpose();
        let public_key = public_key.map_err(|error| error.to_string())?;
        let invitations = invited.iter().filter_map(|row| {
            let invited = Invited { made: row.made.into(), revoked: row.revoked.into() };
            Some((poll.groups().find_leaf(&row.leaf)?, invited))
        });
        let invitations: BTreeMap<Node, Invited> = invitations.collect();
        let plan = match poll.eligibility() {
            // Where too few are invited no token is issued, or, after revocations, pools just move up when closing.
            Eligibility::Invited => Plan::invited(&poll, &standing_of(&invitations)).ok(),
            Eligibility::Open | Eligibility::SignedIn => None,
        };
        let plan = plan.unwrap_or_else(|| Plan::open(poll.groups()));
        let (open, key) = (row.state == "open", OnceCell::new());
        let series = row.series.as_deref().map(serde_json::from_str).transpose()?;
        let (boxes, closing) = (row.boxes, row.closing != 0);
        Ok(Self { id, poll, plan, open, public_key, boxes, closing, series, invitations, key })
    }

    /// Whether a ballot that comes now is counted.
    pub(crate) fn takes_ballots(&self) -> bool {
        self.open && !self.closing && !clock::is_over(&self.poll) && !clock::is_to_come(&self.poll)
    }

    /// Why no ballot is taken where none is.
    pub(crate) fn refusal(&self) -> Problem {
        match self.poll.opens_at() {
            Some(time) if self.open && clock::is_to_come(&self.poll) => Problem::Scheduled(time),
            _ => Problem::PollClosed,
        }
    }

    /// The key that this poll's tokens are redeemed with.
    ///
    /// # Errors
    /// [`Problem::KeyMissing`] where the deployment does not have it any more.
    pub(crate) fn key(&self, env: &Env) -> std::result::Result<&Key, Problem> {
        if let Some(key) = self.key.get() {
            return Ok(key);
        }
        let public = self.public_key.ok_or(Problem::NoTokens)?;
        let key = keys::Secrets::of(env, &self.id, &public)?.into_key();
        Ok(self.key.get_or_init(|| key))
    }

    /// Whether enough were ever invited for anything to be shown. What was opened stays open: revoking invitations does
    /// not undo ballots.
    fn has_opened(&self) -> bool {
        let made: u64 = self.invitations.values().map(|invited| invited.made).sum();
        self.poll.eligibility() != Eligibility::Invited || made >= self.poll.k().get()
    }

    /// Whether people can answer: it has opened, and goes on.
    pub(crate) fn is_answered(&self) -> bool {
        self.state() == wire::State::Open
    }

    fn state(&self) -> wire::State {
        match (self.open, self.has_opened()) {
            (false, _) => wire::State::Closed,
            (true, _) if clock::is_to_come(&self.poll) => wire::State::Scheduled,
            (true, false) => wire::State::NotOpen,
            (true, true) => wire::State::Open,
        }
    }

    /// How many are invited to each leaf that anyone is invited to.
    pub(crate) fn invited(&self) -> BTreeMap<Node, u64> {
        standing_of(&self.invitations)
    }

    /// The invitations by the id of their leaf, as they are published.
    pub(super) fn by_id<T>(&self, of: impl Fn(Invited) -> Option<T>) -> BTreeMap<GroupId, T> {
        let tree = self.poll.groups();
        let row = |(leaf, invited): (&Node, &Invited)| Some((tree.id(*leaf).clone(), of(*invited)?));
        self.invitations.iter().filter_map(row).collect()
    }

    /// What anyone may know of the poll.
    pub(super) fn manifest(&self, request: &Request, env: &Env) -> std::result::Result<Response, Problem> {
        let mut manifest = Manifest::new(self.id.clone(), self.state(), self.poll.clone());
        if let Some(key) = self.public_key {
            manifest = manifest.with_key(key);
        }
        if self.poll.eligibility() == Eligibility::Invited {
            let standing = |invited: Invited| Some(invited.standing()).filter(|count| *count > 0);
            manifest = manifest.with_invited(self.by_id(standing).into_iter().collect());
        }
        manifest.series.clone_from(&self.series);
        if self.poll.eligibility() == Eligibility::SignedIn {
            manifest.sign_in_url = signin::address(env, self.id.as_str());
        }
        reply::cached(request, "application/json", reply::REVALIDATE, serde_json::to_vec(&manifest)?)
    }

    /// What the worker asks before it turns to the register.
    pub(super) fn standing(&self) -> std::result::Result<Response, Problem> {
        let tree = self.poll.groups();
        let leaves: BTreeMap<_, _> =
            tree.leaves().map(|leaf| (tree.id(leaf), tree.name(leaf).in_language(""))).collect();
        let standing = json!({
            "takes_ballots": self.takes_ballots(), "state": self.state(), "eligibility": self.poll.eligibility(),
            "public_key": self.public_key.map(PublicKey::to_text), "opens_at": self.poll.opens_at(), "leaves": leaves,
            "title": self.poll.title().in_language(""), "invitations": self.by_id(Some),
        });
        reply::json(200, standing.to_string())
    }
}

/// The leaves that anyone is invited to, with how many.
fn standing_of(invitations: &BTreeMap<Node, Invited>) -> BTreeMap<Node, u64> {
    let counts = invitations.iter().map(|(leaf, invited)| (*leaf, invited.standing()));
    counts.filter(|(_, count)| *count > 0).collect()
}
