//! Where this deployment is, as whoever calls sees it.

use crate::problem::Problem;
use worker::{Request, Url};

/// The address that was called, with the scheme that a proxy in front says it was called by.
pub(crate) fn called(request: &Request) -> Result<Url, Problem> {
    let mut url = request.url()?;
    if request.headers().get("X-Forwarded-Proto")?.as_deref() == Some("https") {
        // It fails for addresses without a host, which no request has.
        let _ = url.set_scheme("https");
    }
    Ok(url)
}

/// The origin that was called, such as `https://candor.example`.
pub(crate) fn of(request: &Request) -> Result<String, Problem> {
    Ok(called(request)?.origin().ascii_serialization())
}
