//! What can be set of a running Candor, and what the environment says of it.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

/// The worker's variables of signing in, in the order of the fields of [`SignIn`].
pub(super) const SIGN_IN: [&str; 5] =
    ["SIGN_IN_ISSUER", "SIGN_IN_AUDIENCE", "SIGN_IN_JWKS", "SIGN_IN_CLAIM", "SIGN_IN_URL"];
/// The worker's variable with the name of the header that says who calls.
pub(super) const ADDRESS_HEADER: &str = "CLIENT_ADDRESS_HEADER";
/// The worker's variable with the subjects of those who own the polls, with spaces between them; here of the same name in
/// the environment.
pub(super) const OWNERS: &str = "OWNERS";
/// The address that only this machine reaches.
pub const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

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
    pub(super) fn values(&self) -> [(&'static str, u32); 4] {
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

    pub(super) fn values(&self) -> [(&'static str, String); 4] {
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

    pub(super) fn values(&self) -> [&str; 5] {
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
