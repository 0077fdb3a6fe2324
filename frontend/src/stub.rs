//! The stub: what a device keeps of a ballot that was counted, as of a paper ballot the part that one takes home.

use candor::ballot::{digest_text, spent_digest};
use candor::lines::{Reader, Writer};
use candor::wire::Manifest;

/// What to look for once the poll is closed. It tells that this device sent a ballot, and nothing of the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stub {
    /// The token's digest, as it will stand in the list of spent ones.
    pub digest: String,
    /// The fingerprint of the poll's key.
    pub key: String,
}

impl Stub {
    /// The stub of the ballot with that nonce; none where the poll takes ballots without a token.
    pub fn of(manifest: &Manifest, nonce: &str) -> Option<Self> {
        let key = manifest.key.as_ref()?.key_fingerprint.clone();
        Some(Self { digest: digest_text(&spent_digest(&manifest.id, nonce)), key })
    }

    /// Reads what [`write`](Self::write) wrote; nothing where there was no stub.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = Reader::new(text);
        let stub = Self { digest: lines.text()?, key: lines.text()? };
        lines.is_at_end().then_some(stub)
    }

    /// As it is kept; that a ballot was sent is kept where there is no stub, too.
    pub fn write(stub: Option<&Self>) -> String {
        let mut lines = Writer::default();
        if let Some(stub) = stub {
            lines.put(&stub.digest);
            lines.put(&stub.key);
        }
        lines.finish()
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
    }
}
