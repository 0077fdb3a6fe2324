//! A poll's page on a slow network, beside a page of the same questions that is drawn by a script which has to arrive first.

use anyhow::{Context, Result, ensure};
use candor_tests::browser::Browser;
use candor_tests::site::Site;
use candor_tests::wiki::Wiki;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use std::io::Write;

/// The network: kbit/s each way, and milliseconds before the first byte of a reply.
const NETWORK: (u32, u32) = (400, 400);
/// How often each page is opened; the two take turns.
const ROUNDS: usize = 9;
/// What the other page's script weighs as it is sent, in bytes: as much as a popular survey library for pages.
const SCRIPT: usize = 45 * 1024;
/// What is measured, in the order of [`Times`].
const MOMENTS: [&str; 3] = ["first paint", "first question that can be answered", "ready to send"];

/// Notes when a first radio button or check box stands in the page, has been laid out, and is marked by a click; and when
/// the page's main part is in the state in which answers can be sent. Looks at each frame, as people see nothing earlier.
const PROBE: &str = "
    const moments = window.moments = {};
    const look = () => {
        const control = document.querySelector('input[type=radio], input[type=checkbox]');
        if (control && moments.answerable === undefined && control.getBoundingClientRect().width > 0) {
            const now = performance.now();
            control.click();
            if (control.checked) moments.answerable = now;
            control.checked = false;
        }
        const ready = document.querySelector('main[data-state=filling]') && !document.getElementById('send')?.disabled;
        if (ready) moments.ready = performance.now();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";
/// What was noted, in milliseconds since the page was asked for. What is not painted yet cannot be answered.
const READ: &str = "
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null;
    return [paint, Math.max(moments.answerable, paint), Math.max(moments.ready, paint)]";

/// Milliseconds from asking for a page, for each of [`MOMENTS`].
type Times = [f64; 3];

/// What was measured of both pages.
pub(crate) struct Comparison {
    ours: Vec<Times>,
    other: Vec<Times>,
}

/// Opens both pages in turns.
///
/// # Errors
/// When a page is not ready at all.
pub(crate) fn compare(site: &Site) -> Result<Comparison> {
    let teams = [json!({"id": "a", "name": "A"}), json!({"id": "b", "name": "B"})];
    let poll = site.create(&json!({"template": "psychological_safety", "k": 5,
        "groups": {"id": "all", "name": "All", "children": teams}}))?;
    let path = format!("/p/{poll}?lang=en");
    let wiki = Wiki::start()?;
    let other = other_page(&site.anyone.get(&path)?.body, &wiki)?;
    let comparison = tokio::runtime::Runtime::new()?.block_on(rounds(&site.page(&path), &other))?;
    comparison.print();
    Ok(comparison)
}

async fn rounds(ours: &str, other: &str) -> Result<Comparison> {
    let browser = Browser::start().await?;
    browser.inject(PROBE).await?;
    let mut comparison = Comparison { ours: Vec::new(), other: Vec::new() };
    // The first round only warms up: nothing is kept of it but that the browser and the worker have started.
    for round in 0..=ROUNDS {
        let (first, second) = (open(&browser, ours).await?, open(&browser, other).await?);
        if round > 0 {
            comparison.ours.push(first);
            comparison.other.push(second);
        }
    }
    browser.close().await?;
    Ok(comparison)
}

async fn open(browser: &Browser, address: &str) -> Result<Times> {
    browser.client.goto("about:blank").await?;
    browser.slow(NETWORK.0, NETWORK.1).await?;
    browser.client.goto(address).await?;
    // What is ready in a frame is told to be painted some time after.
    let seen = "window.moments?.ready && performance.getEntriesByName('first-contentful-paint').length > 0";
    browser.until(seen, "window.moments").await?;
    let times = browser.client.execute(READ, vec![]).await?;
    serde_json::from_value(times.clone()).with_context(|| format!("not all was seen of {address}: {times}"))
}

/// A page with the styles of ours, whose script has our questions in it and otherwise letters that do not compress, until
/// it weighs as much as [`SCRIPT`]. It can send as soon as it is drawn, and asks for nothing else: more than is true of
/// such pages.
fn other_page(ours: &str, wiki: &Wiki) -> Result<String> {
    let between = |begin: &str, end: &str| {
        let (_, rest) = ours.split_once(begin)?;
        rest.split_once(end).map(|(body, _)| [begin, body, end].concat())
    };
    let styles = between("<style>", "</style>").context("the page has no styles")?;
    let main = between("<main", "</main>").context("the page has no main part")?;
    let drawn = serde_json::to_string(&main)?.replace("</", "<\\/");
    let mut random = ChaCha20Rng::seed_from_u64(45);
    let letters: String =
        (0..SCRIPT * 2).map(|_| char::from(b'0' + (random.next_u32() % 64) as u8)).collect();
    let letters = letters.replace(['\\', '`'], "~");
    let script = |count: usize| {
        format!(
            "const letters = `{}`; document.body.innerHTML = {drawn}; document.querySelector('main').dataset.state = \
             'filling'; document.getElementById('send').disabled = false",
            &letters[..count]
        )
    };
    let mut count = SCRIPT;
    let mut small = packed(script(count).as_bytes())?;
    // Each letter weighs six bits.
    for _ in 0..8 {
        let more = SCRIPT.abs_diff(small.len()) * 8 / 6;
        count = if small.len() < SCRIPT { count + more } else { count - more };
        small = packed(script(count).as_bytes())?;
    }
    ensure!(SCRIPT.abs_diff(small.len()) < 64, "the script weighs {} bytes", small.len());
    let address = wiki.file("/survey.js", "text/javascript; charset=utf-8", &small);
    let page = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Survey</title>{styles}\
         <body><script src=\"{address}\"></script></body></html>"
    );
    Ok(wiki.file("/survey", "text/html; charset=utf-8", &packed(page.as_bytes())?))
}

fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    brotli::CompressorWriter::new(&mut small, 4096, 11, 22).write_all(bytes)?;
    Ok(small)
}

/// The least, the median and the greatest.
fn spread(times: &[Times], moment: usize) -> [f64; 3] {
    let mut times: Vec<f64> = times.iter().map(|times| times[moment]).collect();
    times.sort_by(f64::total_cmp);
    [times[0], times[times.len() / 2], times[times.len() - 1]]
}

impl Comparison {
    fn print(&self) {
        let (kilobits, latency) = NETWORK;
        println!(
            "a network of {kilobits} kbit/s and {latency} ms, nothing kept of earlier visits; ms from asking for the page, \
             median of {ROUNDS} (least to greatest):"
        );
        for (moment, name) in MOMENTS.into_iter().enumerate() {
            let ([low, ours, high], [least, other, most]) =
                (spread(&self.ours, moment), spread(&self.other, moment));
            println!(
                "  {name}: {ours:.0} ({low:.0} to {high:.0}); of a page that a script of 45 KB draws: {other:.0} ({least:.0} to \
                 {most:.0}); ratio {:.2}",
                ours / other
            );
        }
        println!("{}: the first question can be answered {}", if self.passes() { "pass" } else { "FAIL" }, {
            if self.passes() { "earlier than there" } else { "no earlier than there" }
        });
    }

    /// Whether the slowest of ours was answerable before the fastest of the others.
    fn passes(&self) -> bool {
        spread(&self.ours, 1)[2] < spread(&self.other, 1)[0]
    }

    /// Succeeds where ours can be answered earlier.
    ///
    /// # Errors
    /// Where it cannot.
    pub(crate) fn verdict(&self) -> Result<()> {
        ensure!(
            self.passes(),
            "on a slow network the page cannot be answered before a script of 45 KB has arrived"
        );
        Ok(())
    }

    /// For the file of figures.
    pub(crate) fn json(&self) -> Value {
        let of = |times: &[Times]| {
            let [paint, answerable, ready] = [0, 1, 2].map(|moment| {
                let [least, median, greatest] = spread(times, moment);
                json!({"least_ms": least, "median_ms": median, "greatest_ms": greatest})
            });
            json!({"paint": paint, "answerable": answerable, "ready": ready})
        };
        json!({"kbit_per_second": NETWORK.0, "latency_ms": NETWORK.1, "rounds": ROUNDS,
            "ours": of(&self.ours), "script_of_45_kb": of(&self.other)})
    }
}
