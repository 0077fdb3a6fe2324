//! Looking over comments, and the export.

use candor::wire::Problem;
use candor::{QuestionId, Release};
use utoipa::{OpenApi, ToSchema};

/// A comment of a sealed batch.
#[derive(ToSchema)]
#[allow(dead_code)]
struct SealedComment {
    /// Random; it says nothing of when the comment came.
    id: String,
    question: QuestionId,
    text: String,
    /// Parts to redact, each `[from, to]` in characters.
    redact: Vec<[u64; 2]>,
    themes: Vec<String>,
}

/// The comments of sealed batches.
#[derive(ToSchema)]
#[allow(dead_code)]
struct SealedComments {
    comments: Vec<SealedComment>,
}

/// How many comments were looked over: all of them, or nothing is published.
#[derive(ToSchema)]
#[allow(dead_code)]
struct LookedOver {
    comments: u64,
}

/// What the owner makes of a comment.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Moderated {
    /// Parts to redact, each `[from, to]` in characters, in order and apart.
    redact: Option<Vec<[u64; 2]>>,
    /// What it is about, in at most 5 words of the owner's.
    themes: Option<Vec<String>>,
}

macro_rules! described {
    ($($(#[$path:meta])* $name:ident;)*) => { $($(#[$path])* #[allow(dead_code)] fn $name() {})* };
}

described! {
    #[utoipa::path(get, path = "/api/polls/{id}/comments", security(("owner" = []), ("session" = [])), params(("id" = String, Path)), responses(
        (status = 200, body = SealedComments, description = "Those of sealed batches that are not published yet, in random order"),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_poll")))]
    sealed;
    #[utoipa::path(put, path = "/api/polls/{id}/comments/{comment}", security(("owner" = []), ("session" = [])), params(("id" = String, Path), ("comment" = String, Path)), request_body = Moderated, responses(
        (status = 200, body = Moderated),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_poll, unknown_comment"),
        (status = 422, content_type = "application/problem+json", body = Problem, description = "invalid_request")))]
    moderate;
    #[utoipa::path(post, path = "/api/polls/{id}/comments", security(("owner" = []), ("session" = [])), params(("id" = String, Path)), request_body = LookedOver, responses(
        (status = 201, body = Release, description = "A release that adds these comments and nothing else"),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_poll"),
        (status = 409, content_type = "application/problem+json", body = Problem, description = "nothing_sealed, batch_changed")))]
    publish;
    #[utoipa::path(get, path = "/api/polls/{id}/export", security(("owner" = []), ("session" = [])), params(("id" = String, Path)), responses(
        (status = 200, body = Object, description = "Everything stored about the poll; what nobody may read is named in left_out, with the reason"),
        (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_poll")))]
    export;
}

/// These calls, as a document to be merged into the whole one.
#[derive(OpenApi)]
#[openapi(paths(sealed, moderate, publish, export))]
pub(super) struct Comments;
