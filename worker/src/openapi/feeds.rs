//! What other programs read of a release.

use candor::wire::Problem;
use utoipa::OpenApi;

#[utoipa::path(get, path = "/api/schemas/release.json", responses(
    (status = 200, content_type = "application/schema+json", body = Object, description = "The JSON Schema (2020-12) of a release")))]
#[allow(dead_code)]
fn release_schema() {}

#[utoipa::path(get, path = "/api/polls/{id}/metrics", params(("id" = String, Path)), responses(
    (status = 200, content_type = "application/openmetrics-text", body = String, description = "The figures of the latest release; before the first, its number 0 alone"),
    (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_poll")))]
#[allow(dead_code)]
fn metrics() {}

/// These calls, for the whole document.
#[derive(OpenApi)]
#[openapi(paths(release_schema, metrics))]
pub(super) struct Feeds;
