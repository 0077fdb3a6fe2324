//! A worker of a test's own: workerd on a free port with an empty data folder, and clients of it.

use anyhow::{Context, Result};
use serde_json::Value;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use xtask::client::{Client, Reply};
use xtask::stack::{self, Feeds, Limits, Options, SignIn, Stack};
use xtask::tools::Tools;
use xtask::{owner_key, secrets, stamp};

/// The longest that anything which happens by itself may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running worker; it and its data are gone when this is dropped.
pub struct Site {
    stack: Option<Stack>,
    options: Options,
    tools: Tools,
    key: String,
    /// Calls as the owner.
    pub owner: Client,
    /// Calls as anyone.
    pub anyone: Client,
    folder: Option<tempfile::TempDir>,
}

impl Site {
    /// Starts a worker whose live and daily polls are released every second.
    ///
    /// # Errors
    /// When nothing is built, or it does not start.
    pub fn start() -> Result<Self> {
        Self::start_with(None)
    }

    /// The same, with a place to sign in at.
    ///
    /// # Errors
    /// As [`Site::start`].
    pub fn start_with(sign_in: Option<SignIn>) -> Result<Self> {
        Self::start_all(sign_in, Feeds::default())
    }

    /// The same, where series have short weeks, and webhooks reach this machine and are tried again soon.
    ///
    /// # Errors
    /// As [`Site::start`].
    pub fn start_fast(feeds: Feeds) -> Result<Self> {
        Self::start_all(None, feeds)
    }

    /// Starts a worker whose polls have so many ballot boxes.
    ///
    /// # Errors
    /// As [`Site::start`].
    pub fn start_boxes(ballot_boxes: u32) -> Result<Self> {
        Self::start_options(None, Feeds::default(), ballot_boxes)
    }

    fn start_all(sign_in: Option<SignIn>, feeds: Feeds) -> Result<Self> {
        Self::start_options(sign_in, feeds, stack::boxes_of_environment())
    }

    fn start_options(sign_in: Option<SignIn>, feeds: Feeds, ballot_boxes: u32) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let mut site = Self::start_where(folder.path().to_owned(), sign_in, feeds, ballot_boxes)?;
        site.folder = Some(folder);
        Ok(site)
    }

    fn start_where(data: PathBuf, sign_in: Option<SignIn>, feeds: Feeds, ballot_boxes: u32) -> Result<Self> {
        let root = xtask::root();
        let tools = Tools::install(&root)?;
        let key = owner_key::make()?;
        let options = Options {
            root,
            data,
            host: stack::HERE,
            port: 0,
            owner_key_hash: stamp::hex(key.as_bytes()),
            master_secrets: secrets::make()?,
            live_seconds: 1,
            daily_seconds: 1,
            sign_in,
            feeds,
            ballot_boxes,
            limits: Limits::default(),
            environment: Vec::new(),
            halt_at: None,
        };
        let stack = Stack::start(&tools, &options)?;
        let address = stack.address();
        Ok(Self {
            owner: Client::new(&address, Some(key.clone())),
            anyone: Client::new(&address, None),
            stack: Some(stack),
            options,
            tools,
            key,
            folder: None,
        })
    }

    /// Ends workerd by SIGKILL and starts it again on the same data; it may be on another port then.
    ///
    /// # Errors
    /// When it does not start again.
    pub fn kill_and_restart(&mut self) -> Result<()> {
        self.kill();
        let stack = Stack::start(&self.tools, &self.options)?;
        let address = stack.address();
        self.owner = Client::new(&address, Some(self.key.clone()));
        self.anyone = Client::new(&address, None);
        self.stack = Some(stack);
        Ok(())
    }

    /// Starts a worker that limits how often one address calls.
    ///
    /// # Errors
    /// As [`Site::start`].
    pub fn start_limited(limits: Limits) -> Result<Self> {
        let mut site = Self::start()?;
        site.options.limits = limits;
        site.kill_and_restart()?;
        Ok(site)
    }

    /// Starts a worker that keeps its data in a folder which is there already.
    ///
    /// # Errors
    /// As [`Site::start`].
    pub fn start_in(data: &Path) -> Result<Self> {
        Self::start_where(data.to_owned(), None, Feeds::default(), 1)
    }

    /// Does the same as [`kill_and_restart`](Self::kill_and_restart), with these variables in workerd's environment from then on.
    ///
    /// # Errors
    /// When it does not start again.
    pub fn restart_in_environment(&mut self, environment: Vec<(&'static str, String)>) -> Result<()> {
        self.options.environment = environment;
        self.kill_and_restart()
    }

    /// The number of workerd's process.
    ///
    /// # Errors
    /// When it does not run.
    pub fn process(&self) -> Result<u32> {
        Ok(self.stack.as_ref().context("it does not run")?.process())
    }

    /// How many kilobytes workerd holds in memory.
    ///
    /// # Errors
    /// When it does not run.
    pub fn memory(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process()?))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }

    /// The folder of everything that belongs to this deployment.
    pub fn data(&self) -> &Path {
        &self.options.data
    }

    /// Ends workerd by SIGKILL and leaves its data as they are.
    pub fn kill(&mut self) {
        drop(self.stack.take());
    }

    /// Does the same as [`kill_and_restart`](Self::kill_and_restart); from then on objects stop for good at that point.
    ///
    /// # Errors
    /// When it does not start again.
    pub fn restart_halting_at(&mut self, point: Option<&'static str>) -> Result<()> {
        self.options.halt_at = point;
        self.kill_and_restart()
    }

    /// Does the same as [`kill_and_restart`](Self::kill_and_restart), with these master secrets from then on.
    ///
    /// # Errors
    /// When it does not start again.
    pub fn restart_with(&mut self, master_secrets: &str) -> Result<()> {
        master_secrets.clone_into(&mut self.options.master_secrets);
        self.kill_and_restart()
    }

    /// Does the same as [`kill_and_restart`](Self::kill_and_restart), with this owner key from then on.
    ///
    /// # Errors
    /// When it does not start again.
    pub fn restart_with_owner_key(&mut self, key: &str) -> Result<()> {
        key.clone_into(&mut self.key);
        self.options.owner_key_hash = stamp::hex(key.as_bytes());
        self.kill_and_restart()
    }

    /// The owner key.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The deployment's master secrets, as the worker is given them.
    pub fn master_secrets(&self) -> &str {
        &self.options.master_secrets
    }

    /// The folder that everything is stored in.
    pub fn storage(&self) -> PathBuf {
        self.options.data.join("state")
    }

    /// The whole address of a path.
    pub fn page(&self, path: &str) -> String {
        let address = self.stack.as_ref().map(Stack::address).unwrap_or_default();
        format!("{address}{path}")
    }

    /// A connection of its own, for requests that no client would send, or would not wait for.
    ///
    /// # Errors
    /// When the worker cannot be reached.
    pub fn connect(&self) -> Result<TcpStream> {
        Ok(TcpStream::connect(self.page("").trim_start_matches("http://"))?)
    }

    /// Makes a poll.
    ///
    /// # Errors
    /// When it is refused.
    pub fn create(&self, definition: &Value) -> Result<String> {
        self.owner.create(definition)
    }

    /// Sends a ballot without a nonce.
    ///
    /// # Errors
    /// When it is refused.
    pub fn vote(&self, poll: &str, group: &str, answers: &Value) -> Result<()> {
        self.anyone.vote(poll, group, answers)
    }

    /// Releases what may leave; null where nothing may.
    ///
    /// # Errors
    /// When it is refused.
    pub fn release(&self, poll: &str) -> Result<Value> {
        self.owner.release(poll)
    }

    /// Closes a poll, and gives its last release.
    ///
    /// # Errors
    /// When it is refused.
    pub fn close(&self, poll: &str) -> Result<Value> {
        self.owner.close(poll)
    }

    /// Asks for a path until the reply is as wanted: for what an alarm does by itself.
    ///
    /// # Errors
    /// When it is not within 20 s.
    pub fn until(&self, path: &str, wanted: impl Fn(&Reply) -> bool) -> Result<Reply> {
        until(&self.anyone, path, wanted)
    }

    /// The same, as the owner.
    ///
    /// # Errors
    /// As [`until`](Self::until).
    pub fn owner_until(&self, path: &str, wanted: impl Fn(&Reply) -> bool) -> Result<Reply> {
        until(&self.owner, path, wanted)
    }
}

fn until(client: &Client, path: &str, wanted: impl Fn(&Reply) -> bool) -> Result<Reply> {
    let start = Instant::now();
    loop {
        let reply = client.get(path)?;
        if wanted(&reply) {
            return Ok(reply);
        }
        anyhow::ensure!(start.elapsed() < PATIENCE, "{path} still is {reply:?}");
        std::thread::park_timeout(Duration::from_millis(20));
    }
}

/// The source of axe-core.
///
/// # Errors
/// When the npm packages are not installed.
pub fn axe() -> Result<String> {
    let file: PathBuf = Tools::install(&xtask::root())?.npm_package("axe-core").join("axe.min.js");
    std::fs::read_to_string(file).context("axe-core is not installed")
}
