//! `cargo xtask serve`: the product with its demo.

use crate::ServeOptions;
use anyhow::Result;
use std::path::Path;
use xtask::client::Client;
use xtask::demo::Shown;
use xtask::stack::{self, Feeds, Limits, Options, SignIn, Stack};
use xtask::tools::Tools;
use xtask::{demo, owner_key, secrets};

/// Starts workerd, loads the demo at first start, prints the addresses, and serves until it is stopped.
pub(crate) fn serve(root: &Path, tools: &Tools, options: ServeOptions) -> Result<()> {
    let owner = owner_key::of(&options.data_dir, options.owner_key)?;
    let mut stack = Stack::start(
        tools,
        &Options {
            root: root.to_owned(),
            data: options.data_dir.clone(),
            host: stack::HERE,
            port: options.port,
            owner_key_hash: owner.hash,
            master_secrets: secrets::of(&options.data_dir)?,
            live_seconds: 300,
            daily_seconds: 86_400,
            sign_in: SignIn::of_environment(),
            feeds: Feeds::of_environment(),
            ballot_boxes: stack::boxes_of_environment(),
            limits: Limits::of_environment(),
            environment: Vec::new(),
            halt_at: None,
        },
    )?;
    let address = stack.address();
    println!("\nCandor is at {address}");
    match (&owner.key, owner.is_new) {
        (Some(key), true) => println!("Owner key, shown this once: {key}"),
        (Some(_), false) => println!("Owner key: the one you gave"),
        (None, _) => println!("Owner key: shown at first start; `--owner-key KEY` sets another"),
    }
    let wanted = options.demo || !options.no_demo;
    let polls = match (demo::loaded(&options.data_dir), &owner.key) {
        (Some(polls), _) if wanted => polls,
        (None, Some(key)) if wanted => {
            demo::load(root, &options.data_dir, &Client::new(&address, Some(key.clone())))?
        }
        (None, None) if wanted => {
            println!("The demo is not loaded: that needs the owner key, so add `--owner-key KEY`");
            Vec::new()
        }
        _ => Vec::new(),
    };
    for Shown { title, id, is_open, invitations, view } in &polls {
        println!("\n{title}");
        match (is_open, &invitations[..]) {
            (false, _) => {}
            (true, []) => println!("  answer   {address}/p/{id}"),
            (true, [first, second, ..]) => {
                println!("  answer   {first}\n  and as   {second}");
                let file = options.data_dir.join("demo.json");
                println!("           ({} invitations are in {})", invitations.len(), file.display());
            }
            (true, [only]) => println!("  answer   {only}"),
        }
        println!("  results  {address}/p/{id}/results");
        println!("  privacy  {address}/p/{id}/privacy");
        if let Some(view) = view {
            println!("  leader   {view}");
        }
    }
    println!("\nConsole for the owner: {address}/console");
    println!("\nPress Ctrl-C to stop; ballots stay in {}", options.data_dir.display());
    stack.wait_for_end()
}
