//! The pages: built by Trunk, served with a policy that lets just their own inline script run.

use crate::api::workspace;
use crate::problem::Problem;
use crate::{api, assets, headers, reply};
use worker::{Env, Response, ResponseBuilder};

/// Serves the page of a poll; with status 404 where there is no such poll, which the page then says.
pub(crate) async fn serve(env: &Env, id: &str, page: &str) -> Result<Response, Problem> {
    let html =
        assets::read(env, &format!("/assets/{page}/index.html")).await?.ok_or(Problem::PagesMissing)?;
    let status = if api::exists(env, id).await? { 200 } else { 404 };
    let hashes = script_hashes(&String::from_utf8_lossy(&html));
    Ok(ResponseBuilder::new()
        .with_status(status)
        .with_header("Content-Type", "text/html; charset=utf-8")?
        .with_header("Cache-Control", reply::REVALIDATE)?
        .with_header(headers::SCRIPT_HASHES, &hashes)?
        .with_header(headers::FRAME_ANCESTORS, &workspace::for_page(env).await.embedders.sources())?
        .fixed(html))
}

/// The policy's names for the inline scripts of a page.
fn script_hashes(html: &str) -> String {
    let scripts = html.split("<script").skip(1).filter_map(|rest| {
        let (_, body) = rest.split_once('>')?;
        let (body, _) = body.split_once("</script>")?;
        (!body.trim().is_empty()).then_some(body)
    });
    scripts.map(headers::hash_source).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_named_by_their_hash() {
        let html = "<script src=\"/a.js\"></script><script type=\"module\">abc</script>";
        // The SHA-256 of "abc": FIPS 180-2, appendix B.1.
        assert_eq!(script_hashes(html), "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
    }
}
