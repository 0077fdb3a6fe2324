//! Where a page is: what its address says.

use candor::PollId;

/// What the address of a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The poll; none when the address names none that could exist.
    pub poll: Option<PollId>,
    /// The group chosen beforehand by `?group=`.
    pub group: Option<String>,
    /// The language asked for by `?lang=`.
    pub language: Option<String>,
}

impl Place {
    /// Reads `/p/{id}` or `/p/{id}/results`, and the query with or without its question mark.
    pub fn read(path: &str, query: &str) -> Self {
        let mut steps = path.split('/').skip_while(|step| *step != "p").skip(1);
        Self {
            poll: steps.next().and_then(|id| PollId::new(id).ok()),
            group: parameter(query, "group"),
            language: parameter(query, "lang"),
        }
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
    fn an_address_without_a_possible_id_names_no_poll() {
        for path in ["/", "/p", "/p/", "/p/a%20b", "/q/x"] {
            assert_eq!(Place::read(path, "").poll, None, "{path}");
        }
    }
}
