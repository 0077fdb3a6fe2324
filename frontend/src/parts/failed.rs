//! Why something that was asked for did not happen.

use crate::api::Failure;
use crate::words::Words;

/// What to say beside the form or the button that failed. Refusals come in the worker's own words.
pub fn failed(failure: &Failure, words: &Words) -> String {
    match failure {
        Failure::Refused(refusal) if !refusal.detail.is_empty() => [&refusal.detail, "."].concat(),
        Failure::Away | Failure::NotFound | Failure::Refused(_) => words.say("failed.now").to_owned(),
    }
}
