//! What to write into a wiki to show a poll or its results there: snippets for each wiki, and the page that offers them.
//!
//! The wikis' own documentation says what each of them lets in; [`wikis`] keeps the address of it beside every one.

pub mod page;
pub mod settings;
pub mod snippets;
pub mod wikis;

use candor::PollId;

/// The poll that the address `/console/embed/{id}` names; none for other addresses, and for ids that none could have.
pub fn poll_of(path: &str) -> Option<PollId> {
    PollId::new(id_of(path)?).ok()
}

/// Whether an address is that of this page.
pub fn is_page(path: &str) -> bool {
    id_of(path).is_some()
}

fn id_of(path: &str) -> Option<&str> {
    path.strip_prefix("/console/embed/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_names_the_poll() {
        assert_eq!(poll_of("/console/embed/x1").map(String::from).as_deref(), Some("x1"));
        assert!(is_page("/console/embed/") && poll_of("/console/embed/").is_none());
        assert!(!is_page("/p/x1/results"));
    }
}
