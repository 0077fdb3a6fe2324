//! Drafts of polls.

use candor::Timestamp;
use candor::wire::Problem;
use utoipa::{OpenApi, ToSchema};

/// A draft: whatever is kept of a poll before it is made.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Draft {
    id: String,
    /// A poll definition is in `definition`; it need not be a good one yet.
    content: serde_json::Value,
    changed: Timestamp,
}

calls! {
    #[utoipa::path(get, path = "/api/drafts", security(("owner" = [])), responses(
        (status = 200, body = Vec<Draft>, description = "The last changed first"),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner")))]
    list;
    #[utoipa::path(post, path = "/api/drafts", security(("owner" = [])), request_body = serde_json::Value, responses(
        (status = 201, body = Draft),
        (status = 400, content_type = "application/problem+json", body = Problem, description = "malformed_json"),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
        (status = 409, content_type = "application/problem+json", body = Problem, description = "too_many_drafts"),
        (status = 413, content_type = "application/problem+json", body = Problem, description = "body_too_large"),
        (status = 415, content_type = "application/problem+json", body = Problem, description = "not_json"),
        (status = 422, content_type = "application/problem+json", body = Problem, description = "invalid_request")))]
    create;
    #[utoipa::path(get, path = "/api/drafts/{id}", security(("owner" = [])), params(("id" = String, Path)), responses(
        (status = 200, body = Draft),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_draft")))]
    show;
    #[utoipa::path(put, path = "/api/drafts/{id}", security(("owner" = [])), params(("id" = String, Path)),
        request_body = serde_json::Value, responses(
        (status = 200, body = Draft),
        (status = 400, content_type = "application/problem+json", body = Problem, description = "malformed_json"),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_draft"),
        (status = 413, content_type = "application/problem+json", body = Problem, description = "body_too_large"),
        (status = 415, content_type = "application/problem+json", body = Problem, description = "not_json"),
        (status = 422, content_type = "application/problem+json", body = Problem, description = "invalid_request")))]
    change;
    #[utoipa::path(delete, path = "/api/drafts/{id}", security(("owner" = [])), params(("id" = String, Path)), responses(
        (status = 204, description = "It is gone"),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_draft")))]
    remove;
}

/// These calls, for the whole document.
#[derive(OpenApi)]
#[openapi(paths(list, create, show, change, remove))]
pub(super) struct Drafts;
