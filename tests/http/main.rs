//! The worker over HTTP, on real workerd.

mod access;
mod comments;
mod description;
mod double_spending;
mod embed;
mod embeds;
mod independent;
mod interference;
mod invitations;
mod invited;
mod leaders;
mod pages;
mod path;
mod policies;
mod polls;
mod refusals;
mod replay;
mod replays;
mod restarts;
mod safety;
mod signed_in;
mod voter;
mod workspace;
