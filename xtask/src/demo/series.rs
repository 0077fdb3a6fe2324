//! A series of which two rounds have been answered, with leaders who predicted and promised. Its answers are invented, by
//! a rule, so that every picture of it is the same.

use super::{Client, Value, json, open};
use anyhow::{Context, Result};
use std::time::{Duration, Instant};

/// What of the demo's series there is to open.
pub struct Series {
    /// The first round, closed.
    pub first: String,
    /// The second one, open, with a first release.
    pub second: String,
    /// The view link of a leader who has predicted nothing yet.
    pub view: String,
}

/// How long the second round may take to open by itself.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many people answer in each of the eight teams, the largest first.
const TEAMS: [(&str, u64); 8] = [
    ("checkout", 14),
    ("search", 11),
    ("mobile", 9),
    ("cloud", 12),
    ("data", 8),
    ("tools", 3),
    ("support", 10),
    ("onboarding", 7),
];

/// The poll: safety, honesty, and how the quarter was.
pub fn definition() -> Value {
    let likert = |id: &str, scale: &str, reverse: bool, text: &str| json!({"id": id, "kind": "likert", "steps": 5, "scale": scale, "reverse": reverse, "text": text});
    let choice = |id: &str, text: &str| json!({"id": id, "text": text});
    let mut made_up = choice("made_up", "Book what the plan says, whatever happened");
    made_up["sensitive"] = json!(true);
    let mut poll = open("pulse");
    poll["title"] = json!("How we work together (invented answers)");
    poll["description"] =
        json!("Every quarter, five minutes: what is safe to say, and what our records are worth.");
    poll["release"] = json!("live");
    poll["questions"] = json!([
        likert("mistakes", "safety", true, "Whoever makes a mistake here has it held against them."),
        likert("hard_things", "safety", false, "Problems and hard things can be brought up here."),
        likert("ask", "safety", false, "It is easy to ask each other for help."),
        likert("sheets", "time_honesty", false, "My time records say what I really did."),
        {"id": "hours", "kind": "single", "text": "What do you do when the planned hours are used up?", "choices": [
            made_up, choice("move", "Move hours to another project"), choice("untracked", "Work on without tracking"),
            choice("ask", "Ask for more hours"), choice("stop", "Stop")]},
        {"id": "quarter", "kind": "rating", "text": "How likely are you to tell a friend to work here?"},
        {"id": "say", "kind": "comment", "text": "What should leaders know that no report says?"},
    ]);
    poll
}

/// Makes it, and waits until its second round has opened.
///
/// # Errors
/// When the API refuses something, or the round does not open.
pub fn load(client: &Client) -> Result<Series> {
    let first = client.create(&definition())?;
    answer(client, &first, 0)?;
    let links: Vec<String> = ["Ada (head of product)", "Ben (head of platform)", "Cleo (managing director)"]
        .iter()
        .map(|name| link(client, &first, name))
        .collect::<Result<_>>()?;
    for (leader, honest) in links.iter().zip([70, 60, 80]) {
        predict(&first, leader, honest)?;
    }
    client.close(&first)?;
    promise(client, &first)?;
    let soon = jiff::Timestamp::from_second(jiff::Timestamp::now().as_second() + 2)?;
    let order = json!({"poll": first, "period": "quarterly", "time_zone": "Europe/Vienna", "open_for_hours": 336,
        "first_opens_at": soon.to_string()});
    let made = client.post("/api/series", &order)?;
    let id = made.json()["id"].as_str().with_context(|| format!("no series: {made:?}"))?.to_owned();
    let second = second_round(client, &id)?;
    answer(client, &second, 1)?;
    client.release(&second)?;
    let made = client
        .post(&format!("/api/polls/{second}/links"), &json!({"name": "Dora (new here)", "series": true}))?;
    let view = made.json()["url"].as_str().with_context(|| format!("no link: {made:?}"))?.to_owned();
    decide(&first, &view, &json!({"none": true}))?;
    Ok(Series { first, second, view })
}

fn second_round(client: &Client, series: &str) -> Result<String> {
    let start = Instant::now();
    loop {
        let told = client.get(&format!("/api/series/{series}"))?.json();
        if let Some(poll) = told["rounds"][1]["poll"].as_str() {
            return Ok(poll.to_owned());
        }
        anyhow::ensure!(start.elapsed() < PATIENCE, "the second round does not open: {told}");
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// The answers of everyone in a round; in the later one fewer decline, and more dare to speak.
fn answer(client: &Client, poll: &str, round: u64) -> Result<()> {
    let mut person = 0;
    for (index, (team, people)) in TEAMS.iter().enumerate() {
        for _ in 0..*people {
            person += 1;
            client.vote(poll, team, &answers(index as u64, person, round))?;
        }
    }
    Ok(())
}

/// Something between 0 and `below` that looks like chance, the same in every run.
fn chance(person: u64, question: u64, round: u64, below: u64) -> u64 {
    let mixed = person
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add((question + 7 * round + 1).wrapping_mul(1_442_695_040_888_963_407));
    (mixed ^ (mixed >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15) % 1_000 * below / 1_000
}

fn answers(team: u64, person: u64, round: u64) -> Value {
    let draw = |question, below| chance(person, question, round, below);
    // Nobody's own: in some teams it is safer than in others.
    let step = |question: u64, ease: u64| {
        (1 + draw(question, 3) + u64::midpoint(draw(question + 10, 4), ease)).min(5)
    };
    let declined = json!({"declined": true});
    let value = |question: u64, ease: u64| {
        if draw(question + 20, 100) < 12 - 6 * round {
            declined.clone()
        } else {
            json!({"value": step(question, ease)})
        }
    };
    let ease = if team < 3 { 2 } else { 0 } + 2 * round;
    let hours = ["made_up", "made_up", "made_up", "move", "untracked", "untracked", "ask", "stop"];
    let asked = usize::try_from(draw(5, 8)).unwrap_or(0);
    let comments = [
        "Nobody reads the weekly report, and it takes half a Friday.",
        "Asking for more hours means a meeting. Booking to another project does not.",
        "The retro is where we say what we already agreed to say.",
        "Support hears about releases from customers.",
        "Estimates are taken for promises the moment they are written down.",
        "We fix what breaks at night, and by day nobody asks why it broke.",
        "The plan has no room for reviews, so reviews are short.",
        "Good that the daily sheet is gone.",
        "New people learn quickly which questions are not asked.",
        "I would rather be asked than measured.",
        "Two teams built the same thing this quarter.",
        "It helps that our lead says when she does not know.",
    ];
    let comment = usize::try_from(draw(7, 40)).unwrap_or(0);
    let said = comments.get(comment).map_or_else(|| declined.clone(), |text| json!({"text": text}));
    json!({
        "mistakes": if draw(21, 100) < 12 - 6 * round { declined.clone() } else { json!({"value": 6 - step(1, ease)}) },
        "hard_things": value(2, ease), "ask": value(3, 3), "sheets": value(4, 0),
        "hours": {"choice": hours[asked]}, "quarter": {"value": (2 * step(6, ease) + draw(8, 2)).min(10)}, "say": said,
    })
}

fn link(client: &Client, poll: &str, name: &str) -> Result<String> {
    let made = client.post(&format!("/api/polls/{poll}/links"), &json!({"name": name}))?;
    Ok(made.json()["url"].as_str().with_context(|| format!("no link: {made:?}"))?.to_owned())
}

/// Opens a view link as its leader, and locks what they expect: so many of 100 who record what they did.
fn predict(poll: &str, link: &str, honest: u64) -> Result<()> {
    let rest = 100 - honest;
    let guess = json!({"questions": {
        "sheets": {"4": honest - 20, "5": 20, "3": rest},
        "hours": {"made_up": 10, "move": 10, "untracked": 10, "ask": honest - 10, "stop": rest - 20},
        "hard_things": {"4": honest, "5": rest}}});
    decide(poll, link, &guess)
}

/// Opens a view link as its leader, and decides.
fn decide(poll: &str, link: &str, guess: &Value) -> Result<()> {
    let (address, secret) = link.split_once("#view=").context("a secret")?;
    let (origin, _) = address.split_once("/p/").context("a page")?;
    let leader = Client::new(origin, None);
    let opened = leader.post("/api/views", &json!({"secret": secret}))?;
    let cookie = opened.header("set-cookie").with_context(|| format!("no session: {opened:?}"))?;
    let cookie = cookie.split(';').next().unwrap_or_default();
    let headers = [("cookie", cookie), ("origin", origin), ("content-type", "application/json")];
    let path = format!("/api/polls/{poll}/predictions");
    let kept = leader.send("POST", &path, &headers, guess.to_string().as_bytes())?;
    anyhow::ensure!(kept.status == 201, "not predicted: {kept:?}");
    Ok(())
}

/// Three promises: one kept, one dropped with its reason, one to come.
fn promise(client: &Client, poll: &str) -> Result<()> {
    let promises = [
        (
            "The weekly report takes half a Friday, and nobody reads it.",
            "Drop the weekly report.",
            "Ada",
            Some(json!({"state": "done"})),
        ),
        (
            "Asking for more hours means a meeting.",
            "Let teams move hours between their own projects without asking.",
            "Ben",
            Some(
                json!({"state": "dropped", "reason": "The customer's contract forbids it. We renegotiate in spring."}),
            ),
        ),
        (
            "Support hears about releases from customers.",
            "Send support the release notes a day before.",
            "Cleo",
            None,
        ),
    ];
    for (heard, will, owner, change) in promises {
        let body = json!({"heard": heard, "will": will, "owner": owner, "due": "2027-03-31"});
        let made = client.post(&format!("/api/polls/{poll}/commitments"), &body)?.json();
        let id = made["id"].as_str().with_context(|| format!("no commitment: {made}"))?;
        if let Some(change) = change {
            let path = format!("/api/polls/{poll}/commitments/{id}");
            let headers = [("content-type", "application/json")];
            let kept = client.send("PUT", &path, &headers, change.to_string().as_bytes())?;
            anyhow::ensure!(kept.status == 200, "not changed: {kept:?}");
        }
    }
    Ok(())
}
