-- Invitations by keyed hash of their code. A row is never touched by its use.
CREATE TABLE invitations (id BLOB PRIMARY KEY, leaf TEXT NOT NULL, revoked INTEGER NOT NULL) WITHOUT ROWID;
-- What was exchanged for a token, under another keyed hash of the code (or of who signed in), with the digest of the
-- blinded element: without the code and the key nobody can tell which invitation it was.
CREATE TABLE exchanges (id BLOB PRIMARY KEY, element BLOB NOT NULL) WITHOUT ROWID;
