//! Reads poll definitions, and names every fault of a bad one rather than the first.

pub(crate) mod reader;

use crate::deniable::Deniable;
use crate::fault::{Fault, step};
use crate::group::{GroupTree, MAX_DEPTH, Node};
use crate::id::ScaleId;
use crate::poll::{CommentPolicy, Eligibility, Poll, Readers, ReleasePolicy, Threshold};
use crate::question::{Choice, Kind, Labels, Question};
use crate::text::Text;
use crate::{ChoiceId, GroupId, QuestionId, Timestamp};
use reader::{Object, Reader};
use serde_json::Value;
use std::collections::BTreeSet;

/// The most questions of one poll.
const MAX_QUESTIONS: usize = 100;
/// The most choices of one question.
const MAX_CHOICES: usize = 50;

/// Reads a definition; see [`Poll::parse`].
pub(crate) fn parse(definition: &Value) -> Result<Poll, Vec<Fault>> {
    let mut reader = Reader { faults: Vec::new() };
    let poll = reader.poll(definition);
    match poll {
        Some(poll) if reader.faults.is_empty() => Ok(poll),
        _ => Err(reader.faults),
    }
}

impl Reader {
    fn poll(&mut self, value: &Value) -> Option<Poll> {
        let object = self.object(value, "")?;
        self.only(
            &object,
            &[
                "title",
                "description",
                "template",
                "source",
                "k",
                "eligibility",
                "release",
                "opens_at",
                "closes_at",
                "readers",
                "leaders_until",
                "comments",
                "deniable",
                "groups",
                "questions",
            ],
        );
        // Everything is read before anything is given up, so that all faults are found.
        let title = self.text(&object, "title");
        let description = self.optional(&object, "description", Self::text);
        let template = self.optional(&object, "template", Self::string);
        let source = self.optional(&object, "source", Self::string);
        let k = self.threshold(&object);
        let eligibility =
            self.word(&object, "eligibility", "“open”, “invited” or “signed_in”", Eligibility::Open);
        let release = self.word(&object, "release", "“at_close”, “daily” or “live”", ReleasePolicy::AtClose);
        let opens_at = self.optional(&object, "opens_at", Self::timestamp);
        let closes_at = self.optional(&object, "closes_at", Self::timestamp);
        let readers =
            self.word(&object, "readers", "“everyone”, “leaders” or “signed_in”", Readers::Everyone);
        let leaders_until = self.optional(&object, "leaders_until", Self::timestamp);
        self.agree(&object, readers);
        if let (Some(Some(opens)), Some(Some(closes))) = (opens_at, closes_at)
            && closes <= opens
        {
            self.fault::<()>(&object.at("closes_at"), "too_early", "A poll closes after it has opened");
        }
        let comments =
            self.word(&object, "comments", "“as_written” or “moderated”", CommentPolicy::AsWritten);
        let deniable = self.optional(&object, "deniable", Self::deniable);
        let groups = self.groups(&object);
        let questions = self.questions(&object);
        if let (Some(Some(_)), Some(questions)) = (deniable, &questions)
            && questions.iter().all(|question| question.kind == Kind::Comment {})
        {
            let detail = "Comments are sent as they are written: nothing here could be denied";
            self.fault::<()>(&object.at("deniable"), "nothing_deniable", detail);
        }
        Some(Poll {
            title: title?,
            description: description?,
            template: template?,
            source: source?,
            k: k?,
            eligibility: eligibility?,
            release: release?,
            opens_at: opens_at?,
            closes_at: closes_at?,
            readers: readers?,
            leaders_until: leaders_until?,
            comments: comments?,
            deniable: deniable?,
            groups: groups?,
            questions: questions?,
        })
    }

    /// Leaders read alone until a time, and nobody else has one: those who answered are to see what leaders see.
    fn agree(&mut self, object: &Object, readers: Option<Readers>) {
        let at = object.at("leaders_until");
        match (readers, object.get("leaders_until").is_some()) {
            (Some(Readers::Leaders), false) => {
                self.fault::<()>(&at, "missing", "Say until when leaders read alone; then everyone does");
            }
            (Some(Readers::Everyone | Readers::SignedIn), true) => {
                self.fault::<()>(&at, "not_wanted", "This goes with the readers “leaders” alone");
            }
            _ => {}
        }
    }

    fn threshold(&mut self, object: &Object) -> Option<Threshold> {
        let Some(value) = object.get("k") else {
            return Some(Threshold::default());
        };
        value.as_u64().and_then(Threshold::new).or_else(|| {
            let detail = format!("k is a whole number from {} to {}", Threshold::MIN, Threshold::MAX);
            self.fault(&object.at("k"), "out_of_range", detail)
        })
    }

    fn deniable(&mut self, object: &Object, key: &str) -> Option<Deniable> {
        let deniable = self.object(object.get(key)?, &object.at(key))?;
        self.only(&deniable, &["odds"]);
        let Some(odds) = deniable.get("odds") else {
            return Some(Deniable::default());
        };
        odds.as_u64().and_then(Deniable::new).or_else(|| {
            let detail = format!("The odds are a whole number from {} to {}", Deniable::MIN, Deniable::MAX);
            self.fault(&deniable.at("odds"), "out_of_range", detail)
        })
    }

    pub(crate) fn timestamp(&mut self, object: &Object, key: &str) -> Option<Timestamp> {
        let text = self.string(object, key)?;
        match Timestamp::try_from(text) {
            Ok(time) => Some(time),
            Err(error) => self.fault(&object.at(key), "bad_time", error.to_string()),
        }
    }

    fn groups(&mut self, object: &Object) -> Option<GroupTree> {
        let at = object.at("groups");
        let Some(value) = object.get("groups") else {
            return self.fault(&at, "missing", "A poll has a group tree, at least its root");
        };
        let mut seen = BTreeSet::new();
        let (root, children) = self.group(value, &at, 1, &mut seen);
        let mut tree = root.map(|(id, name)| GroupTree::new(id, name));
        for (child, at) in children {
            self.branch(child, &at, 2, &mut seen, tree.as_mut().map(|tree| (tree, Node(0))));
        }
        tree
    }

    /// Reads one subtree into the tree, or only its faults when there is no tree to read it into.
    fn branch(
        &mut self,
        value: &Value,
        at: &str,
        depth: usize,
        seen: &mut BTreeSet<GroupId>,
        into: Option<(&mut GroupTree, Node)>,
    ) {
        let (group, children) = self.group(value, at, depth, seen);
        let mut below = match (into, group) {
            (Some((tree, parent)), Some((id, name))) => {
                let node = tree.add(parent, id, name);
                Some((tree, node))
            }
            _ => None,
        };
        for (child, at) in children {
            let into = below.as_mut().map(|(tree, node)| (&mut **tree, *node));
            self.branch(child, &at, depth + 1, seen, into);
        }
    }

    /// Reads one group without what hangs below it, and says where that is.
    #[allow(clippy::type_complexity)]
    fn group<'a>(
        &mut self,
        value: &'a Value,
        at: &str,
        depth: usize,
        seen: &mut BTreeSet<GroupId>,
    ) -> (Option<(GroupId, Text)>, Vec<(&'a Value, String)>) {
        let Some(group) = self.object(value, at) else {
            return (None, Vec::new());
        };
        self.only(&group, &["id", "name", "children"]);
        let id = self.id(&group, "id", GroupId::new);
        let name = self.text(&group, "name");
        if let Some(id) = &id
            && !seen.insert(id.clone())
        {
            self.fault::<()>(
                &group.at("id"),
                "duplicate",
                format!("Another group has the id “{id}” already"),
            );
        }
        let children_at = group.at("children");
        let children = match group.get("children") {
            None => &[][..],
            Some(Value::Array(children)) => children,
            Some(_) => {
                self.fault::<()>(&children_at, "not_a_list", "The groups below are a list");
                &[]
            }
        };
        if depth == MAX_DEPTH && !children.is_empty() {
            self.fault::<()>(&children_at, "too_deep", format!("Groups are nested at most {MAX_DEPTH} deep"));
            return (None, Vec::new());
        }
        let children = children.iter().enumerate().map(|(i, child)| (child, step(&children_at, i))).collect();
        (id.zip(name), children)
    }

    fn questions(&mut self, object: &Object) -> Option<Vec<Question>> {
        let list = self.list(object, "questions", 1, MAX_QUESTIONS)?;
        let mut seen = BTreeSet::new();
        let mut questions = Vec::with_capacity(list.len());
        for (i, value) in list.iter().enumerate() {
            let at = step(&object.at("questions"), i);
            if let Some(question) = self.question(value, &at) {
                if !seen.insert(question.id.clone()) {
                    let detail = format!("Another question has the id “{}” already", question.id);
                    self.fault::<()>(&step(&at, "id"), "duplicate", detail);
                }
                questions.push(question);
            }
        }
        (questions.len() == list.len()).then_some(questions)
    }

    fn question(&mut self, value: &Value, at: &str) -> Option<Question> {
        let object = self.object(value, at)?;
        let id = self.id(&object, "id", QuestionId::new);
        let text = self.text(&object, "text");
        let help = self.optional(&object, "help", Self::text);
        let kind = self.kind(&object);
        Some(Question { id: id?, text: text?, help: help?, kind: kind? })
    }

    fn kind(&mut self, object: &Object) -> Option<Kind> {
        const COMMON: [&str; 4] = ["id", "kind", "text", "help"];
        let kind = self.string(object, "kind")?;
        let own: &[&str] = match kind.as_str() {
            "likert" => &["steps", "reverse", "scale", "labels"],
            "single" | "multiple" => &["choices"],
            "rating" => &["labels"],
            "comment" => &[],
            _ => {
                let detail = "The kinds of question are likert, single, multiple, rating and comment";
                return self.fault(&object.at("kind"), "unknown_kind", detail);
            }
        };
        self.only(object, &[&COMMON, own].concat());
        match kind.as_str() {
            "likert" => {
                let steps = self.steps(object);
                let reverse = self.flag(object, "reverse");
                let scale = self
                    .optional(object, "scale", |reader, object, key| reader.id(object, key, ScaleId::new));
                let labels = self.optional(object, "labels", Self::labels);
                Some(Kind::Likert { steps: steps?, reverse: reverse?, scale: scale?, labels: labels? })
            }
            "single" => Some(Kind::Single { choices: self.choices(object)? }),
            "multiple" => Some(Kind::Multiple { choices: self.choices(object)? }),
            "rating" => Some(Kind::Rating { labels: self.optional(object, "labels", Self::labels)? }),
            _ => Some(Kind::Comment {}),
        }
    }

    fn steps(&mut self, object: &Object) -> Option<u8> {
        let steps = object.get("steps").and_then(Value::as_u64).and_then(|steps| u8::try_from(steps).ok());
        steps
            .filter(|steps| (4..=7).contains(steps))
            .or_else(|| self.fault(&object.at("steps"), "out_of_range", "A Likert question has 4 to 7 steps"))
    }

    fn labels(&mut self, object: &Object, key: &str) -> Option<Labels> {
        let labels = self.object(object.get(key)?, &object.at(key))?;
        self.only(&labels, &["low", "middle", "high"]);
        let low = self.text(&labels, "low");
        let middle = self.optional(&labels, "middle", Self::text);
        let high = self.text(&labels, "high");
        Some(Labels { low: low?, middle: middle?, high: high? })
    }

    fn choices(&mut self, object: &Object) -> Option<Vec<Choice>> {
        let list = self.list(object, "choices", 2, MAX_CHOICES)?;
        let mut seen = BTreeSet::new();
        let mut choices = Vec::with_capacity(list.len());
        for (i, value) in list.iter().enumerate() {
            let at = step(&object.at("choices"), i);
            let Some(choice) = self.object(value, &at) else {
                continue;
            };
            self.only(&choice, &["id", "text", "sensitive"]);
            let id = self.id(&choice, "id", ChoiceId::new);
            let text = self.text(&choice, "text");
            let sensitive = self.flag(&choice, "sensitive");
            if let Some(id) = &id
                && !seen.insert(id.clone())
            {
                self.fault::<()>(
                    &step(&at, "id"),
                    "duplicate",
                    format!("Another choice has the id “{id}” already"),
                );
            }
            if let (Some(id), Some(text), Some(sensitive)) = (id, text, sensitive) {
                choices.push(Choice { id, text, sensitive });
            }
        }
        (choices.len() == list.len()).then_some(choices)
    }
}

#[cfg(test)]
mod tests;
