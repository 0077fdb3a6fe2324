-- The key that tokens are checked against; null where ballots need none.
ALTER TABLE poll ADD COLUMN public_key TEXT;
-- How many invitations were made and revoked, by leaf, as the register last said.
CREATE TABLE invited (leaf TEXT PRIMARY KEY, made INTEGER NOT NULL, revoked INTEGER NOT NULL) WITHOUT ROWID;
