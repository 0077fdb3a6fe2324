//! Attacks what a deployment has published: `candor-attacker MANIFEST FILE…`, the files being releases as JSON or CSV, metrics,
//! pictures, pages, and what webhooks were told. Exits with 1 where something is found.

use anyhow::{Context, Result};
use candor_attacker::published::Published;
use candor_attacker::{attack, feasible, linear, read};
use std::process::ExitCode;

fn main() -> Result<ExitCode> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let Some((manifest, files)) = files.split_first() else {
        eprintln!("usage: candor-attacker MANIFEST FILE…");
        return Ok(ExitCode::from(2));
    };
    let text = |file: &String| std::fs::read_to_string(file).with_context(|| file.clone());
    let mut published = Published::of_manifest(&serde_json::from_str(&text(manifest)?)?)?;
    let mut kinds = Vec::new();
    for file in files {
        kinds.push(published.add(&text(file)?).with_context(|| file.clone())?);
    }
    println!(
        "k = {}, {} groups, {} figures of {} releases, from: {}",
        published.k,
        published.groups.len(),
        published.figures.len(),
        published.last_release(),
        read::summary(&kinds),
    );
    if let Ok(described) = linear::describable(&published) {
        let smallest = described.sets.iter().map(|(_, ballots)| *ballots).min();
        let whole = if described.is_whole {
            ""
        } else {
            "; the search was cut off, so that there may be smaller ones"
        };
        match smallest {
            Some(smallest) => {
                println!("the smallest set that figures describe has {smallest} ballots{whole}");
            }
            None => println!("figures describe nobody"),
        }
    }
    let found = attack(&published)?;
    for finding in &found {
        println!("{finding}");
    }
    if found.is_empty() {
        for leaf in feasible::intervals(&published)? {
            let (low, high) = leaf.ballots;
            println!(
                "{}, {}: from {low} to {high} ballots fit",
                published.groups[leaf.leaf].0, leaf.question
            );
        }
        println!("nothing found");
    }
    Ok(ExitCode::from(u8::from(!found.is_empty())))
}
