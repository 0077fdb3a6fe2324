//! Publishing: the pools become cohorts and a release in one transaction.

use crate::objects::loaded::Loaded;
use crate::sql::comments::SealedRow;
use crate::sql::outbox;
use crate::{clock, random, sql};
use candor::release::Addition;
use candor::webhook::{Event, Happening};
use candor::{
    CommentPolicy, Eligibility, Ledger, Moment, Poll, PollId, Pools, Release, Tally, Unanswered, comments,
    seal,
};
use rand_chacha::ChaCha20Rng;
use worker::{Error, Result, SqlStorage, Storage};

/// Releases what may leave; nothing, and no trace, where nothing may. A closing release is always made. Gives the
/// release as it is served from now on.
///
/// # Errors
/// Those of the storage; the pools are then as they were.
pub(crate) fn publish(storage: &Storage, loaded: &Loaded, moment: Moment) -> Result<Option<String>> {
    let poll = &loaded.poll;
    let read = storage.sql();
    let mut pools = Pools::default();
    for row in sql::poll::pools(&read)? {
        let node = poll.groups().find(&row.node).ok_or_else(|| Error::from("a pool of no node"))?;
        pools.add(node, serde_json::from_str::<Tally>(&row.tally)?);
    }
    let ledger = sql::poll::ledger(&read)?.ok_or_else(|| Error::from("a poll without a ledger"))?;
    let mut ledger: Ledger = serde_json::from_str(&ledger)?;
    let unanswered = match poll.eligibility() {
        Eligibility::Invited => loaded.plan.unanswered(&loaded.invited(), &pools, &ledger),
        // Nobody knows how many could answer.
        Eligibility::Open | Eligibility::SignedIn => Unanswered::Unknown,
    };
    let sealed = seal(poll, pools, &unanswered, moment);
    let ready = comments::ready(poll, &sql::comments::waiting(&read)?);
    let closing = moment == Moment::Closing;
    let is_moderated = poll.comment_policy() == CommentPolicy::Moderated;
    if !closing && sealed.cohorts.is_empty() && (is_moderated || ready.is_empty()) {
        if !ready.is_empty() {
            // The owner looks over them first: there is nothing to publish yet.
            sql::transaction(storage, move |sql| {
                ready.iter().try_for_each(|question| sql::comments::seal(sql, question))
            })?;
        }
        return Ok(None);
    }
    let (mut random, now) = (random::generator()?, clock::now());
    let (poll, id, series) = (poll.clone(), loaded.id.clone(), loaded.series.clone());
    let rest: Vec<(String, String)> = sealed
        .rest
        .iter()
        .map(|(node, tally)| Ok((poll.groups().id(node).to_string(), serde_json::to_string(tally)?)))
        .collect::<Result<_>>()?;
    // Nothing is awaited since the pools were read: what is written below is all there is.
    sql::transaction(storage, move |sql| {
        sql::poll::clear_pools(sql)?;
        for (node, tally) in &rest {
            sql::poll::put_pool(sql, node, tally)?;
        }
        for question in &ready {
            if is_moderated {
                sql::comments::seal(sql, question)?;
            } else {
                sql::comments::release(sql, question)?;
            }
        }
        if closing {
            sql::comments::drop_waiting(sql)?;
            sql::poll::note_closed(sql, now)?;
        }
        let addition = Addition {
            cohorts: sealed.cohorts,
            closing,
            withheld: sealed.withheld > 0,
            ..Addition::default()
        };
        let (number, body) = write(sql, &poll, &id, &mut ledger, addition, &mut random)?;
        // What is told of the release is written with it, so that neither is there without the other.
        let event = |happening| Event::of(happening, &id, Some(number), series.clone());
        outbox::write(sql, &event(Happening::ReleasePublished))?;
        if closing {
            outbox::write(sql, &event(Happening::PollClosed))?;
        }
        Ok(Some(body))
    })
}

/// Publishes the comments of sealed batches as the owner made them: a release that adds nothing else. Gives it as it is served
/// from now on.
///
/// # Errors
/// Those of the storage; nothing has changed then.
pub(crate) fn publish_sealed(storage: &Storage, loaded: &Loaded, rows: Vec<SealedRow>) -> Result<String> {
    let read = storage.sql();
    let ledger = sql::poll::ledger(&read)?.ok_or_else(|| Error::from("a poll without a ledger"))?;
    let mut ledger: Ledger = serde_json::from_str(&ledger)?;
    // A release after the last one is the last one now, and says what that said.
    let last = sql::poll::release(&read, None)?.filter(|_| !loaded.open);
    let last = last.map(|body| serde_json::from_str::<Release>(&body)).transpose()?;
    let mut random = random::generator()?;
    let (poll, id, series, closing) =
        (loaded.poll.clone(), loaded.id.clone(), loaded.series.clone(), !loaded.open);
    sql::transaction(storage, move |sql| {
        let mut moderated = Vec::new();
        for row in &rows {
            let moderation = row.moderation()?;
            let (question, text) = (row.question()?, moderation.applied(&row.text));
            sql::comments::add_released(sql, random::bytes::<16>()?.to_vec(), &question, &text)?;
            moderated.push((question, moderation));
        }
        sql::comments::drop_sealed(sql)?;
        let told =
            comments::themes(&poll, moderated.iter().map(|(question, moderation)| (question, moderation)));
        sql::comments::add_themes(sql, &told)?;
        let withheld = last.is_some_and(|last| last.withheld);
        let addition = Addition { closing, withheld, ..Addition::default() };
        let (number, body) = write(sql, &poll, &id, &mut ledger, addition, &mut random)?;
        outbox::write(sql, &Event::of(Happening::ReleasePublished, &id, Some(number), series))?;
        Ok(body)
    })
}

/// Writes the next release down, with all released comments in an order of its own; its number and its body.
fn write(
    sql: &SqlStorage,
    poll: &Poll,
    id: &PollId,
    ledger: &mut Ledger,
    addition: Addition,
    random: &mut ChaCha20Rng,
) -> Result<(u64, String)> {
    let mut comments = sql::comments::released(sql)?;
    comments::shuffle(&mut comments, random);
    let state = if addition.closing { "closed" } else { "open" };
    let themes = sql::comments::themes(sql)?;
    let release = ledger.publish(poll, id, Addition { comments, themes, ..addition });
    let (body, ledger) = (serde_json::to_string(&release)?, serde_json::to_string(&ledger)?);
    let number = i64::try_from(release.number).map_err(|error| Error::from(error.to_string()))?;
    sql::poll::put_release(sql, number, &body, &ledger, state)?;
    Ok((release.number, body))
}
