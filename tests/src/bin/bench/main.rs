//! `cargo xtask bench`: what browsers download, ballots and exchanges a second as ratios to a constant reply in the same
//! run, what the steps of a token take natively, in workerd and in Chromium, and when a page on a slow network can be
//! answered. With the argument `slow` it is the last of these alone.

mod bare;
mod browser;
mod downloads;
mod growth;
mod load;
mod native;
mod reads;
mod sealing;
mod slow;
mod tokens;

use anyhow::{Result, bail};
use bare::Bare;
use candor_tests::site::Site;
use downloads::download;
use load::{CONNECTIONS, Call, load, paced};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokens::Invited;

/// How many turns open ballots have, where nothing else is asked for: with a tenth of it, one run is not like the next.
const TURNS: u32 = 40;
/// How many turns ballots with tokens have: no more tokens are needed than [`tokens::TURNS`] turns of exchanging make.
const TOKEN_TURNS: u32 = 5;

/// To how many ballots a poll grows, where nothing else is asked for.
const MOST_BALLOTS: u64 = 100_000;

fn main() -> Result<()> {
    let root = xtask::root();
    let [what, number] = [1, 2].map(|place| std::env::args().nth(place));
    match what.as_deref() {
        Some("slow") => slow::compare(&Site::start()?)?.verdict(),
        Some("ballots") => open_ballots(number.map_or(Ok(TURNS), |turns| turns.parse())?),
        Some("tokens") => token_ballots(),
        Some("reads") => reads::reads(&Site::start()?).map(drop),
        Some("growth") => growth::growth(number.map_or(Ok(MOST_BALLOTS), |most| most.parse())?).map(drop),
        Some("seal") => sealing::sealing(&root).map(drop),
        Some(other) => bail!("there is nothing called {other} to measure"),
        None => everything(&root),
    }
}

/// All of it, also as JSON.
fn everything(root: &Path) -> Result<()> {
    let [widget, results, console] = ["widget", "results", "console"].map(|page| download(root, page));
    let (widget, results, console) = (widget?, results?, console?);
    let worker = std::fs::metadata(root.join("worker/build/index_bg.wasm"))?.len();
    println!(
        "downloads, brotli 11: widget {widget} bytes, results {results} bytes, console {console} bytes (JavaScript and WebAssembly)"
    );
    println!("worker: {worker} bytes of WebAssembly, not compressed");

    let native = native::times(root)?;

    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let path = format!("/api/polls/{poll}/ballots");
    let mut invited = Invited::new(&site, definition())?;
    let costs = invited.costs(&site.anyone)?;

    println!("{CONNECTIONS} connections:");
    let constant = || site.anyone.get("/healthz").map(|reply| Some(reply.status));
    let ([beside, exchanges], tokens) = invited.exchange(&site.anyone, &constant)?;
    let (number, next) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let open = || site.anyone.post(&path, &next_ballot(&number)).map(|reply| Some(reply.status));
    let with_token = || invited.cast(&site.anyone, &tokens, &next);
    let bare = Bare::start()?;
    let row = || bare.count(&next_ballot(&number)).map(Some);
    let baseline = ("the baseline: a row and a counter, in bare JavaScript", &row as Call);
    let with_token = ("ballots with tokens, each durable", &with_token as Call);
    let open = ("ballots, each durable", &open as Call);
    let [rows_beside, open_beside, with_tokens] = load(TOKEN_TURNS, [baseline, open, with_token])?;
    let [baseline, constant, ballots] = load(TURNS, [baseline, ("a constant reply", &constant), open])?;
    let ratio = ballots.per_second / constant.per_second;
    let half = paced(ballots.per_second / 2.0, TURNS, "ballots at half load", open.1)?;
    let baseline_ratio = ballots.per_second / baseline.per_second;
    let token_baseline_ratio = with_tokens.per_second / rows_beside.per_second;
    println!("ballots to the baseline: {baseline_ratio:.2}");
    println!("ballots with tokens to the baseline: {token_baseline_ratio:.2}");
    let exchange_ratio = exchanges.per_second / beside.per_second;
    let token_ratio = with_tokens.per_second / open_beside.per_second;
    println!("ballots to constant replies: {ratio:.2}");
    println!("exchanges to constant replies: {exchange_ratio:.2}");
    println!("ballots with tokens to open ballots: {token_ratio:.2}");

    let browser = browser::times(&invited.links);
    let in_browser = browser.as_ref().ok();
    let slow = slow::compare(&site);
    let figures = json!({
        "widget_bytes": widget, "results_bytes": results, "console_bytes": console, "worker_bytes": worker,
        "baseline_per_second": baseline.per_second, "baseline_ratio": baseline_ratio,
        "token_baseline_ratio": token_baseline_ratio, "constant_per_second": constant.per_second, "ballots_per_second": ballots.per_second, "ratio": ratio,
        "half_load_p50_ms": half.p50, "half_load_p99_ms": half.p99, "ballot_p50_ms": ballots.p50, "ballot_p99_ms": ballots.p99,
        "exchanges_per_second": exchanges.per_second, "exchange_ratio": exchange_ratio,
        "exchange_p50_ms": exchanges.p50, "exchange_p99_ms": exchanges.p99,
        "token_ballots_per_second": with_tokens.per_second, "token_ratio": token_ratio,
        "token_ballot_p50_ms": with_tokens.p50, "token_ballot_p99_ms": with_tokens.p99,
        "workerd_ms": {"exchange": costs.exchange, "evaluate": costs.evaluate, "redeem": costs.redeem},
        "browser_ms": in_browser.map(|times| json!({"blind": times.blind, "finalize": times.finalize})),
        "reads": reads::reads(&site)?, "growth": growth::growth(MOST_BALLOTS)?,
        "seal_ms": sealing::sealing(root)?, "native_us": native, "slow_network": slow.as_ref().ok().map(slow::Comparison::json),
    });
    let file = root.join("target/bench.json");
    std::fs::create_dir_all(root.join("target"))?;
    std::fs::write(&file, serde_json::to_string_pretty(&figures)?)?;
    // After the other figures are on disk.
    browser?;
    slow?.verdict()
}

/// Open ballots and the baseline alone, for so many turns.
fn open_ballots(turns: u32) -> Result<()> {
    let (site, bare, number) = (Site::start()?, Bare::start()?, AtomicUsize::new(0));
    let path = format!("/api/polls/{}/ballots", site.create(&definition())?);
    let row = || bare.count(&next_ballot(&number)).map(Some);
    let open = || site.anyone.post(&path, &next_ballot(&number)).map(|reply| Some(reply.status));
    let [baseline, ballots] = load(turns, [("the baseline", &row), ("ballots", &open)])?;
    paced(ballots.per_second / 2.0, turns, "ballots at half load", &open)?;
    println!("ballots to the baseline: {:.2}", ballots.per_second / baseline.per_second);
    Ok(())
}

/// Ballots with tokens and the baseline alone.
fn token_ballots() -> Result<()> {
    let (site, bare, number) = (Site::start()?, Bare::start()?, AtomicUsize::new(0));
    let invited = Invited::new(&site, definition())?;
    let constant = || site.anyone.get("/healthz").map(|reply| Some(reply.status));
    let (_, tokens) = invited.exchange(&site.anyone, &constant)?;
    let (cast, row) = (AtomicUsize::new(0), || bare.count(&next_ballot(&number)).map(Some));
    let with_token = || invited.cast(&site.anyone, &tokens, &cast);
    let [baseline, ballots] =
        load(TOKEN_TURNS, [("the baseline", &row), ("ballots with tokens, each durable", &with_token)])?;
    println!("ballots with tokens to the baseline: {:.2}", ballots.per_second / baseline.per_second);
    Ok(())
}

fn definition() -> Value {
    json!({
        "title": "Bench", "k": 5, "eligibility": "open", "release": "at_close",
        "groups": {"id": "all", "name": "All", "children": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]},
        "questions": [
            {"id": "one", "kind": "likert", "steps": 7, "text": "One"}, {"id": "two", "kind": "likert", "steps": 7, "text": "Two"},
            {"id": "three", "kind": "rating", "text": "Three"}, {"id": "say", "kind": "comment", "text": "Say"}],
    })
}

/// A ballot that none before was like, by its number.
fn next_ballot(number: &AtomicUsize) -> Value {
    ballot(&format!("ballot-number-{:08}", number.fetch_add(1, Ordering::Relaxed)))
}

fn ballot(nonce: &str) -> Value {
    let answers =
        json!({"one": {"value": 3}, "two": {"value": 5}, "three": {"value": 9}, "say": {"declined": true}});
    json!({"group": "a", "nonce": nonce, "answers": answers})
}
