//! Security headers, on every reply.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::digest::{SHA256, digest};
use worker::{Response, Result};

/// Whether other sites may show a reply in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// The poll and results pages: wikis embed them.
    Anywhere,
    /// Everything else.
    Nowhere,
}

impl Framing {
    /// How the page at `path` may be framed.
    pub(crate) fn of(path: &str) -> Self {
        match crate::routes::Route::of(path) {
            Some(crate::routes::Route::WidgetPage(_) | crate::routes::Route::ResultsPage(_)) => {
                Self::Anywhere
            }
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

/// The header in which a page names the hashes of its inline scripts; it does not leave the worker.
pub(crate) const SCRIPT_HASHES: &str = "X-Script-Hashes";
/// The header in which a page without scripts names the hashes of its inline styles; it does not leave the worker.
pub(crate) const STYLE_HASHES: &str = "X-Style-Hashes";

/// Says which sites may load a reply into their pages (Fetch, section 3.7); this origin alone unless a reply says more.
pub(crate) const RESOURCE_POLICY: &str = "Cross-Origin-Resource-Policy";

/// The name that a policy has for an inline script or style (CSP level 3, section 2.3.1: hash sources).
pub(crate) fn hash_source(body: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(digest(&SHA256, body.as_bytes())))
}

/// Adds the headers that every reply carries.
pub(crate) fn secured(reply: Response, framing: Framing) -> Result<Response> {
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
    if !headers.has(RESOURCE_POLICY)? {
        headers.set(RESOURCE_POLICY, "same-origin")?;
    }
    for (name, value) in [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Strict-Transport-Security", "max-age=31536000"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ] {
        headers.set(name, value)?;
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
        for path in [
            "/",
            "/api/polls/x",
            "/p/x/privacy",
            "/console/embed/x",
            "/embed.js",
            "/assets/widget/index.html",
            "/healthz",
            "/p/x/other",
        ] {
            assert_eq!(Framing::of(path), Framing::Nowhere, "{path}");
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
