//! A manifest as the page of its poll carries it: in one language, a field a line.
//!
//! The worker checked the poll when it was made, and puts it into the page that it renders; the widget takes it up from
//! there. Reading it is a small part of what reading a definition costs in WebAssembly, as nobody has to be told what is
//! wrong with it: what cannot be read is no page of ours.

use crate::ballot::PublicKey;
use crate::deniable::Deniable;
use crate::id::ScaleId;
use crate::lines;
use crate::wire::{Manifest, State};
use crate::{
    Choice, ChoiceId, CommentPolicy, Eligibility, GroupId, GroupTree, Kind, Labels, Node, Poll, PollId,
    Question, QuestionId, Readers, ReleasePolicy, Text, Threshold, Timestamp,
};

const STATES: [State; 4] = [State::NotOpen, State::Open, State::Closed, State::Scheduled];
const ELIGIBILITIES: [Eligibility; 3] = [Eligibility::Open, Eligibility::Invited, Eligibility::SignedIn];
const POLICIES: [ReleasePolicy; 3] = [ReleasePolicy::AtClose, ReleasePolicy::Daily, ReleasePolicy::Live];
const COMMENTS: [CommentPolicy; 2] = [CommentPolicy::AsWritten, CommentPolicy::Moderated];

/// The manifest in `language`, without where its poll came from (template and source).
pub fn write(manifest: &Manifest, language: &str) -> String {
    let poll = &manifest.poll;
    let mut page = Writer { language, lines: lines::Writer::default() };
    page.put(manifest.id.as_str());
    page.number(place(&STATES, &manifest.state));
    page.put(manifest.key.as_ref().map_or("", |key| &key.public_key));
    page.put(manifest.sign_in_url.as_deref().unwrap_or_default());
    page.text(Some(&poll.title));
    page.text(poll.description.as_ref());
    page.number(poll.k.get());
    page.number(place(&ELIGIBILITIES, &poll.eligibility));
    page.number(place(&POLICIES, &poll.release));
    page.put(&poll.opens_at.map(|time| time.unix().to_string()).unwrap_or_default());
    page.put(&poll.closes_at.map(|time| time.unix().to_string()).unwrap_or_default());
    page.number(place(&COMMENTS, &poll.comments));
    page.number(poll.deniable.map_or(0, Deniable::odds));
    let tree = &poll.groups;
    page.number(tree.nodes().count() as u64);
    for node in tree.nodes() {
        page.number(tree.depth(node) as u64);
        page.put(tree.id(node).as_str());
        page.text(Some(tree.name(node)));
    }
    page.put(if manifest.invited.is_some() { "invited" } else { "" });
    let invited = manifest.invited.iter().flatten();
    page.number(invited.clone().count() as u64);
    for (leaf, count) in invited {
        page.put(leaf.as_str());
        page.number(*count);
    }
    page.number(poll.questions.len() as u64);
    for question in &poll.questions {
        page.question(question);
    }
    page.lines.finish()
}

/// Reads what [`write`] wrote; nothing where it is something else.
pub fn read(page: &str) -> Option<Manifest> {
    let mut page = Reader(lines::Reader::new(page));
    let id = PollId::new(page.owned()?).ok()?;
    let state = page.one_of(&STATES)?;
    let key = match page.take()? {
        "" => None,
        key => Some(PublicKey::from_text(key).ok()?),
    };
    let sign_in_url = page.owned().map(|url| (!url.is_empty()).then_some(url))?;
    let (title, description) = (page.text()??, page.text()?);
    let k = Threshold::new(page.number()?)?;
    let eligibility = page.one_of(&ELIGIBILITIES)?;
    let release = page.one_of(&POLICIES)?;
    let (opens_at, closes_at) = (time(page.take()?)?, time(page.take()?)?);
    let comments = page.one_of(&COMMENTS)?;
    let deniable = match page.number()? {
        0 => None,
        odds => Some(Deniable::new(odds)?),
    };
    let groups = page.groups()?;
    let has_invited = !page.take()?.is_empty();
    let mut invited = Vec::new();
    for _ in 0..page.number()? {
        invited.push((GroupId::new(page.owned()?).ok()?, page.number()?));
    }
    let mut questions = Vec::new();
    for _ in 0..page.number()? {
        questions.push(page.question()?);
    }
    if questions.is_empty() || !page.0.is_at_end() {
        return None;
    }
    let poll = Poll {
        title,
        description,
        template: None,
        source: None,
        k,
        eligibility,
        release,
        opens_at,
        closes_at,
        // The worker says who reads, above the questions; the program has no use for it.
        readers: Readers::Everyone,
        leaders_until: None,
        comments,
        deniable,
        groups,
        questions,
    };
    let mut manifest = Manifest { sign_in_url, ..Manifest::new(id, state, poll) };
    if let Some(key) = key {
        manifest = manifest.with_key(key);
    }
    if has_invited {
        manifest = manifest.with_invited(invited);
    }
    Some(manifest)
}

/// A point in time, where there is one.
#[expect(clippy::option_option, reason = "what cannot be read is told from what is not there")]
fn time(text: &str) -> Option<Option<Timestamp>> {
    match text {
        "" => Some(None),
        seconds => Some(Some(Timestamp::from_unix(seconds.parse().ok()?))),
    }
}

fn place<T: PartialEq>(all: &[T], one: &T) -> u64 {
    all.iter().take_while(|other| *other != one).count() as u64
}

struct Writer<'a> {
    language: &'a str,
    lines: lines::Writer,
}

impl Writer<'_> {
    fn put(&mut self, text: &str) {
        self.lines.put(text);
    }

    fn number(&mut self, number: u64) {
        self.lines.number(number);
    }

    fn text(&mut self, text: Option<&Text>) {
        self.put(text.map_or("", |text| text.in_language(self.language)));
    }

    fn question(&mut self, question: &Question) {
        self.put(question.id.as_str());
        self.text(Some(&question.text));
        self.text(question.help.as_ref());
        match &question.kind {
            Kind::Likert { steps, reverse, scale, labels } => {
                self.put("l");
                self.number(u64::from(*steps));
                self.number(u64::from(*reverse));
                self.put(scale.as_ref().map_or("", ScaleId::as_str));
                self.labels(labels.as_ref());
            }
            Kind::Rating { labels } => {
                self.put("r");
                self.labels(labels.as_ref());
            }
            Kind::Single { choices } => self.choices("s", choices),
            Kind::Multiple { choices } => self.choices("m", choices),
            Kind::Comment {} => self.put("c"),
        }
    }

    fn labels(&mut self, labels: Option<&Labels>) {
        self.text(labels.map(|labels| &labels.low));
        self.text(labels.and_then(|labels| labels.middle.as_ref()));
        self.text(labels.map(|labels| &labels.high));
    }

    fn choices(&mut self, kind: &str, choices: &[Choice]) {
        self.put(kind);
        self.number(choices.len() as u64);
        for choice in choices {
            self.put(choice.id.as_str());
            self.text(Some(&choice.text));
            self.number(u64::from(choice.sensitive));
        }
    }
}

struct Reader<'a>(lines::Reader<'a>);

impl<'a> Reader<'a> {
    fn take(&mut self) -> Option<&'a str> {
        self.0.take()
    }

    fn owned(&mut self) -> Option<String> {
        self.0.text()
    }

    fn number(&mut self) -> Option<u64> {
        self.0.number()
    }

    /// One of `all`, by its place.
    fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(usize::try_from(self.number()?).ok()?).copied()
    }

    /// A text; the inner one is none where there is none, as no text is empty.
    #[expect(
        clippy::option_option,
        reason = "a page that ends early is another thing than a text that is not there"
    )]
    fn text(&mut self) -> Option<Option<Text>> {
        self.owned().map(|text| (!text.is_empty()).then_some(Text::Plain(text)))
    }

    fn groups(&mut self) -> Option<GroupTree> {
        let (mut tree, mut path): (Option<GroupTree>, Vec<Node>) = (None, Vec::new());
        for _ in 0..self.number()? {
            let depth = usize::try_from(self.number()?).ok()?;
            let (id, name) = (GroupId::new(self.owned()?).ok()?, self.text()??);
            path.truncate(depth);
            let node = match &mut tree {
                None if depth == 0 => {
                    let new = tree.insert(GroupTree::new(id, name));
                    new.root()
                }
                Some(tree) if depth == path.len() => tree.add(*path.last()?, id, name),
                _ => return None,
            };
            path.push(node);
        }
        tree
    }

    fn question(&mut self) -> Option<Question> {
        let (id, text, help) = (QuestionId::new(self.owned()?).ok()?, self.text()??, self.text()?);
        let kind = match self.take()? {
            "l" => Kind::Likert {
                steps: u8::try_from(self.number()?).ok()?,
                reverse: self.number()? == 1,
                scale: match self.owned()? {
                    scale if scale.is_empty() => None,
                    scale => Some(ScaleId::new(scale).ok()?),
                },
                labels: self.labels()?,
            },
            "r" => Kind::Rating { labels: self.labels()? },
            "s" => Kind::Single { choices: self.choices()? },
            "m" => Kind::Multiple { choices: self.choices()? },
            "c" => Kind::Comment {},
            _ => return None,
        };
        Some(Question { id, text, help, kind })
    }

    #[expect(clippy::option_option, reason = "as for texts")]
    fn labels(&mut self) -> Option<Option<Labels>> {
        let (low, middle, high) = (self.text()?, self.text()?, self.text()?);
        Some(low.zip(high).map(|(low, high)| Labels { low, middle, high }))
    }

    fn choices(&mut self) -> Option<Vec<Choice>> {
        let mut choices = Vec::new();
        for _ in 0..self.number()? {
            let (id, text) = (ChoiceId::new(self.owned()?).ok()?, self.text()??);
            choices.push(Choice { id, text, sensitive: self.number()? == 1 });
        }
        Some(choices)
    }
}

#[cfg(test)]
mod tests;
