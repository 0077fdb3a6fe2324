//! What is about to be sent, in words, right above the button: nobody has to scroll back to be sure, and nothing asks twice.

use super::summary::link;
use crate::paper::Paper;
use crate::parts::{names, step_word};
use crate::widget::form::{Form, Mark, control, decline_control, first_control};
use crate::words::Words;
use candor::{Kind, Question};
use yew::prelude::*;

/// The most of a comment that is shown, in characters: it can be read whole where it was written.
const FIRST_WORDS: usize = 80;

/// How far the form is, and what is marked at each question, with a way to it. Folded at first: the answers themselves are
/// still there to be read, and the page has the same height whatever they are. Until the page is `ready` it knows of
/// no marks, and says none.
pub(super) fn review(paper: &Paper, form: &Form, asks_group: bool, ready: bool) -> Html {
    let (poll, words) = (&paper.manifest.poll, &paper.words);
    let (answered, complete) = form.progress(poll);
    let all = poll.questions().len();
    let progress = words.fill(
        "progress.answered",
        &[("n", &words.number(answered as u64)), ("all", &words.number(all as u64))],
    );
    let rest = if complete && answered < all { words.say("progress.rest") } else { "" };
    let rows = poll.questions().iter().enumerate().map(|(place, question)| {
        let mark = form.mark(place);
        let control = match mark.picked.iter().min() {
            _ if mark.declined => decline_control(question),
            Some(column) => control(question, *column),
            None => first_control(question),
        };
        let number = words.number(place as u64 + 1);
        row(&control, number, words.text(&question.text), &in_words(words, question, &mark))
    });
    let tree = poll.groups();
    let group = form.group(poll).and_then(|group| tree.find(group.as_str()));
    let group = group.map_or(words.say("review.missing"), |group| words.text(tree.name(group)));
    html! {
        <>
            // Not said at every key of a comment: it changes with the first one alone.
            <p id="progress" role="status">if ready { { progress }{ " " }{ rest } }</p>
            <details class="review">
                <summary>{ words.say("review.title") }</summary>
                if ready {
                    <ul>
                        if asks_group && tree.leaves().nth(1).is_some() {
                            { row("group", String::new(), words.say("group.label"), group) }
                        }
                        { for rows }
                    </ul>
                }
            </details>
        </>
    }
}

/// One question with its answer; both lead to where it can be changed.
fn row(control: &str, number: String, asked: &str, answer: &str) -> Html {
    let content = html! {
        <>
            <span class="number">{ number }</span>{ " " }<span class="asked">{ asked }</span>{ " " }<span class="answer">{ answer }</span>
        </>
    };
    html! { <li>{ link(control, content) }</li> }
}

/// What is marked at a question, as a reader would say it.
fn in_words(words: &Words, question: &Question, mark: &Mark) -> String {
    if mark.declined {
        return words.say("question.declined").to_owned();
    }
    if question.kind == (Kind::Comment {}) {
        let text = mark.text.trim();
        let first: String = text.chars().take(FIRST_WORDS).collect();
        return match first.len() {
            0 => words.say("review.empty").to_owned(),
            length if length < text.len() => first + "…",
            _ => first,
        };
    }
    let picked = (0..question.width()).filter(|column| mark.picked.contains(column));
    let picked: Vec<_> = picked.map(|column| column_in_words(words, question, column)).collect();
    if picked.is_empty() { words.say("review.missing").to_owned() } else { picked.join("; ") }
}

/// What a column of a question stands for; the one after all of its own is declined.
pub(super) fn column_in_words(words: &Words, question: &Question, column: usize) -> String {
    if let Some(choice) = question.choices().get(column) {
        return words.text(&choice.text).to_owned();
    }
    let step = question.range().filter(|_| column < question.width()).zip(u8::try_from(column).ok());
    let Some((range, column)) = step else { return words.say("question.declined").to_owned() };
    let step = range.0 + column;
    let number = words.number(u64::from(step));
    match step_word(step, range, names(&question.kind, words)) {
        "" => number,
        word => [&number, " – ", word].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::untranslated::manifest;
    use candor::wire::State;
    use serde_json::json;

    fn said(question: usize, mark: &Mark) -> String {
        let poll = manifest(State::Open, &json!({})).poll;
        in_words(&Words::english(), &poll.questions()[question], mark)
    }

    fn picked(columns: &[usize]) -> Mark {
        Mark { picked: columns.to_vec(), ..Mark::default() }
    }

    #[test]
    fn every_kind_of_answer_is_said_in_words() {
        assert_eq!(said(0, &picked(&[0])), "1 – Strongly disagree");
        assert_eq!(said(0, &picked(&[3])), "4", "only the ends and the middle have a name");
        assert_eq!(said(2, &picked(&[3])), "4 – ⟦h⟧", "the poll's own name");
        assert_eq!(said(4, &picked(&[1, 0])), "⟦x⟧; ⟦y⟧", "in the order of the page");
        assert_eq!(said(5, &picked(&[10])), "10 – completely");
        assert_eq!(said(5, &picked(&[])), "Not answered yet");
        let declined = Mark { text: "So".into(), declined: true, ..Mark::default() };
        assert_eq!(said(7, &declined), "Prefer not to answer");
    }

    #[test]
    fn a_comment_is_told_by_its_first_words_and_an_empty_one_is_not_missing() {
        let written = |text: &str| said(7, &Mark { text: text.into(), ..Mark::default() });
        assert_eq!(written(" So it is. "), "So it is.");
        assert_eq!(written(&"ä".repeat(200)), "ä".repeat(FIRST_WORDS) + "…");
        assert_eq!(written(" \n"), "Nothing written");
    }
}
