//! Security headers, on every reply.

use crate::reply::SECRET;
use crate::routes::Route;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::digest::{SHA256, digest};
use std::cell::OnceCell;
use std::thread::LocalKey;
use worker::worker_sys::web_sys;
use worker::{Headers, Response, Result};

/// What pages of other sites may do with a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Show it in a frame, where the workspace's settings let them.
    Framed,
    /// Load it: a script, an image, a description.
    Loaded,
    /// Nothing, but our own pages may show it in a frame.
    Previewed,
    /// Nothing.
    Own,
}

impl Reach {
    /// How far the reply at `path` reaches. What is not named here reaches nowhere.
    pub(crate) fn of(path: &str) -> Self {
        match Route::of(path) {
            Some(Route::Picture(_) | Route::Oembed | Route::EmbedScript) => Self::Loaded,
            Some(Route::WidgetPage(_) | Route::ResultsPage(_)) => Self::Framed,
            Some(Route::PreviewPage(_)) => Self::Previewed,
            _ => Self::Own,
        }
    }
}

/// The header in which a page names the hashes of its inline scripts; it does not leave the worker.
pub(crate) const SCRIPT_HASHES: &str = "X-Script-Hashes";
/// The header in which a page names the hashes of its inline styles; it does not leave the worker.
pub(crate) const STYLE_HASHES: &str = "X-Style-Hashes";
/// The header in which a page names those who may frame it, as the source list of `frame-ancestors`; it does not leave
/// the worker. Without it nobody may.
pub(crate) const FRAME_ANCESTORS: &str = "X-Frame-Ancestors";

/// The sources of a policy that lets nobody.
const NOBODY: &str = "'none'";
/// The sources of a policy that lets our own pages.
const OURSELVES: &str = "'self'";

/// The name that a policy has for an inline script or style (CSP level 3, section 2.3.1: hash sources).
pub(crate) fn hash_source(body: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(digest(&SHA256, body.as_bytes())))
}

/// Adds the headers that every reply carries.
pub(crate) fn secured(reply: Response, reach: Reach) -> Result<Response> {
    let (mut scripts, mut styles, mut named) = (None, None, None);
    let mut own = Vec::new();
    for (name, value) in reply.headers().entries() {
        // The runtime gives names in lower case.
        match &name {
            name if name.eq_ignore_ascii_case(SCRIPT_HASHES) => scripts = Some(value),
            name if name.eq_ignore_ascii_case(STYLE_HASHES) => styles = Some(value),
            name if name.eq_ignore_ascii_case(FRAME_ANCESTORS) => named = Some(value),
            _ => own.push((name, value)),
        }
    }
    let ancestors = named.filter(|_| reach == Reach::Framed);
    let ancestors = match reach {
        Reach::Previewed => OURSELVES,
        _ => ancestors.as_deref().unwrap_or(NOBODY),
    };
    // Replies of Durable Objects have headers that cannot be changed in place.
    let headers = if (reach, &scripts, &styles) == (Reach::Own, &None, &None) {
        bare()?
    } else {
        made(reach, scripts.as_deref(), styles.as_deref(), ancestors)?
    };
    for (name, value) in own {
        headers.append(&name, &value)?;
    }
    Ok(reply.with_headers(headers))
}

/// The headers of a receipt, whole: in one call into the runtime, where [`secured`] takes one for each. Those that matter to
/// JSON which a program reads; each is copied from the object to the worker and on.
pub(crate) fn of_receipt() -> Result<Headers> {
    thread_local!(static TEMPLATE: OnceCell<Headers> = const { OnceCell::new() });
    copied(&TEMPLATE, || {
        let headers = Headers::new();
        let own = [("Content-Type", "application/json"), ("Cache-Control", SECRET)];
        let kept = ["X-Content-Type-Options", "Strict-Transport-Security", "Cross-Origin-Resource-Policy"];
        let guards = guards(Reach::Own, NOBODY).into_iter().filter(|(name, _)| kept.contains(name));
        for (name, value) in own.into_iter().chain(guards) {
            headers.set(name, value)?;
        }
        headers.set("Content-Security-Policy", &policy(None, None, NOBODY))?;
        Ok(headers)
    })
}

/// The headers that a reply with nothing of its own carries.
fn bare() -> Result<Headers> {
    thread_local!(static TEMPLATE: OnceCell<Headers> = const { OnceCell::new() });
    copied(&TEMPLATE, || made(Reach::Own, None, None, NOBODY))
}

/// A copy of what is made once.
fn copied(
    template: &'static LocalKey<OnceCell<Headers>>,
    make: impl FnOnce() -> Result<Headers>,
) -> Result<Headers> {
    template.with(|template| {
        if template.get().is_none() {
            // Nobody else is in here: one request runs at a time.
            let _ = template.set(make()?);
        }
        let made = template.get().ok_or("headers that are not there")?;
        Ok(Headers(web_sys::Headers::new_with_headers(&made.0)?))
    })
}

fn made(reach: Reach, scripts: Option<&str>, styles: Option<&str>, ancestors: &str) -> Result<Headers> {
    let headers = Headers::new();
    headers.set("Content-Security-Policy", &policy(scripts, styles, ancestors))?;
    for (name, value) in guards(reach, ancestors) {
        headers.set(name, value)?;
    }
    Ok(headers)
}

/// The headers beside the policy.
fn guards(reach: Reach, ancestors: &str) -> Vec<(&'static str, &'static str)> {
    let mut guards = vec![
        ("X-Content-Type-Options", "nosniff"),
        // Polls are for those who were asked, and nothing else is here: no search engine lists any of it.
        ("X-Robots-Tag", "noindex"),
        ("Referrer-Policy", "no-referrer"),
        ("Strict-Transport-Security", "max-age=31536000"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ];
    let is_framed = reach == Reach::Framed && ancestors != NOBODY;
    // Browsers ask for `cross-origin` before another site's page gets a script or an image (Fetch, "cross-origin
    // resource policy check"). For a frame they ask only where that page is isolated; then the framed page has to ask
    // the same of what it loads, which here is its own.
    let is_foreign = is_framed || reach == Reach::Loaded;
    guards.push(("Cross-Origin-Resource-Policy", if is_foreign { "cross-origin" } else { "same-origin" }));
    if reach == Reach::Loaded {
        // The same for everyone: no cookie is looked at, nor any other sign of who asks.
        guards.push(("Access-Control-Allow-Origin", "*"));
    }
    guards.push(if is_framed {
        ("Cross-Origin-Embedder-Policy", "require-corp")
    } else {
        ("X-Frame-Options", if reach == Reach::Previewed { "SAMEORIGIN" } else { "DENY" })
    });
    guards
}

/// The content security policy: pages run their own scripts and the hashed inline ones, and reach this origin alone.
fn policy(scripts: Option<&str>, styles: Option<&str>, ancestors: &str) -> String {
    match scripts {
        None => {
            let styles = styles.map(|hashes| format!("style-src {hashes}; ")).unwrap_or_default();
            format!(
                "default-src 'none'; {styles}base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
            )
        }
        Some(hashes) => {
            let styles = styles.map(|hashes| format!(" {hashes}")).unwrap_or_default();
            format!(
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {hashes}; style-src 'self'{styles}; \
                 img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
                 frame-ancestors {ancestors}"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_poll_and_results_pages_may_be_framed() {
        for path in ["/p/x", "/p/x/results"] {
            assert_eq!(Reach::of(path), Reach::Framed, "{path}");
        }
        for path in ["/embed.js", "/p/x.svg", "/oembed"] {
            assert_eq!(Reach::of(path), Reach::Loaded, "{path}");
        }
        for path in [
            "/",
            "/api/polls/x",
            "/api/workspace",
            "/p/x/privacy",
            "/p/x/sign-in",
            "/assets/widget/index.html",
            "/assets/x.svg",
            "/healthz",
            "/p/x/other",
            "/p/x/other.svg",
            "/oembed/x",
        ] {
            assert_eq!(Reach::of(path), Reach::Own, "{path}");
        }
    }

    #[test]
    fn other_sites_get_what_is_made_for_them_and_nothing_else() {
        let has = |reach, ancestors, name, value| guards(reach, ancestors).contains(&(name, value));
        let corp = "Cross-Origin-Resource-Policy";
        assert!(has(Reach::Loaded, NOBODY, corp, "cross-origin"));
        assert!(has(Reach::Framed, "https:", corp, "cross-origin"));
        for reach in [Reach::Framed, Reach::Own] {
            assert!(has(reach, NOBODY, corp, "same-origin"));
        }
        for reach in [Reach::Framed, Reach::Loaded, Reach::Own] {
            assert!(has(reach, NOBODY, "X-Frame-Options", "DENY"), "{reach:?}");
        }
        assert!(!has(Reach::Framed, "https:", "X-Frame-Options", "DENY"), "old browsers go by it alone");
    }

    #[test]
    fn no_policy_lets_unnamed_inline_code_run() {
        let policies = [
            policy(None, None, NOBODY),
            policy(None, Some("'sha256-y'"), NOBODY),
            policy(Some("'sha256-x'"), None, "https:"),
            policy(Some("'sha256-x'"), Some("'sha256-y'"), "https:"),
        ];
        for policy in policies {
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        }
    }
}
