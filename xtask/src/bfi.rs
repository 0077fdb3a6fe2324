//! Real answers to run on: 2,800 people's answers to 25 Likert items, the SAPA project's sample that the R package
//! psych documents as `bfi`; or, where the file is not there, a sample of its shape made from a seed.

use anyhow::{Context, Result};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The items by column name, with the scale each belongs to, whether it is reverse-coded, and what it is about.
pub const ITEMS: [(&str, &str, bool, &str); 25] = [
    ("A1", "agreeableness", true, "How others feel leaves you cold"),
    ("A2", "agreeableness", false, "You ask how others are doing"),
    ("A3", "agreeableness", false, "You can console people"),
    ("A4", "agreeableness", false, "You are fond of children"),
    ("A5", "agreeableness", false, "People feel comfortable around you"),
    ("C1", "conscientiousness", false, "You want your work to be exact"),
    ("C2", "conscientiousness", false, "You go on until everything is right"),
    ("C3", "conscientiousness", false, "You work to a plan"),
    ("C4", "conscientiousness", true, "You leave things half done"),
    ("C5", "conscientiousness", true, "You let time slip by"),
    ("E1", "extraversion", true, "You say little in company"),
    ("E2", "extraversion", true, "You find it hard to approach people"),
    ("E3", "extraversion", false, "You can win people over"),
    ("E4", "extraversion", false, "You make friends with ease"),
    ("E5", "extraversion", false, "You take the lead"),
    ("N1", "neuroticism", false, "You lose your temper quickly"),
    ("N2", "neuroticism", false, "Small things irritate you"),
    ("N3", "neuroticism", false, "Your mood goes up and down"),
    ("N4", "neuroticism", false, "You are often low"),
    ("N5", "neuroticism", false, "You panic easily"),
    ("O1", "openness", false, "You are full of ideas"),
    ("O2", "openness", true, "You avoid hard reading"),
    ("O3", "openness", false, "You lift a conversation to another level"),
    ("O4", "openness", false, "You take time to reflect"),
    ("O5", "openness", true, "You stay on the surface of a subject"),
];

/// What `education` stands for, from 0 (not stated) to 5.
const EDUCATION: [&str; 6] = [
    "Education not stated",
    "Some high school",
    "Finished high school",
    "Some college",
    "College graduate",
    "Graduate degree",
];

/// One person's answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// 1 to 6 per item of [`ITEMS`]; none where it was not answered.
    pub items: [Option<u8>; 25],
    /// 1 or 2.
    pub gender: u8,
    /// 1 to 5; 0 where it was not stated.
    pub education: u8,
}

/// The people, and where they are from.
#[derive(Clone, Debug)]
pub struct Sample {
    /// In the file's order.
    pub people: Vec<Person>,
    /// A sentence for the log.
    pub source: String,
}

/// Reads the file that stands beside the checkout, or the one named by `$CANDOR_BFI`; else makes a sample.
///
/// # Errors
/// When the file is there but cannot be read.
pub fn sample(root: &Path) -> Result<Sample> {
    let named = std::env::var_os("CANDOR_BFI").map(PathBuf::from);
    let file = named.unwrap_or_else(|| root.join("../shared/data/bfi.csv.gz"));
    if !file.exists() {
        let source =
            "a sample of the shape of bfi made from a seed, because the file is not there".to_owned();
        return Ok(Sample { people: invented(2_800), source });
    }
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(&file)?).read_to_string(&mut text)?;
    let people = people(&text).with_context(|| format!("{} is not as expected", file.display()))?;
    Ok(Sample { source: format!("{} real people of bfi.csv.gz", people.len()), people })
}

fn people(text: &str) -> Result<Vec<Person>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers()?.clone();
    let column = |name: &str| headers.iter().position(|header| header == name).context("a column is missing");
    let items: Vec<usize> = ITEMS.iter().map(|(name, ..)| column(name)).collect::<Result<_>>()?;
    let (gender, education) = (column("gender")?, column("education")?);
    let person = |record: csv::StringRecord| -> Result<Person> {
        let number = |column: usize| record.get(column).and_then(|cell| cell.parse().ok());
        Ok(Person {
            items: std::array::from_fn(|item| number(items[item])),
            gender: number(gender).context("a gender is missing")?,
            education: number(education).unwrap_or(0),
        })
    };
    reader.records().map(|record| person(record?)).collect()
}

fn invented(count: usize) -> Vec<Person> {
    let mut random = ChaCha8Rng::seed_from_u64(2_800);
    let mut below = |n: u32| u8::try_from(random.next_u32() % n).unwrap_or(0);
    let person = |_| Person {
        items: std::array::from_fn(|_| if below(100) == 0 { None } else { Some(1 + below(6)) }),
        gender: 1 + below(2),
        education: below(6),
    };
    (0..count).map(person).collect()
}

/// The poll that these people answered: items as questions, education and gender as the tree.
pub fn definition() -> Value {
    let education = |(n, name): (usize, &&str)| {
        let gender = |(gender, name): (u8, &str)| json!({"id": format!("edu-{n}-{gender}"), "name": name});
        json!({"id": format!("edu-{n}"), "name": name,
               "children": ([(1, "Men"), (2, "Women")].map(gender))})
    };
    let item = |(id, scale, reverse, text): &(&str, &str, bool, &str)| {
        json!({"id": id, "kind": "likert", "steps": 6, "reverse": reverse, "scale": scale, "text": text,
               "labels": {"low": "Very inaccurate", "high": "Very accurate"}})
    };
    let groups: Vec<Value> = EDUCATION.iter().enumerate().map(education).collect();
    let questions: Vec<Value> = ITEMS.iter().map(item).collect();
    json!({
        "title": "How 2,800 people see themselves",
        "description": "A replay of the SAPA project's sample that the R package psych documents as bfi.",
        "k": 5, "eligibility": "open", "release": "at_close",
        "groups": {"id": "all", "name": "Everyone", "children": groups},
        "questions": questions,
    })
}

/// The leaf group that a person belongs to.
pub fn group(person: &Person) -> String {
    format!("edu-{}-{}", person.education, person.gender)
}

/// A person's answers as a ballot carries them.
pub fn answers(person: &Person) -> Value {
    let answer =
        |value: &Option<u8>| value.map_or(json!({"declined": true}), |value| json!({"value": value}));
    ITEMS.iter().zip(&person.items).map(|((id, ..), value)| ((*id).to_owned(), answer(value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_the_file_becomes_a_person() -> Result<()> {
        let names: Vec<&str> = ITEMS.iter().map(|(name, ..)| *name).collect();
        let text = format!(
            "\"\",{},gender,education,age\n\"1\",NA,{},2,NA,30\n",
            names.join(","),
            ["6"; 24].join(",")
        );
        let [person] = &people(&text)?[..] else { anyhow::bail!("one person") };
        assert_eq!(
            (person.items[0], person.items[24], person.gender, person.education),
            (None, Some(6), 2, 0)
        );
        assert_eq!(group(person), "edu-0-2");
        assert_eq!(answers(person)["A1"], json!({"declined": true}));
        Ok(())
    }

    #[test]
    fn the_sample_without_the_file_is_the_same_each_time() {
        assert_eq!(invented(50), invented(50));
    }
}
