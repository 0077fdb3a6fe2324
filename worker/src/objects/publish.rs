//! Publishing: the pools become cohorts and a release in one transaction.

use crate::objects::loaded::Loaded;
use crate::sql::outbox;
use crate::{random, sql};
use candor::release::Addition;
use candor::webhook::{Event, Happening};
use candor::{Eligibility, Ledger, Moment, Pools, Tally, Unanswered, comments, seal};
use worker::{Error, Result, Storage};

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
    let ready = comments::ready(poll, &sql::poll::waiting_comments(&read)?);
    let closing = moment == Moment::Closing;
    if !closing && sealed.cohorts.is_empty() && ready.is_empty() {
        return Ok(None);
    }
    let mut random = random::generator()?;
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
            sql::poll::release_comments(sql, question)?;
        }
        if closing {
            sql::poll::drop_waiting_comments(sql)?;
        }
        let mut comments = sql::poll::released_comments(sql)?;
        comments::shuffle(&mut comments, &mut random);
        let withheld = sealed.withheld > 0;
        let addition = Addition { cohorts: sealed.cohorts, closing, withheld, comments };
        let release = ledger.publish(&poll, &id, addition);
        let (body, ledger) = (serde_json::to_string(&release)?, serde_json::to_string(&ledger)?);
        let number = i64::try_from(release.number).map_err(|error| Error::from(error.to_string()))?;
        sql::poll::put_release(sql, number, &body, &ledger, if closing { "closed" } else { "open" })?;
        // What is told of the release is written with it, so that neither is there without the other.
        let event = |happening| Event::of(happening, &id, Some(release.number), series.clone());
        outbox::write(sql, &event(Happening::ReleasePublished))?;
        if closing {
            outbox::write(sql, &event(Happening::PollClosed))?;
        }
        Ok(Some(body))
    })
}
