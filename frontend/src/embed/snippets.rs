//! The texts that are copied into a wiki, each in a wiki's own syntax.

use super::settings::{Settings, Shows};
use std::fmt::Write;

/// The height of frames that are not kept at their content's, in CSS pixels.
const HEIGHT: &str = "900";

/// What a snippet is: how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The page's address alone.
    Address,
    /// The script and the element, for pages that may run scripts.
    Element,
    /// A frame of fixed height in HTML.
    Frame,
    /// The script alone, for a head that administrators write: it keeps frames at their height.
    Script,
    /// A frame as the extension IframeTag of MediaWiki reads it.
    MediaWiki,
    /// A frame as the plugin iframe of DokuWiki reads it.
    DokuWiki,
    /// The image of the results with a link to them, or a link to the poll, in Markdown.
    Markdown,
    /// The image and a link apart, for Markdown without linked images.
    ImageAndLink,
    /// PHP that makes Candor a provider which WordPress trusts.
    Provider,
}

impl Kind {
    /// The key of the message that says what it is.
    pub fn name(self) -> &'static str {
        match self {
            Self::Address => "embed.kind.address",
            Self::Element => "embed.kind.element",
            Self::Frame | Self::MediaWiki | Self::DokuWiki => "embed.kind.frame",
            Self::Script => "embed.kind.script",
            Self::Markdown | Self::ImageAndLink => "embed.kind.markdown",
            Self::Provider => "embed.kind.provider",
        }
    }
}

/// A poll, and where and how it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// Candor's origin, without a slash at its end.
    pub origin: &'a str,
    /// The poll's id, of characters that need no escape anywhere.
    pub poll: &'a str,
    /// What frames and images are called: the poll's title.
    pub title: &'a str,
    /// How it is shown.
    pub settings: &'a Settings,
}

impl Shown<'_> {
    /// The snippet of that kind.
    pub fn snippet(&self, kind: Kind) -> String {
        let Self { origin, poll, title, .. } = *self;
        let address = self.address();
        match kind {
            Kind::Address => address,
            Kind::Element => [&self.script(), "\n", &self.element()].concat(),
            Kind::Script => self.script(),
            Kind::Frame => format!(
                "<iframe data-candor src=\"{}\" title=\"{}\" width=\"100%\" height=\"{HEIGHT}\" loading=\"lazy\" \
                 referrerpolicy=\"no-referrer\" style=\"border:0\"></iframe>",
                html(&address),
                html(title)
            ),
            Kind::MediaWiki => format!(
                "<iframe src=\"{}\" width=\"100%\" height=\"{HEIGHT}\" style=\"border:0\" />",
                html(&address)
            ),
            Kind::DokuWiki => format!("{{{{url>{address} 100%,{HEIGHT}px noborder|{}}}}}", dokuwiki(title)),
            Kind::Markdown => match self.settings.shows {
                Shows::Poll => format!("[{}]({address})", markdown(title)),
                Shows::Results => format!("[![{}]({})]({address})", markdown(title), self.image()),
            },
            Kind::ImageAndLink => match self.settings.shows {
                Shows::Poll => format!("[{}]({address})", markdown(title)),
                Shows::Results => {
                    format!("![{0}]({1})\n\n[{0}]({address})", markdown(title), self.image())
                }
            },
            Kind::Provider => format!("wp_oembed_add_provider( '{origin}/p/{poll}*', '{origin}/oembed' );"),
        }
    }

    fn script(&self) -> String {
        format!("<script src=\"{}/embed.js\" async></script>", self.origin)
    }

    /// The element; what is in it is for readers whose browser runs no scripts.
    fn element(&self) -> String {
        let Self { poll, title, settings, .. } = *self;
        let name = match settings.shows {
            Shows::Poll => "candor-poll",
            Shows::Results => "candor-results",
        };
        let attributes = settings.attributes().into_iter();
        let attributes: Vec<String> =
            attributes.map(|(name, value)| format!(" {name}=\"{}\"", html(value))).collect();
        let attributes = attributes.concat();
        let (title, address) = (html(title), html(&self.address()));
        format!(
            "<{name} poll=\"{poll}\"{attributes} title=\"{title}\"><a href=\"{address}\">{title}</a></{name}>"
        )
    }

    /// The page's address, with the settings in its query.
    fn address(&self) -> String {
        let pairs = self.settings.attributes().into_iter();
        let pairs: Vec<String> = pairs.map(|(name, value)| [name, "=", &query(value)].concat()).collect();
        let query = if pairs.is_empty() { String::new() } else { ["?", &pairs.join("&")].concat() };
        let page = match self.settings.shows {
            Shows::Poll => "",
            Shows::Results => "/results",
        };
        [self.origin, "/p/", self.poll, page, &query].concat()
    }

    /// The address of the image of the latest release.
    fn image(&self) -> String {
        let language = &self.settings.language;
        let query = if language.is_empty() { String::new() } else { ["?lang=", language].concat() };
        [self.origin, "/p/", self.poll, ".svg", &query].concat()
    }
}

/// Escapes a text for HTML, attributes in double quotes included.
fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Escapes a text for the brackets of a link in Markdown (CommonMark, section 2.4), HTML in it included.
fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if "\\`*_[]<>!&#|~".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// A text as DokuWiki's braces and bars let it stand, which have no escape.
fn dokuwiki(text: &str) -> String {
    text.replace('}', "").replace('|', "–")
}

/// Percent-encodes a value for a query (RFC 3986, section 3.4).
fn query(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string never fails.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests;
