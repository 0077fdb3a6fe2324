-- The poll as its own object has it, and which of its boxes this is: one row. The state is closed from its last cut on.
CREATE TABLE poll (
  id TEXT NOT NULL,
  definition TEXT NOT NULL,
  state TEXT NOT NULL,
  public_key TEXT,
  series TEXT,
  boxes INTEGER NOT NULL,
  closing INTEGER NOT NULL,
  box INTEGER NOT NULL,
  cut INTEGER NOT NULL,
  acknowledged INTEGER NOT NULL
);
-- What the poll's object has of the same names, and for the same reasons.
CREATE TABLE invited (leaf TEXT PRIMARY KEY, made INTEGER NOT NULL, revoked INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE pools (node TEXT PRIMARY KEY, tally TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE spent (digest BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE waiting_comments (id BLOB PRIMARY KEY, question TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
-- The last cut, until the poll's object says that it has it.
CREATE TABLE cut_pools (node TEXT PRIMARY KEY, tally TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE cut_comments (id BLOB PRIMARY KEY, question TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
