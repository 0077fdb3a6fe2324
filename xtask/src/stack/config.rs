//! The configuration of workerd, which says the same as `worker/wrangler.toml` tells Cloudflare.

use super::settings::{OWNERS, Options, SIGN_IN, SignIn};
use anyhow::Result;
use std::fmt::Write;
use std::net::SocketAddr;
use std::path::Path;

/// The Durable Objects, as (binding, class, unique key). The key names their folder on disk: it never changes.
pub const OBJECTS: [(&str, &str, &str); 5] = [
    ("POLLS", "PollObject", "candor-poll"),
    ("REGISTERS", "Register", "candor-register"),
    ("WORKSPACE", "Workspace", "candor-workspace"),
    ("WEBHOOKS", "Webhook", "candor-webhook"),
    ("BOXES", "BallotBox", "candor-box"),
];
/// The variable of workerd's environment that the master secrets come by: they are in no configuration file.
pub(super) const MASTER_SECRETS: &str = "CANDOR_MASTER_SECRETS";
/// What Cloudflare binds to limit how often one address calls, in the order of the limits of [`Limits`](super::Limits). The local runtime has none.
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
/// The day whose runtime behaviour the worker is written for.
pub const COMPATIBILITY_DATE: &str = "2026-10-01";

/// The configuration of workerd, in Cap'n Proto's text form.
pub(super) fn text(options: &Options, port: u16) -> Result<String> {
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
    use super::super::settings::{ADDRESS_HEADER, Feeds, Limits};
    use super::*;
    use anyhow::Context;
    use std::collections::BTreeSet;
    use std::fs;

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
