-- Comments of sealed batches, while the owner looks over them, under the random ids that they came with.
CREATE TABLE sealed_comments (id BLOB PRIMARY KEY, question TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
-- What the owner makes of each, as JSON. Apart from the texts: a row that is written anew leaves what it was behind.
CREATE TABLE moderations (id BLOB PRIMARY KEY, moderation TEXT NOT NULL) WITHOUT ROWID;
-- How many released comments carry a theme.
CREATE TABLE themes (
  question TEXT NOT NULL,
  theme TEXT NOT NULL,
  comments INTEGER NOT NULL,
  PRIMARY KEY (question, theme)
) WITHOUT ROWID;
-- When the poll was closed, in seconds since 1970: what is kept for a while is kept from then on. It is the owner's act, and
-- says of nobody when they answered.
ALTER TABLE poll ADD COLUMN closed_at INTEGER;
-- 1 once what is kept for a while is erased.
ALTER TABLE poll ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;
