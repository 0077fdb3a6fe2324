-- How texts go on that are longer than a row may be: ledgers and releases of polls with thousands of groups.
CREATE TABLE long_texts (name TEXT NOT NULL, part INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (name, part)) WITHOUT ROWID;
