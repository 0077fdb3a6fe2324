-- Series as JSON, numbered as they were made, with when the next round opens (null where none does) and how many rounds
-- were ever begun.
CREATE TABLE series (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  series TEXT NOT NULL,
  next_opens_at INTEGER,
  rounds INTEGER NOT NULL
);
-- Rounds of series. A row is written before its poll is made, and made is 1 once that is there.
CREATE TABLE rounds (
  series TEXT NOT NULL,
  round INTEGER NOT NULL,
  poll TEXT NOT NULL UNIQUE,
  opens_at INTEGER NOT NULL,
  closes_at INTEGER,
  made INTEGER NOT NULL,
  PRIMARY KEY (series, round)
) WITHOUT ROWID;
-- Webhooks, numbered as they were made, with the events that they are told of, as JSON. What they are signed with is in
-- the object of each.
CREATE TABLE webhooks (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT NOT NULL, events TEXT NOT NULL);
