//! Answers to a poll, checked against it: what a ballot carries.

use crate::fault::{Fault, step};
use crate::question::{Kind, MAX_COMMENT, Question};
use crate::{ChoiceId, Poll, QuestionId};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::collections::BTreeSet;

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One choice, for a single choice question.
    Choice(ChoiceId),
    /// At least one choice and none twice, for a multiple choice question.
    Choices(Vec<ChoiceId>),
    /// A Likert step or a rating.
    Value(u8),
    /// A comment.
    Text(String),
    /// Preferred not to answer: an answer too, and counted.
    Declined,
    /// Both at once, which coins alone send: some choices of a multiple choice question, and declined. See
    /// [`deniable`](crate::deniable).
    DeclinedAnd(Vec<ChoiceId>),
}

impl Answer {
    /// Reads the JSON of one answer: `{"choice": id}`, `{"choices": [id, …]}`, `{"value": n}`, `{"text": …}` or
    /// `{"declined": true}`; or what coins alone send, `{"choices": [id, …], "declined": true}`.
    fn parse(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        let id = |value: &Value| ChoiceId::new(value.as_str()?).ok();
        let ids = |value: &Value| {
            let ids: BTreeSet<_> = value.as_array()?.iter().map(id).collect::<Option<_>>()?;
            Some(ids.into_iter().collect())
        };
        if object.len() == 2 {
            let declined = object.get("declined")? == &Value::Bool(true);
            return ids(object.get("choices")?).filter(|_| declined).map(Self::DeclinedAnd);
        }
        let (key, value) = object.iter().next().filter(|_| object.len() == 1)?;
        match key.as_str() {
            "choice" => id(value).map(Self::Choice),
            "choices" => ids(value).map(Self::Choices),
            "value" => value.as_u64().and_then(|value| u8::try_from(value).ok()).map(Self::Value),
            "text" => value.as_str().map(|text| Self::Text(text.to_owned())),
            "declined" => (*value == Value::Bool(true)).then_some(Self::Declined),
            _ => None,
        }
    }

    /// What is wrong with this answer to `question`, as a code and a sentence. Where `coins` may have sent it, any choices do,
    /// none and declined beside some included.
    fn fault(&self, question: &Question, coins: bool) -> Option<(&'static str, String)> {
        let known = |id: &ChoiceId| question.choices().iter().any(|choice| choice.id == *id);
        let unknown = |id: &ChoiceId| ("unknown_choice", format!("This question has no choice “{id}”"));
        match (&question.kind, self) {
            (_, Self::Declined) => None,
            (Kind::Single { .. }, Self::Choice(id)) => (!known(id)).then(|| unknown(id)),
            (Kind::Multiple { .. }, Self::Choices(ids)) if ids.is_empty() && !coins => {
                Some(("no_choice", "Choose at least one, or decline".into()))
            }
            (Kind::Multiple { .. }, Self::DeclinedAnd(_)) if !coins => {
                Some(("declined_and_chosen", "Choose at least one, or decline, and not both".into()))
            }
            (Kind::Multiple { .. }, Self::Choices(ids) | Self::DeclinedAnd(ids)) => {
                let repeated = |(place, id): (usize, &ChoiceId)| ids[..place].contains(id);
                // Unknown ones first: once all are known there are few, and comparing each with each is cheap.
                let fault = ids.iter().find(|id| !known(id)).map(unknown);
                fault.or_else(|| {
                    let twice = ids.iter().enumerate().any(repeated);
                    twice.then(|| ("repeated_choice", "Each choice is named once".into()))
                })
            }
            (Kind::Likert { .. } | Kind::Rating { .. }, Self::Value(value)) => {
                let (low, high) = question.range()?;
                let outside = !(low..=high).contains(value);
                outside.then(|| ("out_of_range", format!("The value is from {low} to {high}")))
            }
            (Kind::Comment {}, Self::Text(text)) if text.trim().is_empty() => {
                Some(("empty", "A comment says something; decline it otherwise".into()))
            }
            (Kind::Comment {}, Self::Text(text)) => (text.chars().count() > MAX_COMMENT)
                .then(|| ("too_long", format!("A comment has at most {MAX_COMMENT} characters"))),
            _ => Some(("wrong_kind", format!("This question is answered with {}", expected(&question.kind)))),
        }
    }
}

/// Columns: where an answer is counted, and the answer that is counted there. The column after all of a question's own is
/// declined.
impl Answer {
    /// The columns of the answer to `question`.
    pub fn columns(&self, question: &Question) -> Vec<usize> {
        let column = |id: &ChoiceId| question.choices().iter().position(|choice| choice.id == *id);
        let low = question.range().map_or(0, |(low, _)| low);
        match self {
            Self::Declined => vec![question.width()],
            Self::Choice(id) => column(id).into_iter().collect(),
            Self::Choices(ids) => ids.iter().filter_map(column).collect(),
            Self::DeclinedAnd(ids) => ids.iter().filter_map(column).chain([question.width()]).collect(),
            Self::Value(value) => vec![usize::from(value.saturating_sub(low))],
            Self::Text(_) => vec![0],
        }
    }

    /// The one answer of that column; declined for any that is none of the question's own.
    pub(crate) fn at(question: &Question, column: usize) -> Self {
        match (question.range(), question.choices().get(column), u8::try_from(column)) {
            (Some((low, high)), _, Ok(step)) if step <= high - low => Self::Value(low + step),
            (None, Some(choice), _) => Self::Choice(choice.id.clone()),
            _ => Self::Declined,
        }
    }

    /// The answer of those columns of a question with several, declined last.
    pub(crate) fn of_bits(question: &Question, bits: &[bool]) -> Self {
        let picked = question.choices().iter().zip(bits).filter(|(_, bit)| **bit);
        let picked: Vec<ChoiceId> = picked.map(|(choice, _)| choice.id.clone()).collect();
        match (bits.get(question.width()), picked.is_empty()) {
            (Some(true), true) => Self::Declined,
            (Some(true), false) => Self::DeclinedAnd(picked),
            _ => Self::Choices(picked),
        }
    }
}

fn expected(kind: &Kind) -> &'static str {
    match kind {
        Kind::Single { .. } => "{\"choice\": …}",
        Kind::Multiple { .. } => "{\"choices\": […]}",
        Kind::Likert { .. } | Kind::Rating { .. } => "{\"value\": …}",
        Kind::Comment {} => "{\"text\": …}",
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Choice(id) => map.serialize_entry("choice", id)?,
            Self::Choices(ids) => map.serialize_entry("choices", ids)?,
            Self::Value(value) => map.serialize_entry("value", value)?,
            Self::Text(text) => map.serialize_entry("text", text)?,
            Self::Declined => map.serialize_entry("declined", &true)?,
            Self::DeclinedAnd(ids) => {
                map.serialize_entry("choices", ids)?;
                map.serialize_entry("declined", &true)?;
            }
        }
        map.end()
    }
}

/// One answer to each question of a poll, in the poll's order. Only [`Answers::new`], [`Answers::parse`] and
/// [`randomise`](crate::deniable::randomise) make them, so that what is counted fits the poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers(Vec<(QuestionId, Answer)>);

impl Answers {
    /// Checks answers against the poll they answer: one for each question in the poll's order, none where there is none.
    ///
    /// # Errors
    /// Every [`Fault`]: a missing answer, or one that does not fit. Pointers start at the object of answers:
    /// `/{question}`.
    pub fn new(poll: &Poll, given: impl IntoIterator<Item = Option<Answer>>) -> Result<Self, Vec<Fault>> {
        Self::checked(poll, given, false)
    }

    /// What coins made of answers.
    pub(crate) fn sent(answers: Vec<(QuestionId, Answer)>) -> Self {
        Self(answers)
    }

    fn checked(
        poll: &Poll,
        given: impl IntoIterator<Item = Option<Answer>>,
        coins: bool,
    ) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut answers = Vec::with_capacity(poll.questions().len());
        let mut given = given.into_iter();
        for question in poll.questions() {
            let at = step("", &question.id);
            match given.next().flatten() {
                None => faults.push(Fault::new(at, "missing", "Answer this question, or decline it")),
                Some(answer) => match answer.fault(question, coins) {
                    Some((code, detail)) => faults.push(Fault::new(at, code, detail)),
                    None => answers.push((question.id.clone(), answer)),
                },
            }
        }
        if faults.is_empty() { Ok(Self(answers)) } else { Err(faults) }
    }

    /// Reads the `answers` of a ballot. Where the poll's answers are deniable, coins may have sent them.
    ///
    /// # Errors
    /// As [`Answers::new`], and for JSON that is no answer at all, or answers a question that is not asked.
    pub fn parse(poll: &Poll, value: &Value) -> Result<Self, Vec<Fault>> {
        let Some(object) = value.as_object() else {
            return Err(vec![Fault::new(
                "",
                "not_an_object",
                "Answers are an object of question id and answer",
            )]);
        };
        let mut faults = Vec::new();
        let mut given = vec![None; poll.questions().len()];
        for (key, value) in object {
            let question = QuestionId::new(key.as_str()).ok().and_then(|id| poll.question(&id));
            let Some((place, question)) = question else {
                let detail = format!("This poll does not ask “{key}”");
                faults.push(Fault::new(step("", key), "unknown_question", detail));
                continue;
            };
            let answer = Answer::parse(value).unwrap_or_else(|| {
                let way = expected(&question.kind);
                let detail = format!("This question is answered with {way} or {{\"declined\": true}}");
                faults.push(Fault::new(step("", key), "not_an_answer", detail));
                // Noted once: keeps it from being called missing as well.
                Answer::Declined
            });
            given[place] = Some(answer);
        }
        match Self::checked(poll, given, poll.deniable().is_some()) {
            Ok(answers) if faults.is_empty() => Ok(answers),
            Ok(_) => Err(faults),
            Err(more) => Err([faults, more].concat()),
        }
    }

    /// The answers in the poll's order.
    pub fn iter(&self) -> impl Iterator<Item = &Answer> {
        self.0.iter().map(|(_, answer)| answer)
    }

    /// The comments among the answers, with the question each answers.
    pub fn comments(&self) -> impl Iterator<Item = (&QuestionId, &str)> {
        self.0.iter().filter_map(|(id, answer)| match answer {
            Answer::Text(text) => Some((id, text.as_str())),
            _ => None,
        })
    }
}

impl Serialize for Answers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, answer)| (id, answer)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn poll() -> Poll {
        Poll::parse(&json!({
            "title": "T", "groups": {"id": "all", "name": "All"},
            "questions": [
                {"id": "l", "kind": "likert", "steps": 5, "text": "L"},
                {"id": "s", "kind": "single", "text": "S", "choices": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]},
                {"id": "m", "kind": "multiple", "text": "M", "choices": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]},
                {"id": "r", "kind": "rating", "text": "R"},
                {"id": "c", "kind": "comment", "text": "C"}]
        }))
        .expect("good")
    }

    #[test]
    fn answers_that_fit_read_back_as_written() {
        let value = json!({"l": {"value": 5}, "s": {"choice": "a"}, "m": {"choices": ["b", "a"]}, "r": {"value": 0}, "c": {"text": "So"}});
        let answers = Answers::parse(&poll(), &value).expect("fits");
        let written = serde_json::to_value(&answers).expect("json");
        assert_eq!(Answers::parse(&poll(), &written), Ok(answers));
    }

    #[test]
    fn a_choice_named_twice_is_counted_once_or_refused() {
        let [mut one, mut two] = [0, 1].map(|_| json!({}));
        for id in ["l", "s", "m", "r", "c"] {
            (one[id], two[id]) = (json!({"declined": true}), json!({"declined": true}));
        }
        (one["m"], two["m"]) = (json!({"choices": ["a"]}), json!({"choices": ["a", "a"]}));
        assert_eq!(Answers::parse(&poll(), &one), Answers::parse(&poll(), &two));
        let a = ChoiceId::new("a").expect("id");
        let declined = Some(Answer::Declined);
        let twice = Some(Answer::Choices(vec![a.clone(), a]));
        let given = [declined.clone(), declined.clone(), twice, declined.clone(), declined];
        let faults = Answers::new(&poll(), given).expect_err("twice");
        assert_eq!((faults.len(), faults[0].code.as_str()), (1, "repeated_choice"));
    }

    #[test]
    fn every_question_can_be_declined() {
        let declined = json!({"declined": true});
        let value = json!({"l": declined, "s": declined, "m": declined, "r": declined, "c": declined});
        assert!(Answers::parse(&poll(), &value).is_ok());
    }

    #[test]
    fn answers_that_do_not_fit_are_refused_with_every_fault() {
        let value =
            json!({"l": {"value": 6}, "s": {"choice": "z"}, "m": {"choices": []}, "r": 3, "x": {"value": 1}});
        let mut faults: Vec<_> = Answers::parse(&poll(), &value)
            .expect_err("does not fit")
            .into_iter()
            .map(|fault| (fault.pointer, fault.code))
            .collect();
        faults.sort_unstable();
        let expected = [
            ("/c", "missing"),
            ("/l", "out_of_range"),
            ("/m", "no_choice"),
            ("/r", "not_an_answer"),
            ("/s", "unknown_choice"),
            ("/x", "unknown_question"),
        ];
        assert_eq!(faults, expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
    }
}
