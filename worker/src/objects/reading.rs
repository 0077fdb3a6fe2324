//! What is read of a poll's releases. No pool is looked at.

use crate::objects::leaders::Reader;
use crate::objects::loaded::Loaded;
use crate::problem::Problem;
use crate::{csv, metrics, reply, sql};
use candor::Release;
use worker::{Error, Request, Response, Result, Storage};

/// `releases`, `releases/latest`, `releases/{n}`, the CSV of each, and the metrics of the latest.
///
/// # Errors
/// Where whoever asks may not read them, or there is none of them.
pub(super) fn answer(
    storage: &Storage,
    loaded: &Loaded,
    request: &Request,
    call: &str,
) -> std::result::Result<Response, Problem> {
    let reader = Reader::of(request, loaded)?;
    reader.may_read(&loaded.poll)?;
    reader.may_open(storage)?;
    let is_whole = reader.top() == loaded.poll.groups().root();
    let within = |body: &str| -> Result<Release> {
        Ok(serde_json::from_str::<Release>(body)?.within(&loaded.poll, reader.top()))
    };
    // The bytes as they were written, but for a leader of a part.
    let told = |body: String| {
        if is_whole { Ok(body) } else { within(&body).and_then(|part| Ok(serde_json::to_string(&part)?)) }
    };
    let sql = storage.sql();
    if call == "metrics" {
        let release = sql::poll::release(&sql, None)?;
        let release = release.as_deref().map(within).transpose()?;
        let text = metrics::text(&loaded.id, &loaded.poll, release.as_ref());
        let caching = reader.caching(&loaded.poll, reply::REVALIDATE);
        return reply::cached(request, metrics::CONTENT_TYPE, caching, text.into_bytes());
    }
    let which = call.strip_prefix("releases").ok_or(Problem::NotFound)?;
    if which.is_empty() {
        let all = sql::poll::releases(&sql)?.into_iter().map(told).collect::<Result<Vec<_>>>()?;
        let caching = reader.caching(&loaded.poll, reply::REVALIDATE);
        return reply::cached(
            request,
            "application/json",
            caching,
            format!("[{}]", all.join(",")).into_bytes(),
        );
    }
    let which = which.strip_prefix('/').ok_or(Problem::NotFound)?;
    let (which, is_csv) = which.strip_suffix(".csv").map_or((which, false), |which| (which, true));
    let (number, caching) = match which {
        "latest" => (None, reply::REVALIDATE),
        number => (Some(number.parse().map_err(|_| Problem::NotFound)?), reply::IMMUTABLE),
    };
    let caching = reader.caching(&loaded.poll, caching);
    let body = sql::poll::release(&sql, number)?.ok_or(Problem::NoRelease)?;
    if !is_csv {
        return reply::cached(request, "application/json", caching, told(body)?.into_bytes());
    }
    let table = csv::table(&loaded.poll, &within(&body)?).map_err(|error| Error::from(error.to_string()))?;
    reply::cached(request, "text/csv; charset=utf-8", caching, table)
}
