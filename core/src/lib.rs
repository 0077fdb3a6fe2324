//! The rules of Candor as pure functions on plain types.
//!
//! Nothing here reads a clock, does I/O or makes randomness: what is needed is passed in. The worker counts and
//! publishes with these functions, the widget checks answers with the same ones, and the tests attack them.
//!
//! The path of one answer through this crate: [`Poll`] → [`Answers`] → [`Tally`] in [`Pools`] → [`seal`] →
//! [`Cohort`] → [`Release`].

pub mod answers;
pub mod ballot;
pub mod cohort;
pub mod colour;
pub mod comments;
pub mod commitment;
mod crockford;
pub mod date;
mod definition;
pub mod deniable;
pub mod embedding;
pub mod fault;
pub mod group;
pub mod handover;
pub mod id;
pub mod invitation;
pub mod limit;
pub mod lines;
pub mod outline;
pub mod page;
pub mod plan;
pub mod poll;
pub mod prediction;
pub mod question;
pub mod release;
pub mod series;
pub mod settings;
pub mod tally;
pub mod template;
pub mod text;
pub mod theme;
pub mod time;
pub mod trust;
pub mod webhook;
pub mod wire;

pub use answers::{Answer, Answers};
pub use cohort::{Cohort, Moment, Pools, Sealed, Unanswered, seal};
pub use comments::Comment;
pub use commitment::Commitment;
pub use date::Date;
pub use fault::Fault;
pub use group::{GroupTree, Node};
pub use id::{ChoiceId, GroupId, PollId, QuestionId, SeriesId};
pub use poll::{CommentPolicy, Eligibility, Poll, Readers, ReleasePolicy, Threshold};
pub use prediction::{Pooled, Prediction};
pub use question::{Choice, Kind, Labels, Question};
pub use release::{Ledger, Release};
pub use settings::Settings;
pub use tally::Tally;
pub use text::Text;
pub use theme::Theme;
pub use time::Timestamp;
