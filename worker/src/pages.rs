//! The pages: the poll's own is rendered here, the others are drawn in the browser; each comes as one document that has
//! its styles and its words in it.

pub(crate) mod template;

use self::template::{Template, Values, escaped};
use crate::api::{self, drafts, workspace};
use crate::auth::Owner;
use crate::embeds::{meta, page::Page};
use crate::encoding::Encoding;
use crate::problem::Problem;
use crate::{headers, keys, origin, reply, signin};
use candor::wire::{Manifest, State};
use candor::{Eligibility, Poll, PollId, Settings, page};
use candor_frontend::paper::Paper;
use candor_frontend::promises::Promised;
use candor_frontend::widget::rendered;
use candor_frontend::words::{Part, Words, accepted, choose, direction, switch};
use worker::{Env, Request, Response, Url};

/// `GET /p/{id}`: the poll, complete before any program arrives; with status 404 where there is none, which the page says.
pub(crate) async fn poll(request: &Request, env: &Env, id: &str) -> Result<Response, Problem> {
    let url = origin::called(request)?;
    let words = Words::of(Part::Widget, &language(request, &url)?);
    let page = Shell::new(env, "widget", &url, &words).await?;
    let Some(manifest) = known(api::manifest(env, id).await)? else {
        let title = words.say("unknown.title").to_owned();
        return page.reply(
            request,
            404,
            Values { title, body: rendered(rendered::unknown(words))?, ..page.values() },
        );
    };
    let carried =
        [carried("poll", &page::write(&manifest, words.language())), carried("words", words.pack())];
    let (title, head) = (words.text(manifest.poll.title()).to_owned(), page.head(&manifest, &words, &url));
    let promised = promised(env, &manifest, words.language()).await;
    let languages = switch::choices(url.query().unwrap_or_default(), words.language());
    let main = rendered(rendered::poll(Paper::new(manifest, words), languages, promised))?;
    let body = main + &carried.concat();
    page.reply(request, 200, Values { title, head, body, with_program: true, ..page.values() })
}

/// What leaders promised after the round before. The page goes without where that cannot be had: people can answer.
async fn promised(env: &Env, manifest: &Manifest, language: &str) -> Option<Promised> {
    let previous = manifest.series.as_ref()?.previous.as_ref()?;
    let commitments = api::commitments(env, previous.as_str()).await.ok()?;
    let results = format!("/p/{previous}/results");
    Some(Promised { commitments, results, words: Words::of(Part::Promises, language) })
}

/// The pages that are drawn in the browser; with status 404 where there is no such poll, which the page then says.
pub(crate) async fn drawn(request: &Request, env: &Env, id: &str, part: Part) -> Result<Response, Problem> {
    let url = origin::called(request)?;
    let words = Words::of(part, &language(request, &url)?);
    let page = Shell::new(env, "results", &url, &words).await?;
    let manifest = known(api::manifest(env, id).await)?;
    let (status, title, head) = match &manifest {
        Some(manifest) => {
            (200, words.text(manifest.poll.title()).to_owned(), page.head(manifest, &words, &url))
        }
        None => (404, words.say("unknown.title").to_owned(), String::new()),
    };
    let root = rendered(rendered::shell(words.clone(), part.name()))?;
    let body = root + &carried("words", words.pack());
    page.reply(request, status, Values { title, head, body, with_program: true, ..page.values() })
}

/// The owner's pages: which one is told by the address, to the program. What they show they ask for as the owner.
pub(crate) async fn console(request: &Request, env: &Env) -> Result<Response, Problem> {
    let url = origin::called(request)?;
    let words = Words::of(Part::Console, &language(request, &url)?);
    let page = Shell::new(env, "console", &url, &words).await?;
    let root = rendered(rendered::shell(words.clone(), Part::Console.name()))?;
    let (title, body) = (words.say("console.title").to_owned(), root + &carried("words", words.pack()));
    page.reply(request, 200, Values { title, body, with_program: true, ..page.values() })
}

/// `GET /console/drafts/{id}/preview`: the page that the poll of a draft will have, as it is answered. No ballot of it is
/// taken: there is no such poll.
pub(crate) async fn preview(owner: Owner, env: &Env, id: &str) -> Result<Response, Problem> {
    let request = &owner.request;
    let url = origin::called(request)?;
    let words = Words::of(Part::Widget, &language(request, &url)?);
    let page = Shell::new(env, "widget", &url, &words).await?;
    let draft = drafts::find(env, id).await?.content;
    let definition = candor::template::expand(draft["definition"].clone());
    let definition = definition.map_err(|fault| Problem::InvalidDefinition(vec![fault]))?;
    let poll = Poll::parse(&definition).map_err(Problem::InvalidDefinition)?;
    let id = PollId::new(id).map_err(|_| Problem::UnknownDraft)?;
    let manifest = as_it_will_be(env, id, poll)?;
    let carried =
        [carried("poll", &page::write(&manifest, words.language())), carried("words", words.pack())];
    let title = words.text(manifest.poll.title()).to_owned();
    let main = rendered(rendered::poll(Paper::new(manifest, words), Vec::new(), None))?;
    let body = main + &carried.concat();
    page.reply(request, 200, Values { title, body, with_program: true, ..page.values() })
}

/// The manifest of a poll that is not there, as its page needs one: with a key, and nobody invited.
fn as_it_will_be(env: &Env, id: PollId, poll: Poll) -> Result<Manifest, Problem> {
    let eligibility = poll.eligibility();
    if eligibility == Eligibility::Open {
        return Ok(Manifest::new(id, State::Open, poll));
    }
    let (key, sign_in_url) = (keys::Secrets::new(env, &id)?.public(), signin::address(env, id.as_str()));
    let manifest = Manifest::new(id, State::Open, poll).with_key(key);
    Ok(if eligibility == Eligibility::Invited {
        manifest.with_invited(Vec::new())
    } else {
        Manifest { sign_in_url, ..manifest }
    })
}

/// What a page has around what it shows.
struct Shell {
    template: std::rc::Rc<Template>,
    values: Values,
    settings: Settings,
}

impl Shell {
    async fn new(env: &Env, name: &'static str, url: &Url, words: &Words) -> Result<Self, Problem> {
        let template = Template::of(env, name).await?;
        let settings = workspace::for_page(env).await;
        let theme = settings.theme.asked(url.query_pairs()).theme;
        let language = words.language().to_owned();
        let values = Values {
            direction: direction(&language),
            scheme: theme.scheme.attribute().unwrap_or("auto"),
            theme: theme.style(),
            language,
            ..Values::default()
        };
        Ok(Self { template, values, settings })
    }

    /// What wikis and chats find the poll by.
    fn head(&self, manifest: &Manifest, words: &Words, url: &Url) -> String {
        let origin = url.origin().ascii_serialization();
        let page = Page::of(url);
        page.map(|page| meta::meta(self.settings.provider(), manifest, words, &origin, &page))
            .unwrap_or_default()
    }

    fn values(&self) -> Values {
        self.values.clone()
    }

    /// The reply with the page: compressed on its way out, and asked for again each time.
    fn reply(&self, request: &Request, status: u16, values: Values) -> Result<Response, Problem> {
        let page = self.template.fill(&values).into_bytes();
        let reply = reply::cached(request, "text/html; charset=utf-8", reply::REVALIDATE, page)?;
        let mut reply = if status == 200 { reply } else { reply.with_status(status) };
        let encoding = Encoding::accepted(&request.headers().get("Accept-Encoding")?.unwrap_or_default());
        let is_sent = reply.status_code() != 304;
        let headers = reply.headers_mut();
        headers.set("Vary", "Accept-Language, Accept-Encoding")?;
        headers.set("Content-Language", &values.language)?;
        headers.set(headers::SCRIPT_HASHES, &self.template.scripts)?;
        headers.set(headers::STYLE_HASHES, &self.template.styles_with(&values.theme))?;
        headers.set(headers::FRAME_ANCESTORS, &self.settings.embedders.sources())?;
        if let Some(encoding) = encoding {
            // Encoded, the same page has other bytes, and a strong tag would be one of bytes (RFC 9110 section 8.8.1).
            if let Some(tag) = headers.get("ETag")? {
                headers.set("ETag", &["W/", &tag].concat())?;
            }
            if is_sent {
                // The runtime encodes what is called encoded.
                headers.set("Content-Encoding", encoding.name())?;
            }
        }
        Ok(reply)
    }
}

/// What the page carries for its program, in an element of that id that nobody sees.
fn carried(id: &str, value: &str) -> String {
    ["<data hidden id=\"", id, "\" value=\"", &escaped(value), "\"></data>"].concat()
}

/// The language to speak: the one that the address asks for, else the first that the browser does.
fn language(request: &Request, url: &Url) -> Result<String, Problem> {
    let asked = url.query_pairs().find(|(name, _)| name == "lang").map(|(_, value)| value.into_owned());
    let field = request.headers().get("Accept-Language")?.unwrap_or_default();
    Ok(choose(asked.as_deref(), accepted(&field)).to_owned())
}

/// What was rendered, which is there at once.
fn rendered(html: Option<String>) -> Result<String, Problem> {
    html.ok_or_else(|| Problem::Internal("a page waits for something".into()))
}

/// None where there is no such poll.
fn known<T>(found: Result<T, Problem>) -> Result<Option<T>, Problem> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Problem::UnknownPoll) => Ok(None),
        Err(problem) => Err(problem),
    }
}
