//! The demo: a poll that anyone may answer, one for invited people, and one that 2,800 people have answered, all through
//! the HTTP API.

pub mod series;

use crate::bfi;
use crate::client::Client;
use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::io::IsTerminal;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many ballots are on their way at once in a replay.
const SENDERS: usize = 8;

/// How many people the demo invites to each team.
const INVITED: usize = 8;

/// A poll of the demo.
#[derive(Debug, Deserialize, Serialize)]
pub struct Shown {
    /// What it is, for the terminal.
    pub title: String,
    /// The poll's id.
    pub id: String,
    /// Whether it takes answers.
    pub is_open: bool,
    /// The links of the people who are invited; none where nobody needs one.
    pub invitations: Vec<String>,
    /// The view link of a leader who has yet to predict.
    #[serde(default)]
    pub view: Option<String>,
}

/// Makes the demo's polls, or finds those that are there already.
///
/// # Errors
/// When the API refuses something.
pub fn load(root: &Path, data: &Path, client: &Client) -> Result<Vec<Shown>> {
    let shown = |title: &str, id: String, is_open| {
        let title = title.to_owned();
        Shown { title, id, is_open, invitations: Vec::new(), view: None }
    };
    let mut safety = open("psychological_safety");
    safety["eligibility"] = json!("invited");
    let safety = client.create(&safety)?;
    let invitations = invite(client, &safety)?;
    let replayed = format!("A closed poll, from {}", bfi::sample(root)?.source);
    let series = series::load(client)?;
    let rounds = "A series, with invented answers and a leader's view";
    let polls = vec![
        shown("Time tracking, for anyone", client.create(&open("time_tracking"))?, true),
        Shown { invitations, ..shown("Psychological safety, for invited people", safety, true) },
        shown(&replayed, replay(root, client)?, false),
        Shown { view: Some(series.view), ..shown(rounds, series.second, true) },
    ];
    std::fs::write(data.join("demo.json"), serde_json::to_string_pretty(&polls)?)?;
    Ok(polls)
}

/// Invites people to every team of the demo's organisation, and gives their links.
///
/// # Errors
/// When the API refuses something.
pub fn invite(client: &Client, poll: &str) -> Result<Vec<String>> {
    let teams = ["checkout", "search", "mobile", "cloud", "data", "tools", "support", "onboarding"];
    let links = teams.iter().map(|team| client.invite(poll, team, INVITED));
    Ok(links.collect::<Result<Vec<_>>>()?.concat())
}

/// The demo that was loaded into this data folder before.
pub fn loaded(data: &Path) -> Option<Vec<Shown>> {
    serde_json::from_str(&std::fs::read_to_string(data.join("demo.json")).ok()?).ok()
}

/// The definition of one of the demo's polls to answer.
pub fn open(template: &str) -> Value {
    let team = |(id, name): &(&str, &str)| json!({"id": id, "name": name});
    let division = |id: &str, name: &str, teams: &[(&str, &str)]| {
        let teams: Vec<Value> = teams.iter().map(team).collect();
        json!({"id": id, "name": name, "children": teams})
    };
    json!({
        "template": template, "k": 5, "eligibility": "open", "release": "at_close",
        "groups": {"id": "harbour", "name": "Harbour Software", "children": [
            division("product", "Product", &[("checkout", "Checkout"), ("search", "Search"), ("mobile", "Mobile")]),
            division("platform", "Platform", &[("cloud", "Cloud"), ("data", "Data"), ("tools", "Tools")]),
            division("customers", "Customers", &[("support", "Support"), ("onboarding", "Onboarding")]),
        ]},
    })
}

/// Posts everyone's answers, closes the poll, and gives its id.
///
/// # Errors
/// When the API refuses something.
pub fn replay(root: &Path, client: &Client) -> Result<String> {
    let sample = bfi::sample(root)?;
    let poll = client.create(&bfi::definition())?;
    let bar = std::io::stderr().is_terminal().then(|| ProgressBar::new(sample.people.len() as u64));
    if let (Some(bar), Ok(style)) =
        (&bar, ProgressStyle::with_template("  {bar:40} {pos}/{len} ballots {elapsed}"))
    {
        bar.set_style(style);
    }
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| -> Result<()> {
        let send = || -> Result<()> {
            while let Some(person) = sample.people.get(next.fetch_add(1, Ordering::Relaxed)) {
                client.vote(&poll, &bfi::group(person), &bfi::answers(person))?;
                if let Some(bar) = &bar {
                    bar.inc(1);
                }
            }
            Ok(())
        };
        let senders: Vec<_> = (0..SENDERS).map(|_| scope.spawn(send)).collect();
        for sender in senders {
            sender.join().map_err(|_| anyhow::anyhow!("a sender panicked"))??;
        }
        Ok(())
    })?;
    client.close(&poll)?;
    Ok(poll)
}
