CREATE TABLE settings (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), settings TEXT NOT NULL);
