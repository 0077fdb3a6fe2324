//! What a link brings in its fragment: kept on the device first, then taken out of the address bar, before anything is
//! fetched.

use crate::browser;
use crate::entitlement::{Held, Invitation};
use crate::place::{Fragment, Place};
use crate::store::{Kept, Slot};
use gloo::events::EventListener;

/// Keeps what the link brought and clears the address bar; gives what it was, for pages that can keep nothing.
pub fn receive(place: &Place) -> Fragment {
    let fragment = browser::fragment();
    if let (Some(poll), Some(Ok((invitation, label)))) = (&place.poll, Invitation::of(&fragment)) {
        let slot = Slot::new(poll.clone(), Some(label));
        // Whoever opens a link again goes on where they were.
        if slot.get(Kept::Token).is_none() && slot.get(Kept::Sent).is_none() {
            slot.set(Kept::Token, &Held::Invited { invitation }.write());
        }
        slot.make_current();
    }
    if fragment.is_secret() {
        browser::clear_fragment();
    }
    fragment
}

/// Loads the page anew when a link is opened that differs from it by the fragment alone, which no browser does by itself.
pub fn watch() {
    let opened = |_: &web_sys::Event| {
        if browser::fragment().is_secret() {
            browser::reload();
        }
    };
    EventListener::new(&gloo::utils::window(), "hashchange", opened).forget();
}
