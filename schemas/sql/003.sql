-- Version 3 of the store, on top of version 2. Run in one transaction, as 001.sql says.

-- Of a bag from elsewhere everything is kept, not its records alone. kind: see dr-received-kind.h; bag: the digest of the
-- manifest of the bag that it came in, '' where it came by itself or before version 3.
ALTER TABLE received ADD COLUMN kind INTEGER NOT NULL DEFAULT 0 CHECK (kind BETWEEN 0 AND 9);
ALTER TABLE received ADD COLUMN bag TEXT NOT NULL DEFAULT '';

-- What somebody attached elsewhere is about people too, and an act in the trail may erase it; nothing else that was received.
DROP TRIGGER blob_bytes_received;
CREATE TRIGGER blob_bytes_received BEFORE DELETE ON blob_bytes
WHEN EXISTS (SELECT 1 FROM received WHERE digest = old.digest
             AND (kind <> 4 OR NOT EXISTS (SELECT 1 FROM erasure WHERE digest = old.digest)))
BEGIN SELECT RAISE (ABORT, 'what was received is kept; an attachment is erased only by a trailed act'); END;
