//! A release as a table: one row for each node, question and choice.

use candor::{Poll, Release};

/// The figures of every node, as RFC 4180 CSV. A question's rows are its choices in order, then `declined`; where
/// nearly everyone picked a sensitive choice, a row `nearly_everyone` tells how many ballots the counts leave out.
///
/// # Errors
/// None in practice: it is written to memory.
pub(crate) fn table(poll: &Poll, release: &Release) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["poll", "release", "node", "ballots", "question", "choice", "count"])?;
    let number = release.number.to_string();
    for node in &release.nodes {
        let ballots = node.ballots.to_string();
        for question in poll.questions() {
            let Some(figures) = node.questions.get(&question.id) else { continue };
            let columns = question.columns();
            let counts = columns
                .iter()
                .map(|column| (column.as_str(), figures.counts.get(column).copied().unwrap_or(0)));
            let nearly = figures.nearly_everyone.iter().map(|nearly| ("nearly_everyone", nearly.ballots));
            for (choice, count) in counts.chain([("declined", figures.declined)]).chain(nearly) {
                let (node, question, count) = (node.node.as_str(), question.id.as_str(), count.to_string());
                table.write_record([
                    release.poll.as_str(),
                    &number,
                    node,
                    &ballots,
                    question,
                    choice,
                    &count,
                ])?;
            }
        }
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use candor::release::Addition;
    use candor::{Answers, Ledger, Moment, PollId, Pools, Tally, Unanswered, seal};
    use serde_json::json;

    #[test]
    fn the_table_has_a_row_for_each_choice_and_for_declined() {
        let definition = json!({"title": "T", "k": 3, "groups": {"id": "all", "name": "All"}, "questions": [
            {"id": "q", "kind": "single", "text": "Q", "choices": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]}]});
        let poll = Poll::parse(&definition).expect("good");
        let mut tally = Tally::empty(&poll);
        for answer in [json!({"choice": "a"}), json!({"choice": "a"}), json!({"declined": true})] {
            tally.count(&poll, &Answers::parse(&poll, &json!({"q": answer})).expect("fits"));
        }
        let sealed =
            seal(&poll, Pools::new([(poll.groups().root(), tally)]), &Unanswered::Unknown, Moment::Closing);
        let addition = Addition { cohorts: sealed.cohorts, ..Addition::default() };
        let release = Ledger::default().publish(&poll, &PollId::new("p").expect("id"), addition);
        let table = String::from_utf8(table(&poll, &release).expect("a table")).expect("text");
        let rows = "poll,release,node,ballots,question,choice,count\n\
                    p,1,all,3,q,a,2\np,1,all,3,q,b,0\np,1,all,3,q,declined,1\n";
        assert_eq!(table, rows);
    }
}
