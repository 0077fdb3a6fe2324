//! What is wrong with an input, and where: every fault of it, not the first alone.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One fault of a definition or of answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fault {
    /// A JSON pointer (RFC 6901) to the faulty value, or to where a missing one belongs.
    pub pointer: String,
    /// A stable word for programs.
    pub code: String,
    /// A sentence for a person.
    pub detail: String,
}

impl Fault {
    /// A fault at `pointer`.
    pub fn new(pointer: impl Into<String>, code: &str, detail: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), code: code.into(), detail: detail.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.detail)
    }
}

/// Appends one step to a JSON pointer, escaped as RFC 6901 section 3 asks.
pub fn step(pointer: &str, token: impl fmt::Display) -> String {
    format!("{pointer}/{}", token.to_string().replace('~', "~0").replace('/', "~1"))
}
