//! What figures give reason to talk about, in words: findings, questions to ask each other, and the trust panel.
//!
//! Which of them is chosen is decided by [`candor::trust`]; here they are said.

mod finding;
mod panel;
mod prompt;

pub(crate) use finding::{finding, summary};
pub(crate) use panel::panel;
pub(crate) use prompt::prompt;

#[cfg(test)]
mod tests;
