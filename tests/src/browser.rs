//! Chromium, driven through ChromeDriver as a person would use it: real keys, real network conditions.

use anyhow::{Context, Result, bail, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::wd::{TimeoutConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

mod frames;
mod network;

/// The keys that tests press, as WebDriver names them.
pub mod keys {
    /// Moves the focus on.
    pub const TAB: char = '\u{E004}';
    /// Activates a link or button.
    pub const ENTER: char = '\u{E007}';
    /// Marks a radio button or checkbox.
    pub const SPACE: char = ' ';
}

/// How a page is looked at.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// CSS pixels.
    pub width: u32,
    /// CSS pixels.
    pub height: u32,
    /// Whether the person prefers dark pages.
    pub dark: bool,
}

/// Every view that pages are checked in: the narrowest phone and a desk, light and dark.
pub const VIEWS: [View; 4] = [
    View { width: 320, height: 640, dark: false },
    View { width: 320, height: 640, dark: true },
    View { width: 1280, height: 900, dark: false },
    View { width: 1280, height: 900, dark: true },
];

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

    /// Looks at pages in `view` from now on.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn look(&self, view: View) -> Result<()> {
        let View { width, height, dark } = view;
        let metrics =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600});
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        let scheme = json!({"name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" }});
        self.devtools("Emulation.setEmulatedMedia", json!({"features": [scheme]})).await
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

    /// Waits until something in the page matches a CSS selector.
    ///
    /// # Errors
    /// When nothing does within 15 s.
    pub async fn wait_for(&self, selector: &str) -> Result<()> {
        let script = "
            const [selector, done] = [arguments[0], arguments[arguments.length - 1]];
            const now = () => document.querySelector('main')?.dataset.state ?? 'none';
            const look = () => {
                if (document.querySelector(selector)) { observer.disconnect(); clearTimeout(limit); done('') }
            };
            const observer = new MutationObserver(look);
            const limit = setTimeout(() => done(now()), 15000);
            observer.observe(document, {subtree: true, childList: true, attributes: true});
            look();";
        self.be_patient().await?;
        let left = self.client.execute_async(script, vec![json!(selector)]).await?;
        ensure!(left == "", "the page is in state {left}, and nothing matches {selector}");
        Ok(())
    }

    /// Lets scripts of tests take longer than the patience that they have themselves.
    async fn be_patient(&self) -> Result<()> {
        let timeouts = TimeoutConfiguration::new(
            Some(Duration::from_secs(20)),
            Some(Duration::from_mins(1)),
            Some(Duration::from_secs(0)),
        );
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

    /// Runs axe-core on the page as it is, and checks that nothing is wider than the window.
    ///
    /// # Errors
    /// With each violation, its elements and how to mend them.
    pub async fn check_accessibility(&self, axe: &str) -> Result<()> {
        let script = format!(
            "{axe}; const done = arguments[arguments.length - 1];
             axe.run(document, {{resultTypes: ['violations']}}).then(r => done(r.violations.map(v =>
                 v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join('; '))),
                 e => done([String(e)]))"
        );
        let violations = self.client.execute_async(&script, vec![]).await?;
        ensure!(violations == json!([]), "axe-core finds {violations:#}");
        let script = "return document.documentElement.scrollWidth - window.innerWidth";
        let excess = self.client.execute(script, vec![]).await?.as_i64().unwrap_or(0);
        ensure!(excess <= 0, "the page is {excess} px wider than the window");
        Ok(())
    }

    /// A PNG of the whole page, not only of what fits the window.
    ///
    /// # Errors
    /// When Chromium does not draw it.
    pub async fn picture(&self, view: View) -> Result<Vec<u8>> {
        let script = "return Math.ceil(document.documentElement.getBoundingClientRect().height)";
        let height = self.client.execute(script, vec![]).await?.as_u64().unwrap_or(0);
        let height = u32::try_from(height)?.clamp(view.height, 4_000);
        self.look(View { height, ..view }).await?;
        let picture = self.client.screenshot().await?;
        self.look(view).await?;
        Ok(picture)
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
