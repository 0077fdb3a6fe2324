//! A poll: an immutable set of questions asked once of a tree of groups, with the rules its answers are released by.

use crate::definition;
use crate::deniable::Deniable;
use crate::question::Question;
use crate::{Fault, GroupTree, QuestionId, Text, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The fewest ballots that may be described together. Never under 3; for comments never under 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u64, minimum = 3, maximum = 1000))]
pub struct Threshold(u64);

impl Threshold {
    /// The lowest k an owner may choose.
    pub const MIN: u64 = 3;
    /// The highest k an owner may choose.
    pub const MAX: u64 = 1_000;
    /// The fewest comments that are released together, whatever k is.
    pub const COMMENTS: u64 = 10;

    /// A threshold of `k` ballots; none under [`Self::MIN`] or over [`Self::MAX`].
    pub fn new(k: u64) -> Option<Self> {
        (Self::MIN..=Self::MAX).contains(&k).then_some(Self(k))
    }

    /// How many ballots.
    pub fn get(self) -> u64 {
        self.0
    }

    /// The fewest comments that leave together: 10, or k where k is higher.
    pub fn for_comments(self) -> u64 {
        self.0.max(Self::COMMENTS)
    }
}

impl Default for Threshold {
    fn default() -> Self {
        Self(5)
    }
}

/// Who may answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Eligibility {
    /// Anyone with the link, possibly more than once.
    Open,
    /// Whoever holds an invitation, once.
    Invited,
    /// Whoever signs in, once.
    SignedIn,
}

/// When cohorts may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReleasePolicy {
    /// Only when the poll closes.
    AtClose,
    /// Once a day, when something can leave.
    Daily,
    /// Every few minutes, when something can leave.
    Live,
}

/// Who may read releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Readers {
    /// Whoever has the poll's link.
    Everyone,
    /// Leaders alone until the time in `leaders_until`, and everyone from then on.
    Leaders,
    /// Whoever signs in, and leaders.
    SignedIn,
}

/// What happens to comments between their batch and a release.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CommentPolicy {
    /// They leave as they were written.
    #[default]
    AsWritten,
    /// The owner looks over each batch first, and can redact parts and name themes.
    Moderated,
}

impl CommentPolicy {
    /// Whether they leave as they were written, as they do where nothing is said.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields like this")]
    fn is_as_written(&self) -> bool {
        *self == Self::AsWritten
    }
}

impl Readers {
    /// Whether it is everyone, as it is where nothing is said.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields like this")]
    fn is_everyone(&self) -> bool {
        *self == Self::Everyone
    }
}

/// A poll that has been checked. It exists in no other way than through [`Poll::parse`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Value")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Poll {
    pub(crate) title: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<Text>,
    /// The built-in poll it was made from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) template: Option<String>,
    /// Where the constructs come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<String>,
    pub(crate) k: Threshold,
    pub(crate) eligibility: Eligibility,
    pub(crate) release: ReleasePolicy,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) opens_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) closes_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Readers::is_everyone")]
    #[cfg_attr(feature = "openapi", schema(required = false))]
    pub(crate) readers: Readers,
    /// Until when leaders read alone, where the readers are leaders.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) leaders_until: Option<Timestamp>,
    #[serde(skip_serializing_if = "CommentPolicy::is_as_written")]
    #[cfg_attr(feature = "openapi", schema(required = false))]
    pub(crate) comments: CommentPolicy,
    /// Whether devices randomise answers before they send them, and how far; none where they do not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) deniable: Option<Deniable>,
    #[cfg_attr(feature = "openapi", schema(value_type = crate::group::GroupSchema))]
    pub(crate) groups: GroupTree,
    pub(crate) questions: Vec<Question>,
}

impl Poll {
    /// Reads a poll definition (DESIGN section 10).
    ///
    /// # Errors
    /// Every [`Fault`] of the definition, each with the JSON pointer of the value that has it.
    pub fn parse(definition: &Value) -> Result<Self, Vec<Fault>> {
        definition::parse(definition)
    }

    /// What the poll is called.
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// One sentence of why.
    pub fn description(&self) -> Option<&Text> {
        self.description.as_ref()
    }

    /// The fewest ballots a cohort holds.
    pub fn k(&self) -> Threshold {
        self.k
    }

    /// Who may answer.
    pub fn eligibility(&self) -> Eligibility {
        self.eligibility
    }

    /// When cohorts may leave.
    pub fn release_policy(&self) -> ReleasePolicy {
        self.release
    }

    /// From when ballots are taken; none where that is at once.
    pub fn opens_at(&self) -> Option<Timestamp> {
        self.opens_at
    }

    /// When the poll closes by itself.
    pub fn closes_at(&self) -> Option<Timestamp> {
        self.closes_at
    }

    /// Who may read releases, as the owner said when making the poll.
    pub fn readers(&self) -> Readers {
        self.readers
    }

    /// Until when leaders read alone; none where they never do.
    pub fn leaders_until(&self) -> Option<Timestamp> {
        self.leaders_until
    }

    /// What happens to comments before they are released.
    pub fn comment_policy(&self) -> CommentPolicy {
        self.comments
    }

    /// Whether devices randomise answers before they send them, and how far.
    pub fn deniable(&self) -> Option<Deniable> {
        self.deniable
    }

    /// Whether someone who is neither the owner nor a leader may read releases at the time `now`.
    pub fn is_readable(&self, now: Timestamp, signed_in: bool) -> bool {
        match self.readers {
            Readers::Everyone => true,
            Readers::Leaders => self.leaders_until.is_some_and(|until| until <= now),
            Readers::SignedIn => signed_in,
        }
    }

    /// The organisation.
    pub fn groups(&self) -> &GroupTree {
        &self.groups
    }

    /// The questions in the order they are asked; at least one.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The question of that id, with its place in the order.
    pub fn question(&self, id: &QuestionId) -> Option<(usize, &Question)> {
        self.questions.iter().enumerate().find(|(_, question)| question.id == *id)
    }
}

impl TryFrom<Value> for Poll {
    type Error = String;
    fn try_from(definition: Value) -> Result<Self, String> {
        Self::parse(&definition).map_err(|faults| {
            let faults: Vec<_> = faults.iter().map(Fault::to_string).collect();
            faults.join("; ")
        })
    }
}
