//! Who may show the poll and results pages in a frame: origins, and nothing else that could get into a header.
//!
//! What is read here becomes the `frame-ancestors` of those pages (CSP level 3, section 6.4.2).

use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The longest host, in bytes (RFC 1035 section 2.3.4).
const MAX_HOST: usize = 253;
/// The longest part of a host between dots, in bytes.
const MAX_LABEL: usize = 63;

/// What is wrong with the origin of an embedding site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadEmbedder {
    /// It does not begin with `https://`.
    #[error("an origin begins with “https://”; “http://” is for localhost and 127.0.0.1 alone")]
    Scheme,
    /// It goes on after host and port, or has a user name.
    #[error(
        "an origin is scheme, host and port alone, such as “https://wiki.example.org”; leave out the rest"
    )]
    MoreThanAnOrigin,
    /// The host is no DNS name in ASCII.
    #[error(
        "the host is a name such as “wiki.example.org”; names with other letters are written in Punycode"
    )]
    Host,
    /// The host is an IP address, which browsers do not match (CSP level 3, section 6.7.2.9).
    #[error("browsers take no IP address here but 127.0.0.1; name the host")]
    Address,
    /// The `*` stands elsewhere than in the place of the first name, or for too much.
    #[error("“*.” stands before at least two names, as in “https://*.example.org”")]
    Wildcard,
    /// The port is no number from 1 to 65535.
    #[error("the port is a number from 1 to 65535")]
    Port,
}

impl BadEmbedder {
    /// The stable word for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Scheme => "bad_scheme",
            Self::MoreThanAnOrigin => "more_than_an_origin",
            Self::Host => "bad_host",
            Self::Address => "ip_address",
            Self::Wildcard => "bad_wildcard",
            Self::Port => "bad_port",
        }
    }
}

/// A site that may embed: `https://wiki.example.org`, with a port where it is not 443, or `https://*.example.org` for
/// every site below (and not `example.org` itself). `http` is taken for `localhost` and `127.0.0.1`, where a port may be
/// `*`. Its text has nothing but lower-case letters, digits, and `:/.-*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embedder(String);

impl Embedder {
    /// The origin as a source of a content security policy.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Embedder {
    type Err = BadEmbedder;

    fn from_str(text: &str) -> Result<Self, BadEmbedder> {
        let text = text.to_ascii_lowercase();
        let (scheme, rest) = text.split_once("://").ok_or(BadEmbedder::Scheme)?;
        if rest.contains(['/', '?', '#', '@', '\\']) {
            return Err(BadEmbedder::MoreThanAnOrigin);
        }
        let (host, port) = rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)));
        let is_local = matches!(host, "localhost" | "127.0.0.1");
        let usual = match scheme {
            "https" => 443,
            "http" if is_local => 80,
            _ => return Err(BadEmbedder::Scheme),
        };
        if !is_local {
            check_host(host)?;
        }
        let port = match port {
            None => String::new(),
            Some("*") if is_local => ":*".into(),
            Some(port) => match number(port).ok_or(BadEmbedder::Port)? {
                port if port == usual => String::new(),
                port => format!(":{port}"),
            },
        };
        Ok(Self(format!("{scheme}://{host}{port}")))
    }
}

/// A port in digits; `parse` alone would take a sign.
fn number(port: &str) -> Option<u16> {
    let digits = port.bytes().all(|byte| byte.is_ascii_digit());
    port.parse().ok().filter(|port| digits && *port != 0)
}

fn check_host(host: &str) -> Result<(), BadEmbedder> {
    if host.starts_with('[') {
        return Err(BadEmbedder::Address);
    }
    let name = host.strip_prefix("*.").unwrap_or(host);
    // Which names are a registry's, under which anyone may have one, is no rule but a list that changes; two names are
    // the least that can be one owner's.
    if name.contains('*') || (name != host && !name.contains('.')) {
        return Err(BadEmbedder::Wildcard);
    }
    if name.len() > MAX_HOST || !name.split('.').all(is_label) {
        return Err(BadEmbedder::Host);
    }
    // A host whose last name is a number is an IPv4 address (WHATWG URL, "ends in a number").
    let last = name.rsplit('.').next().unwrap_or_default();
    let is_number = last.bytes().all(|byte| byte.is_ascii_digit())
        || last.strip_prefix("0x").is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if is_number { Err(BadEmbedder::Address) } else { Ok(()) }
}

fn is_label(label: &str) -> bool {
    let word = label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    word && !label.is_empty() && label.len() <= MAX_LABEL && !label.starts_with('-') && !label.ends_with('-')
}

impl fmt::Display for Embedder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Embedder {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Everyone who may embed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Embedders {
    /// Any site that is served by https, and this machine's own: the default.
    #[default]
    Anyone,
    /// Those sites; nobody where there are none.
    Only(Vec<Embedder>),
}

impl Embedders {
    /// The most sites of a list: each is a part of a header.
    pub const MAX: usize = 50;

    /// The source list of `frame-ancestors`.
    pub fn sources(&self) -> String {
        match self {
            Self::Anyone => "https: http://localhost:* http://127.0.0.1:*".into(),
            Self::Only(sites) if sites.is_empty() => "'none'".into(),
            Self::Only(sites) => sites.iter().map(Embedder::as_str).collect::<Vec<_>>().join(" "),
        }
    }
}

#[cfg(test)]
mod tests;
