//! The stub: what a device keeps of a ballot that was counted, as of a paper ballot the part that one takes home.

use candor::ballot::{digest_text, spent_digest};
use candor::wire::Manifest;
use serde::Serialize;
use serde_json::Value;

/// What to look for once the poll is closed. It tells that this device sent a ballot, and nothing of the answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stub {
    /// The token's digest, as it will stand in the list of spent ones.
    pub digest: String,
    /// The fingerprint of the poll's key.
    pub key: String,
}

impl Stub {
    /// The stub of a ballot, given as the JSON that was sent; none where the poll takes ballots without a token.
    pub fn of(manifest: &Manifest, ballot: &str) -> Option<Self> {
        let key = manifest.key.as_ref()?.key_fingerprint.clone();
        let ballot: Value = serde_json::from_str(ballot).ok()?;
        let digest = spent_digest(&manifest.id, ballot["nonce"].as_str()?);
        Some(Self { digest: digest_text(&digest), key })
    }

    /// Reads what [`write`](Self::write) wrote; nothing where there was no stub.
    pub fn read(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let text = |name: &str| value[name].as_str().map(ToOwned::to_owned);
        Some(Self { digest: text("digest")?, key: text("key")? })
    }

    /// As it is kept; that a ballot was sent is kept where there is no stub, too.
    pub fn write(stub: Option<&Self>) -> String {
        serde_json::to_string(&stub).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stub_reads_back() {
        let stub = Stub { digest: "d".into(), key: "k".into() };
        assert_eq!(Stub::read(&Stub::write(Some(&stub))), Some(stub));
        assert_eq!(Stub::read(&Stub::write(None)), None);
        assert_eq!(Stub::read("1"), None, "as open polls were marked before");
    }
}
