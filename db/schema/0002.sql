-- What extract found odd, so that a document can be checked again from the database alone; and decisions that follow from others.
CREATE TABLE observations (
  id          INTEGER PRIMARY KEY,
  document    INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  oddity      TEXT NOT NULL,
  quote_begin INTEGER NOT NULL,
  quote_end   INTEGER NOT NULL,
  report      INTEGER NOT NULL,    -- index in the document
  UNIQUE (document, ordinal)
) STRICT;

CREATE TABLE observation_figures (
  observation INTEGER NOT NULL REFERENCES observations ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  figure      INTEGER NOT NULL REFERENCES figures,
  PRIMARY KEY (observation, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX observation_figures_figure ON observation_figures (figure);

-- A correction may settle other flags of the same figure: their decisions name the one they follow from.
ALTER TABLE decisions ADD COLUMN follows INTEGER REFERENCES decisions;
