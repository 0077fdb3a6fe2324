//! What tests of the running product share: a worker of their own, a gate that holds back what it sends, an identity
//! provider, a receiver of webhooks, a wiki, a browser, and a client that is not ours.

pub mod browser;
pub mod gate;
pub mod independent;
pub mod provider;
pub mod receiver;
pub mod site;
pub mod wiki;
