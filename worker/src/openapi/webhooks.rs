//! Webhooks: what programs elsewhere are told.

use candor::Timestamp;
use candor::webhook::Happening;
use candor::wire::Problem;
use utoipa::{OpenApi, ToSchema};

/// A webhook that is wanted.
#[derive(ToSchema)]
#[schema(as = WebhookWritten)]
#[allow(dead_code)]
struct Written {
    /// An https address, or http to this machine, without a user name.
    #[schema(max_length = 2000)]
    url: String,
    /// Any but `test`, which is told to every webhook that is asked for it.
    #[schema(min_items = 1, max_items = 4)]
    events: Vec<Happening>,
}

/// A webhook.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Webhook {
    id: String,
    url: String,
    events: Vec<Happening>,
    /// What deliveries are signed with; shown when the webhook is made, and never again.
    #[schema(nullable = false)]
    secret: Option<String>,
}

/// What became of an event.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Delivery {
    /// The event's id.
    event: String,
    r#type: Happening,
    state: DeliveryState,
    /// How often it was tried.
    attempts: u32,
    /// When it was tried last.
    #[schema(nullable = false)]
    at: Option<Timestamp>,
    /// The HTTP status that the receiver answered last.
    #[schema(nullable = false)]
    status: Option<u32>,
    /// Why it was not taken.
    #[schema(nullable = false)]
    error: Option<DeliveryError>,
}

/// Whether it is over.
#[derive(ToSchema, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(dead_code)]
enum DeliveryState {
    Pending,
    Delivered,
    Failed,
}

/// Why a receiver did not take it.
#[derive(ToSchema, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(dead_code)]
enum DeliveryError {
    /// It answered with a status of 400 or more.
    Refused,
    /// It answered with a redirect, which is not followed.
    Redirect,
    /// It did not answer within 10 seconds.
    Timeout,
    /// It could not be reached.
    Unreachable,
}

/// A test that is on its way.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Testing {
    /// The id of the event.
    event: String,
}

#[utoipa::path(post, path = "/api/webhooks", security(("owner" = [])), request_body = Written, responses(
    (status = 201, body = Webhook, description = "With its secret, shown this once"),
    (status = 400, content_type = "application/problem+json", body = Problem, description = "malformed_json"),
    (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
    (status = 409, content_type = "application/problem+json", body = Problem, description = "too_many_webhooks"),
    (status = 413, content_type = "application/problem+json", body = Problem, description = "body_too_large"),
    (status = 415, content_type = "application/problem+json", body = Problem, description = "not_json"),
    (status = 422, content_type = "application/problem+json", body = Problem, description = "invalid_request, with every fault")))]
#[allow(dead_code)]
fn create() {}

#[utoipa::path(get, path = "/api/webhooks", security(("owner" = [])), responses(
    (status = 200, body = Vec<Webhook>),
    (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner")))]
#[allow(dead_code)]
fn list() {}

#[utoipa::path(delete, path = "/api/webhooks/{id}", security(("owner" = [])), params(("id" = String, Path)), responses(
    (status = 204, description = "Nothing is told to it any more"),
    (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
    (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_webhook")))]
#[allow(dead_code)]
fn delete() {}

#[utoipa::path(get, path = "/api/webhooks/{id}/deliveries", security(("owner" = [])), params(("id" = String, Path)), responses(
    (status = 200, body = Vec<Delivery>, description = "The last ones, the latest first"),
    (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
    (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_webhook")))]
#[allow(dead_code)]
fn deliveries() {}

#[utoipa::path(post, path = "/api/webhooks/{id}/test", security(("owner" = [])), params(("id" = String, Path)), responses(
    (status = 202, body = Testing),
    (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
    (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_webhook")))]
#[allow(dead_code)]
fn test() {}

/// These calls, for the whole document.
#[derive(OpenApi)]
#[openapi(paths(create, list, delete, deliveries, test))]
pub(super) struct Webhooks;
