//! The audit list: what the owner did, and never anything that has to do with answering.

use crate::auth::Owner;
use crate::objects::access::{Access, Note};
use crate::problem::Problem;
use crate::{clock, reply};
use candor::Timestamp;
use serde_json::{Value, json};
use worker::{Env, Response};

/// What an owner does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    SignedIn,
    KeyChanged,
    SettingsChanged,
    PollMade,
    PollDeleted,
    Invited,
    InvitationRevoked,
    Released,
    Closed,
    CommentsPublished,
    Exported,
    LinkMade,
    LinkRevoked,
    SeriesMade,
    SeriesChanged,
    SeriesDeleted,
    WebhookMade,
    WebhookRemoved,
}

impl Action {
    /// The stable word for it.
    fn word(self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::KeyChanged => "key_changed",
            Self::SettingsChanged => "settings_changed",
            Self::PollMade => "poll_made",
            Self::PollDeleted => "poll_deleted",
            Self::Invited => "invited",
            Self::InvitationRevoked => "invitation_revoked",
            Self::Released => "released",
            Self::Closed => "closed",
            Self::CommentsPublished => "comments_published",
            Self::Exported => "exported",
            Self::LinkMade => "link_made",
            Self::LinkRevoked => "link_revoked",
            Self::SeriesMade => "series_made",
            Self::SeriesChanged => "series_changed",
            Self::SeriesDeleted => "series_deleted",
            Self::WebhookMade => "webhook_made",
            Self::WebhookRemoved => "webhook_removed",
        }
    }
}

/// Writes down that the owner, who came in by `by`, did something. To the minute: it is about what, and hardly about when.
pub(crate) async fn note(
    env: &Env,
    by: &str,
    action: Action,
    poll: Option<&str>,
    detail: Option<&str>,
) -> Result<(), Problem> {
    let note = Note {
        at: clock::now() / 60 * 60,
        action: action.word().into(),
        poll: poll.map(ToOwned::to_owned),
        detail: detail.map(ToOwned::to_owned),
        by: by.to_owned(),
    };
    Access::Note(note).ask::<Value>(env).await.map(drop)
}

/// `GET /api/audit`: what the owner did, the latest first.
pub(crate) async fn list(_owner: Owner, env: &Env) -> Result<Response, Problem> {
    let notes: Vec<Note> = Access::Notes.ask(env).await?;
    let told = notes.into_iter().map(|Note { at, action, poll, detail, by }| {
        let detail =
            detail.map(|detail| if action == Action::PollMade.word() { title(&detail) } else { detail });
        json!({"at": Timestamp::from_unix(at), "action": action, "poll": poll, "detail": detail, "by": by})
    });
    reply::json(200, told.collect::<Value>().to_string())
}

/// A poll's title, which is kept as the JSON it was written in: a text, or an object of languages.
fn title(kept: &str) -> String {
    match serde_json::from_str(kept) {
        Ok(Value::String(title)) => title,
        Ok(Value::Object(titles)) => {
            let title = titles.get("en").or_else(|| titles.values().next());
            title.and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        _ => kept.to_owned(),
    }
}
