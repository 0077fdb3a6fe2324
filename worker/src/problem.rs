//! Every error over HTTP, in one place: RFC 9457 documents with a stable code and a sentence a person can act on.

use crate::reply::SECRET;
use crate::signin::{Refusal, Unset};
use crate::sql::checked::DAMAGED;
use candor::ballot::BadElement;
use candor::invitation::BadCode;
use candor::wire;
use candor::{Fault, Timestamp};
use worker::{Response, ResponseBuilder};

/// What a caller is told when something is wrong.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    #[error("There is nothing at this address")]
    NotFound,
    #[error("There is no poll at this address; check the link, or ask whoever sent it")]
    UnknownPoll,
    #[error("Nothing has been released yet")]
    NoRelease,
    #[error("Only the pages of a poll and of its results, at this origin, can be embedded")]
    NoEmbed,
    #[error("The parameter “{0}” is {1}")]
    BadParameter(&'static str, &'static str),
    #[error("The format is “json” or “xml”")]
    UnsupportedFormat,
    #[error("This address takes {0}")]
    MethodNotAllowed(&'static str),
    #[error("This needs the owner key, sent as “Authorization: Bearer KEY”")]
    NotOwner,
    #[error("The body is JSON; send it with “Content-Type: application/json”")]
    NotJson,
    #[error("The body cannot be read as JSON: {0}")]
    MalformedJson(String),
    #[error("The body is larger than {} KiB", .0 / 1024)]
    BodyTooLarge(usize),
    #[error("The poll definition has {} fault(s); each is named with its place", .0.len())]
    InvalidDefinition(Vec<Fault>),
    #[error("The ballot has {} fault(s); each is named with its place", .0.len())]
    InvalidBallot(Vec<Fault>),
    #[error("The request has {} fault(s); each is named with its place", .0.len())]
    InvalidRequest(Vec<Fault>),
    #[error("The settings have {} fault(s); each is named with its place", .0.len())]
    InvalidSettings(Vec<Fault>),
    #[error("Nobody is invited to this poll: whoever has the link may answer, or whoever signs in")]
    NotByInvitation,
    #[error("This poll takes ballots without a token")]
    NoTokens,
    #[error("{0}")]
    MalformedCode(BadCode),
    #[error("This invitation is for another poll; open the link it came with")]
    WrongPoll,
    #[error(
        "Nobody made this invitation code for this poll; compare it with the invitation, or ask whoever sent it"
    )]
    UnknownInvitation,
    #[error("This invitation was used already, on this device or another; each is good for one ballot")]
    InvitationUsed,
    #[error("This invitation was withdrawn; ask whoever sent it for another")]
    InvitationRevoked,
    #[error("This poll is for people who sign in; sign in, and send the JWT as “Authorization: Bearer JWT”")]
    NotSignedIn,
    #[error("{0}")]
    SignIn(Refusal),
    #[error("{0}")]
    SignInUnset(Unset),
    #[error("The keys of the identity provider cannot be had, so nobody can sign in; try again in a moment")]
    KeysUnavailable,
    #[error("Your account belongs to none of this poll's groups, or to several; ask whoever made the poll")]
    NoGroup,
    #[error("You signed in and got your one ballot of this poll before, on this device or another")]
    AlreadyIssued,
    #[error("{0}")]
    BadElement(BadElement),
    #[error(
        "Fewer people are invited than results need, so nothing could ever be shown; answer once more are invited"
    )]
    NotOpen,
    #[error("The token is not one of this poll and group; open the invitation again")]
    ForgedToken,
    #[error("The key of this poll is not among the worker's master secrets; whoever runs it can put it back")]
    KeyMissing,
    #[error("This is published when the poll closes")]
    NotClosed,
    #[error("The poll is closed and counts no more ballots; its results are published")]
    PollClosed,
    #[error("Another site asked for this in your name; open Candor's own page and do it there")]
    ForeignOrigin,
    #[error("{}", not_a_reader(*.0))]
    NotReader(Option<Timestamp>),
    #[error("There is no such view link, or it was revoked; ask the owner of the poll for another")]
    UnknownLink,
    #[error("Only leaders do this: open the view link that the owner of the poll gave you")]
    NotLeader,
    #[error("Write down what you expect first, or say that you go on without; then the results open")]
    PredictFirst,
    #[error("You decided already, and what is written down before reading is not changed afterwards")]
    AlreadyPredicted,
    #[error("There is no such commitment under this poll")]
    UnknownCommitment,
    #[error("There are as many commitments under this poll as there can be: 100")]
    TooManyCommitments,
    #[error("There is no such comment to look over; it may have been published since")]
    UnknownComment,
    #[error(
        "There are no comments to look over: a batch is sealed once enough wait, and a release or the close comes"
    )]
    NothingSealed,
    #[error(
        "Another batch was sealed since you looked; look over its comments too, then publish all of them"
    )]
    BatchChanged,
    #[error("The list of counted ballots was erased, as the time for which it is kept is over")]
    SpentErased,
    #[error("There is no such draft; it may have been made a poll already")]
    UnknownDraft,
    #[error("There are as many drafts as there can be: {}; delete one first", crate::api::drafts::MOST)]
    TooManyDrafts,
    #[error("The poll opens at {}; answer it then", .0)]
    Scheduled(Timestamp),
    #[error("There is no series at this address; check the link, or ask whoever sent it")]
    UnknownSeries,
    #[error("This series was stopped, for good; make another one, of its last poll if you like")]
    SeriesStopped,
    #[error("This poll belongs to a series already")]
    AlreadyInSeries,
    #[error("There is no such webhook")]
    UnknownWebhook,
    #[error("There are as many webhooks as there can be: {}", candor::webhook::MAX_WEBHOOKS)]
    TooManyWebhooks,
    #[error("The pages are not built: run `cargo xtask build` and start again")]
    PagesMissing,
    #[error(
        "A newer Candor wrote this; whoever runs it can start that one, or restore what was saved before the upgrade"
    )]
    NewerData,
    #[error(
        "What is stored here is damaged, so nothing of it is shown; whoever runs Candor can restore a backup"
    )]
    Damaged,
    #[error(
        "That was too often from where you are; try again in {0} seconds. Your answers are kept on your device"
    )]
    TooMany(u64),
    #[error(
        "What is stored cannot be read or written now, and nothing was counted; whoever runs Candor finds why in its log"
    )]
    StorageFailed,
    #[error(
        "There is no room left on the disk, and nothing was counted; whoever runs Candor can make some. Try again later"
    )]
    StorageFull,
    #[error("Something went wrong here; nothing was counted. Try again in a moment")]
    Internal(#[source] worker::Error),
}

/// Why a release is not read by everyone: until when leaders read alone, or that people sign in.
fn not_a_reader(until: Option<Timestamp>) -> String {
    match until {
        Some(until) => format!("Leaders read these results first; everyone can from {until} on"),
        None => "These results are for people who sign in; sign in, and open them again".to_owned(),
    }
}

/// A group that a caller names and that no ballot belongs to.
pub(crate) fn unknown_group() -> Fault {
    Fault::new("/group", "unknown_group", "Name one of the poll's groups that has none below it")
}

impl From<worker::Error> for Problem {
    fn from(error: worker::Error) -> Self {
        // The runtime has no other sign of these than its words.
        let said = error.to_string();
        let says = |words: &[&str]| words.iter().any(|words| said.contains(words));
        // A row that has not the types it was written with: by its kind, or where only its words have come this far, by these.
        let is_row = matches!(error, worker::Error::SerdeWasmBindgenError(_));
        if is_row || says(&["invalid type: ", "invalid value: "]) {
            Self::Damaged
        } else if says(&[crate::sql::NEWER]) {
            Self::NewerData
        } else if says(&["SQLITE_FULL", "disk is full"]) {
            Self::StorageFull
        } else if says(&[DAMAGED, "SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR"]) {
            // No statement of ours is wrong: where the runtime says so, the tables are not what was written.
            Self::Damaged
        } else if says(&["internal error; reference"]) {
            // The runtime's own failure, of which it tells the log alone: mostly of what it stores.
            Self::StorageFailed
        } else {
            Self::Internal(error)
        }
    }
}

impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(error.into())
    }
}

/// The codes of what an object says of its storage.
const NEWER_DATA: &str = "newer_data";
const DAMAGED_DATA: &str = "damaged_data";
const STORAGE_FULL: &str = "storage_full";
const STORAGE_FAILED: &str = "storage_failed";

impl Problem {
    /// What an object said of its storage, by its code; none where it is something else.
    pub(crate) fn of_storage(code: &str) -> Option<Self> {
        Some(match code {
            NEWER_DATA => Self::NewerData,
            DAMAGED_DATA => Self::Damaged,
            STORAGE_FAILED => Self::StorageFailed,
            STORAGE_FULL => Self::StorageFull,
            _ => return None,
        })
    }

    /// The HTTP status, its meaning, and the stable code.
    pub(crate) fn kind(&self) -> (u16, &'static str, &'static str) {
        match self {
            Self::NotFound => (404, "Not Found", "not_found"),
            Self::UnknownPoll => (404, "Not Found", "unknown_poll"),
            Self::NoRelease => (404, "Not Found", "no_release"),
            Self::NoEmbed => (404, "Not Found", "no_embed"),
            Self::BadParameter(..) => (400, "Bad Request", "bad_parameter"),
            Self::UnsupportedFormat => (501, "Not Implemented", "unsupported_format"),
            Self::MethodNotAllowed(_) => (405, "Method Not Allowed", "method_not_allowed"),
            Self::NotOwner => (401, "Unauthorized", "not_owner"),
            Self::NotJson => (415, "Unsupported Media Type", "not_json"),
            Self::MalformedJson(_) => (400, "Bad Request", "malformed_json"),
            Self::BodyTooLarge(_) => (413, "Content Too Large", "body_too_large"),
            Self::InvalidDefinition(_) => (422, "Unprocessable Content", "invalid_definition"),
            Self::InvalidBallot(_) => (422, "Unprocessable Content", "invalid_ballot"),
            Self::InvalidRequest(_) => (422, "Unprocessable Content", "invalid_request"),
            Self::InvalidSettings(_) => (422, "Unprocessable Content", "invalid_settings"),
            Self::NotByInvitation => (409, "Conflict", "not_by_invitation"),
            Self::NoTokens => (409, "Conflict", "no_tokens"),
            Self::MalformedCode(_) => (422, "Unprocessable Content", "malformed_code"),
            Self::WrongPoll => (409, "Conflict", "wrong_poll"),
            Self::UnknownInvitation => (404, "Not Found", "unknown_invitation"),
            Self::InvitationUsed => (409, "Conflict", "invitation_used"),
            Self::InvitationRevoked => (410, "Gone", "invitation_revoked"),
            Self::NotSignedIn => (401, "Unauthorized", "not_signed_in"),
            Self::SignIn(refusal) => (401, "Unauthorized", refusal.code()),
            Self::SignInUnset(_) => (503, "Service Unavailable", "sign_in_not_configured"),
            Self::KeysUnavailable => (503, "Service Unavailable", "sign_in_keys_unavailable"),
            Self::NoGroup => (403, "Forbidden", "no_group_for_you"),
            Self::AlreadyIssued => (409, "Conflict", "already_issued"),
            Self::BadElement(BadElement::Malformed) => (422, "Unprocessable Content", "malformed_element"),
            Self::BadElement(BadElement::Identity) => (422, "Unprocessable Content", "identity_element"),
            Self::NotOpen => (409, "Conflict", "not_open"),
            Self::ForgedToken => (403, "Forbidden", "forged_token"),
            Self::KeyMissing => (503, "Service Unavailable", "key_missing"),
            Self::NotClosed => (404, "Not Found", "not_closed"),
            Self::PollClosed => (409, "Conflict", "poll_closed"),
            Self::ForeignOrigin => (403, "Forbidden", "foreign_origin"),
            Self::NotReader(_) => (403, "Forbidden", "not_a_reader"),
            Self::UnknownLink => (404, "Not Found", "unknown_link"),
            Self::NotLeader => (403, "Forbidden", "not_a_leader"),
            Self::PredictFirst => (403, "Forbidden", "predict_first"),
            Self::AlreadyPredicted => (409, "Conflict", "already_predicted"),
            Self::UnknownCommitment => (404, "Not Found", "unknown_commitment"),
            Self::TooManyCommitments => (409, "Conflict", "too_many_commitments"),
            Self::UnknownComment => (404, "Not Found", "unknown_comment"),
            Self::NothingSealed => (409, "Conflict", "nothing_sealed"),
            Self::BatchChanged => (409, "Conflict", "batch_changed"),
            Self::SpentErased => (410, "Gone", "spent_erased"),
            Self::UnknownDraft => (404, "Not Found", "unknown_draft"),
            Self::TooManyDrafts => (409, "Conflict", "too_many_drafts"),
            Self::Scheduled(_) => (409, "Conflict", "scheduled"),
            Self::UnknownSeries => (404, "Not Found", "unknown_series"),
            Self::SeriesStopped => (409, "Conflict", "series_stopped"),
            Self::AlreadyInSeries => (409, "Conflict", "already_in_series"),
            Self::UnknownWebhook => (404, "Not Found", "unknown_webhook"),
            Self::TooManyWebhooks => (409, "Conflict", "too_many_webhooks"),
            Self::PagesMissing => (503, "Service Unavailable", "pages_missing"),
            Self::TooMany(_) => (429, "Too Many Requests", "too_many_requests"),
            Self::NewerData => (503, "Service Unavailable", NEWER_DATA),
            Self::Damaged => (503, "Service Unavailable", DAMAGED_DATA),
            Self::StorageFailed => (503, "Service Unavailable", STORAGE_FAILED),
            Self::StorageFull => (503, "Service Unavailable", STORAGE_FULL),
            Self::Internal(_) => (500, "Internal Server Error", "internal"),
        }
    }

    /// The document that describes it. Of what is wrong here, the log is told too.
    pub(crate) fn into_document(self) -> wire::Problem {
        if let Self::Internal(error) = &self {
            // The runtime's own words, without anything of the request.
            worker::console_error!("internal: {error}");
        }
        let (status, title, code) = self.kind();
        let detail = self.to_string();
        let faults = match self {
            Self::InvalidDefinition(faults)
            | Self::InvalidBallot(faults)
            | Self::InvalidRequest(faults)
            | Self::InvalidSettings(faults) => faults,
            _ => Vec::new(),
        };
        wire::Problem {
            kind: "about:blank".into(),
            title: title.into(),
            status,
            code: code.into(),
            detail,
            faults,
        }
    }

    /// The reply that tells of it.
    pub(crate) fn into_response(self) -> worker::Result<Response> {
        let more = match self {
            Self::MethodNotAllowed(allowed) => Some(("Allow", allowed)),
            Self::NotOwner | Self::NotSignedIn => Some(("WWW-Authenticate", "Bearer")),
            // RFC 6750 section 3.
            Self::SignIn(_) => Some(("WWW-Authenticate", "Bearer error=\"invalid_token\"")),
            _ => None,
        };
        let after = if let Self::TooMany(seconds) = self { Some(seconds) } else { None };
        let reply = response(&self.into_document())?;
        if let Some((name, value)) = more {
            reply.headers().set(name, value)?;
        }
        if let Some(seconds) = after {
            reply.headers().set("Retry-After", &seconds.to_string())?;
        }
        Ok(reply)
    }
}

/// The reply with that document.
///
/// # Errors
/// The runtime's.
pub(crate) fn response(document: &wire::Problem) -> worker::Result<Response> {
    let reply = ResponseBuilder::new().with_status(document.status);
    let reply = reply.with_header("Content-Type", "application/problem+json")?;
    Ok(reply.with_header("Cache-Control", SECRET)?.fixed(serde_json::to_vec(document)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_carries_code_sentence_and_faults() {
        let faults = vec![Fault::new("/title", "missing", "“title” is missing")];
        let document = Problem::InvalidDefinition(faults.clone()).into_document();
        assert_eq!((document.status, document.code.as_str()), (422, "invalid_definition"));
        assert_eq!(document.faults, faults);
        assert!(document.detail.starts_with("The poll definition has 1 fault"));
    }
}
