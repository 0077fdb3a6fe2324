//! Candor as it is operated: the bundle, backups, upgrades, deployment, and what becomes of it when machines fail.

mod bundled;
mod clock;
mod deploying;
mod faults;
mod polls;
mod upgrades;
