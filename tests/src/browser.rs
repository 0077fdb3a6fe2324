//! Chromium, driven through ChromeDriver as a person would use it: real keys, real network conditions.

use anyhow::{Context, Result, bail, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::wd::{TimeoutConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

mod frames;
mod looks;
mod network;

pub use looks::{VIEWS, View};

/// The keys that tests press, as WebDriver names them.
pub mod keys {
    /// Moves the focus on.
    pub const TAB: char = '\u{E004}';
    /// Activates a link or button.
    pub const ENTER: char = '\u{E007}';
    /// Takes back what was written last.
    pub const BACKSPACE: char = '\u{E003}';
    /// Moves the mark of a radio group back.
    pub const UP: char = '\u{E013}';
    /// Moves the mark of a radio group on.
    pub const DOWN: char = '\u{E015}';
    /// Marks a radio button or checkbox.
    pub const SPACE: char = ' ';
}

/// One Chromium with a new, empty profile; both it and its driver end when this is dropped.
pub struct Browser {
    /// The session, for what has no method here.
    pub client: Client,
    driver: Child,
    _profile: tempfile::TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // ChromeDriver ends its Chromium when its session is closed; killing both is for tests that fail.
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Browser {
    /// Starts ChromeDriver on a free port and a headless Chromium.
    ///
    /// # Errors
    /// When either is missing or does not start.
    pub async fn start() -> Result<Self> {
        Self::start_with(&[], &json!({})).await
    }

    /// The same, with more flags of Chromium's, and preferences as a person sets them.
    ///
    /// # Errors
    /// As [`Browser::start`].
    pub async fn start_with(more: &[&str], preferences: &Value) -> Result<Self> {
        Self::launch(more, preferences, "normal").await
    }

    /// The same as [`start`](Self::start), for pages whose files are held back: opening one does not wait for all that
    /// belongs to it, but for the document alone.
    ///
    /// # Errors
    /// As [`Browser::start`].
    pub async fn start_eager() -> Result<Self> {
        Self::launch(&[], &json!({}), "eager").await
    }

    async fn launch(more: &[&str], preferences: &Value, page_load: &str) -> Result<Self> {
        let (driver, port) = driver()?;
        let profile = tempfile::tempdir()?;
        let flags = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--lang=en",
            &format!("--user-data-dir={}", profile.path().display()),
        ];
        let flags = [&flags[..], more].concat();
        let capabilities = json!({
            "goog:chromeOptions": {"args": flags, "prefs": preferences},
            "goog:loggingPrefs": {"browser": "ALL"},
            "pageLoadStrategy": page_load,
        });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(serde_json::from_value(capabilities)?)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await?;
        Ok(Self { client, driver, _profile: profile })
    }

    /// Ends the session; Chromium exits.
    ///
    /// # Errors
    /// When ChromeDriver is gone already.
    pub async fn close(self) -> Result<()> {
        Ok(self.client.clone().close().await?)
    }

    async fn devtools(&self, command: &str, parameters: Value) -> Result<()> {
        let body = json!({"cmd": command, "params": parameters});
        self.client.issue_cmd(Post { path: "goog/cdp/execute", body }).await?;
        Ok(())
    }

    /// Errors and warnings that the page wrote to the console since the last call, policy violations included.
    ///
    /// # Errors
    /// When ChromeDriver does not tell.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let log = self.client.issue_cmd(Post { path: "se/log", body: json!({"type": "browser"}) }).await?;
        let entries = log.as_array().cloned().unwrap_or_default();
        let bad = entries.iter().filter(|entry| entry["level"] != "INFO" && entry["level"] != "DEBUG");
        Ok(bad.map(|entry| entry["message"].to_string()).collect())
    }

    /// Presses keys one after the other, as a keyboard does.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn press(&self, keys: impl IntoIterator<Item = char>) -> Result<()> {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Presses Tab until the element of that id has the focus.
    ///
    /// # Errors
    /// When it is not reached within 120 steps: it cannot be reached with the keyboard.
    pub async fn tab_to(&self, id: &str) -> Result<()> {
        for _ in 0..120 {
            if self.focus().await? == id {
                return Ok(());
            }
            self.press([keys::TAB]).await?;
        }
        bail!("“{id}” is not reached with the Tab key")
    }

    /// The id of the focused element; empty where it has none.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn focus(&self) -> Result<String> {
        let id = self.client.execute("return document.activeElement?.id ?? ''", vec![]).await?;
        Ok(id.as_str().unwrap_or_default().to_owned())
    }

    /// Opens an address and waits until the page's `<main>` is in one of those states.
    ///
    /// # Errors
    /// When it is not within 15 s.
    pub async fn open(&self, address: &str, states: &[&str]) -> Result<()> {
        self.client.goto(address).await?;
        self.wait_for_state(states).await
    }

    /// Waits until the page's `<main>` is in one of those states.
    ///
    /// # Errors
    /// When it is not within 15 s.
    pub async fn wait_for_state(&self, states: &[&str]) -> Result<()> {
        let selectors: Vec<String> =
            states.iter().map(|state| format!("main[data-state=\"{state}\"]")).collect();
        self.wait_for(&selectors.join(", ")).await
    }

    /// Waits until something in the page matches a CSS selector, in the next page where this one is being left.
    ///
    /// # Errors
    /// When nothing does within 15 s.
    pub async fn wait_for(&self, selector: &str) -> Result<()> {
        // A page that is left while it waits answers no more: each look is a short one.
        let script = "
            const [selector, done] = [arguments[0], arguments[arguments.length - 1]];
            const now = () => document.querySelector('main')?.dataset.state ?? 'none';
            const end = said => { observer.disconnect(); clearTimeout(limit); done(said) };
            const look = () => { if (document.querySelector(selector)) end('') };
            const observer = new MutationObserver(look);
            const limit = setTimeout(() => end(now()), 1000);
            observer.observe(document, {subtree: true, childList: true, attributes: true});
            look();";
        self.patience(Duration::from_secs(3)).await?;
        let start = Instant::now();
        let said = loop {
            let said = self.client.execute_async(script, vec![json!(selector)]).await;
            let said = match said {
                Err(error) if is_of_a_page_left(&error) => json!("left"),
                said => said?,
            };
            if said == "" || start.elapsed() > PATIENCE {
                break said;
            }
        };
        self.patience(Duration::from_secs(20)).await?;
        ensure!(said == "", "the page is in state {said}, and nothing matches {selector}");
        Ok(())
    }

    /// Lets scripts of tests take so long.
    async fn patience(&self, script: Duration) -> Result<()> {
        let (page, implicit) = (Duration::from_mins(1), Duration::from_secs(0));
        let timeouts = TimeoutConfiguration::new(Some(script), Some(page), Some(implicit));
        Ok(self.client.update_timeouts(timeouts).await?)
    }

    /// Runs a script in every page from now on, before the page's own.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn inject(&self, script: &str) -> Result<()> {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": script})).await
    }

    /// The text of the first element that matches a CSS selector; empty where there is none.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn text(&self, selector: &str) -> Result<String> {
        let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        let text = self.client.execute(script, vec![json!(selector)]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }
}

/// ChromeDriver on a free port. It takes a port of IPv4 and then wants the same one of IPv6, and ends when somebody was
/// faster: another port is as good.
fn driver() -> Result<(Child, u16)> {
    let mut tries = 0;
    loop {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("chromedriver does not start; `cargo xtask test` installs it on Debian")?;
        match port_of(&mut driver) {
            Ok(port) => return Ok((driver, port)),
            Err(error) if tries == 4 => return Err(error),
            Err(_) => tries += 1,
        }
        let _ = driver.kill();
        let _ = driver.wait();
    }
}

fn port_of(driver: &mut Child) -> Result<u16> {
    let stdout = driver.stdout.take().context("chromedriver has no output")?;
    let mut lines = BufReader::new(stdout).lines();
    for line in lines.by_ref() {
        let line = line?;
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            let port = port.trim_end_matches('.').parse()?;
            // Read on, so that a full pipe never stops the driver.
            std::thread::spawn(move || lines.for_each(drop));
            return Ok(port);
        }
    }
    bail!("chromedriver ended before it was ready")
}

/// How long something is waited for.
const PATIENCE: Duration = Duration::from_secs(15);

/// Whether a script got no answer because its page was left meanwhile.
fn is_of_a_page_left(error: &fantoccini::error::CmdError) -> bool {
    let error = error.to_string();
    ["script timeout", "document unloaded", "aborted by navigation"].iter().any(|said| error.contains(said))
}

/// A command of ChromeDriver's own, sent by POST.
#[derive(Debug)]
struct Post {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
