-- The database of doisoat. Words are those of document/*.h and of the codebook (CONTRACT); spans are bytes of texts.text.
-- Times are UTC, ISO 8601 with milliseconds; dates are ISO. Texts named quote are masked; nothing else of a document is.

-- The queue: what was asked to be imported, and what became of it. A row is 'queued' or has one final state.
CREATE TABLE imports (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  started_at  TEXT NOT NULL,
  finished_at TEXT,                -- NULL: it runs, or it was interrupted
  who         TEXT NOT NULL
) STRICT;

CREATE TABLE import_files (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,  -- rises in the order of the paths
  import     INTEGER NOT NULL REFERENCES imports,
  path       BLOB NOT NULL,        -- absolute, as the system has it: any bytes but NUL
  shown      TEXT NOT NULL,        -- as the user named it, valid UTF-8
  state      TEXT NOT NULL DEFAULT 'queued'
             CHECK (state IN ('queued', 'imported', 'empty', 'duplicate', 'revision', 'rejected', 'waiting')),
  reason     TEXT,                 -- code of the trouble: of a rejection, or why it is still queued
  parameters TEXT,                 -- of the reason's message: JSON object
  document   INTEGER REFERENCES documents,
  of_document INTEGER REFERENCES documents,
  bytes      INTEGER,              -- size and time of change when it was taken: a file that changed since is taken again
  changed_ns INTEGER,
  attempts   INTEGER NOT NULL DEFAULT 0,
  UNIQUE (import, path),
  CHECK (state NOT IN ('imported', 'empty', 'revision') OR document IS NOT NULL),
  CHECK (state NOT IN ('duplicate', 'revision') OR of_document IS NOT NULL),
  CHECK (state NOT IN ('rejected', 'waiting') OR reason IS NOT NULL)
) STRICT;
CREATE INDEX import_files_path ON import_files (path);

CREATE TABLE documents (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: decisions and audit speak of it
  sha256       TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  name         TEXT NOT NULL,      -- the first name it came under
  bytes        INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  outcome      TEXT NOT NULL CHECK (outcome IN ('imported', 'empty', 'revision')),
  of_document  INTEGER REFERENCES documents,       -- of a revision: the document it belongs to
  imported_at  TEXT NOT NULL,
  place_in_queue INTEGER NOT NULL, -- import_files.id: of two reports alike and undated the later named one is the newer
  program      TEXT NOT NULL,      -- versions that read it
  catalogue    TEXT NOT NULL,
  tesseract    TEXT NOT NULL,
  poppler      TEXT NOT NULL
) STRICT;

CREATE TABLE document_names (      -- every name under which the same bytes came
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  path     BLOB NOT NULL,
  name     TEXT NOT NULL,
  seen_at  TEXT NOT NULL,
  PRIMARY KEY (document, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE texts (               -- the clean text; pages parted by form feed
  document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  text     TEXT NOT NULL
) STRICT;

CREATE TABLE private_names (       -- what is masked when the text is shown
  document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  PRIMARY KEY (document, span_begin, span_end)
) STRICT, WITHOUT ROWID;

CREATE TABLE pages (
  document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  page       INTEGER NOT NULL,
  source     TEXT NOT NULL,
  state      TEXT NOT NULL,
  rotation   INTEGER NOT NULL,
  width      REAL NOT NULL,        -- points
  height     REAL NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  PRIMARY KEY (document, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE reports (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  document    INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,    -- from 0, in the document
  title       TEXT NOT NULL,
  number      TEXT NOT NULL,
  issued      TEXT,
  issuer      TEXT NOT NULL,
  kind        TEXT NOT NULL,
  area_code   TEXT NOT NULL,
  area_name   TEXT NOT NULL,
  period_from TEXT,
  period_to   TEXT,
  confidence  REAL NOT NULL,
  span_begin  INTEGER NOT NULL,
  span_end    INTEGER NOT NULL,
  superseded_by INTEGER REFERENCES reports,         -- a newer revision; this one stays readable
  perhaps_revision_of INTEGER REFERENCES reports,   -- alike, but not with certainty: a person is to say
  UNIQUE (document, ordinal)
) STRICT;
CREATE INDEX reports_series ON reports (area_code, kind, period_from, period_to);

-- Decimals that values of a unit are kept at. Units not named here: whole numbers.
CREATE TABLE unit_scales (unit TEXT PRIMARY KEY, scale INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO unit_scales VALUES ('g', 6), ('ml', 6), ('percent', 6), ('m2', 6);

CREATE TABLE figures (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  document    INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,    -- from 0, in the document
  report      INTEGER REFERENCES reports,
  indicator   TEXT NOT NULL,       -- '': unresolved
  measure     TEXT NOT NULL,
  value       INTEGER,             -- × 10^-scale of the unit, so that SUM is exact
  odd_value   TEXT,                -- the exact decimal when it fits no integer at that scale ("1.5" persons); in no sum
  unit        TEXT NOT NULL,
  period_from TEXT,
  period_to   TEXT,
  qualifier   TEXT,
  area_code   TEXT NOT NULL,
  area_name   TEXT NOT NULL,
  page        INTEGER,
  x0 REAL, y0 REAL, x1 REAL, y1 REAL,  -- points from the page's top left
  span_begin  INTEGER NOT NULL,    -- the numeral
  span_end    INTEGER NOT NULL,
  quote_begin INTEGER NOT NULL,
  quote_end   INTEGER NOT NULL,
  code_point  INTEGER,             -- of the numeral, from the start of the text; plain text only
  quote       TEXT NOT NULL,
  numeral     TEXT NOT NULL,       -- as it stands
  decimals    INTEGER NOT NULL,
  confidence  REAL NOT NULL,
  UNIQUE (document, ordinal),
  CHECK ((value IS NULL) <> (odd_value IS NULL))
) STRICT;
CREATE INDEX figures_series ON figures (indicator, area_code, period_to);
CREATE INDEX figures_report ON figures (report);

CREATE TABLE figure_breakdowns (
  figure    INTEGER NOT NULL REFERENCES figures ON DELETE CASCADE,
  dimension TEXT NOT NULL,
  value     TEXT NOT NULL,
  PRIMARY KEY (figure, dimension)
) STRICT, WITHOUT ROWID;

CREATE TABLE alternatives (
  figure     INTEGER NOT NULL REFERENCES figures ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  text       TEXT NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (figure, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  figure     INTEGER NOT NULL REFERENCES figures ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  field      TEXT NOT NULL,
  origin     TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  quote      TEXT NOT NULL,
  PRIMARY KEY (figure, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (              -- every numeral of a document, once
  document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  class      TEXT NOT NULL,
  figure     INTEGER REFERENCES figures,
  confidence REAL NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_figure ON ledger (figure);

CREATE TABLE relations (
  id          INTEGER PRIMARY KEY,
  document    INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  stated      TEXT,                -- canonical decimal
  quote_begin INTEGER NOT NULL,
  quote_end   INTEGER NOT NULL,
  origin      TEXT NOT NULL,
  confidence  REAL NOT NULL,
  UNIQUE (document, ordinal)
) STRICT;

CREATE TABLE relation_members (
  relation INTEGER NOT NULL REFERENCES relations ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  figure   INTEGER NOT NULL REFERENCES figures,
  role     TEXT NOT NULL,
  PRIMARY KEY (relation, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_members_figure ON relation_members (figure);

CREATE TABLE flags (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  document    INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  report      INTEGER REFERENCES reports,
  rule        TEXT NOT NULL,
  severity    TEXT NOT NULL,
  message     TEXT NOT NULL,       -- key of the message
  parameters  TEXT NOT NULL,       -- of the message: JSON object
  expected    TEXT,                -- canonical decimals
  reported    TEXT,
  quote_begin INTEGER NOT NULL,
  quote_end   INTEGER NOT NULL,
  quote       TEXT NOT NULL,
  page        INTEGER,
  state       TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'corrected', 'dismissed', 'returned')),
  version     INTEGER NOT NULL DEFAULT 0,  -- rises with every decision: who decides says which version was seen
  UNIQUE (document, ordinal)
) STRICT;
CREATE INDEX flags_open ON flags (document) WHERE state = 'open';

CREATE TABLE flag_figures (
  flag    INTEGER NOT NULL REFERENCES flags ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  figure  INTEGER NOT NULL REFERENCES figures,
  PRIMARY KEY (flag, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX flag_figures_figure ON flag_figures (figure);

CREATE TABLE explanations (
  flag        INTEGER NOT NULL REFERENCES flags ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  figure      INTEGER REFERENCES figures,
  value       TEXT,                -- canonical decimal
  probability REAL NOT NULL,
  PRIMARY KEY (flag, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX explanations_figure ON explanations (figure);

-- What people decided. Rows are only ever added.
CREATE TABLE decisions (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  flag         INTEGER NOT NULL REFERENCES flags,
  flag_version INTEGER NOT NULL,   -- the version that was decided on: one decision for each
  kind         TEXT NOT NULL CHECK (kind IN ('accept', 'correct', 'dismiss', 'return')),
  figure       INTEGER REFERENCES figures,
  value        TEXT,               -- canonical decimal, of a correction
  why          TEXT NOT NULL,
  who          TEXT NOT NULL,
  made_at      TEXT NOT NULL,
  UNIQUE (flag, flag_version),
  CHECK (kind <> 'correct' OR (figure IS NOT NULL AND value IS NOT NULL)),
  CHECK (kind <> 'dismiss' OR why <> '')
) STRICT;
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;

CREATE TABLE corrections (         -- the corrected value of a figure; figures.value stays as it was read
  figure    INTEGER PRIMARY KEY REFERENCES figures,
  value     INTEGER,
  odd_value TEXT,
  decision  INTEGER NOT NULL REFERENCES decisions,
  CHECK ((value IS NULL) <> (odd_value IS NULL))
) STRICT;

-- Figures as they hold now: corrected where a person corrected them, of the current revision of each report only.
CREATE VIEW figures_now AS
  SELECT f.*,
         CASE WHEN c.figure IS NULL THEN f.value ELSE c.value END AS value_now,
         CASE WHEN c.figure IS NULL THEN f.odd_value ELSE c.odd_value END AS odd_value_now,
         c.figure IS NOT NULL AS corrected,
         coalesce(s.scale, 0) AS scale
  FROM figures f
  LEFT JOIN corrections c ON c.figure = f.id
  LEFT JOIN reports r ON r.id = f.report
  LEFT JOIN unit_scales s ON s.unit = f.unit
  WHERE r.superseded_by IS NULL;

-- Who did what. hash = BLAKE2b-256(previous hash, then every column with its length): a row changed, removed or put in between
-- breaks the chain. A cut-off tail does not: keep the last hash elsewhere, too (db/audit.h).
CREATE TABLE audit (
  id      INTEGER PRIMARY KEY,
  at      TEXT NOT NULL,
  who     TEXT NOT NULL,
  action  TEXT NOT NULL,
  content TEXT NOT NULL,           -- JSON object, keys sorted
  hash    BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
CREATE TRIGGER audit_remains BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;
