//! `GET /oembed`: what a wiki or a chat puts in the place of a link to a poll or its results
//! (<https://oembed.com>, version 1.0).

use super::page::{Page, Picture, parameter};
use super::{SHARED, language, markup, words};
use crate::api::workspace;
use crate::problem::Problem;
use crate::{api, origin, reply};
use candor::wire::Manifest;
use candor_frontend::words::Words;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use worker::{Env, Request, Response, Url};

/// The size of the frame, in px, where nothing smaller is asked for.
const SIZE: (u64, u64) = (640, 900);
/// For how many seconds a consumer may keep a reply: titles never change, and an erased poll's frame says so itself.
const CACHE_AGE: u64 = 86_400;
/// What the frame's page needs: its scripts, its own storage (for drafts and tokens), its form, links that open
/// elsewhere, and the CSV of the results. It cannot turn the page around it to another address.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox \
                       allow-downloads";

/// A question of a consumer, checked.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    page: Page,
    /// The origin in the links of the reply.
    origin: String,
    format: Format,
    max_width: u64,
    max_height: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Json,
    Xml,
}

/// A reply, of the type `rich`.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Embed)]
pub(crate) struct Embed {
    #[serde(rename = "type")]
    #[schema(pattern = "^rich$")]
    kind: &'static str,
    #[schema(pattern = "^1[.]0$")]
    version: &'static str,
    title: String,
    provider_name: String,
    provider_url: String,
    /// In seconds.
    cache_age: u64,
    /// A picture of the latest release; none of a poll that takes answers.
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
    /// An iframe.
    html: String,
    /// In px.
    width: u64,
    /// In px.
    height: u64,
}

/// The three fields that are there together or not at all.
#[derive(Debug, Serialize, ToSchema)]
struct Thumbnail {
    #[serde(rename = "thumbnail_url")]
    #[schema(required = false)]
    address: String,
    #[serde(rename = "thumbnail_width")]
    #[schema(required = false)]
    width: u64,
    #[serde(rename = "thumbnail_height")]
    #[schema(required = false)]
    height: u64,
}

/// Answers a consumer.
pub(crate) async fn serve(request: &Request, env: &Env) -> Result<Response, Problem> {
    let asked = Asked::read(&origin::called(request)?)?;
    let manifest = api::manifest(env, asked.page.poll.as_str()).await?;
    let words = words(language(asked.page.language, &manifest.poll));
    let settings = workspace::for_page(env).await;
    let embed = Embed::of(&asked, &manifest, &words, settings.provider());
    let (kind, body) = match asked.format {
        Format::Json => ("application/json", serde_json::to_string(&embed)?),
        Format::Xml => ("text/xml; charset=utf-8", embed.xml()?),
    };
    reply::cached(request, kind, SHARED, body.into_bytes())
}

impl Asked {
    /// Reads the parameters of the address that was called.
    fn read(called: &Url) -> Result<Self, Problem> {
        let format = match parameter(called, "format").as_deref() {
            None | Some("json") => Format::Json,
            Some("xml") => Format::Xml,
            Some(_) => return Err(Problem::UnsupportedFormat),
        };
        let url =
            parameter(called, "url").ok_or(Problem::BadParameter("url", "the whole address of a page"))?;
        let most = |name| match parameter(called, name).map(|most| most.parse::<u64>()) {
            None => Ok(u64::MAX),
            Some(Ok(most)) if most > 0 => Ok(most),
            Some(_) => Err(Problem::BadParameter(name, "a whole number of pixels, at least 1")),
        };
        let (max_width, max_height) = (most("maxwidth")?, most("maxheight")?);
        let url =
            Url::parse(&url).map_err(|_| Problem::BadParameter("url", "the whole address of a page"))?;
        let origin = shared_origin(&url, called).ok_or(Problem::NoEmbed)?;
        let page = Page::of(&url).ok_or(Problem::NoEmbed)?;
        Ok(Self { page, origin, format, max_width, max_height })
    }
}

/// The origin that both addresses have; none where they differ in host or port. A scheme may differ, since a proxy
/// that speaks TLS does not always say so; then it is https.
fn shared_origin(asked: &Url, called: &Url) -> Option<String> {
    let is_web = |url: &&Url| matches!(url.scheme(), "http" | "https");
    let is_same = asked.host() == called.host() && asked.port() == called.port();
    let secure = [asked, called].into_iter().find(|url| url.scheme() == "https");
    Some(asked)
        .filter(is_web)
        .filter(|_| is_same)
        .map(|_| secure.unwrap_or(called).origin().ascii_serialization())
}

impl Embed {
    fn of(asked: &Asked, manifest: &Manifest, words: &Words, provider: &str) -> Self {
        let Asked { page, origin, max_width, max_height, .. } = asked;
        let title = candor_frontend::picture::clean(&page.title(manifest, words));
        let (width, height) = (SIZE.0.min(*max_width), SIZE.1.min(*max_height));
        let html = markup::closed(
            "iframe",
            &[
                ("src", &page.address(origin)),
                ("title", &title),
                ("width", &width.to_string()),
                ("height", &height.to_string()),
                ("loading", "lazy"),
                ("sandbox", SANDBOX),
                // Where the poll is embedded is nobody's business at the other end.
                ("referrerpolicy", "no-referrer"),
                ("style", "border:0;max-width:100%"),
            ],
        );
        // A thumbnail keeps to the same limits (section 2.3.4.5), and this one has one size.
        let picture = page.picture(manifest, words, origin);
        let picture = picture.filter(|picture| picture.width <= *max_width && picture.height <= *max_height);
        let thumbnail =
            picture.map(|Picture { address, width, height }| Thumbnail { address, width, height });
        Self {
            kind: "rich",
            version: "1.0",
            title,
            provider_name: provider.to_owned(),
            provider_url: format!("{origin}/"),
            cache_age: CACHE_AGE,
            thumbnail,
            html,
            width,
            height,
        }
    }

    /// The same fields as in JSON, as XML.
    fn xml(&self) -> Result<String, Problem> {
        let fields = serde_json::to_value(self)?;
        let fields = fields.as_object().into_iter().flatten().map(|(name, value)| {
            let text = value.as_str().map_or_else(|| Value::to_string(value), ToOwned::to_owned);
            (name.as_str(), text)
        });
        Ok(markup::document("oembed", fields))
    }
}

#[cfg(test)]
pub(super) mod tests;
