-- Snapshots are sealed with the keyset of their aggregate, or of the member. Those in clear go: events tell the same.
TRUNCATE snapshot;
ALTER TABLE snapshot ADD COLUMN tenant_id text NOT NULL, ADD COLUMN member_id text NOT NULL;

-- A fingerprint is keyed from now on, too; the plain ones could be guessed.
DELETE FROM idempotency;

-- What is to be destroyed, written with the event that says so; done when all of it is gone. A row is never deleted:
-- from them every instance knows whom it has to drop from memory, and who records nothing any more.
CREATE TABLE forgetting (
    certificate_id uuid        PRIMARY KEY,
    number         bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    tenant_id      text        NOT NULL,
    member_id      text        NOT NULL,
    relationships  uuid[],
    asked_at       timestamptz NOT NULL DEFAULT now(),
    keysets        integer,
    done_at        timestamptz
);
COMMENT ON COLUMN forgetting.relationships IS 'the records of one person; null if it is the member who is forgotten';

CREATE INDEX forgetting_to_do ON forgetting (number) WHERE done_at IS NULL;
