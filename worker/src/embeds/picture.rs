//! `GET /p/{id}.svg`: a picture of the latest release.

use super::page::parameter;
use super::{SHARED, language, words};
use crate::problem::Problem;
use crate::{api, headers, reply};
use candor_frontend::picture::{self, Theme};
use candor_frontend::words::choose;
use worker::{Env, Request, Response, ResponseBuilder};

const SVG: &str = "image/svg+xml; charset=utf-8";

/// Draws the picture. The language is that of `?lang=`, else the poll's; the theme that of `?theme=`, else as the
/// reader's device is set. Both stand in the address, so that a cache needs to look at nothing else.
pub(crate) async fn serve(request: &Request, env: &Env, id: &str) -> Result<Response, Problem> {
    let address = request.url()?;
    let asked = parameter(&address, "lang");
    let theme = Theme::of(parameter(&address, "theme").as_deref());
    let manifest = match api::manifest(env, id).await {
        Ok(manifest) => manifest,
        Err(Problem::UnknownPoll) => return unknown(asked.as_deref(), theme),
        Err(problem) => return Err(problem),
    };
    let release = api::latest(env, id).await?;
    let words = words(language(asked.as_deref(), &manifest.poll));
    let svg = picture::released(&manifest.poll, release.as_ref(), &words, theme);
    let mut reply = reply::cached(request, SVG, SHARED, svg.into_bytes())?;
    // On a 304 too: its headers take the place of those that were kept.
    reply.headers_mut().set(headers::STYLE_HASHES, &headers::hash_source(&theme.style()))?;
    Ok(reply)
}

/// A picture that says that there is no such poll, with status 404: programs and caches learn it from the status, and
/// people from the picture, which browsers show whatever the status. A problem document would be a broken image.
fn unknown(asked: Option<&str>, theme: Theme) -> Result<Response, Problem> {
    let words = words(choose(asked, []));
    Ok(ResponseBuilder::new()
        .with_status(404)
        .with_header("Content-Type", SVG)?
        .with_header("Cache-Control", reply::REVALIDATE)?
        .with_header(headers::STYLE_HASHES, &headers::hash_source(&theme.style()))?
        .fixed(picture::unknown(&words, theme).into_bytes()))
}
