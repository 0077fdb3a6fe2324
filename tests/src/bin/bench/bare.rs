//! The baseline of the ballots: a bare JavaScript worker on the same workerd, that inserts one row and bumps one counter a
//! request.

use anyhow::{Result, ensure};
use serde_json::Value;
use xtask::client::Client;
use xtask::stack::{COMPATIBILITY_DATE, Stack};
use xtask::tools::Tools;

/// A running baseline; it and its data are gone when this is dropped.
pub(crate) struct Bare {
    client: Client,
    _stack: Stack,
    _data: tempfile::TempDir,
}

impl Bare {
    /// Starts it.
    pub(crate) fn start() -> Result<Self> {
        let data = tempfile::tempdir()?;
        std::fs::write(data.path().join("bare.js"), include_str!("bare.js"))?;
        let state = data.path().join("state");
        std::fs::create_dir_all(&state)?;
        let state = state.to_string_lossy();
        let text = |port: u16| {
            Ok(format!(
                "using Workerd = import \"/workerd/workerd.capnp\";

const config :Workerd.Config = (
  services = [(name = \"bare\", worker = .bare), (name = \"state\", disk = (path = {state:?}, writable = true))],
  sockets = [(name = \"http\", address = \"127.0.0.1:{port}\", http = (), service = \"bare\")],
);

const bare :Workerd.Worker = (
  compatibilityDate = \"{COMPATIBILITY_DATE}\",
  modules = [(name = \"bare.js\", esModule = embed \"bare.js\")],
  durableObjectNamespaces = [(className = \"Bare\", uniqueKey = \"bare\", enableSql = true)],
  durableObjectStorage = (localDisk = \"state\"),
  bindings = [(name = \"BARE\", durableObjectNamespace = \"Bare\")],
);
"
            ))
        };
        let tools = Tools::install(&xtask::root())?;
        let stack = Stack::start_any(&tools, &data.path().join("bare.capnp"), text, "", &[])?;
        Ok(Self { client: Client::new(stack.address(), None), _stack: stack, _data: data })
    }

    /// Sends one request with the bytes of a ballot.
    pub(crate) fn count(&self, ballot: &Value) -> Result<u16> {
        let reply = self.client.post("/ballots", ballot)?;
        ensure!(reply.body.contains("counted"), "the baseline says {}", reply.body);
        Ok(reply.status)
    }
}
