-- The key that tokens are checked against; null where ballots need none.
ALTER TABLE poll ADD COLUMN public_key TEXT;
-- How many tokens were issued, as the register said when the poll was closed.
ALTER TABLE poll ADD COLUMN tokens INTEGER;
-- 1 once the register is erased, which comes after that.
ALTER TABLE poll ADD COLUMN wound_up INTEGER NOT NULL DEFAULT 0;
-- How many invitations were made and revoked, by leaf, as the register last said.
CREATE TABLE invited (leaf TEXT PRIMARY KEY, made INTEGER NOT NULL, revoked INTEGER NOT NULL) WITHOUT ROWID;
