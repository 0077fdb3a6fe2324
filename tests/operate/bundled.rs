//! The bundle: it runs from where it is unpacked with nothing in its environment, and its data are saved while it does.

use crate::polls::{answer, ballots, definition, send};
use anyhow::{Context, Result, ensure};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use xtask::client::Client;
use xtask::tools::Tools;

/// A Candor that was started from a bundle.
struct Served {
    child: Child,
    client: Client,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The bundle's start script, with nothing in its environment: no PATH, no home, no toolchain.
fn bare(bundle: &Path, data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(bundle.join("candor"));
    command.env_clear().args(arguments).arg("--data-dir").arg(data).current_dir("/");
    command
}

fn serve(bundle: &Path, data: &Path, key: Option<&str>) -> Result<Served> {
    let listen = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
    let mut child = bare(bundle, data, &["serve", "--listen", &listen])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    // All that is said before it becomes workerd.
    let lines = BufReader::new(child.stdout.take().context("a pipe")?).lines();
    let mut shown = None;
    for line in lines {
        let line = line?;
        shown = shown.or(line.strip_prefix("Owner key, shown this once: ").map(ToOwned::to_owned));
        if line.starts_with("Candor listens at") {
            break;
        }
    }
    let key = key.map(ToOwned::to_owned).or(shown).context("no owner key was shown")?;
    let served = Served { child, client: Client::new(format!("http://{listen}"), Some(key)) };
    let start = Instant::now();
    while served.client.get("/healthz").map_or(0, |reply| reply.status) != 200 {
        ensure!(start.elapsed() < Duration::from_secs(30), "it does not answer");
        // Readiness of another process has no event to wait for.
        std::thread::park_timeout(Duration::from_millis(20));
    }
    Ok(served)
}

fn unpacked(folder: &Path) -> Result<PathBuf> {
    let root = xtask::root();
    let archive = xtask::bundle::bundle(&root, &Tools::install(&root)?)?;
    let file = flate2::read::GzDecoder::new(std::fs::File::open(archive)?);
    tar::Archive::new(file).unpack(folder)?;
    let mut entries = std::fs::read_dir(folder)?;
    Ok(entries.next().context("an empty bundle")??.path())
}

#[test]
fn a_bundle_serves_saves_and_restores_on_a_bare_machine() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let bundle = unpacked(folder.path())?;
    for name in ["README.md", "candor.service", "Containerfile", "Caddyfile", "sbom.cdx.json", "LICENSE-MIT"]
    {
        ensure!(bundle.join(name).is_file(), "{name} is not in the bundle");
    }
    let data = tempfile::tempdir()?;
    let (here, there) = (data.path().join("here"), data.path().join("there"));
    let served = serve(&bundle, &here, None)?;
    let client = &served.client;
    let key = client.key().context("a key")?.to_owned();
    let poll = client.create(&definition("at_close"))?;
    let page = client.get(&format!("/p/{poll}"))?;
    ensure!(page.status == 200, "{page:?}");
    let (_, script) = page.body.split_once("/assets/widget/").context("a page without its program")?;
    let script = script.split(['"', '\'']).next().unwrap_or_default();
    ensure!(client.get(&format!("/assets/widget/{script}"))?.status == 200, "{script}");
    answer(client, &poll, 0..50)?;

    // Saved while people answer: what was acknowledged before is in it, and nothing that was not sent.
    let (stop, sent) = (AtomicBool::new(false), AtomicU64::new(50));
    let archive = data.path().join("backup.tar.gz");
    let (before, after) = std::thread::scope(|scope| -> Result<(u64, u64)> {
        let sender = scope.spawn(|| -> Result<()> {
            while !stop.load(Ordering::SeqCst) {
                let number = sent.load(Ordering::SeqCst);
                answer(client, &poll, number..number + 1)?;
                sent.store(number + 1, Ordering::SeqCst);
            }
            Ok(())
        });
        let saved = || -> Result<(u64, u64)> {
            let before = sent.load(Ordering::SeqCst);
            let output = bare(&bundle, &here, &["backup", &archive.to_string_lossy()]).output()?;
            let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
            ensure!(output.status.success() && said.contains("held still for"), "{said}");
            Ok((before, sent.load(Ordering::SeqCst) + 1))
        };
        let saved = saved();
        stop.store(true, Ordering::SeqCst);
        sender.join().map_err(|_| anyhow::anyhow!("the sender panicked"))??;
        saved
    })?;
    let total = sent.load(Ordering::SeqCst);

    let output = bare(&bundle, &there, &["restore", &archive.to_string_lossy()]).output()?;
    ensure!(output.status.success(), "{output:?}");
    ensure!(String::from_utf8_lossy(&output.stdout).contains("master-secrets"), "what is missing is said");
    std::fs::copy(here.join("master-secrets"), there.join("master-secrets"))?;
    let restored = serve(&bundle, &there, Some(&key))?;
    // Everyone sends again, as devices that kept their ballots do: what is in the backup counts once.
    let mut known = 0;
    for number in 0..total {
        known += u64::from(send(&restored.client, &poll, number)?.status == 200);
    }
    assert!((before..=after).contains(&known), "{before} ≤ {known} ≤ {after}");
    assert_eq!(ballots(&restored.client.close(&poll)?), total);
    assert_eq!(ballots(&client.close(&poll)?), total, "the one that was saved went on");
    Ok(())
}
