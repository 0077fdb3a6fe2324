//! A small client of the HTTP API, for the demo and the tests.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use ureq::Agent;

/// Talks to one deployment, with the owner's key where it has one.
#[derive(Clone, Debug)]
pub struct Client {
    agent: Agent,
    address: String,
    key: Option<String>,
}

/// A reply, whatever its status.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The whole body.
    pub body: String,
}

impl Reply {
    /// The body as JSON; null where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or(Value::Null)
    }

    /// The first header of that name, given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }
}

impl Client {
    /// A client of the deployment at `address`, such as `http://127.0.0.1:8787`.
    pub fn new(address: impl Into<String>, key: Option<String>) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_idle_connections(256)
            .max_idle_connections_per_host(256)
            .timeout_global(Some(std::time::Duration::from_mins(1)));
        Self { agent: config.build().into(), address: address.into(), key }
    }

    /// Sends a request and gives the reply whatever its status.
    ///
    /// # Errors
    /// When there is no reply.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Result<Reply> {
        let mut request =
            ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.address));
        if let Some(key) = &self.key {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut reply = if body.is_empty() {
            self.agent.run(request.body(())?)
        } else {
            self.agent.run(request.body(body)?)
        }
        .with_context(|| format!("{method} {path}"))?;
        let headers = reply.headers().iter().map(|(name, value)| {
            (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
        });
        let headers = headers.collect();
        let body = reply.body_mut().with_config().limit(1 << 30).read_to_string()?;
        Ok(Reply { status: reply.status().as_u16(), headers, body })
    }

    /// Gets a path.
    ///
    /// # Errors
    /// When there is no reply.
    pub fn get(&self, path: &str) -> Result<Reply> {
        self.send("GET", path, &[], &[])
    }

    /// The owner key that it calls with.
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// Posts JSON, or nothing where it is null.
    ///
    /// # Errors
    /// When there is no reply.
    pub fn post(&self, path: &str, body: &Value) -> Result<Reply> {
        let text = if body.is_null() { String::new() } else { body.to_string() };
        self.send("POST", path, &[("content-type", "application/json")], text.as_bytes())
    }

    /// Makes a poll of a definition, and gives its id.
    ///
    /// # Errors
    /// When it is refused, with the problem's code and faults.
    pub fn create(&self, definition: &Value) -> Result<String> {
        let reply = accepted(self.post("/api/polls", definition)?)?;
        Ok(reply["id"].as_str().context("the reply has no id")?.to_owned())
    }

    /// Makes `count` invitations to a group, and gives their links.
    ///
    /// # Errors
    /// When it is refused.
    pub fn invite(&self, poll: &str, group: &str, count: usize) -> Result<Vec<String>> {
        let order = serde_json::json!({"group": group, "count": count});
        let made = accepted(self.post(&format!("/api/polls/{poll}/invitations"), &order)?)?;
        let links = made["links"].as_array().context("the reply has no links")?;
        Ok(links.iter().filter_map(Value::as_str).map(ToOwned::to_owned).collect())
    }

    /// Sends a ballot.
    ///
    /// # Errors
    /// When it is refused.
    pub fn vote(&self, poll: &str, group: &str, answers: &Value) -> Result<()> {
        let ballot = serde_json::json!({"group": group, "answers": answers});
        accepted(self.post(&format!("/api/polls/{poll}/ballots"), &ballot)?).map(drop)
    }

    /// Releases what may leave; null where nothing may.
    ///
    /// # Errors
    /// When it is refused.
    pub fn release(&self, poll: &str) -> Result<Value> {
        accepted(self.post(&format!("/api/polls/{poll}/release"), &Value::Null)?)
    }

    /// Closes a poll, and gives its last release.
    ///
    /// # Errors
    /// When it is refused.
    pub fn close(&self, poll: &str) -> Result<Value> {
        accepted(self.post(&format!("/api/polls/{poll}/close"), &Value::Null)?)
    }
}

/// The JSON of a reply that is no error.
fn accepted(reply: Reply) -> Result<Value> {
    if reply.status < 300 { Ok(reply.json()) } else { bail!("refused with {}: {}", reply.status, reply.body) }
}
