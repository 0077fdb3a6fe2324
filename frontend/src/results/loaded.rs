//! What the page of results fetches before it shows anything.

use crate::api::reading::{self, Predictions, Standing};
use crate::api::{self, Failure};
use crate::browser;
use crate::words::Words;
use candor::wire::Manifest;
use candor::{Commitment, PollId, Release};
use std::rc::Rc;

/// What there is to show.
#[derive(Clone, PartialEq)]
pub(super) enum Loaded {
    /// The view link of the address opens nothing any more.
    Revoked,
    /// Whoever asks is no reader, or none yet.
    Refused(Rc<Manifest>),
    /// A leader who has yet to write down what they expect; `true` where a release waits for it.
    Predict(Rc<Manifest>, bool),
    /// There is no release yet.
    None(Rc<Manifest>),
    /// A release.
    Release(Shown),
}

/// A release, and what stands beside it.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    pub(super) manifest: Rc<Manifest>,
    pub(super) release: Rc<Release>,
    pub(super) standing: Standing,
    pub(super) predictions: Rc<Predictions>,
    pub(super) commitments: Vec<Commitment>,
}

/// Fetches it. A view link's secret, or an identity provider's token, leaves the address once it is exchanged.
///
/// # Errors
/// Any [`Failure`].
pub(super) async fn load(poll: Option<PollId>, words: &Words) -> Result<Loaded, Failure> {
    let poll = poll.ok_or(Failure::NotFound)?;
    let manifest = Rc::new(api::manifest(&poll).await?);
    browser::set_title(words.text(manifest.poll.title()));
    let fragment = browser::fragment();
    if let Some(secret) = &fragment.view {
        match reading::open_view(secret).await {
            Err(Failure::Refused(refusal)) if refusal.code == "unknown_link" => {
                browser::clear_fragment();
                return Ok(Loaded::Revoked);
            }
            opened => drop(opened?),
        }
        browser::clear_fragment();
    }
    if let Some(token) = &fragment.id_token {
        browser::clear_fragment();
        // Refused, the page says below that signing in is needed.
        let _ = reading::sign_in(Some(token)).await;
    }
    let standing = reading::session().await?.standing(&manifest);
    let release = match reading::latest(&poll).await {
        Ok(release) => release,
        Err(Failure::Refused(refusal)) if refusal.code == "predict_first" => {
            return Ok(Loaded::Predict(manifest, true));
        }
        Err(Failure::Refused(_)) => return Ok(Loaded::Refused(manifest)),
        Err(failure) => return Err(failure),
    };
    let predictions = reading::predictions(&poll).await?;
    let is_undecided = predictions.own.as_ref().is_some_and(|own| !own.decided);
    match release {
        None if is_undecided => Ok(Loaded::Predict(manifest, false)),
        None => Ok(Loaded::None(manifest)),
        Some(release) => {
            let commitments = reading::commitments(&poll).await?;
            let (release, predictions) = (Rc::new(release), Rc::new(predictions));
            Ok(Loaded::Release(Shown { manifest, release, standing, predictions, commitments }))
        }
    }
}
