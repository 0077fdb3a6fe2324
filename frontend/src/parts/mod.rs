//! What both pages are made of. Most parts are plain functions to [`yew::Html`]: a Yew component of its own costs the
//! widget one and a half kilobytes, and earns them only where it spares drawing.

mod codes;
mod failed;
mod notice;
mod page;
mod rules;
mod spark;
mod steps;
mod table;
mod time;

pub use codes::codes;
pub use failed::failed;
pub use notice::{missing, notice};
pub use page::{Load, page, use_page};
pub use rules::{privacy, privacy_link, results, rules};
pub use spark::{Dot, spark};
pub use steps::{names, step_word};
pub use table::{folded, table};
pub use time::{legible, time_of};
