//! Where people sign in, as the operator set it.

use worker::{Env, Url};

/// The variables that must be set, in the order of the fields of [`Settings`].
const VARIABLES: [&str; 4] = ["SIGN_IN_ISSUER", "SIGN_IN_AUDIENCE", "SIGN_IN_JWKS", "SIGN_IN_CLAIM"];
/// Where a person goes to sign in; need not be set.
const ADDRESS: &str = "SIGN_IN_URL";

/// The identity provider, and what is taken from its tokens.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// What `iss` is, to the letter.
    pub(crate) issuer: String,
    /// What `aud` is or has among others.
    pub(crate) audience: String,
    /// The address of the provider's key set.
    pub(crate) jwks: String,
    /// The claim that names a person's leaf: its name, or a JSON pointer (RFC 6901) such as `/custom/department`.
    pub(crate) claim: String,
}

/// Settings that nobody can sign in by.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unset {
    /// Some are missing or empty.
    #[error("Signing in is not configured: whoever runs Candor sets {}", .0.join(", "))]
    Missing(Vec<&'static str>),
    /// Whoever sits between the worker and an address without TLS could sign in as anyone.
    #[error(
        "Signing in is not configured: SIGN_IN_JWKS is an https address (http is for this machine alone)"
    )]
    Insecure,
}

impl Settings {
    /// Those of the deployment.
    ///
    /// # Errors
    /// [`Unset`], with what is to be set.
    pub(crate) fn of(env: &Env) -> Result<Self, Unset> {
        Self::read(|name| variable(env, name))
    }

    fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, Unset> {
        let [Some(issuer), Some(audience), Some(jwks), Some(claim)] = VARIABLES.map(&variable) else {
            return Err(Unset::Missing(
                VARIABLES.into_iter().filter(|name| variable(name).is_none()).collect(),
            ));
        };
        if !is_trustworthy(&jwks) {
            return Err(Unset::Insecure);
        }
        Ok(Self { issuer, audience, jwks, claim })
    }
}

/// Where a person goes to sign in for that poll; none where the operator set nothing that a link may hold.
pub(crate) fn address(env: &Env, poll: &str) -> Option<String> {
    link(&variable(env, ADDRESS)?, poll)
}

fn link(template: &str, poll: &str) -> Option<String> {
    let is_link = ["https://", "http://", "/"].iter().any(|start| template.starts_with(start));
    // Poll ids are letters, digits, “-” and “_”: they need no escaping anywhere in an address.
    is_link.then(|| template.replace("{poll}", poll))
}

/// A variable of the worker; an empty one is none.
fn variable(env: &Env, name: &str) -> Option<String> {
    env.var(name).ok().map(|value| value.to_string().trim().to_owned()).filter(|value| !value.is_empty())
}

/// Whether what comes from an address is what its owner sent, and what is sent there reaches nobody else.
pub(crate) fn is_trustworthy(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let is_here = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    url.scheme() == "https" || (url.scheme() == "http" && is_here)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(jwks: &str, but: &[&str]) -> Result<Settings, Unset> {
        let value = |name: &str| if name == "SIGN_IN_JWKS" { jwks.to_owned() } else { name.to_owned() };
        Settings::read(|name| (!but.contains(&name)).then(|| value(name)))
    }

    #[test]
    fn what_is_not_set_is_named() {
        let settings = read("https://idp.example/jwks", &[]).expect("all are set");
        assert_eq!((settings.issuer.as_str(), settings.claim.as_str()), ("SIGN_IN_ISSUER", "SIGN_IN_CLAIM"));
        let missing = read("https://idp.example/jwks", &["SIGN_IN_CLAIM", "SIGN_IN_AUDIENCE"]);
        assert_eq!(missing, Err(Unset::Missing(vec!["SIGN_IN_AUDIENCE", "SIGN_IN_CLAIM"])));
    }

    #[test]
    fn keys_come_by_tls_or_from_this_machine() {
        for good in ["https://idp.example/jwks", "http://127.0.0.1:9/jwks", "http://localhost/jwks"] {
            assert!(read(good, &[]).is_ok(), "{good}");
        }
        for bad in [
            "http://idp.example/jwks",
            "http://127.0.0.1.example/",
            "http://localhost@idp.example/",
            "file:///jwks",
            "jwks",
        ] {
            assert_eq!(read(bad, &[]), Err(Unset::Insecure), "{bad}");
        }
    }

    #[test]
    fn a_sign_in_address_names_the_poll() {
        let at = |template| link(template, "p1");
        assert_eq!(
            at("https://idp.example/go?to=%2Fp%2F{poll}").as_deref(),
            Some("https://idp.example/go?to=%2Fp%2Fp1")
        );
        assert_eq!(at("/p/{poll}/sign-in").as_deref(), Some("/p/p1/sign-in"));
        assert_eq!(at("javascript:alert(1)"), None);
    }
}
