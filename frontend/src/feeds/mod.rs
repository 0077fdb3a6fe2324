//! What goes on by itself and what is told to other programs: series and webhooks, on the owner's pages.

mod repeat;
mod series;
mod webhooks;

pub(crate) use repeat::repeat;
pub(crate) use series::{all_series, period_key};
pub(crate) use webhooks::Webhooks;

#[cfg(test)]
mod tests;
