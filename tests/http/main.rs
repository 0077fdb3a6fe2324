//! The worker over HTTP, on real workerd.

mod comments;
mod description;
mod double_spending;
mod embed;
mod embeds;
mod independent;
mod interference;
mod invitations;
mod invited;
mod metrics;
mod pages;
mod path;
mod policies;
mod polls;
mod refusals;
mod replay;
mod prometheus;
mod replays;
mod restarts;
mod safety;
mod schema;
mod series;
mod signed_in;
mod voter;
mod webhooks;
mod workspace;
