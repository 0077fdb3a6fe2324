//! The API's description as OpenAPI 3.1, from the Rust types that are read and written.

/// Descriptions of calls, each under a name that nothing else uses.
macro_rules! calls {
    ($($(#[$path:meta])* $name:ident;)*) => { $($(#[$path])* #[allow(dead_code)] fn $name() {})* };
}

mod access;
mod comments;
mod drafts;
mod feeds;
mod leaders;
mod schema;
mod series;
mod webhooks;
mod workspace;

pub(crate) use schema::release as release_schema;

use crate::embeds::oembed::Embed;
use crate::problem::Problem;
use candor::poll::{Eligibility, Readers, ReleasePolicy};
use candor::question::Question;
use candor::wire::{self, Manifest, Receipt, State};
use candor::{CommentPolicy, GroupId, QuestionId, Release, Settings, Text, Timestamp};
use std::collections::BTreeMap;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi, ToSchema};

/// What the owner writes to make a poll; with `template`, whatever is left out comes from the template.
#[derive(ToSchema)]
#[schema(as = Definition)]
#[allow(dead_code)]
struct Definition {
    title: Option<Text>,
    description: Option<Text>,
    /// One of the built-in polls.
    template: Option<String>,
    source: Option<String>,
    /// The fewest ballots described together; 5 unless it is said.
    #[schema(minimum = 3, maximum = 1000)]
    k: Option<u64>,
    eligibility: Option<Eligibility>,
    release: Option<ReleasePolicy>,
    /// From when ballots are taken; at once where it is left out.
    opens_at: Option<Timestamp>,
    closes_at: Option<Timestamp>,
    readers: Option<Readers>,
    /// Until when leaders read alone; with the readers `leaders`, and with those alone.
    leaders_until: Option<Timestamp>,
    /// Whether the owner looks over comments before they are released; `as_written` where it is left out.
    comments: Option<CommentPolicy>,
    /// Whether devices randomise answers before they send them; null or left out where they do not.
    deniable: Option<Deniability>,
    groups: candor::group::GroupSchema,
    questions: Option<Vec<Question>>,
}

/// How far answers are deniable.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Deniability {
    /// How many times as likely a true answer may make what is sent as any other one; 3 where it is left out.
    #[schema(minimum = 2, maximum = 20)]
    odds: Option<u64>,
}

/// One answer. Where answers are deniable, it is what coins made of it on the device: then any choices of a multiple choice
/// question do, none of them and `declined` beside some included.
#[derive(ToSchema)]
#[schema(as = Answer)]
#[serde(untagged)]
#[derive(serde::Serialize)]
#[allow(dead_code)]
enum Answer {
    Single {
        choice: String,
    },
    Multiple {
        choices: Vec<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        declined: Option<bool>,
    },
    Value {
        #[schema(minimum = 0, maximum = 10)]
        value: u8,
    },
    Comment {
        text: String,
    },
    Declined {
        declined: bool,
    },
}

/// One ballot.
#[derive(ToSchema)]
#[schema(as = Ballot)]
#[allow(dead_code)]
struct Ballot {
    /// The leaf group.
    group: GroupId,
    /// One answer to each question, by its id.
    answers: BTreeMap<QuestionId, Answer>,
    /// Random; the same nonce is counted once. With a token, its 32 bytes as base64url.
    #[schema(min_length = 16, max_length = 64, pattern = "^[A-Za-z0-9_-]+$")]
    nonce: Option<String>,
    /// The token's output, 64 bytes as base64url; none where the poll is open.
    #[schema(min_length = 86, max_length = 86, pattern = "^[A-Za-z0-9_-]+$")]
    output: Option<String>,
}

/// A poll that has been made.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Created {
    id: String,
    poll_url: String,
    results_url: String,
    privacy_url: String,
}

/// An order of invitations.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Order {
    /// The leaf group.
    group: GroupId,
    #[schema(minimum = 1, maximum = 1000)]
    count: u32,
}

/// Invitations that have been made; they are shown this once.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Invitations {
    group: GroupId,
    /// What people type.
    codes: Vec<String>,
    /// The poll's page with code and key fingerprint in the fragment, in the order of the codes.
    links: Vec<String>,
}

/// The invitations of each leaf that has any.
#[derive(ToSchema)]
#[allow(dead_code)]
struct InvitationCounts {
    invitations: BTreeMap<GroupId, InvitationCount>,
}

/// How many invitations of a leaf were made, and how many of those revoked. How many were used is nobody's to know.
#[derive(ToSchema)]
#[allow(dead_code)]
struct InvitationCount {
    made: u32,
    revoked: u32,
}

/// An invitation to be revoked.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Revocation {
    code: String,
}

/// An invitation that has been revoked.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Revoked {
    #[schema(pattern = "^revoked$")]
    status: String,
}

/// What is exchanged for a token: an invitation, or a sign-in.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Exchange {
    /// The invitation's code; none where people sign in.
    #[schema(nullable = false)]
    code: Option<String>,
    /// The blinded element, 32 bytes as base64url.
    blinded: String,
}

/// A poll of the owner's list.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Listed {
    id: String,
    title: Text,
    state: State,
}

/// Whether the worker answers.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Health {
    status: String,
    version: String,
}

calls! {
    #[utoipa::path(get, path = "/healthz", responses((status = 200, body = Health)))]
    health;
    #[utoipa::path(get, path = "/api/openapi.json", responses((status = 200, description = "This document")))]
    openapi;
    #[utoipa::path(get, path = "/api/templates", responses((status = 200, body = Vec<Object>, description = "Definitions without groups and rules")))]
    templates;
    #[utoipa::path(get, path = "/api/workspace", security(("owner" = [])), responses((status = 200, body = Settings),
        (status = 401, content_type = "application/problem+json", body = wire::Problem, description = "not_owner")))]
    settings;
    #[utoipa::path(put, path = "/api/workspace", security(("owner" = [])), request_body = workspace::Settings, responses(
        (status = 200, body = Settings, description = "As they hold from now on"),
        (status = 400, content_type = "application/problem+json", body = wire::Problem, description = "malformed_json"),
        (status = 401, content_type = "application/problem+json", body = wire::Problem, description = "not_owner"),
        (status = 413, content_type = "application/problem+json", body = wire::Problem, description = "body_too_large"),
        (status = 415, content_type = "application/problem+json", body = wire::Problem, description = "not_json"),
        (status = 422, content_type = "application/problem+json", body = wire::Problem, description = "invalid_settings, with every fault; low_contrast names the nearest accent that passes")))]
    change_settings;
    #[utoipa::path(post, path = "/api/polls", security(("owner" = [])), request_body = Definition, responses(
        (status = 201, body = Created),
        (status = 422, content_type = "application/problem+json", body = wire::Problem, description = "invalid_definition, with every fault"),
        (status = 401, content_type = "application/problem+json", body = wire::Problem, description = "not_owner")))]
    create;
    #[utoipa::path(get, path = "/api/polls", security(("owner" = [])), responses((status = 200, body = Vec<Listed>),
        (status = 401, content_type = "application/problem+json", body = wire::Problem)))]
    list;
    #[utoipa::path(get, path = "/api/polls/{id}", params(("id" = String, Path)), responses((status = 200, body = Manifest),
        (status = 404, content_type = "application/problem+json", body = wire::Problem, description = "unknown_poll")))]
    manifest;
    #[utoipa::path(delete, path = "/api/polls/{id}", security(("owner" = [])), params(("id" = String, Path)), responses(
        (status = 204, description = "Everything of the poll is erased"),
        (status = 404, content_type = "application/problem+json", body = wire::Problem)))]
    delete;
    #[utoipa::path(post, path = "/api/polls/{id}/ballots", params(("id" = String, Path)), request_body = Ballot, responses(
        (status = 201, body = Receipt, description = "Counted"),
        (status = 200, body = Receipt, description = "Counted before; nothing was counted now"),
        (status = 400, content_type = "application/problem+json", body = wire::Problem, description = "malformed_json"),
        (status = 403, content_type = "application/problem+json", body = wire::Problem, description = "forged_token"),
        (status = 404, content_type = "application/problem+json", body = wire::Problem, description = "unknown_poll"),
        (status = 409, content_type = "application/problem+json", body = wire::Problem, description = "poll_closed"),
        (status = 413, content_type = "application/problem+json", body = wire::Problem, description = "body_too_large"),
        (status = 415, content_type = "application/problem+json", body = wire::Problem, description = "not_json"),
        (status = 422, content_type = "application/problem+json", body = wire::Problem, description = "invalid_ballot, with every fault"),
        (status = 503, content_type = "application/problem+json", body = wire::Problem, description = "key_missing")))]
    ballots;
    #[utoipa::path(post, path = "/api/polls/{id}/invitations", security(("owner" = [])), params(("id" = String, Path)), request_body = Order, responses(
        (status = 201, content(
            (Invitations = "application/json"),
            (String = "text/csv"),
            (String = "text/html")), description = "By the Accept header"),
        (status = 401, content_type = "application/problem+json", body = wire::Problem, description = "not_owner"),
        (status = 404, content_type = "application/problem+json", body = wire::Problem, description = "unknown_poll"),
        (status = 409, content_type = "application/problem+json", body = wire::Problem, description = "not_by_invitation, poll_closed"),
        (status = 422, content_type = "application/problem+json", body = wire::Problem, description = "invalid_request, with every fault"),
        (status = 503, content_type = "application/problem+json", body = wire::Problem, description = "key_missing")))]
    invite;
    #[utoipa::path(get, path = "/api/polls/{id}/invitations", security(("owner" = [])), params(("id" = String, Path)), responses(
        (status = 200, body = InvitationCounts),
        (status = 401, content_type = "application/problem+json", body = wire::Problem, description = "not_owner"),
        (status = 404, content_type = "application/problem+json", body = wire::Problem, description = "unknown_poll"),
        (status = 409, content_type = "application/problem+json", body = wire::Problem, description = "no_tokens")))]
    invited;
    #[utoipa::path(post, path = "/api/polls/{id}/invitations/revoke", security(("owner" = [])), params(("id" = String, Path)), request_body = Revocation, responses(
        (status = 200, body = Revoked, description = "Good for nothing from now on; whether it was used is not told"),
        (status = 401, content_type = "application/problem+json", body = wire::Problem, description = "not_owner"),
        (status = 404, content_type = "application/problem+json", body = wire::Problem, description = "unknown_poll, unknown_invitation"),
        (status = 409, content_type = "application/problem+json", body = wire::Problem, description = "not_by_invitation, wrong_poll, poll_closed"),
        (status = 422, content_type = "application/problem+json", body = wire::Problem, description = "invalid_request, malformed_code")))]
    revoke;
    #[utoipa::path(post, path = "/api/polls/{id}/tokens", security((), ("signed_in" = []), ("access" = [])), params(("id" = String, Path)), request_body = Exchange, responses(
        (status = 200, body = wire::Exchanged, description = "The same for the same blinded element, however often"),
        (status = 400, content_type = "application/problem+json", body = wire::Problem, description = "malformed_json"),
        (status = 401, content_type = "application/problem+json", body = wire::Problem, description = "not_signed_in, sign_in_malformed, sign_in_too_large, sign_in_wrong_algorithm, sign_in_unknown_key, sign_in_bad_signature, sign_in_wrong_issuer, sign_in_wrong_audience, sign_in_expired, sign_in_not_yet_valid"),
        (status = 403, content_type = "application/problem+json", body = wire::Problem, description = "no_group_for_you"),
        (status = 404, content_type = "application/problem+json", body = wire::Problem, description = "unknown_poll, unknown_invitation"),
        (status = 409, content_type = "application/problem+json", body = wire::Problem, description = "no_tokens, not_open, poll_closed, wrong_poll, invitation_used, already_issued"),
        (status = 410, content_type = "application/problem+json", body = wire::Problem, description = "invitation_revoked"),
        (status = 413, content_type = "application/problem+json", body = wire::Problem, description = "body_too_large"),
        (status = 415, content_type = "application/problem+json", body = wire::Problem, description = "not_json"),
        (status = 422, content_type = "application/problem+json", body = wire::Problem, description = "invalid_request, malformed_code, malformed_element, identity_element"),
        (status = 503, content_type = "application/problem+json", body = wire::Problem, description = "sign_in_not_configured, sign_in_keys_unavailable, key_missing")))]
    tokens;
    #[utoipa::path(get, path = "/api/polls/{id}/spent", params(("id" = String, Path)), responses(
        (status = 200, body = wire::Turnout),
        (status = 404, content_type = "application/problem+json", body = wire::Problem, description = "unknown_poll, not_closed"),
        (status = 409, content_type = "application/problem+json", body = wire::Problem, description = "no_tokens")))]
    spent;
    #[utoipa::path(post, path = "/api/polls/{id}/release", security(("owner" = [])), params(("id" = String, Path)), responses(
        (status = 201, body = Release),
        (status = 200, description = "null: nothing may leave yet"),
        (status = 409, content_type = "application/problem+json", body = wire::Problem, description = "poll_closed")))]
    release;
    #[utoipa::path(post, path = "/api/polls/{id}/close", security(("owner" = [])), params(("id" = String, Path)), responses((status = 200, body = Release)))]
    close;
    #[utoipa::path(get, path = "/api/polls/{id}/releases", params(("id" = String, Path)), responses((status = 200, body = Vec<Release>),
        (status = 401, content_type = "application/problem+json", body = wire::Problem, description = "not_owner"),
        (status = 403, content_type = "application/problem+json", body = wire::Problem, description = "not_a_reader, predict_first, not_a_leader")))]
    releases;
    #[utoipa::path(get, path = "/api/polls/{id}/releases/latest", params(("id" = String, Path)), responses((status = 200, body = Release),
        (status = 404, content_type = "application/problem+json", body = wire::Problem, description = "no_release"),
        (status = 401, content_type = "application/problem+json", body = wire::Problem, description = "not_owner"),
        (status = 403, content_type = "application/problem+json", body = wire::Problem, description = "not_a_reader, predict_first, not_a_leader")))]
    latest;
    #[utoipa::path(get, path = "/api/polls/{id}/releases/{n}", params(("id" = String, Path), ("n" = u64, Path)), responses((status = 200, body = Release),
        (status = 404, content_type = "application/problem+json", body = wire::Problem, description = "no_release"),
        (status = 401, content_type = "application/problem+json", body = wire::Problem, description = "not_owner"),
        (status = 403, content_type = "application/problem+json", body = wire::Problem, description = "not_a_reader, predict_first, not_a_leader")))]
    numbered;
    #[utoipa::path(get, path = "/api/polls/{id}/releases/latest.csv", params(("id" = String, Path)), responses((status = 200, content_type = "text/csv", body = String),
        (status = 401, content_type = "application/problem+json", body = wire::Problem, description = "not_owner"),
        (status = 403, content_type = "application/problem+json", body = wire::Problem, description = "not_a_reader, predict_first, not_a_leader")))]
    latest_csv;
    #[utoipa::path(get, path = "/api/polls/{id}/releases/{n}.csv", params(("id" = String, Path), ("n" = u64, Path)), responses((status = 200, content_type = "text/csv", body = String),
        (status = 401, content_type = "application/problem+json", body = wire::Problem, description = "not_owner"),
        (status = 403, content_type = "application/problem+json", body = wire::Problem, description = "not_a_reader, predict_first, not_a_leader")))]
    numbered_csv;
    #[utoipa::path(get, path = "/p/{id}.svg", params(("id" = String, Path),
        ("lang" = Option<String>, Query, description = "Else the poll's own, else English"),
        ("theme" = Option<String>, Query, description = "light or dark; else as the reader's device is set")), responses(
        (status = 200, content_type = "image/svg+xml", body = String, description = "The latest release as a picture, or a picture of the same size that says that there is none yet"),
        (status = 404, content_type = "image/svg+xml", body = String, description = "A picture that says that there is no such poll")))]
    picture;
    #[utoipa::path(get, path = "/oembed", params(
        ("url" = String, Query, description = "The whole address of the page of a poll or of its results"),
        ("format" = Option<String>, Query, description = "json or xml; else JSON"),
        ("maxwidth" = Option<u64>, Query, minimum = 1, description = "In px"),
        ("maxheight" = Option<u64>, Query, minimum = 1, description = "In px")), responses(
        (status = 200, content((Embed = "application/json"), (String = "text/xml")), description = "By the parameter “format”"),
        (status = 400, content_type = "application/problem+json", body = wire::Problem, description = "bad_parameter"),
        (status = 404, content_type = "application/problem+json", body = wire::Problem, description = "no_embed, unknown_poll"),
        (status = 501, content_type = "application/problem+json", body = wire::Problem, description = "unsupported_format")))]
    oembed;
}

/// The owner key as a bearer token, and the two ways in which a sign-in comes.
struct Credentials;

impl Modify for Credentials {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let bearer = || HttpBuilder::new().scheme(HttpAuthScheme::Bearer);
        let access = ApiKey::Header(ApiKeyValue::new("Cf-Access-Jwt-Assertion"));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("owner", SecurityScheme::Http(bearer().build()));
        let session = ApiKey::Cookie(ApiKeyValue::new("__Host-candor"));
        components.add_security_scheme("session", SecurityScheme::ApiKey(session));
        components
            .add_security_scheme("signed_in", SecurityScheme::Http(bearer().bearer_format("JWT").build()));
        components.add_security_scheme("access", SecurityScheme::ApiKey(access));
    }
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Candor", description = "Polls whose answers leave as sums of at least k ballots, and in no other way."),
    modifiers(&Credentials),
    paths(
        health, openapi, templates, create, list, manifest, delete, ballots, release, close, releases, latest,
        numbered, latest_csv, numbered_csv, invite, invited, revoke, tokens, spent, settings, change_settings,
        picture, oembed
    )
)]
struct Api;

/// The document as JSON.
pub(crate) fn document() -> Result<Vec<u8>, Problem> {
    let mut document = Api::openapi();
    document.merge(access::Access::openapi());
    document.merge(comments::Comments::openapi());
    document.merge(drafts::Drafts::openapi());
    document.merge(leaders::Leaders::openapi());
    document.merge(feeds::Feeds::openapi());
    document.merge(series::OfSeries::openapi());
    document.merge(webhooks::Webhooks::openapi());
    Ok(serde_json::to_vec(&document)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_openapi_3_1_and_names_every_call() {
        let document: serde_json::Value = serde_json::from_slice(&document().expect("json")).expect("json");
        assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
        assert_eq!(document["paths"].as_object().map(serde_json::Map::len), Some(43));
    }
}
