//! What an object tells the worker of a ballot, and the reply that the worker makes of it.
//!
//! It is told as the runtime passes a value on most cheaply: a receipt is whether the ballot was counted by this call, a problem is
//! the text of its document.

use crate::headers::{self, Reach};
use crate::problem::{self, Problem};
use candor::wire::Receipt;
use std::cell::RefCell;
use worker::wasm_bindgen::prelude::wasm_bindgen;
use worker::wasm_bindgen::{self, JsCast, JsValue};
use worker::worker_sys::web_sys;
use worker::{Error, Result};

/// What an object tells.
pub(crate) fn tell(outcome: std::result::Result<Receipt, Problem>) -> JsValue {
    let document = match outcome {
        Ok(receipt) => return JsValue::from_bool(receipt == Receipt::Counted),
        Err(problem) => problem.into_document(),
    };
    // A document is texts and numbers, so it can be written; were it not, the worker would say that it cannot read this.
    serde_json::to_string(&document).unwrap_or_default().into()
}

/// The reply to what an object told.
///
/// # Errors
/// The runtime's; and when it told nothing of the kind.
pub(crate) fn reply(told: &JsValue) -> Result<JsValue> {
    if let Some(is_counted) = told.as_bool() {
        return receipt(is_counted);
    }
    let document = serde_json::from_str(&told.as_string().unwrap_or_default())?;
    finished(problem::response(&document)?)
}

/// The reply that tells of a problem.
///
/// # Errors
/// The runtime's.
pub(crate) fn refusal(problem: Problem) -> Result<JsValue> {
    finished(problem.into_response()?)
}

fn finished(reply: worker::Response) -> Result<JsValue> {
    Ok(web_sys::Response::from(headers::secured(reply, Reach::Own)?).into())
}

/// A receipt. Body, status and headers are made once: each call into the runtime costs a ballot.
fn receipt(is_counted: bool) -> Result<JsValue> {
    thread_local!(static PARTS: RefCell<[Option<(JsValue, JsValue)>; 2]> = const { RefCell::new([None, None]) });
    PARTS.with_borrow_mut(|parts| {
        let parts = &mut parts[usize::from(is_counted)];
        let (body, init) = match parts {
            Some(parts) => parts,
            None => parts.insert({
                let init = web_sys::ResponseInit::new();
                let (status, receipt) =
                    if is_counted { (201, Receipt::Counted) } else { (200, Receipt::AlreadyCounted) };
                init.set_status(status);
                init.set_headers(&headers::of_receipt()?.0);
                (JsValue::from_str(&serde_json::to_string(&receipt)?), init.into())
            }),
        };
        Ok(Reply::new(body, init).map_err(Error::from)?.unchecked_into())
    })
}

#[wasm_bindgen(wasm_bindgen = wasm_bindgen)]
extern "C" {
    /// A reply, of texts that the runtime has already.
    type Reply;

    #[wasm_bindgen(constructor, js_class = "Response", catch)]
    fn new(body: &JsValue, init: &JsValue) -> std::result::Result<Reply, JsValue>;
}
