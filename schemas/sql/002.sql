-- Version 2 of the store, on top of version 1. Run in one transaction, as 001.sql says.

-- What a check of other assessments' cumulative effects looks at. cumulates: there are rows in one of the two tables.
ALTER TABLE assessment ADD COLUMN effective TEXT NOT NULL DEFAULT '';
ALTER TABLE assessment ADD COLUMN cumulates INTEGER NOT NULL DEFAULT 0 CHECK (cumulates IN (0, 1));

CREATE INDEX assessment_live ON assessment (effective, id) WHERE cumulates = 1 AND stage BETWEEN 1 AND 6;

CREATE TABLE negative_group (
  assessment INTEGER NOT NULL REFERENCES assessment,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (assessment, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawn_point (
  assessment INTEGER NOT NULL REFERENCES assessment,
  number INTEGER NOT NULL,
  point TEXT NOT NULL,
  channel TEXT NOT NULL,
  PRIMARY KEY (assessment, number)
) STRICT, WITHOUT ROWID;

-- Tags of what a version rests on.
CREATE TABLE use_tag (
  tag TEXT NOT NULL,
  assessment INTEGER NOT NULL REFERENCES assessment,
  PRIMARY KEY (tag, assessment)
) STRICT, WITHOUT ROWID;

CREATE INDEX use_tag_by_assessment ON use_tag (assessment);

-- Set once a record was sealed with it: its bytes stay until an act in the trail erases them.
ALTER TABLE attachment ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0 CHECK (sealed IN (0, 1));
UPDATE attachment SET sealed = 1 WHERE assessment IN (SELECT id FROM assessment WHERE stage <> 0);

-- Limitations of the evidence that an equalities officer accepted.
CREATE TABLE limitation (
  id TEXT PRIMARY KEY CHECK (id <> ''),
  rule TEXT NOT NULL,
  subject TEXT NOT NULL,
  words TEXT NOT NULL,
  accepted_by TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  sequence INTEGER NOT NULL UNIQUE REFERENCES trail
) STRICT, WITHOUT ROWID;

-- Records from elsewhere, as received.
CREATE TABLE received (
  sequence INTEGER PRIMARY KEY REFERENCES trail,
  digest TEXT NOT NULL REFERENCES blob,
  name TEXT NOT NULL,
  reference TEXT NOT NULL,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  grade TEXT NOT NULL,
  received_by TEXT NOT NULL,
  received_at INTEGER NOT NULL
) STRICT;

CREATE INDEX received_by_digest ON received (digest);

CREATE TRIGGER limitation_stays BEFORE DELETE ON limitation
BEGIN SELECT RAISE (ABORT, 'limitations are append-only'); END;
CREATE TRIGGER limitation_stands BEFORE UPDATE ON limitation
BEGIN SELECT RAISE (ABORT, 'limitations are append-only'); END;
CREATE TRIGGER received_stays BEFORE DELETE ON received
BEGIN SELECT RAISE (ABORT, 'received records are append-only'); END;
CREATE TRIGGER received_stands BEFORE UPDATE ON received
BEGIN SELECT RAISE (ABORT, 'received records are append-only'); END;
CREATE TRIGGER blob_bytes_received BEFORE DELETE ON blob_bytes
WHEN EXISTS (SELECT 1 FROM received WHERE digest = old.digest)
BEGIN SELECT RAISE (ABORT, 'a received record is never erased'); END;
