//! The state of the form: what is marked, and how that becomes answers.

use candor::{Answer, Answers, ChoiceId, Kind, Poll, Question, QuestionId};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is marked at one question. For any kind: keys of columns picked, text written, or declined.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// Keys of the [columns](Question::columns) picked.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub picked: BTreeSet<String>,
    /// What is written; kept, though not sent, while declined.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Whether “Prefer not to answer” is marked.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub declined: bool,
}

/// Everything marked so far: what is kept on the device as a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Form {
    /// The group chosen; empty when none is.
    pub group: String,
    /// By question id.
    pub marks: BTreeMap<String, Mark>,
}

/// What a person does to the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Chooses a group.
    Group(String),
    /// Picks one key of a question, in the place of any other.
    Pick(QuestionId, String),
    /// Adds or removes one key of a question.
    Toggle(QuestionId, String),
    /// Writes a comment.
    Write(QuestionId, String),
    /// Marks or unmarks “Prefer not to answer”.
    Decline(QuestionId, bool),
    /// Puts another form in the place of this one.
    Replace(Box<Form>),
}

/// Something to mend before sending, and the control where it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The question; none for the group.
    pub question: Option<QuestionId>,
    /// The id of the first control.
    pub control: String,
    /// The code of a [`candor::Fault`], or `no_group`.
    pub code: String,
    /// What the core says of it, in English.
    pub detail: String,
}

impl Mark {
    fn read(mark: &Value) -> Self {
        let mut picked = BTreeSet::new();
        picked.extend(mark["picked"].as_array().into_iter().flatten().map(text));
        Self { picked, text: text(&mark["text"]), declined: mark["declined"] == Value::Bool(true) }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

impl Form {
    /// Reads a form as [`Serialize`] wrote it; nothing where it is none.
    pub fn read(draft: &str) -> Option<Self> {
        let draft: Value = serde_json::from_str(draft).ok()?;
        let marks = draft.get("marks")?.as_object()?.iter().map(|(id, mark)| (id.clone(), Mark::read(mark)));
        let mut form = Self { group: text(&draft["group"]), marks: BTreeMap::new() };
        form.marks.extend(marks);
        Some(form)
    }

    /// The form after `action`.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut form = self.clone();
        match action {
            Action::Group(group) => form.group = group,
            Action::Pick(question, key) => {
                let mark = form.mark_mut(&question);
                (mark.picked, mark.declined) = (BTreeSet::from([key]), false);
            }
            Action::Toggle(question, key) => {
                let mark = form.mark_mut(&question);
                mark.declined = false;
                if !mark.picked.remove(&key) {
                    mark.picked.insert(key);
                }
            }
            Action::Write(question, text) => {
                let mark = form.mark_mut(&question);
                (mark.text, mark.declined) = (text, false);
            }
            Action::Decline(question, declined) => {
                let mark = form.mark_mut(&question);
                mark.declined = declined;
                mark.picked.clear();
            }
            Action::Replace(other) => form = *other,
        }
        form
    }

    /// What is marked at a question.
    pub fn mark(&self, question: &QuestionId) -> Mark {
        self.marks.get(question.as_str()).cloned().unwrap_or_default()
    }

    fn mark_mut(&mut self, question: &QuestionId) -> &mut Mark {
        self.marks.entry(question.to_string()).or_default()
    }

    /// The group that a ballot of this form belongs to: the one chosen, or the only one there is.
    pub fn group<'a>(&self, poll: &'a Poll) -> Option<&'a candor::GroupId> {
        let tree = poll.groups();
        let mut leaves = tree.leaves();
        let only = leaves.next().filter(|_| leaves.next().is_none());
        tree.find_leaf(&self.group).or(only).map(|leaf| tree.id(leaf))
    }

    /// The answers and group of this form.
    ///
    /// # Errors
    /// Every [`Slip`], in the order of the page.
    pub fn ballot<'a>(&self, poll: &'a Poll) -> Result<(&'a candor::GroupId, Answers), Vec<Slip>> {
        let mut given = BTreeMap::new();
        for question in poll.questions() {
            if let Some(answer) = answer(question, &self.mark(&question.id)) {
                given.insert(question.id.clone(), answer);
            }
        }
        match (self.group(poll), Answers::new(poll, given)) {
            (Some(group), Ok(answers)) => Ok((group, answers)),
            (group, answers) => {
                let no_group = Slip {
                    question: None,
                    control: "group".into(),
                    code: "no_group".into(),
                    detail: String::new(),
                };
                let slips = group.is_none().then_some(no_group).into_iter();
                let faults = answers.err().unwrap_or_default();
                Err(slips
                    .chain(faults.into_iter().filter_map(|fault| {
                        let question = poll
                            .questions()
                            .iter()
                            .find(|question| fault.pointer[1..] == *question.id.as_str())?;
                        let control = first_control(question);
                        Some(Slip {
                            question: Some(question.id.clone()),
                            control,
                            code: fault.code,
                            detail: fault.detail,
                        })
                    }))
                    .collect())
            }
        }
    }
}

/// The answer that a mark is, if it is one. A comment left empty declines: nobody has to say that they say nothing.
pub fn answer(question: &Question, mark: &Mark) -> Option<Answer> {
    if mark.declined {
        return Some(Answer::Declined);
    }
    let picked = mark.picked.first();
    match &question.kind {
        Kind::Comment {} if mark.text.trim().is_empty() => Some(Answer::Declined),
        Kind::Comment {} => Some(Answer::Text(mark.text.trim().to_owned())),
        Kind::Likert { .. } | Kind::Rating { .. } => picked?.parse().ok().map(Answer::Value),
        Kind::Single { .. } => ChoiceId::new(picked?.as_str()).ok().map(Answer::Choice),
        Kind::Multiple { .. } => {
            picked?;
            mark.picked
                .iter()
                .map(|id| ChoiceId::new(id.as_str()).ok())
                .collect::<Option<_>>()
                .map(Answer::Choices)
        }
    }
}

/// The id of the control for one key of a question.
pub fn control(question: &QuestionId, key: &str) -> String {
    [question.as_str(), "-", key].concat()
}

/// The id of a question's first control.
pub fn first_control(question: &Question) -> String {
    match question.columns().first() {
        Some(key) if question.kind != (Kind::Comment {}) => control(&question.id, key),
        _ => question.id.to_string(),
    }
}

/// The word a control on the way from `low` to `high` has beside its number: the ends, and the middle if there is one.
pub fn step_word(step: u8, (low, high): (u8, u8), words: [&str; 3]) -> &str {
    let [first, middle, last] = words;
    match step {
        step if step == low => first,
        step if step == high => last,
        step if step - low == high - step => middle,
        _ => "",
    }
}

#[cfg(test)]
mod tests;
