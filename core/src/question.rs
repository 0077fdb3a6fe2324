//! The kinds of question, and the columns in which answers to them are counted.

use crate::id::ScaleId;
use crate::{ChoiceId, QuestionId, Text};
use serde::Serialize;

/// The highest value of a rating; the lowest is 0.
pub const MAX_RATING: u8 = 10;
/// The longest comment, in characters.
pub const MAX_COMMENT: usize = 2_000;

/// One question. Each can be declined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Question {
    /// Unique in the poll.
    pub id: QuestionId,
    /// What is asked.
    pub text: Text,
    /// A sentence under the question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// How it is answered.
    #[serde(flatten)]
    pub kind: Kind,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Kind {
    /// Agreement in 4 to 7 steps (Likert 1932), answered with a value from 1.
    Likert {
        /// How many steps, 4 to 7.
        steps: u8,
        /// Reverse-coded: agreement counts against the scale, so a mean uses steps + 1 − value.
        reverse: bool,
        /// The scale whose mean this item enters.
        #[serde(skip_serializing_if = "Option::is_none")]
        scale: Option<ScaleId>,
        /// Names of the ends and the middle.
        #[serde(skip_serializing_if = "Option::is_none")]
        labels: Option<Labels>,
    },
    /// One of several choices.
    Single {
        /// At least two.
        choices: Vec<Choice>,
    },
    /// Any of several choices, at least one.
    Multiple {
        /// At least two.
        choices: Vec<Choice>,
    },
    /// A value from 0 to 10.
    Rating {
        /// Names of the ends and the middle.
        #[serde(skip_serializing_if = "Option::is_none")]
        labels: Option<Labels>,
    },
    /// Free text; leaves only at the root and in batches.
    Comment {},
}

/// One choice of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Choice {
    /// Unique in the question.
    pub id: ChoiceId,
    /// What it says.
    pub text: Text,
    /// Whether a cohort in which (nearly) everyone picked it would give people away.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "openapi", schema(required = false))]
    pub sensitive: bool,
}

/// What the ends of a scale mean, and its middle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Labels {
    /// The lowest value.
    pub low: Text,
    /// The middle, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle: Option<Text>,
    /// The highest value.
    pub high: Text,
}

impl Question {
    /// The keys under which answers are counted, in order: choice ids, values, or `written` for a comment.
    /// Declined is not among them.
    pub fn columns(&self) -> Vec<String> {
        match &self.kind {
            Kind::Likert { steps, .. } => (1..=*steps).map(|value| value.to_string()).collect(),
            Kind::Rating { .. } => (0..=MAX_RATING).map(|value| value.to_string()).collect(),
            Kind::Comment {} => vec!["written".into()],
            Kind::Single { choices } | Kind::Multiple { choices } => {
                choices.iter().map(|choice| choice.id.to_string()).collect()
            }
        }
    }

    /// How many [`columns`](Self::columns) there are.
    pub fn width(&self) -> usize {
        match &self.kind {
            Kind::Likert { steps, .. } => usize::from(*steps),
            Kind::Rating { .. } => usize::from(MAX_RATING) + 1,
            Kind::Comment {} => 1,
            Kind::Single { choices } | Kind::Multiple { choices } => choices.len(),
        }
    }

    /// The choices there are to pick; none for values and comments.
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Single { choices } | Kind::Multiple { choices } => choices,
            _ => &[],
        }
    }

    /// The columns of sensitive choices.
    pub fn sensitive(&self) -> impl Iterator<Item = usize> + '_ {
        self.choices().iter().enumerate().filter(|(_, choice)| choice.sensitive).map(|(column, _)| column)
    }

    /// The lowest and highest value; none for choices and comments.
    pub fn range(&self) -> Option<(u8, u8)> {
        match self.kind {
            Kind::Likert { steps, .. } => Some((1, steps)),
            Kind::Rating { .. } => Some((0, MAX_RATING)),
            _ => None,
        }
    }
}
