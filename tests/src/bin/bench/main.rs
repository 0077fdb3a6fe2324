//! `cargo xtask bench`: what browsers download, and ballots a second as a ratio to a constant reply in the same run.

use anyhow::{Context, Result};
use candor_tests::site::Site;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use xtask::client::Client;

const CONNECTIONS: usize = 64;
const LENGTH: Duration = Duration::from_secs(5);

fn main() -> Result<()> {
    let root = xtask::root();
    let (widget, console) = (download(&root, "widget")?, download(&root, "console")?);
    let worker = std::fs::metadata(root.join("worker/build/index_bg.wasm"))?.len();
    println!(
        "downloads, brotli 11: widget {widget} bytes, console {console} bytes (JavaScript and WebAssembly)"
    );
    println!("worker: {worker} bytes of WebAssembly, not compressed");

    let site = Site::start()?;
    let poll = site.create(&definition())?;
    let path = format!("/api/polls/{poll}/ballots");
    let number = AtomicU64::new(0);
    println!("{CONNECTIONS} connections, {} s each", LENGTH.as_secs());
    let constant =
        load("a constant reply", &site.anyone, |client| client.get("/healthz").map(|reply| reply.status))?;
    let ballots = load("ballots, each durable", &site.anyone, |client| {
        let nonce = format!("ballot-number-{:08}", number.fetch_add(1, Ordering::Relaxed));
        client.post(&path, &ballot(&nonce)).map(|reply| reply.status)
    })?;
    let ratio = ballots.per_second / constant.per_second;
    println!("ballots to constant replies: {ratio:.2}");

    let figures = json!({
        "widget_bytes": widget, "console_bytes": console, "worker_bytes": worker,
        "constant_per_second": constant.per_second, "ballots_per_second": ballots.per_second, "ratio": ratio,
        "ballot_p50_ms": ballots.p50, "ballot_p99_ms": ballots.p99,
    });
    let file = root.join("target/bench.json");
    std::fs::create_dir_all(root.join("target"))?;
    std::fs::write(&file, serde_json::to_string_pretty(&figures)?)?;
    Ok(())
}

/// The bytes of a page's JavaScript and WebAssembly, each compressed alone as it is served.
fn download(root: &Path, page: &str) -> Result<usize> {
    let folder = root.join("dist/assets").join(page);
    let mut bytes = 0;
    for entry in std::fs::read_dir(&folder).context("run `cargo xtask build` first")? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "js" || ending == "wasm") {
            let mut packed = Vec::new();
            let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
            brotli::BrotliCompress(&mut &std::fs::read(&path)?[..], &mut packed, &parameters)?;
            bytes += packed.len();
        }
    }
    Ok(bytes)
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

fn ballot(nonce: &str) -> Value {
    let answers =
        json!({"one": {"value": 3}, "two": {"value": 5}, "three": {"value": 9}, "say": {"declined": true}});
    json!({"group": "a", "nonce": nonce, "answers": answers})
}

struct Figures {
    per_second: f64,
    /// Milliseconds.
    p50: f64,
    /// Milliseconds.
    p99: f64,
}

/// Keeps [`CONNECTIONS`] requests on their way for [`LENGTH`].
fn load(what: &str, client: &Client, call: impl Fn(&Client) -> Result<u16> + Sync) -> Result<Figures> {
    let times = Mutex::new(Vec::new());
    let start = Instant::now();
    std::thread::scope(|scope| -> Result<()> {
        let send = || -> Result<()> {
            let mut own = Vec::new();
            while start.elapsed() < LENGTH {
                let begun = Instant::now();
                let status = call(client)?;
                anyhow::ensure!(status < 300, "{what}: status {status}");
                own.push(begun.elapsed());
            }
            times.lock().map_err(|_| anyhow::anyhow!("a sender panicked"))?.extend(own);
            Ok(())
        };
        let senders: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(send)).collect();
        senders
            .into_iter()
            .try_for_each(|sender| sender.join().map_err(|_| anyhow::anyhow!("a sender panicked"))?)
    })?;
    let elapsed = start.elapsed().as_secs_f64();
    let mut times = times.into_inner()?;
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1_000.0;
    let count = f64::from(u32::try_from(times.len())?);
    let figures = Figures { per_second: count / elapsed, p50: at(50), p99: at(99) };
    let Figures { per_second, p50, p99 } = figures;
    println!("  {what}: {per_second:.0}/s, p50 {p50:.1} ms, p99 {p99:.1} ms");
    Ok(figures)
}
