//! What the owner asks for and does. These requests carry the cookie of the owner's session.

use super::{Failure, Method, own, own_text, path};
use candor::{GroupId, PollId};
use serde_json::{Value, json};

/// In which form invitations are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Rows for a mail merge.
    Csv,
    /// A sheet to print and cut.
    Sheet,
}

/// Does something, and gives the JSON of the answer.
///
/// # Errors
/// Any [`Failure`].
pub async fn ask(method: Method, path: &str, body: Option<&Value>) -> Result<Value, Failure> {
    own(method, path, body).await
}

/// Reads something.
///
/// # Errors
/// Any [`Failure`].
pub async fn get(path: &str) -> Result<Value, Failure> {
    ask(Method::Get, path, None).await
}

/// Signs in with the owner key.
///
/// # Errors
/// [`Failure::Refused`] where it is another key.
pub async fn sign_in(key: &str) -> Result<Value, Failure> {
    ask(Method::Post, "/api/session", Some(&json!({"key": key}))).await
}

/// Makes `count` invitations to a leaf, and gives them as a file's text. They are shown this once.
///
/// # Errors
/// Any [`Failure`].
pub async fn invite(poll: &PollId, leaf: &GroupId, count: u64, form: Form) -> Result<String, Failure> {
    let accept = match form {
        Form::Csv => "text/csv",
        Form::Sheet => "text/html",
    };
    let body = json!({"group": leaf, "count": count});
    own_text(Method::Post, &path(poll, "/invitations"), Some(&body), None, Some(accept)).await
}

/// The address of something of a poll.
pub fn of_poll(poll: &PollId, rest: &str) -> String {
    path(poll, rest)
}
