//! A release as a table: one row for each node, question and choice.

use candor::deniable::Estimate;
use candor::release::QuestionFigures;
use candor::{Poll, Question, Release};

/// What stands in the columns of every row.
const HEAD: [&str; 6] = ["poll", "release", "node", "ballots", "question", "choice"];

/// The figures of every node, as RFC 4180 CSV. A question's rows are its choices in order, then `declined`; where
/// nearly everyone picked a sensitive choice, a row `nearly_everyone` tells how many ballots the counts leave out.
///
/// The last column is `count`. Where answers are deniable, what is counted are no answers: in its place stand `sent`, and
/// `estimate`, `low` and `high` in basis points, which are empty for comments.
///
/// # Errors
/// None in practice: it is written to memory.
pub(crate) fn table(poll: &Poll, release: &Release) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    let last: &[&str] =
        if poll.deniable().is_some() { &["sent", "estimate", "low", "high"] } else { &["count"] };
    table.write_record([&HEAD, last].concat())?;
    let number = release.number.to_string();
    for node in &release.nodes {
        let ballots = node.ballots.to_string();
        for question in poll.questions() {
            let Some(figures) = node.questions.get(&question.id) else { continue };
            for (choice, values) in rows(poll, question, figures) {
                let head = [
                    release.poll.as_str(),
                    &number,
                    node.node.as_str(),
                    &ballots,
                    question.id.as_str(),
                    &choice,
                ];
                table.write_record(head.into_iter().chain(values.iter().map(String::as_str)))?;
            }
        }
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

/// The rows of a question: what they are of, and their last columns.
fn rows(poll: &Poll, question: &Question, figures: &QuestionFigures) -> Vec<(String, Vec<String>)> {
    let estimates = figures.estimates.as_ref();
    let row = |choice: &str, count: u64, estimate: Option<Estimate>| {
        let mut values = vec![count.to_string()];
        if poll.deniable().is_some() {
            let ends = estimate
                .map(|estimate| [estimate.share, estimate.low, estimate.high].map(|end| end.to_string()));
            values.extend(ends.unwrap_or_default());
        }
        (choice.to_owned(), values)
    };
    let columns = question.columns().into_iter().map(|column| {
        let count = figures.counts.get(&column).copied().unwrap_or(0);
        row(&column, count, estimates.and_then(|estimates| estimates.choices.get(&column).copied()))
    });
    let declined = row("declined", figures.declined, estimates.map(|estimates| estimates.declined));
    let nearly = figures.nearly_everyone.iter().map(|nearly| row("nearly_everyone", nearly.ballots, None));
    columns.chain([declined]).chain(nearly).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use candor::release::Addition;
    use candor::{Answers, Ledger, Moment, PollId, Pools, Tally, Unanswered, seal};
    use serde_json::json;

    /// The table of a closed poll with that definition and those answers.
    fn of(definition: &serde_json::Value, answers: &[serde_json::Value]) -> String {
        let poll = Poll::parse(definition).expect("good");
        let mut tally = Tally::empty(&poll);
        for answer in answers {
            tally.count(&poll, &Answers::parse(&poll, &json!({"q": answer})).expect("fits"));
        }
        let sealed =
            seal(&poll, Pools::new([(poll.groups().root(), tally)]), &Unanswered::Unknown, Moment::Closing);
        let addition = Addition { cohorts: sealed.cohorts, ..Addition::default() };
        let release = Ledger::default().publish(&poll, &PollId::new("p").expect("id"), addition);
        String::from_utf8(table(&poll, &release).expect("a table")).expect("text")
    }

    fn definition() -> serde_json::Value {
        json!({"title": "T", "k": 3, "groups": {"id": "all", "name": "All"}, "questions": [
            {"id": "q", "kind": "single", "text": "Q", "choices": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]}]})
    }

    #[test]
    fn the_table_has_a_row_for_each_choice_and_for_declined() {
        let answers = [json!({"choice": "a"}), json!({"choice": "a"}), json!({"declined": true})];
        let rows = "poll,release,node,ballots,question,choice,count\n\
                    p,1,all,3,q,a,2\np,1,all,3,q,b,0\np,1,all,3,q,declined,1\n";
        assert_eq!(of(&definition(), &answers), rows);
    }

    #[test]
    fn deniable_answers_have_estimates_beside_what_was_sent() {
        let mut definition = definition();
        definition["deniable"] = json!({"odds": 3});
        let answers = ["a", "a", "a", "b"].map(|choice| json!({"choice": choice}));
        let table = of(&definition, &answers);
        let mut lines = table.lines();
        assert_eq!(lines.next(), Some("poll,release,node,ballots,question,choice,sent,estimate,low,high"));
        // By hand: three answers at odds of 3, a = 3/5 and b = 1/5; (3/4 − 1/5) / (2/5) = 1.375, and −0.5 for none.
        assert!(lines.next().is_some_and(|line| line.starts_with("p,1,all,4,q,a,3,13750,")), "{table}");
        assert!(
            lines.nth(1).is_some_and(|line| line.starts_with("p,1,all,4,q,declined,0,-5000,")),
            "{table}"
        );
    }
}
