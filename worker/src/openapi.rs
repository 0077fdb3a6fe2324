//! The API's description as OpenAPI 3.1, from the Rust types that are read and written.

use crate::problem::Problem;
use candor::poll::{Eligibility, ReleasePolicy};
use candor::question::Question;
use candor::wire::{self, Manifest, Receipt, State};
use candor::{GroupId, QuestionId, Release, Text, Timestamp};
use std::collections::BTreeMap;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
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
    closes_at: Option<Timestamp>,
    /// Deniable answers are not available; null or left out.
    #[schema(value_type = Option<Object>)]
    deniable: Option<()>,
    groups: candor::group::GroupSchema,
    questions: Option<Vec<Question>>,
}

/// One answer.
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

/// One ballot of an open poll.
#[derive(ToSchema)]
#[schema(as = Ballot)]
#[allow(dead_code)]
struct Ballot {
    /// The leaf group.
    group: GroupId,
    /// One answer to each question, by its id.
    answers: BTreeMap<QuestionId, Answer>,
    /// Random; the same nonce is counted once.
    #[schema(min_length = 16, max_length = 64, pattern = "^[A-Za-z0-9_-]+$")]
    nonce: Option<String>,
}

/// A poll that has been made.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Created {
    id: String,
    poll_url: String,
    results_url: String,
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

macro_rules! calls {
    ($($(#[$path:meta])* $name:ident;)*) => { $($(#[$path])* #[allow(dead_code)] fn $name() {})* };
}

calls! {
    #[utoipa::path(get, path = "/healthz", responses((status = 200, body = Health)))]
    health;
    #[utoipa::path(get, path = "/api/openapi.json", responses((status = 200, description = "This document")))]
    openapi;
    #[utoipa::path(get, path = "/api/templates", responses((status = 200, body = Vec<Object>, description = "Definitions without groups and rules")))]
    templates;
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
        (status = 404, content_type = "application/problem+json", body = wire::Problem, description = "unknown_poll"),
        (status = 409, content_type = "application/problem+json", body = wire::Problem, description = "poll_closed"),
        (status = 413, content_type = "application/problem+json", body = wire::Problem, description = "body_too_large"),
        (status = 415, content_type = "application/problem+json", body = wire::Problem, description = "not_json"),
        (status = 422, content_type = "application/problem+json", body = wire::Problem, description = "invalid_ballot, with every fault")))]
    ballots;
    #[utoipa::path(post, path = "/api/polls/{id}/release", security(("owner" = [])), params(("id" = String, Path)), responses(
        (status = 201, body = Release),
        (status = 200, description = "null: nothing may leave yet"),
        (status = 409, content_type = "application/problem+json", body = wire::Problem, description = "poll_closed")))]
    release;
    #[utoipa::path(post, path = "/api/polls/{id}/close", security(("owner" = [])), params(("id" = String, Path)), responses((status = 200, body = Release)))]
    close;
    #[utoipa::path(get, path = "/api/polls/{id}/releases", params(("id" = String, Path)), responses((status = 200, body = Vec<Release>)))]
    releases;
    #[utoipa::path(get, path = "/api/polls/{id}/releases/latest", params(("id" = String, Path)), responses((status = 200, body = Release),
        (status = 404, content_type = "application/problem+json", body = wire::Problem, description = "no_release")))]
    latest;
    #[utoipa::path(get, path = "/api/polls/{id}/releases/{n}", params(("id" = String, Path), ("n" = u64, Path)), responses((status = 200, body = Release),
        (status = 404, content_type = "application/problem+json", body = wire::Problem, description = "no_release")))]
    numbered;
    #[utoipa::path(get, path = "/api/polls/{id}/releases/latest.csv", params(("id" = String, Path)), responses((status = 200, content_type = "text/csv", body = String)))]
    latest_csv;
    #[utoipa::path(get, path = "/api/polls/{id}/releases/{n}.csv", params(("id" = String, Path), ("n" = u64, Path)), responses((status = 200, content_type = "text/csv", body = String)))]
    numbered_csv;
}

/// The owner key as a bearer token.
struct OwnerKey;

impl Modify for OwnerKey {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        document.components.get_or_insert_default().add_security_scheme("owner", scheme);
    }
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Candor", description = "Polls whose answers leave as sums of at least k ballots, and in no other way."),
    modifiers(&OwnerKey),
    paths(
        health, openapi, templates, create, list, manifest, delete, ballots, release, close, releases, latest,
        numbered, latest_csv, numbered_csv
    )
)]
struct Api;

/// The document as JSON.
pub(crate) fn document() -> Result<Vec<u8>, Problem> {
    Ok(serde_json::to_vec(&Api::openapi())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_openapi_3_1_and_names_every_call() {
        let document: serde_json::Value = serde_json::from_slice(&document().expect("json")).expect("json");
        assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
        assert_eq!(document["paths"].as_object().map(serde_json::Map::len), Some(13));
    }
}
