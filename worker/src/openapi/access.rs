//! Signing in, view links and the audit list.

use candor::wire::Problem;
use candor::{GroupId, PollId, SeriesId, Timestamp};
use utoipa::{OpenApi, ToSchema};

/// The owner key; none from whoever comes by the identity provider's word.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Credentials {
    #[schema(nullable = false)]
    key: Option<String>,
}

/// Who a caller is taken for.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Session {
    /// `owner`, `signed_in` or `anyone`.
    #[schema(pattern = "^(owner|signed_in|anyone)$")]
    role: String,
    views: Vec<View>,
}

/// What a view link opens.
#[derive(ToSchema)]
#[allow(dead_code)]
struct View {
    link: String,
    poll: PollId,
    /// The series whose every poll it opens; null where it opens that poll alone.
    series: Option<String>,
    /// The top of what is read; null for all.
    group: Option<GroupId>,
    name: String,
}

/// A new owner key, which is shown this once.
#[derive(ToSchema)]
#[allow(dead_code)]
struct OwnerKey {
    key: String,
}

/// The secret of a view link.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Secret {
    secret: String,
}

/// A view link to be made.
#[derive(ToSchema)]
#[allow(dead_code)]
struct LinkOrder {
    /// Whom it is for.
    #[schema(max_length = 200)]
    name: String,
    /// The top of what is read; all where it is null or left out.
    group: Option<GroupId>,
    /// Whether it opens every round of the poll's series.
    series: Option<bool>,
}

/// A view link that has been made; its address is shown this once.
#[derive(ToSchema)]
#[allow(dead_code)]
struct LinkMade {
    link: String,
    name: String,
    group: Option<GroupId>,
    series: Option<SeriesId>,
    url: String,
}

/// Something that the owner did.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Note {
    /// To the minute.
    at: Timestamp,
    action: String,
    poll: Option<PollId>,
    detail: Option<String>,
    /// How the owner came in: `key`, or the subject who signed in.
    by: String,
}

calls! {
    #[utoipa::path(post, path = "/api/session", security((), ("signed_in" = []), ("access" = [])), request_body = Credentials, responses(
        (status = 200, body = Session, description = "With the session's cookie"),
        (status = 400, content_type = "application/problem+json", body = Problem, description = "malformed_json"),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner, or as for tokens"),
        (status = 413, content_type = "application/problem+json", body = Problem, description = "body_too_large"),
        (status = 415, content_type = "application/problem+json", body = Problem, description = "not_json"),
        (status = 503, content_type = "application/problem+json", body = Problem, description = "sign_in_not_configured, sign_in_keys_unavailable")))]
    open;
    #[utoipa::path(get, path = "/api/session", security((), ("session" = [])), responses((status = 200, body = Session)))]
    show;
    #[utoipa::path(delete, path = "/api/session", security((), ("session" = [])), responses(
        (status = 200, body = Session),
        (status = 403, content_type = "application/problem+json", body = Problem, description = "foreign_origin")))]
    close;
    #[utoipa::path(post, path = "/api/session/key", security(("owner" = []), ("session" = [])), responses(
        (status = 201, body = OwnerKey, description = "The key before and the owner's sessions have ended"),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
        (status = 403, content_type = "application/problem+json", body = Problem, description = "foreign_origin")))]
    rotate;
    #[utoipa::path(post, path = "/api/views", security((), ("session" = [])), request_body = Secret, responses(
        (status = 200, body = View, description = "With the session's cookie, where there was no session"),
        (status = 400, content_type = "application/problem+json", body = Problem, description = "malformed_json"),
        (status = 403, content_type = "application/problem+json", body = Problem, description = "foreign_origin"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_link"),
        (status = 413, content_type = "application/problem+json", body = Problem, description = "body_too_large"),
        (status = 415, content_type = "application/problem+json", body = Problem, description = "not_json"),
        (status = 422, content_type = "application/problem+json", body = Problem, description = "invalid_request")))]
    view;
    #[utoipa::path(post, path = "/api/polls/{id}/links", security(("owner" = []), ("session" = [])), params(("id" = String, Path)), request_body = LinkOrder, responses(
        (status = 201, body = LinkMade),
        (status = 400, content_type = "application/problem+json", body = Problem, description = "malformed_json"),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
        (status = 403, content_type = "application/problem+json", body = Problem, description = "foreign_origin"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_poll"),
        (status = 415, content_type = "application/problem+json", body = Problem, description = "not_json"),
        (status = 422, content_type = "application/problem+json", body = Problem, description = "invalid_request, with every fault")))]
    make;
    #[utoipa::path(get, path = "/api/polls/{id}/links", security(("owner" = []), ("session" = [])), params(("id" = String, Path)), responses(
        (status = 200, body = Vec<View>),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_poll")))]
    list;
    #[utoipa::path(delete, path = "/api/polls/{id}/links/{link}", security(("owner" = []), ("session" = [])),
        params(("id" = String, Path), ("link" = String, Path)), responses(
        (status = 204, description = "Who opened it is out at once"),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
        (status = 403, content_type = "application/problem+json", body = Problem, description = "foreign_origin"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_poll, unknown_link")))]
    revoke;
    #[utoipa::path(get, path = "/api/audit", security(("owner" = []), ("session" = [])), responses(
        (status = 200, body = Vec<Note>, description = "The latest first"),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner")))]
    audit;
}

/// These calls, for the whole document.
#[derive(OpenApi)]
#[openapi(paths(open, show, close, rotate, view, make, list, revoke, audit))]
pub(super) struct Access;
