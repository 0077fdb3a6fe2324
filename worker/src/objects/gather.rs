//! The poll's side of its ballot boxes: it makes them, pulls what they counted before anything is sealed, and ends them.

use crate::objects::ballot_box::{Cut, Given, Order};
use crate::objects::halt::{self, Point};
use crate::objects::loaded::Loaded;
use crate::objects::send;
use crate::{random, sql};
use candor::ballot::digest_text;
use candor::handover::{Take, take};
use candor::{Comment, Moment, PollId, QuestionId, Tally};
use futures_util::future::try_join_all;
use std::rc::Rc;
use worker::{Env, Error, Method, Response, Result, SqlStorage, Storage};

/// The object of a box.
///
/// # Errors
/// Where there is no such binding.
pub(crate) fn stub(env: &Env, poll: &PollId, number: u32) -> Result<worker::Stub> {
    env.durable_object("BOXES")?.id_from_name(&format!("{}.{number}", poll.as_str()))?.get_stub()
}

/// Gives each box of a poll an order, all at once, and gives what they answer. A poll with one box has none apart.
///
/// # Errors
/// Where one could not be reached, or refused.
pub(crate) async fn order(
    env: &Env,
    poll: &PollId,
    boxes: u32,
    order: impl Fn(u32) -> Order,
) -> Result<Vec<Response>> {
    let numbers = if boxes > 1 { 0..boxes } else { 0..0 };
    try_join_all(numbers.map(async |number| one(env, poll, number, &order(number)).await)).await
}

async fn one(env: &Env, poll: &PollId, number: u32, order: &Order) -> Result<Response> {
    let reply =
        send(&stub(env, poll, number)?, Method::Post, "", Some(serde_json::to_string(order)?)).await?;
    match reply.status_code() {
        status if status >= 400 => Err(Error::from(format!("box {number} answered {status}"))),
        _ => Ok(reply),
    }
}

/// Brings what all boxes have counted into the pools of the poll. When closing, boxes count no more from their cut on.
///
/// # Errors
/// Where a box could not be reached, or does not fit together with the poll. What was merged until then stays merged, once.
pub(crate) async fn gather(storage: &Storage, env: &Env, loaded: &Rc<Loaded>, moment: Moment) -> Result<()> {
    if loaded.boxes > 1 {
        try_join_all((0..loaded.boxes).map(|number| pull(storage, env, loaded, number, moment))).await?;
        halt::at(env, Point::Gathered).await;
    }
    Ok(())
}

/// Pulls one box.
async fn pull(storage: &Storage, env: &Env, loaded: &Rc<Loaded>, number: u32, moment: Moment) -> Result<()> {
    loop {
        let taken = sql::poll::taken(&storage.sql(), number)?;
        let ask = Order::HandOver { taken, closing: moment == Moment::Closing };
        let cut = match one(env, &loaded.id, number, &ask).await?.json().await? {
            Given::Nothing => return Ok(()),
            Given::Cut(cut) => cut,
            // Another pull went on meanwhile, and this one asked too late.
            Given::Apart(_) if sql::poll::taken(&storage.sql(), number)? > taken => continue,
            Given::Apart(why) => return Err(Error::from(format!("box {number}: {why}"))),
        };
        let (cut_number, more) = (cut.number, cut.more);
        let merged = Rc::clone(loaded);
        sql::transaction(storage, move |sql| merge(sql, &merged, number, &cut))?;
        // Acknowledged is only what a crash cannot take back.
        sql::durable(storage).await?;
        halt::at(env, Point::Merged).await;
        one(env, &loaded.id, number, &Order::Acknowledge { number: cut_number }).await?;
        if !more {
            return Ok(());
        }
    }
}

/// Adds a cut to the pools, once.
fn merge(sql: &SqlStorage, loaded: &Loaded, number: u32, cut: &Cut) -> Result<()> {
    match take(sql::poll::taken(sql, number)?, cut.number) {
        Take::Known => return Ok(()),
        Take::Gap => return Err(Error::from(format!("a cut of box {number} is missing"))),
        Take::Merge => {}
    }
    for (node, tally) in &cut.pools {
        let kept =
            sql::poll::pool(sql, node)?.map(|kept| serde_json::from_str::<Tally>(&kept)).transpose()?;
        let mut pool = kept.unwrap_or_else(|| Tally::empty(&loaded.poll));
        pool.merge(tally);
        sql::poll::put_pool(sql, node, &serde_json::to_string(&pool)?)?;
    }
    for comment in &cut.comments {
        let question =
            QuestionId::new(comment.question.as_str()).map_err(|error| Error::from(error.to_string()))?;
        let comment = Comment { question, text: comment.text.clone() };
        sql::comments::keep(sql, random::bytes::<16>()?.to_vec(), &comment)?;
    }
    sql::poll::put_taken(sql, number, cut.number)
}

/// The digests of all counted ballots, from wherever they were counted, as people see them; in the order of their bytes.
///
/// # Errors
/// Where a box could not be reached.
pub(crate) async fn spent(storage: &Storage, env: &Env, loaded: &Loaded) -> Result<Vec<String>> {
    let mut digests = sql::poll::spent(&storage.sql())?;
    for mut reply in order(env, &loaded.id, loaded.boxes, |_| Order::Spent).await? {
        digests.extend(reply.bytes().await?.as_chunks::<32>().0);
    }
    digests.sort_unstable();
    Ok(digests.iter().map(digest_text).collect())
}
