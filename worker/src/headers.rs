//! Security headers, on every reply.

use crate::routes::Route;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::digest::{SHA256, digest};
use worker::{Response, Result};

/// Whether other sites may show a reply in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Framing {
    /// The poll and results pages: wikis embed them.
    Anywhere,
    /// Everything else.
    Nowhere,
}

impl Framing {
    /// How the page at `path` may be framed.
    fn of(path: &str) -> Self {
        match Route::of(path) {
            Some(Route::WidgetPage(_) | Route::ResultsPage(_)) => Self::Anywhere,
            _ => Self::Nowhere,
        }
    }

    fn ancestors(self) -> &'static str {
        match self {
            Self::Anywhere => "https: http://localhost:* http://127.0.0.1:*",
            Self::Nowhere => "'none'",
        }
    }
}

/// Whether pages of other sites may show a reply as an image, or read it with a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sharing {
    /// The picture and oEmbed: they are made for other sites, and are the same for everyone, since they look at no
    /// cookie and no other sign of who asks.
    Everyone,
    /// Everything else.
    OwnPages,
}

impl Sharing {
    fn of(path: &str) -> Self {
        match Route::of(path) {
            Some(Route::Picture(_) | Route::Oembed) => Self::Everyone,
            _ => Self::OwnPages,
        }
    }
}

/// The header in which a page names the hashes of its inline scripts; it does not leave the worker.
pub(crate) const SCRIPT_HASHES: &str = "X-Script-Hashes";
/// The header in which a page without scripts names the hashes of its inline styles; it does not leave the worker.
pub(crate) const STYLE_HASHES: &str = "X-Style-Hashes";

/// The name that a policy has for an inline script or style (CSP level 3, section 2.3.1: hash sources).
pub(crate) fn hash_source(body: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(digest(&SHA256, body.as_bytes())))
}

/// Adds the headers that every reply at `path` carries.
pub(crate) fn secured(reply: Response, path: &str) -> Result<Response> {
    let framing = Framing::of(path);
    // Replies of Durable Objects have headers that cannot be changed in place.
    let headers = worker::Headers::new();
    for (name, value) in reply.headers().entries() {
        headers.append(&name, &value)?;
    }
    let (scripts, styles) = (headers.get(SCRIPT_HASHES)?, headers.get(STYLE_HASHES)?);
    headers.delete(SCRIPT_HASHES)?;
    headers.delete(STYLE_HASHES)?;
    headers.set("Content-Security-Policy", &policy(scripts.as_deref(), styles.as_deref(), framing))?;
    if framing == Framing::Nowhere {
        headers.set("X-Frame-Options", "DENY")?;
    }
    for (name, value) in [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Strict-Transport-Security", "max-age=31536000"),
        // Polls are for those who were asked, and nothing else is here: no search engine lists any of it.
        ("X-Robots-Tag", "noindex"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ] {
        headers.set(name, value)?;
    }
    match Sharing::of(path) {
        Sharing::OwnPages => headers.set("Cross-Origin-Resource-Policy", "same-origin")?,
        Sharing::Everyone => {
            headers.set("Cross-Origin-Resource-Policy", "cross-origin")?;
            headers.set("Access-Control-Allow-Origin", "*")?;
        }
    }
    Ok(reply.with_headers(headers))
}

/// The content security policy: pages run their own scripts and the hashed inline ones, and reach this origin alone.
fn policy(scripts: Option<&str>, styles: Option<&str>, framing: Framing) -> String {
    let ancestors = framing.ancestors();
    match scripts {
        None => {
            let styles = styles.map(|hashes| format!("style-src {hashes}; ")).unwrap_or_default();
            format!(
                "default-src 'none'; {styles}base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
            )
        }
        Some(hashes) => format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {hashes}; style-src 'self'; \
             img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
             frame-ancestors {ancestors}"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_poll_and_results_pages_may_be_framed() {
        for path in ["/p/x", "/p/x/results"] {
            assert_eq!(Framing::of(path), Framing::Anywhere, "{path}");
        }
        for path in
            ["/", "/api/polls/x", "/p/x/privacy", "/assets/widget/index.html", "/healthz", "/p/x/other"]
        {
            assert_eq!(Framing::of(path), Framing::Nowhere, "{path}");
        }
    }

    #[test]
    fn only_what_is_made_for_other_sites_is_shared_with_them() {
        for path in ["/p/x.svg", "/oembed"] {
            assert_eq!(Sharing::of(path), Sharing::Everyone, "{path}");
        }
        for path in ["/p/x", "/p/x/results", "/api/polls/x", "/assets/x.svg", "/p/x/y.svg", "/nosuch"] {
            assert_eq!(Sharing::of(path), Sharing::OwnPages, "{path}");
        }
    }

    #[test]
    fn no_policy_lets_unnamed_inline_code_run() {
        let policies = [
            policy(None, None, Framing::Nowhere),
            policy(None, Some("'sha256-y'"), Framing::Nowhere),
            policy(Some("'sha256-x'"), None, Framing::Anywhere),
        ];
        for policy in policies {
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        }
    }
}
