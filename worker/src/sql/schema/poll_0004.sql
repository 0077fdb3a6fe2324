-- Where the poll stands in its series, as JSON; null where it belongs to none.
ALTER TABLE poll ADD COLUMN series TEXT;
-- What webhooks are told of the poll, as JSON: written with what happened, and handed is 1 once the workspace took it over.
CREATE TABLE outbox (id TEXT PRIMARY KEY, event TEXT NOT NULL, handed INTEGER NOT NULL) WITHOUT ROWID;
