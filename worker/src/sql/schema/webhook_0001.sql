-- The webhook itself: one row. The secret is kept as it is, because deliveries are signed with it.
CREATE TABLE webhook (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), url TEXT NOT NULL, secret TEXT NOT NULL, origin TEXT NOT NULL);
-- What is told to it, in the order it came; times in milliseconds since 1970. State is pending, delivered or failed.
CREATE TABLE deliveries (
  number INTEGER PRIMARY KEY,
  event TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  status INTEGER,
  error TEXT,
  first_at INTEGER,
  last_at INTEGER,
  next_at INTEGER NOT NULL
);
