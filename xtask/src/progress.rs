//! Says what is going on at a terminal, and for how long.

use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, Read};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often a step that is not watched at a terminal says that it goes on.
const HEARTBEAT: Duration = Duration::from_secs(30);

/// Runs a command as one step: shows `what` with the time it takes, and its output only when it fails.
///
/// # Errors
/// When the command cannot be started or fails; the end of its output is in the error.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    output(what, command).map(drop)
}

/// As [`run`], and gives what the command said.
///
/// # Errors
/// As [`run`].
pub fn output(what: &str, command: &mut Command) -> Result<String> {
    let start = Instant::now();
    let bar = spinner(what);
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child
        .map_err(|error| anyhow::anyhow!("{} does not start: {error}", command.get_program().display()))?;
    let outputs = [drain(child.stdout.take()), drain(child.stderr.take())];
    let (mut status, mut said) = (None, Instant::now());
    while status.is_none() {
        status = child.try_wait()?;
        if status.is_none() {
            std::thread::park_timeout(Duration::from_millis(50));
            if bar.is_none() && said.elapsed() >= HEARTBEAT {
                eprintln!("  … {what}: {} s", start.elapsed().as_secs());
                said = Instant::now();
            }
        }
    }
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    let text: String = outputs.into_iter().filter_map(|thread| thread.join().ok()).collect();
    if status.is_some_and(|status| status.success()) {
        eprintln!("  ✓ {what} ({:.1} s)", start.elapsed().as_secs_f32());
        return Ok(text);
    }
    let lines: Vec<&str> = text.lines().collect();
    let end = lines[lines.len().saturating_sub(60)..].join("\n");
    bail!("{what} failed after {} s:\n{end}", start.elapsed().as_secs())
}

fn spinner(what: &str) -> Option<ProgressBar> {
    if !std::io::stderr().is_terminal() {
        eprintln!("  … {what}");
        return None;
    }
    let bar = ProgressBar::new_spinner().with_message(what.to_owned());
    if let Ok(style) = ProgressStyle::with_template("  {spinner} {msg} {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    Some(bar)
}

fn drain(stream: Option<impl Read + Send + 'static>) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stream) = stream {
            let _ = stream.read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}
