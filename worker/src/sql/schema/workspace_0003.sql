-- The owner key that took the place of the operator's, which is kept to tell whether the operator gave another since.
CREATE TABLE owner_key (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), given TEXT NOT NULL, hash TEXT NOT NULL);
-- Sessions of the owner, of leaders, and of people who signed in to read; never of people who answer. By the digest of the
-- cookie; the times are seconds since 1970.
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  owner TEXT,
  owner_until INTEGER NOT NULL,
  signed_in_until INTEGER NOT NULL,
  until INTEGER NOT NULL
) WITHOUT ROWID;
-- View links, by the digest of their secret.
CREATE TABLE links (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  secret TEXT NOT NULL UNIQUE,
  poll TEXT NOT NULL,
  series TEXT,
  node TEXT,
  name TEXT NOT NULL
);
CREATE TABLE views (session TEXT NOT NULL, link TEXT NOT NULL, PRIMARY KEY (session, link)) WITHOUT ROWID;
-- What the owner did. Nothing that anyone does who answers is ever written here.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  poll TEXT,
  detail TEXT,
  by TEXT NOT NULL
);
