//! A running Candor: workerd with the built worker, the pages and a data folder.

use crate::backup::PID_FILE;
use crate::tools::Tools;
use anyhow::{Context, Error, Result, bail, ensure};
use std::fmt::Write;
use std::fs;
use std::io::Read;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The Durable Objects, as (binding, class, unique key). The key names their folder on disk: it never changes.
pub const OBJECTS: [(&str, &str, &str); 5] = [
    ("POLLS", "PollObject", "candor-poll"),
    ("REGISTERS", "Register", "candor-register"),
    ("WORKSPACE", "Workspace", "candor-workspace"),
    ("WEBHOOKS", "Webhook", "candor-webhook"),
    ("BOXES", "BallotBox", "candor-box"),
];
/// The variable of workerd's environment that the master secrets come by: they are in no configuration file.
const MASTER_SECRETS: &str = "CANDOR_MASTER_SECRETS";
/// The worker's variables of signing in, in the order of the fields of [`SignIn`].
const SIGN_IN: [&str; 5] =
    ["SIGN_IN_ISSUER", "SIGN_IN_AUDIENCE", "SIGN_IN_JWKS", "SIGN_IN_CLAIM", "SIGN_IN_URL"];
/// The worker's variable with the name of the header that says who calls.
const ADDRESS_HEADER: &str = "CLIENT_ADDRESS_HEADER";
/// What Cloudflare binds to limit how often one address calls, in the order of the limits of [`Limits`]. The local runtime has none.
pub const LIMITERS: [&str; 3] = ["BALLOT_LIMIT", "TOKEN_LIMIT", "SIGN_IN_LIMIT"];
/// Stands in for them in tests: counts for ever, and takes no address for a key.
const LIMITER: &str = "class Ratelimit {
  #counts = new Map();
  #limit;
  constructor(limit) { this.#limit = limit; }
  async limit({ key }) {
    if (/[.:]/.test(key)) throw new Error('an address');
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    return { success: this.#counts.get(key) <= this.#limit };
  }
}
export default (env) => new Ratelimit(Number(env.limit));";
/// The worker's variable with the subjects of those who own the polls, with spaces between them; here of the same name in
/// the environment.
const OWNERS: &str = "OWNERS";
/// The address that only this machine reaches.
pub const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
/// The day whose runtime behaviour the worker is written for.
pub const COMPATIBILITY_DATE: &str = "2026-10-01";
/// How long workerd may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(30);

/// How series and webhooks go on; tests make both fast.
#[derive(Clone, Debug)]
pub struct Feeds {
    /// How many seconds a week of a series has; 0 where series go by the calendar.
    pub series_week_seconds: u32,
    /// How many seconds before a poll closes by itself its webhooks are told.
    pub closing_soon_seconds: u32,
    /// How many seconds after the close the list of counted ballots is kept; 0 for as long as where nothing is set.
    pub retention_seconds: u32,
    /// How many seconds after a delivery that failed it is tried again for the first time.
    pub webhook_retry_seconds: u32,
    /// Whether webhooks reach addresses of a private network, and of this machine.
    pub private_network: bool,
}

impl Default for Feeds {
    fn default() -> Self {
        Self {
            series_week_seconds: 0,
            closing_soon_seconds: 86_400,
            retention_seconds: 90 * 86_400,
            webhook_retry_seconds: 10,
            private_network: false,
        }
    }
}

impl Feeds {
    /// The variables of the worker, with what they are.
    fn values(&self) -> [(&'static str, u32); 4] {
        [
            ("SERIES_WEEK_SECONDS", self.series_week_seconds),
            ("CLOSING_SOON_SECONDS", self.closing_soon_seconds),
            ("RETENTION_SECONDS", self.retention_seconds),
            ("WEBHOOK_RETRY_SECONDS", self.webhook_retry_seconds),
        ]
    }

    /// As the environment says: `CANDOR_PRIVATE_NETWORK` is `1` where receivers of webhooks are in a private network.
    pub fn of_environment() -> Self {
        let private_network = std::env::var("CANDOR_PRIVATE_NETWORK").is_ok_and(|value| value == "1");
        Self { private_network, ..Self::default() }
    }
}

/// How many ballot boxes polls that are made have, as `CANDOR_BALLOT_BOXES` says; 1 where it says nothing.
pub fn boxes_of_environment() -> u32 {
    std::env::var("CANDOR_BALLOT_BOXES").ok().and_then(|boxes| boxes.parse().ok()).unwrap_or(1)
}

/// How often one address may call, in calls a minute; 0 is any number. Without a header that says who calls, nobody is limited.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The header in which the proxy in front says the address; whatever a caller sends in it has to be thrown away there.
    pub header: String,
    /// Ballots.
    pub ballots: u32,
    /// Exchanges of invitations.
    pub tokens: u32,
    /// Attempts to sign in.
    pub sign_ins: u32,
    /// How many calls of each kind Cloudflare's limiters would let one address make; none where they are not to be stood in for.
    pub shared: Option<u32>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { header: String::new(), ballots: 1_200, tokens: 1_200, sign_ins: 60, shared: None }
    }
}

impl Limits {
    /// As the environment says, in variables of the same names as the worker's.
    pub fn of_environment() -> Self {
        let number = |name: &str, otherwise| {
            std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
        };
        let usual = Self::default();
        Self {
            header: std::env::var(ADDRESS_HEADER).unwrap_or_default(),
            ballots: number("BALLOTS_A_MINUTE", usual.ballots),
            tokens: number("TOKENS_A_MINUTE", usual.tokens),
            sign_ins: number("SIGN_INS_A_MINUTE", usual.sign_ins),
            shared: None,
        }
    }

    fn values(&self) -> [(&'static str, String); 4] {
        [
            (ADDRESS_HEADER, self.header.clone()),
            ("BALLOTS_A_MINUTE", self.ballots.to_string()),
            ("TOKENS_A_MINUTE", self.tokens.to_string()),
            ("SIGN_INS_A_MINUTE", self.sign_ins.to_string()),
        ]
    }
}

/// Where people sign in; without it no poll can ask for it.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// What `iss` of the provider's tokens is.
    pub issuer: String,
    /// What `aud` is or has among others.
    pub audience: String,
    /// The address of the provider's key set.
    pub jwks: String,
    /// The claim that names a person's leaf group.
    pub claim: String,
    /// The subjects of those who own the polls, with spaces between them.
    pub owners: String,
    /// Where a person goes to sign in, with `{poll}` for the poll's id; empty where no link is offered.
    pub url: String,
}

impl SignIn {
    /// What the environment says, in variables of the same names as the worker's; none where it says nothing.
    pub fn of_environment() -> Option<Self> {
        let [issuer, audience, jwks, claim, url] =
            SIGN_IN.map(|name| std::env::var(name).unwrap_or_default());
        let owners = std::env::var(OWNERS).unwrap_or_default();
        let all = Self { issuer, audience, jwks, claim, owners, url };
        (!all.values().concat().is_empty()).then_some(all)
    }

    fn values(&self) -> [&str; 5] {
        [&self.issuer, &self.audience, &self.jwks, &self.claim, &self.url]
    }
}

/// How to start one.
#[derive(Clone, Debug)]
pub struct Options {
    /// The checkout with `worker/build` and `dist`.
    pub root: PathBuf,
    /// Where ballots are kept; made when missing.
    pub data: PathBuf,
    /// The address that it listens at.
    pub host: IpAddr,
    /// The port; 0 picks a free one.
    pub port: u16,
    /// Lower-case hex SHA-256 of the owner key.
    pub owner_key_hash: String,
    /// Each 32 bytes as base64url, the newest first, with commas between them.
    pub master_secrets: String,
    /// Seconds between the releases of live polls.
    pub live_seconds: u32,
    /// Seconds between the releases of daily polls.
    pub daily_seconds: u32,
    /// Where people sign in, if they can.
    pub sign_in: Option<SignIn>,
    /// How series and webhooks go on.
    pub feeds: Feeds,
    /// How many ballot boxes the polls have that are made.
    pub ballot_boxes: u32,
    /// How often one address may call.
    pub limits: Limits,
    /// More variables of workerd's environment: tests move its clock by them.
    pub environment: Vec<(&'static str, String)>,
    /// Where objects stop for good, so that a test can kill the worker just there.
    pub halt_at: Option<&'static str>,
}

/// A workerd process; it ends when this is dropped.
#[derive(Debug)]
pub struct Stack {
    child: Child,
    port: u16,
}

impl Stack {
    /// Starts workerd and waits until the worker answers.
    ///
    /// # Errors
    /// When nothing is built, the port is taken, or the worker does not answer within 30 s.
    pub fn start(tools: &Tools, options: &Options) -> Result<Self> {
        prepare(options)?;
        let config = options.data.join("workerd.capnp");
        let stack = if options.port == 0 {
            Self::start_any(
                tools,
                &config,
                |port| text(options, port),
                &options.master_secrets,
                &options.environment,
            )?
        } else {
            fs::write(&config, text(options, options.port)?)?;
            Self::start_on(tools, &config, options.port, &options.master_secrets, &options.environment)?
        };
        fs::write(options.data.join(PID_FILE), stack.child.id().to_string())?;
        Ok(stack)
    }

    /// Replaces this process by that workerd, which serves until it is stopped; gives why that failed.
    pub fn become_workerd(workerd: &Path, options: &Options) -> Error {
        let prepared = || -> Result<PathBuf> {
            prepare(options)?;
            let config = options.data.join("workerd.capnp");
            fs::write(&config, text(options, options.port)?)?;
            // The number of this process is workerd's from then on.
            fs::write(options.data.join(PID_FILE), std::process::id().to_string())?;
            Ok(config)
        };
        match prepared() {
            Ok(config) => serving(workerd, &config, &options.master_secrets).exec().into(),
            Err(error) => error,
        }
    }

    /// Starts workerd on a free port, with the configuration that `text` makes of it and `config` keeps, and waits until
    /// `/healthz` is answered.
    ///
    /// # Errors
    /// When it does not start, or does not answer within 30 s.
    pub fn start_any(
        tools: &Tools,
        config: &Path,
        text: impl Fn(u16) -> Result<String>,
        master_secrets: &str,
        environment: &[(&str, String)],
    ) -> Result<Self> {
        // Somebody may take a free port before workerd does: another one is as good.
        let mut tries = 0;
        loop {
            let port = free_port()?;
            fs::write(config, text(port)?)?;
            match Self::start_on(tools, config, port, master_secrets, environment) {
                Err(_) if tries < 2 => tries += 1,
                started => return started,
            }
        }
    }

    fn start_on(
        tools: &Tools,
        config: &Path,
        port: u16,
        master_secrets: &str,
        environment: &[(&str, String)],
    ) -> Result<Self> {
        let mut child = serving(&tools.workerd()?, config, master_secrets)
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .context("workerd does not start")?;
        let mut complaints = child.stderr.take();
        let mut stack = Self { child, port };
        if let Err(error) = stack.wait() {
            stack.kill();
            let mut said = String::new();
            if let Some(complaints) = &mut complaints {
                let _ = complaints.read_to_string(&mut said);
            }
            bail!("{error}\n{said}");
        }
        // Passed on, so that what workerd says is seen and a full pipe never stops it.
        if let Some(mut complaints) = complaints {
            std::thread::spawn(move || std::io::copy(&mut complaints, &mut std::io::stderr()));
        }
        Ok(stack)
    }

    /// The address that pages and API are under, without a slash at its end.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends workerd at once (SIGKILL), as a power cut would.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// The number of workerd's process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Waits until workerd ends by itself.
    ///
    /// # Errors
    /// When it cannot be waited for.
    pub fn wait_for_end(&mut self) -> Result<()> {
        self.child.wait()?;
        Ok(())
    }

    fn wait(&mut self) -> Result<()> {
        let (start, mut pause) = (Instant::now(), Duration::from_millis(5));
        loop {
            if let Some(status) = self.child.try_wait()? {
                bail!("workerd ended ({status})");
            }
            if ureq::get(format!("{}/healthz", self.address())).call().is_ok() {
                return Ok(());
            }
            ensure!(start.elapsed() < PATIENCE, "the worker does not answer on port {}", self.port);
            // Readiness of another process has no event to wait for.
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(100));
        }
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sees to it that all is there that is served, and a folder to keep ballots in.
fn prepare(options: &Options) -> Result<()> {
    for built in ["worker/build/index.js", "dist/assets"] {
        ensure!(options.root.join(built).exists(), "{built} is missing: run `cargo xtask build` first");
    }
    Ok(fs::create_dir_all(options.data.join("state"))?)
}

/// The command that serves a configuration.
fn serving(workerd: &Path, config: &Path, master_secrets: &str) -> Command {
    let mut command = Command::new(workerd);
    // Absolute paths of `embed` are looked up under the import path.
    command
        .args(["serve", "--experimental", "--import-path=/"])
        .arg(config)
        .env(MASTER_SECRETS, master_secrets);
    command
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// The configuration of workerd, in Cap'n Proto's text form.
fn text(options: &Options, port: u16) -> Result<String> {
    let root = options.root.canonicalize()?;
    let data = options.data.canonicalize()?;
    let quoted = |path: &Path| format!("{:?}", path.to_string_lossy());
    let embed = |name: &str| quoted(&root.join("worker").join(name));
    let mut namespaces = String::new();
    let mut bindings = String::new();
    for (binding, class, key) in OBJECTS {
        write!(namespaces, "(className = \"{class}\", uniqueKey = \"{key}\", enableSql = true), ")?;
        write!(bindings, "(name = \"{binding}\", durableObjectNamespace = \"{class}\"), ")?;
    }
    let mut texts = vec![
        ("OWNER_KEY_HASH", options.owner_key_hash.clone()),
        ("LIVE_SECONDS", options.live_seconds.to_string()),
        ("DAILY_SECONDS", options.daily_seconds.to_string()),
        ("BALLOT_BOXES", options.ballot_boxes.to_string()),
    ];
    texts.extend(options.limits.values());
    texts.extend(options.halt_at.map(|point| ("HALT_AT", point.to_owned())));
    let values = options.sign_in.as_ref().map(SignIn::values).unwrap_or_default();
    texts.push((OWNERS, options.sign_in.as_ref().map(|sign_in| sign_in.owners.clone()).unwrap_or_default()));
    texts.extend(SIGN_IN.into_iter().zip(values.map(ToOwned::to_owned)));
    texts.extend(options.feeds.values().map(|(name, value)| (name, value.to_string())));
    // An identity provider, and what webhooks tell, may stand in a private network, and in tests on this machine. Without
    // them, the worker reaches no address that only this machine could.
    let reachable = if options.sign_in.is_some() || options.feeds.private_network {
        "\"public\", \"private\""
    } else {
        "\"public\""
    };
    write!(bindings, "(name = \"MASTER_SECRETS\", fromEnvironment = \"{MASTER_SECRETS}\"), ")?;
    for (name, value) in texts {
        write!(bindings, "(name = \"{name}\", text = {value:?}), ")?;
    }
    let mut extensions = String::new();
    if let Some(limit) = options.limits.shared {
        write!(
            extensions,
            "(modules = [(name = \"candor:limiter\", internal = true, esModule = {LIMITER:?})])"
        )?;
        for limiter in LIMITERS {
            let inner = format!("(name = \"limit\", text = \"{limit}\")");
            write!(
                bindings,
                "(name = \"{limiter}\", wrapped = (moduleName = \"candor:limiter\", innerBindings = [{inner}])), "
            )?;
        }
    }
    Ok(format!(
        "using Workerd = import \"/workerd/workerd.capnp\";

const config :Workerd.Config = (
  services = [
    (name = \"candor\", worker = .candor),
    (name = \"assets\", disk = (path = {assets}, allowDotfiles = false)),
    (name = \"state\", disk = (path = {state}, writable = true)),
    (name = \"internet\", network = (allow = [{reachable}], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = \"http\", address = \"{address}\", http = (), service = \"candor\")],
  extensions = [{extensions}],
);

const candor :Workerd.Worker = (
  compatibilityDate = \"{COMPATIBILITY_DATE}\",
  modules = [
    (name = \"entry.js\", esModule = embed {entry}),
    (name = \"build/index.js\", esModule = embed {js}),
    (name = \"build/index_bg.wasm\", wasm = embed {wasm}),
  ],
  durableObjectNamespaces = [{namespaces}],
  durableObjectStorage = (localDisk = \"state\"),
  bindings = [{bindings}(name = \"ASSETS\", service = \"assets\")],
);
",
        address = SocketAddr::new(options.host, port),
        assets = quoted(&root.join("dist")),
        state = quoted(&data.join("state")),
        entry = embed("entry.js"),
        js = embed("build/index.js"),
        wasm = embed("build/index_bg.wasm"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn cloudflare_is_told_the_same_as_the_local_runtime() -> Result<()> {
        let wrangler: toml::Table =
            fs::read_to_string(crate::root().join("worker/wrangler.toml"))?.parse()?;
        assert_eq!(wrangler["compatibility_date"].as_str(), Some(COMPATIBILITY_DATE));
        assert_eq!(wrangler["assets"]["binding"].as_str(), Some("ASSETS"));
        let bindings = wrangler["durable_objects"]["bindings"].as_array().context("no bindings")?;
        let bound: Vec<_> = bindings.iter().map(|b| (b["name"].as_str(), b["class_name"].as_str())).collect();
        assert_eq!(bound, OBJECTS.map(|(binding, class, _)| (Some(binding), Some(class))));
        let steps = wrangler["migrations"].as_array().context("no migrations")?;
        let classes = steps.iter().filter_map(|step| step["new_sqlite_classes"].as_array()).flatten();
        let classes: BTreeSet<_> = classes.map(toml::Value::as_str).collect();
        assert_eq!(classes, OBJECTS.map(|(_, class, _)| Some(class)).into());
        let variables = wrangler["vars"].as_table().context("no variables")?;
        let named: BTreeSet<_> = variables.keys().map(String::as_str).collect();
        let feeds = Feeds::default().values();
        let own = ["BALLOT_BOXES", "DAILY_SECONDS", "LIVE_SECONDS", OWNERS]
            .into_iter()
            .chain(feeds.map(|(name, _)| name));
        let limits = Limits::default().values();
        let own = own.chain(limits.iter().map(|(name, _)| *name));
        assert_eq!(named, own.chain(SIGN_IN).collect());
        for (name, value) in limits.iter().filter(|(name, _)| *name != ADDRESS_HEADER) {
            assert_eq!(variables[*name].as_str(), Some(value.as_str()), "{name}");
        }
        let shared = wrangler["ratelimits"].as_array().context("no limits")?;
        let shared = shared.iter().map(|limit| {
            let simple = &limit["simple"];
            (limit["name"].as_str(), simple["limit"].as_integer(), simple["period"].as_integer())
        });
        let usual = Limits::default();
        let limits = [usual.ballots, usual.tokens, usual.sign_ins].map(i64::from);
        let own = LIMITERS.into_iter().zip(limits).map(|(name, limit)| (Some(name), Some(limit), Some(60)));
        assert!(shared.eq(own), "the limits of a minute");
        for (name, value) in feeds {
            assert_eq!(variables[name].as_str(), Some(value.to_string().as_str()), "{name}");
        }
        Ok(())
    }
}
