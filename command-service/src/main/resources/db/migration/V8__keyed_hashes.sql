-- A plain hash of an e-mail address is as good as the address to whoever can guess it. So hashes are keyed with a secret
-- that is not in the database. Rows that are not keyed yet, which instances of an earlier version write as well, are
-- when an instance starts.
ALTER TABLE met_person ADD COLUMN keyed boolean NOT NULL DEFAULT false;
CREATE INDEX met_person_not_keyed ON met_person (tenant_id, member_id, key_hash) WHERE NOT keyed;

-- Tells whether the secret is the one with which the hashes were keyed.
CREATE TABLE met_person_secret (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    proof    bytea NOT NULL CHECK (octet_length(proof) = 32)
);
