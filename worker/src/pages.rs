//! The pages: the poll's own is rendered here, the others are drawn in the browser; each comes as one document that has
//! its styles and its words in it.

pub(crate) mod template;

use crate::encoding::Encoding;
use crate::problem::Problem;
use crate::{api, headers, reply};
use candor::page;
use candor::wire::Manifest;
use candor_frontend::paper::Paper;
use candor_frontend::widget::rendered;
use candor_frontend::words::{Part, Words, accepted, choose, direction};
use template::{Template, Values, escaped};
use worker::{Env, Method, Request, Response};

/// `GET /p/{id}`: the poll, complete before any program arrives; with status 404 where there is none, which the page says.
pub(crate) async fn poll(request: &Request, env: &Env, id: &str) -> Result<Response, Problem> {
    let template = Template::of(env, "widget").await?;
    let words = Words::of(Part::Widget, &language(request)?);
    let values = common(&words);
    let Some(manifest) = manifest(env, id).await? else {
        let title = words.say("unknown.title").to_owned();
        let values = Values { title, body: rendered::unknown(words).await, ..values };
        return document(request, 404, &template, &values);
    };
    let title = words.text(manifest.poll.title()).to_owned();
    let carried =
        [carried("poll", &page::write(&manifest, words.language())), carried("words", words.pack())];
    let main = rendered::poll(Paper::new(manifest, words)).await;
    let values = Values { title, body: main + &carried.concat(), with_program: true, ..values };
    document(request, 200, &template, &values)
}

/// The pages that are drawn in the browser; with status 404 where there is no such poll, which the page then says.
pub(crate) async fn drawn(request: &Request, env: &Env, id: &str, part: Part) -> Result<Response, Problem> {
    let template = Template::of(env, "console").await?;
    let words = Words::of(part, &language(request)?);
    let body = ["<div id=\"candor\"></div>", &carried("words", words.pack())].concat();
    let values = Values { title: "Candor".into(), body, with_program: true, ..common(&words) };
    let status = if api::exists(env, id).await? { 200 } else { 404 };
    document(request, status, &template, &values)
}

/// What the page carries for its program, in an element of that id that nobody sees.
fn carried(id: &str, value: &str) -> String {
    ["<data hidden id=\"", id, "\" value=\"", &escaped(value), "\"></data>"].concat()
}

fn common(words: &Words) -> Values {
    let language = words.language().to_owned();
    Values { direction: direction(&language), language, ..Values::default() }
}

/// The language to speak: the one that the address asks for, else the first that the browser does.
fn language(request: &Request) -> Result<String, Problem> {
    let url = request.url()?;
    let asked = url.query_pairs().find(|(name, _)| name == "lang").map(|(_, value)| value.into_owned());
    let field = request.headers().get("Accept-Language")?.unwrap_or_default();
    Ok(choose(asked.as_deref(), accepted(&field)).to_owned())
}

/// The poll's manifest; none where there is no such poll.
async fn manifest(env: &Env, id: &str) -> Result<Option<Manifest>, Problem> {
    let request = Request::new("http://poll/", Method::Get)?;
    match api::poll(request, env, id, "manifest").await {
        Ok(mut reply) if reply.status_code() == 200 => Ok(Manifest::parse(reply.json().await?)),
        Ok(_) | Err(Problem::UnknownPoll) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// The reply with a page: compressed on its way out, and asked for again each time.
fn document(
    request: &Request,
    status: u16,
    template: &Template,
    values: &Values,
) -> Result<Response, Problem> {
    let page = template.fill(values).into_bytes();
    let reply = reply::cached(request, "text/html; charset=utf-8", reply::REVALIDATE, page)?;
    let mut reply = if status == 200 { reply } else { reply.with_status(status) };
    let headers = reply.headers_mut();
    headers.set("Vary", "Accept-Language, Accept-Encoding")?;
    headers.set("Content-Language", &values.language)?;
    headers.set(headers::SCRIPT_HASHES, &template.scripts)?;
    headers.set(headers::STYLE_HASHES, &template.styles)?;
    let encoding = Encoding::accepted(&request.headers().get("Accept-Encoding")?.unwrap_or_default());
    if let Some(encoding) = encoding.filter(|_| reply.status_code() != 304) {
        // The runtime encodes what is called encoded.
        reply.headers_mut().set("Content-Encoding", encoding.name())?;
    }
    Ok(reply)
}
