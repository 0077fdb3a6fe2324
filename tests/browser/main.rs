//! The pages in real Chromium, as people meet them: by keyboard, without a network, in the dark, on a phone.

mod accessibility;
mod answering;
mod console;
mod crossing;
mod cuts;
mod deniable;
mod embeds;
mod invited;
mod network;
mod privacy;
mod site;
mod snippets;
mod takeover;
mod theme;
mod wiki;
