//! What leaders and the owner write under a poll.

use candor::commitment::{Commitment, Progress};
use candor::wire::Problem;
use candor::{Date, GroupId, Pooled, Prediction};
use utoipa::{OpenApi, ToSchema};

/// What a leader expects of the questions, or `none`: to go on without.
#[derive(ToSchema)]
#[schema(as = PredictionWritten)]
#[allow(dead_code)]
struct Written {
    /// For each question some columns and their percents; those that are left out are 0.
    #[schema(nullable = false)]
    questions: Option<Prediction>,
    /// True, and nothing beside it: to read without a prediction.
    #[schema(nullable = false)]
    none: Option<bool>,
}

/// What a caller may see of the predictions.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Predictions {
    /// A leader's own; null for others.
    own: Option<Own>,
    /// Sums of at least three leaders each, once something is released.
    pooled: Vec<PooledFor>,
}

/// A leader's own prediction.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Own {
    /// Whether the releases are open to the leader.
    decided: bool,
    /// Null where the leader went on without, or has not decided.
    questions: Option<Prediction>,
}

/// The predictions of the leaders who read one group.
#[derive(ToSchema)]
#[allow(dead_code)]
struct PooledFor {
    group: GroupId,
    questions: Pooled,
}

/// What was heard and will be done.
#[derive(ToSchema)]
#[schema(as = CommitmentWritten)]
#[allow(dead_code)]
struct Promise {
    #[schema(max_length = 2000)]
    heard: String,
    #[schema(max_length = 2000)]
    will: String,
    /// Who sees to it.
    #[schema(max_length = 200)]
    owner: String,
    due: Date,
}

/// What became of a commitment.
#[derive(ToSchema)]
#[schema(as = CommitmentChange)]
#[allow(dead_code)]
struct Change {
    state: Progress,
    /// Why; never left out where it is dropped.
    #[schema(max_length = 2000)]
    reason: Option<String>,
}

calls! {
    #[utoipa::path(post, path = "/api/polls/{id}/predictions", security(("session" = [])), params(("id" = String, Path)), request_body = Written, responses(
        (status = 201, body = Predictions, description = "Locked; the releases are open to this leader from now on"),
        (status = 400, content_type = "application/problem+json", body = Problem, description = "malformed_json"),
        (status = 403, content_type = "application/problem+json", body = Problem, description = "not_a_leader, foreign_origin"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_poll"),
        (status = 409, content_type = "application/problem+json", body = Problem, description = "already_predicted"),
        (status = 413, content_type = "application/problem+json", body = Problem, description = "body_too_large"),
        (status = 415, content_type = "application/problem+json", body = Problem, description = "not_json"),
        (status = 422, content_type = "application/problem+json", body = Problem, description = "invalid_request, with every fault")))]
    predict;
    #[utoipa::path(get, path = "/api/polls/{id}/predictions", security((), ("session" = [])), params(("id" = String, Path)), responses(
        (status = 200, body = Predictions),
        (status = 403, content_type = "application/problem+json", body = Problem, description = "not_a_reader"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_poll")))]
    predictions;
    #[utoipa::path(post, path = "/api/polls/{id}/commitments", security(("owner" = []), ("session" = [])), params(("id" = String, Path)), request_body = Promise, responses(
        (status = 201, body = Commitment),
        (status = 400, content_type = "application/problem+json", body = Problem, description = "malformed_json"),
        (status = 403, content_type = "application/problem+json", body = Problem, description = "not_a_leader, predict_first, foreign_origin"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_poll, no_release"),
        (status = 409, content_type = "application/problem+json", body = Problem, description = "too_many_commitments"),
        (status = 413, content_type = "application/problem+json", body = Problem, description = "body_too_large"),
        (status = 415, content_type = "application/problem+json", body = Problem, description = "not_json"),
        (status = 422, content_type = "application/problem+json", body = Problem, description = "invalid_request, with every fault")))]
    promise;
    #[utoipa::path(get, path = "/api/polls/{id}/commitments", security((), ("session" = [])), params(("id" = String, Path)), responses(
        (status = 200, body = Vec<Commitment>, description = "As they were made"),
        (status = 403, content_type = "application/problem+json", body = Problem, description = "not_a_reader"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_poll")))]
    commitments;
    #[utoipa::path(put, path = "/api/polls/{id}/commitments/{commitment}", security(("owner" = []), ("session" = [])),
        params(("id" = String, Path), ("commitment" = String, Path)), request_body = Change, responses(
        (status = 200, body = Commitment),
        (status = 400, content_type = "application/problem+json", body = Problem, description = "malformed_json"),
        (status = 403, content_type = "application/problem+json", body = Problem, description = "not_a_leader, predict_first, foreign_origin"),
        (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_poll, unknown_commitment"),
        (status = 413, content_type = "application/problem+json", body = Problem, description = "body_too_large"),
        (status = 415, content_type = "application/problem+json", body = Problem, description = "not_json"),
        (status = 422, content_type = "application/problem+json", body = Problem, description = "invalid_request, with every fault")))]
    change;
}

/// These calls, for the whole document.
#[derive(OpenApi)]
#[openapi(paths(predict, predictions, promise, commitments, change))]
pub(super) struct Leaders;
