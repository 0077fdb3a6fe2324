-- What leaders promised under the releases, as JSON, numbered as they were made. Nothing of it has to do with answering.
CREATE TABLE commitments (id INTEGER PRIMARY KEY, commitment TEXT NOT NULL);
-- What leaders predicted, by their view link: JSON, or null where one went on without. Pooled is 1 once its batch is full.
CREATE TABLE predictions (
  leader TEXT PRIMARY KEY,
  node TEXT NOT NULL,
  prediction TEXT,
  pooled INTEGER NOT NULL
) WITHOUT ROWID;
-- The sums of full batches, by the group that their leaders read.
CREATE TABLE pooled_predictions (node TEXT PRIMARY KEY, pooled TEXT NOT NULL) WITHOUT ROWID;
