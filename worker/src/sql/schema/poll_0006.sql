-- How many ballot boxes count for the poll; with 1 its own object does.
ALTER TABLE poll ADD COLUMN boxes INTEGER NOT NULL DEFAULT 1;
-- 1 from when closing begins, which takes the boxes one by one, until the poll is closed.
ALTER TABLE poll ADD COLUMN closing INTEGER NOT NULL DEFAULT 0;
-- The number of the last cut of each box that was added to the pools.
CREATE TABLE boxes (box INTEGER PRIMARY KEY, taken INTEGER NOT NULL);
