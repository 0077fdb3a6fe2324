//! Names of polls, groups, questions and choices: short ASCII words, safe in addresses, CSV cells and HTML ids.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest id, in bytes.
pub const MAX_ID: usize = 64;

/// A text that is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "an id has 1 to {MAX_ID} of the characters A to Z, a to z, 0 to 9, “-” and “_”, and starts with a letter or digit"
)]
pub struct BadId;

fn check(text: &str) -> Result<(), BadId> {
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    let starts_well = text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
    if starts_well && text.len() <= MAX_ID && text.bytes().all(word) { Ok(()) } else { Err(BadId) }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"))]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads an id.
            ///
            /// # Errors
            /// [`BadId`] when the text is empty, too long or has other characters than an id may have.
            pub fn new(text: impl Into<String>) -> Result<Self, BadId> {
                let text = text.into();
                check(&text).map(|()| Self(text))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(text: String) -> Result<Self, BadId> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// Names one poll of a deployment.
    PollId
);
id!(
    /// Names one series of a deployment: polls that repeat the same questions.
    SeriesId
);
id!(
    /// Names one group of a poll's tree.
    GroupId
);
id!(
    /// Names one question of a poll.
    QuestionId
);
id!(
    /// Names one choice of a question.
    ChoiceId
);
id!(
    /// Names the scale that several Likert items measure together.
    ScaleId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_short_ascii_word() {
        for good in ["a", "A1", "edu-5", "0_x", &"x".repeat(MAX_ID)] {
            assert!(GroupId::new(good).is_ok(), "{good}");
        }
        for bad in ["", "-a", "_a", "ä", "a b", "a/b", "a\0", &"x".repeat(MAX_ID + 1)] {
            assert!(GroupId::new(bad).is_err(), "{bad}");
        }
    }
}
