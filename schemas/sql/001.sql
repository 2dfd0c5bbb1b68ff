-- Version 1 of the store. Run in one transaction; the program sets application_id and user_version in it.
-- Dates are text as in XML, '' for none, so that they sort; clock times are microseconds since 1970;
-- digests are 64 lower-case hexadecimal digits. *_key columns are folded: no case, no accents.

CREATE TABLE series (
  name TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A version of an assessment, and its row in the register.
CREATE TABLE assessment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reference TEXT NOT NULL CHECK (reference <> ''),
  version INTEGER NOT NULL CHECK (version >= 1),
  latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
  stage INTEGER NOT NULL CHECK (stage BETWEEN 0 AND 9),
  revision INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  row_revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL DEFAULT '',
  title_key TEXT NOT NULL DEFAULT '',
  service TEXT NOT NULL DEFAULT '',
  service_name TEXT NOT NULL DEFAULT '',
  service_key TEXT NOT NULL DEFAULT '',
  change TEXT NOT NULL DEFAULT '',
  outcome INTEGER NOT NULL DEFAULT 0,
  must INTEGER NOT NULL DEFAULT 0,
  escalate INTEGER NOT NULL DEFAULT 0,
  justify INTEGER NOT NULL DEFAULT 0,
  findings INTEGER NOT NULL DEFAULT 0,
  decision TEXT NOT NULL DEFAULT '',
  review TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT '',
  moved INTEGER NOT NULL DEFAULT 0 CHECK (moved IN (0, 1)),
  UNIQUE (reference, version)
) STRICT;

CREATE INDEX assessment_by_reference ON assessment (reference, id);
CREATE INDEX assessment_by_title ON assessment (title_key, id);
CREATE INDEX assessment_by_service_name ON assessment (service_key, id);
CREATE INDEX assessment_by_service ON assessment (service, id);
CREATE INDEX assessment_by_stage ON assessment (stage, id);
CREATE INDEX assessment_by_outcome ON assessment (outcome, id);
CREATE INDEX assessment_by_findings ON assessment (findings, id);
CREATE INDEX assessment_by_decision ON assessment (decision, id);
CREATE INDEX assessment_by_review ON assessment (review, id);
CREATE INDEX assessment_by_owner ON assessment (owner, id);
CREATE INDEX assessment_by_updated ON assessment (updated_at, id);
CREATE INDEX assessment_moved ON assessment (id) WHERE moved = 1;

-- What a search looks through, folded, and its index of three-letter pieces, which the program keeps in step.
CREATE TABLE search_text (
  id INTEGER PRIMARY KEY REFERENCES assessment,
  folded TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
  folded, content = 'search_text', content_rowid = 'id', tokenize = 'trigram case_sensitive 1', columnsize = 0);

-- Every letter that a folded text ever held: a search of two letters looks up each three-letter piece they can begin.
CREATE TABLE letter (
  code INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE field (
  assessment INTEGER NOT NULL REFERENCES assessment,
  key TEXT NOT NULL,
  value TEXT,
  revision INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (assessment, key)
) STRICT, WITHOUT ROWID;

-- Undo and redo: what each save of a draft changed. Emptied when the draft is submitted.
CREATE TABLE edit (
  assessment INTEGER NOT NULL REFERENCES assessment,
  revision INTEGER NOT NULL,
  key TEXT NOT NULL,
  person TEXT NOT NULL,
  old_value TEXT,
  new_value TEXT,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  PRIMARY KEY (assessment, revision, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX edit_by_person ON edit (assessment, person, undone, revision);
CREATE INDEX edit_by_key ON edit (assessment, key, revision);

-- A digest stays for ever; its bytes may be erased.
CREATE TABLE blob (
  digest TEXT PRIMARY KEY CHECK (length (digest) = 64),
  size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE blob_bytes (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE REFERENCES blob,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE trail (
  sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
  reference TEXT,
  position INTEGER,
  version INTEGER NOT NULL,
  entry BLOB NOT NULL,
  head TEXT,
  store_head TEXT NOT NULL CHECK (length (store_head) = 64),
  record TEXT REFERENCES blob,
  at INTEGER NOT NULL,
  UNIQUE (reference, position),
  CHECK ((reference IS NULL) = (position IS NULL) AND (reference IS NULL) = (head IS NULL))
) STRICT;

CREATE INDEX trail_by_record ON trail (record) WHERE record IS NOT NULL;

CREATE TABLE erasure (
  digest TEXT PRIMARY KEY REFERENCES blob,
  sequence INTEGER NOT NULL REFERENCES trail
) STRICT, WITHOUT ROWID;

CREATE TABLE edition (
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
  number INTEGER NOT NULL CHECK (number >= 1),
  digest TEXT NOT NULL REFERENCES blob,
  label TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (kind, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX edition_by_digest ON edition (digest);

CREATE TABLE attachment (
  number INTEGER PRIMARY KEY,
  assessment INTEGER NOT NULL REFERENCES assessment,
  id TEXT NOT NULL,
  digest TEXT NOT NULL REFERENCES blob,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  question TEXT,
  impact TEXT,
  UNIQUE (assessment, id)
) STRICT;

CREATE INDEX attachment_by_digest ON attachment (digest);

CREATE TABLE person (
  id TEXT PRIMARY KEY CHECK (id <> ''),
  name TEXT NOT NULL,
  login TEXT NOT NULL,
  sequence INTEGER NOT NULL REFERENCES trail
) STRICT, WITHOUT ROWID;

CREATE TABLE role_grant (
  number INTEGER PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person,
  role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 4),
  service TEXT NOT NULL,
  revoked INTEGER NOT NULL CHECK (revoked IN (0, 1)),
  granted_by TEXT NOT NULL,
  sequence INTEGER NOT NULL REFERENCES trail
) STRICT;

CREATE INDEX role_grant_by_person ON role_grant (person, role, service, number);

-- These prevent accidents. They are no lock: whoever can write the file can drop them.
CREATE TRIGGER trail_stays BEFORE DELETE ON trail BEGIN SELECT RAISE (ABORT, 'the trail is append-only'); END;
CREATE TRIGGER trail_stands BEFORE UPDATE ON trail BEGIN SELECT RAISE (ABORT, 'the trail is append-only'); END;
CREATE TRIGGER erasure_stays BEFORE DELETE ON erasure BEGIN SELECT RAISE (ABORT, 'erasures are append-only'); END;
CREATE TRIGGER erasure_stands BEFORE UPDATE ON erasure BEGIN SELECT RAISE (ABORT, 'erasures are append-only'); END;
CREATE TRIGGER edition_stays BEFORE DELETE ON edition BEGIN SELECT RAISE (ABORT, 'editions are append-only'); END;
CREATE TRIGGER edition_stands BEFORE UPDATE ON edition BEGIN SELECT RAISE (ABORT, 'editions are append-only'); END;
CREATE TRIGGER person_stays BEFORE DELETE ON person BEGIN SELECT RAISE (ABORT, 'people are append-only'); END;
CREATE TRIGGER person_stands BEFORE UPDATE ON person BEGIN SELECT RAISE (ABORT, 'people are append-only'); END;
CREATE TRIGGER role_grant_stays BEFORE DELETE ON role_grant BEGIN SELECT RAISE (ABORT, 'grants are append-only'); END;
CREATE TRIGGER role_grant_stands BEFORE UPDATE ON role_grant BEGIN SELECT RAISE (ABORT, 'grants are append-only'); END;
CREATE TRIGGER blob_stands BEFORE UPDATE ON blob BEGIN SELECT RAISE (ABORT, 'a blob is never changed'); END;
CREATE TRIGGER blob_bytes_stand BEFORE UPDATE ON blob_bytes BEGIN SELECT RAISE (ABORT, 'a blob is never changed'); END;
CREATE TRIGGER blob_bytes_stay BEFORE DELETE ON blob_bytes
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE digest = old.digest)
  AND (EXISTS (SELECT 1 FROM trail WHERE record = old.digest)
       OR EXISTS (SELECT 1 FROM edition WHERE digest = old.digest)
       OR EXISTS (SELECT 1 FROM attachment WHERE digest = old.digest))
BEGIN SELECT RAISE (ABORT, 'a blob that is referred to is erased only by a trailed act'); END;
CREATE TRIGGER assessment_stays BEFORE DELETE ON assessment WHEN old.stage <> 0
BEGIN SELECT RAISE (ABORT, 'only a draft is deleted'); END;
