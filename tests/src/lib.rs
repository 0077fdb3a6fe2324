//! What tests of the running product share: a worker of their own, and a browser.

pub mod browser;
pub mod site;
