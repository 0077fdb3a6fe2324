//! What whoever reads results asks for and writes. These requests carry the cookie of a session, where there is one: it
//! says what a leader or the owner may see.

use super::{Failure, Method, own, path};
use candor::wire::{Manifest, State};
use candor::{Commitment, GroupId, PollId, Pooled, Prediction, Release, SeriesId, Timestamp};
use serde::Deserialize;
use serde_json::{Value, json};

/// Who the worker takes the page's visitor for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Session {
    /// `owner`, `signed_in` or `anyone`.
    pub role: String,
    /// The view links that were opened.
    pub views: Vec<View>,
}

/// A view link that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct View {
    /// Its id.
    pub link: String,
    /// The poll that it opens.
    pub poll: PollId,
    /// The series whose every round it opens.
    pub series: Option<SeriesId>,
    /// The top of what it shows; none for all.
    pub group: Option<GroupId>,
    /// Whom the owner gave it to.
    pub name: String,
}

/// What someone may do with a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Everything.
    Owner,
    /// Read, predict and commit.
    Leader(View),
    /// Read.
    Reader,
}

impl Session {
    /// What the visitor may do with that poll. Who holds a link to all of it and one to a part reads all, as the worker
    /// decides.
    pub fn standing(&self, manifest: &Manifest) -> Standing {
        if self.role == "owner" {
            return Standing::Owner;
        }
        let opens = |view: &&View| {
            let series = manifest.series.as_ref().map(|place| &place.id);
            view.poll == manifest.id || (view.series.is_some() && view.series.as_ref() == series)
        };
        let view = self.views.iter().filter(opens).min_by_key(|view| view.group.is_some());
        view.map_or(Standing::Reader, |view| Standing::Leader(view.clone()))
    }
}

impl Standing {
    /// The top of what is read; none for all of the poll.
    pub fn group(&self) -> Option<&GroupId> {
        match self {
            Self::Leader(view) => view.group.as_ref(),
            Self::Owner | Self::Reader => None,
        }
    }

    /// Whether they may write commitments.
    pub fn may_commit(&self) -> bool {
        !matches!(self, Self::Reader)
    }
}

/// Predictions as the visitor may read them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Predictions {
    /// A leader's own.
    pub own: Option<Own>,
    /// Those of at least three leaders, by the group that they read.
    pub pooled: Vec<PooledAt>,
}

/// What a leader predicted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Own {
    /// Whether they predicted, or decided to go on without.
    pub decided: bool,
    /// The prediction.
    pub questions: Option<Prediction>,
}

/// The predictions of several leaders of one group.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PooledAt {
    /// The group.
    pub group: GroupId,
    /// Their sums.
    pub questions: Pooled,
}

/// A series, as far as pages of results need it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Series {
    /// The rounds whose polls are there, the first one first.
    pub rounds: Vec<Round>,
}

/// One round.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Round {
    /// Its poll.
    pub poll: PollId,
    /// From 1.
    pub round: u64,
    /// How far it is.
    pub state: State,
    /// When it opened.
    pub opens_at: Timestamp,
}

/// Who the visitor is taken for.
///
/// # Errors
/// Any [`Failure`].
pub async fn session() -> Result<Session, Failure> {
    own(Method::Get, "/api/session", None).await
}

/// Signs in as whom the identity provider says: by its `id_token`, or by what a proxy in front of the worker adds.
///
/// # Errors
/// Any [`Failure`].
pub async fn sign_in(id_token: Option<&str>) -> Result<Session, Failure> {
    super::own_with(Method::Post, "/api/session", Some(&json!({})), id_token).await
}

/// Opens a view link, by the secret that stood in its fragment.
///
/// # Errors
/// Any [`Failure`]; [`Failure::Refused`] where it was revoked.
pub async fn open_view(secret: &str) -> Result<View, Failure> {
    own(Method::Post, "/api/views", Some(&json!({"secret": secret}))).await
}

/// The latest release, as the visitor may read it; none before the first.
///
/// # Errors
/// Any [`Failure`].
pub async fn latest(poll: &PollId) -> Result<Option<Release>, Failure> {
    match own(Method::Get, &path(poll, "/releases/latest"), None).await {
        Ok(release) => Ok(Some(release)),
        Err(Failure::NotFound) => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// What was predicted.
///
/// # Errors
/// Any [`Failure`].
pub async fn predictions(poll: &PollId) -> Result<Predictions, Failure> {
    own(Method::Get, &path(poll, "/predictions"), None).await
}

/// Locks what a leader expects: questions with shares in percents, or none where they go on without.
///
/// # Errors
/// Any [`Failure`].
pub async fn predict(poll: &PollId, questions: Option<&Value>) -> Result<Predictions, Failure> {
    let body = questions.map_or_else(|| json!({"none": true}), |questions| json!({"questions": questions}));
    own(Method::Post, &path(poll, "/predictions"), Some(&body)).await
}

/// What was promised, in the order it was.
///
/// # Errors
/// Any [`Failure`].
pub async fn commitments(poll: &PollId) -> Result<Vec<Commitment>, Failure> {
    own(Method::Get, &path(poll, "/commitments"), None).await
}

/// Promises something under the latest release.
///
/// # Errors
/// Any [`Failure`].
pub async fn commit(poll: &PollId, promise: &Value) -> Result<Commitment, Failure> {
    own(Method::Post, &path(poll, "/commitments"), Some(promise)).await
}

/// Says what became of a promise.
///
/// # Errors
/// Any [`Failure`].
pub async fn change(poll: &PollId, commitment: &str, change: &Value) -> Result<Commitment, Failure> {
    own(Method::Put, &path(poll, &["/commitments/", commitment].concat()), Some(change)).await
}

/// A series.
///
/// # Errors
/// Any [`Failure`].
pub async fn series(id: &SeriesId) -> Result<Series, Failure> {
    own(Method::Get, &["/api/series/", id.as_str()].concat(), None).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use candor::Poll;
    use candor::wire::Place;

    fn view(poll: &str, series: Option<&str>, group: Option<&str>) -> View {
        let of = |id: &str| id.to_owned();
        serde_json::from_value(
            json!({"link": "l", "poll": of(poll), "series": series, "group": group, "name": "N"}),
        )
        .expect("a view")
    }

    #[test]
    fn a_view_counts_for_its_poll_and_for_every_round_of_its_series() {
        let poll = Poll::parse(&json!({"title": "T", "groups": {"id": "all", "name": "All"},
            "questions": [{"id": "q", "kind": "rating", "text": "Q"}]}));
        let mut manifest = Manifest::new(PollId::new("p").expect("id"), State::Open, poll.expect("good"));
        let session = |views: &[View]| Session { role: "anyone".into(), views: views.to_vec() };
        let (part, whole) = (view("p", None, Some("all")), view("p", None, None));
        assert_eq!(session(&[]).standing(&manifest), Standing::Reader);
        assert_eq!(session(&[view("q", None, None)]).standing(&manifest), Standing::Reader);
        assert_eq!(session(&[part, whole.clone()]).standing(&manifest), Standing::Leader(whole));
        let of_series = view("q", Some("s"), None);
        assert_eq!(session(std::slice::from_ref(&of_series)).standing(&manifest), Standing::Reader);
        manifest.series = Some(Place { id: SeriesId::new("s").expect("id"), round: 2, previous: None });
        assert_eq!(
            session(std::slice::from_ref(&of_series)).standing(&manifest),
            Standing::Leader(of_series)
        );
        let owner = Session { role: "owner".into(), views: Vec::new() };
        assert_eq!(owner.standing(&manifest), Standing::Owner);
    }
}
