//! Deniable answers: the wheel, what was sent, and estimates of many invented ballots.

use super::{SEND, Studio};
use anyhow::Result;
use candor::deniable::{Coins, Deniable};
use candor::{Answers, Poll};
use serde_json::{Value, json};
use xtask::demo;

/// How many ballots are invented.
const BALLOTS: u32 = 140;
/// Tries the wheel until it has stopped a few times.
const SPIN: &str = "for (let i = 0; i < 3; i++) document.getElementById('spin').click();";
/// Marks the poll on time tracking.
const FILL: &str = "
    for (const id of ['hours_run_out-untracked', 'match-4']) document.getElementById(id).click();
    const group = document.getElementById('group');
    group.value = 'cloud';
    group.dispatchEvent(new Event('change', {bubbles: true}));";

impl Studio {
    /// The poll on time tracking with deniable answers.
    pub(super) async fn deniable(&self) -> Result<()> {
        let mut definition = demo::open("time_tracking");
        definition["deniable"] = json!({"odds": 8});
        let poll = self.site.create(&definition)?;
        let page = format!("/p/{poll}");
        self.visit("deniable", &page, "main[data-state=filling]", SPIN).await?;
        self.browser.client.execute(FILL, vec![]).await?;
        self.browser.client.execute(SEND, vec![]).await?;
        self.browser.wait_for_state(&["sent"]).await?;
        self.browser.client.execute("document.getElementById('sent').open = true", vec![]).await?;
        self.take("deniable-sent").await?;
        let manifest = self.site.anyone.get(&format!("/api/polls/{poll}"))?.json();
        let mut rounds = manifest.clone();
        for field in ["id", "state", "k_comments"] {
            rounds.as_object_mut().map(|fields| fields.remove(field));
        }
        let parsed = Poll::parse(&rounds).map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
        for ballot in 0..BALLOTS {
            let truth = truth(&parsed, ballot);
            let deniable = parsed.deniable().unwrap_or_else(Deniable::default);
            let sent = Coins::new(&ballot.to_be_bytes()).flip(&parsed, deniable, &truth);
            let leaf = parsed.groups().leaves().nth(ballot as usize % 3).map(|leaf| parsed.groups().id(leaf));
            let leaf = leaf.map(ToString::to_string).unwrap_or_default();
            self.site.vote(&poll, &leaf, &serde_json::to_value(&sent)?)?;
        }
        self.site.close(&poll)?;
        self.visit("deniable-results", &format!("{page}/results"), "[data-estimates]", "").await?;
        self.browser.client.goto(&self.site.page(&format!("{page}.svg"))).await?;
        self.take("deniable-picture").await
    }
}

/// What an invented person answers: most bill invented hours, and few say that the records match.
fn truth(poll: &Poll, person: u32) -> Answers {
    let answer = |question: &candor::Question| -> Value {
        let pick = usize::try_from(person * 7 % 10).unwrap_or(0);
        match &question.kind {
            candor::Kind::Multiple { choices } => {
                json!({"choices": [choices[if pick < 6 { 0 } else { pick % choices.len() }].id]})
            }
            candor::Kind::Single { choices } => json!({"choice": choices[pick % choices.len()].id}),
            candor::Kind::Likert { steps, .. } => {
                json!({"value": if pick < 7 { 2 } else { usize::from(*steps) - 1 }})
            }
            candor::Kind::Rating { .. } => json!({"value": pick}),
            candor::Kind::Comment {} => json!({"declined": true}),
        }
    };
    let answers: serde_json::Map<String, Value> =
        poll.questions().iter().map(|question| (question.id.to_string(), answer(question))).collect();
    Answers::parse(poll, &Value::Object(answers)).unwrap_or_else(|faults| panic!("{faults:?}"))
}
