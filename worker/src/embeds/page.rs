//! The two pages of a poll that other sites show, by their addresses.

use candor::wire::{Manifest, State};
use candor::{GroupId, PollId};
use candor_frontend::picture::{self, WIDTH};
use candor_frontend::words::{self, Words};
use worker::Url;

/// What a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shows {
    /// The questions: `/p/{id}`.
    Poll,
    /// What was released: `/p/{id}/results`.
    Results,
}

/// A page that other sites show, with all of its address that matters there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) poll: PollId,
    pub(crate) shows: Shows,
    /// The language of `?lang=`; none where the page speaks each reader's own.
    pub(crate) language: Option<&'static str>,
    /// The group of `?group=`.
    pub(crate) group: Option<GroupId>,
}

/// A picture as other sites link it.
pub(super) struct Picture {
    pub(super) address: String,
    pub(super) width: u64,
    pub(super) height: u64,
}

impl Page {
    /// Reads an address; none where it is not of one of the two pages. Its origin is not looked at. What else it says
    /// is dropped, and above all its fragment, in which an invitation may stand.
    pub(crate) fn of(address: &Url) -> Option<Self> {
        let path = address.path().strip_prefix("/p/")?;
        let (id, shows) = match path.split_once('/') {
            None => (path, Shows::Poll),
            Some((id, "results")) => (id, Shows::Results),
            Some(_) => return None,
        };
        let poll = PollId::new(id).ok()?;
        let language = parameter(address, "lang").and_then(|language| spoken(&language));
        let group = parameter(address, "group").and_then(|group| GroupId::new(group).ok());
        Some(Self { poll, shows, language, group })
    }

    /// The address of the page at an origin.
    pub(crate) fn address(&self, origin: &str) -> String {
        let below = if self.shows == Shows::Results { "/results" } else { "" };
        let language = self.language.map(|language| format!("lang={language}"));
        let group = self.group.as_ref().map(|group| format!("group={group}"));
        let query: Vec<String> = language.into_iter().chain(group).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{origin}/p/{}{below}{mark}{}", self.poll, query.join("&"))
    }

    /// What the page is called.
    pub(crate) fn title(&self, manifest: &Manifest, words: &Words) -> String {
        let title = words.text(manifest.poll.title());
        match self.shows {
            Shows::Poll => title.to_owned(),
            Shows::Results => format!("{}: {title}", words.say("report.kind")),
        }
    }

    /// The picture to show beside a link to the page; none beside a link to a poll that takes answers: whoever sees
    /// what others said before they answer may say the same.
    pub(super) fn picture(&self, manifest: &Manifest, words: &Words, origin: &str) -> Option<Picture> {
        let is_shown = self.shows == Shows::Results || manifest.state == State::Closed;
        is_shown.then(|| Picture {
            address: format!("{origin}/p/{}.svg?lang={}", self.poll, words.language()),
            width: WIDTH,
            height: picture::height(&manifest.poll, words),
        })
    }
}

/// The language of a tag such as `de-AT`; none where there are no words of it, as the page would not speak it either.
fn spoken(tag: &str) -> Option<&'static str> {
    let primary = tag.split('-').next().unwrap_or_default();
    words::LANGUAGES.iter().map(|(known, _)| *known).find(|known| known.eq_ignore_ascii_case(primary))
}

/// The first parameter of that name.
pub(crate) fn parameter(address: &Url, name: &str) -> Option<String> {
    address.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(address: &str) -> Option<Page> {
        Page::of(&Url::parse(address).expect("an address"))
    }

    #[test]
    fn the_poll_and_results_pages_are_known_by_their_addresses() {
        for address in ["/p/x", "/p/x/results", "/p/x?lang=de", "/p/x/results?lang=fr&group=north"] {
            let read = page(&format!("https://a.example{address}")).expect(address);
            assert_eq!(read.address("https://b.example"), format!("https://b.example{address}"));
        }
        for address in
            ["/", "/p/", "/p/x/privacy", "/p/x/", "/p/x.svg", "/p/%3Cb%3E", "/q/x", "/p/x/results/y"]
        {
            assert_eq!(page(&format!("https://a.example{address}")), None, "{address}");
        }
    }

    #[test]
    fn an_invitation_in_an_address_goes_no_further() {
        let read =
            page("https://a.example/p/x?code=1&lang=de-AT&group=no%20group&theme=<b>#code=SECRET&key=K");
        assert_eq!(read.expect("a page").address("https://a.example"), "https://a.example/p/x?lang=de");
        assert_eq!(page("https://a.example/p/x?lang=xx").expect("a page").language, None);
    }
}
