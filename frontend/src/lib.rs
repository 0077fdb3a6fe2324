//! Candor's pages as Yew components: the widget that people answer in, and the results that everyone reads.
//!
//! The logic of the pages (form state, delivery, figures, sentences) is in plain functions with native tests;
//! components only draw it. Nothing in a render path touches the browser, so that the worker can render the same
//! components; the browser is met in effects and callbacks. Only [`api`] fetches, only [`store`] keeps.

pub mod api;
pub mod arrival;
pub mod browser;
pub mod console;
pub mod delivery;
pub mod embed;
pub mod entitlement;
pub mod feeds;
pub mod figures;
pub mod leading;
pub mod paper;
pub mod parts;
pub mod personal;
pub mod picture;
pub mod place;
pub mod privacy;
pub mod promises;
pub mod results;
pub mod store;
pub mod stub;
pub mod talk;
#[cfg(test)]
mod untranslated;
pub mod widget;
pub mod words;
