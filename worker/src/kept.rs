//! Replies that many readers ask for in the same words, kept in the isolate's memory for a moment: the latest release, the results
//! page and the picture.
//!
//! Only what anyone may read is kept: no reply to a request with a cookie or a key. Whatever changes a poll or the workspace in
//! this isolate drops all of it at once; in other isolates of a deployment a reader may see what was there [`MOMENT_MS`] before.

use crate::clock;
use crate::routes::Route;
use std::cell::RefCell;
use std::collections::HashMap;
use worker::js_sys::{Object, Reflect, Uint8Array};
use worker::wasm_bindgen::{JsCast, JsValue};
use worker::worker_sys::web_sys;

/// How long a reply is kept, in milliseconds.
const MOMENT_MS: u64 = 2_000;
/// The most replies that are kept; beyond, all are dropped.
const MOST: usize = 256;
/// The largest body that is kept, in bytes.
const LARGEST: u32 = 512 * 1024;

/// The fields that a 304, which has no body, goes without.
const OF_BODIES: [&str; 3] = ["content-type", "content-encoding", "content-length"];

/// What a reply depends on besides its address.
const FIELDS: [&str; 4] = ["Accept", "Accept-Language", "Accept-Encoding", "X-Forwarded-Proto"];

/// A reply, as the runtime takes it again.
struct Kept {
    until: u64,
    tag: Option<String>,
    body: Uint8Array,
    /// Status and headers: whole, and of a 304.
    whole: Object,
    unchanged: Object,
}

#[derive(Default)]
struct All {
    replies: HashMap<String, Kept>,
    /// How often everything was dropped: what was begun before is not kept.
    drops: u64,
}

thread_local! {
    static ALL: RefCell<All> = RefCell::default();
}

/// A reply that may be kept once it is made.
pub(crate) struct Keepable {
    key: String,
    drops: u64,
}

/// Whether a request is one of those; and the reply, where it is kept.
pub(crate) enum Asked {
    Kept(web_sys::Response),
    Keepable(Keepable),
    Other,
}

/// Drops everything: something has changed.
pub(crate) fn drop_all() {
    ALL.with_borrow_mut(|all| {
        all.replies.clear();
        all.drops += 1;
    });
}

/// Looks a request up.
pub(crate) fn ask(request: &web_sys::Request, path: &str) -> Asked {
    let is_read = match Route::of(path) {
        Some(Route::Releases(_, which)) => which == "latest",
        Some(Route::ResultsPage(_) | Route::Picture(_)) => true,
        _ => false,
    };
    if !is_read || request.method() != "GET" {
        return Asked::Other;
    }
    let headers = request.headers();
    let field = |name: &str| headers.get(name).ok().flatten();
    if field("Cookie").is_some() || field("Authorization").is_some() {
        return Asked::Other;
    }
    let mut key = request.url();
    for name in FIELDS {
        key.push('\n');
        key.push_str(&field(name).unwrap_or_default());
    }
    ALL.with_borrow(|all| {
        let Some(kept) = all.replies.get(&key).filter(|kept| kept.until > clock::now_ms()) else {
            return Asked::Keepable(Keepable { key, drops: all.drops });
        };
        let is_had = kept.tag.is_some() && field("If-None-Match") == kept.tag;
        kept.reply(is_had).map_or(Asked::Other, Asked::Kept)
    })
}

impl Kept {
    fn reply(&self, is_had: bool) -> Option<web_sys::Response> {
        let (body, rest) =
            if is_had { (None, &self.unchanged) } else { (Some(self.body.as_ref()), &self.whole) };
        let rest: &web_sys::ResponseInit = rest.unchecked_ref();
        web_sys::Response::new_with_opt_buffer_source_and_init(body, rest).ok()
    }
}

impl Keepable {
    /// Keeps a reply that is whole, and gives it back as it is.
    pub(crate) async fn keep(self, mut reply: worker::Response) -> worker::Result<web_sys::Response> {
        if reply.status_code() != 200 {
            return Ok(reply.into());
        }
        let tag = reply.headers().get("ETag")?;
        let headers: Vec<(String, String)> = reply.headers().entries().collect();
        let bytes = reply.bytes().await?;
        let body = Uint8Array::from(&bytes[..]);
        let rest = |status: u16| -> worker::Result<Object> {
            let copy = worker::Headers::new();
            for (name, value) in &headers {
                // A 304 is of no body, which could have a type or an encoding.
                if status == 200 || !OF_BODIES.contains(&name.to_lowercase().as_str()) {
                    copy.append(name, value)?;
                }
            }
            let rest = Object::new();
            Reflect::set(&rest, &"status".into(), &status.into())?;
            let copy: JsValue = copy.0.into();
            Reflect::set(&rest, &"headers".into(), &copy)?;
            Ok(rest)
        };
        let until = clock::now_ms() + MOMENT_MS;
        let kept = Kept { until, tag, body, whole: rest(200)?, unchanged: rest(304)? };
        let reply = kept.reply(false).ok_or("a reply that cannot be made again")?;
        if kept.body.length() <= LARGEST {
            ALL.with_borrow_mut(|all| {
                if all.replies.len() >= MOST {
                    all.replies.clear();
                }
                if all.drops == self.drops {
                    all.replies.insert(self.key, kept);
                }
            });
        }
        Ok(reply)
    }
}
