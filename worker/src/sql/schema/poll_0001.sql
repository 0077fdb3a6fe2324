-- The poll itself: one row.
CREATE TABLE poll (
  id TEXT NOT NULL,
  definition TEXT NOT NULL,
  state TEXT NOT NULL,
  ledger TEXT NOT NULL
);
-- Ballots counted but not yet released: one tally a node.
CREATE TABLE pools (node TEXT PRIMARY KEY, tally TEXT NOT NULL) WITHOUT ROWID;
-- Digests of the nonces of counted ballots. In digest order: nothing tells which came first.
CREATE TABLE spent (digest BLOB PRIMARY KEY) WITHOUT ROWID;
-- Comments under random ids, so that neither order nor time of arrival is kept.
CREATE TABLE waiting_comments (id BLOB PRIMARY KEY, question TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE released_comments (id BLOB PRIMARY KEY, question TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
-- Each release as the bytes that are served.
CREATE TABLE releases (number INTEGER PRIMARY KEY, body TEXT NOT NULL);
