//! What tests of the running product share: a worker of their own, an identity provider, and a browser.

pub mod browser;
pub mod provider;
pub mod site;
