//! What a page weighs: each limit is that of the design, and the figures are printed.

use super::document::Document;
use super::{LANGUAGES, Raw, ask, brotli_11, built, is_program, page};
use anyhow::{Context, Result};
use candor_tests::site::Site;
use serde_json::{Value, json};

/// The most that the first response may weigh, its styles included; so much goes out in one round trip (RFC 6928: ten
/// segments).
const FIRST: usize = 14 * 1024;
/// The most that all JavaScript and WebAssembly needed to send may weigh.
const PROGRAM: usize = 120 * 1024;
/// The most that those of the console may, and those of what everyone reads.
const CONSOLE: usize = 280 * 1024;
/// The most that the script for wikis may.
const EMBED: usize = 2 * 1024;
/// A theme that changes everything that one can.
const THEME: &str = "&accent=8a1c4a&radius=12&font=sans&density=compact&theme=dark";

/// A poll of a template, for teams as an organisation has them.
fn of_template(template: &str) -> Value {
    let teams =
        ["Purchasing", "Customer service", "Platform", "Research", "Warehouse and shipping", "Works council"];
    let teams = teams.iter().zip('a'..).map(|(name, id)| json!({"id": id, "name": name}));
    json!({"template": template, "k": 5, "groups": {"id": "all", "name": "Everyone", "children": teams.collect::<Vec<_>>()}})
}

#[test]
fn the_first_response_of_every_built_in_poll_in_every_language_is_at_most_14_kilobytes() -> Result<()> {
    let site = Site::start()?;
    println!("first response: bytes of HTML; brotli 11; as sent by this runtime with br, and with gzip");
    let mut faults = Vec::new();
    for template in candor::template::all() {
        let name = template["template"].as_str().context("a template without a name")?;
        let poll = site.create(&of_template(name))?;
        for language in LANGUAGES {
            for (theme, called) in [("", ""), (THEME, ", with a theme")] {
                let path = format!("/p/{poll}?lang={language}{theme}");
                let plain = page(&site, &path)?;
                assert_eq!(Document::read(&plain).of("html", "lang"), language);
                assert_eq!(plain.matches("<style>").count(), if theme.is_empty() { 1 } else { 2 });
                let size = brotli_11(plain.as_bytes())?;
                let sent = |encoding| ask(&site, "GET", &path, &[("accept-encoding", encoding)]);
                let [br, gzip] = [sent("br")?.bytes.len(), sent("gzip")?.bytes.len()];
                println!("  {name}, {language}{called}: {}; {size}; {br}, {gzip}", plain.len());
                if size > FIRST {
                    faults.push(format!("{name}, {language}{called}: {size} bytes"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "more than {FIRST} bytes: {faults:#?}");
    Ok(())
}

/// What the page at a path names of scripts and programs, and what they weigh, in bytes: plain, by brotli 11 here, and as
/// they are sent.
fn program(site: &Site, path: &str) -> Result<(Vec<String>, [usize; 3])> {
    let html = page(site, path)?;
    let mut names = Document::read(&html).preloaded();
    names.sort();
    // Whatever is named anywhere in the page is loaded ahead.
    let named = html.split(['"', '\'']).filter(|piece| piece.starts_with("/assets/") && is_program(piece));
    for name in named {
        assert!(names.iter().any(|known| known == name), "{name} is not loaded ahead");
    }
    let mut sums = [0; 3];
    for name in &names {
        let plain = ask(site, "GET", name, &[])?;
        let Raw { bytes, status, .. } = ask(site, "GET", name, &[("accept-encoding", "br")])?;
        assert_eq!((plain.status, status), (200, 200), "{name}");
        let sizes = [plain.bytes.len(), brotli_11(&plain.bytes)?, bytes.len()];
        println!("  {name}: {}; {}; {}", sizes[0], sizes[1], sizes[2]);
        for (sum, size) in sums.iter_mut().zip(sizes) {
            *sum += size;
        }
    }
    Ok((names, sums))
}

#[test]
fn all_that_is_needed_to_send_weighs_at_most_120_kilobytes_to_read_or_own_280_and_the_script_for_wikis_2()
-> Result<()> {
    let site = Site::start()?;
    let poll = site.create(&of_template("pulse"))?;
    println!("programs: bytes; brotli 11; as sent with br");
    for (path, part, most) in [
        (format!("/p/{poll}"), "widget", PROGRAM),
        (format!("/p/{poll}/results"), "results", CONSOLE),
        ("/console".into(), "console", CONSOLE),
    ] {
        let (names, [plain, small, sent]) = program(&site, &path)?;
        println!("  {part}, all: {plain}; {small}; {sent}, of at most {most}");
        assert_eq!(names, built(part)?, "nothing else was built that it could load");
        assert!(small <= most && sent <= most, "the {part} weighs {small} bytes, {sent} as sent");
    }
    let script = ask(&site, "GET", "/embed.js", &[])?.bytes;
    let size = brotli_11(&script)?;
    println!("  /embed.js: {}; {size}, of at most {EMBED}", script.len());
    assert!(size <= EMBED);
    Ok(())
}
