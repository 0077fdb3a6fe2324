//! What goes on by itself and what is told to other programs: series and webhooks, on the owner's pages.

mod repeat;
mod series;
mod webhooks;

pub(crate) use repeat::Repeat;
pub(crate) use series::AllSeries;
pub(crate) use webhooks::Webhooks;

#[cfg(test)]
mod tests;
