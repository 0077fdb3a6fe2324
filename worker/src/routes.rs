//! The table of what is served where.

use crate::api::{
    self, comments, drafts, invitations, leaders, links, series, session, signed_in, webhooks, workspace,
};
use crate::embeds::{oembed, picture};
use crate::limits::{self, Kind};
use crate::problem::Problem;
use crate::{assets, audit, auth, embed, pages};
use candor_frontend::words::Part;
use worker::{Env, Method, Request, Response};

/// What an address means, with the ids in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Route<'a> {
    Health,
    OpenApi,
    Templates,
    Workspace,
    Session,
    OwnerKey,
    Views,
    Audit,
    Polls,
    Poll(&'a str),
    Invitations(&'a str),
    Revocations(&'a str),
    Tokens(&'a str),
    Ballots(&'a str),
    Release(&'a str),
    Close(&'a str),
    /// The rest of the address after `releases`, such as `/latest.csv`.
    Releases(&'a str, &'a str),
    Spent(&'a str),
    Links(&'a str),
    Link(&'a str, &'a str),
    Predictions(&'a str),
    Commitments(&'a str),
    Comments(&'a str),
    Comment(&'a str, &'a str),
    Export(&'a str),
    /// With the rest of the address from `commitments` on.
    Commitment(&'a str, &'a str),
    Metrics(&'a str),
    ReleaseSchema,
    AllSeries,
    Series(&'a str),
    SeriesCalendar(&'a str),
    Webhooks,
    Webhook(&'a str),
    WebhookDeliveries(&'a str),
    WebhookTest(&'a str),
    Drafts,
    Draft(&'a str),
    ConsolePage,
    PreviewPage(&'a str),
    WidgetPage(&'a str),
    ResultsPage(&'a str),
    PrivacyPage(&'a str),
    SignIn(&'a str),
    Picture(&'a str),
    Oembed,
    /// The page with what to write into a wiki.
    EmbedPage(&'a str),
    EmbedScript,
    Asset,
}

impl<'a> Route<'a> {
    /// The route of a path, whatever the method.
    pub(crate) fn of(path: &'a str) -> Option<Self> {
        if path.starts_with("/assets/") {
            return Some(Self::Asset);
        }
        let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        Some(match parts[..] {
            ["healthz"] => Self::Health,
            ["api", "openapi.json"] => Self::OpenApi,
            ["api", "templates"] => Self::Templates,
            ["api", "workspace"] => Self::Workspace,
            ["api", "session"] => Self::Session,
            ["api", "session", "key"] => Self::OwnerKey,
            ["api", "views"] => Self::Views,
            ["api", "audit"] => Self::Audit,
            ["api", "polls"] => Self::Polls,
            ["api", "polls", id] => Self::Poll(id),
            ["api", "polls", id, "invitations"] => Self::Invitations(id),
            ["api", "polls", id, "invitations", "revoke"] => Self::Revocations(id),
            ["api", "polls", id, "tokens"] => Self::Tokens(id),
            ["api", "polls", id, "ballots"] => Self::Ballots(id),
            ["api", "polls", id, "release"] => Self::Release(id),
            ["api", "polls", id, "close"] => Self::Close(id),
            ["api", "polls", id, "releases"] => Self::Releases(id, ""),
            ["api", "polls", id, "releases", which] => Self::Releases(id, which),
            ["api", "polls", id, "spent"] => Self::Spent(id),
            ["api", "polls", id, "links"] => Self::Links(id),
            ["api", "polls", id, "links", link] => Self::Link(id, link),
            ["api", "polls", id, "predictions"] => Self::Predictions(id),
            ["api", "polls", id, "commitments"] => Self::Commitments(id),
            ["api", "polls", id, "commitments", commitment] => Self::Commitment(id, commitment),
            ["api", "polls", id, "comments"] => Self::Comments(id),
            ["api", "polls", id, "comments", comment] => Self::Comment(id, comment),
            ["api", "polls", id, "export"] => Self::Export(id),
            ["api", "polls", id, "metrics"] => Self::Metrics(id),
            ["api", "schemas", "release.json"] => Self::ReleaseSchema,
            ["api", "series"] => Self::AllSeries,
            ["api", "series", id] => Self::Series(id),
            ["api", "series", id, "calendar.ics"] => Self::SeriesCalendar(id),
            ["api", "webhooks"] => Self::Webhooks,
            ["api", "webhooks", id] => Self::Webhook(id),
            ["api", "webhooks", id, "deliveries"] => Self::WebhookDeliveries(id),
            ["api", "webhooks", id, "test"] => Self::WebhookTest(id),
            ["api", "drafts"] => Self::Drafts,
            ["api", "drafts", id] => Self::Draft(id),
            ["oembed"] => Self::Oembed,
            // No id has a point in it.
            ["p", file] if let Some(id) = file.strip_suffix(".svg") => Self::Picture(id),
            ["p", id] => Self::WidgetPage(id),
            ["p", id, "results"] => Self::ResultsPage(id),
            ["p", id, "privacy"] => Self::PrivacyPage(id),
            ["p", id, "sign-in"] => Self::SignIn(id),
            ["console", "embed", id] => Self::EmbedPage(id),
            ["console"] | ["console", "new" | "series" | "settings"] | ["console", "polls" | "drafts", _] => {
                Self::ConsolePage
            }
            ["console", "drafts", id, "preview"] => Self::PreviewPage(id),
            ["embed.js"] => Self::EmbedScript,
            _ => return None,
        })
    }

    /// What limits how often one address posts there. Ballots are limited before they come here.
    fn limited(self, method: &Method) -> Option<Kind> {
        match (method, self) {
            (Method::Post, Self::Tokens(_)) => Some(Kind::Tokens),
            (Method::Post, Self::Session | Self::Views) => Some(Kind::SignIn),
            _ => None,
        }
    }

    /// The methods that the route takes, as the Allow header lists them.
    fn allowed(self) -> &'static str {
        match self {
            Self::Workspace => "GET, HEAD, PUT",
            Self::Session => "GET, HEAD, POST, DELETE",
            Self::Polls
            | Self::Invitations(_)
            | Self::Links(_)
            | Self::Predictions(_)
            | Self::Commitments(_)
            | Self::Comments(_)
            | Self::Drafts
            | Self::AllSeries
            | Self::Webhooks => "GET, HEAD, POST",
            Self::Series(_) | Self::Draft(_) => "GET, HEAD, PUT, DELETE",
            Self::Link(..) | Self::Webhook(_) => "DELETE",
            Self::Commitment(..) | Self::Comment(..) => "PUT",
            Self::Poll(_) => "GET, HEAD, DELETE",
            Self::OwnerKey
            | Self::Views
            | Self::Revocations(_)
            | Self::Tokens(_)
            | Self::Ballots(_)
            | Self::Release(_)
            | Self::Close(_)
            | Self::WebhookTest(_) => "POST",
            _ => "GET, HEAD",
        }
    }
}

/// Finds the route, and calls what serves it.
pub(crate) async fn dispatch(request: Request, env: &Env) -> Result<Response, Problem> {
    let path = request.path();
    let route = Route::of(&path).ok_or(Problem::NotFound)?;
    // The runtime drops the body of a reply to HEAD.
    let method = if request.method() == Method::Head { Method::Get } else { request.method() };
    if let Some(kind) = route.limited(&method) {
        limits::admit(kind, request.inner(), env).await?;
    }
    serve(&method, route, request, env).await
}

/// Calls what serves a route.
async fn serve(method: &Method, route: Route<'_>, request: Request, env: &Env) -> Result<Response, Problem> {
    match (method, route) {
        (Method::Get, Route::Health) => api::health(),
        (Method::Get, Route::OpenApi) => api::openapi(&request),
        (Method::Get, Route::Templates) => api::templates(&request),
        (Method::Get, Route::Workspace) => workspace::show(auth::owner(request, env).await?, env).await,
        (Method::Put, Route::Workspace) => workspace::change(auth::owner(request, env).await?, env).await,
        (Method::Post, Route::Session) => session::open(request, env).await,
        (Method::Get, Route::Session) => session::show(request, env).await,
        (Method::Delete, Route::Session) => session::close(request, env).await,
        (Method::Post, Route::OwnerKey) => session::rotate(auth::owner(request, env).await?, env).await,
        (Method::Post, Route::Views) => session::view(request, env).await,
        (Method::Get, Route::Audit) => audit::list(auth::owner(request, env).await?, env).await,
        (Method::Post, Route::Links(id)) => links::make(auth::owner(request, env).await?, env, id).await,
        (Method::Get, Route::Links(id)) => links::list(auth::owner(request, env).await?, env, id).await,
        (Method::Delete, Route::Link(id, link)) => {
            links::revoke(auth::owner(request, env).await?, env, id, link).await
        }
        (Method::Post, Route::Predictions(id)) => leaders::predict(request, env, id).await,
        (Method::Get, Route::Predictions(id)) => api::read(request, env, id, "predictions").await,
        (Method::Post, Route::Commitments(id)) => leaders::commit(request, env, id, "commitments").await,
        (Method::Get, Route::Commitments(id)) => api::read(request, env, id, "commitments").await,
        (Method::Put, Route::Commitment(id, commitment)) => {
            leaders::commit(request, env, id, &format!("commitments/{commitment}")).await
        }
        (Method::Post, Route::Polls) => api::create(auth::owner(request, env).await?, env).await,
        (Method::Get, Route::Polls) => api::list(auth::owner(request, env).await?, env).await,
        (Method::Get, Route::Poll(id)) => api::poll(request, env, id, "manifest").await,
        (Method::Delete, Route::Poll(id)) => api::delete(auth::owner(request, env).await?, env, id).await,
        (Method::Post, Route::Invitations(id)) => {
            invitations::invite(auth::owner(request, env).await?, env, id).await
        }
        (Method::Get, Route::Invitations(id)) => {
            invitations::list(auth::owner(request, env).await?, env, id).await
        }
        (Method::Post, Route::Revocations(id)) => {
            invitations::revoke(auth::owner(request, env).await?, env, id).await
        }
        (Method::Post, Route::Tokens(id)) => invitations::exchange(request, env, id).await,
        (Method::Get, Route::Spent(id)) => api::poll(request, env, id, "spent").await,
        // What names a poll went to its object directly.
        (Method::Post, Route::Ballots(_)) => Err(Problem::UnknownPoll),
        (Method::Post, Route::Release(id)) => {
            api::publish(auth::owner(request, env).await?, env, id, "release").await
        }
        (Method::Post, Route::Close(id)) => {
            api::publish(auth::owner(request, env).await?, env, id, "close").await
        }
        (Method::Get, Route::Releases(id, which)) => {
            api::read(request, env, id, format!("releases/{which}").trim_end_matches('/')).await
        }
        (_, Route::Comments(_) | Route::Comment(..) | Route::Export(_)) => {
            look_over(request, env, method, route).await
        }
        (Method::Get, Route::Metrics(id)) => api::read(request, env, id, "metrics").await,
        (Method::Get, Route::ReleaseSchema) => api::release_schema(&request),
        (Method::Post, Route::AllSeries) => series::create(auth::owner(request, env).await?, env).await,
        (Method::Get, Route::AllSeries) => series::list(auth::owner(request, env).await?, env).await,
        (Method::Get, Route::Series(id)) => series::show(&request, env, id).await,
        (Method::Put, Route::Series(id)) => series::change(auth::owner(request, env).await?, env, id).await,
        (Method::Delete, Route::Series(id)) => {
            series::delete(auth::owner(request, env).await?, env, id).await
        }
        (Method::Get, Route::SeriesCalendar(id)) => series::calendar(&request, env, id).await,
        (Method::Post, Route::Webhooks) => webhooks::create(auth::owner(request, env).await?, env).await,
        (Method::Get, Route::Webhooks) => webhooks::list(auth::owner(request, env).await?, env).await,
        (Method::Delete, Route::Webhook(id)) => {
            webhooks::delete(auth::owner(request, env).await?, env, id).await
        }
        (Method::Get, Route::WebhookDeliveries(id)) => {
            webhooks::deliveries(auth::owner(request, env).await?, env, id).await
        }
        (Method::Post, Route::WebhookTest(id)) => {
            webhooks::test(auth::owner(request, env).await?, env, id).await
        }
        (Method::Get, Route::Drafts) => drafts::list(auth::owner(request, env).await?, env).await,
        (Method::Post, Route::Drafts) => drafts::create(auth::owner(request, env).await?, env).await,
        (Method::Get, Route::Draft(id)) => drafts::show(auth::owner(request, env).await?, env, id).await,
        (Method::Put, Route::Draft(id)) => drafts::change(auth::owner(request, env).await?, env, id).await,
        (Method::Delete, Route::Draft(id)) => drafts::delete(auth::owner(request, env).await?, env, id).await,
        (Method::Get, Route::ConsolePage) => pages::console(&request, env).await,
        (Method::Get, Route::PreviewPage(id)) => {
            pages::preview(auth::owner(request, env).await?, env, id).await
        }
        (Method::Get, Route::WidgetPage(id)) => pages::poll(&request, env, id).await,
        (Method::Get, Route::ResultsPage(id)) => pages::drawn(&request, env, id, Part::Results).await,
        (Method::Get, Route::PrivacyPage(id)) => pages::drawn(&request, env, id, Part::Privacy).await,
        (Method::Get, Route::SignIn(id)) => signed_in::back(id),
        (Method::Get, Route::Asset) => assets::serve(&request, env, &request.path()).await,
        (Method::Get, Route::Picture(id)) => picture::serve(&request, env, id).await,
        (Method::Get, Route::Oembed) => oembed::serve(&request, env).await,
        (Method::Get, Route::EmbedPage(id)) => pages::drawn(&request, env, id, Part::Embed).await,
        (Method::Get, Route::EmbedScript) => embed::script(&request, env).await,
        _ => Err(Problem::MethodNotAllowed(route.allowed())),
    }
}

/// The owner's looking over comments, and the export.
async fn look_over(
    request: Request,
    env: &Env,
    method: &Method,
    route: Route<'_>,
) -> Result<Response, Problem> {
    match (method, route) {
        (Method::Get, Route::Comments(id)) => comments::list(auth::owner(request, env).await?, env, id).await,
        (Method::Put, Route::Comment(id, comment)) => {
            comments::moderate(auth::owner(request, env).await?, env, id, comment).await
        }
        (Method::Post, Route::Comments(id)) => {
            comments::publish(auth::owner(request, env).await?, env, id).await
        }
        (Method::Get, Route::Export(id)) => comments::export(auth::owner(request, env).await?, env, id).await,
        _ => Err(Problem::MethodNotAllowed(route.allowed())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_mean_what_the_design_says() {
        assert_eq!(Route::of("/api/polls/x/releases/latest.csv"), Some(Route::Releases("x", "latest.csv")));
        assert_eq!(Route::of("/p/x/results"), Some(Route::ResultsPage("x")));
        assert_eq!(Route::of("/p/x.svg"), Some(Route::Picture("x")));
        assert_eq!(Route::of("/api/polls/x/pools"), None);
        assert_eq!(Route::of("/"), None);
    }
}
