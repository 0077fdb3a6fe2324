//! What tests of the running product share: a worker of their own, an identity provider, a wiki, a browser, and a client
//! that is not ours.

pub mod browser;
pub mod independent;
pub mod provider;
pub mod site;
pub mod wiki;
