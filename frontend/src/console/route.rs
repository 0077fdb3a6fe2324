//! Which of the owner's pages an address is.

use candor::PollId;

/// A page of the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Polls and drafts.
    Home,
    /// What a new poll starts from.
    New,
    /// A poll that is being made.
    Draft(PollId),
    /// A poll that is there.
    Poll(PollId),
    /// Series.
    Series,
    /// The owner key, webhooks, and what the owner did.
    Settings,
}

impl Route {
    /// The page of an address; none where it is none of these.
    pub fn of(path: &str) -> Option<Self> {
        let steps: Vec<&str> = path.trim_matches('/').split('/').collect();
        match steps[..] {
            ["console"] => Some(Self::Home),
            ["console", "new"] => Some(Self::New),
            ["console", "series"] => Some(Self::Series),
            ["console", "settings"] => Some(Self::Settings),
            ["console", "drafts", id] => PollId::new(id).ok().map(Self::Draft),
            ["console", "polls", id] => PollId::new(id).ok().map(Self::Poll),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_has_its_page() {
        let id = PollId::new("x1").expect("id");
        assert_eq!(Route::of("/console"), Some(Route::Home));
        assert_eq!(Route::of("/console/"), Some(Route::Home));
        assert_eq!(Route::of("/console/drafts/x1"), Some(Route::Draft(id.clone())));
        assert_eq!(Route::of("/console/polls/x1"), Some(Route::Poll(id)));
        assert_eq!((Route::of("/p/x1/results"), Route::of("/console/polls/a%20b")), (None, None));
    }
}
