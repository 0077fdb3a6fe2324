//! One of several boxes of a poll: counts the ballots that hash to it, and hands them over to the poll's object.
//!
//! The rules of the hand-over are [`candor::handover`]'s; each call here is one transaction.

use crate::objects::counter::Counter;
use crate::objects::halt::{self, Point};
use crate::objects::loaded::Loaded;
use crate::objects::replied;
use crate::problem::Problem;
use crate::sql::boxes::{self as rows, CutComment};
use crate::sql::register::InvitedRow;
use crate::{reply, sql};
use candor::handover::Give;
use candor::{PollId, Tally};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::cell::RefCell;
use std::rc::Rc;
use worker::js_sys::ArrayBuffer;
use worker::wasm_bindgen::JsValue;
use worker::wasm_bindgen::prelude::wasm_bindgen;
use worker::{DurableObject, Env, Request, Response, Result, SqlStorage, State, durable_object};

/// What a poll's object asks of one of its boxes.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Order {
    /// Be a box of that poll. Done again, it changes nothing.
    Make { poll: PollId, definition: Value, public_key: Option<String>, boxes: u32, number: u32 },
    /// So many are invited to each leaf.
    Invited(Vec<InvitedRow>),
    /// Give what was counted after that cut; and, where it is the last one, count no more.
    HandOver { taken: u64, closing: bool },
    /// That cut is on the disk of the poll's object.
    Acknowledge { number: u64 },
    /// The digests of all ballots that were counted: 32 bytes each, in their order.
    Spent,
    /// Erase what is kept for a while after the close.
    Erase,
    /// Forget everything.
    Delete,
}

/// What a box gives.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Given {
    /// Nothing was counted since the last cut.
    Nothing,
    /// A cut.
    Cut(Cut),
    /// The two do not fit together, and why.
    Apart(String),
}

/// What a box counted between two numbers.
#[derive(Deserialize, Serialize)]
pub(crate) struct Cut {
    pub(crate) number: u64,
    /// Whether there may be more: it was made earlier, or is as large as one may be.
    pub(crate) more: bool,
    /// The tallies by the node where they are pooled.
    pub(crate) pools: Vec<(String, Tally)>,
    pub(crate) comments: Vec<CutComment>,
}

/// The object of one box.
#[durable_object]
pub struct BallotBox {
    state: State,
    env: Env,
    loaded: RefCell<Option<(Rc<Loaded>, u32)>>,
    counter: Counter,
}

impl DurableObject for BallotBox {
    fn new(state: State, env: Env) -> Self {
        Self { state, env, loaded: RefCell::new(None), counter: Counter::default() }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let order = request.json().await?;
        replied(self.obey(order).await)
    }
}

// As for the poll's object.
#[wasm_bindgen(wasm_bindgen = worker::wasm_bindgen, wasm_bindgen_futures = worker::wasm_bindgen_futures, js_sys = worker::js_sys)]
impl BallotBox {
    /// Counts a ballot of this box, as [`PollObject`](crate::objects::PollObject) does.
    pub async fn count(&self, ballot: ArrayBuffer) -> JsValue {
        self.counter.take(&ballot, &self.env, &self.state, || self.load()).await
    }
}

impl BallotBox {
    async fn obey(&self, order: Order) -> std::result::Result<Response, Problem> {
        let storage = self.state.storage();
        match order {
            Order::Make { poll, definition, public_key, boxes, number } => {
                sql::transaction(&storage, move |sql| {
                    rows::create(sql, poll.as_str(), &definition.to_string(), public_key, boxes, number)
                })?;
            }
            Order::Delete => storage.delete_all().await?,
            // It may be asked before it was ever made, or after it was deleted.
            _ if self.load()?.is_none() => return Err(Problem::UnknownPoll),
            Order::Invited(invited) => {
                sql::transaction(&storage, move |sql| {
                    invited.iter().try_for_each(|row| sql::poll::put_invited(sql, row))
                })?;
            }
            Order::HandOver { taken, closing } => {
                let given = sql::transaction(&storage, move |sql| give(sql, taken, closing))?;
                self.loaded.take();
                if matches!(given, Given::Cut(_)) {
                    sql::durable(&storage).await?;
                    halt::at(&self.env, Point::Cut).await;
                }
                return reply::json(200, serde_json::to_string(&given)?);
            }
            Order::Acknowledge { number } => {
                sql::transaction(&storage, move |sql| acknowledge(sql, number))?;
                sql::durable(&storage).await?;
                halt::at(&self.env, Point::Acknowledged).await;
            }
            Order::Spent => {
                return Ok(Response::from_bytes(sql::poll::spent(&storage.sql())?.concat())?);
            }
            Order::Erase => sql::transaction(&storage, sql::poll::erase_counted)?,
        }
        self.loaded.take();
        Ok(Response::empty()?.with_status(204))
    }

    /// The poll as the box knows it, kept in memory between requests; and which box this is.
    fn load(&self) -> Result<Option<(Rc<Loaded>, u32)>> {
        if let Some(loaded) = &*self.loaded.borrow() {
            return Ok(Some(loaded.clone()));
        }
        let sql = self.state.storage().sql();
        let Some(row) = rows::load(&sql)? else { return Ok(None) };
        let loaded = (Rc::new(Loaded::of(row, &sql::poll::invited(&sql)?)?), rows::this(&sql)?.number);
        *self.loaded.borrow_mut() = Some(loaded.clone());
        Ok(Some(loaded))
    }
}

/// Gives the cut after `taken`: the one that waits, or a new one of what was counted since.
fn give(sql: &SqlStorage, taken: u64, closing: bool) -> Result<Given> {
    let cuts = rows::this(sql)?.cuts();
    let give = match cuts.after(taken) {
        Ok(give) => give,
        Err(apart) => return Ok(Given::Apart(apart.to_string())),
    };
    if closing {
        rows::close(sql)?;
    }
    let number = match give {
        Give::Again => cuts.cut,
        Give::Next => {
            acknowledge(sql, taken)?;
            if !rows::holds_any(sql)? {
                return Ok(Given::Nothing);
            }
            rows::cut(sql)?;
            rows::put_cuts(sql, cuts.next())?;
            cuts.next().cut
        }
    };
    let tally = |row: sql::poll::PoolRow| Ok((row.node, serde_json::from_str(&row.tally)?));
    let pools = rows::cut_pools(sql)?.into_iter().map(tally).collect::<Result<_>>()?;
    let more = give == Give::Again || rows::holds_any(sql)?;
    Ok(Given::Cut(Cut { number, more, pools, comments: rows::cut_comments(sql)? }))
}

/// Forgets the last cut, where it is that one.
fn acknowledge(sql: &SqlStorage, number: u64) -> Result<()> {
    let cuts = rows::this(sql)?.cuts();
    let acknowledged = cuts.acknowledge(number);
    if acknowledged != cuts {
        rows::drop_cut(sql)?;
        rows::put_cuts(sql, acknowledged)?;
    }
    Ok(())
}
