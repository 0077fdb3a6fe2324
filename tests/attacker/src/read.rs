//! Reads what a deployment publishes, as anyone can save it.

use crate::published::{Figure, Group, Published, Question, Scope};
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What a saved file was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `GET /api/polls/{id}`.
    Manifest,
    /// One release or several, as JSON.
    Releases,
    /// A release as CSV.
    Table,
    /// `GET /api/polls/{id}/metrics`.
    Metrics,
    /// `GET /p/{id}.svg`.
    Picture,
    /// Something that holds no figure: a page, which draws what is asked for apart from it, or what a webhook was told.
    NoFigures,
}

impl Published {
    /// What is published of a poll before its first release.
    ///
    /// # Errors
    /// When the manifest is none.
    pub fn of_manifest(manifest: &Value) -> Result<Self> {
        let mut published = Self { k: manifest["k"].as_u64().context("no k")?, ..Self::default() };
        published.add_group(&manifest["groups"], None)?;
        for (leaf, count) in manifest["invited"].as_object().into_iter().flatten() {
            let leaf = published.group(leaf).context("an invited group that is none")?;
            published.invited.insert(leaf, count.as_u64().context("a count")?);
        }
        for question in manifest["questions"].as_array().context("no questions")? {
            let id = question["id"].as_str().context("a question without an id")?;
            if let Some(columns) = columns(question) {
                let is_multiple = question["kind"] == "multiple";
                published.questions.insert(id.to_owned(), Question { columns, is_multiple });
            }
        }
        Ok(published)
    }

    fn add_group(&mut self, group: &Value, above: Option<Group>) -> Result<()> {
        let place = self.groups.len();
        self.groups.push((group["id"].as_str().context("a group without an id")?.to_owned(), above));
        for below in group["children"].as_array().into_iter().flatten() {
            self.add_group(below, Some(place))?;
        }
        Ok(())
    }

    /// Adds everything that a saved file publishes.
    ///
    /// # Errors
    /// When it names groups that the manifest does not have, or is broken.
    pub fn add(&mut self, text: &str) -> Result<Kind> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if text.starts_with("poll,release,node,ballots,") {
            self.add_table(text)?;
            return Ok(Kind::Table);
        }
        if text.starts_with("# HELP candor_") {
            self.add_metrics(text)?;
            return Ok(Kind::Metrics);
        }
        if text.starts_with("<svg") || text.starts_with("<?xml") {
            self.add_picture(text)?;
            return Ok(Kind::Picture);
        }
        let Ok(json) = serde_json::from_str::<Value>(text) else { return Ok(Kind::NoFigures) };
        let releases = match &json {
            Value::Array(releases) => releases.iter().collect(),
            Value::Object(fields) if fields.contains_key("groups") => return Ok(Kind::Manifest),
            release => vec![release],
        };
        let is_release = |value: &&Value| value["nodes"].is_array() && value["number"].is_u64();
        if releases.is_empty() || !releases.iter().all(is_release) {
            return Ok(Kind::NoFigures);
        }
        releases.into_iter().try_for_each(|release| self.add_release(release))?;
        Ok(Kind::Releases)
    }

    fn add_release(&mut self, release: &Value) -> Result<()> {
        let number = release["number"].as_u64().context("a number")?;
        for list in ["nodes", "cohorts"] {
            let scope = if list == "nodes" { Scope::UpTo } else { Scope::Added };
            for figures in release[list].as_array().into_iter().flatten() {
                let group =
                    self.group(figures["node"].as_str().unwrap_or_default()).context("an unknown group")?;
                let ballots = figures["ballots"].as_u64().context("ballots")?;
                let mut counts = BTreeMap::new();
                for (id, Question { columns, .. }) in &self.questions {
                    let question = &figures["questions"][id];
                    // What leaves ballots out, or counts what coins made, is no count of answers.
                    if question.is_null()
                        || !question["nearly_everyone"].is_null()
                        || !question["estimates"].is_null()
                    {
                        continue;
                    }
                    let count = |column: &String| match column.as_str() {
                        "declined" => question["declined"].as_u64(),
                        column => question["counts"][column].as_u64(),
                    };
                    counts.insert(
                        id.clone(),
                        columns.iter().map(count).collect::<Option<_>>().context("counts")?,
                    );
                }
                self.figures.insert(Figure { of: scope(group, number), ballots, counts });
            }
        }
        Ok(())
    }

    fn add_table(&mut self, text: &str) -> Result<()> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let is_counted = reader.headers()?.get(6) == Some("count");
        let mut cells = Cells::default();
        for row in reader.records() {
            let row = row?;
            let field = |place: usize| row.get(place).context("a short row");
            let (number, ballots): (u64, u64) = (field(1)?.parse()?, field(3)?.parse()?);
            let count = if is_counted { Some(field(6)?.parse()?) } else { None };
            cells.add((field(2)?, number), ballots, field(4)?, field(5)?, count);
        }
        self.add_cells(cells)
    }

    fn add_metrics(&mut self, text: &str) -> Result<()> {
        let mut samples = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (name, rest) = line.split_once('{').context("a sample without labels")?;
            let (labels, value) = rest.rsplit_once("} ").context("a sample without a value")?;
            // Ids hold no quotes and no commas.
            let labels: BTreeMap<&str, &str> = labels
                .split(',')
                .filter_map(|label| label.split_once('='))
                .map(|(name, value)| (name, value.trim_matches('"')))
                .collect();
            samples.push((name, labels, value));
        }
        let number =
            samples.iter().find(|(name, ..)| *name == "candor_release").context("no release")?.2.parse()?;
        let mut cells = Cells::default();
        let mut ballots = BTreeMap::new();
        for (name, labels, value) in samples {
            let label = |name: &str| labels.get(name).copied().unwrap_or_default();
            match name {
                "candor_ballots" => _ = ballots.insert(label("group").to_owned(), value.parse::<u64>()?),
                "candor_answers" | "candor_declined" => {
                    let group = label("group");
                    let ballots = *ballots.get(group).context("answers of a group without ballots")?;
                    let choice = if name == "candor_declined" { "declined" } else { label("choice") };
                    cells.add((group, number), ballots, label("question"), choice, Some(value.parse()?));
                }
                _ => {}
            }
        }
        for (group, ballots) in ballots {
            cells.figures.entry((group, number)).or_insert((ballots, BTreeMap::new()));
        }
        self.add_cells(cells)
    }

    /// A picture says in words how many ballots it is of, of which release: `n = 17 · Release 2`, whatever the language, those
    /// are the first two numbers of its description.
    fn add_picture(&mut self, text: &str) -> Result<()> {
        let document = roxmltree::Document::parse(text)?;
        let said = document.descendants().find(|node| node.has_tag_name("desc")).and_then(|node| node.text());
        let said = said.context("a picture that says nothing")?;
        let digits = |c: char| !c.is_ascii_digit();
        let mut numbers = said.split(digits).filter(|number| !number.is_empty());
        if !said.contains("n = ") {
            return Ok(());
        }
        // Thousands are grouped: what is said of more than 999 ballots is read from elsewhere.
        let head = said.split('·').next().unwrap_or_default();
        ensure!(head.len() < said.len(), "a picture without a head");
        let ballots: u64 = head.chars().filter(char::is_ascii_digit).collect::<String>().parse()?;
        let release = said.split('·').nth(1).unwrap_or_default();
        let release: u64 = release.chars().filter(char::is_ascii_digit).collect::<String>().parse()?;
        if numbers.next().is_none() {
            bail!("a picture without numbers");
        }
        self.figures.insert(Figure { of: Scope::UpTo(0, release), ballots, counts: BTreeMap::new() });
        Ok(())
    }

    fn add_cells(&mut self, cells: Cells) -> Result<()> {
        for ((group, number), (ballots, questions)) in cells.figures {
            let group = self.group(&group).context("an unknown group")?;
            let mut counts = BTreeMap::new();
            for (id, Question { columns, .. }) in &self.questions {
                let Some(known) = questions.get(id) else { continue };
                if let Some(known) =
                    columns.iter().map(|column| known.get(column).copied()).collect::<Option<Vec<u64>>>()
                    && !known.is_empty()
                    && !questions[id].contains_key("nearly_everyone")
                {
                    counts.insert(id.clone(), known);
                }
            }
            self.figures.insert(Figure { of: Scope::UpTo(group, number), ballots, counts });
        }
        Ok(())
    }
}

/// Counts by choice, by question.
type ByQuestion = BTreeMap<String, BTreeMap<String, u64>>;

/// Figures that come a cell at a time.
#[derive(Default)]
struct Cells {
    figures: BTreeMap<(String, u64), (u64, ByQuestion)>,
}

impl Cells {
    fn add(
        &mut self,
        (group, number): (&str, u64),
        ballots: u64,
        question: &str,
        choice: &str,
        count: Option<u64>,
    ) {
        let (_, questions) =
            self.figures.entry((group.to_owned(), number)).or_insert((ballots, BTreeMap::new()));
        if let Some(count) = count {
            questions.entry(question.to_owned()).or_default().insert(choice.to_owned(), count);
        }
    }
}

/// The columns of a question; none for comments, which are not counted.
fn columns(question: &Value) -> Option<Vec<String>> {
    let values = |low: u64, high: u64| (low..=high).map(|value| value.to_string()).collect::<Vec<_>>();
    let mut columns = match question["kind"].as_str()? {
        "likert" => values(1, question["steps"].as_u64()?),
        "rating" => values(0, 10),
        "single" | "multiple" => {
            let ids = question["choices"].as_array()?.iter().map(|choice| choice["id"].as_str());
            ids.map(|id| id.map(ToOwned::to_owned)).collect::<Option<_>>()?
        }
        _ => return None,
    };
    columns.push("declined".into());
    Some(columns)
}

/// Says what of `kinds` was read, for people.
pub fn summary(kinds: &[Kind]) -> String {
    let distinct: BTreeSet<String> = kinds.iter().map(|kind| format!("{kind:?}").to_lowercase()).collect();
    distinct.into_iter().collect::<Vec<_>>().join(", ")
}
