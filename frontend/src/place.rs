//! Where a page is: what its address says.

use candor::PollId;

/// What the address of a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The poll; none when the address names none that could exist.
    pub poll: Option<PollId>,
    /// Whether the page is the one on privacy.
    pub is_privacy: bool,
    /// The group chosen beforehand by `?group=`.
    pub group: Option<String>,
    /// The language asked for by `?lang=`.
    pub language: Option<String>,
}

/// What the fragment of a page's address says; browsers send it nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// An invitation's code.
    pub code: Option<String>,
    /// The fingerprint of the key that the poll must have.
    pub key: Option<String>,
    /// What an identity provider gave (the implicit flow of OpenID Connect).
    pub id_token: Option<String>,
    /// A digest to look for among the spent ones.
    pub spent: Option<String>,
    /// The secret of a view link.
    pub view: Option<String>,
}

impl Place {
    /// Reads `/p/{id}` or a page below it, and the query with or without its question mark.
    pub fn read(path: &str, query: &str) -> Self {
        let mut steps = path.split('/').skip_while(|step| *step != "p").skip(1);
        Self {
            poll: steps.next().and_then(|id| PollId::new(id).ok()),
            is_privacy: steps.next() == Some("privacy"),
            group: parameter(query, "group"),
            language: parameter(query, "lang"),
        }
    }
}

impl Fragment {
    /// Reads a fragment with or without its number sign.
    pub fn read(fragment: &str) -> Self {
        let of = |name| parameter(fragment.trim_start_matches('#'), name);
        Self {
            code: of("code"),
            key: of("key"),
            id_token: of("id_token"),
            spent: of("spent"),
            view: of("view"),
        }
    }

    /// Whether it says something that has to leave the address bar.
    pub fn is_secret(&self) -> bool {
        self.code.is_some() || self.id_token.is_some() || self.view.is_some()
    }
}

/// Group ids and languages are ASCII words, so that nothing has to be unescaped.
fn parameter(query: &str, name: &str) -> Option<String> {
    let pairs = query.trim_start_matches('?').split('&');
    let (_, value) = pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name)?;
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_names_poll_group_and_language() {
        let place = Place::read("/p/x1/results", "?lang=de&group=team-a");
        assert_eq!(place.poll.map(String::from).as_deref(), Some("x1"));
        assert_eq!(place.group.as_deref(), Some("team-a"));
        assert_eq!(place.language.as_deref(), Some("de"));
    }

    #[test]
    fn the_fragment_names_code_and_key() {
        let fragment = Fragment::read("#code=AB-CD&key=EF-01");
        assert_eq!((fragment.code.as_deref(), fragment.key.as_deref()), (Some("AB-CD"), Some("EF-01")));
        assert!(fragment.is_secret());
        assert!(!Fragment::read("#spent=x").is_secret() && !Fragment::read("").is_secret());
        assert!(Place::read("/p/x1/privacy", "").is_privacy);
    }

    #[test]
    fn an_address_without_a_possible_id_names_no_poll() {
        for path in ["/", "/p", "/p/", "/p/a%20b", "/q/x"] {
            assert_eq!(Place::read(path, "").poll, None, "{path}");
        }
    }
}
