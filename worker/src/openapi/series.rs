//! Series: polls that repeat the same questions.

use super::Definition;
use candor::series::{Period, State};
use candor::wire::{self, Problem};
use candor::{GroupId, PollId, SeriesId, Text, Timestamp};
use std::collections::BTreeMap;
use utoipa::{OpenApi, ToSchema};

/// A series that is wanted: of a definition without times, or of a poll that becomes its first round.
#[derive(ToSchema)]
#[schema(as = SeriesWritten)]
#[allow(dead_code)]
struct Written {
    #[schema(nullable = false)]
    definition: Option<Definition>,
    #[schema(nullable = false)]
    poll: Option<PollId>,
    period: Period,
    /// A name of the IANA database, such as `Europe/Vienna`: openings keep its local time.
    time_zone: String,
    /// When the first round opens, at once where that is past; with `poll`, an opening that the others are counted from,
    /// now unless it is said.
    #[schema(nullable = false)]
    first_opens_at: Option<Timestamp>,
    /// At most the least hours between two openings: 168, 336, 672 or 2136.
    #[schema(minimum = 1, maximum = 2136)]
    open_for_hours: u32,
    /// How many to invite to each leaf; the owner makes the invitations of each round.
    #[schema(nullable = false)]
    invite: Option<BTreeMap<GroupId, u64>>,
}

/// What is to be changed; what is left out stays.
#[derive(ToSchema)]
#[schema(as = SeriesChange)]
#[allow(dead_code)]
struct Change {
    #[schema(nullable = false)]
    state: Option<State>,
    #[schema(nullable = false)]
    period: Option<Period>,
    #[schema(nullable = false, minimum = 1, maximum = 2136)]
    open_for_hours: Option<u32>,
}

/// A series.
#[derive(ToSchema)]
#[allow(dead_code)]
struct Series {
    id: SeriesId,
    title: Text,
    period: Period,
    time_zone: String,
    open_for_hours: u32,
    state: State,
    /// When the next round opens; none where it is paused or stopped.
    #[schema(nullable = false)]
    next_opens_at: Option<Timestamp>,
    /// The rounds whose polls are there, the first one first.
    rounds: Vec<Round>,
    /// The next ones, as they are planned.
    coming: Vec<Coming>,
    /// How many were invited to each leaf in the last round, or are to be in the first.
    invite: BTreeMap<GroupId, u64>,
    calendar_url: String,
}

/// A round that was made.
#[derive(ToSchema)]
#[allow(dead_code)]
#[allow(clippy::struct_field_names, reason = "the name in JSON")]
struct Round {
    poll: PollId,
    #[schema(minimum = 1)]
    round: u64,
    state: wire::State,
    opens_at: Timestamp,
    #[schema(nullable = false)]
    closes_at: Option<Timestamp>,
}

/// A round that is to come.
#[derive(ToSchema)]
#[schema(as = ComingRound)]
#[allow(dead_code)]
struct Coming {
    #[schema(minimum = 1)]
    round: u64,
    opens_at: Timestamp,
    closes_at: Timestamp,
}

#[utoipa::path(post, path = "/api/series", security(("owner" = [])), request_body = Written, responses(
    (status = 201, body = Series),
    (status = 400, content_type = "application/problem+json", body = Problem, description = "malformed_json"),
    (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
    (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_poll"),
    (status = 409, content_type = "application/problem+json", body = Problem, description = "already_in_series"),
    (status = 413, content_type = "application/problem+json", body = Problem, description = "body_too_large"),
    (status = 415, content_type = "application/problem+json", body = Problem, description = "not_json"),
    (status = 422, content_type = "application/problem+json", body = Problem, description = "invalid_request, with every fault")))]
#[allow(dead_code)]
fn create() {}

#[utoipa::path(get, path = "/api/series", security(("owner" = [])), responses(
    (status = 200, body = Vec<Series>),
    (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner")))]
#[allow(dead_code)]
fn list() {}

#[utoipa::path(get, path = "/api/series/{id}", params(("id" = String, Path)), responses(
    (status = 200, body = Series),
    (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_series")))]
#[allow(dead_code)]
fn show() {}

#[utoipa::path(put, path = "/api/series/{id}", security(("owner" = [])), params(("id" = String, Path)), request_body = Change, responses(
    (status = 200, body = Series),
    (status = 400, content_type = "application/problem+json", body = Problem, description = "malformed_json"),
    (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
    (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_series"),
    (status = 409, content_type = "application/problem+json", body = Problem, description = "series_stopped"),
    (status = 413, content_type = "application/problem+json", body = Problem, description = "body_too_large"),
    (status = 415, content_type = "application/problem+json", body = Problem, description = "not_json"),
    (status = 422, content_type = "application/problem+json", body = Problem, description = "invalid_request, with every fault")))]
#[allow(dead_code)]
fn change() {}

#[utoipa::path(delete, path = "/api/series/{id}", security(("owner" = [])), params(("id" = String, Path)), responses(
    (status = 204, description = "No round is opened any more; its polls stay"),
    (status = 401, content_type = "application/problem+json", body = Problem, description = "not_owner"),
    (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_series")))]
#[allow(dead_code)]
fn delete() {}

#[utoipa::path(get, path = "/api/series/{id}/calendar.ics", params(("id" = String, Path),
    ("lang" = Option<String>, Query, description = "Else the poll's own, else English")), responses(
    (status = 200, content_type = "text/calendar", body = String, description = "Openings, closings and results, past and to come"),
    (status = 404, content_type = "application/problem+json", body = Problem, description = "unknown_series")))]
#[allow(dead_code)]
fn calendar() {}

/// These calls, for the whole document.
#[derive(OpenApi)]
#[openapi(paths(create, list, show, change, delete, calendar))]
pub(super) struct OfSeries;
