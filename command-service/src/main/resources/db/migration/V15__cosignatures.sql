-- What witnesses have signed of the checkpoints here, as lines for their notes. Each was checked with the key that is
-- beside it before it was taken; it is given out only as long as that key is trusted.
CREATE TABLE cosignature (
    tenant_id text        NOT NULL,
    size      bigint      NOT NULL,
    witness   text        NOT NULL,
    line      text        NOT NULL,
    taken_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, size, witness),
    FOREIGN KEY (tenant_id, size) REFERENCES checkpoint
);

CREATE INDEX cosignature_by_time ON cosignature (taken_at);

CREATE TRIGGER cosignature_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cosignature
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
