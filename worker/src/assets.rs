//! Files that were built: scripts, styles, WebAssembly and messages.

use crate::encoding::Encoding;
use crate::problem::Problem;
use crate::reply::{IMMUTABLE, REVALIDATE};
use worker::{EncodeBody, Env, Request, Response, ResponseBuilder};

/// The bytes of a built file; none where there is no such file.
pub(crate) async fn read(env: &Env, path: &str) -> Result<Option<Vec<u8>>, Problem> {
    let mut reply = env.service("ASSETS")?.fetch(format!("http://assets{path}"), None).await?;
    Ok(if reply.status_code() == 200 { Some(reply.bytes().await?) } else { None })
}

/// Serves a built file, as it was encoded when it was built where the caller takes that.
pub(crate) async fn serve(request: &Request, env: &Env, path: &str) -> Result<Response, Problem> {
    let kind = media_type(path).filter(|_| is_plain(path)).ok_or(Problem::NotFound)?;
    let caching = if is_hashed(path) { IMMUTABLE } else { REVALIDATE };
    let reply = ResponseBuilder::new()
        .with_header("Content-Type", kind)?
        .with_header("Cache-Control", caching)?
        .with_header("Vary", "Accept-Encoding")?;
    if let Some(encoding) = Encoding::accepted(&request.headers().get("Accept-Encoding")?.unwrap_or_default())
        && let Some(bytes) = read(env, &format!("{path}{}", encoding.ending())).await?
    {
        let reply = reply.with_header("Content-Encoding", encoding.name())?;
        return Ok(reply.with_encode_body(EncodeBody::Manual).fixed(bytes));
    }
    let bytes = read(env, path).await?.ok_or(Problem::NotFound)?;
    Ok(reply.fixed(bytes))
}

/// The media type by a file's ending; none for files that are not served, whole pages among them.
fn media_type(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    Some(match ending {
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        _ => return None,
    })
}

/// Whether a path says what it means: built names have no escapes, and one such as `%2e%2e` would lead out of the folder.
fn is_plain(path: &str) -> bool {
    path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte)) && !path.contains("..")
}

/// Whether a file's name carries the hash of its content: Trunk writes 12 or more hex digits after the last dash.
fn is_hashed(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let hash = stem.trim_end_matches("_bg").rsplit('-').next().unwrap_or_default();
    hash.len() >= 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder_of_what_was_built() {
        assert!(is_plain("/assets/widget/widget-48d29a480e9d982c_bg.wasm"));
        for path in
            ["/assets/%2e%2e/frame.js", "/assets/..%2fframe.js", "/assets/../frame.js", "/assets/a\\b.js"]
        {
            assert!(!is_plain(path), "{path}");
        }
    }

    #[test]
    fn names_with_a_hash_are_kept_for_good() {
        assert!(is_hashed("/assets/widget/widget-48d29a480e9d982c_bg.wasm"));
        assert!(is_hashed("/assets/widget/tokens-3d99a3a8224261d.css"));
        assert!(!is_hashed("/assets/messages/en.json"));
    }
}
