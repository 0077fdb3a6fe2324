//! The state of the form: what is marked, and how that becomes answers.
//!
//! Questions and what can be picked of them are told by their place in the poll: polls never change once they are open.

use candor::lines::{Reader, Writer};
use candor::{Answer, Answers, Kind, Poll, Question};

/// What is marked at one question. For any kind: columns picked, text written, or declined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Places of the [columns](Question::columns) picked.
    pub picked: Vec<usize>,
    /// What is written; kept, though not sent, while declined.
    pub text: String,
    /// Whether “Prefer not to answer” is marked.
    pub declined: bool,
}

/// Everything marked so far: what is kept on the device as a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The group chosen; empty when none is.
    pub group: String,
    /// In the order of the questions; those at the end may be missing.
    pub marks: Vec<Mark>,
}

/// What a person does to the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Chooses a group.
    Group(String),
    /// Picks one column of a question, in the place of any other.
    Pick(usize, usize),
    /// Adds or removes one column of a question.
    Toggle(usize, usize),
    /// Writes a comment.
    Write(usize, String),
    /// Marks or unmarks “Prefer not to answer”.
    Decline(usize, bool),
    /// Puts another form in the place of this one.
    Replace(Form),
}

/// Something to mend before sending, and the control where it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The place of the question; none for the group and the invitation.
    pub question: Option<usize>,
    /// The id of the first control.
    pub control: String,
    /// The key of the message that says what to do.
    pub message: &'static str,
}

impl Mark {
    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.picked.is_empty() && self.text.is_empty() && !self.declined
    }
}

impl Form {
    /// Whether no question is marked.
    pub fn is_empty(&self) -> bool {
        self.marks.iter().all(Mark::is_empty)
    }

    /// As it is kept: the group, then of each question whether it is declined, how many columns are picked, which, and
    /// the text.
    pub fn write(&self) -> String {
        let mut lines = Writer::default();
        lines.put(&self.group);
        for mark in &self.marks {
            lines.number(u64::from(mark.declined));
            lines.number(mark.picked.len() as u64);
            for column in &mark.picked {
                lines.number(*column as u64);
            }
            lines.put(&mark.text);
        }
        lines.finish()
    }

    /// Reads what [`write`](Self::write) wrote; nothing where it is something else.
    pub fn read(draft: &str) -> Option<Self> {
        let mut lines = Reader::new(draft.strip_suffix('\n')?);
        let mut form = Self { group: lines.text()?, marks: Vec::new() };
        while let Some(declined) = lines.take() {
            let mut mark = Mark { declined: declined == "1", ..Mark::default() };
            for _ in 0..lines.number()? {
                mark.picked.push(usize::try_from(lines.number()?).ok()?);
            }
            mark.text = lines.text()?;
            form.marks.push(mark);
        }
        Some(form)
    }

    /// This form, and of `draft` what is not marked here.
    #[must_use]
    pub fn over(mut self, draft: Self) -> Self {
        if self.group.is_empty() {
            self.group = draft.group;
        }
        for (question, mark) in draft.marks.into_iter().enumerate() {
            let own = self.mark_mut(question);
            if own.is_empty() {
                *own = mark;
            }
        }
        self
    }

    /// Does `action`.
    pub fn act(&mut self, action: Action) {
        match action {
            Action::Group(group) => self.group = group,
            Action::Pick(question, column) => {
                let mark = self.mark_mut(question);
                (mark.picked, mark.declined) = (vec![column], false);
            }
            Action::Toggle(question, column) => {
                let mark = self.mark_mut(question);
                mark.declined = false;
                match mark.picked.iter().position(|picked| *picked == column) {
                    Some(place) => _ = mark.picked.swap_remove(place),
                    None => mark.picked.push(column),
                }
            }
            Action::Write(question, text) => {
                let mark = self.mark_mut(question);
                (mark.text, mark.declined) = (text, false);
            }
            Action::Decline(question, declined) => {
                let mark = self.mark_mut(question);
                mark.declined = declined;
                mark.picked.clear();
            }
            Action::Replace(other) => *self = other,
        }
    }

    /// How many questions are answered or declined, and whether all others are comments, which may stay empty.
    pub fn progress(&self, poll: &Poll) -> (usize, bool) {
        let (mut answered, mut complete) = (0, true);
        for (place, question) in poll.questions().iter().enumerate() {
            let mark = self.marks.get(place);
            let is_answered =
                |mark: &Mark| mark.declined || !mark.picked.is_empty() || !mark.text.trim().is_empty();
            if mark.is_some_and(is_answered) {
                answered += 1;
            } else {
                complete &= question.kind == Kind::Comment {};
            }
        }
        (answered, complete)
    }

    /// What is marked at a question.
    pub fn mark(&self, question: usize) -> Mark {
        self.marks.get(question).cloned().unwrap_or_default()
    }

    fn mark_mut(&mut self, question: usize) -> &mut Mark {
        while self.marks.len() <= question {
            self.marks.push(Mark::default());
        }
        &mut self.marks[question]
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
        let questions = poll.questions();
        let given = questions.iter().enumerate().map(|(place, question)| answer(question, &self.mark(place)));
        let faults = match (self.group(poll), Answers::new(poll, given)) {
            (Some(group), Ok(answers)) => return Ok((group, answers)),
            (_, answers) => answers.err().unwrap_or_default(),
        };
        let mut slips = Vec::new();
        if self.group(poll).is_none() {
            slips.push(Slip { question: None, control: "group".into(), message: "slip.no_group" });
        }
        for fault in faults {
            let place = questions.iter().position(|question| fault.pointer[1..] == *question.id.as_str());
            let Some(place) = place else { continue };
            let message = if fault.code == "too_long" { "slip.too_long" } else { "slip.missing" };
            let control = first_control(&questions[place]);
            slips.push(Slip { question: Some(place), control, message });
        }
        Err(slips)
    }
}

/// The answer that a mark is, if it is one. A comment left empty declines: nobody has to say that they say nothing.
pub fn answer(question: &Question, mark: &Mark) -> Option<Answer> {
    if mark.declined {
        return Some(Answer::Declined);
    }
    let picked = mark.picked.first().copied();
    match &question.kind {
        Kind::Comment {} if mark.text.trim().is_empty() => Some(Answer::Declined),
        Kind::Comment {} => Some(Answer::Text(mark.text.trim().to_owned())),
        Kind::Likert { .. } | Kind::Rating { .. } => {
            let (low, _) = question.range()?;
            Some(Answer::Value(low + u8::try_from(picked?).ok()?))
        }
        Kind::Single { choices } => Some(Answer::Choice(choices.get(picked?)?.id.clone())),
        Kind::Multiple { choices } => {
            picked?;
            let picked = choices.iter().enumerate().filter(|(column, _)| mark.picked.contains(column));
            Some(Answer::Choices(picked.map(|(_, choice)| choice.id.clone()).collect()))
        }
    }
}

/// The id of the control for one column of a question.
pub fn control(question: &Question, column: usize) -> String {
    let id = question.id.as_str();
    match (question.range(), question.choices().get(column)) {
        (Some((low, _)), _) => [id, "-", &(usize::from(low) + column).to_string()].concat(),
        (None, Some(choice)) => [id, "-", choice.id.as_str()].concat(),
        (None, None) => id.to_owned(),
    }
}

/// The id of a question's control for declining it.
pub fn decline_control(question: &Question) -> String {
    [question.id.as_str(), "-declined"].concat()
}

/// The id of a question's first control.
pub fn first_control(question: &Question) -> String {
    control(question, 0)
}

#[cfg(test)]
mod tests;
