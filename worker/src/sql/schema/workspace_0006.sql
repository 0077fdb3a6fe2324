-- Drafts of polls as JSON, numbered as they were begun, with when they were changed last, in seconds since 1970.
CREATE TABLE drafts (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, draft TEXT NOT NULL, changed INTEGER NOT NULL);
