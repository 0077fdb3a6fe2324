//! The rule of release, held against random organisations: what always holds, and an attacker who looks for what
//! must not be there.

mod attacker;
mod exports;
mod organisation;
mod properties;
