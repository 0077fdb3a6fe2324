//! What a poll tells of itself: written down with what happened, and handed over to the workspace afterwards, which knows
//! the webhooks.

use super::loaded::Loaded;
use super::send;
use crate::sql::{self, outbox};
use crate::{api, clock};
use candor::Poll;
use candor::webhook::{Event, Happening};
use worker::{Env, Method, Result, SqlStorage, State, Storage};

impl Loaded {
    /// An event of this poll.
    pub(super) fn event(&self, happening: Happening, release: Option<u64>) -> Event {
        Event::of(happening, &self.id, release, self.series.clone())
    }
}

/// Notes that the poll takes ballots from now on, where it does and that was not noted before; and, of one that closes
/// within `soon` seconds already, that this is never said.
pub(super) fn note_opening(storage: &Storage, loaded: &Loaded, soon: u64) -> Result<()> {
    if !loaded.is_answered() {
        return Ok(());
    }
    let opened = loaded.event(Happening::PollOpened, None);
    if outbox::is_written(&storage.sql(), &opened.id)? {
        return Ok(());
    }
    let closing = loaded.event(Happening::PollClosingSoon, None);
    let is_short = soon_at(&loaded.poll, soon).is_some_and(|time| time <= clock::now());
    sql::transaction(storage, move |sql| {
        if is_short {
            outbox::pass_over(sql, &closing)?;
        }
        outbox::write(sql, &opened)
    })
}

/// Notes that the poll closes soon, which is `soon` seconds before it closes by itself.
pub(super) fn note_closing_soon(storage: &Storage, loaded: &Loaded, soon: u64) -> Result<()> {
    let is_due = soon_at(&loaded.poll, soon).is_some_and(|time| time <= clock::now());
    if is_due && loaded.is_answered() {
        outbox::write(&storage.sql(), &loaded.event(Happening::PollClosingSoon, None))?;
    }
    Ok(())
}

/// When it is to be said that the poll closes soon, in seconds since 1970; none where it was said, or is not to be.
pub(super) fn next_note(sql: &SqlStorage, loaded: &Loaded, soon: u64) -> Result<Option<u64>> {
    let closing = loaded.event(Happening::PollClosingSoon, None);
    let is_to_come = loaded.is_answered() && !outbox::is_written(sql, &closing.id)?;
    Ok(soon_at(&loaded.poll, soon).filter(|_| is_to_come))
}

fn soon_at(poll: &Poll, soon: u64) -> Option<u64> {
    poll.closes_at().map(|time| time.unix().saturating_sub(soon))
}

/// Hands over what waits. What fails is told in the log and stays: nothing of the poll waits for a receiver.
pub(super) async fn hand_over(state: &State, env: &Env) {
    if let Err(error) = try_hand_over(state, env).await {
        worker::console_error!("events wait to be handed over: {error}");
    }
}

async fn try_hand_over(state: &State, env: &Env) -> Result<()> {
    let events = outbox::waiting(&state.storage().sql())?;
    if events.is_empty() {
        return Ok(());
    }
    let stub = api::workspace(env)?;
    let reply = send(&stub, Method::Post, "events", Some(serde_json::to_string(&events)?)).await?;
    if reply.status_code() >= 400 {
        return Err(format!("the workspace answered {}", reply.status_code()).into());
    }
    events.iter().try_for_each(|event| outbox::hand(&state.storage().sql(), &event.id))
}
